"""The selection as ranges of rows, never as one index a photo.

A million selected photos are one range; what is asked of them (is this row in, which ids are
they, how many) is answered from the sorted ranges.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QItemSelection

from gallery.library.results import PIECE, rows_with


class Ranges:
    """Sorted ranges of rows that do not overlap."""

    def __init__(self, ranges: Iterable[range] = ()) -> None:
        self._ranges = merged(ranges)
        self._starts = [rows.start for rows in self._ranges]

    def __contains__(self, row: int) -> bool:
        place = bisect_right(self._starts, row) - 1
        return place >= 0 and row < self._ranges[place].stop

    def __iter__(self) -> Iterator[range]:
        return iter(self._ranges)

    def __len__(self) -> int:
        return sum(len(rows) for rows in self._ranges)

    def ids(self, of: "array[int]", *, distinct: bool = False) -> list[int]:
        """Return the photos at these rows, in order, each once.

        Args:
            of: the photo of each row.
            distinct: none stands twice, which is much faster at a million.
        """
        if distinct:
            return [photo for rows in self._ranges for photo in of[rows.start : rows.stop]]
        seen: dict[int, None] = {}
        for rows in self._ranges:
            for start in range(rows.start, rows.stop, PIECE):
                seen.update(dict.fromkeys(of[start : min(start + PIECE, rows.stop)]))
        return list(seen)


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected, as it is kept; the list of it may be made in another thread.

    Attributes:
        ids: the photo of each row.
        rows: the selected ones.
        distinct: whether no photo stands twice.
    """

    ids: "array[int]"
    rows: Ranges
    distinct: bool

    def photos(self) -> list[int]:
        """Return the selected photos in order, each once; 150 ms for a million."""
        return self.rows.ids(self.ids, distinct=self.distinct)


def merged(ranges: Iterable[range]) -> list[range]:
    """Return ``ranges`` sorted, with those that touch made one."""
    result: list[range] = []
    for rows in sorted((rows for rows in ranges if rows), key=lambda rows: rows.start):
        if result and rows.start <= result[-1].stop:
            result[-1] = range(result[-1].start, max(result[-1].stop, rows.stop))
        else:
            result.append(rows)
    return result


def of_model(selection: QItemSelection) -> Ranges:
    """Return what a selection model holds as ranges."""
    return Ranges(range(part.top(), part.bottom() + 1) for part in selection.toList())


def to_model(model: QAbstractItemModel, ranges: Iterable[range]) -> QItemSelection:
    """Return ``ranges`` as a selection model takes them."""
    result = QItemSelection()
    for rows in merged(ranges):
        result.select(model.index(rows.start, 0), model.index(rows.stop - 1, 0))
    return result


def rows_of(ids: "array[int]", wanted: Set[int]) -> list[range]:
    """Return the rows at which any of ``wanted`` stands, as ranges."""
    return merged(range(row, row + 1) for row in rows_with(ids, wanted))
