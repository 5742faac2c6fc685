"""Where the photos of a view went when other photos are shown, so that a refresh moves nothing.

Most of what is shown stays: it begins and ends as before, and a piece in between is another
one. So a row before that piece stays, a row behind it is shifted, and only the photos of the
piece itself are looked for by id. That is quick for a view of a million photos, too, and may be
done in any thread.
"""

from array import array
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from gallery.gui.grid.selection import merged, rows_of
from gallery.library.results import Sections, differing

Cell = tuple[int, int]  # the key of a section, and a photo in it
PAIRS_UP_TO = 5_000  # selected cells looked for; beyond, a photo in two sets is selected in both


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows: the photo of each row, and the sections."""

    ids: "array[int]"
    sections: Sections

    def cell(self, row: int) -> Cell:
        """Return which photo of which section stands at a row."""
        return self.sections.keys[self.sections.at(row)], self.ids[row]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a user is in a view, by rows.

    Attributes:
        selected: ranges of selected rows, in order.
        focus: the row with the focus, -1 without.
        seen: the rows in sight; the first is the one that the view holds on to.
    """

    selected: tuple[range, ...] = ()
    focus: int = -1
    seen: range = range(0)


def carried(place: Place, before: Shown, after: Shown) -> Place:
    """Return the same place among other photos.

    The focus goes to its photo, else to what stands in its place. ``seen`` begins with the
    first photo that was in sight and still is there; it is empty when none is.
    """
    return _Carrier(before, after).place(place)


class _Carrier:
    """Knows the piece in which two views differ."""

    def __init__(self, before: Shown, after: Shown) -> None:
        self._before, self._after = before, after
        self._old, self._new = differing(before.ids, after.ids)
        self._piece = after.ids[self._new.start : self._new.stop]

    def place(self, place: Place) -> Place:
        selected = merged(part for rows in place.selected for part in self._kept(rows))
        lost = [part for rows in place.selected if (part := _within(rows, self._old))]
        found = merged((*selected, *self._found(lost)))
        focus = self._row(place.focus) if place.focus >= 0 else -1
        if place.focus >= 0 > focus:
            focus = min(place.focus, len(self._after.ids) - 1)
        return Place(tuple(found), focus, self._seen(place.seen))

    def _kept(self, rows: range) -> Iterator[range]:
        """Yield the parts of some rows that stay or are shifted."""
        shift = self._new.stop - self._old.stop
        yield _within(rows, range(self._old.start))
        behind = _within(rows, range(self._old.stop, len(self._before.ids)))
        yield range(behind.start + shift, behind.stop + shift)

    def _found(self, lost: Sequence[range]) -> list[range]:
        """Return the rows at which the photos of the piece stand now."""
        if not lost or not self._piece:
            return []
        if sum(map(len, lost)) > PAIRS_UP_TO:
            wanted: set[int] = set()
            for rows in lost:
                wanted.update(self._before.ids[rows.start : rows.stop])
            return self._rows_of(wanted)
        cells = {self._before.cell(row) for rows in lost for row in rows}
        places = [row for part in self._rows_of({photo for _, photo in cells}) for row in part]
        exact = [row for row in places if self._after.cell(row) in cells]
        met = {self._after.cell(row) for row in exact}
        # Whose section went is selected in another one, if it stands in one.
        moved = {photo for _, photo in cells - met} - {photo for _, photo in met}
        more = [row for row in places if self._after.ids[row] in moved]
        return merged(range(row, row + 1) for row in (*exact, *more))

    def _rows_of(self, wanted: Set[int]) -> list[range]:
        start = self._new.start
        return [range(r.start + start, r.stop + start) for r in rows_of(self._piece, wanted)]

    def _seen(self, seen: range) -> range:
        for row in seen:
            found = self._row(row)
            if found >= 0:
                # The view begins so many rows above what was found.
                return range(found, found + len(seen) - (row - seen.start))
        return range(0)

    def _row(self, row: int) -> int:
        """Return where the cell of a row is now, else another one of its photo, else -1."""
        if row < self._old.start:
            return row
        if row >= self._old.stop:
            return row + self._new.stop - self._old.stop
        cell = self._before.cell(row)
        rows = [found for part in self._rows_of({cell[1]}) for found in part]
        same = [found for found in rows if self._after.cell(found) == cell]
        return next(iter(same or rows), -1)


def _within(rows: range, limits: range) -> range:
    start, stop = max(rows.start, limits.start), min(rows.stop, limits.stop)
    return range(start, max(start, stop))
