"""What the grid shows: the sidebar's choice and the search line, asked as one query.

A new question is answered twice when it finds much: with its first page, that comes in a few
milliseconds whatever the size of the library, and then with everything. The same question
asked again, after an edit, is answered once, so that nothing in sight comes and goes.
"""

from collections.abc import Callable
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

PAGE = 200  # photos; more than a screen of the usual cells
BREATH = 50  # ms after the first page, in which its pictures come undisturbed
DEBOUNCE = 70  # ms after a key; shorter asks for words nobody meant, longer is felt


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave.

    Attributes:
        results: the photos.
        is_new: whether the question is another one than before.
        is_page: whether these are only the first photos, and all of them follow.
    """

    results: query.Results
    is_new: bool
    is_page: bool = False


class Browse(QObject):
    """Asks and asks again; knows nothing of widgets.

    Attributes:
        scope: the sidebar's choice.
        text: the search line.
        results: all that was found, None until that is known.

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
        self._asked = (EVERYTHING, "")
        self._is_new = True
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE)
        self._wait.timeout.connect(self.ask)
        self._breath = QTimer(self, singleShot=True, interval=BREATH)
        self._breath.timeout.connect(self._ask_all)
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
        self._breath.stop()
        question = (self.scope, self.text.strip())
        self._is_new = self._is_new or question != self._asked
        self._asked = question
        if self._is_new:
            self._find(self._on_page, limit=PAGE)
        else:
            self._ask_all()

    def _ask_all(self) -> None:
        self._find(self._on_found)

    def _find(self, done: Callable[[query.Results], None], *, limit: int | None = None) -> None:
        scope, text = self._asked

        def find(reader: Reader) -> query.Results:
            parsed = parse(text, LibraryVocabulary(reader))
            return query.find(reader, ast.all_of(scope.query(reader), parsed), limit=limit)

        self._bridge.read(find, done, group="results", failed=self._on_failed)

    def _on_page(self, results: query.Results) -> None:
        if len(results.ids) < PAGE:
            self._on_found(results)
        else:
            self._answer(results, is_page=True)
            self._breath.start()

    def _on_found(self, results: query.Results) -> None:
        self._answer(results, is_page=False)

    def _answer(self, results: query.Results, *, is_page: bool) -> None:
        self.misread.emit(None)
        self.results = None if is_page else results
        answer = Answer(results, self._is_new, is_page)
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
