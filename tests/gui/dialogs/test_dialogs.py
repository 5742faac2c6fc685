"""The dialogs give edits for what was changed, and nothing for what was not."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.edits.people import AddNames, AddPerson, LeaveGroup, RenameGroup, RenamePerson
from gallery.edits.scenes import AddScene, RefineScene, RenameScene, SetParents
from gallery.gui.dialogs.names import GroupDialog, PersonDialog, SceneDialog, split_list
from gallery.gui.dialogs.sets import ChooseSetDialog, RemoveSetDialog, SetDialog
from gallery.model.names import Name, NameKind
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet, SetKind
from gallery.model.scenes import Scene, SceneKind

V = Person(7, (Name("V", NameKind.STAGE, "Latn"), Name("뷔", NameKind.STAGE, "Hang")), ("BTS",))
BTS = Group(3, (Name("BTS"),), (7,))
CAMERA = Scene(1, (Name("camera"),), SceneKind.PROP)
CAMCORDER = Scene(2, (Name("camcorder"),), SceneKind.PROP, (1,))
LWA = PhotoSet(5, "Love wins all", released_on="2024-01-27", expected=12, photos=12)


def test_a_new_person(qtbot: QtBot) -> None:
    dialog = PersonDialog()
    qtbot.addWidget(dialog)
    assert not dialog.done_button.isEnabled(), "a name is needed"
    QTest.keyClicks(dialog.name, "V")
    dialog.more.setPlainText("뷔\n Kim  Taehyung \n\nV")
    dialog.groups.setText("BTS, Wooga")
    (edit,) = dialog.edits()
    assert isinstance(edit, AddPerson)
    assert [name.text for name in edit.names] == ["V", "뷔", "Kim Taehyung"]
    assert edit.names[1].script == "Hang"
    assert edit.groups == ("BTS", "Wooga")


def test_a_person_left_as_it_was_is_no_edit(qtbot: QtBot) -> None:
    dialog = PersonDialog(V, [BTS])
    qtbot.addWidget(dialog)
    assert dialog.edits() == ()


def test_a_person_renamed_keeps_what_its_names_are(qtbot: QtBot) -> None:
    dialog = PersonDialog(V, [BTS])
    qtbot.addWidget(dialog)
    dialog.name.setText("Taehyung")
    dialog.groups.setText("Wooga")
    rename, leave, join = dialog.edits()
    assert isinstance(rename, RenamePerson)
    assert rename.names[1] is V.names[1]
    assert leave == LeaveGroup(3, 7)
    assert join == AddNames(7, (), ("Wooga",))


def test_a_group(qtbot: QtBot) -> None:
    dialog = GroupDialog(BTS)
    qtbot.addWidget(dialog)
    assert dialog.edits() == ()
    dialog.more.setPlainText("방탄소년단")
    (edit,) = dialog.edits()
    assert isinstance(edit, RenameGroup)


def test_a_scene(qtbot: QtBot) -> None:
    new = SceneDialog()
    qtbot.addWidget(new)
    new.name.setText("tripod")
    new.parents.setText("prop, camera")
    assert new.edits() == (
        AddScene((Name("tripod", NameKind.OTHER, "Latn"),), SceneKind.PROP, ("prop", "camera")),
    )
    known = SceneDialog(CAMCORDER, [CAMERA, CAMCORDER])
    qtbot.addWidget(known)
    assert known.parents.text() == "camera"
    assert known.edits() == ()
    known.name.setText("video camera")
    known.parents.setText("gear")
    rename, parents, refine = known.edits()
    assert isinstance(rename, RenameScene)
    assert parents == SetParents(2, ())
    assert refine == RefineScene(2, (), SceneKind.PROP, ("gear",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ()), ("a", ("a",)), ("a, b ,,a", ("a", "b")), ("가、나，다", ("가", "나", "다"))],
)
def test_lists(text: str, expected: tuple[str, ...]) -> None:
    assert split_list(text) == expected


def test_a_set_gives_only_what_was_changed(qtbot: QtBot) -> None:
    dialog = SetDialog(LWA)
    qtbot.addWidget(dialog)
    assert dialog.fields() == {}
    dialog.title.setText("Love wins all · photo sketch")
    dialog.kind.setCurrentIndex(list(SetKind).index(SetKind.PHOTO_SKETCH))
    dialog.released.setText("240128")
    dialog.expected.setText("")
    assert dialog.fields() == {
        "title": "Love wins all · photo sketch",
        "kind": "photo sketch",
        "released_on": "2024-01-28",
        "expected": None,
    }


@pytest.mark.parametrize(
    ("field", "text"), [("released", "yesterday"), ("expected", "many"), ("expected", "0")]
)
def test_a_set_says_what_cannot_be(qtbot: QtBot, field: str, text: str) -> None:
    dialog = SetDialog(LWA)
    qtbot.addWidget(dialog)
    getattr(dialog, field).setText(text)
    assert not dialog.done_button.isEnabled()
    assert not dialog.message.isHidden()


def test_choosing_a_set_by_typing(qtbot: QtBot) -> None:
    dialog = ChooseSetDialog([LWA, PhotoSet(6, "Layover"), PhotoSet(7, "Airport 240120")])
    qtbot.addWidget(dialog)
    assert dialog.set_id == 5
    QTest.keyClicks(dialog.line, "air")
    assert dialog.set_id == 7
    QTest.keyClicks(dialog.line, "xyz")
    assert not dialog.done_button.isEnabled()


def test_removing_a_set_keeps_the_photos_unless_asked(qtbot: QtBot) -> None:
    dialog = RemoveSetDialog(LWA)
    qtbot.addWidget(dialog)
    assert not dialog.with_photos
    dialog.all.setChecked(True)
    assert dialog.with_photos
