"""The pages of people, groups, scenes and sets in the real window."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gallery.edits.people import EditPerson, RemoveGroup, RemovePerson
from gallery.edits.photos import RemovePhotos
from gallery.gui.dialogs.merging import MergeDialog
from gallery.gui.main_window import MainWindow
from gallery.gui.portraits import PortraitList
from gallery.gui.scope import Scope, ScopeKind
from gallery.library import people, sets
from gallery.library.query import find
from gallery.model.names import Name
from gallery.search import ast
from tests.gui.choosing import dragged
from tests.gui.portraits.conftest import Show

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def listing(window: MainWindow) -> PortraitList:
    return window.page.portraits.listing


def names(window: MainWindow) -> list[str]:
    return [one.name for one in listing(window).entries]


def go_to(window: MainWindow, name: str) -> None:
    listing(window).show_row(names(window).index(name))


def place_of(window: MainWindow, name: str) -> QPoint:
    return listing(window).cell_rect(names(window).index(name)).center()


def said(window: MainWindow, name: str) -> str:
    model = listing(window).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return str(model.index(names(window).index(name), 0).data(role))


def test_people_with_most_photos_come_first(window: MainWindow, show: Show) -> None:
    show("people")
    assert names(window) == ["V", "IU", "RM"]
    assert said(window, "V") == "V · 뷔 · Kim Taehyung, BTS · 5 photo(s)"
    assert said(window, "RM") == "RM · 김남준, BTS · 0 photo(s)"
    assert window.sidebar.scope == Scope(ScopeKind.PEOPLE, 0, "People")
    assert window.windowTitle() == "People – Photosketch"
    assert not window.page.inspector.isVisible()


def test_groups_scenes_and_sets(window: MainWindow, show: Show) -> None:
    show("groups")
    assert said(window, "BTS") == "BTS, 2 member(s) · 5 photo(s)"
    show("scenes")
    assert names(window)[:3] == ["camcorder", "camera", "running outdoors"]
    assert said(window, "camera") == "camera, prop · 2 photo(s)"
    show("sets")
    assert names(window) == ["Love wins all · MV photo sketch", "Layover"]
    assert said(window, "Layover") == "Layover, 8 Sep 2023 · 2 photo(s)"


def test_a_set_with_gaps_says_so(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    window.bridge.apply(RemovePhotos((7,)))
    show("sets")
    title = "Love wins all · MV photo sketch"
    qtbot.waitUntil(lambda: "11 of 12" in said(window, title))
    assert "Missing: 7" in said(window, title)


def test_sorted_filtered_and_parted(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    page = window.page.portraits
    page.order.setCurrentIndex(page.order.findText("By name"))
    page.order.activated.emit(page.order.currentIndex())
    qtbot.waitUntil(lambda: names(window) == ["IU", "RM", "V"])
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "taeh")
    qtbot.waitUntil(lambda: names(window) == ["V"])
    page.filter.setText("ㅂ")
    qtbot.waitUntil(lambda: names(window) == ["V"])
    page.filter.setText("bts")
    qtbot.waitUntil(lambda: names(window) == ["RM", "V"])
    QTest.keyClick(page.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    QTest.mouseClick(page.parted, LEFT, pos=QPoint(8, page.parted.height() // 2))
    qtbot.waitUntil(lambda: names(window) == ["RM", "V", "IU"])
    model = listing(window).model()
    assert [model.header(n).title for n in range(2)] == ["BTS", "In no group"]
    show("scenes")
    show("people")
    assert page.parted.isChecked(), "how a page is wished is remembered"
    assert page.order.currentText() == "By name"


def test_a_filter_that_finds_nobody_moves_nothing(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    show("people")
    page = window.page.portraits
    before = page.filter.mapTo(window, QPoint(0, 0))
    page.filter.setText("xyz")
    qtbot.waitUntil(lambda: names(window) == [])
    assert page.filter.mapTo(window, QPoint(0, 0)) == before
    page.filter.clear()
    qtbot.waitUntil(lambda: len(names(window)) == 3)


def test_enter_opens_and_escape_comes_back(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    go_to(window, "IU")
    QTest.keyClick(listing(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(window.grid.ids) == [5, 6])
    assert window.sidebar.scope.kind is ScopeKind.PERSON
    assert window.page.grid.isVisible()
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.page.portraits.isVisible)
    current = listing(window).current
    assert current is not None
    assert current.name == "IU"
    assert QApplication.focusWidget() is listing(window)
    QTest.keyClick(listing(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(window.page.grid.isVisible)


def test_a_double_click_opens(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("sets")
    place = place_of(window, "Layover")
    QTest.mouseDClick(listing(window).viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: list(window.grid.ids) == [12, 3])


def test_typing_a_search_leaves_the_page(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    window.search.setFocus()
    QTest.keyClicks(window.search, "V camcorder")
    qtbot.waitUntil(lambda: set(window.grid.ids) == {2, 3})
    assert window.page.grid.isVisible()
    assert window.sidebar.scope == Scope()


def test_edits_are_seen_and_the_choice_stays(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    go_to(window, "IU")
    with window.bridge.library.reading() as reader:
        (iu,) = people.persons_named(reader, "IU")
        (rm,) = people.persons_named(reader, "RM")
    window.bridge.apply(EditPerson(iu, (Name("이지은"),)))
    qtbot.waitUntil(lambda: "이지은" in names(window))
    assert listing(window).current is not None
    assert listing(window).current.name == "이지은"
    window.bridge.apply(RemovePerson(rm))
    qtbot.waitUntil(lambda: "RM" not in names(window))
    window.bridge.undo()
    qtbot.waitUntil(lambda: "RM" in names(window))


def test_pictures_come_for_who_has_photos(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    before = window.grab().toImage()
    qtbot.waitUntil(lambda: window.grab().toImage() != before)


def menu_of(window: MainWindow, qtbot: QtBot) -> QMenu:
    """Open the context menu and return it."""

    def there() -> list[QMenu]:
        return [one for one in window.findChildren(QMenu) if one.isVisible()]

    listing(window).menu_wanted.emit(window.mapToGlobal(QPoint(300, 300)))
    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def test_the_menu_of_a_portrait(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    go_to(window, "IU")
    menu = menu_of(window, qtbot)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Show photos", "Edit…", "Merge…", "Split…", "Remove"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: list(window.grid.ids) == [5, 6])
    menu.close()


def test_selected_portraits_are_merged(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("people")
    go_to(window, "RM")
    QTest.keyClick(listing(window), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(window, qtbot)

    def merge() -> None:
        dialog = window.findChild(MergeDialog)
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(20, merge)
            return
        assert len(dialog.ids) == 2
        dialog.done_button.click()

    (action,) = (one for one in menu.actions() if one.text() == "Merge these…")
    QTimer.singleShot(0, merge)
    action.trigger()
    menu.close()
    qtbot.waitUntil(lambda: names(window) == ["V", "IU"])
    assert said(window, "IU").startswith("IU · 아이유 · RM · 김남준, BTS")


def test_zoom_makes_portraits_larger_and_leaves_the_photos(window: MainWindow, show: Show) -> None:
    photos = window.grid.zoom()
    show("people")
    before = listing(window).zoom()
    window.commands["zoom-in"].trigger()
    assert listing(window).zoom() > before
    assert window.grid.zoom() == photos
    assert window.page.status_bar.zoom.value() == listing(window).zoom()


def test_an_empty_page_says_what_to_do(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    show("groups")
    with window.bridge.library.reading() as reader:
        (bts,) = people.groups_named(reader, "BTS")
    window.bridge.apply(RemoveGroup(bts))
    page = window.page.portraits
    qtbot.waitUntil(lambda: page.is_empty and not page.filter.isVisible())
    buttons = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert buttons == ["New group…"]
    wanted: list[str] = []
    page.making_wanted.disconnect()
    page.making_wanted.connect(wanted.append)
    (button,) = (one for one in page.findChildren(QPushButton) if one.isVisible())
    button.click()
    assert wanted == ["new-group"]


def drop(window: MainWindow, data: QMimeData, name: str) -> bool:
    """Drop on a portrait; say whether it was taken."""
    view, place = listing(window).viewport(), place_of(window, name)
    QApplication.sendEvent(view, QDragEnterEvent(place, COPY, data, LEFT, NONE))
    move = QDragMoveEvent(place, COPY, data, LEFT, NONE)
    QApplication.sendEvent(view, move)
    QApplication.sendEvent(view, QDropEvent(QPointF(place), COPY, data, LEFT, NONE))
    return move.isAccepted()


def photos_of(window: MainWindow, node: ast.Node) -> set[int]:
    with window.bridge.library.reading() as reader:
        return set(find(reader, node).ids)


def test_photos_dropped_on_portraits_are_tagged(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    library = window.bridge.library
    photos = dragged([8, 9], library)
    with library.reading() as reader:
        (rm,) = people.persons_named(reader, "RM")
    show("people")
    assert drop(window, photos, "RM")
    qtbot.waitUntil(lambda: photos_of(window, ast.HasPerson(frozenset({rm}))) == {8, 9})
    told = ["2 photo(s) tagged “RM”"]
    qtbot.waitUntil(lambda: [toast.text for toast in window.toasts.shown] == told)
    window.toasts.shown[0].button.click()
    qtbot.waitUntil(lambda: photos_of(window, ast.HasPerson(frozenset({rm}))) == set())
    show("groups")
    assert not drop(window, photos, "BTS")
    show("scenes")
    assert drop(window, photos, "campfire")
    told = ["2 photo(s) tagged “campfire”"]
    qtbot.waitUntil(lambda: [toast.text for toast in window.toasts.shown] == told)
    show("sets")
    assert drop(window, photos, "Layover")

    def in_set() -> list[int]:
        with library.reading() as reader:
            (layover,) = (one for one in sets.all_sets(reader) if one.title == "Layover")
            return [photo for photo, _ in sets.members(reader, layover.id)]

    qtbot.waitUntil(lambda: in_set() == [12, 3, 8, 9])


def test_files_from_outside_are_still_the_windows(window: MainWindow, show: Show) -> None:
    show("people")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(window.bridge.library.folder))])
    for view in (listing(window), window.sidebar.view):
        enter = QDragEnterEvent(QPoint(20, 20), COPY, files, LEFT, NONE)
        QApplication.sendEvent(view.viewport(), enter)
        assert enter.isAccepted(), "a drop imports, wherever it is"


def test_many_persons_are_shown_at_once_and_all_soon(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    with window.bridge.library.writing() as writer:
        for n in range(500):
            people.add_person(writer, f"Person {n}")
    show("people")
    qtbot.waitUntil(lambda: len(names(window)) == 503)
    view = listing(window)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert view.choice.focus() == 502
