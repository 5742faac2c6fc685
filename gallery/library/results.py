"""What a search found, as arrays: which photos in which order, and where each section begins.

Arrays of numbers, not objects: a million photos take 18 MB, are handed from thread to thread
as they are, and are compared at once.
"""

import operator
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import compress, count
from typing import overload

PIECE = 16_000  # rows looked at at once: under 1 ms in which no other thread runs
NO_SET = 0  # no set has this id; as a month or a year: no date is known


class Grouping(StrEnum):
    """What the sections of an answer are."""

    SET = "set"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Section:
    """Photos side by side that belong together.

    Attributes:
        key: by grouping: the set's id, the month as 202401 (202400: only the year is known), the
            year as 2024; 0 for photos in no set or without a date, and where nothing is grouped.
        start: the row it begins at.
        count: how many rows it has.
        grouping: what ``key`` is.
    """

    key: int
    start: int
    count: int
    grouping: Grouping = Grouping.SET

    @property
    def set_id(self) -> int | None:
        """The set; None for photos in no set, and when sections are no sets."""
        return self.key or None if self.grouping is Grouping.SET else None


class Sections(Sequence[Section]):
    """The sections of a page, none empty, kept as numbers: 16 bytes each, not an object.

    They are compared and handed on as a whole while an import goes on, with tens of thousands
    of sets in the window's own thread.

    Attributes:
        starts: where each section begins, and the end of the last one.
        keys: the key of each, see ``Section``.
        grouping: what the keys are.
    """

    __slots__ = ("grouping", "keys", "starts")

    def __init__(
        self, starts: "array[int]", keys: "array[int]", grouping: Grouping = Grouping.SET
    ) -> None:
        self.starts = starts
        self.keys = keys
        self.grouping = grouping

    @classmethod
    def of(cls, sections: Iterable[Section], grouping: Grouping = Grouping.SET) -> "Sections":
        """Return sections as they are kept; those without photos are left out."""
        starts, keys = array("q", [0]), array("q")
        for section in sections:
            if section.count:
                starts.append(starts[-1] + section.count)
                keys.append(section.key)
        return cls(starts, keys, grouping)

    def at(self, row: int) -> int:
        """Return the index of the section that holds a row."""
        return bisect_right(self.starts, row) - 1

    def counts(self, first: int = 0) -> list[int]:
        """Return how many photos each section has, from ``first`` on."""
        return list(map(operator.sub, self.starts[first + 1 :], self.starts[first:]))

    def begin_with(self, others: "Sections") -> bool:
        """Whether these are ``others`` and more; the last of those may have more photos here."""
        last = len(others) - 1
        return (
            self.grouping is others.grouping
            and last < len(self)
            and self.keys[: last + 1] == others.keys
            and self.starts[: last + 1] == others.starts[: last + 1]
        )

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Section: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Section, ...]: ...
    def __getitem__(self, place: int | slice) -> Section | tuple[Section, ...]:
        if isinstance(place, slice):
            return tuple(map(self.__getitem__, range(*place.indices(len(self)))))
        key, start = self.keys[place], self.starts[place % len(self)]
        end = self.starts[place % len(self) + 1]
        return Section(key, start, end - start, self.grouping)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Sections):
            same = self.starts == other.starts and self.keys == other.keys
            return same and self.grouping is other.grouping
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        ids: photo ids in order, 8 bytes each; a photo in two sets stands there twice when the
            sections are sets.
        sections: all of ``ids`` without gaps, in order.
        photos: how many different photos there are.
        shapes: of each row, width to height in thousandths; 1000 where a size is unknown.
    """

    ids: "array[int]"
    sections: Sections
    photos: int
    shapes: "array[int]" = field(default_factory=lambda: array("H"))


def rows_with(ids: "array[int]", wanted: Set[int]) -> Iterator[int]:
    """Yield the rows at which any of some photos stands.

    Args:
        ids: the photo of each row; they are looked at piece by piece.
        wanted: photos; a single one is found a hundred times as fast.
    """
    if len(wanted) == 1:
        yield from _rows_of_one(ids, *wanted)
        return
    for start in range(0, len(ids), PIECE):
        yield from compress(count(start), map(wanted.__contains__, ids[start : start + PIECE]))


def _rows_of_one(ids: "array[int]", photo: int) -> Iterator[int]:
    row = -1
    while True:
        try:
            row = ids.index(photo, row + 1)
        except ValueError:
            return
        yield row


def differing(one: "array[int]", other: "array[int]") -> tuple[range, range]:
    """Return the rows of each list between what both begin and what both end with."""
    shorter = min(len(one), len(other))
    same = _alike(one, other, shorter)
    end = _alike_from_behind(one, other, shorter - same)
    return range(same, len(one) - end), range(same, len(other) - end)


def _alike(one: "array[int]", other: "array[int]", most: int) -> int:
    """Return in how many rows from the first on two lists are equal."""
    same, beyond = 0, most + 1  # so many are, so many are not
    while beyond - same > 1:
        middle = (same + beyond) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            beyond = middle
    return same


def _alike_from_behind(one: "array[int]", other: "array[int]", most: int) -> int:
    """Return in how many rows from the last one back two lists are equal."""
    same, beyond = 0, most + 1
    while beyond - same > 1:
        middle = (same + beyond) // 2
        if (
            one[len(one) - middle : len(one) - same]
            == other[len(other) - middle : len(other) - same]
        ):
            same = middle
        else:
            beyond = middle
    return same
