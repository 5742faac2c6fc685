"""The main window. It only arranges: makes the parts, joins their signals, keeps places."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from gallery.gui.actions import Actions
from gallery.gui.arranging import Arranging
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.compare import CompareView
from gallery.gui.compare.commands import leave_for_others
from gallery.gui.doers import Doers, Parts
from gallery.gui.grid.geometry import USUAL_ZOOM
from gallery.gui.preferences import Preferences
from gallery.gui.scope import EVERYTHING, ScopeKind
from gallery.gui.searchbar.line import SearchLine
from gallery.gui.searchbar.remembered import RememberedSearches
from gallery.gui.searchbar.results import Browse
from gallery.gui.sights import Sights
from gallery.gui.subject import MOST_LISTED, Subject
from gallery.gui.tagging import TaggingMode
from gallery.gui.theme import Theme
from gallery.gui.viewer import Viewer
from gallery.gui.widgets.toast import Toasts
from gallery.gui.words import Words, number
from gallery.library.results import NO_SET, Grouping, Results
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
        self.compare = CompareView(bridge, self.page)
        leave_for_others(self.compare, self.commands)
        self.toasts = Toasts(self.page)
        self.browse = Browse(bridge, self, remembered=preferences.arrangement)
        self.arranging = Arranging(
            self.page, browse=self.browse, actions=self.commands, preferences=preferences
        )
        self.commands.connect_all(self.arranging.commands())
        self.subject = Subject(self.grid, self.viewer, self.tagging, self.compare)
        self.sights = Sights(
            bridge,
            self.page,
            browse=self.browse,
            viewer=self.viewer,
            actions=self.commands,
        )
        # Behind the sights: at a key, photos are asked for before what its words mean.
        remembered = RememberedSearches(preferences, bridge.library.folder)
        self.search_line = SearchLine(self.search, bridge, page=self.page, remembered=remembered)
        self._make_doers(theme, log_file)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._show_selection)
        self._connect_photos()
        self._connect_panels()
        self._on_preference("caption_language")
        preferences.changed.connect(self._on_preference)
        self._restore()
        self.browse.ask()
        # The pictures come first: the inventory of a large library would slow their way.
        QTimer.singleShot(AFTER_PICTURES, self, self._read_the_rest)
        QTimer.singleShot(QUIET, self, self._start_what_can_wait)

    def _make_doers(self, theme: Theme, log_file: Path) -> None:
        parts = Parts(
            window=self,
            bridge=self.bridge,
            preferences=self.preferences,
            theme=theme,
            log_file=log_file,
            actions=self.commands,
            page=self.page,
            viewer=self.viewer,
            tagging=self.tagging,
            compare=self.compare,
            toasts=self.toasts,
            subject=self.subject,
            sights=self.sights,
        )
        self.doers = Doers(parts)
        self.photo_commands, self.inventory = self.doers.photo_commands, self.doers.inventory
        self.intake, self.watching = self.doers.intake, self.doers.watching
        self.view_commands = self.doers.view_commands
        self.view_commands.library_wanted.connect(self.library_wanted)

    def _connect_photos(self) -> None:
        self.browse.misread.connect(self.search_line.show_error)
        self.browse.misread.connect(self.page.filter_bar.set_readable)
        self.browse.counted.connect(self._settle.start)
        self.browse.answered.connect(lambda _: self.page.filter_bar.look_at(self.browse.asked))
        self.sights.changed.connect(self._settle.start)
        self.sights.scope_shown.connect(self._set_title)
        # Queued: the grid tells before its own list of what is selected is renewed.
        queued = Qt.ConnectionType.QueuedConnection
        self.grid.selection_changed.connect(self._on_selection, queued)
        self.grid.visible_changed.connect(self.bridge.set_visible)
        self.grid.zoom_changed.connect(self.page.status_bar.show_zoom)
        self.viewer.moved.connect(lambda _index: self._on_selection())
        for told in (self.tagging.moved, self.tagging.left, self.compare.moved):
            told.connect(self._on_selection)
        self.compare.closed.connect(self._on_compared)

    def _connect_panels(self) -> None:
        self.search.left.connect(self.grid.setFocus)
        self.search.asked.connect(self.browse.ask_anew)
        self.commands.put_on_photos(self.grid)
        self.grid.set_menu(lambda: self.commands.photo_menu(self))
        self.page.inspector.refused.connect(self._say_problem)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.history_changed.connect(self._on_history)

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
        if self.subject.is_viewing:  # covered; it is shown once the photo is left
            self._enable()
            return
        total = self.subject.count
        if total > MOST_LISTED:
            self.page.inspector.show_crowd(self.subject.some(1), total, self.subject.listing())
        else:
            self.page.inspector.show_photos(self.subject.ids())
        results, answer, listed = self.browse.results, self.browse.answer, self.browse.total
        if listed is None or answer is None:  # it is told soon, and then shown here
            return
        selected = self.grid.selected_count()
        if self.sights.has_page:
            self.page.status_bar.show_no_counts()  # those photos are not in sight
        else:
            self.page.status_bar.show_counts(
                selected=selected,
                listed=listed + len(answer.dimmed) if selected else listed,
                sets=self._sets_of(results) if results is not None else 0,
                dimmed=len(answer.dimmed),
            )
        name = self.browse.scope.name or self.tr("All photos")
        detail = self.tr("{n} photos").format(n=number(listed)) if listed != 1 else ""
        self.page.inspector.show_scope(name, detail or self.tr("1 photo"), empty=not listed)
        self._enable()

    def _sets_of(self, results: Results) -> int:
        """Return in how many sets the listed photos are, 0 if only a count of them could say."""
        sections = results.sections
        if sections.grouping is Grouping.SET:
            return len(sections) - sections.keys.count(NO_SET)
        facts = self.sidebar.facts
        return facts.totals.sets if facts is not None and not self.browse.is_limited else 0

    def _on_selection(self) -> None:
        self._enable()
        self._settle.start()

    def _on_compared(self) -> None:
        """Give the keys back to what was covered."""
        if self.subject.tagging is not None:
            self.tagging.focus_bar()
        elif self.viewer.isVisible():
            self.viewer.setFocus()
        else:
            self.page.focus_middle()
        self._on_selection()

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
        zoom = self.preferences.number("zoom", USUAL_ZOOM)
        self.grid.set_zoom(self.preferences.number(f"zoom-{EVERYTHING.kind}", zoom))
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
