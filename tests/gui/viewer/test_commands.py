"""Boxes around people by the window's own keys: from the grid, the full view, the tagging mode."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gallery.edits.regions import AddRegion
from gallery.edits.tagging import AddPhrases
from gallery.gui.main_window import MainWindow
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.widgets.chip import Chip
from gallery.gui.widgets.toast import Toast
from gallery.library import regions
from gallery.library.database import Library
from gallery.model.phrases import Part, PhraseReading
from gallery.model.region import Region

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FACE = Region(0.4, 0.2, 0.2, 0.3)


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def names(library: Library, photo_id: int) -> list[str]:
    with library.reading() as reader:
        return [one.name for one in regions.of_photos(reader, [photo_id]).get(photo_id, ())]


@pytest.fixture
def on_first(window: MainWindow) -> MainWindow:
    """The window with the first photo selected."""
    window.grid.setFocus()
    QTest.keyClick(window.grid, Key.Key_Home)
    return window


def test_r_in_the_grid_opens_the_photo_and_begins(
    qtbot: QtBot, on_first: MainWindow, library: Library
) -> None:
    press(on_first, Key.Key_R)
    view = on_first.viewer
    qtbot.waitUntil(lambda: view.isVisible() and view.drawing.is_busy)
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), PhraseField))
    QTest.keyClicks(QApplication.focusWidget(), "IU")
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: names(library, 1) == ["IU"])
    qtbot.waitUntil(lambda: on_first.commands["undo"].text() == "Undo Box around “IU”")
    press(on_first, Key.Key_Z, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: names(library, 1) == [])


def test_letters_in_the_line_are_letters(qtbot: QtBot, on_first: MainWindow) -> None:
    press(on_first, Key.Key_R)
    qtbot.waitUntil(lambda: on_first.viewer.drawing.is_busy)
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), PhraseField))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "rtf5")
    assert field.text() == "rtf5"


def test_a_removed_box_is_offered_back(
    qtbot: QtBot, on_first: MainWindow, library: Library
) -> None:
    on_first.bridge.editor.apply(AddRegion(1, FACE, Part("V")))
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: len(on_first.viewer.drawing.marking.regions) == 1)
    press(on_first, Key.Key_Tab)
    press(on_first, Key.Key_Delete)
    qtbot.waitUntil(lambda: on_first.findChild(Toast) is not None)
    toast = on_first.findChild(Toast)
    assert names(library, 1) == []
    button = next(one for one in toast.findChildren(QPushButton) if one.text() == "Undo")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(library, 1) == ["V"])


def test_in_the_tagging_mode_ctrl_r_begins_and_the_bar_has_the_keys_after(
    qtbot: QtBot, on_first: MainWindow, library: Library
) -> None:
    press(on_first, Key.Key_T, Modifier.ControlModifier)
    view = on_first.tagging.viewer
    qtbot.waitUntil(lambda: view.shown_id == 1)
    bar = QApplication.focusWidget()
    assert isinstance(bar, PhraseField)
    press(on_first, Key.Key_R, Modifier.ControlModifier)
    assert view.drawing.is_busy
    press(on_first, Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "V")
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: names(library, 1) == ["V"])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is bar)
    assert on_first.tagging.isVisible()


def test_a_digit_is_for_the_box_in_hand_and_not_for_the_photo(
    qtbot: QtBot, on_first: MainWindow, library: Library
) -> None:
    editor = on_first.bridge.editor
    editor.apply(AddPhrases((2,), (PhraseReading((Part("V"),)),)))
    editor.apply(AddRegion(1, FACE))
    press(on_first, Key.Key_Return)
    view = on_first.viewer
    qtbot.waitUntil(lambda: len(view.drawing.marking.regions) == 1)
    press(on_first, Key.Key_Tab)
    press(on_first, Key.Key_1, Modifier.AltModifier)
    qtbot.waitUntil(lambda: names(library, 1) == ["V"])
    assert not view.drawing.is_busy
    qtbot.waitUntil(lambda: on_first.commands["undo"].text() == "Undo Name box “V”")


def test_one_switch_shows_all_boxes_in_every_view(qtbot: QtBot, on_first: MainWindow) -> None:
    on_first.bridge.editor.apply(AddRegion(1, FACE, Part("V")))
    switch, view = on_first.commands["show-boxes"], on_first.viewer
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(view.overlay.frames_button.isVisible)
    press(on_first, Key.Key_R, Modifier.ShiftModifier)
    assert switch.isChecked()
    assert view.frames.shows_all
    assert on_first.tagging.viewer.frames.shows_all
    QTest.mouseClick(view.overlay.frames_button, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    assert not on_first.tagging.viewer.frames.shows_all


def test_the_button_draws(qtbot: QtBot, on_first: MainWindow) -> None:
    press(on_first, Key.Key_Return)
    view = on_first.viewer
    qtbot.waitUntil(lambda: view.shown_id == 1)
    QTest.mouseClick(view.overlay.box_button, Qt.MouseButton.LeftButton)
    assert view.drawing.is_busy


def test_a_person_of_the_set_is_pointed_out_in_the_tagging_mode(
    qtbot: QtBot, on_first: MainWindow
) -> None:
    on_first.bridge.editor.apply(AddRegion(1, FACE, Part("V")))
    press(on_first, Key.Key_T, Modifier.ControlModifier)
    view = on_first.tagging.viewer

    def chip() -> Chip | None:
        found = on_first.tagging.findChildren(Chip)
        return next((c for c in found if c.accessibleName() == "V 1" and c.isVisible()), None)

    qtbot.waitUntil(lambda: view.shown_id == 1 and chip() is not None)

    def is_pointed_out() -> bool:
        away, found = on_first.tagging, chip()  # the chips may just have been made anew
        QTest.mouseMove(away, away.rect().topLeft())
        if found is not None:
            QTest.mouseMove(found, found.rect().center())
        return view.frames.highlighted == 1

    qtbot.waitUntil(is_pointed_out)
    QTest.mouseMove(on_first.tagging, on_first.tagging.rect().topLeft())
    qtbot.waitUntil(lambda: view.frames.highlighted is None)
