"""What the grid shows: the sidebar's choice and the search line, asked as one query."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.scope import EVERYTHING, Scope
from gallery.library import query
from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError, NotFound, QueryError
from gallery.search import ast
from gallery.search.parser import parse

DEBOUNCE = 70  # ms after a key; shorter asks for words nobody meant, longer is felt


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave, and whether its question is another one than before."""

    results: query.Results
    is_new: bool


class Browse(QObject):
    """Asks and asks again; knows nothing of widgets.

    Attributes:
        scope: the sidebar's choice.
        text: the search line.
        results: what is shown, None before the first answer.

    Signals:
        answered(Answer): photos to show.
        misread(QueryError | None): the line cannot be read, or can again.
        scope_vanished(): the person, group, set or scene of the scope is no more.
    """

    answered = Signal(object)
    misread = Signal(object)
    scope_vanished = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.scope = EVERYTHING
        self.text = ""
        self.results: query.Results | None = None
        self._asked: tuple[Scope, str] | None = None
        self._is_new = True
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE)
        self._wait.timeout.connect(self.ask)
        bridge.changed.connect(self._on_changed)

    @property
    def is_limited(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self.text.strip()) or self.scope.key != EVERYTHING.key

    def set_scope(self, scope: Scope) -> None:
        """Limit to a choice of the sidebar."""
        self.scope = scope
        self.ask()

    def set_text(self, text: str) -> None:
        """Search for ``text`` once the typing pauses."""
        self.text = text
        self._wait.start()

    def ask(self) -> None:
        """Ask now."""
        self._wait.stop()
        question = (self.scope, self.text.strip())
        self._is_new = self._is_new or question != self._asked
        self._asked = question
        scope, text = question

        def find(reader: Reader) -> query.Results:
            parsed = parse(text, LibraryVocabulary(reader))
            return query.find(reader, ast.all_of(scope.query(reader), parsed))

        self._bridge.read(find, self._on_found, group="results", failed=self._on_failed)

    def _on_found(self, results: query.Results) -> None:
        self.misread.emit(None)
        self.results = results
        answer = Answer(results, self._is_new)
        self._is_new = False
        self.answered.emit(answer)

    def _on_failed(self, error: GalleryError) -> None:
        if isinstance(error, QueryError):
            self.misread.emit(error)
        elif isinstance(error, NotFound):
            self.scope_vanished.emit()
        else:
            self._bridge.failed.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.arrangement or (self.is_limited and changes):
            self.ask()
