"""Photos that match no longer stay in sight, faded, and say why."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery.gui.grid import GridView
from gallery.library.database import Library
from gallery.library.results import Grouping, Results, Section, Sections
from tests.gui.grid.conftest import everything
from tests.gui.grid.test_view import click, differ

TIP = Qt.ItemDataRole.ToolTipRole


def test_they_are_drawn_faded_and_say_why(grid: GridView, library: Library, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    plain = grid.grab().toImage()
    results = everything(library)
    click(grid, 6)
    grid.show_results(results, dimmed=frozenset([results.ids[3]]))
    faded = grid.grab().toImage()
    assert differ(plain, faded, grid, 3)
    assert not differ(plain, faded, grid, 4)
    assert "no longer matches" in grid.model().index(3, 0).data(TIP)
    assert "no longer matches" in grid.model().index(3, 0).data()
    assert "no longer" not in grid.model().index(4, 0).data(TIP)
    assert grid.selected_ids() == [7], "nothing else changed"
    grid.show_results(results)
    assert not differ(plain, grid.grab().toImage(), grid, 3)


def test_they_can_be_chosen_like_the_others(grid: GridView, library: Library) -> None:
    results = everything(library)
    grid.show_results(results, dimmed=frozenset(results.ids))
    before = grid.grab().toImage()
    click(grid, 2)
    assert grid.selected_ids() == [3]
    assert differ(before, grid.grab().toImage(), grid, 2)


def test_without_sections_no_header_stands_above(grid: GridView, library: Library) -> None:
    found = everything(library)
    sections = Sections.of([Section(0, 0, len(found.ids), Grouping.NONE)], Grouping.NONE)
    grid.show_results(Results(found.ids, sections, found.photos), keep_place=False)
    assert grid.page.box(0).y < 20
    assert grid.header_at(grid.cell_rect(0).topLeft()) == -1
    grid.resize(grid.width(), 260)
    grid.verticalScrollBar().setValue(60)
    assert grid.row_at(grid.cell_rect(0).center()) == 0
    grid.grab()
