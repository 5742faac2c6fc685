"""What is decoded and when: for the screen, what rests, in the way that is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.loading import Loader
from gallery.library import photos
from gallery.library.database import Library
from tests.appearing import appear
from tests.gui.viewer.conftest import IDS
from tests.images.making import encoded
from tests.images.test_preview import with_preview


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    """A canvas of 600 × 400 in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    result = Canvas(window)
    result.resize(600, 400)
    appear(qtbot, window)
    yield result
    window.close()


@pytest.fixture
def loader(bridge: Bridge, canvas: Canvas) -> Loader:
    return Loader(bridge, canvas)


def sizes(loader: Loader) -> dict[int, tuple[int, int]]:
    """The photos that are decoded, and how large."""
    there = {photo: loader.sharp(photo) for photo in IDS}
    return {
        photo: sharp.levels[0].size().toTuple()
        for photo, sharp in there.items()
        if sharp is not None and sharp.levels
    }


def enlarge(library: Library, path: Path, size: tuple[int, int], form: str = "JPG") -> None:
    """Make photo 1 a larger one."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.save(str(path), form, 70)
    facts = {"width": size[0], "height": size[1], "format": {"JPG": "JPEG"}.get(form, form)}
    with library.writing() as writer:
        photos.set_values(writer, [1], facts)


def test_a_photo_without_a_thumbnail_shows_the_preview_in_its_file(
    qtbot: QtBot, loader: Loader, library: Library, files: list[Path]
) -> None:
    """It was stored on its side; the camera gave its preview bars above and below."""
    small = Image.new("RGB", (48, 40))
    small.paste((220, 40, 40), (0, 4, 48, 36))
    files[0].write_bytes(with_preview(6, encoded(small, "JPEG")))
    with library.writing() as writer:
        photos.set_values(writer, [1], {"digest": "of no thumbnail", "width": 64, "height": 96})
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: loader.look(1) is not None)
    preview = loader.look(1).thumbnail
    assert preview.size().toTuple() == (32, 48)
    assert all(preview.pixelColor(x, 24).red() > 150 for x in (2, 16, 29))


def test_photos_are_decoded_as_large_as_they_are_shown(
    qtbot: QtBot, loader: Loader, library: Library, files: list[Path], canvas: Canvas
) -> None:
    enlarge(library, files[0], (3000, 1000))
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: 1 in sizes(loader))
    assert sizes(loader)[1] == (600, 200)
    canvas.resize(900, 400)
    canvas.show_photo(3000, 1000, None)
    qtbot.waitUntil(lambda: loader.is_at_rest and sizes(loader)[1] == (900, 300))
    assert sizes(loader)[2] == (300, 200)  # every pixel of a small one


def test_neighbours_come_in_the_way_that_is_gone(qtbot: QtBot, loader: Loader) -> None:
    order: list[int] = []
    loader.sharpened.connect(order.append)
    loader.stand_at(IDS, 4)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == [5, 6, 4, 7]
    loader.stand_at(IDS, 3)  # back
    qtbot.waitUntil(lambda: len(order) == 6)
    assert set(order[4:]) == {3, 2}
    assert loader.sharp(7) is None  # out of reach, and out of memory


def test_while_a_key_is_held_nothing_is_decoded_but_first_looks_are_there(
    qtbot: QtBot, loader: Loader
) -> None:
    decoded: list[int] = []
    loader.sharpened.connect(decoded.append)
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: all(loader.look(photo) is not None for photo in IDS[:10]))
    qtbot.waitUntil(lambda: len(decoded) == 3)
    for index in range(1, 9):
        loader.stand_at(IDS, index)
        assert loader.look(IDS[index]) is not None
    loader.stand_at(IDS, 9)
    assert not {IDS[place] for place in range(4, 9)} & set(decoded)
    qtbot.waitUntil(lambda: loader.sharp(10) is not None)
    assert not {IDS[place] for place in range(4, 8)} & set(decoded)


def test_a_slide_show_says_what_comes_next(qtbot: QtBot, loader: Loader) -> None:
    loader.stand_at(IDS, 2, coming=(9, 5))
    qtbot.waitUntil(lambda: len(sizes(loader)) == 3)
    assert set(sizes(loader)) == {3, 10, 6}


def test_what_must_be_decoded_whole_waits_until_it_is_in_view(
    qtbot: QtBot, loader: Loader, library: Library, files: list[Path], canvas: Canvas
) -> None:
    """A picture of a kind that is not decoded at a smaller scale, as large as a poster."""
    enlarge(library, files[0], (8000, 6300), "PNG")
    loader.stand_at(IDS, 1)
    qtbot.waitUntil(lambda: len(sizes(loader)) >= 3 and loader.is_at_rest)
    assert set(sizes(loader)) == {2, 3, 4}
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: 1 in sizes(loader))
    assert max(sizes(loader)[1]) <= 600
    before = loader.sharp(1)
    canvas.resize(900, 800)
    canvas.show_photo(8000, 6300, None)
    qtbot.waitUntil(lambda: loader.is_at_rest)
    assert loader.sharp(1) is before  # what is missing is cut out of all of it, once


def test_others_do_not_wait_for_a_huge_one(
    qtbot: QtBot, loader: Loader, library: Library, files: list[Path]
) -> None:
    enlarge(library, files[0], (8000, 6300), "PNG")
    order: list[int] = []
    loader.sharpened.connect(order.append)
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == [2, 3, 1]


@pytest.mark.parametrize("coming", [(), (1, 2)])
def test_what_must_be_decoded_whole_is_ready_to_be_enlarged(
    qtbot: QtBot,
    loader: Loader,
    library: Library,
    files: list[Path],
    canvas: Canvas,
    coming: tuple[int, ...],
) -> None:
    """Its file is not needed any more; in a slide show, which nobody enlarges, it still is."""
    enlarge(library, files[0], (3000, 2000), "PNG")
    loader.stand_at(IDS, 0, coming=coming)
    qtbot.waitUntil(lambda: len(sizes(loader)) == 3 and loader.is_at_rest)
    files[0].unlink()
    canvas.show_photo(3000, 2000, None)
    canvas.set_sharp(loader.sharp(1))
    canvas.reframe(lambda framing: framing.enlarged(100, 0, 0))
    assert canvas.wants_more
    loader.want_pieces()
    qtbot.waitUntil(lambda: loader.is_at_rest)
    assert canvas.wants_more == bool(coming)


def test_another_file_is_decoded_again(qtbot: QtBot, loader: Loader, files: list[Path]) -> None:
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: len(sizes(loader)) == 3)
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(files[0]))
    loader.decode_again(1)
    qtbot.waitUntil(lambda: sizes(loader).get(1) == (90, 60))


def test_all_is_let_go_when_the_view_closes(qtbot: QtBot, loader: Loader) -> None:
    loader.stand_at(IDS, 0)
    qtbot.waitUntil(lambda: len(sizes(loader)) == 3)
    loader.forget()
    assert not sizes(loader)
    assert loader.look(1) is None
    QTest.qWait(1)
