"""Pictures come by themselves, for what is in sight."""

import struct
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.background import Work, WorkKind
from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView, thumbnails
from gallery.gui.grid.render import Shape
from gallery.gui.grid.sources import COARSE, Wish
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.photo import Card
from tests.appearing import appear
from tests.gui.grid.conftest import digest_of, everything


def has_picture(grid: GridView, row: int) -> bool:
    picture = grid._thumbnails.get(digest_of(grid, row))
    return picture is not None and picture.shape == grid._shape_of(grid.page.box(row))


def cards_of(grid: GridView) -> list[Card]:
    found = (grid._photos.card(row) for row in range(12))
    return [card for card in found if card is not None]


def test_all_in_sight_get_their_picture(grid: GridView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(has_picture(grid, row) for row in range(12)))
    image = grid.grab().toImage()
    seen = {image.pixelColor(grid.cell_rect(row).center()).name() for row in range(12)}
    assert len(seen) > 8  # the pictures differ, placeholders would not


def test_another_zoom_keeps_the_old_picture_until_the_new_one_is_there(
    grid: GridView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: has_picture(grid, 0))
    digest = digest_of(grid, 0)
    grid.set_zoom(400)
    assert grid._thumbnails.get(digest) is not None
    grid.grab()
    qtbot.waitUntil(lambda: has_picture(grid, 0))


def test_a_photo_without_thumbnail_is_decoded_on_demand(
    qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    digests = [card.digest for card in _cards(library)]
    library.thumbnails.remove(digests[:1])
    view = GridView(bridge)
    qtbot.addWidget(view)
    view.resize(1060, 640)
    appear(qtbot, view)
    view.show_results(everything(library))
    qtbot.waitUntil(lambda: view._thumbnails.get(digests[0]) is not None)


def test_a_photo_that_cannot_be_decoded_is_asked_for_again_after_a_change(
    qtbot: QtBot, bridge: Bridge, library: Library, tmp_path: Path
) -> None:
    (card, *_) = _cards(library)
    data = library.thumbnails.get(card.digest)
    assert data is not None
    library.thumbnails.remove([card.digest])
    path = next((tmp_path / "240127 Love wins all").glob("*_01.jpg"))
    path.unlink()
    loader = Thumbnails(bridge)
    loader.set_shape(thumbnails.Shape(96, 64, 6.0))
    loader.want([card])
    qtbot.waitUntil(lambda: card.id in loader._failed)
    loader.want([card])
    assert not loader._batches
    library.thumbnails.put_many({card.digest: data})
    bridge.tell(Changes(photos=frozenset([card.id])))
    qtbot.waitUntil(lambda: card.id not in loader._failed)
    loader.want([card])
    qtbot.waitUntil(lambda: loader.get(card.digest) is not None)


def test_the_cache_is_counted_in_bytes(grid: GridView, qtbot: QtBot, monkeypatch: object) -> None:
    qtbot.waitUntil(lambda: all(has_picture(grid, row) for row in range(12)))
    store = grid._thumbnails
    assert store._bytes == sum(picture.bytes for picture in store._pictures.values())
    monkeypatch.setattr(thumbnails, "CACHE_BYTES", 5 * 400 * 300 * 4)  # type: ignore[attr-defined]
    grid.set_zoom(400)
    qtbot.waitUntil(lambda: not store._batches and store._bytes <= thumbnails.CACHE_BYTES)
    assert store._bytes == sum(picture.bytes for picture in store._pictures.values())


def test_nothing_is_loaded_while_the_bar_is_dragged_across(grid: GridView, qtbot: QtBot) -> None:
    grid.resize(grid.width(), 260)
    qtbot.waitUntil(lambda: not grid._thumbnails._wanted)
    grid.set_zoom(480)
    bar = grid.verticalScrollBar()
    for share in (1, 0, 1):
        bar.setValue(bar.maximum() * share)
        assert grid._thumbnails._wanted == []
    qtbot.waitUntil(lambda: has_picture(grid, 13))


def test_what_flies_by_is_coarse_and_sharp_when_it_rests(grid: GridView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    card = grid._photos.card(3)
    assert card is not None
    store, shape = Thumbnails(grid._thumbnails._bridge), grid._shape_of(grid.page.box(3))
    store.wish([Wish(card, shape, is_coarse=True)])
    qtbot.waitUntil(lambda: store.get(card.digest) is not None)
    coarse = store.get(card.digest)
    assert coarse is not None
    assert coarse.is_coarse
    assert coarse.pixmap.width() == shape.width // COARSE
    assert not store.has(Wish(card, shape))
    store.wish([Wish(card, shape, is_coarse=True)])
    assert not store._batches, "coarse is good enough for now"
    store.wish([Wish(card, shape)])
    qtbot.waitUntil(lambda: store.has(Wish(card, shape)))
    sharp = store.get(card.digest)
    assert sharp is not None
    assert sharp.pixmap.width() == shape.width
    assert store.has(Wish(card, shape, is_coarse=True))


def test_a_fast_scroll_ends_in_sharp_pictures(grid: GridView, qtbot: QtBot) -> None:
    grid.resize(grid.width(), 260)
    grid.set_zoom(400)
    bar = grid.verticalScrollBar()
    for value in range(0, bar.maximum(), 90):
        bar.setValue(value)
        QTest.qWait(4)
    qtbot.waitUntil(lambda: grid.is_sharp)
    rows = grid._sight.rows()
    assert all(has_picture(grid, row) for row in rows)


def test_a_picture_made_for_a_cell_nearly_as_wide_is_cut_to_it(
    grid: GridView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    card = grid._photos.card(0)
    assert card is not None
    shape = grid._shape_of(grid.page.box(0))
    narrower = Shape(round(shape.width * 0.85), shape.height, shape.radius)
    assert grid._thumbnails.has(Wish(card, narrower))
    assert not grid._thumbnails.has(Wish(card, Shape(shape.width // 2, shape.height, 6)))
    assert not grid._thumbnails.has(Wish(card, Shape(shape.width, shape.height - 9, 6)))


def test_a_change_of_a_photo_is_painted(grid: GridView, qtbot: QtBot, library: Library) -> None:
    from gallery.edits.photos import SetRating

    qtbot.waitUntil(lambda: has_picture(grid, 4))
    before = grid.grab().toImage().copy(grid.cell_rect(4))
    card = grid._photos.card(4)
    assert card is not None
    assert card.rating == 0
    editor_bridge = grid._thumbnails._bridge
    editor_bridge.apply(SetRating((card.id,), 4))
    qtbot.waitUntil(lambda: getattr(grid._photos.card(4), "rating", 0) == 4)
    QTest.qWait(1)
    assert grid.grab().toImage().copy(grid.cell_rect(4)) != before


def test_the_preview_in_the_file_stands_in_while_work_is_going_on(
    qtbot: QtBot, bridge: Bridge, library: Library, tmp_path: Path
) -> None:
    card, other, *_ = _cards(library)
    thumbnail = library.thumbnails.get(card.digest)
    assert thumbnail is not None
    library.thumbnails.remove([card.digest, other.digest])
    path = next((tmp_path / "240127 Love wins all").glob("*_01.jpg"))
    path.write_bytes(with_preview(path.read_bytes(), thumbnail))
    work = Work(WorkKind.ANALYSE)
    bridge.background.works.append(work)
    loader = Thumbnails(bridge)
    loader.set_shape(thumbnails.Shape(96, 64, 6.0))
    loader.want([card, other])
    qtbot.waitUntil(lambda: loader.get(card.digest) is not None)
    picture = loader.get(card.digest)
    assert picture is not None
    assert picture.stands_in
    assert loader.get(other.digest) is None  # it has no preview, and nobody decodes it now
    library.thumbnails.put_many({card.digest: thumbnail})
    bridge.tell(Changes(photos=frozenset([card.id])))
    qtbot.waitUntil(lambda: card.id not in loader._missing)
    loader.want([card, other])
    qtbot.waitUntil(lambda: not loader.get(card.digest).stands_in)
    bridge.background.works.remove(work)
    bridge.jobs_changed.emit()
    qtbot.waitUntil(lambda: loader.get(other.digest) is not None)


def test_while_an_import_runs_what_is_in_sight_is_decoded(
    qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    card = _cards(library)[0]
    library.thumbnails.remove([card.digest])
    work = Work(WorkKind.IMPORT)
    bridge.background.works.append(work)  # it may run for an hour, and makes no thumbnails
    loader = Thumbnails(bridge)
    loader.set_shape(thumbnails.Shape(96, 64, 6.0))
    loader.want([card])
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


def _cards(library: Library) -> list[Card]:
    from gallery.library import photos

    with library.reading() as reader:
        return photos.cards(reader, list(range(1, 13)))
