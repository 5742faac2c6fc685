"""The slide show in the real window: the way in, its keys and buttons, and the way out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.viewer import Viewer
from tests.gui.choosing import choose

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow) -> Viewer:
    """The full view of the window, on the third photo, with a slide show that goes slowly."""
    choose(window.grid, [3])
    window.grid.setFocus()
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: window.viewer.shown_id == 3 and window.viewer.canvas.is_sharp)
    return window.viewer


def test_s_begins_with_the_whole_screen_and_escape_leads_back(
    window: MainWindow, view: Viewer
) -> None:
    press(window, Key.Key_S)
    assert view.showing.is_running
    assert window.isFullScreen()
    assert view.overlay.slide_bar.isVisible()
    assert not view.overlay.turn_button.isVisible()
    press(window, Key.Key_Escape)
    assert not view.showing.is_running
    assert not window.isFullScreen()
    assert view.isVisible()
    assert view.overlay.turn_button.isVisible()
    press(window, Key.Key_Escape)
    assert not view.isVisible()


def test_from_the_grid_escape_leads_back_to_the_grid(qtbot: QtBot, window: MainWindow) -> None:
    choose(window.grid, [5])
    window.grid.setFocus()
    press(window, Key.Key_S)
    view = window.viewer
    assert view.showing.is_running
    assert (view.current_id(), view.count) == (5, 12)
    press(window, Key.Key_Right)
    press(window, Key.Key_Escape)
    assert not view.isVisible()
    assert not window.isFullScreen()
    assert window.grid.selected_ids() == [6]
    assert QApplication.focusWidget() is window.grid


def test_several_selected_photos_are_the_show(qtbot: QtBot, window: MainWindow) -> None:
    choose(window.grid, [2, 7, 9])
    window.grid.setFocus()
    press(window, Key.Key_S)
    view = window.viewer
    qtbot.waitUntil(lambda: view.showing.is_running)
    assert list(view.ids) == [2, 7, 9]
    press(window, Key.Key_Escape)
    assert window.grid.selected_ids() == [2, 7, 9]


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:
    """A system that lets things move."""
    effects = (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu)
    before = [QApplication.isEffectEnabled(effect) for effect in effects]
    for effect in effects:
        QApplication.setEffectEnabled(effect, True)
    yield
    for effect, was_enabled in zip(effects, before, strict=True):
        QApplication.setEffectEnabled(effect, was_enabled)


@pytest.mark.usefixtures("moving")
def test_it_shows_one_after_the_other_with_a_cross_fade(
    qtbot: QtBot, window: MainWindow, view: Viewer
) -> None:
    while view.showing.options.seconds > 1:
        view.showing.slow_down(-1)
    press(window, Key.Key_S)
    qtbot.waitUntil(lambda: view.showing.fade.is_fading)
    assert view.current_id() == 4
    view.grab()
    qtbot.waitUntil(lambda: not view.showing.fade.is_fading)
    qtbot.waitUntil(lambda: view.current_id() == 5)


def test_space_pauses_and_arrows_go_on(window: MainWindow, view: Viewer) -> None:
    press(window, Key.Key_S)
    press(window, Key.Key_Space)
    assert view.showing.is_paused
    assert view.current_id() == 3
    assert view.overlay.slide_bar.pause_button.accessibleName() == "Play (Space)"
    press(window, Key.Key_Right)
    press(window, Key.Key_Right)
    press(window, Key.Key_Left)
    assert view.current_id() == 4
    assert view.showing.is_paused
    press(window, Key.Key_Space)
    assert not view.showing.is_paused


def test_plus_and_minus_change_the_interval_and_letters_the_rest(
    window: MainWindow, view: Viewer
) -> None:
    press(window, Key.Key_S)
    bar, before = view.overlay.slide_bar, view.canvas.framing
    assert bar.interval == "4 s"
    press(window, Key.Key_Plus)
    assert bar.interval == "5 s"
    press(window, Key.Key_Minus)
    press(window, Key.Key_Minus)
    assert bar.interval == "3 s"
    assert view.canvas.framing == before  # they do not zoom meanwhile
    shown = (bar.shuffle_button, bar.loop_button, bar.fade_button)
    assert [button.isChecked() for button in shown] == [False, True, True]
    for key in (Key.Key_O, Key.Key_L, Key.Key_X):
        press(window, key)
    assert [button.isChecked() for button in shown] == [True, False, False]


def test_buttons_do_the_same_and_it_is_remembered(
    window: MainWindow, view: Viewer, preferences: Preferences
) -> None:
    press(window, Key.Key_S)
    bar = view.overlay.slide_bar
    for button in (bar.shuffle_button, bar.slower_button, bar.slower_button, bar.pause_button):
        QTest.mouseClick(button, Button.LeftButton)
    assert view.showing.is_paused
    assert preferences.number("slideshow-seconds") == 7
    assert preferences.switch("slideshow-shuffled", "off")
    QTest.mouseClick(view.overlay.close_button, Button.LeftButton)
    assert not view.isVisible()
    assert not window.isFullScreen()


def test_rating_works_and_tagging_pauses(qtbot: QtBot, window: MainWindow, view: Viewer) -> None:
    press(window, Key.Key_S)
    press(window, Key.Key_5)
    qtbot.waitUntil(lambda: view.overlay.said.rating == 5)
    assert not view.showing.is_paused
    press(window, Key.Key_T)
    qtbot.waitUntil(window.photo_commands.tag_bar.isVisible)
    assert view.showing.is_paused
    assert view.showing.is_running


def test_the_strip_and_the_card_stay_away_meanwhile(window: MainWindow, view: Viewer) -> None:
    view.around.show_strip(shown=True)
    view.around.show_info(shown=True)
    press(window, Key.Key_S)
    assert view.around.strip.isHidden()
    assert view.around.info.isHidden()
    press(window, Key.Key_Escape)
    assert view.around.strip.isVisible()
    assert view.around.info.isVisible()


def test_a_full_screen_that_was_there_before_stays(window: MainWindow, view: Viewer) -> None:
    press(window, Key.Key_F11)
    press(window, Key.Key_S)
    press(window, Key.Key_Escape)
    assert window.isFullScreen()
    press(window, Key.Key_Escape)
    assert not window.isFullScreen()
    assert view.isVisible()
    press(window, Key.Key_Escape)
    assert not view.isVisible()


def test_photos_that_are_removed_meanwhile_are_not_missed(
    qtbot: QtBot, window: MainWindow, view: Viewer
) -> None:
    press(window, Key.Key_S)
    press(window, Key.Key_Space)
    press(window, Key.Key_End)
    press(window, Key.Key_Delete)
    qtbot.waitUntil(lambda: view.count == 11)
    assert view.current_id() == 11
    press(window, Key.Key_Right)
    assert view.current_id() == 1
    assert view.showing.is_running


def test_a_page_without_photos_has_no_show(window: MainWindow) -> None:
    window.commands["people"].trigger()
    window.commands["slideshow"].trigger()
    assert not window.viewer.isVisible()
    assert not window.isFullScreen()
