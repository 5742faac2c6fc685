"""From the inspector of the real window to guesses and twins, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.gui.panels.inspector_guesses import GuessSection
from gallery.gui.panels.inspector_twins import TwinSection
from gallery.gui.widgets.address import Link
from gallery.gui.widgets.chip import Chip
from gallery.library import duplicates, people, regions, suggestions
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.model.facts import Origin
from gallery.model.region import Region
from gallery.model.suggestion import Hint, SuggestionKind
from tests.gui.choosing import choose


@pytest.fixture
def library(library: Library) -> Library:
    """Photo 2 has a hashtag, photo 7 shows the same as it."""
    with library.writing() as writer:
        hint = Hint(SuggestionKind.WORD, "뷔", Origin.SIDECAR, "hashtag")
        suggestions.offer(writer, {2: [hint], 3: [hint]})
        duplicates.mark(writer, [SamePicture(2, 7, 3, "lesser")])
        (v,) = people.persons_named(writer.connection, "V")
        regions.add(writer, {7: [(v, Region(0.1, 0.1, 0.2, 0.2))]})
    return library


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with photo 2 selected."""
    window.resize(1400, 900)
    choose(window.grid, [2])
    qtbot.waitUntil(lambda: window.page.inspector.content.ids == (2,))
    return window


def test_a_twin_is_looked_at_and_the_photo_is_still_selected(
    qtbot: QtBot, window: MainWindow
) -> None:
    link = window.page.inspector.findChild(TwinSection).findChild(Link)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.viewer.isVisible)
    assert (window.viewer.current_id(), window.viewer.count) == (7, 2)
    QTest.keyClick(window.viewer, Qt.Key.Key_Left)
    assert window.viewer.current_id() == 2
    QTest.keyClick(window.viewer, Qt.Key.Key_Right)
    assert window.viewer.current_id() == 7
    QTest.keyClick(window.viewer, Qt.Key.Key_Escape)
    assert window.grid.selected_ids() == [2]
    assert QApplication.focusWidget() is window.grid


def test_an_edit_keeps_the_two_that_are_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    window.page.inspector.look_asked.emit((2, 7), 1)
    qtbot.waitUntil(window.viewer.isVisible)
    QTest.keyClick(window.viewer, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: window.bridge.undoable is not None)
    qtbot.wait(200)
    assert (window.viewer.current_id(), window.viewer.count) == (7, 2)


def test_a_guess_is_accepted_for_the_selected_photo_only(qtbot: QtBot, window: MainWindow) -> None:
    section = window.page.inspector.findChild(GuessSection)
    chip = next(one for one in section.findChildren(Chip) if one.words == "뷔")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not section.isVisible())
    with window.bridge.library.reading() as reader:
        assert suggestions.counts(reader, [2, 3]) == {3: 1}
    qtbot.waitUntil(lambda: window.toasts.shown != ())
    window.toasts.shown[0].button.click()
    qtbot.waitUntil(section.isVisible)


def test_a_guess_is_refused_for_the_selected_photo_only(qtbot: QtBot, window: MainWindow) -> None:
    section = window.page.inspector.findChild(GuessSection)
    chip = next(one for one in section.findChildren(Chip) if one.words == "뷔")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not section.isVisible())
    with window.bridge.library.reading() as reader:
        assert suggestions.counts(reader, [2, 3]) == {3: 1}


def test_all_guesses_are_one_click_away(qtbot: QtBot, window: MainWindow) -> None:
    window.page.inspector.findChild(GuessSection).all_asked.emit()
    qtbot.waitUntil(window.page.suggestions.isVisible)
