"""The comparison in the real window: from the grid, from the full view, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.library import photos
from gallery.library.database import Library
from tests.gui.choosing import choose
from tests.gui.compare.conftest import ready

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def compare(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.commands["compare"].isEnabled)
    focus = window.viewer if window.viewer.isVisible() else window.grid
    QTest.keyClick(focus, Key.Key_L, Modifier.ControlModifier)
    qtbot.waitUntil(window.compare.isVisible)


def said(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def test_selected_photos_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    choose(window.grid, [3, 5, 8])
    compare(window, qtbot)
    assert window.compare.ids == (3, 5, 8)
    assert window.compare.hasFocus()
    QTest.keyClick(window.compare, Key.Key_Escape)
    assert not window.compare.isVisible()
    assert window.grid.hasFocus()
    assert window.subject.ids() == (3, 5, 8)


def test_one_photo_is_compared_with_the_next_the_last_with_the_one_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    choose(window.grid, [5])
    compare(window, qtbot)
    assert window.compare.ids == (5, 6)
    window.compare.leave()
    choose(window.grid, [12])
    compare(window, qtbot)
    assert (window.compare.ids, window.compare.current_id()) == ((12, 11), 12)


def test_of_many_the_first_four_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    window.grid.select_all()
    compare(window, qtbot)
    assert window.compare.ids == (1, 2, 3, 4)
    assert "Only the first four of them are compared." in said(window)


def test_the_photo_in_view_is_compared_and_the_view_is_still_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.sights.open(4)
    compare(window, qtbot)
    assert window.compare.ids == (5, 6)
    QTest.keyClick(window.compare, Key.Key_Tab)
    QTest.keyClick(window.compare, Key.Key_Return)
    assert not window.compare.isVisible()
    assert window.viewer.hasFocus()
    assert window.viewer.current_id() == 6


def test_the_chosen_photo_is_the_one_at_hand(window: MainWindow, qtbot: QtBot) -> None:
    choose(window.grid, [3, 5, 8])
    compare(window, qtbot)
    QTest.keyClick(window.compare, Key.Key_3, Modifier.ControlModifier)
    QTest.keyClick(window.compare, Key.Key_Return)
    qtbot.waitUntil(lambda: window.subject.ids() == (8,))


def test_the_usual_keys_are_about_the_active_photo(
    window: MainWindow, qtbot: QtBot, library: Library
) -> None:
    choose(window.grid, [3, 5])
    compare(window, qtbot)
    QTest.keyClick(window.compare, Key.Key_Tab)
    QTest.keyClick(window.compare, Key.Key_4)
    QTest.keyClick(window.compare, Key.Key_F)

    def cards() -> dict[int, tuple[int, bool]]:
        with library.reading() as reader:
            return {one.id: (one.rating, one.favourite) for one in photos.cards(reader, [3, 5])}

    qtbot.waitUntil(lambda: cards() == {3: (0, False), 5: (4, True)})
    qtbot.waitUntil(lambda: window.compare.board.panes[1].label.rating == 4)
    assert window.compare.current_id() == 5
    QTest.keyClick(window.compare, Key.Key_T)
    bar = window.photo_commands.tag_bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.photo_ids == (5,)
    QTest.keyClick(bar, Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar.isVisible())


@pytest.mark.parametrize("name", ["slideshow", "tagging-mode", "people", "find"])
def test_what_shows_something_else_closes_the_comparison(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    choose(window.grid, [3, 5])
    compare(window, qtbot)
    ready(window.compare, qtbot)
    window.commands[name].trigger()
    assert not window.compare.isVisible()
    if name == "find":
        assert window.search.hasFocus()


def test_the_same_key_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    choose(window.grid, [3, 5])
    compare(window, qtbot)
    QTest.keyClick(window.compare, Key.Key_L, Modifier.ControlModifier)
    assert not window.compare.isVisible()
