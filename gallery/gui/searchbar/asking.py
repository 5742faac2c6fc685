"""A question of the view and its answers, as values that are read on the reader pool.

A question that is asked again after an edit of few photos looks at those alone: of a million
others it is known already whether they match. Only when one comes in, or the question means
something else by now, is everything asked again.
"""

from collections.abc import Set
from dataclasses import dataclass, field, replace

from gallery.gui.arrangement import Arrangement, fitting
from gallery.gui.scope import EVERYTHING, Scope
from gallery.gui.searchbar.keeping import keep, of_these, without
from gallery.library import query
from gallery.library.database import Reader
from gallery.library.results import Results
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.changes import Changes
from gallery.search import ast
from gallery.search.ast import OrderBy
from gallery.search.parser import read

THERE = ast.Everything()  # what every photo of the library matches
FEW = 2_000  # photos that are looked at one by one
# What an edit of a photo can give another place.
MOVING = frozenset({OrderBy.RATING, OrderBy.TAKEN, OrderBy.NAME})


@dataclass(frozen=True, slots=True)
class Question:
    """All that decides which photos are shown, and how.

    Attributes:
        scope: the sidebar's choice.
        text: the search line, without spaces around it.
        arrangement: order and grouping of the view; an order in the line goes before it.
        seed: of the random order.
    """

    scope: Scope = EVERYTHING
    text: str = ""
    arrangement: Arrangement = field(default_factory=Arrangement)
    seed: int = 0

    def read(self, reader: Reader) -> ast.Search:
        """Return what is asked for, with the scope in it.

        Raises:
            QueryError: the line cannot be read.
            NotFound: the person, group, set or scene of the scope is no more.
        """
        asked = read(self.text, LibraryVocabulary(reader))
        return ast.Search(
            ast.all_of(self.scope.query(reader), asked.node), asked.order, asked.limit
        )

    def find(self, reader: Reader, *, most: int | None = None) -> "Found":
        """Return the photos, at most so many."""
        asked = self.read(reader)
        order = asked.order or self.arrangement.order
        limits = [limit for limit in (asked.limit, most) if limit is not None]
        results = query.find(
            reader,
            asked.node,
            order=order,
            grouping=fitting(order, self.arrangement.grouping),
            limit=min(limits, default=None),
            seed=self.seed,
        )
        is_page = most is not None and (asked.limit is None or asked.limit > most)
        return Found(results, asked, order, is_page and len(results.ids) >= (most or 0))


@dataclass(frozen=True, slots=True)
class Found:
    """What the library answered.

    Attributes:
        results: the photos that match.
        asked: what the question meant.
        order: theirs.
        is_page: whether there may be more.
    """

    results: Results
    asked: ast.Search
    order: ast.Order
    is_page: bool

    @property
    def is_ordered_by_line(self) -> bool:
        """Whether the search line asked for that order."""
        return self.asked.order is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be shown.

    Attributes:
        results: the photos.
        found: those of them that match.
        is_new: whether the question is another one than before.
        dimmed: the photos that match no longer.
    """

    results: Results
    found: Found
    is_new: bool = False
    dimmed: frozenset[int] = frozenset()

    @property
    def is_page(self) -> bool:
        """Whether these are only the first photos, and all of them follow."""
        return self.found.is_page


def ask_again(reader: Reader, question: Question, before: Answer, changes: Changes) -> Answer:
    """Answer the same question after a change; what no longer matches is kept, dimmed.

    Args:
        reader: a connection to the library.
        question: what was asked before.
        before: what is shown.
        changes: what changed since then.
    """
    answer = _glanced(reader, question, before, changes.photos) if is_small(changes) else None
    if answer is not None:
        return answer
    found = question.find(reader)
    kept = keep(before.results, found.results, lambda ids: query.matching(reader, THERE, ids))
    return Answer(kept.results, found, dimmed=kept.dimmed)


def is_small(changes: Changes) -> bool:
    """Whether only some photos are not what they were; names may say something else, too."""
    all_else = changes.everything or changes.arrangement or changes.sets
    return 0 < len(changes.photos) <= FEW and not all_else


def _glanced(
    reader: Reader, question: Question, before: Answer, changed: Set[int]
) -> Answer | None:
    """Look at the changed photos alone; None if that does not do."""
    found, asked = before.found, question.read(reader)
    if asked != found.asked or found.is_page or asked.limit or found.order.by in MOVING:
        return None
    shown = of_these(before.results.ids, changed)
    matching = query.matching(reader, asked.node, changed)
    if not matching <= shown - before.dimmed:
        return None
    gone = shown - matching - before.dimmed
    left = replace(found, results=without(found.results, gone)) if gone else found
    return Answer(before.results, left, dimmed=before.dimmed | gone)
