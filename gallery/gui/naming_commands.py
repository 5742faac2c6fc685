"""What is done with persons, groups and scenes: add, edit, merge, split, remove."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gallery.edits.base import Edit, Outcome
from gallery.edits.people import RemoveGroup, RemovePerson
from gallery.edits.scenes import RemoveScene
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.known_field import asking
from gallery.gui.dialogs.merging import Merged, MergeDialog
from gallery.gui.dialogs.names import GroupDialog, NamesDialog, PersonDialog, SceneDialog
from gallery.gui.dialogs.splitting import Divided, SplitDialog
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.subject import Subject
from gallery.library import memberships, people, scenes, whereabouts
from gallery.library.bearers import names_of
from gallery.library.database import Reader
from gallery.library.vocabulary import Completion
from gallery.model.people import Group, Membership, Person
from gallery.model.phrases import BearerKind
from gallery.model.scenes import Scene

KINDS = {
    ScopeKind.PERSON: BearerKind.PERSON,
    ScopeKind.GROUP: BearerKind.GROUP,
    ScopeKind.SCENE: BearerKind.SCENE,
}
SPLIT = (ScopeKind.PERSON, ScopeKind.SCENE)

Times = list[tuple[Membership, str]]
OfferUndo = Callable[[Outcome, str], None]


class NamingCommands(QObject):
    """Opens the dialogs of names, and keeps them open until what they ask is stored."""

    def __init__(
        self, bridge: Bridge, subject: Subject, *, offer_undo: OfferUndo, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._subject = subject
        self._offer_undo = offer_undo
        self._window = window
        self._ask_groups = asking(bridge, BearerKind.GROUP)
        self._ask_persons = asking(bridge, BearerKind.PERSON)
        self._ask_scenes = asking(bridge, BearerKind.SCENE)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        parent = self._window
        return {
            "new-person": lambda: self._run(PersonDialog(ask=self._ask_groups, parent=parent)),
            "new-group": lambda: self._run(GroupDialog(ask=self._ask_persons, parent=parent)),
            "new-scene": lambda: self._run(SceneDialog(ask=self._ask_scenes, parent=parent)),
        }

    def edit(self, scope: Scope) -> None:
        """Open the dialog of a person, group or scene."""
        if scope.kind is ScopeKind.PERSON:
            self._bridge.read(partial(_person, person_id=scope.id), self._on_person)
        elif scope.kind is ScopeKind.GROUP:
            self._bridge.read(partial(_group, group_id=scope.id), self._on_group)
        else:
            self._bridge.read(partial(_scene, scene_id=scope.id), self._on_scene)

    def merge(self, scope: Scope, also: Sequence[Scope] = ()) -> None:
        """Ask who is one with a person, group or scene, ``also`` being in the list already."""
        kind = KINDS[scope.kind]

        def listed(reader: Reader) -> tuple[BearerKind, list[Merged]]:
            return kind, [_merged(reader, kind, one.id) for one in (scope, *also)]

        self._bridge.read(listed, self._on_merged)

    def split(self, scope: Scope) -> None:
        """Ask what of a person or scene is another one; the selected photos may be."""
        selected, kind = self._subject.ids(), KINDS[scope.kind]
        ask = partial(_divided, kind=kind, bearer_id=scope.id, selected=selected)
        self._bridge.read(ask, self._on_divided)

    def remove(self, scope: Scope) -> None:
        """Take a person, group or scene away, with a way back."""
        edits: dict[ScopeKind, Callable[[int], Edit]] = {
            ScopeKind.PERSON: RemovePerson,
            ScopeKind.GROUP: RemoveGroup,
            ScopeKind.SCENE: RemoveScene,
        }
        text = self.tr("“{name}” removed").format(name=scope.name)
        edit = edits[scope.kind](scope.id)
        self._bridge.apply(edit, lambda outcome: self._offer_undo(outcome, text))

    def _on_person(self, found: tuple[Person, Times]) -> None:
        self._run(PersonDialog(*found, ask=self._ask_groups, parent=self._window))

    def _on_group(self, found: tuple[Group, Times]) -> None:
        self._run(GroupDialog(*found, ask=self._ask_persons, parent=self._window))

    def _on_scene(self, found: tuple[Scene, list[Completion]]) -> None:
        self._run(SceneDialog(*found, ask=self._ask_scenes, parent=self._window))

    def _on_merged(self, found: tuple[BearerKind, list[Merged]]) -> None:
        kind, (first, *others) = found

        def load(bearer_id: int, done: Callable[[Merged], None]) -> None:
            self._bridge.read(partial(_merged, kind=kind, bearer_id=bearer_id), done)

        ask = asking(self._bridge, kind)
        dialog = MergeDialog(kind, first, ask=ask, load=load, parent=self._window)
        for one in others:
            dialog.add(one)
        self._run(dialog, self.tr("Merged into “{name}”"))

    def _on_divided(self, whole: Divided) -> None:
        self._run(SplitDialog(whole, parent=self._window), self.tr("“{name}” split"))

    def _run(self, dialog: NamesDialog | MergeDialog | SplitDialog, text: str = "") -> None:
        """Open a dialog; it stays until what it asks for is stored, or the user gives up."""

        def stored(outcome: Outcome) -> None:
            dialog.stored(outcome)
            if text and outcome.step is not None:
                self._offer_undo(outcome, text.format(name=outcome.step.subject))

        dialog.asked.connect(lambda edit: self._bridge.apply(edit, stored, failed=dialog.refuse))
        dialog.exec()
        dialog.deleteLater()


def _person(reader: Reader, person_id: int) -> tuple[Person, Times]:
    times = memberships.of_person(reader, person_id)
    called = _shown(reader, "group", [one.group_id for one in times])
    return people.get_person(reader, person_id), [(one, called[one.group_id]) for one in times]


def _group(reader: Reader, group_id: int) -> tuple[Group, Times]:
    times = memberships.of_group(reader, group_id)
    called = _shown(reader, "person", [one.person_id for one in times])
    return people.get_group(reader, group_id), [(one, called[one.person_id]) for one in times]


def _scene(reader: Reader, scene_id: int) -> tuple[Scene, list[Completion]]:
    scene = scenes.get_scene(reader, scene_id)
    called = _shown(reader, "scene", scene.parents)
    return scene, [Completion(BearerKind.SCENE, key, called[key]) for key in scene.parents]


def _merged(reader: Reader, kind: BearerKind, bearer_id: int) -> Merged:
    one: Any
    if kind is BearerKind.PERSON:
        one = people.get_person(reader, bearer_id)
        belongs = one.groups
    elif kind is BearerKind.GROUP:
        one, belongs = people.get_group(reader, bearer_id), ()
    else:
        one = scenes.get_scene(reader, bearer_id)
        belongs = tuple(_shown(reader, "scene", one.parents).values())
    return Merged(one.id, tuple(name.text for name in one.names), belongs, one.photos)


def _divided(reader: Reader, kind: BearerKind, bearer_id: int, selected: Sequence[int]) -> Divided:
    times = memberships.of_person(reader, bearer_id) if kind is BearerKind.PERSON else []
    called = _shown(reader, "group", [one.group_id for one in times])
    return Divided(
        kind,
        bearer_id,
        names_of(reader, kind.value, [bearer_id])[bearer_id],
        tuple(whereabouts.sets_of(reader, kind, bearer_id)),
        whereabouts.among_photos(reader, kind, bearer_id, selected),
        tuple(called.items()),
    )


def _shown(reader: Reader, kind: str, ids: Sequence[int]) -> dict[int, str]:
    return {key: names[0].text for key, names in names_of(reader, kind, ids).items()}
