"""The main window. It only arranges: makes the parts, joins their signals, keeps places."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.grid.geometry import USUAL_ZOOM
from gallery.gui.history import HistoryPanel
from gallery.gui.intake import Intake
from gallery.gui.inventory import Inventory
from gallery.gui.offering import Offering
from gallery.gui.pasting import Pasting
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.portrait_commands import PortraitCommands
from gallery.gui.preferences import Preferences
from gallery.gui.quick import Copying, QuickKeys, QuickMenus, Telling
from gallery.gui.replacing import Replacing
from gallery.gui.scope import ScopeKind
from gallery.gui.searchbar.line import SearchLine
from gallery.gui.searchbar.results import Browse
from gallery.gui.sights import Sights
from gallery.gui.subject import Subject
from gallery.gui.suggestions.answers import Answers
from gallery.gui.tagging import TaggingMode
from gallery.gui.tagging.commands import TaggingCommands
from gallery.gui.theme import Theme
from gallery.gui.view_commands import ViewCommands
from gallery.gui.viewer import BoxCommands, Viewer
from gallery.gui.watching import Watching
from gallery.gui.widgets.toast import Toasts
from gallery.gui.words import Words, number
from gallery.model.errors import GalleryError

SETTLE = 30  # ms: a selection that is being dragged is shown once it rests
AFTER_PICTURES = 150  # ms after the start, for what stands around the photos
QUIET = 800  # ms after the start, for the work that can wait
SMALLEST = (900, 560)  # px
USUAL = (1440, 900)  # px


class MainWindow(QMainWindow):
    """One window on one library.

    Signals:
        library_wanted(Path): the user wants another library in this window.
        closed(): the window was closed.
    """

    library_wanted = Signal(Path)
    closed = Signal()

    def __init__(
        self, bridge: Bridge, preferences: Preferences, *, theme: Theme, log_file: Path
    ) -> None:
        super().__init__()
        self.bridge = bridge
        self.preferences = preferences
        self.commands = Actions(self)
        self.commands.fill_menu_bar(self.menuBar())
        menu = self.commands.main_menu(self)
        self.page = BrowsePage(bridge, preferences, actions=self.commands, menu=menu)
        self.setCentralWidget(self.page)
        self.grid = self.page.grid
        self.sidebar = self.page.sidebar
        self.search = self.page.top_bar.search
        self.viewer = Viewer(bridge, self.page)
        self.tagging = TaggingMode(bridge, self.page)
        self.toasts = Toasts(self.page)
        self.browse = Browse(bridge, self)
        self.search_line = SearchLine(self.search, bridge, page=self.page)
        self.subject = Subject(self.grid, self.viewer, self.tagging)
        self.sights = Sights(
            bridge,
            self.page,
            browse=self.browse,
            viewer=self.viewer,
            actions=self.commands,
        )
        self._make_commands(theme, log_file)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._show_selection)
        self._connect_photos()
        self._connect_panels()
        self._connect_suggestions()
        self._on_preference("caption_language")
        preferences.changed.connect(self._on_preference)
        self._restore()
        self.browse.ask()
        # The pictures come first: the inventory of a large library would slow their way.
        QTimer.singleShot(AFTER_PICTURES, self, self._read_the_rest)
        QTimer.singleShot(QUIET, self, self._start_what_can_wait)

    def _make_commands(self, theme: Theme, log_file: Path) -> None:
        bridge, preferences = self.bridge, self.preferences
        self.photo_commands = PhotoCommands(
            bridge, self.subject, grid=self.grid, page=self.page, toasts=self.toasts
        )
        self.inventory = Inventory(
            bridge,
            self.subject,
            sidebar=self.sidebar,
            photo_commands=self.photo_commands,
            window=self,
        )
        self._make_quick_and_portraits()
        self.intake = Intake(bridge, preferences, window=self, toasts=self.toasts)
        self.pasting = Pasting(bridge, self.intake, toasts=self.toasts)
        self.watching = Watching(bridge, self)
        self.offering = Offering(
            self.watching, self.intake, banner=self.page.banner, toasts=self.toasts
        )
        self.view_commands = ViewCommands(
            self,
            self.page,
            actions=self.commands,
            bridge=bridge,
            preferences=preferences,
            theme=theme,
            watching=self.watching,
            log_file=log_file,
        )
        self.view_commands.library_wanted.connect(self.library_wanted)
        self.offering.settings_wanted.connect(self.view_commands.show_settings)
        for part in (
            *(self.photo_commands, self.inventory, self.view_commands, self.portrait_commands),
            *(self.intake, self.pasting, self.offering, self.quick_keys, self.copying),
            self.replacing,
        ):
            self.commands.connect_all(part.commands())
        self._make_tagging()
        self._make_asking()

    def _make_quick_and_portraits(self) -> None:
        self.portrait_commands = PortraitCommands(
            self.bridge,
            self.page,
            sights=self.sights,
            subject=self.subject,
            inventory=self.inventory,
            photo_commands=self.photo_commands,
            toasts=self.toasts,
            actions=self.commands,
        )
        telling = Telling(self.bridge, self.photo_commands, self.toasts)
        self.quick_keys = QuickKeys(self.bridge, self.subject, telling=telling)
        QuickMenus(self.bridge, self.subject, self.commands)
        self.copying = Copying(
            self.bridge, self.subject, telling=telling, preferences=self.preferences, window=self
        )
        self.replacing = Replacing(
            self.bridge, self.subject, grid=self.grid, telling=telling, window=self
        )

    def _make_asking(self) -> None:
        self.answers = Answers(self.bridge, self.photo_commands.offer_undo, window=self)
        self.history = HistoryPanel(
            self.bridge,
            self.page,
            between=(self.page.top_bar, self.page.status_bar),
            offer_undo=self.photo_commands.offer_undo,
        )
        own = {
            "open": self.sights.open_current,
            "suggestions": self.sights.show_suggestions,
            "history": self.history.toggle,
        }
        self.commands.connect_all(own)
        boxes = BoxCommands(
            self.viewer,
            self.tagging.viewer,
            open_view=self.sights.open_current,
            offer_undo=self.photo_commands.offer_undo,
            switch=self.commands["show-boxes"],
        )
        self.commands.connect_all(boxes.commands())
        self.commands.put_on_photos(self.grid)
        self.grid.set_menu(lambda: self.commands.photo_menu(self))
        self.grid.set_menu_wanted.connect(self.inventory.show_set_menu)
        self.inventory.filling_wanted.connect(self.intake.fill)

    def _make_tagging(self) -> None:
        tagging = TaggingCommands(
            self.tagging,
            self.quick_keys,
            grid=self.grid,
            viewer=self.viewer,
            toasts=self.toasts,
            covered=self.page.parts,
        )
        self.commands.connect_all(tagging.commands())

    def _connect_photos(self) -> None:
        self.browse.misread.connect(self.search_line.show_error)
        self.sights.changed.connect(self._settle.start)
        self.sights.scope_shown.connect(self._set_title)
        # Queued: the grid tells before its own list of what is selected is renewed.
        queued = Qt.ConnectionType.QueuedConnection
        self.grid.selection_changed.connect(self._on_selection, queued)
        self.grid.visible_changed.connect(self.bridge.set_visible)
        self.grid.zoom_changed.connect(self.page.status_bar.show_zoom)
        self.viewer.moved.connect(lambda _index: self._on_selection())
        for told in (self.tagging.moved, self.tagging.left):
            told.connect(self._on_selection)

    def _connect_panels(self) -> None:
        page, inspector = self.page, self.page.inspector
        self.search.left.connect(self.grid.setFocus)
        page.welcome.import_wanted.connect(self.intake.choose_folder)
        page.welcome.sample_wanted.connect(self.intake.add_sample)
        page.dropped.connect(self.pasting.drop)
        self.intake.search_wanted.connect(self.search.setText)
        inspector.tag_asked.connect(self.photo_commands.tag)
        inspector.opened.connect(lambda _photo: self.sights.open_current())
        inspector.person_asked.connect(self.inventory.show_person)
        inspector.set_edit_asked.connect(self.inventory.edit_set_id)
        inspector.refused.connect(self._say_problem)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.history_changed.connect(self._on_history)

    def _connect_suggestions(self) -> None:
        page, inspector, answers = self.page.suggestions, self.page.inspector, self.answers
        inspector.told.connect(lambda text: self.toasts.show(text, symbol="copy"))
        inspector.guess_accepted.connect(lambda one, ids: answers.accept([one], ids))
        inspector.guess_refused.connect(lambda one, ids: answers.refuse([one], ids))
        inspector.suggestions_asked.connect(self.sights.show_suggestions)
        inspector.look_asked.connect(self.sights.look_at)
        page.accepted.connect(answers.accept)
        page.persons_wanted.connect(answers.accept_as_persons)
        page.scenes_wanted.connect(answers.accept_as_scenes)
        page.refused.connect(answers.refuse)
        answers.answering.connect(page.leave_out)

    def warn_of_network(self) -> None:
        """Say that the library is where databases come to harm."""
        self._say_problem(
            self.tr(
                "This library is on a network or synchronised folder. It may be damaged there; "
                "a folder on this computer’s own disk is safe."
            )
        )

    # Photos

    def _show_selection(self) -> None:
        self.page.inspector.show_photos(self.subject.ids())
        results = self.browse.results
        if results is None:  # all of them are told soon, and then shown here
            return
        listed = results.photos
        selected = self.grid.selected_count()
        if self.sights.has_page:
            self.page.status_bar.show_no_counts()  # those photos are not in sight
        else:
            self.page.status_bar.show_counts(selected=selected, listed=listed)
        name = self.browse.scope.name or self.tr("All photos")
        detail = self.tr("{n} photos").format(n=number(listed)) if listed != 1 else ""
        self.page.inspector.show_scope(name, detail or self.tr("1 photo"), empty=not listed)
        self._enable()

    def _on_selection(self) -> None:
        self._enable()
        self._settle.start()

    def _enable(self) -> None:
        """At once, so that a key pressed right after a click means that photo."""
        some = not self.subject.is_empty
        in_set = self.browse.scope.kind is ScopeKind.SET
        self.commands.enable(selection=some, photo_set=some or in_set)

    # What is said

    def _on_history(self) -> None:
        words = Words()
        undo, redo = self.bridge.undoable, self.bridge.redoable
        self.commands.set_words("undo", words.undo(undo))
        self.commands.set_words("redo", words.redo(redo))
        self.commands["undo"].setEnabled(undo is not None)
        self.commands["redo"].setEnabled(redo is not None)

    def _on_failed(self, error: GalleryError) -> None:
        self._say_problem(Words().error(error))

    def _say_problem(self, text: str) -> None:
        self.toasts.show(text, symbol="triangle-alert")

    def _set_title(self) -> None:
        scope = self.sidebar.scope
        named = scope.id or self.sights.has_page
        self.setWindowTitle(f"{scope.name} – Photosketch" if named else "Photosketch")

    # Places

    def _restore(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.restoreGeometry(self.preferences.state("geometry"))
        self.page.restore(self.preferences.state("splitter"))
        self.view_commands.restore_panels()
        self.grid.set_zoom(self.preferences.number("zoom", USUAL_ZOOM))
        self.page.status_bar.show_zoom(self.grid.zoom())
        self.commands.enable(selection=False, photo_set=False)
        self._on_history()
        self._set_title()
        self.grid.setFocus()

    def _save(self) -> None:
        if not self.isFullScreen():
            self.preferences.write("geometry", self.saveGeometry())
        self.preferences.write("splitter", self.page.state())
        self.preferences.write("zoom", self.grid.zoom())
        self.preferences.save()

    def _read_the_rest(self) -> None:
        self.sidebar.refresh()
        self.bridge.read_history()

    def _on_preference(self, name: str) -> None:
        if name == "caption_language":
            language = self.preferences.caption_language
            self.photo_commands.caption_bar.set_language(language)
            self.tagging.set_caption_language(language)
            self.page.inspector.set_caption_language(language)

    def _start_what_can_wait(self) -> None:
        self.bridge.background.analyse()
        self.intake.look_for_unfinished()
        self.watching.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc goes back one step; what it means in a bar, the view or the grid they know.
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.view_commands.toggle_full_screen()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.setText("")
        elif event.key() == Qt.Key.Key_Escape and self.sights.go_back():
            pass  # to the page of people or scenes that these photos were opened from
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._save()
        self.tagging.leave()  # which saves a caption that is being written
        self.watching.end()
        super().closeEvent(event)
        self.closed.emit()
