"""The head above somebody's photos, in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson, RemovePerson
from gallery.edits.scenes import RemoveScene
from gallery.gui.main_window import MainWindow
from gallery.gui.portraits import ProfileHead
from gallery.gui.portraits.telling import TellingWords, years
from gallery.gui.scope import EVERYTHING, Scope, ScopeKind
from gallery.library import people, phrases, scenes, sets
from gallery.model.names import Name
from gallery.model.people import Membership

LEFT = Qt.MouseButton.LeftButton


def scope_of(window: MainWindow, kind: ScopeKind, name: str) -> Scope:
    with window.bridge.library.reading() as reader:
        if kind is ScopeKind.SET:
            found = [one.id for one in sets.all_sets(reader) if one.title == name]
        else:
            named = {
                ScopeKind.PERSON: people.persons_named,
                ScopeKind.GROUP: people.groups_named,
                ScopeKind.SCENE: scenes.scenes_named,
            }[kind]
            found = named(reader, name)
    return Scope(kind, found[0], name)


def show(window: MainWindow, qtbot: QtBot, kind: ScopeKind, name: str) -> ProfileHead:
    scope = scope_of(window, kind, name)
    window.resize(1500, 900)
    window.sidebar.choose(scope)
    head = window.page.profile
    qtbot.waitUntil(lambda: head.told is not None and head.told.scope == scope)
    return head


def chips(head: ProfileHead) -> list[list[str]]:
    return [[chip.accessibleName() for chip in row.chips] for row in head.rows]


def facts(head: ProfileHead) -> str:
    assert head.told is not None
    return TellingWords().facts(head.told)


def test_a_person(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    assert head.isVisible()
    assert facts(head) == "BTS 2013– · 5 photo(s) in 1 set(s)"
    assert chips(head) == [["IU 1"], ["camcorder 2", "running outdoors 1"]]
    assert [bar.when for bar in head.timeline.bars] == ["2024-01"]
    assert head.told is not None
    assert head.told.picture is not None


def test_a_group_a_scene_a_set(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.GROUP, "BTS")
    assert chips(head) == [["RM", "V 2013–"], ["IU 1"]]
    head = show(window, qtbot, ScopeKind.SCENE, "camera")
    assert facts(head) == "prop · 2 photo(s) in 1 set(s)"
    assert chips(head) == [["camcorder"], ["V 2"]]
    head = show(window, qtbot, ScopeKind.SCENE, "camcorder")
    assert facts(head).startswith("prop · camera · 2 photo(s)")
    head = show(window, qtbot, ScopeKind.SET, "Layover")
    assert facts(head) == "Other · 8 Sep 2023 · 2 of 2"
    assert chips(head) == [["V 1"], ["camcorder 1"]]
    assert head.timeline.bars == ()


def test_two_of_a_name_are_told_apart(window: MainWindow, qtbot: QtBot) -> None:
    editor = Editor(window.bridge.library)
    editor.apply(AddPerson((Name("V"),), ("VIXX",)))
    with window.bridge.library.reading() as reader:
        other = max(people.persons_named(reader, "V"))
    with window.bridge.library.writing() as writer:
        phrases.attach(writer, [6], [phrases.find_or_add(writer, [other])])
    head = show(window, qtbot, ScopeKind.PERSON, "IU")
    assert chips(head)[0] == ["V (BTS) 1", "V (VIXX) 1"]
    head.rows[0].chips[1].click()
    qtbot.waitUntil(lambda: list(window.grid.ids) == [6])
    assert window.search.text() == 'person:"V (VIXX)"'


def test_all_photos_have_no_head(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    window.sidebar.choose(EVERYTHING)
    assert not head.isVisible()


def test_a_chip_leads_to_the_photos_with_both(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    head.rows[0].chips[0].click()
    qtbot.waitUntil(lambda: list(window.grid.ids) == [5])
    assert window.sidebar.scope.name == "V"
    assert window.search.text() == "person:IU"


def test_the_keys_stay_on_a_chip_when_something_changes(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    chip = head.rows[1].chips[1]
    chip.setFocus()
    assert chip.words == "running outdoors"
    with window.bridge.library.reading() as reader:
        (scene,) = scenes.scenes_named(reader, "camcorder")
    window.bridge.apply(RemoveScene(scene))
    qtbot.waitUntil(lambda: len(head.rows[1].chips) == 1)
    assert head.rows[1].chips[0].hasFocus()


def test_tab_goes_through_the_head_from_left_to_right(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    edit = next(b for b in head.findChildren(QToolButton) if b.accessibleName() == "Edit…")
    edit.setFocus()
    met: list[QWidget | None] = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [*head.rows[0].chips, *head.rows[1].chips, head.timeline]


def test_a_bar_leads_to_its_photos(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    head.timeline.asked.emit("2024-01")
    qtbot.waitUntil(lambda: window.search.text() == "released:2024-01")
    qtbot.waitUntil(lambda: set(window.grid.ids) == {1, 2, 3, 4, 5})


def test_a_member_is_shown_at_a_click(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.GROUP, "BTS")
    head.rows[0].chips[1].click()
    qtbot.waitUntil(lambda: window.sidebar.scope.kind is ScopeKind.PERSON)
    assert window.sidebar.scope.name == "V"


def test_back_to_the_page_at_the_same_portrait(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "IU")
    (button,) = (
        one
        for one in head.findChildren(QToolButton)
        if one.accessibleName() == "Show all on a page"
    )
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    page = window.page.portraits
    qtbot.waitUntil(page.isVisible)
    qtbot.waitUntil(lambda: page.listing.current is not None and page.listing.current.name == "IU")
    assert not button.isVisible(), "one is there already"


def test_it_follows_edits_and_who_is_removed_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    head = show(window, qtbot, ScopeKind.PERSON, "V")
    iu = scope_of(window, ScopeKind.PERSON, "IU")
    window.bridge.apply(RemovePerson(iu.id))
    qtbot.waitUntil(lambda: chips(head)[0] == ["camcorder 2"])
    assert head.scope is not None
    window.bridge.apply(RemovePerson(head.scope.id))
    qtbot.waitUntil(lambda: not head.isVisible())
    assert window.sidebar.scope == EVERYTHING


def test_years() -> None:
    assert years(Membership(1, 1, "2013-06-13", "2022-10")) == "2013–2022"
    assert years(Membership(1, 1, "2013")) == "2013–"
    assert years(Membership(1, 1, "", "2022")) == "–2022"
    assert years(Membership(1, 1)) == ""
