"""What is done with portraits: opened, edited, tagged by a drop, chosen from photos."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from gallery.edits.portraits import ChoosePortrait
from gallery.edits.sets import EditSet
from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.dropping import Dropping
from gallery.gui.inventory import Inventory
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.portraits.entries import PAGE_OF
from gallery.gui.portraits.page_words import PageWords
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.sights import Sights
from gallery.gui.subject import Subject
from gallery.gui.widgets.toast import Toasts
from gallery.library import sets
from gallery.library.database import Reader
from gallery.library.details import details
from gallery.library.selections import people_in

MOST_ASKED = 12  # persons on a photo that are offered


class PortraitCommands(QObject):
    """Acts on whom a page, the head above photos or the sidebar shows."""

    def __init__(
        self,
        bridge: Bridge,
        page: BrowsePage,
        *,
        sights: Sights,
        subject: Subject,
        inventory: Inventory,
        photo_commands: PhotoCommands,
        toasts: Toasts,
        actions: Actions,
    ) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._sights = sights
        self._subject = subject
        self._inventory = inventory
        self._photo_commands = photo_commands
        self._toasts = toasts
        self._actions = actions
        self._dropping = Dropping(photo_commands)
        self._connect()

    def _connect(self) -> None:
        listed, head = self._page.portraits, self._page.profile
        listed.opened.connect(self._sights.open_from_page)
        listed.menu_wanted.connect(self._show_menu)
        listed.making_wanted.connect(lambda action: self._actions[action].trigger())
        head.refining.connect(self._sights.open_from_page)
        head.scope_wanted.connect(self._sights.open_from_page)
        head.edit_wanted.connect(self._inventory.edit)
        head.page_wanted.connect(self._show_page_of)
        head.menu_wanted.connect(self._inventory.show_menu)
        listed.dropped.connect(self._dropping.drop)
        self._page.sidebar.photos_dropped.connect(self._dropping.drop)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "people": partial(self.show_page, ScopeKind.PEOPLE),
            "groups": partial(self.show_page, ScopeKind.GROUPS),
            "scenes": partial(self.show_page, ScopeKind.SCENES),
            "sets": partial(self.show_page, ScopeKind.SETS),
            "use-as-portrait": self.use_as_portrait,
            "use-as-cover": self.use_as_cover,
        }

    def show_page(self, kind: ScopeKind) -> None:
        """Show the page of all people, groups, scenes or sets."""
        self._page.sidebar.choose(Scope(kind, 0, PageWords().title(kind)))

    def _show_menu(self, scope: Scope, place: QPoint) -> None:
        others = [one.scope for one in self._page.portraits.listing.selected]
        self._inventory.show_menu(scope, place, [one for one in others if one.key != scope.key])

    def use_as_portrait(self) -> None:
        """Let the photo stand for the person whose photos these are, else for who is on it."""
        photo_id, scope = self._subject.first(), self._page.sidebar.scope
        if photo_id is None:
            return
        if scope.kind is ScopeKind.PERSON:
            self._choose(photo_id, scope.id, scope.name)
            return

        def find(reader: Reader) -> list[tuple[int, str]]:
            found = people_in(reader, [photo_id], MOST_ASKED)
            return [(person.id, person.name) for person, _ in found]

        self._bridge.read(find, lambda found: self._ask_who(photo_id, found))

    def use_as_cover(self) -> None:
        """Let the photo stand for the set at hand: the sidebar's, else its own first one."""
        photo_id, scope = self._subject.first(), self._page.sidebar.scope
        if photo_id is None:
            return
        chosen = scope.id if scope.kind is ScopeKind.SET else None
        library = self._bridge.library

        def find(reader: Reader) -> tuple[int, str] | None:
            places = details(reader, library, photo_id).sets
            ids = [place.set_id for place in places]
            set_id = chosen if chosen in ids else next(iter(ids), None)
            return (set_id, sets.get(reader, set_id).title) if set_id is not None else None

        self._bridge.read(find, lambda found: self._cover(photo_id, found))

    def _cover(self, photo_id: int, found: tuple[int, str] | None) -> None:
        if found is not None:
            text = self.tr("Cover of “{title}” chosen").format(title=found[1])
            edit = EditSet(found[0], {"cover_id": photo_id})
            self._photo_commands.apply_with_undo(edit, text)

    def _ask_who(self, photo_id: int, found: list[tuple[int, str]]) -> None:
        if len(found) == 1:
            self._choose(photo_id, *found[0])
        elif found:
            menu = QMenu(self._page)
            for person_id, name in found:
                action = menu.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(self._choose, photo_id, person_id, name))
            menu.popup(self._place())
        else:
            text = self.tr("Nobody is named on this photo. Press T to say who.")
            self._toasts.show(text, symbol="info")

    def _place(self) -> QPoint:
        rect = self._subject.rect_in(self._page)
        return self._page.mapToGlobal(rect.center()) if rect.isValid() else QCursor.pos()

    def _choose(self, photo_id: int, person_id: int, name: str, *_checked: object) -> None:
        text = self.tr("Portrait of “{name}” chosen").format(name=name)
        self._photo_commands.apply_with_undo(ChoosePortrait(person_id, photo_id), text)

    def _show_page_of(self, scope: Scope) -> None:
        if self._page.sidebar.scope.kind is PAGE_OF[scope.kind]:
            return
        self.show_page(PAGE_OF[scope.kind])
        self._page.portraits.show_kind(PAGE_OF[scope.kind], at=scope)
