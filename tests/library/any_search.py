"""Searches at random, as trees: every node with every value that it can have."""

import random
from collections.abc import Callable
from datetime import date

from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.dates import DateRange
from gallery.model.names import search_text
from gallery.model.photoset import SetKind
from gallery.model.variants import VariantKind
from gallery.search import ast

PIECES = [
    "love",
    "wins",
    "lo",
    "a",
    "지민",
    "출",
    "café",
    "100%",
    "v",
    "zzz",
    "all",
    "%",
    "0",
    "jpg",
]
PLACES = ["bts", "/bts/", "2024/", "/", "café", "zzz", "0", "wins/", "bts/2024"]
VALUES = ["weverse", "x", "kim", "love", "edit", "@bts", "네이버", "카", "e", "zzz", " "]
NUMBERS = [None, 0, 1, 2, 3, 5, 1000, 1019, 1020, 1500, 20.5, 500_000, 24_000_000, 10**30]
DAYS = [date.min, date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 27), date(2024, 2, 1)]
DAYS += [date(2024, 12, 31), date.max]


class Searches:
    """Makes searches of what a library knows."""

    def __init__(self, reader: Reader, dice: random.Random) -> None:
        self._dice = dice
        self._vocabulary = LibraryVocabulary(reader)
        self._ids = {
            table: list(reader.exec_driver_sql(f"SELECT id FROM {table}").scalars())
            for table in ("persons", "scenes", "sets")
        }

    def leaves(self) -> list[ast.Node]:
        """Return each kind of leaf once, and once for each value of what it lists."""
        found = [make() for make in self._makers()]
        found += [ast.Is(flag) for flag in ast.Flag]
        found += [ast.Lacks(what) for what in ast.Lack]
        found += [ast.Quantity(measure, self._span()) for measure in ast.Measure]
        found += [self._says(part) for part in ast.TextPart]
        found += [ast.SetSays(part, self._dice.choice(VALUES)) for part in ast.SetPart]
        return found

    def values(self) -> list[ast.Node]:
        """Return leaves that ask for small values of a photo alone."""
        flags = (ast.Flag.FAVOURITE, ast.Flag.TAGGED, ast.Flag.UNTAGGED, ast.Flag.ANIMATED)
        found: list[ast.Node] = [ast.Is(flag) for flag in flags]
        found += [ast.Lacks(what) for what in ast.Lack]
        return found + [ast.Quantity(measure, self._span()) for measure in ast.Measure]

    def tree(
        self, depth: int = 3, leaves: Callable[["Searches"], list[ast.Node]] | None = None
    ) -> ast.Node:
        """Return a search of some depth, made of ``leaves`` (all of them if None)."""
        if depth == 0 or self._dice.random() < 0.3:
            node = self._dice.choice(leaves(self) if leaves else self.leaves())
        else:
            parts = [self.tree(depth - 1, leaves) for _ in range(self._dice.randrange(2, 4))]
            node = self._dice.choice([ast.all_of, ast.any_of])(*parts)
        return ast.negate(node) if self._dice.random() < 0.3 else node

    def _makers(self) -> list[Callable[[], ast.Node]]:
        return [
            ast.Everything,
            ast.Nothing,
            lambda: ast.HasPerson(self._some("persons")),
            lambda: ast.HasScene(self._some("scenes")),
            lambda: ast.HasPhrase(self._who(), self._link(), self._some("scenes")),
            lambda: ast.HasText(*self._titled()),
            lambda: ast.InSet(self._some("sets")),
            lambda: ast.Released(self._days()),
            lambda: ast.Taken(self._days()),
            lambda: ast.Added(self._days()),
            lambda: ast.OnDay(*self._dice.choice([(1, 27), (2, 1), (12, 31), (2, 29)])),
            lambda: ast.OfKind(frozenset(self._dice.sample([str(k) for k in SetKind], 3))),
            lambda: ast.HasFormat(frozenset(self._dice.sample(["JPEG", "PNG", "HEIC", "GIF"], 2))),
            lambda: ast.IsVariant(frozenset(self._dice.sample([str(k) for k in VariantKind], 3))),
            lambda: ast.Only(self._who() or (self._some("persons"),)),
        ]

    def _some(self, table: str) -> frozenset[int]:
        ids = self._ids[table]
        return frozenset(self._dice.sample(ids, self._dice.randrange(1, len(ids))))

    def _who(self) -> tuple[frozenset[int], ...]:
        return tuple(self._some("persons") for _ in range(self._dice.randrange(3)))

    def _link(self) -> str:
        return self._dice.choice(["", "with", "in", "under"])

    def _titled(self) -> tuple[str, frozenset[int]]:
        piece = search_text(self._dice.choice(PIECES))
        return piece, self._vocabulary.sets_titled(piece)

    def _says(self, part: ast.TextPart) -> ast.Node:
        if part is ast.TextPart.PATH:
            return ast.Says(part, search_text(self._dice.choice(PLACES)))
        piece, titled = self._titled()
        return ast.Says(part, piece, titled if part is ast.TextPart.TITLE else frozenset())

    def _span(self) -> ast.Span:
        above, below = (self._dice.random() < 0.5 for _ in "12")
        return ast.Span(self._dice.choice(NUMBERS), self._dice.choice(NUMBERS), above, below)

    def _days(self) -> DateRange:
        return DateRange(*sorted(self._dice.choices(DAYS, k=2)))
