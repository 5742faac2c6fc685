"""Tagging by single keys in the real window: in the grid, in the full view, in the tag bar."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.people import RemovePerson
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.library import phrases
from tests.gui import choosing, made

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
V, IU = 1, 2


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5."""
    made.tag_some(bridge)
    return bridge


def said(bridge: Bridge, *photo_ids: int) -> list[set[str]]:
    with bridge.library.reading() as reader:
        found = phrases.said(reader, photo_ids)
    return [{one.text for one in found.get(key, ())} for key in photo_ids]


def choose(window: MainWindow, *photo_ids: int) -> None:
    window.grid.setFocus()
    choosing.choose(window.grid, photo_ids)
    QApplication.processEvents()


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(focus if isinstance(focus, QWidget) else window, key, held)


def toasts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def test_alt_and_a_digit_toggles_a_person_in_the_grid(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 6, 7)
    press(window, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: said(bridge, 6, 7) == [{"IU"}, {"IU"}])
    qtbot.waitUntil(lambda: "Tagged “IU” · 2 photo(s)" in toasts(window))
    press(window, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: said(bridge, 6, 7) == [set(), set()])
    qtbot.waitUntil(lambda: "Removed “IU” · 2 photo(s)" in toasts(window))


def test_alt_shift_and_a_digit_toggles_a_scene(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 1)
    press(window, Qt.Key.Key_1, ALT | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 1) == [{"V with camcorder"}])
    press(window, Qt.Key.Key_2, ALT | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 1) == [{"V with camcorder", "V running outdoors"}])


def test_quick_presses_are_all_heard(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    choose(window, 6)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        press(window, key, ALT)
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"IU"}])
    qtbot.waitUntil(lambda: "Removed “V” · 1 photo(s)" in toasts(window))
    assert said(bridge, 6) == [{"IU"}]


def test_the_same_keys_in_the_full_view(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    choose(window, 6)
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    assert window.viewer.isVisible()
    press(window, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"V"}])
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    press(window, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: said(bridge, 7) == [{"V"}])
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    press(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 8) == [{"V"}])
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: bridge.undoable is not None and bridge.undoable.kind == "rate")


def test_the_digits_mean_the_same_in_the_tag_bar(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 6)
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier)
    bar = window.photo_commands.tag_bar
    qtbot.waitUntil(bar.isVisible)
    press(window, Qt.Key.Key_2, ALT)
    press(window, Qt.Key.Key_1, ALT | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"IU", "IU with camcorder"}])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    choose(window, 7)
    press(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 7) == [{"IU", "IU with camcorder"}])


def test_what_the_bar_said_is_repeated_without_it(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 6)
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier)
    QTest.keyClicks(QApplication.focusWidget(), "IU with camera")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"IU with camera"}])
    choose(window, 8, 9)
    press(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 8, 9) == [{"IU with camera"}, {"IU with camera"}])
    press(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "Nothing new to repeat here." in toasts(window))


def test_the_same_as_the_photo_before(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    choose(window, 4)
    press(window, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: said(bridge, 4) == [{"V with camcorder"}])
    choose(window, 1)
    press(window, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "There is no photo before this one." in toasts(window))
    choose(window, 8)
    press(window, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "The photo before has no other tags." in toasts(window))


def test_a_digit_that_can_do_nothing_says_why(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 2)
    press(window, Qt.Key.Key_1, ALT)
    wanted = "“V” is said with a scene here; take that off instead."
    qtbot.waitUntil(lambda: wanted in toasts(window))
    press(window, Qt.Key.Key_9, ALT)
    qtbot.waitUntil(lambda: "This set has no person 9 yet." in toasts(window))
    press(window, Qt.Key.Key_8, ALT | SHIFT)
    qtbot.waitUntil(lambda: "This set has no scene 8 yet." in toasts(window))


def test_without_photos_nothing_happens(window: MainWindow, bridge: Bridge) -> None:
    window.grid.clear_selection()
    QApplication.processEvents()
    step = bridge.editor.undoable()
    for key, held in ((Qt.Key.Key_1, ALT), (Qt.Key.Key_Return, CONTROL | SHIFT)):
        press(window, key, held)
    window.doers.quick_keys.repeat()
    window.doers.quick_keys.toggle_person(0)
    window.doers.quick_keys.same_as_previous()
    assert bridge.editor.undoable() == step


def test_the_digits_follow_a_photo(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    keys = window.doers.quick_keys
    with qtbot.waitSignal(keys.tags_changed):
        keys.follow(6)
    assert [one.name for one in keys.tags.people] == ["V", "IU"]
    assert [one.said.text for one in keys.tags.scenes] == [
        "V with camcorder",
        "V and IU running outdoors",
    ]
    with qtbot.waitSignal(keys.tags_changed):
        bridge.apply(RemovePerson(V))
    assert [one.name for one in keys.tags.people] == ["IU"]
    keys.follow(None)
    assert keys.tags.people == ()


def test_undo_stands_on_the_toast(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, tmp_path: Path
) -> None:
    choose(window, 6)
    press(window, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: "Tagged “IU” · 1 photo(s)" in toasts(window))
    window.toasts.shown[-1].run()
    qtbot.waitUntil(lambda: said(bridge, 6) == [set()])
