"""Names of a person, a group or a scene, in any script, and what they belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QWidget

from gallery.edits.base import Edit, Outcome, Together
from gallery.edits.people import AddGroup, AddPerson, EditGroup, EditPerson, Joined
from gallery.edits.scenes import AddScene, EditScene, RefineScene
from gallery.gui.dialogs.frame import Frame, dim_label, upper_label
from gallery.gui.dialogs.known_chips import KnownChips
from gallery.gui.dialogs.known_field import Ask
from gallery.gui.dialogs.name_rows import NameRows
from gallery.gui.dialogs.naming import Naming
from gallery.gui.dialogs.time_rows import Time, TimeRows
from gallery.gui.widgets.choice import Choice
from gallery.gui.words import Words
from gallery.library.vocabulary import Completion
from gallery.model.dates import read_partial
from gallery.model.errors import GalleryError
from gallery.model.history import StepKind
from gallery.model.names import Name, clean
from gallery.model.people import Group, Membership, Person
from gallery.model.phrases import BearerKind
from gallery.model.scenes import Scene, SceneKind

WIDTH = 600  # px: a name, its sort and its place side by side


class NamesDialog(Frame):
    """Asks for names, and stays open until what came of it is stored.

    Attributes:
        rows: the names.

    Signals:
        asked(Edit): to be applied; ``stored`` or ``refuse`` answers.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None, *, names: Sequence[Name]) -> None:
        super().__init__(parent, "", done="")
        self.setMinimumWidth(WIDTH)
        self._given = tuple(names)
        self.fields: QFormLayout = self.form()
        self.rows = NameRows(names)
        self.fields.addRow(upper_label(self.tr("Names")), self.rows)
        hint = QLabel(self.tr("Every name finds the same photos. The first is the one shown."))
        hint.setProperty("look", "small")
        self.fields.addRow("", hint)
        self.rows.changed.connect(self.check)

    @property
    def names(self) -> tuple[Name, ...]:
        """The names as they were left, each once."""
        return self.rows.names

    @property
    def changed_names(self) -> tuple[Name, ...] | None:
        """The names, None if they are what they were."""
        return self.names if self.names != self._given else None

    def edit(self) -> Edit | None:
        """Return what to apply, None when nothing was changed."""
        raise NotImplementedError

    def check(self) -> None:
        """Say what is wrong, and let nobody save it."""
        wrong = self.wrong()
        self.say(wrong)
        self.done_button.setEnabled(bool(self.names) and not wrong)

    def wrong(self) -> str:
        """Return what is wrong, "" if all can be read."""
        return ""

    def accept(self) -> None:
        """Ask for the edit; the dialog goes when it is stored."""
        edit = self.edit()
        if edit is None:
            super().accept()
        else:
            self.done_button.setEnabled(False)
            self.asked.emit(edit)

    def stored(self, _outcome: Outcome) -> None:
        """Close: what was asked for is done."""
        QDialog.accept(self)

    def refuse(self, error: GalleryError) -> None:
        """Say why it cannot be; nothing of what was typed is lost."""
        self.check()
        self.say(Naming().refusal(error))


class PersonDialog(NamesDialog):
    """A person, new or known, with its times in groups."""

    def __init__(
        self,
        person: Person | None = None,
        times: Sequence[tuple[Membership, str]] = (),
        *,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        self._person = person
        super().__init__(parent, names=person.names if person else ())
        title = self.tr("Edit person") if person else self.tr("New person")
        self.entitle(title, done=self.tr("Save") if person else self.tr("Add"))
        self._times = tuple(one for one, _ in times)
        given = [
            Time(name, Completion(BearerKind.GROUP, one.group_id, name), one.since, one.until)
            for one, name in times
        ]
        self.groups = TimeRows(given, ask, hint=self.tr("Group"))
        self.groups.changed.connect(self.check)
        self.fields.addRow(upper_label(self.tr("Groups")), self.groups)
        self.check()

    def wrong(self) -> str:
        return _misread(self.groups)

    def edit(self) -> Edit | None:
        own = self._person.id if self._person else 0
        known = tuple(
            Membership(time.known.id, own, _iso(time.since), _iso(time.until))
            for time in self.groups.times
            if time.known is not None
        )
        joined = _joined(self.groups)
        if self._person is None:
            return AddPerson(self.names, (), known, joined)
        times = None if set(known) == set(self._times) else known
        edit = EditPerson(own, self.changed_names, times, joined)
        return None if edit == EditPerson(own) else edit


class GroupDialog(NamesDialog):
    """A group, new or known, with its members' times."""

    def __init__(
        self,
        group: Group | None = None,
        times: Sequence[tuple[Membership, str]] = (),
        *,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        self._group = group
        super().__init__(parent, names=group.names if group else ())
        title = self.tr("Edit group") if group else self.tr("New group")
        self.entitle(title, done=self.tr("Save") if group else self.tr("Add"))
        self._times = tuple(one for one, _ in times)
        given = [
            Time(name, Completion(BearerKind.PERSON, one.person_id, name), one.since, one.until)
            for one, name in times
        ]
        self.members = TimeRows(given, ask, hint=self.tr("Member"))
        self.members.changed.connect(self.check)
        self.fields.addRow(upper_label(self.tr("Members")), self.members)
        self.check()

    def wrong(self) -> str:
        return _misread(self.members)

    def edit(self) -> Edit | None:
        own = self._group.id if self._group else 0
        known = tuple(
            Membership(own, time.known.id, _iso(time.since), _iso(time.until))
            for time in self.members.times
            if time.known is not None
        )
        joined = _joined(self.members)
        if self._group is None:
            return AddGroup(self.names, (), known, joined)
        times = None if set(known) == set(self._times) else known
        edit = EditGroup(own, self.changed_names, times, joined)
        return None if edit == EditGroup(own) else edit


class SceneDialog(NamesDialog):
    """A scene, new or known: also its kind and what it is a kind of."""

    def __init__(
        self,
        scene: Scene | None = None,
        parents: Sequence[Completion] = (),
        *,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        self._scene = scene
        super().__init__(parent, names=scene.names if scene else ())
        title = self.tr("Edit scene") if scene else self.tr("New scene")
        self.entitle(title, done=self.tr("Save") if scene else self.tr("Add"))
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind in SceneKind:
            self.kind.addItem(Words().scene_kind(kind), kind.value)
        self.kind.setCurrentIndex(list(SceneKind).index(scene.kind if scene else SceneKind.PROP))
        self.fields.addRow(dim_label(self.tr("Kind")), self.kind)
        self.parents = KnownChips(parents, ask, hint=self.tr("camera, prop, …"))
        self.fields.addRow(upper_label(self.tr("Is a kind of")), self.parents)
        self.check()

    def edit(self) -> Edit | None:
        kind = SceneKind(self.kind.currentData())
        above = tuple(one.id for one in self.parents.known)
        if self._scene is None:
            known = tuple(one.name for one in self.parents.known)
            return AddScene(self.names, kind, (*known, *self.parents.new))
        own = self._scene.id
        parents = None if set(above) == set(self._scene.parents) else above
        changed_kind = kind if kind is not self._scene.kind else None
        edit = EditScene(own, self.changed_names, changed_kind, parents)
        if not self.parents.new:
            return None if edit == EditScene(own) else edit
        added = RefineScene(own, parents=self.parents.new)
        name = self.names[0].text
        return Together((edit, added), StepKind.EDIT_SCENE, name, self._scene.photos)


def split_list(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas of any script."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(part for part in map(clean, parts) if part))


def _joined(rows: TimeRows) -> tuple[Joined, ...]:
    return tuple(
        Joined(time.name, _iso(time.since), _iso(time.until))
        for time in rows.times
        if time.known is None
    )


def _iso(text: str) -> str:
    return (read_partial(text) or text) if text else ""


def _misread(rows: TimeRows) -> str:
    text = rows.misread()
    return Naming().not_a_date(text) if text else ""
