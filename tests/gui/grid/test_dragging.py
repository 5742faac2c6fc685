"""Dragging photos out to other programs."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery.gui.grid import GridView
from gallery.gui.grid.dragging import files_of
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


def test_files_are_offered_by_name_on_disk() -> None:
    data = files_of({1: ["/photos/뷔 #1 100%.jpg", "/copy.jpg"], 2: [], 3: ["/b.png"]})
    paths = [url.toLocalFile() for url in data.urls()]
    assert paths == ["/photos/뷔 #1 100%.jpg", "/b.png"]
    odd = files_of({1: ["/bad\udcff.jpg"]}).urls()
    assert bytes(odd[0].toEncoded().data()) == b"file:///bad%FF.jpg"
    assert not files_of({1: []}).hasUrls()
