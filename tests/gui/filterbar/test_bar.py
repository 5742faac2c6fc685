"""The filter bar in the window: a search put together by clicks and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.filterbar.bar import FilterBar
from gallery.gui.filterbar.choices import Group
from gallery.gui.filterbar.menu import FilterMenu
from gallery.gui.main_window import MainWindow
from gallery.gui.widgets.chip import Chip, Look
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase
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
    """Click on a chip, or on the one for more and then on a line of its menu; return the menu."""
    menu = bar.menus[group]
    chip = bar.chips[group]
    if chip.isVisible():
        QTest.mouseClick(chip, LEFT)
    else:
        QTest.mouseClick(bar.sorts.more, LEFT)
        rest = QApplication.activePopupWidget()
        assert isinstance(rest, QMenu)
        QTest.mouseClick(rest, LEFT, NONE, rest.actionGeometry(menu.menuAction()).center())
    qtbot.waitUntil(menu.isVisible)
    return menu


def shut(menu: FilterMenu) -> None:
    """Click beside the menus."""
    while isinstance(popup := QApplication.activePopupWidget(), QMenu):
        popup.close()
    assert not menu.isVisible()


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
        shut(menu)
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
    # A figure space makes it as long, for a menu aligns counts at the left.
    assert shows(menu, "shape:portrait") == "Portrait\t\u20070"


def test_chips_offer_the_most_frequent_with_counts(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    assert chips(bar)[:2] == ["V", "IU"]
    chip = next(one for one in bar.line.findChildren(Chip) if one.words == "V")
    assert chip.accessibleName() == "V 3"
    QTest.mouseClick(chip, LEFT, NONE, QPoint(8, 8))
    settled(window, "person:V", qtbot)


def test_a_chip_is_refused_with_alt(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    chip = next(one for one in bar.line.findChildren(Chip) if one.words == "IU")
    QTest.mouseClick(chip, LEFT, ALT, QPoint(8, 8))
    settled(window, "-person:IU", qtbot)


def test_an_edit_is_counted(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    assert chips(bar)[:2] == ["V", "IU"]
    with window.bridge.library.reading() as reader:
        phrase = read_phrase("IU running outdoors", LibraryVocabulary(reader))
    window.bridge.apply(AddPhrases((7, 8, 9), (phrase,)))
    qtbot.waitUntil(lambda: bar.offers.of(Group.PEOPLE)[0].count == 4)
    assert chips(bar)[:2] == ["IU", "V"]


def test_a_menu_that_was_opened_too_early_is_filled(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    window.search.setText("no such thing")
    settled(window, "no such thing", qtbot)
    menu = opened(bar, Group.PEOPLE, qtbot)
    assert not any(one.isCheckable() for one in menu.actions())
    window.search.setText("")
    qtbot.waitUntil(
        lambda: [one.toolTip() for one in menu.actions()][:2] == ["person:V", "person:IU"]
    )
    assert menu.isVisible()


def test_months_unfold_below_their_year(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    menu = opened(bar, Group.DATE, qtbot)
    choose(menu, "released:2024")
    settled(window, "released:2024", qtbot)
    lines = [one.toolTip() for one in menu.actions() if one.isCheckable()]
    assert lines == ["released:2024", "released:2024-01"]
    choose(menu, "released:2024-01")
    settled(window, "released:2024-01", qtbot)


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
    window.commands["filter-bar"].trigger()
    assert not bar.isVisible()
    assert not window.preferences.switch("filter-bar")
    window.commands["filter-bar"].trigger()
    assert bar.isVisible()
    assert window.preferences.switch("filter-bar", "off")


def test_it_is_there_from_the_first_day_and_only_over_photos(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    assert bar.isVisible()
    window.commands["people"].trigger()
    assert not bar.isVisible()
    window.search.setText("no such thing")
    qtbot.waitUntil(lambda: window.page.centre.currentWidget() is window.page.empty)
    assert bar.isVisible()  # to take back what finds nothing
    window.page.show_welcome()
    assert not bar.isVisible()


def test_sorts_without_room_are_under_more(
    window: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    window.resize(2600, 700)
    qtbot.waitUntil(bar.chips[Group.STATE].isVisible)
    assert not bar.sorts.more.isVisible()
    window.resize(1000, 620)
    qtbot.waitUntil(bar.sorts.more.isVisible)
    assert bar.chips[Group.PEOPLE].isVisible()
    assert not bar.chips[Group.SHAPE].isVisible()
    own = [one for one, chip in bar.chips.items() if chip.isVisible()]
    menu = opened(bar, Group.SHAPE, qtbot)
    choose(menu, "shape:landscape")
    settled(window, "shape:landscape", qtbot)
    assert menu.isVisible()  # for the next one
    assert bar.sorts.more.accessibleName() == "More 1"
    assert [one for one, chip in bar.chips.items() if chip.isVisible()] == own
    shut(menu)


@pytest.mark.parametrize("width", [900, 1600])
def test_no_chip_is_cut(window: MainWindow, bar: FilterBar, qtbot: QtBot, width: int) -> None:
    window.resize(width, 620)
    QApplication.processEvents()
    for chip in [*bar.chips.values(), *bar.line.findChildren(Chip)]:
        if chip.isVisible():
            assert chip.width() >= min(chip.sizeHint().width(), bar.line.width())
            assert bar.rect().contains(chip.mapTo(bar, chip.rect().bottomRight()))


def test_the_keys_stay_on_what_was_chosen(window: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    bar.sorts.last.setFocus()
    QTest.keyClick(bar.sorts.last, Qt.Key.Key_Tab)
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
