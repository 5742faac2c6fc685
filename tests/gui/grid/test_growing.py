"""The grid when the first page of a query is followed by everything."""

from gallery.gui.grid import GridView
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.query import Results, find
from gallery.search import ast
from tests.gui.grid.conftest import everything


def first_page(library: Library) -> Results:
    with library.reading() as reader:
        return find(reader, ast.Everything(), limit=8)


def test_photos_that_follow_a_first_page_move_nothing(grid: GridView, library: Library) -> None:
    grid.resize(grid.width(), 260)
    results = everything(library)
    page = first_page(library)
    grid.show_results(page, keep_place=False)
    grid.choice.only(1)
    grid.choice.toggle(3)
    grid.verticalScrollBar().setValue(60)
    resets: list[bool] = []
    grid.model().modelReset.connect(lambda: resets.append(True))
    grid.show_results(results)
    assert grid.verticalScrollBar().value() == 60
    assert grid.selected_ids() == [2, 4]
    assert grid.current_id() == 4
    assert grid.ids == results.ids
    assert grid.page.rows == 14
    assert grid.selected_count() == 2
    assert not resets


def test_all_of_a_first_page_means_all_that_follow(grid: GridView, library: Library) -> None:
    page = first_page(library)
    grid.show_results(page, keep_place=False)
    grid.select_all()
    grid.show_results(everything(library))
    assert grid.selected_count() == 12


def test_a_page_of_other_photos_does_not_grow(grid: GridView, library: Library) -> None:
    page = first_page(library)
    grid.show_results(page, keep_place=False)
    grid.choice.only(2)
    with library.writing() as writer:
        photos.remove(writer, [1])
    grid.show_results(everything(library))
    assert grid.selected_ids() == [3]
    assert len(grid.ids) == 12
