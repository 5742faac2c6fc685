"""Saved searches in the window: saved, shown with counts, arranged, removed, written, read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.searches import EditSearch, SaveSearch
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.searches import SearchDialog
from gallery.gui.main_window import MainWindow
from gallery.gui.panels.sidebar_list import SEARCH_MIME
from gallery.gui.panels.sidebar_model import AIMED_ROLE
from gallery.gui.panels.sidebar_rows import Row, RowKind, Section
from gallery.gui.saved_searches import whole_line
from gallery.gui.scope import Scope, ScopeKind
from gallery.library import searches
from gallery.model.searches import SavedSearch, SearchDraft
from tests.gui import made

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
BOTH = SearchDraft("V + IU", "person:V person:IU", "heart")
FILMS = SearchDraft("V films", "V camcorder", "camera")
WRONG = SearchDraft("Wrong", "(V", "star")


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5; three searches are kept."""
    made.tag_some(bridge)
    for draft in (BOTH, FILMS, WRONG):
        bridge.editor.apply(SaveSearch(draft))
    return bridge


def rows(window: MainWindow) -> list[Row]:
    every = window.sidebar.view.model().rows
    return [row for row in every if row.section is Section.SEARCHES and row.kind is RowKind.ENTRY]


def told(window: MainWindow) -> list[tuple[str, str]]:
    return [(row.text, row.count) for row in rows(window)]


def place_of(window: MainWindow, name: str) -> QPoint:
    view = window.sidebar.view
    number = next(n for n, row in enumerate(view.model().rows) if row.text == name)
    view.scrollTo(view.model().index(number))
    return view.visualRect(view.model().index(number)).center()


def click(window: MainWindow, name: str) -> None:
    QTest.mouseClick(window.sidebar.view.viewport(), LEFT, pos=place_of(window, name))


def kept(window: MainWindow) -> list[SavedSearch]:
    with window.bridge.library.reading() as reader:
        return searches.all_searches(reader)


def listed(window: MainWindow, qtbot: QtBot, ids: list[int]) -> None:
    qtbot.waitUntil(lambda: sorted(window.grid.ids) == ids)


def in_dialog(act: Callable[[SearchDialog], object]) -> list[BaseException]:
    """Run ``act`` on the dialog once it is open; return what went wrong in it, later."""
    errors: list[BaseException] = []

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SearchDialog):
            QTimer.singleShot(10, run)
            return
        try:
            act(dialog)
        except BaseException as error:  # noqa: BLE001 (told to the test below)
            errors.append(error)
            dialog.reject()

    QTimer.singleShot(0, run)
    return errors


def test_they_stand_in_the_sidebar_with_their_counts(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: told(window) == [("V + IU", "1"), ("V films", "2"), ("Wrong", "")])
    assert [row.icon for row in rows(window)] == ["heart", "camera", "star"]


def test_a_click_writes_the_line_and_shows_the_photos(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "V films")
    listed(window, qtbot, [2, 3])
    assert window.search.text() == "V camcorder"
    assert window.windowTitle() == "V films – Photosketch"
    click(window, "V + IU")
    listed(window, qtbot, [5])
    assert window.search.text() == "person:V person:IU"


def test_another_choice_takes_the_line_along(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "V films")
    listed(window, qtbot, [2, 3])
    click(window, "IU")
    listed(window, qtbot, [5])
    assert window.search.text() == ""


def test_what_is_typed_on_is_another_search(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "V films")
    listed(window, qtbot, [2, 3])
    QTest.keyClicks(window.search, " IU")
    assert window.sidebar.scope.kind is ScopeKind.ALL
    assert window.search.text() == "V camcorder IU"
    click(window, "V films")
    listed(window, qtbot, [2, 3])
    assert window.search.text() == "V camcorder"


def test_counts_follow_the_library(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: ("V films", "2") in told(window))
    with qtbot.waitSignal(bridge.changed):
        made.tag(bridge, "V with camcorder", 9)
    qtbot.waitUntil(lambda: ("V films", "3") in told(window))


def test_the_section_folds_by_a_click_on_its_head(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "Saved searches")
    qtbot.waitUntil(lambda: not rows(window))
    click(window, "Saved searches")
    qtbot.waitUntil(lambda: len(rows(window)) == 3)


def test_what_is_searched_for_is_saved_under_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setText("camcorder")

    def fill(dialog: SearchDialog) -> None:
        assert dialog.line.text() == "camcorder"
        QTest.keyClicks(dialog.name, "Filming")
        eye = next(one for one in dialog.icons.buttons() if one.accessibleName() == "Eye")
        QTest.mouseClick(eye, LEFT)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    errors = in_dialog(fill)
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: ("Filming", "2") in told(window))
    assert not errors
    assert kept(window)[-1].draft == SearchDraft("Filming", "camcorder", "eye")
    assert window.sidebar.scope.name == "Filming"
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(rows(window)) == 3)


def test_what_was_saved_comes_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 480)
    window.search.setText("camcorder")
    view = window.sidebar.view
    assert view.verticalScrollBar().maximum() > view.verticalScrollBar().value() == 0
    errors = in_dialog(lambda dialog: QTest.keyClick(dialog.name, Qt.Key.Key_Return))
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: len(rows(window)) == 4)
    assert not errors
    chosen = view.currentIndex()
    assert view.viewport().rect().contains(view.visualRect(chosen))
    view.scrollToTop()
    window.bridge.apply(EditSearch(kept(window)[0].id, SearchDraft("Both", "V IU", "heart")))
    qtbot.waitUntil(lambda: told(window)[0][0] == "Both")
    assert view.verticalScrollBar().value() == 0, "what was scrolled away stays there"


def test_a_name_that_is_taken_is_refused_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setText("camcorder")
    said: list[str] = []

    def fill(dialog: SearchDialog) -> None:
        dialog.name.setText("v FILMS")
        dialog.accept()
        qtbot.waitUntil(lambda: bool(dialog.message.text()))
        said.append(dialog.message.text())
        dialog.name.setText(" ")
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.message.text() != said[0])
        said.append(dialog.message.text())
        dialog.reject()

    errors = in_dialog(fill)
    window.commands["save-search"].trigger()
    qtbot.waitUntil(lambda: len(said) == 2 or bool(errors))
    assert said == [
        "There is one called “v FILMS” already. Take another name.",
        "Give it a name.",
    ]
    assert len(kept(window)) == 3


def test_nothing_is_no_search(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["save-search"].trigger()
    qtbot.waitUntil(lambda: any("empty" in toast.text for toast in window.toasts.shown))


def test_the_star_in_the_line_is_there_with_a_search(window: MainWindow) -> None:
    stars = [one for one in window.search.actions() if "Ctrl+S" in one.text()]
    assert not stars[0].isVisible()
    window.search.setText("V")
    assert stars[0].isVisible()


@pytest.mark.parametrize(
    ("scope", "line", "whole"),
    [
        (Scope(), "camcorder", "camcorder"),
        (Scope(ScopeKind.PERSON, 1, "V"), "camcorder", "camcorder person:V"),
        (Scope(ScopeKind.PERSON, 1, "V"), "뷔", "person:V"),
        (Scope(ScopeKind.FAVOURITES), "V OR IU", "(V OR IU) is:favourite"),
        (Scope(ScopeKind.SCENE, 3, "campfire"), "", "scene:campfire"),
        (Scope(ScopeKind.PEOPLE, 0, "People"), "", ""),
    ],
)
def test_the_sidebars_choice_is_saved_too(
    bridge: Bridge, scope: Scope, line: str, whole: str
) -> None:
    with bridge.library.reading() as reader:
        assert whole_line(reader, scope, line) == whole


def test_editing_shows_what_there_is(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[SearchDraft] = []

    def change(dialog: SearchDialog) -> None:
        chosen = dialog.icons.checkedButton().accessibleName().lower()
        seen.append(SearchDraft(dialog.name.text(), dialog.line.text(), chosen))
        dialog.line.setText("IU")
        dialog.accept()

    errors = in_dialog(change)
    window.doers.saved_searches.edit(kept(window)[0].id)
    qtbot.waitUntil(lambda: kept(window)[0].query == "IU")
    assert seen == [BOTH]
    assert not errors


def actions(window: MainWindow, number: int) -> dict[str, QAction]:
    one = rows(window)[number].scope
    assert one is not None
    return {action.text(): action for action in window.doers.saved_searches.menu(one).actions()}


def test_the_menu_moves_renews_and_removes(window: MainWindow, qtbot: QtBot) -> None:
    actions(window, 1)["Move up"].trigger()
    qtbot.waitUntil(lambda: [row.text for row in rows(window)] == ["V films", "V + IU", "Wrong"])
    window.search.setText("camcorder")
    actions(window, 0)["Find what is in the search line"].trigger()
    qtbot.waitUntil(lambda: kept(window)[0].query == "camcorder")
    actions(window, 0)["Remove"].trigger()
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    assert any("removed" in toast.text for toast in window.toasts.shown)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(rows(window)) == 3)


def test_removing_the_chosen_one_shows_everything(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "V films")
    listed(window, qtbot, [2, 3])
    actions(window, 1)["Remove"].trigger()
    listed(window, qtbot, list(range(1, 13)))
    assert window.search.text() == ""


def test_alt_with_an_arrow_moves_it(window: MainWindow, qtbot: QtBot) -> None:
    click(window, "V films")
    QTest.keyClick(window.sidebar.view, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: rows(window)[0].text == "V films")
    QTest.keyClick(window.sidebar.view, Qt.Key.Key_Up, ALT)  # above it is no search
    QTest.keyClick(window.sidebar.view, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: rows(window)[1].text == "V films")


def test_one_is_dragged_to_the_place_of_another(window: MainWindow, qtbot: QtBot) -> None:
    view = window.sidebar.view
    data = QMimeData()
    data.setData(SEARCH_MIME, str(kept(window)[2].id).encode())
    move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    place = place_of(window, "V + IU")
    view.dragEnterEvent(QDragEnterEvent(place, move, data, LEFT, none))
    over_all = QDragMoveEvent(place_of(window, "All photos"), move, data, LEFT, none)
    view.dragMoveEvent(over_all)
    assert not over_all.isAccepted()
    place = place_of(window, "V + IU")
    over = QDragMoveEvent(place, move, data, LEFT, none)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    assert view.indexAt(place).data(AIMED_ROLE)
    view.dropEvent(QDropEvent(QPointF(place), move, data, LEFT, none))
    qtbot.waitUntil(lambda: [row.text for row in rows(window)] == ["Wrong", "V + IU", "V films"])


def test_they_are_written_to_a_file_and_read_again(
    window: MainWindow, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "searches.json"
    doer = window.doers.saved_searches
    doer.write_file(path, kept(window))
    qtbot.waitUntil(lambda: any("written" in toast.text for toast in window.toasts.shown))
    bridge.editor.apply(EditSearch(kept(window)[0].id, SearchDraft("V + IU", "other")))
    doer.read_file(path)
    qtbot.waitUntil(lambda: [one.draft for one in kept(window)] == [BOTH, FILMS, WRONG])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "No searches were exported"),
        (b"{}", "No searches were exported"),
        (b'{"photosketch": "searches", "version": 9}', "A newer Photosketch"),
        (None, "No such file"),
    ],
)
def test_a_bad_file_is_refused_in_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "searches.json"
    if content is not None:
        path.write_bytes(content)
    window.doers.saved_searches.read_file(path)
    qtbot.waitUntil(lambda: any(said in toast.text for toast in window.toasts.shown))
    assert len(kept(window)) == 3
