"""What the grid shows: the sidebar's choice and the search line, asked as one query.

A new question is answered twice when it finds much: with its first page, that comes in a few
milliseconds whatever the size of the library, and then with everything; between the two it is
told how many photos there are. The same question asked again, after an edit, is answered once,
and what no longer matches stays where it was (``keeping``), so that nothing in sight comes and
goes. Of a line that cannot be read the rest is asked: without the condition that is half typed.
"""

import time
from collections.abc import Callable
from functools import partial
from random import randrange

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.arrangement import Arrangement
from gallery.gui.bridge import Bridge
from gallery.gui.scope import EVERYTHING, Scope, ScopeKind
from gallery.gui.searchbar.asking import MOVING, Answer, Question, ask_again
from gallery.library import query
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
COUNT = "results-count"  # a group of reads


class Browse(QObject):
    """Asks and asks again; knows nothing of widgets.

    Attributes:
        scope: the sidebar's choice.
        text: the search line.
        arrangement: order and grouping where the line says none.
        asked: the last question that could be read, or whose answer is on its way.
        results: all that was found, None until that is known.
        total: how many photos were found, None until that is known.
        answer: what is shown, None before the first answer.

    Signals:
        answered(Answer): photos to show.
        counted(): ``total`` is known, before all that was found.
        misread(QueryError | None): the line cannot be read, or can again.
        scope_vanished(): the person, group, set or scene of the scope is no more.
    """

    answered = Signal(object)
    counted = Signal()
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
        self.asked = self._shown = Question()
        self.results: Results | None = None
        self.total: int | None = None
        self.answer: Answer | None = None
        self._seed = randrange(SEEDS)
        self._is_new = True
        self._is_typed = False  # whether the next key may ask for something else
        self._keeps = False  # whether what no longer matches stays in sight
        self._asking_since = 0.0  # s; 0 while nothing is asked
        self._changes = NONE  # what may not be in what is shown
        self._later = NONE  # of that, what may not be in the next answer either
        self._error: QueryError | None = None
        self._breath = QTimer(self, singleShot=True, interval=BREATH)
        self._breath.timeout.connect(self._count)
        self._calm = QTimer(self, singleShot=True)
        self._calm.timeout.connect(self._ask_all)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rested)
        self._doubt = QTimer(self, singleShot=True, interval=DOUBT)
        self._doubt.timeout.connect(lambda: self.misread.emit(self._error))
        bridge.changed.connect(self._on_changed)

    @property
    def is_limited(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self.asked.text) or self.asked.scope.key != EVERYTHING.key

    @property
    def is_asking(self) -> bool:
        """Whether an answer is on its way."""
        return bool(self._asking_since)

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
        if self._is_new or not self._is_asked:
            self.ask()
            self._is_typed = True
        else:  # a space behind a word, or what could not be read was taken back
            self._say_readable()

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Show the same photos in another order or with other sections."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self.ask()

    def ask(self) -> None:
        """Ask now; the same question leaves what is in sight where it is."""
        self._stop()
        self._doubt.stop()
        self._is_typed = False
        self._is_new = self._is_new or not self._is_asked
        self.asked = self.question
        if self._is_new:
            self._keeps = False
            self._find(most=PAGE)
        else:
            self._ask_again()

    def ask_anew(self) -> None:
        """Ask the same again and let go of what no longer matches; chance orders anew."""
        if self._order.by is ast.OrderBy.RANDOM:
            self._seed = randrange(SEEDS)
        if not self._is_asked:
            self.ask()
            return
        self._stop()
        self._keeps = False
        self._ask_all()

    @property
    def _is_asked(self) -> bool:
        """Whether what is asked is what the line and the sidebar say now."""
        return self.question == self.asked

    @property
    def _order(self) -> ast.Order:
        return self.answer.found.order if self.answer else self.arrangement.order

    def _stop(self) -> None:
        for timer in (self._breath, self._calm, self._rest):
            timer.stop()
        self._bridge.forget(COUNT)

    def _ask_all(self) -> None:
        self._find()

    def _ask_again(self) -> None:
        self._stop()
        self._keeps = True
        self._find()

    def _find(self, *, most: int | None = None) -> None:
        question, is_new, changes = self.asked, self._is_new, self._changes
        before = self.answer if self._keeps else None
        self._asking_since = time.monotonic()
        self._later = NONE

        def find(reader: Reader) -> Answer:
            if before is not None:
                return ask_again(reader, question, before, changes or changed.EVERYTHING)
            found = question.find(reader, most=most)
            return Answer(found.results, found, is_new)

        self._bridge.read(find, self._on_found, group="results", failed=self._on_failed)

    def _on_found(self, answer: Answer) -> None:
        took = self._end_asking()
        if self._is_asked:
            self._say_readable()
        self.results = None if answer.is_page else answer.found.results
        self.total = None if self.results is None else self.results.photos
        self.answer, self._shown = answer, self.asked
        self._changes, self._is_new = self._later, False
        self.answered.emit(answer)
        self._follow(took)

    def _follow(self, took: int) -> None:
        """Ask for what is shown only in part, or not as it is by now."""
        if self.answer is not None and self.answer.is_page:
            self._breath.start()
            self._calm.start(TYPED if self._is_typed else BREATH)
        elif self._changes:
            self._rest.start(min(LONGEST_REST, took))

    def _count(self) -> None:
        assert self.answer is not None
        asked = self.answer.found.asked

        counting = partial(query.total, asked=asked)
        self._bridge.read(counting, self._on_counted, group=COUNT)

    def _on_counted(self, total: int) -> None:
        if self.results is None:
            self.total = total
            self.counted.emit()

    def _say_readable(self) -> None:
        self._doubt.stop()
        self.misread.emit(None)

    def _end_asking(self) -> int:
        """Return how many ms the answer took."""
        took = time.monotonic() - self._asking_since
        self._asking_since = 0.0
        return round(took * 1000)

    def _on_failed(self, error: GalleryError) -> None:
        self._end_asking()
        if isinstance(error, QueryError):
            if self._is_asked:
                self._error = error
                self._doubt.start()
            self._ask_the_rest(error)
        elif isinstance(error, NotFound):
            self.scope_vanished.emit()
        else:
            self._bridge.failed.emit(error)

    def _ask_the_rest(self, error: QueryError) -> None:
        """Ask without the word that cannot be read, as it may be a condition half typed."""
        rest = self.asked.without(error)
        if self._is_new and rest not in (self.asked, self._shown):
            self.asked = rest
            self._find(most=PAGE)
        else:
            self._go_on_with_what_is_shown()

    def _go_on_with_what_is_shown(self) -> None:
        if self.answer is None or self.asked == self._shown:
            self._changes = self._later  # it could be read before: asking again would not help
        else:
            self.asked, self._is_new = self._shown, False
            self._follow(LONGEST_REST)

    def _on_changed(self, changes: Changes) -> None:
        if not self._is_touched(changes):
            return
        self._changes |= changes
        self._later |= changes
        is_under_way = self._is_new or self._calm.isActive()
        # Nor at once after an answer: those that are always overtaken would never be shown.
        if not is_under_way and not self._asking_since and not self._rest.isActive():
            self._ask_again()

    def _is_touched(self, changes: Changes) -> bool:
        """Whether other photos may be shown now, or the same in another order."""
        if changes.everything or changes.arrangement:
            return True
        moves = self._order.by in MOVING and bool(changes.photos)
        return moves or (self.is_limited and bool(changes))

    def _on_rested(self) -> None:
        if self._changes:
            self._ask_again()
