"""Animated photos play in the full view; the window never waits for a frame."""

import threading
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.viewer import Viewer, playing, reel
from gallery.library import photos
from gallery.library.database import Library
from tests.gui.viewer.conftest import IDS
from tests.images.making import encoded

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
SHADES = [(200, 30, 30), (30, 160, 60), (40, 60, 210), (230, 230, 60)]
SIZE = (300, 200)


def moving(form: str = "GIF", *, count: int = 4, duration: int = 40, size=SIZE) -> bytes:
    frames = [Image.new("RGB", size, SHADES[i % 4]) for i in range(count)]
    for index, frame in enumerate(frames):  # so that no two are folded into one
        frame.putpixel((index % size[0], index // size[0]), (255, 255, 255))
    return encoded(frames[0], form, save_all=True, append_images=frames[1:], duration=duration)


@pytest.fixture
def animated(library: Library, files: list[Path]) -> Path:
    """The second photo's file, four frames that go on and on."""
    files[1].write_bytes(moving())
    with library.writing() as writer:
        photos.set_values(writer, [2], {"frames": 4})
    return files[1]


def replaced(library: Library, path: Path, content: bytes, frames: int) -> None:
    path.write_bytes(content)
    with library.writing() as writer:
        photos.set_values(writer, [2], {"frames": frames})


def shade(viewer: Viewer) -> int:
    """Which of SHADES is seen in the middle."""
    found = viewer.canvas.grab().toImage().pixelColor(viewer.canvas.rect().center())
    away = [sum(abs(a - b) for a, b in zip(one, rgb(found), strict=True)) for one in SHADES]
    return away.index(min(away))


def rgb(colour: QColor) -> tuple[int, ...]:
    return colour.red(), colour.green(), colour.blue()


def starts(viewer: Viewer, qtbot: QtBot, index: int = 1) -> None:
    viewer.show_photo(IDS, index)
    qtbot.waitUntil(lambda: viewer.player.is_moving)


def test_it_plays_in_order_and_over_again(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    shown: list[int] = []
    viewer.player.framed.connect(lambda _frame: shown.append(shade(viewer)))
    starts(viewer, qtbot)
    qtbot.waitUntil(lambda: len(shown) >= 10)
    assert shown[:10] == [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]


def test_each_frame_is_shown_as_long_as_it_says(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    replaced(library, files[1], moving(count=30, duration=30), 30)
    starts(viewer, qtbot)
    since, shown = time.monotonic(), []
    viewer.player.framed.connect(lambda _frame: shown.append(time.monotonic()))
    qtbot.waitUntil(lambda: len(shown) >= 20)
    assert shown[19] - since > 20 * 0.03 * 0.7


def test_space_pauses_and_goes_on(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Space)
    assert viewer.current_id() == 2
    assert viewer.player.is_paused
    assert "paused" in viewer.accessibleName()
    stands = viewer.player.frame.index
    QTest.qWait(150)
    assert viewer.player.frame.index == stands
    QTest.keyClick(viewer, Key.Key_Space)
    qtbot.waitUntil(lambda: viewer.player.frame.index != stands)
    assert "playing" in viewer.accessibleName()


def test_a_frame_on_or_back_by_a_key(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Space)
    stands = viewer.player.frame.index
    for key, away in ((Key.Key_Period, 1), (Key.Key_Period, 2), (Key.Key_Comma, 1)):
        QTest.keyClick(viewer, key)
        wanted = (stands + away) % 4
        qtbot.waitUntil(lambda wanted=wanted: viewer.player.frame.index == wanted)
        assert shade(viewer) == wanted
    assert viewer.player.is_paused
    assert viewer.current_id() == 2


def test_steps_that_follow_each_other_are_each_taken(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    """Of a long animation the frames before are decoded from its start again."""
    replaced(library, files[1], moving(count=400, duration=40, size=(120, 80)), 400)
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Space)
    viewer.player.seek(350)
    qtbot.waitUntil(lambda: viewer.player.frame.index == 350)
    for key, times, wanted in (
        (Key.Key_Comma, 40, 310),  # more than are decoded at once
        (Key.Key_Comma, 3, 307),
        (Key.Key_Period, 60, 367),
        (Key.Key_Comma, 60, 307),  # all of which were just seen
    ):
        for _ in range(times):  # as quick as a held key or quicker
            QTest.keyClick(viewer, key)
        qtbot.waitUntil(lambda wanted=wanted: viewer.player.frame.index == wanted)
        assert shade(viewer) == wanted % 4
    assert viewer.player.is_paused


def test_frames_that_are_not_there_any_more_are_not_waited_for(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    replaced(library, files[1], moving(count=6, size=(120, 80)), 400)
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Comma)
    viewer.player.seek(390)
    shown: list[int] = []
    viewer.player.framed.connect(lambda frame: shown.append(frame.index))
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [0]


def test_a_step_pauses_what_plays(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Comma)
    assert viewer.player.is_paused


def test_another_frame_is_gone_to_and_it_plays_on_from_there(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    replaced(library, files[1], moving(count=400, duration=20, size=(120, 80)), 400)
    starts(viewer, qtbot)
    viewer.player.seek(390)
    shown: list[int] = []
    viewer.player.framed.connect(lambda frame: shown.append(frame.index))
    qtbot.waitUntil(lambda: len(shown) >= 12)
    assert shown[:12] == [*range(390, 400), 0, 1]


def test_a_click_on_the_line_goes_there(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    replaced(library, files[1], moving(count=100, duration=60, size=(120, 80)), 100)
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Space)
    line = viewer.overlay.timeline
    assert line.isVisible()
    for share in (0.25, 0.5, 0.75):  # quicker than frames are decoded
        place = line.rect().center()
        place.setX(round(line.width() * share))
        QTest.mouseClick(line, Button.LeftButton, Modifier.NoModifier, place)
    qtbot.waitUntil(lambda: viewer.player.frame.index == 75)
    assert line.accessibleName().startswith("Frame 76 of 100")
    assert viewer.player.is_paused
    QTest.keyClick(viewer, Key.Key_Right)
    assert not line.isVisible()


def test_shift_and_space_still_go_back(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Space, Modifier.ShiftModifier)
    assert viewer.current_id() == 1


def test_a_button_pauses_too(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    button = viewer.overlay.play_button
    qtbot.waitUntil(button.isVisible)
    assert button.accessibleName() == "Pause (Space)"
    QTest.mouseClick(button, Button.LeftButton)
    assert viewer.player.is_paused
    assert button.accessibleName() == "Play (Space)"
    QTest.mouseClick(button, Button.LeftButton)
    assert not viewer.player.is_paused


def test_going_on_stops_it(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.shown_id == 3)
    assert not viewer.player.is_moving
    assert not viewer.overlay.play_button.isVisible()
    QTest.keyClick(viewer, Key.Key_Space)
    assert viewer.current_id() == 4  # where nothing moves, space goes on
    QTest.keyClick(viewer, Key.Key_Backspace)
    QTest.keyClick(viewer, Key.Key_Backspace)
    qtbot.waitUntil(lambda: viewer.player.is_moving)


def test_leaving_lets_go_of_it(viewer: Viewer, qtbot: QtBot, animated: Path) -> None:
    starts(viewer, qtbot)
    QTest.keyClick(viewer, Key.Key_Escape)
    assert not viewer.player.is_moving
    assert not viewer.player._clock.isActive()
    animated.unlink()  # nothing holds the file
    starts_again = []
    viewer.player.framed.connect(starts_again.append)
    QTest.qWait(150)
    assert not starts_again


def test_a_photo_that_turns_out_to_move_begins_to(
    viewer: Viewer, qtbot: QtBot, bridge, library: Library, files: list[Path]
) -> None:
    """The frames of a GIF are counted by the analysis, maybe after the photo was opened."""
    files[1].write_bytes(moving())
    viewer.show_photo(IDS, 1)
    qtbot.waitUntil(lambda: viewer.shown_id == 2 and viewer.canvas.is_sharp)
    assert not viewer.player.is_moving
    with library.writing() as writer:
        photos.set_values(writer, [2], {"frames": 4})
    bridge.tell(writer.changes)
    qtbot.waitUntil(lambda: viewer.player.is_moving)


def test_pages_are_shown_as_a_still_picture(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    replaced(library, files[1], moving("TIFF"), 4)
    viewer.show_photo(IDS, 1)
    qtbot.waitUntil(lambda: viewer.canvas.is_sharp and viewer.player._reel is None)
    assert not viewer.player.is_moving
    assert not viewer.overlay.play_button.isVisible()


def test_a_file_that_vanishes_leaves_its_last_frame(
    viewer: Viewer, qtbot: QtBot, animated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reel, "KEPT_BYTES", 0)  # else four frames need the file only once
    starts(viewer, qtbot)
    animated.unlink()
    qtbot.waitUntil(lambda: not viewer.player.is_moving)
    assert viewer.canvas.is_sharp


def test_zooming_in_brings_every_pixel(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    size = (1800, 1200)
    replaced(library, files[1], moving("WEBP", size=size, duration=60), 4)
    with library.writing() as writer:
        photos.set_values(writer, [2], {"width": size[0], "height": size[1]})
    starts(viewer, qtbot)
    assert max(viewer.player.frame.image.size().toTuple()) <= 800
    QTest.keyClick(viewer, Key.Key_Z)
    qtbot.waitUntil(lambda: viewer.player.frame.is_whole)
    assert viewer.player.frame.image.size().toTuple() == size


def test_a_paused_frame_gets_sharper_and_stays_the_same(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    size = (1800, 1200)
    replaced(library, files[1], moving("WEBP", size=size, duration=60), 4)
    with library.writing() as writer:
        photos.set_values(writer, [2], {"width": size[0], "height": size[1]})
    starts(viewer, qtbot)
    qtbot.waitUntil(lambda: viewer.player.frame.index == 2)
    QTest.keyClick(viewer, Key.Key_Space)
    stands = viewer.player.frame.index
    QTest.keyClick(viewer, Key.Key_Z)
    qtbot.waitUntil(lambda: viewer.player.frame.is_whole)
    assert viewer.player.frame.index == stands
    assert viewer.player.is_paused


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_frames_are_decoded_beside_the_window(
    viewer: Viewer,
    qtbot: QtBot,
    library: Library,
    files: list[Path],
    form: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replaced(library, files[1], moving(form, count=6), 6)
    threads: set[str] = set()
    strip = reel.Reel.strip

    def seen(one: reel.Reel) -> tuple[reel.Frame, ...]:
        threads.add(threading.current_thread().name.rsplit("_", 1)[0])
        return strip(one)

    monkeypatch.setattr(reel.Reel, "strip", seen)
    shown: list[object] = []
    viewer.player.framed.connect(shown.append)
    starts(viewer, qtbot)
    qtbot.waitUntil(lambda: len(shown) >= 9)
    assert threads == {"reader"}


def test_five_thousand_frames_take_the_memory_of_a_few(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path], monkeypatch
) -> None:
    monkeypatch.setattr(reel, "KEPT_BYTES", 4_000_000)
    replaced(library, files[1], moving(count=5000, duration=20, size=(120, 80)), 5000)
    most = 0
    starts(viewer, qtbot)

    def look() -> None:
        nonlocal most
        player = viewer.player
        most = max(most, len(player._ready) + len(player._reel._kept))

    shown: list[object] = []
    viewer.player.framed.connect(lambda frame: (look(), shown.append(frame.index)))
    qtbot.waitUntil(lambda: len(shown) >= 30)
    seconds, frames = time.monotonic(), 0
    running = reel.Reel(viewer.player._paths, 800)
    while frames < 5200 and time.monotonic() - seconds < 60:  # once through, and on
        strip = running.strip()
        frames += len(strip)
        most = max(most, len(strip) + len(running._kept))
    assert frames >= 5200
    assert most < 4_000_000 // (120 * 80 * 4) + 2 * playing.AHEAD // 20 + 20
