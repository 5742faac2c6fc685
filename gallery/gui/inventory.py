"""What is done with sets, and the menus of everything that the sidebar lists."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gallery.edits.sets import AddToSet, EditSet, MakeSet, RemoveSet
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.missing import MissingDialog, with_folders
from gallery.gui.dialogs.sets import ChooseSetDialog, RemoveSetDialog, SetDialog, Title, titles
from gallery.gui.icons import icon
from gallery.gui.naming_commands import KINDS, SPLIT, NamingCommands
from gallery.gui.panels.sidebar import Sidebar
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.subject import Subject
from gallery.library import people, sets
from gallery.library.database import Reader
from gallery.library.details import details
from gallery.model.photoset import PhotoSet

EDITABLE = (*KINDS, ScopeKind.SET)


class Inventory(QObject):
    """Opens the dialogs of sets and applies what they give.

    Attributes:
        naming: does the same for persons, groups and scenes.

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
        self.naming = NamingCommands(
            bridge, subject, offer_undo=photo_commands.offer_undo, window=window
        )
        sidebar.menu_wanted.connect(self.show_menu)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            **self.naming.commands(),
            "make-set": self.make_set,
            "add-to-set": self.add_to_set,
            "show-set": lambda: self._with_set(self._show_set),
            "edit-set": lambda: self._with_set(self.edit_set),
            "find-missing": lambda: self._with_set(lambda found: self.find_missing(found.id)),
            "remove-set": lambda: self._with_set(self.remove_set),
        }

    def make_set(self) -> None:
        """Put the photos into a new set."""
        self._subject.with_ids(self._bridge, self._make_set)

    def _make_set(self, ids: tuple[int, ...]) -> None:
        dialog = SetDialog(parent=self._window)
        if ids and dialog.exec() == QDialog.DialogCode.Accepted:
            fields = dialog.fields()
            text = self.tr("Set “{title}” made").format(title=fields.get("title", ""))
            self._photo_commands.apply_with_undo(MakeSet(ids, fields), text)

    def add_to_set(self) -> None:
        """Put the photos at the end of a set to be chosen."""
        if not self._subject.is_empty:
            self._subject.with_ids(
                self._bridge,
                lambda ids: self._bridge.read(titles, partial(self._on_sets, ids)),
            )

    def edit(self, scope: Scope) -> None:
        """Open the dialog of a person, group, scene or set."""
        if scope.kind in KINDS:
            self.naming.edit(scope)
        else:
            self._bridge.read(partial(sets.get, set_id=scope.id), self.edit_set)

    def remove(self, scope: Scope) -> None:
        """Take a person, group, scene or set away, with a way back."""
        if scope.kind in KINDS:
            self.naming.remove(scope)
        else:
            self._bridge.read(partial(sets.get, set_id=scope.id), self.remove_set)

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

    def show_menu(self, scope: Scope, place: QPoint, also: Sequence[Scope] = ()) -> None:
        """Open the context menu of a person, group, scene or set; see ``menu``."""
        if scope.kind in EDITABLE:
            self.menu(scope, also).popup(place)

    def menu(self, scope: Scope, also: Sequence[Scope] = ()) -> QMenu:
        """Return the context menu of one; it can be merged with others that are selected."""
        menu = QMenu(self._window)
        self._add(menu, "images", self.tr("Show photos"), lambda: self._sidebar.choose(scope))
        if scope.kind is ScopeKind.SET:
            text = self.tr("Find the missing photos…")
            self._add(menu, "search", text, lambda: self.find_missing(scope.id))
        self._add(menu, "pencil", self.tr("Edit…"), lambda: self.edit(scope))
        if scope.kind in KINDS:
            text = self.tr("Merge these…") if also else self.tr("Merge…")
            self._add(menu, "merge", text, lambda: self.naming.merge(scope, also))
        if scope.kind in SPLIT:
            self._add(menu, "split", self.tr("Split…"), lambda: self.naming.split(scope))
        menu.addSeparator()
        remove = self.tr("Remove…") if scope.kind is ScopeKind.SET else self.tr("Remove")
        self._add(menu, "trash-2", remove, lambda: self.remove(scope))
        return menu

    def _add(self, menu: QMenu, symbol: str, text: str, run: Callable[[], object]) -> None:
        action = QAction(icon(symbol), text, menu)
        action.triggered.connect(lambda: run())
        menu.addAction(action)

    def _on_folders(self, found: tuple[PhotoSet, list[str]]) -> None:
        photo_set, folders = found
        dialog = MissingDialog(photo_set, folders, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.filling_wanted.emit(dialog.paths, photo_set.id)

    def _on_sets(self, ids: tuple[int, ...], found: list[Title]) -> None:
        dialog = ChooseSetDialog(found, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.set_id is not None:
            text = self.tr("%Ln photo(s) added to the set", "", len(ids))
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
