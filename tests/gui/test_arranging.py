"""Sort, Group, Layout: from the menus to the photos, remembered by kind of scope."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.gui.arrangement import Arrangement, fitting, from_text, groupings, to_text
from gallery.gui.arranging import without_order
from gallery.gui.bridge import Bridge
from gallery.gui.catalogue import GROUPS, SORTS
from gallery.gui.grid.tiling import Tiling
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import Theme
from gallery.library.results import Grouping
from gallery.search.ast import Order, OrderBy
from tests.appearing import appear


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """Photo 9 has five stars, photo 4 has two."""
    bridge.editor.apply(SetRating((9,), 5))
    bridge.editor.apply(SetRating((4,), 2))
    return bridge


def sections(window: MainWindow) -> Grouping:
    assert window.browse.results is not None
    return window.browse.results.sections.grouping


def test_every_order_and_grouping_has_an_action() -> None:
    assert set(SORTS) == set(OrderBy)
    assert set(GROUPS) == set(Grouping)


@pytest.mark.parametrize("by", list(OrderBy))
def test_an_order_is_written_and_read_again(by: OrderBy) -> None:
    for order in (Order(by), Order(by, reverse=True)):
        assert from_text(to_text(order)) == order
    assert from_text("colour") is None
    assert from_text("") is None


def test_a_grouping_comes_back_with_an_order_that_can_have_it() -> None:
    wanted = Arrangement(Order(OrderBy.RATING), Grouping.SET)
    assert wanted.sections is Grouping.NONE
    assert Arrangement(Order(OrderBy.RELEASED), wanted.grouping).sections is Grouping.SET
    assert fitting(Order(OrderBy.TAKEN), Grouping.SET) is Grouping.MONTH
    assert fitting(Order(OrderBy.ADDED), Grouping.YEAR) is Grouping.YEAR
    assert all(Grouping.NONE in groupings(by) for by in OrderBy)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("V order:rating camcorder", "V camcorder"),
        ("order:-taken", ""),
        ("V 정렬:별점", "V"),
        ('set:"order:rating"', 'set:"order:rating"'),
        ("V (IU", "V (IU"),
        ("V camcorder", "V camcorder"),
    ],
)
def test_an_order_is_taken_out_of_a_line(line: str, left: str) -> None:
    assert without_order(line) == left


def test_the_best_rated_come_first_and_the_order_is_said(
    window: MainWindow, qtbot: QtBot, preferences: Preferences
) -> None:
    window.commands["sort-rating"].trigger()
    qtbot.waitUntil(lambda: list(window.grid.ids[:2]) == [9, 4])
    assert window.page.status_bar.order == "by rating"
    assert window.commands["sort-rating"].isChecked()
    assert not window.commands["group-set"].isEnabled()
    assert window.commands["group-none"].isChecked()
    window.commands["sort-reverse"].trigger()
    qtbot.waitUntil(lambda: window.page.status_bar.order == "by rating, reversed")
    assert preferences.arrangement(ScopeKind.ALL).order == Order(OrderBy.RATING, reverse=True)
    window.commands["sort-released"].trigger()
    qtbot.waitUntil(lambda: sections(window) is Grouping.SET)
    assert window.page.status_bar.order == ""


def test_months_in_place_of_sets(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["group-month"].trigger()
    qtbot.waitUntil(lambda: sections(window) is Grouping.MONTH)
    assert [one.key for one in window.browse.results.sections] == [202401]
    window.commands["group-none"].trigger()
    qtbot.waitUntil(lambda: sections(window) is Grouping.NONE)


def test_the_order_of_the_line_goes_first_and_a_menu_takes_it_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.search.setText("order:rating")
    qtbot.waitUntil(lambda: list(window.grid.ids[:2]) == [9, 4])
    assert window.page.status_bar.order == "by rating, as the search says"
    assert window.commands["sort-rating"].isChecked()
    window.commands["sort-name"].trigger()
    qtbot.waitUntil(lambda: window.page.status_bar.order == "by file name")
    assert window.search.text() == ""
    assert window.browse.arrangement.order == Order(OrderBy.NAME)


def test_an_order_in_the_line_is_turned_round_by_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setText("order:rating")
    qtbot.waitUntil(lambda: window.page.status_bar.order == "by rating, as the search says")
    window.commands["sort-reverse"].trigger()
    qtbot.waitUntil(lambda: window.page.status_bar.order == "by rating, reversed")


def test_each_kind_of_scope_is_shown_as_it_was_last(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["sort-rating"].trigger()
    window.commands["layout-squares"].trigger()
    window.grid.set_zoom(160)
    qtbot.waitUntil(lambda: window.page.status_bar.order == "by rating")
    window.sidebar.choose(Scope(ScopeKind.RECENT, 0, "Recent imports"))
    qtbot.waitUntil(lambda: window.page.status_bar.order == "")
    window.commands["layout-rows"].trigger()
    window.grid.set_zoom(320)
    window.sidebar.choose(Scope(ScopeKind.ALL, 0, "All photos"))
    qtbot.waitUntil(lambda: window.page.status_bar.order == "by rating")
    assert (window.grid.zoom(), window.grid.tiling()) == (160, Tiling.SQUARES)
    assert window.commands["layout-squares"].isChecked()
    window.sidebar.choose(Scope(ScopeKind.RECENT, 0, "Recent imports"))
    qtbot.waitUntil(lambda: window.grid.zoom() == 320)
    assert window.grid.tiling() is Tiling.ROWS


def test_the_window_opens_in_the_layout_and_order_of_last_time(
    window: MainWindow, qtbot: QtBot, preferences: Preferences, theme: Theme, tmp_path: Path
) -> None:
    window.commands["layout-squares"].trigger()
    window.commands["sort-rating"].trigger()
    window.close()
    again = MainWindow(window.bridge, preferences, theme=theme, log_file=tmp_path / "x.log")
    qtbot.addWidget(again)
    appear(qtbot, again)
    qtbot.waitUntil(lambda: again.browse.results is not None)
    qtbot.waitUntil(lambda: again.sidebar.facts is not None)
    assert again.grid.tiling() is Tiling.SQUARES
    assert list(again.grid.ids[:2]) == [9, 4]
    assert again.commands["sort-rating"].isChecked()


def test_what_is_remembered_wrongly_is_the_usual(preferences: Preferences) -> None:
    preferences.write("order-all", "colour")
    preferences.write("grouping-all", "mood")
    assert preferences.arrangement(ScopeKind.ALL) == Arrangement()


def test_the_button_has_all_of_it(window: MainWindow) -> None:
    buttons = window.page.top_bar.findChildren(QToolButton)
    button = next(one for one in buttons if one.accessibleName() == "Sort and group")
    names = {action.objectName() for action in button.menu().actions()}
    wanted = {*(f"sort-{by}" for by in SORTS), *(f"group-{by}" for by in GROUPS)}
    assert wanted | {"sort-reverse", "layout-rows", "layout-squares"} <= names


def test_the_foot_switches_the_layout(window: MainWindow) -> None:
    buttons = window.page.status_bar.findChildren(QToolButton)
    squares = next(one for one in buttons if one.accessibleName() == "Squares")
    QTest.mouseClick(squares, Qt.MouseButton.LeftButton)
    assert window.grid.tiling() is Tiling.SQUARES
    assert squares.isChecked()


def test_search_again_lets_go_of_what_no_longer_matches(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setText("rating:>=2")
    qtbot.waitUntil(lambda: sorted(window.grid.ids) == [4, 9])
    window.bridge.apply(SetRating((4,), 0))
    qtbot.waitUntil(lambda: window.page.status_bar.counts == "1 photo · 1 no longer matches")
    assert sorted(window.grid.ids) == [4, 9]
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: list(window.grid.ids) == [9])
    qtbot.waitUntil(lambda: window.page.status_bar.counts == "1 photo")


def test_enter_in_the_search_lets_go_of_it_too(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "rating:>=2")
    qtbot.waitUntil(lambda: sorted(window.grid.ids) == [4, 9])
    window.bridge.apply(SetRating((4,), 0))
    qtbot.waitUntil(lambda: window.page.status_bar.counts == "1 photo · 1 no longer matches")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(window.grid.ids) == [9])
    assert window.grid.hasFocus()
