"""Pictures come by themselves, for what is in sight."""

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView, thumbnails
from gallery.gui.grid.render import Shape
from gallery.gui.grid.sources import COARSE, Wish
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.gui.work import Work, WorkKind
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.photo import Card
from tests.appearing import appear
from tests.gui import made
from tests.gui.grid.conftest import everything

NEARLY = 16  # of 255: a JPEG drawn in another size


SHAPE = Shape(96, 64, 6.0)


def cards(library: Library) -> list[Card]:
    with library.reading() as reader:
        return photos.cards(reader, list(made.NUMBERS))


def looks(grid: GridView, row: int) -> QColor:
    """Return the colour in the middle of a cell, as it is painted now."""
    return grid.viewport().grab().toImage().pixelColor(grid.cell_rect(row).center())


def is_shown(grid: GridView, row: int) -> bool:
    """Whether a cell shows the picture of its photo, and no placeholder."""
    image = QImage.fromData(made.picture(grid.ids[row]))
    wanted, there = image.pixelColor(image.rect().center()), looks(grid, row)
    parts = zip(wanted.getRgb(), there.getRgb(), strict=True)
    return all(abs(one - other) < NEARLY for one, other in parts)


def test_all_in_sight_get_their_picture(grid: GridView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    assert all(is_shown(grid, row) for row in range(12))
    assert len({looks(grid, row).name() for row in range(12)}) > 8  # placeholders are alike


def test_another_zoom_keeps_the_old_picture_until_the_new_one_is_there(
    grid: GridView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    grid.set_zoom(400)
    assert not grid.is_sharp
    assert is_shown(grid, 0)
    qtbot.waitUntil(lambda: grid.is_sharp)


def test_a_photo_without_thumbnail_is_decoded_on_demand(
    qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    library.thumbnails.remove([cards(library)[0].digest])
    view = GridView(bridge)
    qtbot.addWidget(view)
    view.resize(1060, 640)
    appear(qtbot, view)
    view.show_results(everything(library))
    qtbot.waitUntil(lambda: is_shown(view, 0))


def test_a_photo_that_cannot_be_decoded_is_asked_for_again_after_a_change(
    qtbot: QtBot, bridge: Bridge, library: Library, tmp_path: Path
) -> None:
    card, other, *_ = cards(library)
    data = library.thumbnails.get(card.digest)
    assert data is not None
    library.thumbnails.remove([card.digest])
    path = next((tmp_path / "240127 Love wins all").glob("*_01.jpg"))
    path.unlink()
    loader = Thumbnails(bridge)
    wish = Wish(card, SHAPE)
    loader.wish([wish])
    qtbot.waitUntil(lambda: loader.has(wish))
    assert loader.get(card.digest) is None, "it never will be there"
    library.thumbnails.put_many({card.digest: data})
    loader.wish([wish, Wish(other, SHAPE)])
    qtbot.waitUntil(lambda: loader.get(other.digest) is not None)
    assert loader.get(card.digest) is None, "nobody said that it changed"
    bridge.tell(Changes(photos=frozenset([card.id])))
    qtbot.waitUntil(lambda: not loader.has(wish))
    loader.wish([wish])
    qtbot.waitUntil(lambda: loader.get(card.digest) is not None)


def test_the_cache_is_counted_in_bytes(
    qtbot: QtBot, bridge: Bridge, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, most = SHAPE.width * SHAPE.height * 4, 5
    monkeypatch.setattr(thumbnails, "CACHE_BYTES", most * one)
    loader, all_cards = Thumbnails(bridge), cards(library)
    seen: set[int] = set()

    def look() -> None:
        there = [each for each in all_cards if loader.get(each.digest) is not None]
        pictures = [loader.get(each.digest) for each in there]
        assert sum(picture.bytes for picture in pictures if picture) <= most * one
        seen.update(each.id for each in there)

    loader.arrived.connect(look)
    for each in all_cards:
        loader.wish([Wish(each, SHAPE)])
        qtbot.waitUntil(lambda each=each: each.id in seen)
    kept = [each.id for each in all_cards if loader.get(each.digest) is not None]
    assert kept == [each.id for each in all_cards[-most:]]


def test_nothing_is_loaded_of_what_the_bar_is_dragged_across(grid: GridView, qtbot: QtBot) -> None:
    grid.resize(grid.width(), 260)
    grid.set_zoom(480)
    bar = grid.verticalScrollBar()
    end, middle = bar.maximum(), bar.maximum() // 2
    for value in (end, middle, end):
        bar.setValue(value)
    qtbot.waitUntil(lambda: grid.is_sharp)
    bar.setValue(middle)
    assert not grid.is_sharp
    qtbot.waitUntil(lambda: grid.is_sharp)


def test_what_flies_by_is_coarse_and_sharp_when_it_rests(
    qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    card, loader = cards(library)[3], Thumbnails(bridge)
    wish, passing = Wish(card, SHAPE), Wish(card, SHAPE, is_coarse=True)
    loader.wish([passing])
    qtbot.waitUntil(lambda: loader.get(card.digest) is not None)
    coarse = loader.get(card.digest)
    assert coarse is not None
    assert coarse.is_coarse
    assert coarse.pixmap.width() == SHAPE.width // COARSE
    assert loader.has(passing), "coarse is good enough for now"
    assert not loader.has(wish)
    loader.wish([wish])
    qtbot.waitUntil(lambda: loader.has(wish))
    sharp = loader.get(card.digest)
    assert sharp is not None
    assert sharp.pixmap.width() == SHAPE.width
    assert loader.has(passing)


def test_a_fast_scroll_ends_in_sharp_pictures(grid: GridView, qtbot: QtBot) -> None:
    grid.resize(grid.width(), 260)
    grid.set_zoom(400)
    bar = grid.verticalScrollBar()
    for value in range(0, bar.maximum(), 90):
        bar.setValue(value)
        QTest.qWait(4)
    qtbot.waitUntil(lambda: grid.is_sharp)
    seen = [row for row in range(14) if grid.viewport().rect().contains(grid.cell_rect(row))]
    assert seen
    assert all(is_shown(grid, row) for row in seen)


def test_a_picture_made_for_a_cell_nearly_as_wide_is_cut_to_it(
    qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    card, loader = cards(library)[0], Thumbnails(bridge)
    loader.wish([Wish(card, SHAPE)])
    qtbot.waitUntil(lambda: loader.has(Wish(card, SHAPE)))
    assert loader.has(Wish(card, Shape(round(SHAPE.width * 0.85), SHAPE.height, 6.0)))
    assert not loader.has(Wish(card, Shape(SHAPE.width // 2, SHAPE.height, 6.0)))
    assert not loader.has(Wish(card, Shape(SHAPE.width, SHAPE.height - 9, 6.0)))


def test_a_change_of_a_photo_is_painted(grid: GridView, qtbot: QtBot, bridge: Bridge) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    before = grid.viewport().grab(grid.cell_rect(4)).toImage()
    bridge.apply(SetRating((grid.ids[4],), 4))
    qtbot.waitUntil(lambda: grid.viewport().grab(grid.cell_rect(4)).toImage() != before)


def test_the_preview_in_the_file_stands_in_while_work_is_going_on(
    qtbot: QtBot, bridge: Bridge, library: Library, tmp_path: Path
) -> None:
    card, other, *_ = cards(library)
    thumbnail = library.thumbnails.get(card.digest)
    assert thumbnail is not None
    library.thumbnails.remove([card.digest, other.digest])
    path = next((tmp_path / "240127 Love wins all").glob("*_01.jpg"))
    path.write_bytes(with_preview(path.read_bytes(), thumbnail))
    work = Work(WorkKind.ANALYSE)
    bridge.background.works.append(work)
    loader = Thumbnails(bridge)
    loader.wish([Wish(card, SHAPE), Wish(other, SHAPE)])
    qtbot.waitUntil(lambda: loader.get(card.digest) is not None)
    picture = loader.get(card.digest)
    assert picture is not None
    assert picture.stands_in
    assert loader.get(other.digest) is None  # it has no preview, and nobody decodes it now
    library.thumbnails.put_many({card.digest: thumbnail})
    bridge.tell(Changes(photos=frozenset([card.id])))

    def is_better() -> bool:
        loader.wish([Wish(card, SHAPE), Wish(other, SHAPE)])
        now = loader.get(card.digest)
        return now is not None and not now.stands_in

    qtbot.waitUntil(is_better)
    bridge.background.works.remove(work)
    bridge.jobs_changed.emit()
    qtbot.waitUntil(lambda: loader.get(other.digest) is not None)


def test_while_an_import_runs_what_is_in_sight_is_decoded(
    qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    card = cards(library)[0]
    library.thumbnails.remove([card.digest])
    work = Work(WorkKind.IMPORT)
    bridge.background.works.append(work)  # it may run for an hour, and makes no thumbnails
    loader = Thumbnails(bridge)
    loader.wish([Wish(card, SHAPE)])
    qtbot.waitUntil(lambda: loader.get(card.digest) is not None)
    bridge.background.works.remove(work)


def with_preview(data: bytes, preview: bytes) -> bytes:
    """Put ``preview`` into the EXIF block of a JPEG: an empty first directory, then its own."""
    entries = struct.pack("<HHII", 0x0201, 4, 1, 8 + 6 + 30) + struct.pack(
        "<HHII", 0x0202, 4, 1, len(preview)
    )
    first = struct.pack("<HI", 0, 8 + 6)
    second = struct.pack("<H", 2) + entries + struct.pack("<I", 0)
    block = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + first + second + preview
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + data[2:]
