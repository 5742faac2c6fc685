"""A photo whose file is changed, removed or brought back while it is in view."""

import os
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.theme import DARK
from gallery.gui.viewer import Viewer
from gallery.library import photos
from gallery.library.database import Library
from tests.gui.viewer.conftest import IDS
from tests.images.making import encoded

RED, BLUE = (210, 20, 30), (20, 40, 220)


@pytest.fixture
def seen(qtbot: QtBot, viewer: Viewer, files: list[Path]) -> Viewer:
    """The full view on photo 3, which is red."""
    files[2].write_bytes(encoded(Image.new("RGB", (300, 200), RED), "JPEG"))
    viewer.show_photo(IDS, 2)
    qtbot.waitUntil(lambda: viewer.shown_id == 3 and is_shown(viewer, RED))
    qtbot.waitUntil(lambda: viewer.stage.is_watched)
    return viewer


def is_shown(viewer: Viewer, shade: tuple[int, int, int]) -> bool:
    image = viewer.canvas.grab().toImage()
    found = QColor(image.pixelColor(image.rect().center())).getRgb()[:3]
    return max(abs(a - b) for a, b in zip(found, shade, strict=True)) < 24


def test_what_a_changed_file_shows_now_is_shown_and_said(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].write_bytes(encoded(Image.new("RGB", (200, 300), BLUE), "JPEG"))
    qtbot.waitUntil(lambda: is_shown(seen, BLUE))
    assert seen.frames.hint == "The file was changed; this is what it shows now."
    framing = seen.canvas.framing
    assert (framing.width, framing.height) == (200, 300)  # nothing is drawn out of shape
    QTest.keyClick(seen, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: seen.shown_id == 4)


def test_what_was_seen_of_a_removed_file_stays_and_is_said(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].unlink()
    qtbot.waitUntil(lambda: "no longer there" in seen.accessibleName())
    assert seen.overlay.said.problem.endswith(
        "The file is no longer there. This is what it showed before."
    )
    assert is_shown(seen, RED)
    assert seen.overlay.is_shown
    files[2].write_bytes(encoded(Image.new("RGB", (300, 200), BLUE), "JPEG"))
    qtbot.waitUntil(lambda: is_shown(seen, BLUE))
    assert seen.overlay.said.problem == ""
    assert seen.frames.hint == "The file can be read again."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="reads everything")
def test_a_file_that_may_not_be_read_any_more_is_said(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].chmod(0)
    qtbot.waitUntil(lambda: "You may not read this" in seen.overlay.said.problem)
    assert is_shown(seen, RED)
    files[2].chmod(0o600)
    qtbot.waitUntil(lambda: seen.overlay.said.problem == "")
    assert seen.frames.hint == "The file can be read again."


def test_what_was_said_in_passing_goes_with_its_photo(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].write_bytes(encoded(Image.new("RGB", (300, 200), BLUE), "JPEG"))
    qtbot.waitUntil(lambda: bool(seen.frames.hint))
    QTest.keyClick(seen, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: seen.shown_id == 4)
    assert seen.frames.hint == ""


def test_a_file_that_changes_before_it_is_come_to_is_noticed_too(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    qtbot.waitUntil(lambda: seen.stage.loader.sharp(4) is not None)  # made ready
    files[3].write_bytes(encoded(Image.new("RGB", (300, 200), BLUE), "JPEG"))
    QTest.keyClick(seen, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: seen.shown_id == 4 and is_shown(seen, BLUE))


def test_a_photo_whose_drive_is_gone_says_so_though_it_was_made_ready(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    qtbot.waitUntil(lambda: seen.stage.loader.sharp(4) is not None)
    folder = files[3].parent
    folder.rename(folder.with_name("away"))
    QTest.keyClick(seen, Qt.Key.Key_Right)
    words = "240127_LWA_04.jpg: The file is no longer there. This is what it showed before."
    qtbot.waitUntil(lambda: seen.overlay.said.problem == words)
    folder.with_name("away").rename(folder)
    qtbot.waitUntil(lambda: seen.overlay.said.problem == "")


def test_where_there_is_no_picture_at_all_the_middle_says_so(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    library.thumbnails.clear()
    files[4].unlink()
    viewer.show_photo(IDS, 4)
    qtbot.waitUntil(lambda: bool(viewer.overlay.said.problem))
    assert viewer.overlay.said.is_blank
    below_words = viewer.rect().center() + QPoint(0, 16)
    assert viewer.grab().toImage().pixelColor(below_words).name().upper() == DARK.panel
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.shown_id == 6 and viewer.canvas.is_sharp)
    assert not viewer.overlay.said.problem


def test_a_file_that_is_half_written_is_shown_once_it_is_whole(
    seen: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    whole = encoded(Image.new("RGB", (300, 200), BLUE), "JPEG")
    files[2].write_bytes(whole[:40])
    qtbot.waitUntil(lambda: bool(seen.overlay.said.problem))
    assert is_shown(seen, RED)
    files[2].write_bytes(whole)
    qtbot.waitUntil(lambda: is_shown(seen, BLUE))
    assert seen.overlay.said.problem == ""


def test_an_animation_begins_anew_with_its_new_frames(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    def moving(shade: tuple[int, int, int]) -> bytes:
        frames = [Image.new("RGB", (300, 200), shade) for _ in range(3)]
        for index, frame in enumerate(frames):
            frame.putpixel((index, 0), (255, 255, 255))
        return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=40)

    files[1].write_bytes(moving(RED))
    with library.writing() as writer:
        photos.set_values(writer, [2], {"frames": 3})
    viewer.show_photo(IDS, 1)
    qtbot.waitUntil(lambda: viewer.player.is_moving and viewer.stage.is_watched)
    files[1].write_bytes(moving(BLUE))
    qtbot.waitUntil(lambda: is_shown(viewer, BLUE) and viewer.player.is_moving)
