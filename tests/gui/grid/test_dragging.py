"""Dragging photos out to other programs."""

from array import array
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery.gui.grid import GridView
from gallery.gui.grid.dragging import MOST_DRAGGED, data_of, files_of, loaded, photos_in
from gallery.gui.grid.selection import Ranges, Selected
from gallery.library.database import Library
from tests.gui.grid.test_view import click, drag, release


def test_selected_photos_are_dragged_together(grid: GridView, qtbot: QtBot) -> None:
    click(grid, 1)
    click(grid, 3, Qt.KeyboardModifier.ControlModifier)
    start = grid.cell_rect(3).center()
    with qtbot.waitSignal(grid.drag_wanted):
        drag(grid, start, start + grid.cell_rect(4).center() - grid.cell_rect(3).center())
    release(grid, start)
    assert grid.selected_ids() == [2, 4]


def test_a_photo_that_is_not_selected_is_chosen_and_dragged(grid: GridView, qtbot: QtBot) -> None:
    click(grid, 1)
    start = grid.cell_rect(5).center()
    with qtbot.waitSignal(grid.drag_wanted):
        drag(grid, start, grid.cell_rect(6).center())
    release(grid, start)
    assert grid.selected_ids() == [6]


def test_a_small_shake_is_a_click(grid: GridView, qtbot: QtBot) -> None:
    click(grid, 1)
    click(grid, 3, Qt.KeyboardModifier.ControlModifier)
    at = grid.cell_rect(3).center()
    with qtbot.assertNotEmitted(grid.drag_wanted):
        drag(grid, at, at)
        release(grid, at)
    assert grid.selected_ids() == [4]


def test_many_photos_are_all_carried_and_their_first_files_offered(
    grid: GridView, library: Library
) -> None:
    click(grid, 10)
    click(grid, 2, Qt.KeyboardModifier.ShiftModifier)
    with library.reading() as reader:
        load = loaded(grid.selection(), library, reader=reader)
    data = data_of(load)
    assert load.photos == 9
    assert photos_in(data, library) == tuple(range(3, 12))
    names = [Path(url.toLocalFile()).name for url in data.urls()]
    assert names == [f"240127_LWA_{number:02}.jpg" for number in range(3, 12)]
    assert all(Path(url.toLocalFile()).exists() for url in data.urls())


def test_of_a_great_many_photos_no_more_files_are_offered_than_a_file_manager_takes(
    library: Library,
) -> None:
    ids = array("q", range(1, 13)) * MOST_DRAGGED
    selected = Selected(ids, Ranges([range(len(ids))]), distinct=True)
    with library.reading() as reader:
        load = loaded(selected, library, reader=reader)
    assert load.photos == 12 * MOST_DRAGGED
    assert len(load.paths) == 12


def test_files_are_offered_by_name_on_disk() -> None:
    data = files_of({1: ["/photos/뷔 #1 100%.jpg", "/copy.jpg"], 2: [], 3: ["/b.png"]})
    paths = [url.toLocalFile() for url in data.urls()]
    assert paths == ["/photos/뷔 #1 100%.jpg", "/b.png"]
    odd = files_of({1: ["/bad\udcff.jpg"]}).urls()
    assert bytes(odd[0].toEncoded().data()) == b"file:///bad%FF.jpg"
    assert not files_of({1: []}).hasUrls()
