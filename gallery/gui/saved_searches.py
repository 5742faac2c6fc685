"""What is done with saved searches: save, edit, arrange, remove, write to a file and read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QWidget

from gallery.edits.base import Outcome
from gallery.edits.searches import ArrangeSearches, BringInSearches, EditSearch, RemoveSearch
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.searches import SearchDialog
from gallery.gui.icons import icon
from gallery.gui.panels.sidebar import Sidebar
from gallery.gui.scope import EVERYTHING, FLAGS, Scope, ScopeKind
from gallery.gui.searchbar.field import SearchField
from gallery.gui.widgets.toast import Toasts
from gallery.gui.words import Words, shortened
from gallery.library import searches
from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import GalleryError
from gallery.model.searches import SavedSearch, SearchDraft, from_file, to_text
from gallery.search.complete import quoted
from gallery.search.parser import parse, read_pieces
from gallery.search.terms import Stance, Term, turned

FIELDS = {
    ScopeKind.PERSON: "person",
    ScopeKind.GROUP: "group",
    ScopeKind.SET: "set",
    ScopeKind.SCENE: "scene",
}
SUFFIX = ".json"
OfferUndo = Callable[[Outcome, str], None]


class SavedSearches(QObject):
    """Opens the dialog and the menu of saved searches, and applies what they give."""

    def __init__(
        self,
        bridge: Bridge,
        *,
        sidebar: Sidebar,
        search: SearchField,
        offer_undo: OfferUndo,
        toasts: Toasts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._toasts = toasts
        self._bridge = bridge
        self._sidebar = sidebar
        self._search = search
        self._offer_undo = offer_undo
        self._window = window
        self._add_star()
        sidebar.menu_wanted.connect(self._on_menu)
        sidebar.searches_arranged.connect(self.arrange)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "save-search": self.save,
            "export-searches": self.export,
            "import-searches": self.bring_in,
        }

    def save(self) -> None:
        """Ask under which name to keep what is searched for now."""
        scope, line = self._sidebar.scope, self._search.text().strip()
        reading = partial(whole_line, scope=scope, line=line)
        self._bridge.read(reading, self._on_line)

    def edit(self, search_id: int) -> None:
        """Open the dialog of a saved search."""

        def ask(kept: SavedSearch) -> None:
            self._run(SearchDialog(kept.draft, kept=kept, parent=self._window))

        self._bridge.read(partial(searches.get, search_id=search_id), ask)

    def arrange(self, ids: tuple[int, ...]) -> None:
        """Put them in another order."""
        self._bridge.apply(ArrangeSearches(ids))

    def put_line(self, scope: Scope) -> None:
        """Let a saved search find what is searched for now."""
        line = self._search.text().strip()
        text = self.tr("“{name}” finds something else now").format(name=shortened(scope.name))

        def write(kept: SavedSearch) -> None:
            edit = EditSearch(kept.id, SearchDraft(kept.name, line, kept.icon))
            self._bridge.apply(edit, lambda outcome: self._offer_undo(outcome, text))

        self._bridge.read(partial(searches.get, search_id=scope.id), write)

    def remove(self, scope: Scope) -> None:
        """Keep a search no longer, with a way back."""
        text = self.tr("Saved search “{name}” removed").format(name=shortened(scope.name))
        if self._sidebar.scope.key == scope.key:
            self._sidebar.choose(EVERYTHING)
        edit = RemoveSearch(scope.id)
        self._bridge.apply(edit, lambda outcome: self._offer_undo(outcome, text))

    def export(self) -> None:
        """Write all of them to a file of the user's choice."""
        self._bridge.read(searches.all_searches, self._on_exported)

    def bring_in(self) -> None:
        """Read them from a file of the user's choice."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import saved searches"), str(Path.home()), self._filter()
        )
        if name:
            self.read_file(Path(name))

    def write_file(self, path: Path, kept: list[SavedSearch]) -> None:
        """Write searches to a file, and say so."""
        said = self.tr("%n search(es) written to {file}", "", len(kept)).format(file=path.name)

        def write() -> str:
            try:
                path.write_text(to_text(kept), encoding="utf-8")
            except OSError as error:
                return error.strerror or str(error)
            return ""

        self._bridge.compute(write, lambda problem: self._say(problem or said))

    def read_file(self, path: Path) -> None:
        """Keep the searches of a file, with a way back."""

        def read() -> tuple[SearchDraft, ...] | str:
            try:
                return from_file(path)
            except OSError as error:
                return error.strerror or str(error)

        self._bridge.compute(read, self._on_read, failed=self._on_unreadable)

    def menu(self, scope: Scope) -> QMenu:
        """Return the context menu of a saved search."""
        menu = QMenu(self._window)
        self._add(menu, "images", self.tr("Show photos"), lambda: self._sidebar.choose(scope))
        self._add(menu, "pencil", self.tr("Edit…"), lambda: self.edit(scope.id))
        if self._search.text().strip() not in ("", scope.line):
            text = self.tr("Find what is in the search line")
            self._add(menu, "search", text, lambda: self.put_line(scope))
        menu.addSeparator()
        for symbol, text, step in (
            ("arrow-up", self.tr("Move up"), -1),
            ("arrow-down", self.tr("Move down"), 1),
        ):
            self._add(menu, symbol, text, partial(self._move, scope.id, step))
        menu.addSeparator()
        self._add(menu, "trash-2", self.tr("Remove"), lambda: self.remove(scope))
        return menu

    def _add_star(self) -> None:
        """Let a star at the end of the search line save it."""
        star = QAction(icon("star"), self.tr("Save this search (Ctrl+S)"), self)
        star.setVisible(False)
        star.triggered.connect(self.save)
        self._search.addAction(star, QLineEdit.ActionPosition.TrailingPosition)
        self._search.query_changed.connect(lambda text: star.setVisible(bool(text.strip())))

    def _on_menu(self, scope: Scope, place: QPoint) -> None:
        if scope.kind is ScopeKind.SEARCH:
            self.menu(scope).popup(place)

    def _move(self, search_id: int, step: int) -> None:
        facts = self._sidebar.facts
        ids = [one.id for one in facts.searches] if facts is not None else []
        if search_id in ids:
            place = ids.index(search_id)
            ids.insert(max(0, place + step), ids.pop(place))
            self.arrange(tuple(ids))

    def _on_line(self, line: str) -> None:
        if not line:
            self._say(self.tr("There is nothing to save: the search line is empty."))
            return
        draft = SearchDraft(shortened(line), line, "star")
        self._run(SearchDialog(draft, parent=self._window))

    def _run(self, dialog: SearchDialog) -> None:
        def stored(outcome: Outcome) -> None:
            dialog.stored(outcome)
            if outcome.step is not None:
                name = shortened(outcome.step.subject)
                text = self.tr("Search “{name}” saved").format(name=name)
                self._offer_undo(outcome, text)
            if outcome.made is not None:
                self._bridge.read(partial(searches.get, search_id=outcome.made), self._show)

        dialog.asked.connect(lambda edit: self._bridge.apply(edit, stored, failed=dialog.refuse))
        dialog.exec()
        dialog.deleteLater()

    def _show(self, kept: SavedSearch) -> None:
        self._sidebar.choose(Scope(ScopeKind.SEARCH, kept.id, kept.name, kept.query))

    def _on_exported(self, kept: list[SavedSearch]) -> None:
        if not kept:
            self._say(self.tr("No search is saved yet: Ctrl+S saves the one in the search line."))
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export saved searches"),
            str(Path.home() / self.tr("Photosketch searches.json")),
            self._filter(),
        )
        if name:
            path = Path(name)
            self.write_file(path if path.suffix else path.with_suffix(SUFFIX), kept)

    def _on_read(self, found: tuple[SearchDraft, ...] | str) -> None:
        if isinstance(found, str):
            self._say(found)
            return
        text = self.tr("%n search(es) brought in", "", len(found))
        self._bridge.apply(BringInSearches(found), lambda outcome: self._offer_undo(outcome, text))

    def _on_unreadable(self, error: GalleryError) -> None:
        self._say(Words().error(error))

    def _filter(self) -> str:
        return self.tr("Saved searches (*.json)")

    def _say(self, text: str) -> None:
        self._toasts.show(text, symbol="search")

    def _add(self, menu: QMenu, symbol: str, text: str, run: Callable[[], object]) -> None:
        action = QAction(icon(symbol), text, menu)
        action.triggered.connect(lambda: run())
        menu.addAction(action)


def whole_line(reader: Reader, scope: Scope, line: str) -> str:
    """Return the line that finds what is shown: the sidebar's choice is written into it.

    Raises:
        QueryError: the line cannot be read.
    """
    if scope.kind in FLAGS:
        text = f"is:{FLAGS[scope.kind]}"
    elif scope.kind in FIELDS:
        text = f"{FIELDS[scope.kind]}:{quoted(scope.name)}"
    else:
        return line
    vocabulary = LibraryVocabulary(reader)
    term = Term(text, parse(text, vocabulary))
    return turned(line, read_pieces(line, vocabulary), term, to=Stance.ASKED)
