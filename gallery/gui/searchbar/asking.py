"""A question of the view and its answers, as values that are read on the reader pool.

A question that is asked again after an edit of few photos looks at those alone: of a million
others it is known already whether they match, and where. Only when the question means something
else by now is everything asked again.
"""

import re
from dataclasses import dataclass, field, replace

from gallery.gui.arrangement import Arrangement, fitting
from gallery.gui.scope import EVERYTHING, Scope
from gallery.gui.searchbar.keeping import keep
from gallery.library import query, renewing
from gallery.library.database import Reader
from gallery.library.results import Results
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.changes import Changes
from gallery.model.errors import QueryError
from gallery.search import ast
from gallery.search.ast import OrderBy
from gallery.search.parser import read

PARENTHESES = ("(", ")")
BEFORE, BEHIND = re.compile(r"[^\s(]*$"), re.compile(r"^[^\s)]*")  # of a word around a mistake
THERE = ast.Everything()  # what every photo of the library matches
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

    def without(self, error: QueryError) -> "Question":
        """Return what is asked without the word that cannot be read."""
        start, end = error.start, error.end
        if self.text[start:end] not in PARENTHESES:
            start -= len(BEFORE.findall(self.text[:start])[0])
            end += len(BEHIND.findall(self.text[end:])[0])
        text = f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()
        return replace(self, text=text)

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
    found = _renewed(reader, question, before.found, changes) or question.find(reader)
    kept = keep(before.results, found.results, lambda ids: query.matching(reader, THERE, ids))
    # The same rows are the same object: nothing is laid out anew for them.
    results = before.results if kept.results == before.results else kept.results
    return Answer(results, found, dimmed=kept.dimmed)


def _renewed(reader: Reader, question: Question, before: Found, changes: Changes) -> Found | None:
    """Look at the changed photos alone; None if that does not do."""
    if not is_small(changes) or before.is_page or before.asked.limit is not None:
        return None
    if question.read(reader) != before.asked:
        return None
    photos = renewing.concerned(reader, changes.photos, changes.sets)
    results = renewing.renewed(
        reader, before.asked.node, before.results, photos, order=before.order
    )
    return None if results is None else replace(before, results=results)


def is_small(changes: Changes) -> bool:
    """Whether only some photos and sets are not what they were.

    Names may stand for others, too; then the question means something else.
    """
    few = 0 < len(changes.photos) + len(changes.sets) <= renewing.FEW
    return few and not changes.everything
