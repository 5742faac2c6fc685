"""The dialogs of names give one edit for what was changed, and none for what was not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.base import Together
from gallery.edits.people import AddGroup, AddPerson, EditGroup, EditPerson, Joined
from gallery.edits.scenes import AddScene, EditScene, RefineScene
from gallery.gui.dialogs.names import (
    GroupDialog,
    NamesDialog,
    PersonDialog,
    SceneDialog,
    split_list,
)
from gallery.library.vocabulary import Completion
from gallery.model.errors import InvalidValue, SceneCycle
from gallery.model.names import Name, NameKind, search_text
from gallery.model.people import Group, Membership, Person
from gallery.model.phrases import BearerKind
from gallery.model.scenes import Scene, SceneKind
from tests.appearing import appear

STAGE, HANDLE, ROLE = NameKind.STAGE, NameKind.HANDLE, NameKind.ROLE
V = Person(7, (Name("V", STAGE, "Latn"), Name("뷔", STAGE, "Hang")), ("BTS",))
IN_BTS = Membership(3, 7, "2013-06-13")
BTS = Group(3, (Name("BTS"),), (7,))
CAMCORDER = Scene(2, (Name("camcorder"),), SceneKind.PROP, (1,))
KNOWN = (
    Completion(BearerKind.GROUP, 3, "BTS", "", 9, "방탄소년단"),
    Completion(BearerKind.GROUP, 4, "Big Bang"),
    Completion(BearerKind.PERSON, 7, "V", "BTS", 9),
    Completion(BearerKind.SCENE, 1, "camera", "prop", 3),
    Completion(BearerKind.SCENE, 5, "prop"),
)


def ask(text: str, done: Callable[[list[Completion]], None]) -> None:
    """Answer at once, as the library does a moment later."""
    found = [one for one in KNOWN if search_text(one.name).startswith(search_text(text))]
    done(found or [one for one in KNOWN if one.alias == text])


def show(qtbot: QtBot, dialog: NamesDialog) -> None:
    qtbot.addWidget(dialog)
    appear(qtbot, dialog)


@pytest.fixture
def person(qtbot: QtBot) -> PersonDialog:
    dialog = PersonDialog(V, [(IN_BTS, "BTS")], ask=ask)
    show(qtbot, dialog)
    return dialog


def write(field: QWidget, text: str) -> None:
    """Write as an input method does, for keys are ASCII only in tests."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def add_name(dialog: NamesDialog, text: str) -> None:
    """Write a name into the row that waits for one."""
    write(dialog.rows.rows[-1].parts()[0], text)


def texts(dialog: NamesDialog) -> list[str]:
    return [name.text for name in dialog.names]


def test_a_new_person_gets_a_row_for_each_name(qtbot: QtBot) -> None:
    dialog = PersonDialog(ask=ask)
    show(qtbot, dialog)
    assert not dialog.done_button.isEnabled(), "a name is needed"
    for text in ("V", "뷔", " Kim  Taehyung ", "v"):
        add_name(dialog, text)
    assert len(dialog.rows.rows) == 5, "one more is always waiting"
    assert dialog.done_button.isEnabled()
    add_group(dialog, "BTS", since="2013.06.13")
    add_group(dialog, "Wooga", since="2016", until="2018")
    edit = dialog.edit()
    assert isinstance(edit, AddPerson)
    assert [name.text for name in edit.names] == ["V", "뷔", "Kim Taehyung"]
    assert edit.names[1].script == "Hang"
    assert edit.memberships == (Membership(3, 0, "2013-06-13"),)
    assert edit.joined == (Joined("Wooga", "2016", "2018"),)


def add_group(dialog: PersonDialog, name: str, *, since: str = "", until: str = "") -> None:
    who, first, last, _gone = dialog.groups.rows[-1].parts()
    for field, text in ((who, name), (first, since), (last, until)):
        write(field, text)


def test_a_person_left_as_it_was_is_no_edit(person: PersonDialog) -> None:
    assert person.edit() is None
    person.accept()
    assert not person.isVisible()


def test_another_sort_of_name_is_an_edit_and_the_others_are_kept(person: PersonDialog) -> None:
    kinds = list(NameKind)
    person.rows.rows[1].kind.setCurrentIndex(kinds.index(HANDLE))
    add_name(person, "Park Bo-gum")
    person.rows.rows[2].kind.setCurrentIndex(kinds.index(ROLE))
    edit = person.edit()
    assert edit == EditPerson(
        7,
        (V.names[0], Name("뷔", HANDLE, "Hang"), Name("Park Bo-gum", ROLE, "Latn")),
    )


@pytest.mark.parametrize("by_key", [True, False])
def test_the_name_that_stands_first_is_the_one_shown(person: PersonDialog, *, by_key: bool) -> None:
    field, _kind, up, _gone = person.rows.rows[1].parts()
    field.setFocus()
    if by_key:
        QTest.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    else:
        QTest.mouseClick(up, Qt.MouseButton.LeftButton)
    assert texts(person) == ["뷔", "V"]
    assert person.rows.first.text() == "뷔"
    assert person.focusWidget() is field, "the focus moves with the name"
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(person) == ["V", "뷔"], "not below the row that waits"


def test_a_name_can_go_but_not_the_last(person: PersonDialog) -> None:
    for _name in range(2):
        assert person.done_button.isEnabled()
        QTest.mouseClick(person.rows.rows[0].parts()[-1], Qt.MouseButton.LeftButton)
    assert texts(person) == []
    assert not person.done_button.isEnabled()


@pytest.mark.parametrize("text", [" ", "\u200b", "\u200f\u200e", "\t "])
def test_what_cannot_be_seen_is_no_name(qtbot: QtBot, text: str) -> None:
    dialog = PersonDialog(ask=ask)
    show(qtbot, dialog)
    dialog.rows.first.setText(text)
    assert not dialog.done_button.isEnabled()


def test_times_in_groups_are_several_and_may_be_of_one_group(person: PersonDialog) -> None:
    add_group(person, "BTS", since="2025-06")
    edit = person.edit()
    assert isinstance(edit, EditPerson)
    assert edit.names is None
    assert edit.memberships == (IN_BTS, Membership(3, 7, "2025-06"))


def test_leaving_a_group_is_to_take_its_row_away(person: PersonDialog) -> None:
    QTest.mouseClick(person.groups.rows[0].parts()[-1], Qt.MouseButton.LeftButton)
    assert person.edit() == EditPerson(7, None, ())


def test_a_date_that_is_none_is_said_at_once(person: PersonDialog) -> None:
    add_group(person, "Wooga", since="yesterday")
    assert not person.done_button.isEnabled()
    assert "“yesterday”" in person.message.text()
    person.groups.rows[1].parts()[1].setText("2016")
    assert person.done_button.isEnabled()
    assert person.message.isHidden()


def test_an_offer_is_taken_by_its_other_name_too(person: PersonDialog) -> None:
    field = person.groups.rows[-1].parts()[0]
    field.setText("")
    write(field, "방탄소년단")
    edit = person.edit()
    assert isinstance(edit, EditPerson)
    assert edit.joined == ()
    assert edit.memberships is not None
    assert edit.memberships[1].group_id == 3


def test_what_cannot_be_stored_keeps_the_dialog_open(person: PersonDialog) -> None:
    asked: list[object] = []
    person.asked.connect(asked.append)
    add_name(person, "x" * 300)
    person.accept()
    assert len(asked) == 1
    person.refuse(InvalidValue("name", "x" * 300, "too-long"))
    assert person.isVisible()
    assert "too long" in person.message.text()
    assert len(person.message.text()) < 100
    assert person.done_button.isEnabled(), "it can be mended and tried again"


def test_a_group_and_its_members(qtbot: QtBot) -> None:
    dialog = GroupDialog(BTS, [(IN_BTS, "V")], ask=ask)
    show(qtbot, dialog)
    assert dialog.edit() is None
    add_name(dialog, "방탄소년단")
    write(dialog.members.rows[0].parts()[2], "2030")
    write(dialog.members.rows[-1].parts()[0], "RM")
    assert dialog.edit() == EditGroup(
        3,
        (BTS.names[0], Name("방탄소년단", NameKind.OTHER, "Hang")),
        (Membership(3, 7, "2013-06-13", "2030"),),
        (Joined("RM"),),
    )
    new = GroupDialog(ask=ask)
    show(qtbot, new)
    add_name(new, "Wooga")
    write(new.members.rows[-1].parts()[0], "V")
    wooga = Name("Wooga", NameKind.OTHER, "Latn")
    assert new.edit() == AddGroup((wooga,), (), (Membership(0, 7),), ())


def test_a_new_scene_and_what_it_is_a_kind_of(qtbot: QtBot) -> None:
    dialog = SceneDialog(ask=ask)
    show(qtbot, dialog)
    add_name(dialog, "tripod")
    QTest.keyClicks(dialog.parents.field, "camera,")
    write(dialog.parents.field, "lights，gear")
    QTest.keyClick(dialog.parents.field, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter takes the name, it does not close the dialog"
    assert dialog.parents.field.text() == ""
    tripod = Name("tripod", NameKind.OTHER, "Latn")
    assert dialog.edit() == AddScene((tripod,), SceneKind.PROP, ("camera", "lights", "gear"))


def test_a_scene_gets_and_loses_parents_and_its_kind(qtbot: QtBot) -> None:
    camera = Completion(BearerKind.SCENE, 1, "camera")
    dialog = SceneDialog(CAMCORDER, [camera], ask=ask)
    show(qtbot, dialog)
    assert dialog.edit() is None
    dialog.kind.setCurrentIndex(list(SceneKind).index(SceneKind.OUTFIT))
    QTest.keyClicks(dialog.parents.field, "prop,")
    assert dialog.edit() == EditScene(2, None, SceneKind.OUTFIT, (1, 5))
    dialog.parents.drop("camera")
    write(dialog.parents.field, "gear")
    both = dialog.edit()
    assert isinstance(both, Together)
    assert both.edits == (
        EditScene(2, None, SceneKind.OUTFIT, (5,)),
        RefineScene(2, parents=("gear",)),
    )


def test_a_circle_of_scenes_is_shown(qtbot: QtBot) -> None:
    dialog = SceneDialog(CAMCORDER, ask=ask)
    show(qtbot, dialog)
    dialog.refuse(SceneCycle(("camera", "prop", "camera")))
    assert "camera → prop → camera" in dialog.message.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ()), ("a", ("a",)), ("a, b ,,a", ("a", "b")), ("가、나，다", ("가", "나", "다"))],
)
def test_lists(text: str, expected: tuple[str, ...]) -> None:
    assert split_list(text) == expected
