"""The sidebar over a real library: rows, choice, folding, keys, portraits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.people import AddPerson
from gallery.edits.photos import RemovePhotos, SetFavourite
from gallery.edits.sets import MakeSet
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.panels.sidebar import Sidebar
from gallery.gui.panels.sidebar_facts import Facts
from gallery.gui.panels.sidebar_model import AIMED_ROLE, CHOSEN_ROLE, PORTRAIT_ROLE
from gallery.gui.panels.sidebar_rows import Row, RowKind, Rows, Section
from gallery.gui.preferences import Preferences
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import Theme
from gallery.library.counts import Totals
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.names import Name
from gallery.model.people import Person
from gallery.model.phrases import read_phrase
from tests.appearing import appear
from tests.gui.choosing import dragged


@pytest.fixture
def sidebar(qtbot: QtBot, bridge: Bridge, theme: Theme, tmp_path: Path) -> Sidebar:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    sidebar = Sidebar(bridge, Preferences(settings))
    qtbot.addWidget(sidebar)
    sidebar.resize(232, 900)
    appear(qtbot, sidebar)
    with qtbot.waitSignal(sidebar.facts_read):
        sidebar.refresh()
    return sidebar


def rows(sidebar: Sidebar) -> list[Row]:
    model = sidebar.view.model()
    return [model.rows[n] for n in range(model.rowCount())]


def row_named(sidebar: Sidebar, text: str) -> int:
    return next(n for n, row in enumerate(rows(sidebar)) if row.text == text)


def click(sidebar: Sidebar, text: str, *, from_right: int = 0) -> None:
    """Click a row in its middle, or so many pixels from its right end."""
    view = sidebar.view
    rect = view.visualRect(view.model().index(row_named(sidebar, text)))
    place = QPoint(rect.right() - from_right, rect.center().y()) if from_right else rect.center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def tag(bridge: Bridge, qtbot: QtBot, text: str, *photo_ids: int) -> None:
    with bridge.library.reading() as reader:
        reading = read_phrase(text, LibraryVocabulary(reader))
    with qtbot.waitSignal(bridge.changed):
        bridge.apply(AddPhrases(photo_ids, (reading,)))


def test_two_of_a_name_are_told_apart(sidebar: Sidebar, bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.apply(AddPerson((Name("V"),), ("VIXX",)))
    qtbot.waitUntil(lambda: {"V (BTS)", "V (VIXX)"} <= {row.text for row in rows(sidebar)})


def test_what_the_library_holds(sidebar: Sidebar) -> None:
    found = {(row.text, row.second, row.count) for row in rows(sidebar)}
    assert ("All photos", "", "12") in found
    assert ("Untagged", "", "12") in found
    assert ("V", "뷔", "0") in found
    assert ("Love wins all · MV photo sketch", "", "12") in found
    heads = [row.text for row in rows(sidebar) if row.kind is RowKind.SECTION]
    assert heads == ["People", "Groups", "Sets", "Scenes"]


def test_counts_follow_edits(sidebar: Sidebar, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.apply(SetFavourite((1, 2), True))
    qtbot.waitUntil(lambda: rows(sidebar)[row_named(sidebar, "Favourites")].count == "2")


def test_a_set_with_a_gap_says_so(sidebar: Sidebar, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.apply(RemovePhotos((7,)))
    title = "Love wins all · MV photo sketch"
    qtbot.waitUntil(lambda: rows(sidebar)[row_named(sidebar, title)].count == "11 / 12")
    row = rows(sidebar)[row_named(sidebar, title)]
    assert row.is_incomplete
    assert "missing 7" in row.tip


def test_a_click_chooses_and_stays_chosen(sidebar: Sidebar, bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        click(sidebar, "V")
    assert chosen.args[0].kind is ScopeKind.PERSON
    heard: list[Scope] = []
    sidebar.scope_chosen.connect(heard.append)
    with qtbot.waitSignal(sidebar.facts_read):
        bridge.apply(AddPerson((Name("RM"),)))
    current = sidebar.view.currentIndex()
    assert current.data() == "V"
    assert heard == [], "reading again chooses nothing"


def test_sections_fold_and_stay_folded(sidebar: Sidebar, qtbot: QtBot) -> None:
    click(sidebar, "People", from_right=20)
    assert "V" not in {row.text for row in rows(sidebar)}
    with qtbot.waitSignal(sidebar.facts_read):
        sidebar.refresh()
    assert "V" not in {row.text for row in rows(sidebar)}
    click(sidebar, "People", from_right=20)
    assert "V" in {row.text for row in rows(sidebar)}


def test_a_heading_leads_to_its_page(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        click(sidebar, "People")
    assert chosen.args[0] == Scope(ScopeKind.PEOPLE, 0, "People")
    index = sidebar.view.model().index(row_named(sidebar, "People"))
    assert index.data(CHOSEN_ROLE)
    click(sidebar, "V")
    assert not index.data(CHOSEN_ROLE)
    assert sidebar.scope.kind is ScopeKind.PERSON


def test_arrows_pass_headings_by_and_enter_opens_them(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = sidebar.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(row_named(sidebar, "Sets") - 1))
    heard: list[Scope] = []
    sidebar.scope_chosen.connect(heard.append)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "Sets"
    assert heard == []
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [scope.kind for scope in heard] == [ScopeKind.SETS]


def test_keys_move_choose_and_fold(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = sidebar.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0))
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args[0].kind is ScopeKind.RECENT
    view.setCurrentIndex(view.model().index(row_named(sidebar, "People")))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert "V" not in {row.text for row in rows(sidebar)}
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert "V" in {row.text for row in rows(sidebar)}


def test_a_right_click_asks_for_a_menu_and_chooses_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    heard: list[Scope] = []
    sidebar.scope_chosen.connect(heard.append)
    view = sidebar.view
    place = view.visualRect(view.model().index(row_named(sidebar, "IU"))).center()
    with qtbot.waitSignal(sidebar.menu_wanted) as wanted:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place)
        view.customContextMenuRequested.emit(QPoint(place))
    assert wanted.args[0].name == "IU"
    assert heard == []


def test_portraits_come_from_photos(sidebar: Sidebar, bridge: Bridge, qtbot: QtBot) -> None:
    tag(bridge, qtbot, "V", 1)

    def portrait() -> object:
        index = sidebar.view.model().index(row_named(sidebar, "V"))
        return index.data(PORTRAIT_ROLE)

    qtbot.waitUntil(lambda: portrait() is not None)


def test_screen_readers_hear_names_and_counts(sidebar: Sidebar) -> None:
    index = sidebar.view.model().index(row_named(sidebar, "V"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "V 뷔, 0 photos"


def test_long_lists_show_the_first_few() -> None:
    persons = [Person(n, (Name(f"Person {n}"),), photos=n) for n in range(1, 12)]
    facts = Facts(Totals(persons=3000), persons, [], [], [])
    short = Rows().make(facts, folded=frozenset())
    (more,) = [row for row in short if row.kind is RowKind.MORE]
    assert more.text == "Show all (3,000)"
    assert more.scope is not None
    assert more.scope.kind is ScopeKind.PEOPLE
    assert sum(row.kind is RowKind.ENTRY and row.section is Section.PEOPLE for row in short) == 10


def test_the_chosen_row_is_found_again_by_name_of_its_scope(sidebar: Sidebar) -> None:
    sidebar.choose(Scope(ScopeKind.UNTAGGED))
    assert sidebar.view.currentIndex().data() == "Untagged"


def test_of_many_sets_only_the_newest_are_read(
    sidebar: Sidebar, bridge: Bridge, qtbot: QtBot
) -> None:
    for n in range(20):
        bridge.apply(MakeSet((1,), {"title": f"Set {n}", "released_on": f"2025-01-{n + 1:02}"}))
    more = "Show all (21)"
    qtbot.waitUntil(lambda: more in {row.text for row in rows(sidebar)})
    assert [row.text for row in rows(sidebar) if row.section is Section.SETS][:3] == [
        *("Sets", "Set 19", "Set 18")
    ]
    assert len(sidebar.facts.sets) < 20
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        click(sidebar, more)
    assert chosen.args[0].kind is ScopeKind.SETS


def drag(sidebar: Sidebar, data: QMimeData, text: str) -> tuple[QPointF, bool]:
    """Move a drag over a row; say where that was and whether a drop would be taken."""
    view = sidebar.view
    place = view.visualRect(view.model().index(row_named(sidebar, text))).center()
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(view.viewport(), enter)
    move = QDragMoveEvent(place, copy, data, left, none)
    QApplication.sendEvent(view.viewport(), move)
    return QPointF(place), enter.isAccepted() and move.isAccepted()


def drop(sidebar: Sidebar, data: QMimeData, text: str) -> None:
    place, _ = drag(sidebar, data, text)
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(sidebar.view.viewport(), event)


def test_photos_can_be_dropped_on_entries_only(sidebar: Sidebar, bridge: Bridge) -> None:
    photos = dragged([1, 2], bridge.library)
    taken = {text: drag(sidebar, photos, text)[1] for text in ("V", "camera", "BTS", "People")}
    assert taken == {"V": True, "camera": True, "BTS": False, "People": False}
    heard: list[tuple[Scope, tuple[int, ...]]] = []
    sidebar.photos_dropped.connect(lambda scope, ids: heard.append((scope, ids)))
    drop(sidebar, photos, "V")
    drop(sidebar, photos, "BTS")
    drop(sidebar, QMimeData(), "V")
    assert [(scope.name, ids) for scope, ids in heard] == [("V", (1, 2))]
    assert sidebar.scope == Scope(), "a drop changes nothing that is shown"


def test_where_a_drop_would_go_is_shown(sidebar: Sidebar, bridge: Bridge) -> None:
    photos = dragged([1], bridge.library)
    drag(sidebar, photos, "V")
    model = sidebar.view.model()
    assert model.index(row_named(sidebar, "V")).data(AIMED_ROLE)
    QApplication.sendEvent(sidebar.view.viewport(), QDragLeaveEvent())
    assert not model.index(row_named(sidebar, "V")).data(AIMED_ROLE)


def test_a_drag_that_rests_on_a_heading_opens_its_page(
    sidebar: Sidebar, bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        drag(sidebar, dragged([1], bridge.library), "People")
    assert chosen.args[0].kind is ScopeKind.PEOPLE


def test_photos_of_another_library_are_not_taken(
    sidebar: Sidebar, bridge: Bridge, tmp_path: Path
) -> None:
    heard: list[object] = []
    sidebar.photos_dropped.connect(lambda scope, _ids: heard.append(scope))
    with Library.open(tmp_path / "other", cache=tmp_path / "other cache") as other:
        drop(sidebar, dragged([1], other), "V")
    assert heard == []
