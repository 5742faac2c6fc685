"""The window as a whole on a small real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.gui import main_window, subject
from gallery.gui.bridge import Bridge
from gallery.gui.importing import PlanDialog
from gallery.gui.main_window import SMALLEST, MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import LIGHT, Mode, Theme, tokens_of
from gallery.library import people, photos
from gallery.model.history import StepKind
from tests.appearing import appear
from tests.gui import made
from tests.gui.choosing import choose

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5."""
    made.tag_some(bridge)
    return bridge


def listed(qtbot: QtBot, window: MainWindow, count: int) -> None:
    qtbot.waitUntil(
        lambda: window.browse.results is not None and window.browse.results.photos == count
    )


def test_typing_searches(window: MainWindow, qtbot: QtBot) -> None:
    window.grid.setFocus()
    QTest.keyClicks(window.grid, "/")
    assert QApplication.focusWidget() is window.search
    QTest.keyClicks(window.search, "V camcorder")
    listed(qtbot, window, 2)
    qtbot.waitUntil(lambda: window.page.status_bar.counts == "2 photos")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    listed(qtbot, window, 12)


def test_a_mistake_is_shown_at_its_place_and_the_photos_stay(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "V (IU")
    qtbot.waitUntil(lambda: window.search.error is not None)
    assert window.search.error.start == 2
    assert window.search_line.note.text == "The parenthesis is not closed."
    assert window.search.accessibleDescription() == "The parenthesis is not closed."
    assert len(window.grid.ids) > 0
    QTest.keyClicks(window.search, ")")
    qtbot.waitUntil(lambda: window.search.error is None)
    listed(qtbot, window, 1)


def test_names_are_offered_and_taken(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "camco")
    qtbot.waitUntil(window.search_line.offers.isVisible)
    QTest.keyClick(window.search, Qt.Key.Key_Tab)
    assert window.search.text() == "camcorder "
    listed(qtbot, window, 2)


def test_the_sidebar_limits_and_the_search_narrows(window: MainWindow, qtbot: QtBot) -> None:
    with window.bridge.library.reading() as reader:
        v = next(one for one in people.all_persons(reader) if one.name == "V")
    window.sidebar.choose(Scope(ScopeKind.PERSON, v.id, "V"))
    listed(qtbot, window, 3)
    assert window.windowTitle() == "V – Photosketch"
    window.search.setText("IU")
    listed(qtbot, window, 1)
    window.search.setText("")
    listed(qtbot, window, 3)


def test_nothing_found_says_where_was_searched(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*SMALLEST)
    window.sidebar.choose(Scope(ScopeKind.UNTAGGED, 0, "Untagged"))
    window.search.setText("camcorder running outdoors with several words more")
    listed(qtbot, window, 0)
    empty = window.page.empty
    labels = [one for one in empty.findChildren(QLabel) if one.isVisible() and one.text()]
    assert "in Untagged" in [one.text() for one in labels]
    assert all(empty.rect().contains(one.geometry()) for one in labels)


def test_nothing_found_says_so_and_offers_a_way_out(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setText("camcorder -V")
    listed(qtbot, window, 0)
    assert window.page.empty.isVisible()
    assert window.page.empty.title == "Nothing found for “camcorder -V”"
    window.page.empty.action_wanted.emit()
    listed(qtbot, window, 12)
    assert window.grid.isVisible()


def test_an_edit_keeps_selection_and_place(window: MainWindow, qtbot: QtBot) -> None:
    choose(window.grid, [4, 5])
    with qtbot.waitSignal(window.bridge.history_changed):
        window.bridge.apply(SetRating((4,), 3))
    assert window.grid.selected_ids() == [4, 5]


def test_undo_says_what_it_takes_back(window: MainWindow, qtbot: QtBot) -> None:
    undo = window.commands["undo"]
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "Undo Tag “V and IU running outdoors”"
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: undo.text() == "Undo Tag “V with camcorder”")
    assert window.commands["redo"].text() == "Redo Tag “V and IU running outdoors”"


def test_removed_photos_come_back_by_the_toast(window: MainWindow, qtbot: QtBot) -> None:
    window.grid.setFocus()
    choose(window.grid, [1, 2])
    qtbot.waitUntil(window.commands["remove-photos"].isEnabled)
    QTest.keyClick(window.grid, Qt.Key.Key_Delete)
    listed(qtbot, window, 10)
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    QTest.mouseClick(window.toasts.shown[0].button, Qt.MouseButton.LeftButton)
    listed(qtbot, window, 12)


def test_a_toast_never_undoes_something_else(window: MainWindow, qtbot: QtBot) -> None:
    choose(window.grid, [1])
    window.photo_commands.remove()
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    window.bridge.apply(SetRating((4,), 3))
    qtbot.waitUntil(lambda: not window.toasts.shown)


def test_single_keys_rate_and_favour(window: MainWindow, qtbot: QtBot) -> None:
    window.grid.setFocus()
    choose(window.grid, [1])
    qtbot.waitUntil(window.commands["favourite"].isEnabled)
    with qtbot.waitSignal(window.bridge.changed) as told:
        QTest.keyClicks(window.grid, "4")
    assert told.args[0].photos == {1}
    with qtbot.waitSignal(window.bridge.changed) as told:
        QTest.keyClicks(window.grid, "f")
    assert told.args[0].photos == {1}


def test_a_key_that_follows_a_click_at_once_is_not_lost(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.grid
    grid.setFocus()
    index = grid.model().index(3, 0)
    grid.scrollTo(index)
    place = grid.visualRect(index).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert window.commands["rate-4"].isEnabled()


def test_a_crowd_is_listed_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (subject, main_window):
        monkeypatch.setattr(module, "MOST_LISTED", 3)
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: window.page.inspector.content.total == 12)
    with qtbot.waitSignal(window.bridge.changed) as told:
        QTest.keyClicks(window.grid, "4")
    assert told.args[0].photos == set(range(1, 13))
    with qtbot.waitSignal(window.bridge.changed) as told:
        QTest.keyClicks(window.grid, "f")
    assert told.args[0].photos == set(range(1, 13))
    QTest.keyClicks(window.grid, "t")
    bar = window.photo_commands.tag_bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.photo_ids == tuple(window.grid.ids)
    choose(window.grid, [1, 2])
    qtbot.waitUntil(lambda: window.page.inspector.content.ids == (1, 2))


def test_quick_keys_on_a_crowd_are_done_one_after_the_other(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "MOST_LISTED", 3)
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(window.commands["rate-4"].isEnabled)
    for key in "4f2":
        QTest.keyClicks(window.grid, key)

    def done() -> bool:
        with window.bridge.library.reading() as reader:
            found = photos.cards(reader, list(window.grid.ids))
        return {(card.rating, card.favourite) for card in found} == {(2, True)}

    qtbot.waitUntil(done)
    kinds = [step.kind for step in window.bridge.editor.history(3)]
    assert sorted(kinds) == [StepKind.FAVOURITE, StepKind.RATE, StepKind.RATE]


def test_enter_opens_and_escape_returns(window: MainWindow, qtbot: QtBot) -> None:
    window.grid.setFocus()
    window.grid.show_row(3)
    qtbot.waitUntil(window.commands["open"].isEnabled)
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    assert window.viewer.isVisible()
    assert window.viewer.index == 3
    QTest.keyClick(window.viewer, Qt.Key.Key_Right)
    QTest.keyClick(window.viewer, Qt.Key.Key_Escape)
    assert not window.viewer.isVisible()
    assert window.grid.selected_ids() == [window.grid.ids[4]]
    assert QApplication.focusWidget() is window.grid


def test_a_dropped_folder_is_planned(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "240128 Fansign"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(made.picture(99))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 300), copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window.page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(500, 300), copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window.page, drop)
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan.new_files == 1
    dialog.accept()
    listed(qtbot, window, 13)
    qtbot.waitUntil(lambda: any("imported" in toast.text for toast in window.toasts.shown))
    qtbot.waitUntil(lambda: not window.bridge.jobs)


def test_text_that_is_dragged_in_imports_nothing(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    none = Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(500, 300), copy, data, Qt.MouseButton.LeftButton, none)
    enter.ignore()
    QApplication.sendEvent(window.page, enter)
    assert not enter.isAccepted()


def test_the_theme_switches_live_and_is_remembered(
    window: MainWindow, preferences: Preferences
) -> None:
    window.page.top_bar.theme_wanted.emit()
    assert tokens_of(window.palette()) is LIGHT
    assert tokens_of(window.grid.palette()) is LIGHT
    assert preferences.theme is Mode.LIGHT
    assert window.commands["theme-light"].isChecked()


def test_the_window_comes_back_as_it_was(
    window: MainWindow, qtbot: QtBot, preferences: Preferences, theme: Theme, tmp_path: Path
) -> None:
    window.resize(1100, 700)
    window.commands["sidebar"].trigger()
    window.grid.set_zoom(300)
    window.close()
    again = MainWindow(window.bridge, preferences, theme=theme, log_file=tmp_path / "x.log")
    qtbot.addWidget(again)
    appear(qtbot, again)
    assert again.grid.zoom() == 300
    assert not again.sidebar.isVisible()
    assert again.height() == 700  # the width is that of the small screen of the tests
    listed(qtbot, again, 12)


def test_panels_hide_by_key(window: MainWindow) -> None:
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_F9)
    assert not window.sidebar.isVisible()
    QTest.keyClicks(window.grid, "i")
    assert not window.page.inspector.isVisible()
    QTest.keyClick(window.grid, Qt.Key.Key_F9)
    assert window.sidebar.isVisible()


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and widget.objectName() != "qt_toolbar_ext_button"
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert not nameless


@pytest.mark.parametrize("size", [SMALLEST, (1366, 768), (1600, 1000)])
def test_nothing_is_cut_at_any_size(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    qtbot.wait(30)
    assert (window.width(), window.height()) == size
    page = window.page
    for widget in (page.top_bar, page.sidebar, page.centre, page.inspector, page.status_bar):
        assert inside(widget, window), type(widget).__name__
    buttons = [
        button
        for button in page.top_bar.findChildren(QAbstractButton)
        if not isinstance(button.parent(), QLineEdit)
    ]
    cut = [
        b.accessibleName() or b.text() for b in buttons if b.isVisible() and not inside(b, window)
    ]
    assert not cut


def inside(widget: QWidget, window: QWidget) -> bool:
    corner = widget.mapTo(window, QPoint(0, 0))
    return (
        corner.x() >= 0
        and corner.y() >= 0
        and corner.x() + widget.width() <= window.width()
        and corner.y() + widget.height() <= window.height()
    )
