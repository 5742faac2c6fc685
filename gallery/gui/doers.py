"""Who does what the actions say: made once for a window, each joined to the parts it acts on."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.compare import CompareView
from gallery.gui.compare.commands import CompareCommands
from gallery.gui.duplicates.commands import DuplicateCommands
from gallery.gui.history import HistoryPanel
from gallery.gui.intake import Intake
from gallery.gui.inventory import Inventory
from gallery.gui.offering import Offering
from gallery.gui.outside import OutsideCommands
from gallery.gui.pasting import Pasting
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.portrait_commands import PortraitCommands
from gallery.gui.preferences import Preferences
from gallery.gui.quick import Copying, QuickKeys, QuickMenus, Telling
from gallery.gui.replacing import Replacing
from gallery.gui.saved_searches import SavedSearches
from gallery.gui.sights import Sights
from gallery.gui.subject import Subject
from gallery.gui.suggestions.answers import Answers
from gallery.gui.tagging import TaggingMode
from gallery.gui.tagging.commands import TaggingCommands
from gallery.gui.theme import Theme
from gallery.gui.variants.commands import VariantCommands
from gallery.gui.view_commands import ViewCommands
from gallery.gui.viewer import BoxCommands, ShowCommands, Viewer, ZoomCommands
from gallery.gui.watching import Watching
from gallery.gui.widgets.toast import Toasts


@dataclass(frozen=True, slots=True)
class Parts:
    """What a window consists of, handed to those who act on it."""

    window: QMainWindow
    bridge: Bridge
    preferences: Preferences
    theme: Theme
    log_file: Path
    actions: Actions
    page: BrowsePage
    viewer: Viewer
    tagging: TaggingMode
    compare: CompareView
    toasts: Toasts
    subject: Subject
    sights: Sights


class Doers(QObject):
    """Makes them and lets the actions of the catalogue call them.

    Attributes:
        photo_commands, inventory, portrait_commands, quick_keys, copying, replacing: act on
            photos, sets, people and scenes.
        saved_searches: act on those in the sidebar.
        intake, pasting, watching, offering: bring pictures in.
        view_commands, answers, history: act on the window, the guesses, the steps done.
        duplicates, variants: act on photos that are the same picture, before and after one of
            them was chosen.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._actions = parts.actions
        self._make_inventory()
        self._make_quick_and_portraits()
        self._make_intake()
        self._make_view_commands()
        self._make_showing()
        self._make_zooming()
        self._make_tagging()
        self._make_asking()
        self._make_duplicates()
        self._make_comparing()
        self._make_outside()
        self._connect_panels()
        self._connect_suggestions()

    def _make_inventory(self) -> None:
        parts, page = self._parts, self._parts.page
        self.photo_commands = PhotoCommands(
            parts.bridge, parts.subject, grid=page.grid, page=page, toasts=parts.toasts
        )
        self.inventory = Inventory(
            parts.bridge,
            parts.subject,
            sidebar=page.sidebar,
            photo_commands=self.photo_commands,
            window=parts.window,
        )
        self.saved_searches = SavedSearches(
            parts.bridge,
            sidebar=page.sidebar,
            search=page.top_bar.search,
            offer_undo=self.photo_commands.offer_undo,
            toasts=parts.toasts,
            window=parts.window,
        )
        for doer in (self.photo_commands, self.inventory, self.saved_searches):
            self._actions.connect_all(doer.commands())

    def _make_quick_and_portraits(self) -> None:
        parts, bridge, subject = self._parts, self._parts.bridge, self._parts.subject
        self.portrait_commands = PortraitCommands(
            bridge,
            parts.page,
            sights=parts.sights,
            subject=subject,
            inventory=self.inventory,
            photo_commands=self.photo_commands,
            toasts=parts.toasts,
            actions=self._actions,
        )
        telling = Telling(bridge, self.photo_commands, parts.toasts)
        self.quick_keys = QuickKeys(bridge, subject, telling=telling)
        QuickMenus(bridge, subject, self._actions)
        self.copying = Copying(
            bridge, subject, telling=telling, preferences=parts.preferences, window=parts.window
        )
        self.replacing = Replacing(
            bridge, subject, grid=parts.page.grid, telling=telling, window=parts.window
        )
        for doer in (self.portrait_commands, self.quick_keys, self.copying, self.replacing):
            self._actions.connect_all(doer.commands())

    def _make_intake(self) -> None:
        parts, bridge, toasts = self._parts, self._parts.bridge, self._parts.toasts
        self.intake = Intake(bridge, parts.preferences, window=parts.window, toasts=toasts)
        self.pasting = Pasting(bridge, self.intake, toasts=toasts)
        self.watching = Watching(bridge, parts.window)
        self.offering = Offering(
            self.watching, self.intake, banner=parts.page.banner, toasts=toasts
        )
        for doer in (self.intake, self.pasting, self.offering):
            self._actions.connect_all(doer.commands())
        self.inventory.filling_wanted.connect(self.intake.fill)

    def _make_view_commands(self) -> None:
        parts = self._parts
        self.view_commands = ViewCommands(
            parts.window,
            parts.page,
            actions=self._actions,
            bridge=parts.bridge,
            preferences=parts.preferences,
            theme=parts.theme,
            watching=self.watching,
            log_file=parts.log_file,
        )
        self._actions.connect_all(self.view_commands.commands())
        self.offering.settings_wanted.connect(self.view_commands.show_settings)

    def _make_showing(self) -> None:
        parts = self._parts
        showing = ShowCommands(
            parts.viewer,
            actions=self._actions,
            preferences=parts.preferences,
            open_view=parts.sights.open_several,
            set_full_screen=lambda full: self.view_commands.set_full_screen(full=full),
        )
        self._actions.connect_all(showing.commands())

    def _make_zooming(self) -> None:
        parts = self._parts
        zooming = ZoomCommands(
            parts.viewer,
            parts.tagging.viewer,
            open_view=parts.sights.open_current,
            cells=lambda: parts.page.zoomable,
        )
        self._actions.connect_all(zooming.commands())

    def _make_tagging(self) -> None:
        parts, page = self._parts, self._parts.page
        tagging = TaggingCommands(
            parts.tagging,
            self.quick_keys,
            grid=page.grid,
            viewer=parts.viewer,
            toasts=parts.toasts,
            covered=page.parts,
        )
        self._actions.connect_all(tagging.commands())

    def _make_asking(self) -> None:
        parts, page, sights = self._parts, self._parts.page, self._parts.sights
        offer_undo = self.photo_commands.offer_undo
        self.answers = Answers(parts.bridge, offer_undo, window=parts.window)
        self.history = HistoryPanel(
            parts.bridge, page, between=(page.top_bar, page.status_bar), offer_undo=offer_undo
        )
        boxes = BoxCommands(
            parts.viewer,
            parts.tagging.viewer,
            open_view=sights.open_current,
            offer_undo=offer_undo,
            switch=self._actions["show-boxes"],
        )
        own = {
            "open": sights.open_current,
            "suggestions": sights.show_suggestions,
            "history": self.history.toggle,
        }
        self._actions.connect_all(boxes.commands() | own)

    def _make_duplicates(self) -> None:
        parts = self._parts
        self.duplicates = DuplicateCommands(
            parts.bridge,
            parts.page.duplicates,
            sights=parts.sights,
            over=parts.page,
            offer_undo=self.photo_commands.offer_undo,
        )
        self.variants = VariantCommands(
            parts.bridge,
            parts.subject,
            viewer=parts.viewer,
            sights=parts.sights,
            over=parts.page,
            toasts=parts.toasts,
            offer_undo=self.photo_commands.offer_undo,
        )
        for doer in (self.duplicates, self.variants):
            self._actions.connect_all(doer.commands())

    def _make_comparing(self) -> None:
        parts = self._parts
        comparing = CompareCommands(parts.compare, parts.subject, toasts=parts.toasts)
        self._actions.connect_all(comparing.commands())

    def _make_outside(self) -> None:
        parts = self._parts
        self.outside = OutsideCommands(
            parts.bridge,
            parts.subject,
            preferences=parts.preferences,
            toasts=parts.toasts,
            window=parts.window,
        )
        self._actions.connect_all(self.outside.commands())
        self._actions["wallpaper"].setVisible(self.outside.offers_wallpaper)
        # One for both and for good: a menu that goes takes its submenus, the window's, with it.
        menu = self._actions.photo_menu(parts.window, viewing=True)
        for view in (parts.viewer, parts.compare):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(_pop_up, menu, view))

    def _connect_panels(self) -> None:
        page, inspector = self._parts.page, self._parts.page.inspector
        page.welcome.import_wanted.connect(self.intake.choose_folder)
        page.welcome.sample_wanted.connect(self.intake.add_sample)
        page.dropped.connect(self.pasting.drop)
        page.grid.set_menu_wanted.connect(self.inventory.show_set_menu)
        self.intake.search_wanted.connect(page.top_bar.search.setText)
        inspector.tag_asked.connect(self.photo_commands.tag)
        inspector.opened.connect(lambda _photo: self._parts.sights.open_current())
        inspector.person_asked.connect(self.inventory.show_person)
        inspector.set_edit_asked.connect(self.inventory.edit_set_id)

    def _connect_suggestions(self) -> None:
        page, inspector, answers = self._parts.page, self._parts.page.inspector, self.answers
        toasts, sights = self._parts.toasts, self._parts.sights
        inspector.told.connect(lambda text: toasts.show(text, symbol="copy"))
        inspector.guess_accepted.connect(lambda one, ids: answers.accept([one], ids))
        inspector.guess_refused.connect(lambda one, ids: answers.refuse([one], ids))
        inspector.suggestions_asked.connect(sights.show_suggestions)
        inspector.look_asked.connect(sights.look_at)
        guesses = page.suggestions
        guesses.accepted.connect(answers.accept)
        guesses.persons_wanted.connect(answers.accept_as_persons)
        guesses.scenes_wanted.connect(answers.accept_as_scenes)
        guesses.refused.connect(answers.refuse)
        answers.answering.connect(guesses.leave_out)


def _pop_up(menu: QMenu, over: QWidget, place: QPoint) -> None:
    menu.popup(over.mapToGlobal(place))
