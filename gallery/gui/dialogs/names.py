"""Names of a person, a group or a scene, in any script, and what they belong to."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from gallery.edits.base import Edit
from gallery.edits.people import (
    AddGroup,
    AddNames,
    AddPerson,
    LeaveGroup,
    RenameGroup,
    RenamePerson,
)
from gallery.edits.scenes import AddScene, RefineScene, RenameScene, SetParents
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.widgets.choice import Choice
from gallery.gui.words import Words
from gallery.model.names import Name, NameKind, clean, compare_key, script_of
from gallery.model.people import Group, Person
from gallery.model.scenes import Scene, SceneKind

NAMES_HEIGHT = 92  # px: four names


class NamesDialog(Frame):
    """Asks for names; ``edits`` says what came of it, nothing when nothing was changed."""

    def __init__(
        self, parent: QWidget | None, title: str, *, names: Sequence[Name], done: str
    ) -> None:
        super().__init__(parent, title, done=done)
        self._given = tuple(names)
        self.fields: QFormLayout = self.form()
        self.name = QLineEdit(names[0].text if names else "")
        self.name.setAccessibleName(self.tr("Name"))
        self.name.textChanged.connect(self._check)
        self.more = QPlainTextEdit("\n".join(name.text for name in names[1:]))
        self.more.setAccessibleName(self.tr("Other names, one a line"))
        self.more.setPlaceholderText(self.tr("One a line, in any script"))
        self.more.setTabChangesFocus(True)
        self.more.setFixedHeight(NAMES_HEIGHT)
        self.fields.addRow(dim_label(self.tr("Name")), self.name)
        self.fields.addRow(dim_label(self.tr("Other names")), self.more)
        hint = QLabel(self.tr("Every name finds the same photos. The first is the one shown."))
        hint.setProperty("look", "small")
        self.body.addWidget(hint)
        self._check()

    @property
    def names(self) -> tuple[Name, ...]:
        """The names as they were left, each once."""
        known = {name.text: name for name in self._given}
        lines = [self.name.text(), *self.more.toPlainText().splitlines()]
        return tuple(
            known.get(text) or Name(text, NameKind.OTHER, script_of(text))
            for text in dict.fromkeys(map(clean, lines))
            if text
        )

    def edits(self) -> tuple[Edit, ...]:
        """Return what to apply, in order."""
        raise NotImplementedError

    def _line(self, label: str, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setPlaceholderText(hint)
        line.setAccessibleName(label)
        self.fields.addRow(dim_label(label), line)
        return line

    def _check(self) -> None:
        self.done_button.setEnabled(bool(clean(self.name.text())))


class PersonDialog(NamesDialog):
    """A person, new or known."""

    def __init__(
        self,
        person: Person | None = None,
        groups: Sequence[Group] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._person = person
        self._groups = groups
        new = self.tr("New person")
        title = self.tr("Edit person") if person else new
        names = person.names if person else ()
        super().__init__(parent, title, names=names, done=_done(self, is_new=person is None))
        joined = ", ".join(person.groups) if person else ""
        self.groups = self._line(self.tr("Groups"), joined, self.tr("BTS, …"))

    def edits(self) -> tuple[Edit, ...]:
        wanted = split_list(self.groups.text())
        if self._person is None:
            return (AddPerson(self.names, wanted),)
        edits: list[Edit] = []
        if self.names != self._person.names:
            edits.append(RenamePerson(self._person.id, self.names))
        before, after = keyed(self._person.groups), keyed(wanted)
        ids = {compare_key(group.name): group.id for group in self._groups}
        edits += [LeaveGroup(ids[key], self._person.id) for key in before if key not in after]
        joined = tuple(name for key, name in after.items() if key not in before)
        return (*edits, *((AddNames(self._person.id, (), joined),) if joined else ()))


class GroupDialog(NamesDialog):
    """A group, new or known."""

    def __init__(self, group: Group | None = None, *, parent: QWidget | None = None) -> None:
        self._group = group
        title = self.tr("Edit group") if group else self.tr("New group")
        names = group.names if group else ()
        super().__init__(parent, title, names=names, done=_done(self, is_new=group is None))

    def edits(self) -> tuple[Edit, ...]:
        if self._group is None:
            return (AddGroup(self.names),)
        changed = self.names != self._group.names
        return (RenameGroup(self._group.id, self.names),) if changed else ()


class SceneDialog(NamesDialog):
    """A scene, new or known: also its kind and what it is a kind of."""

    def __init__(
        self,
        scene: Scene | None = None,
        scenes: Sequence[Scene] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._scene = scene
        self._above = {one.id: one.name for one in scenes if scene and one.id in scene.parents}
        title = self.tr("Edit scene") if scene else self.tr("New scene")
        names = scene.names if scene else ()
        super().__init__(parent, title, names=names, done=_done(self, is_new=scene is None))
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind in SceneKind:
            self.kind.addItem(Words().scene_kind(kind), kind.value)
        self.kind.setCurrentIndex(list(SceneKind).index(scene.kind if scene else SceneKind.PROP))
        self.fields.addRow(dim_label(self.tr("Kind")), self.kind)
        above = ", ".join(self._above.values())
        self.parents = self._line(self.tr("Is a kind of"), above, self.tr("camera, prop, …"))

    def edits(self) -> tuple[Edit, ...]:
        kind, wanted = SceneKind(self.kind.currentData()), split_list(self.parents.text())
        if self._scene is None:
            return (AddScene(self.names, kind, wanted),)
        edits: list[Edit] = []
        if self.names != self._scene.names:
            edits.append(RenameScene(self._scene.id, self.names))
        before, after = keyed(self._above.values()), keyed(wanted)
        kept = tuple(i for i, name in self._above.items() if compare_key(name) in after)
        if len(kept) < len(before):
            edits.append(SetParents(self._scene.id, kept))
        added = tuple(name for key, name in after.items() if key not in before)
        if added or kind is not self._scene.kind:
            edits.append(RefineScene(self._scene.id, (), kind, added))
        return tuple(edits)


def split_list(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas of any script."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(part for part in map(clean, parts) if part))


def keyed(names: Iterable[str]) -> Mapping[str, str]:
    """Return names by the key they are compared by."""
    return {compare_key(name): name for name in names}


def _done(dialog: NamesDialog, *, is_new: bool) -> str:
    return dialog.tr("Add") if is_new else dialog.tr("Save")
