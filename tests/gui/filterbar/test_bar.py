"""The filter bar in the window: a search put together by clicks and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.filterbar.bar import FilterBar
from gallery.gui.filterbar.choices import Group
from gallery.gui.filterbar.menu import FilterMenu
from gallery.gui.main_window import MainWindow
from gallery.gui.widgets.chip import Chip, Look
from gallery.search.terms import Stance
from tests.gui import made

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5."""
    made.tag_some(bridge)
    return bridge


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> Iterator[FilterBar]:
    """The filter bar, shown and filled."""
    if not window.commands["filter-bar"].isChecked():
        window.commands["filter-bar"].trigger()
    bar = window.page.filter_bar
    qtbot.waitUntil(lambda: bool(bar.offers.of(Group.PEOPLE)))
    yield bar
    for menu in bar.menus.values():
        menu.hide()


def opened(bar: FilterBar, group: Group, qtbot: QtBot) -> FilterMenu:
    """Click on a chip; return its menu."""
    QTest.mouseClick(bar.chips[group], LEFT)
    menu = bar.menus[group]
    qtbot.waitUntil(menu.isVisible)
    return menu


def choose(menu: FilterMenu, text: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Click on the choice that is written so."""
    found = [one for one in menu.actions() if one.toolTip() == text]
    place = menu.actionGeometry(found[0]).center()
    QTest.mouseMove(menu, place)
    QTest.mouseClick(menu, LEFT, modifier, place)


def shows(menu: FilterMenu, text: str) -> str:
    return next(one.text() for one in menu.actions() if one.toolTip() == text)


def chips(bar: FilterBar) -> list[str]:
    return [one.words for one in bar.line.findChildren(Chip) if one.isVisible()]


def settled(window: MainWindow, line: str, qtbot: QtBot) -> None:
    """Wait until the line is so, its photos are there, and the bar has seen them."""
    qtbot.waitUntil(lambda: window.search.text() == line)
    qtbot.waitUntil(lambda: window.page.filter_bar.offers.text == line)


def test_a_search_is_put_together_by_clicks_alone(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    menu = opened(bar, Group.PEOPLE, qtbot)
    choose(menu, "person:V")
    settled(window, "person:V", qtbot)
    assert menu.isVisible()  # for the next one
    choose(menu, "person:IU")
    line = "person:V person:IU"
    settled(window, line, qtbot)
    menu.hide()
    for group, text in (
        (Group.SHAPE, "shape:landscape"),
        (Group.SIZE, "mp:<2"),
        (Group.DATE, "released:2024"),
        (Group.MISSING, "missing:caption"),
    ):
        menu = opened(bar, group, qtbot)
        choose(menu, text)
        line += f" {text}"
        settled(window, line, qtbot)
        menu.hide()
    menu = opened(bar, Group.DATE, qtbot)
    choose(menu, "released:2024-01")
    line = line.replace(" released:2024", "") + " released:2024-01"
    settled(window, line, qtbot)
    assert list(window.grid.ids) == [5]
    assert {"V", "IU", "Landscape", "Under 2 megapixels", "January 2024", "No caption"} <= set(
        chips(bar)
    )


def test_a_second_click_takes_it_back(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    menu = opened(bar, Group.PEOPLE, qtbot)
    choose(menu, "person:V")
    settled(window, "person:V", qtbot)
    choose(menu, "person:V")
    settled(window, "", qtbot)


def test_two_quick_clicks_count_both(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    menu = opened(bar, Group.PEOPLE, qtbot)
    choose(menu, "person:V")
    choose(menu, "person:IU")
    settled(window, "person:V person:IU", qtbot)


def test_alt_refuses_and_a_plain_click_takes_that_back(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    menu = opened(bar, Group.PEOPLE, qtbot)
    bar.click(bar.offers.of(Group.PEOPLE)[1], Stance.REFUSED)
    settled(window, "-person:IU", qtbot)
    assert "Without IU" in chips(bar)
    menu.hide()
    menu = opened(bar, Group.PEOPLE, qtbot)
    refused = bar.offers.active(Group.PEOPLE)[0].text
    choose(menu, refused)
    settled(window, "", qtbot)


def test_a_menu_is_worked_by_keys(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    bar.chips[Group.PEOPLE].setFocus()
    QTest.keyClick(bar.chips[Group.PEOPLE], Qt.Key.Key_Down)
    menu = bar.menus[Group.PEOPLE]
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    settled(window, "person:V", qtbot)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Minus)
    settled(window, "person:V -person:IU", qtbot)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_counts_come_when_a_menu_opens(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    menu = opened(bar, Group.SHAPE, qtbot)
    qtbot.waitUntil(lambda: shows(menu, "shape:landscape") == "Landscape\t12")
    assert shows(menu, "shape:portrait") == "Portrait\t0"


def test_chips_offer_the_most_frequent_with_counts(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    assert chips(bar)[:2] == ["V", "IU"]
    chip = next(one for one in bar.line.findChildren(Chip) if one.words == "V")
    assert chip.accessibleName() == "V 3"
    QTest.mouseClick(chip, LEFT, NONE, QPoint(8, 8))
    settled(window, "person:V", qtbot)


def test_what_is_typed_is_shown_as_chips(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    window.search.setText("뷔 -아이유 landscape")
    settled(window, "뷔 -아이유 landscape", qtbot)
    assert {"V", "Without IU", "Landscape"} <= set(chips(bar))
    QTest.mouseClick(bar.clear_button, LEFT)
    settled(window, "", qtbot)
    assert not bar.clear_button.isVisible()


def test_a_line_that_cannot_be_read_takes_no_clicks(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    window.search.setText("(V")
    qtbot.waitUntil(lambda: not bar.chips[Group.PEOPLE].isEnabled())
    window.search.setText("V")
    qtbot.waitUntil(bar.chips[Group.PEOPLE].isEnabled)


def test_what_is_not_listed_is_typed(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    window.search.setText("V")
    settled(window, "V", qtbot)
    bar.menus[Group.SCENES].typing_wanted.emit()
    assert window.search.text() == "V scene:"
    assert QApplication.focusWidget() is window.search


def test_it_is_remembered_whether_it_was_shown(window: MainWindow, bar: FilterBar) -> None:
    assert window.preferences.switch("filter-bar", "off")
    window.commands["filter-bar"].trigger()
    assert not bar.isVisible()
    assert not window.preferences.switch("filter-bar", "off")


@pytest.mark.parametrize("width", [900, 1600])
def test_no_chip_is_cut(window: MainWindow, bar: FilterBar, qtbot: QtBot, width: int) -> None:
    window.resize(width, 620)
    QApplication.processEvents()
    for chip in [*bar.chips.values(), *bar.line.findChildren(Chip)]:
        if chip.isVisible():
            assert chip.width() >= min(chip.sizeHint().width(), bar.line.width())
            assert bar.rect().contains(chip.mapTo(bar, chip.rect().bottomRight()))


def test_the_keys_stay_on_what_was_chosen(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    bar.chips[Group.STATE].setFocus()
    QTest.keyClick(bar.chips[Group.STATE], Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, Chip)
    assert chosen.words == "IU"
    QTest.keyClick(chosen, Qt.Key.Key_Return)
    settled(window, "person:IU", qtbot)
    now = QApplication.focusWidget()
    assert isinstance(now, Chip)
    assert (now.words, now.look) == ("IU", Look.SOLID)
    QTest.keyClick(now, Qt.Key.Key_Space)
    settled(window, "", qtbot)
