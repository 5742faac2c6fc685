"""What the grid shows: the sidebar's choice and the search line, asked as one query.

A new question is answered twice when it finds much: with its first page, that comes in a few
milliseconds whatever the size of the library, and then with everything. The same question
asked again, after an edit, is answered once, and what no longer matches stays where it was
(``keeping``), so that nothing in sight comes and goes.
"""

import time
from collections.abc import Callable
from random import randrange

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.arrangement import Arrangement
from gallery.gui.bridge import Bridge
from gallery.gui.scope import EVERYTHING, Scope, ScopeKind
from gallery.gui.searchbar.asking import MOVING, Answer, Question, ask_again
from gallery.library.database import Reader
from gallery.library.results import Results
from gallery.model import changes as changed
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError, NotFound, QueryError
from gallery.search import ast

__all__ = ["Answer", "Browse", "Question"]

PAGE = 200  # photos; more than a screen of the usual cells
BREATH = 50  # ms after the first page, in which its pictures come undisturbed
TYPED = 250  # ms after the first page of what is typed: the next key asks for something else
NONE = Changes()
DOUBT = 250  # ms that a line which cannot be read may stand before that is said: it may go on
LONGEST_REST = 1_000  # ms between two looks at the same question while everything changes
SEEDS = 1 << 31


class Browse(QObject):
    """Asks and asks again; knows nothing of widgets.

    Attributes:
        scope: the sidebar's choice.
        text: the search line.
        arrangement: order and grouping where the line says none.
        results: all that was found, None until that is known.
        answer: what is shown, None before the first answer.

    Signals:
        answered(Answer): photos to show.
        misread(QueryError | None): the line cannot be read, or can again.
        scope_vanished(): the person, group, set or scene of the scope is no more.
    """

    answered = Signal(object)
    misread = Signal(object)
    scope_vanished = Signal()

    def __init__(
        self,
        bridge: Bridge,
        parent: QObject | None = None,
        *,
        remembered: Callable[[ScopeKind], Arrangement] = lambda _kind: Arrangement(),
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._remembered = remembered
        self.scope = EVERYTHING
        self.text = ""
        self.arrangement = remembered(EVERYTHING.kind)
        self.results: Results | None = None
        self.answer: Answer | None = None
        self._seed = randrange(SEEDS)
        self._asked = Question()
        self._is_new = True
        self._is_typed = False  # whether the next key may ask for something else
        self._keeps = False  # whether what no longer matches stays in sight
        self._asking_since = 0.0  # s; 0 while nothing is asked
        self._changes = NONE  # what may not be in the answer yet
        self._error: QueryError | None = None
        self._breath = QTimer(self, singleShot=True)
        self._breath.timeout.connect(self._ask_all)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rested)
        self._doubt = QTimer(self, singleShot=True, interval=DOUBT)
        self._doubt.timeout.connect(lambda: self.misread.emit(self._error))
        bridge.changed.connect(self._on_changed)

    @property
    def is_limited(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self.text.strip()) or self.scope.key != EVERYTHING.key

    @property
    def question(self) -> Question:
        """What is asked, as a value that can be read on the reader pool."""
        return Question(self.scope, self.text.strip(), self.arrangement, self._seed)

    def set_scope(self, scope: Scope) -> None:
        """Limit to a choice of the sidebar, as photos of its kind were arranged last."""
        self.scope = scope
        self.arrangement = self._remembered(scope.kind)
        self.ask()

    def set_text(self, text: str) -> None:
        """Search for ``text``; whatever was asked before is dropped."""
        self.text = text
        if self._is_new or self.question != self._asked:  # not for a space behind a word
            self.ask()
            self._is_typed = True

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Show the same photos in another order or with other sections."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self.ask()

    def ask(self) -> None:
        """Ask now; the same question leaves what is in sight where it is."""
        question = self.question
        self._stop()
        self._is_typed = False
        self._is_new = self._is_new or question != self._asked
        self._asked = question
        self._keeps = not self._is_new
        if self._is_new:
            self._find(most=PAGE)
        else:
            self._ask_all()

    def ask_anew(self) -> None:
        """Ask the same again and let go of what no longer matches; chance orders anew."""
        if self._order.by is ast.OrderBy.RANDOM:
            self._seed = randrange(SEEDS)
        if self.question != self._asked:
            self.ask()
            return
        self._stop()
        self._keeps = False
        self._ask_all()

    @property
    def _order(self) -> ast.Order:
        return self.answer.found.order if self.answer else self.arrangement.order

    def _stop(self) -> None:
        for timer in (self._breath, self._rest, self._doubt):
            timer.stop()

    def _ask_all(self) -> None:
        self._find()

    def _find(self, *, most: int | None = None) -> None:
        question, is_new, changes = self._asked, self._is_new, self._changes
        before = self.answer if self._keeps and self.is_limited else None
        self._asking_since = time.monotonic()
        self._changes = NONE  # what was changed until now is seen

        def find(reader: Reader) -> Answer:
            if before is not None:
                return ask_again(reader, question, before, changes or changed.EVERYTHING)
            found = question.find(reader, most=most)
            return Answer(found.results, found, is_new)

        self._bridge.read(find, self._on_found, group="results", failed=self._on_failed)

    def _on_found(self, answer: Answer) -> None:
        took = self._end_asking()
        self._doubt.stop()
        self.misread.emit(None)
        self.results = None if answer.is_page else answer.found.results
        self.answer = answer
        self._is_new = False
        self.answered.emit(answer)
        if answer.is_page:
            self._breath.start(TYPED if self._is_typed else BREATH)
        elif self._changes:
            self._rest.start(min(LONGEST_REST, took))

    def _end_asking(self) -> int:
        """Return how many ms the answer took."""
        took = time.monotonic() - self._asking_since
        self._asking_since = 0.0
        return round(took * 1000)

    def _on_failed(self, error: GalleryError) -> None:
        self._end_asking()
        if isinstance(error, QueryError):
            self._error = error
            self._doubt.start()
        elif isinstance(error, NotFound):
            self.scope_vanished.emit()
        else:
            self._bridge.failed.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        if not self._is_touched(changes):
            return
        self._changes |= changes
        is_under_way = self._is_new or self._breath.isActive()
        # Nor at once after an answer: those that are always overtaken would never be shown.
        if not is_under_way and not self._asking_since and not self._rest.isActive():
            self.ask()

    def _is_touched(self, changes: Changes) -> bool:
        """Whether other photos may be shown now, or the same in another order."""
        if changes.everything or changes.arrangement:
            return True
        moves = self._order.by in MOVING and bool(changes.photos)
        return moves or (self.is_limited and bool(changes))

    def _on_rested(self) -> None:
        if self._changes:
            self.ask()
