"""What is done with persons, groups, scenes and sets: add, edit, remove, show."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gallery.edits.base import Edit, Together
from gallery.edits.people import RemoveGroup, RemovePerson
from gallery.edits.scenes import RemoveScene
from gallery.edits.sets import AddToSet, EditSet, MakeSet, RemoveSet
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.missing import MissingDialog, with_folders
from gallery.gui.dialogs.names import GroupDialog, NamesDialog, PersonDialog, SceneDialog
from gallery.gui.dialogs.sets import ChooseSetDialog, RemoveSetDialog, SetDialog
from gallery.gui.icons import icon
from gallery.gui.panels.sidebar import Sidebar
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.subject import Subject
from gallery.library import people, scenes, sets
from gallery.library.database import Reader
from gallery.library.details import details
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene

EDITABLE = (ScopeKind.PERSON, ScopeKind.GROUP, ScopeKind.SET, ScopeKind.SCENE)


class Inventory(QObject):
    """Opens the dialogs and applies what they give.

    Signals:
        filling_wanted(list, int): files and folders may hold what a set lacks.
    """

    filling_wanted = Signal(list, int)

    def __init__(
        self,
        bridge: Bridge,
        subject: Subject,
        *,
        sidebar: Sidebar,
        photo_commands: PhotoCommands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._subject = subject
        self._sidebar = sidebar
        self._photo_commands = photo_commands
        self._window = window
        sidebar.menu_wanted.connect(self.show_menu)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "new-person": lambda: self._ask(PersonDialog(parent=self._window)),
            "new-group": lambda: self._ask(GroupDialog(parent=self._window)),
            "new-scene": lambda: self._ask(SceneDialog(parent=self._window)),
            "make-set": self.make_set,
            "add-to-set": self.add_to_set,
            "show-set": lambda: self._with_set(self._show_set),
            "edit-set": lambda: self._with_set(self.edit_set),
            "find-missing": lambda: self._with_set(lambda found: self.find_missing(found.id)),
            "remove-set": lambda: self._with_set(self.remove_set),
        }

    def make_set(self) -> None:
        """Put the photos into a new set."""
        ids = self._subject.ids()
        dialog = SetDialog(parent=self._window)
        if ids and dialog.exec() == QDialog.DialogCode.Accepted:
            fields = dialog.fields()
            text = self.tr("Set “{title}” made").format(title=fields.get("title", ""))
            self._photo_commands.apply_with_undo(MakeSet(ids, fields), text)

    def add_to_set(self) -> None:
        """Put the photos at the end of a set to be chosen."""
        if not self._subject.is_empty:
            self._bridge.read(sets.all_sets, self._on_sets)

    def edit(self, scope: Scope) -> None:
        """Open the dialog of a person, group, scene or set."""
        if scope.kind is ScopeKind.PERSON:
            self._bridge.read(partial(_person, person_id=scope.id), self._on_person)
        elif scope.kind is ScopeKind.GROUP:
            self._bridge.read(partial(people.get_group, group_id=scope.id), self._on_group)
        elif scope.kind is ScopeKind.SCENE:
            self._bridge.read(partial(_scene, scene_id=scope.id), self._on_scene)
        else:
            self._bridge.read(partial(sets.get, set_id=scope.id), self.edit_set)

    def remove(self, scope: Scope) -> None:
        """Take a person, group, scene or set away, with a way back."""
        if scope.kind is ScopeKind.SET:
            self._bridge.read(partial(sets.get, set_id=scope.id), self.remove_set)
            return
        edits: dict[ScopeKind, Callable[[int], Edit]] = {
            ScopeKind.PERSON: RemovePerson,
            ScopeKind.GROUP: RemoveGroup,
            ScopeKind.SCENE: RemoveScene,
        }
        text = self.tr("“{name}” removed").format(name=scope.name)
        self._photo_commands.apply_with_undo(edits[scope.kind](scope.id), text)

    def edit_set(self, photo_set: PhotoSet) -> None:
        """Open the dialog of a set."""
        dialog = SetDialog(photo_set, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.fields():
            self._bridge.apply(EditSet(photo_set.id, dialog.fields()))

    def edit_set_id(self, set_id: int) -> None:
        """Open the dialog of the set with this id."""
        self.edit(Scope(ScopeKind.SET, set_id))

    def find_missing(self, set_id: int) -> None:
        """Ask where the photos may be that a set lacks."""
        self._bridge.read(partial(with_folders, set_id=set_id), self._on_folders)

    def show_set_menu(self, set_id: int, place: QPoint) -> None:
        """Open the menu of the set with this id."""

        def show(found: PhotoSet) -> None:
            self.show_menu(Scope(ScopeKind.SET, found.id, found.title), place)

        self._bridge.read(partial(sets.get, set_id=set_id), show)

    def remove_set(self, photo_set: PhotoSet) -> None:
        """Ask what goes with the set, then take it away."""
        dialog = RemoveSetDialog(photo_set, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            text = self.tr("Set “{title}” removed").format(title=photo_set.title)
            edit = RemoveSet(photo_set.id, dialog.with_photos)
            self._photo_commands.apply_with_undo(edit, text)

    def show_person(self, person_id: int) -> None:
        """Show a person's photos."""
        self._bridge.read(
            partial(people.get_person, person_id=person_id),
            lambda person: self._sidebar.choose(Scope(ScopeKind.PERSON, person.id, person.name)),
        )

    def show_menu(self, scope: Scope, place: QPoint) -> None:
        """Open the context menu of a sidebar's row."""
        if scope.kind in EDITABLE:
            self.menu(scope).popup(place)

    def menu(self, scope: Scope) -> QMenu:
        """Return the context menu of a sidebar's row."""
        menu = QMenu(self._window)
        show = QAction(icon("images"), self.tr("Show photos"), menu)
        show.triggered.connect(lambda: self._sidebar.choose(scope))
        edit = QAction(icon("pencil"), self.tr("Edit…"), menu)
        edit.triggered.connect(lambda: self.edit(scope))
        is_set = scope.kind is ScopeKind.SET
        missing = QAction(icon("search"), self.tr("Find the missing photos…"), menu)
        missing.triggered.connect(lambda: self.find_missing(scope.id))
        more = "…" if is_set else ""
        remove = QAction(icon("trash-2"), self.tr("Remove") + more, menu)
        remove.triggered.connect(lambda: self.remove(scope))
        menu.addActions([show, *([missing] if is_set else []), edit])
        menu.addSeparator()
        menu.addAction(remove)
        return menu

    def _ask(self, dialog: NamesDialog) -> None:
        if dialog.exec() == QDialog.DialogCode.Accepted:
            edits = dialog.edits()
            if len(edits) > 1:  # one dialog is one step of undo
                self._bridge.apply(Together(edits, edits[0].kind, dialog.name.text().strip()))
            elif edits:
                self._bridge.apply(edits[0])

    def _on_person(self, found: tuple[Person, list[Group]]) -> None:
        self._ask(PersonDialog(*found, parent=self._window))

    def _on_group(self, group: Group) -> None:
        self._ask(GroupDialog(group, parent=self._window))

    def _on_scene(self, found: tuple[Scene, list[Scene]]) -> None:
        self._ask(SceneDialog(*found, parent=self._window))

    def _on_folders(self, found: tuple[PhotoSet, list[str]]) -> None:
        photo_set, folders = found
        dialog = MissingDialog(photo_set, folders, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.filling_wanted.emit(dialog.paths, photo_set.id)

    def _on_sets(self, all_sets: list[PhotoSet]) -> None:
        dialog = ChooseSetDialog(all_sets, parent=self._window)
        ids = self._subject.ids()
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.set_id is not None:
            text = self.tr("%n photo(s) added to the set", "", len(ids))
            self._photo_commands.apply_with_undo(AddToSet(dialog.set_id, ids), text)

    def _show_set(self, photo_set: PhotoSet) -> None:
        self._sidebar.choose(Scope(ScopeKind.SET, photo_set.id, photo_set.title))

    def _with_set(self, done: Callable[[PhotoSet], object]) -> None:
        """Call ``done`` with the set at hand: the sidebar's, else that of the photo."""
        scope, photo_id = self._sidebar.scope, self._subject.first()
        chosen = scope.id if scope.kind is ScopeKind.SET else None
        library = self._bridge.library

        def find(reader: Reader) -> PhotoSet | None:
            if chosen is not None:
                return sets.get(reader, chosen)
            if photo_id is None:
                return None
            places = details(reader, library, photo_id).sets
            return sets.get(reader, places[0].set_id) if places else None

        self._bridge.read(find, lambda found: done(found) if found is not None else None)


def _person(reader: Reader, person_id: int) -> tuple[Person, list[Group]]:
    return people.get_person(reader, person_id), people.all_groups(reader)


def _scene(reader: Reader, scene_id: int) -> tuple[Scene, list[Scene]]:
    return scenes.get_scene(reader, scene_id), scenes.all_scenes(reader)
