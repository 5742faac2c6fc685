"""Persons, groups and scenes edited, merged and split in the real window, undone in one step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gallery.edits.people import AddPerson
from gallery.edits.scenes import AddScene
from gallery.gui.dialogs.merging import MergeDialog
from gallery.gui.dialogs.names import GroupDialog, PersonDialog, SceneDialog
from gallery.gui.dialogs.splitting import SplitDialog
from gallery.gui.main_window import MainWindow
from gallery.gui.scope import Scope, ScopeKind
from gallery.library import memberships, people, phrases, scenes
from gallery.library.database import Library
from gallery.model.names import Name, NameKind
from gallery.model.people import Membership, Person
from gallery.model.scenes import SceneKind
from tests.library.dump import assert_same, dump

V, IU, BTS, CAMERA, CAMCORDER = 1, 2, 1, 1, 2
EVERY = 20  # ms between looks for a dialog
MOST_LOOKS = 200
CHECKED = Qt.CheckState.Checked


class Answering:
    """Waits for a dialog and acts on it, step by step, as it is shown."""

    def __init__(self, kind: type[QDialog], *acts: Callable[..., object]) -> None:
        self._kind = kind
        self._acts = list(acts)
        self._looks = 0
        self._timer = QTimer(interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._looks += 1
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, self._kind):
            return
        is_done = False
        try:
            if self._acts and self._acts[0](dialog) is not False:  # False: not yet
                self._acts.pop(0)
            is_done = True
        finally:
            if not is_done or self._looks > MOST_LOOKS:  # it would stay open for ever
                self._timer.stop()
                dialog.reject()

    def wait(self, qtbot: QtBot) -> None:
        """Wait until all was done and the dialog is gone."""
        qtbot.waitUntil(lambda: not self._acts and QApplication.activeModalWidget() is None)
        self._timer.stop()


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def press(dialog: PersonDialog | GroupDialog | SceneDialog | MergeDialog | SplitDialog) -> None:
    assert dialog.done_button.isEnabled()
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def choose(window: MainWindow, kind: ScopeKind, bearer_id: int, text: str) -> None:
    """Choose an entry of the context menu of the sidebar's row."""
    menu = window.inventory.menu(Scope(kind, bearer_id, "x"))
    action = next(one for one in menu.actions() if one.text() == text)
    action.trigger()


@pytest.fixture
def tagged(window: MainWindow) -> Library:
    """The window's library: V with camcorder on 1 and 2, another Taehyung on 3 and 4."""
    library = window.bridge.library
    with library.writing() as writer:
        other = people.add_person(writer, ["Taehyung", "태형"])
        filmed = phrases.find_or_add(writer, [V], "with", CAMCORDER)
        phrases.attach(writer, [1, 2], [filmed])
        phrases.attach(writer, [3, 4], [phrases.find_or_add(writer, [other], "", None)])
    return library


def person(library: Library, person_id: int) -> Person:
    with library.reading() as reader:
        return people.get_person(reader, person_id)


def times(library: Library) -> list[Membership]:
    with library.reading() as reader:
        return memberships.of_person(reader, V)


def test_a_person_gets_a_role_and_a_time_in_a_new_group(
    qtbot: QtBot, window: MainWindow, tagged: Library
) -> None:
    before = dump(tagged)

    def fill(dialog: PersonDialog) -> None:
        write(dialog.rows.rows[-1].parts()[0], "Hansung")
        kinds = list(NameKind)
        dialog.rows.rows[-2].parts()[1].setCurrentIndex(kinds.index(NameKind.ROLE))
        who, since, until, _gone = dialog.groups.rows[-1].parts()
        write(who, "Hwarang")
        write(since, "2016-12")
        write(until, "2017.02")

    answer = Answering(PersonDialog, fill, press)
    choose(window, ScopeKind.PERSON, V, "Edit…")
    answer.wait(qtbot)
    now = person(tagged, V)
    assert now.names[-1] == Name("Hansung", NameKind.ROLE, "Latn")
    assert now.groups == ("BTS", "Hwarang")
    assert Membership(2, V, "2016-12", "2017-02") in times(tagged)
    window.bridge.editor.undo()
    assert_same(before, dump(tagged))


def test_what_cannot_be_stored_is_said_in_the_dialog_and_can_be_mended(
    qtbot: QtBot, window: MainWindow, tagged: Library
) -> None:
    seen: list[str] = []

    def circle(dialog: SceneDialog) -> None:
        write(dialog.parents.field, "camcorder")
        press(dialog)

    def told(dialog: SceneDialog) -> object:
        if dialog.message.isHidden():
            return False
        seen.append(dialog.message.text())
        dialog.parents.field.clear()
        dialog.rows.first.setText("film camera")
        return press(dialog)

    answer = Answering(SceneDialog, circle, told)
    choose(window, ScopeKind.SCENE, CAMERA, "Edit…")
    answer.wait(qtbot)
    assert "camera → camcorder → camera" in seen[0]
    with tagged.reading() as reader:
        scene = scenes.get_scene(reader, CAMERA)
    assert (scene.name, scene.parents) == ("film camera", ())


def test_a_group_gets_a_member(qtbot: QtBot, window: MainWindow, tagged: Library) -> None:
    def fill(dialog: GroupDialog) -> None:
        who, since, _until, _gone = dialog.members.rows[-1].parts()
        write(who, "RM")
        write(since, "2013")

    answer = Answering(GroupDialog, fill, press)
    choose(window, ScopeKind.GROUP, BTS, "Edit…")
    answer.wait(qtbot)
    with tagged.reading() as reader:
        there = memberships.of_group(reader, BTS)
        assert [people.get_person(reader, one.person_id).name for one in there] == ["V", "RM"]


def test_two_persons_become_one_and_two_again(
    qtbot: QtBot, window: MainWindow, tagged: Library
) -> None:
    before = dump(tagged)

    def name(dialog: MergeDialog) -> None:
        assert not dialog.done_button.isEnabled(), "with nobody yet"
        write(dialog.field, "태형")

    def take(dialog: MergeDialog) -> object:
        if dialog.field.known is None:
            return False
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        return True

    def join(dialog: MergeDialog) -> object:
        if len(dialog.ids) < 2:
            return False
        dialog.choose(V)
        assert "“V” stays" in dialog.summary.text()
        assert "Taehyung, 태형" in dialog.summary.text()
        return press(dialog)

    answer = Answering(MergeDialog, name, take, join)
    choose(window, ScopeKind.PERSON, V, "Merge…")
    answer.wait(qtbot)
    merged = person(tagged, V)
    assert merged.photos == 4
    assert [one.text for one in merged.names][-2:] == ["Taehyung", "태형"]
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    assert window.toasts.shown[-1].text == "Merged into “V”"
    qtbot.waitUntil(lambda: "Merge" in window.commands["undo"].text())
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: person(tagged, V).photos == 2)
    assert_same(before, dump(tagged))


def test_a_person_is_not_merged_with_itself(
    qtbot: QtBot, window: MainWindow, tagged: Library
) -> None:
    seen: list[str] = []

    def name(dialog: MergeDialog) -> None:
        write(dialog.field, "뷔")

    def take(dialog: MergeDialog) -> object:
        if dialog.field.known is None:
            return False
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        seen.append(dialog.message.text())
        assert not dialog.done_button.isEnabled()
        dialog.reject()
        return True

    answer = Answering(MergeDialog, name, take)
    choose(window, ScopeKind.PERSON, V, "Merge…")
    answer.wait(qtbot)
    assert seen == ["“V” is in the list already."]


def test_of_two_with_one_name_the_other_one_is_merged(
    qtbot: QtBot, window: MainWindow, tagged: Library
) -> None:
    window.bridge.apply(AddPerson((Name("V"),), ("VIXX",)))
    qtbot.waitUntil(lambda: "New person" in window.commands["undo"].text())
    offered: list[list[str]] = []
    said: list[str] = []

    def name(dialog: MergeDialog) -> None:
        write(dialog.field, "V")

    def take(dialog: MergeDialog) -> object:
        if dialog.field.known is None:
            return False
        offered.append(dialog.field.offers())
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        return True

    def leave(dialog: MergeDialog) -> object:
        if len(dialog.ids) < 2:
            return False
        dialog.reject()
        return True

    answer = Answering(MergeDialog, name, take, leave)
    choose(window, ScopeKind.PERSON, V, "Merge…")
    answer.wait(qtbot)
    assert offered == [["V · VIXX · 0"]]

    def enter(dialog: MergeDialog) -> object:
        if len(dialog.field.offers()) < 2:
            return False
        dialog.field.ended.emit()
        said.append(dialog.message.text())
        dialog.reject()
        return True

    answer = Answering(MergeDialog, name, enter)
    choose(window, ScopeKind.PERSON, IU, "Merge…")
    answer.wait(qtbot)
    assert said == ["Several are called “V”: choose one from the list."]


def test_whom_nobody_knows_is_said(qtbot: QtBot, window: MainWindow, tagged: Library) -> None:
    seen: list[str] = []

    def name(dialog: MergeDialog) -> None:
        write(dialog.field, "Nobody")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        seen.append(dialog.message.text())
        dialog.reject()

    answer = Answering(MergeDialog, name)
    choose(window, ScopeKind.SCENE, CAMERA, "Merge…")
    answer.wait(qtbot)
    assert seen == ["“Nobody” is not known."]


def test_a_person_is_split_by_a_name_and_the_selected_photo(
    qtbot: QtBot, window: MainWindow, tagged: Library
) -> None:
    before = dump(tagged)
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.subject.ids() == (1,))

    def tick(dialog: SplitDialog) -> None:
        assert not dialog.done_button.isEnabled(), "it needs a name"
        dialog.names.item(2).setCheckState(CHECKED)
        assert dialog.selection.isChecked()
        assert "“Kim Taehyung” is a new one" in dialog.summary.text()
        press(dialog)

    answer = Answering(SplitDialog, tick)
    choose(window, ScopeKind.PERSON, V, "Split…")
    answer.wait(qtbot)
    made = person(tagged, 4)
    assert ([one.text for one in made.names], made.photos) == (["Kim Taehyung"], 1)
    assert [one.text for one in person(tagged, V).names] == ["V", "뷔"]
    assert person(tagged, V).photos == 1
    window.bridge.editor.undo()
    assert_same(before, dump(tagged))


def test_a_split_leaves_a_name(qtbot: QtBot, window: MainWindow, tagged: Library) -> None:
    seen: list[str] = []

    def tick(dialog: SplitDialog) -> None:
        dialog.name.setText("camcorder")
        assert dialog.done_button.isEnabled(), "both may have the same name"
        dialog.names.item(0).setCheckState(CHECKED)
        assert not dialog.done_button.isEnabled()
        seen.append(dialog.message.text())
        dialog.names.item(0).setCheckState(Qt.CheckState.Unchecked)
        dialog.sets.item(0).setCheckState(CHECKED)
        press(dialog)

    answer = Answering(SplitDialog, tick)
    choose(window, ScopeKind.SCENE, CAMCORDER, "Split…")
    answer.wait(qtbot)
    assert seen == ["One name must stay with “camcorder”."]
    with tagged.reading() as reader:
        found = [scenes.get_scene(reader, key) for key in scenes.scenes_named(reader, "camcorder")]
    assert sorted(one.photos for one in found) == [0, 2]


def test_new_ones_are_made_from_the_menu(qtbot: QtBot, window: MainWindow, tagged: Library) -> None:
    editor = window.bridge.editor

    def fill(dialog: PersonDialog) -> None:
        write(dialog.rows.first, "Jimin")
        press(dialog)

    answer = Answering(PersonDialog, fill)
    window.commands["new-person"].trigger()
    answer.wait(qtbot)
    step = editor.undoable()
    assert step is not None
    assert (step.kind, step.subject) == (AddPerson.kind, "Jimin")

    def name(dialog: SceneDialog) -> None:
        write(dialog.rows.first, "tripod")
        dialog.kind.setCurrentIndex(list(SceneKind).index(SceneKind.PROP))
        press(dialog)

    answer = Answering(SceneDialog, name)
    window.commands["new-scene"].trigger()
    answer.wait(qtbot)
    step = editor.undoable()
    assert step is not None
    assert (step.kind, step.subject) == (AddScene.kind, "tripod")
