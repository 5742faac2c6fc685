"""The search line in the window: offers, mending, searches of before, all by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.searchbar.rows import Row
from tests.gui import made

Key = Qt.Key


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    made.tag_some(bridge)
    return bridge


def typed(window: MainWindow, qtbot: QtBot, text: str) -> tuple[Row, ...]:
    """Type and wait for offers."""
    window.search.setFocus()
    QTest.keyClicks(window.search, text)
    offers = window.search_line.offers
    qtbot.waitUntil(lambda: bool(offers.rows()))
    return offers.rows()


def test_values_are_offered_with_what_they_mean_and_find(window: MainWindow, qtbot: QtBot) -> None:
    rows = typed(window, qtbot, "missing:pe")
    assert [(row.name, row.detail) for row in rows] == [("people", "nobody is said to be in it")]
    qtbot.waitUntil(lambda: [row.hint for row in window.search_line.offers.rows()] == ["9"])
    QTest.keyClick(window.search, Key.Key_Tab)
    assert window.search.text() == "missing:people "


def test_fields_say_what_they_are_for(window: MainWindow, qtbot: QtBot) -> None:
    (row, *_) = typed(window, qtbot, "relea")
    assert (row.name, row.detail) == ("released:", "by the date of the set")
    QTest.keyClick(window.search, Key.Key_Tab)
    qtbot.waitUntil(lambda: "today" in [row.name for row in window.search_line.offers.rows()])
    assert window.search.error is None, "what is being typed is no mistake yet"
    QTest.keyClick(window.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.search.error is not None)
    assert window.search_line.note.links[0].text() == "2024-01"


def test_titles_come_with_their_photos(window: MainWindow, qtbot: QtBot) -> None:
    (row,) = typed(window, qtbot, "set:wins")
    assert (row.name, row.hint) == ("Love wins all · MV photo sketch", "12")


def test_tab_waits_for_its_offer(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "cam")
    qtbot.waitUntil(window.search_line.offers.isVisible)
    QTest.keyClicks(window.search, "cor")
    QTest.keyClick(window.search, Key.Key_Tab)
    qtbot.waitUntil(lambda: window.search.text() == "camcorder ")


def test_a_slip_is_mended_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "relesed:2024")
    qtbot.waitUntil(lambda: bool(window.search_line.note.links))
    QTest.keyClick(window.search, Key.Key_Tab)
    assert window.search.text() == "released:2024"
    qtbot.waitUntil(lambda: window.browse.results is not None and window.search.error is None)
    assert not window.search_line.note.isVisible()


def test_a_mistake_elsewhere_is_told_below_the_offers(window: MainWindow, qtbot: QtBot) -> None:
    typed(window, qtbot, "relesed:2024 camc")
    note, offers = window.search_line.note, window.search_line.offers
    qtbot.waitUntil(note.isVisible)
    assert offers.isVisible()
    assert not offers.panel_rect().intersects(note.geometry())


def test_searches_of_before_come_back_by_down(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("camcorder", "V"):
        window.search.setText(text)
        window.search.setFocus()
        QTest.keyClick(window.search, Key.Key_Return)
    window.search.setText("")
    window.search.setFocus()
    QTest.keyClick(window.search, Key.Key_Down)
    offers = window.search_line.offers
    assert [row.name for row in offers.rows()] == ["V", "camcorder", "Clear the search history"]
    QTest.keyClick(window.search, Key.Key_Delete)
    assert next(row.name for row in offers.rows()) == "camcorder"
    QTest.keyClick(window.search, Key.Key_Return)
    assert window.search.text() == "camcorder"
    assert window.search.hasFocus()
    qtbot.waitUntil(lambda: window.browse.results is not None and len(window.grid.ids) == 2)


def test_the_history_can_be_cleared_from_its_list(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "V")
    QTest.keyClick(window.search, Key.Key_Return)
    window.search.setText("")
    window.search.setFocus()
    QTest.keyClick(window.search, Key.Key_Down)
    QTest.keyClick(window.search, Key.Key_Down)
    QTest.keyClick(window.search, Key.Key_Return)
    assert not window.search_line.offers.isVisible()
    QTest.keyClick(window.search, Key.Key_Down)
    assert not window.search_line.offers.isVisible()
    assert not window.search.hasFocus(), "without searches of before Down goes to the photos"


def test_all_fields_are_a_key_away(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClick(window.search, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.search_line.offers.rows()))
    assert window.search_line.offers.rows()[0].name == "person:"
    assert window.search.text() == ""


def test_offers_for_a_place_that_is_left_are_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    typed(window, qtbot, "V camc")
    QTest.keyClick(window.search, Key.Key_Home)
    assert not window.search_line.offers.isVisible()
