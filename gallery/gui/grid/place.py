"""What the user was looking at, remembered by photo, so that a refresh moves nothing."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass

from gallery.gui.grid.selection import Ranges, merged, rows_of

Cell = tuple[int | None, int]  # the set of a section, and a photo in it
SetOf = Callable[[int], int | None]  # the set of a row's section
PAIRS_UP_TO = 5_000  # selected cells; beyond, a photo in two sets is selected in both


@dataclass(frozen=True, slots=True)
class Place:
    """A view's place.

    Attributes:
        selected: ids of the selected photos.
        cells: (set id, photo id) of the selected cells; empty when there were too many.
        current: the photo with the focus, None without.
        current_row: where it was.
        seen: the cells that were in sight, the topmost first.
        offset: pixels from the top of the viewport to the topmost one.
        is_top: whether the page stood at its beginning.
    """

    selected: frozenset[int] = frozenset()
    cells: frozenset[Cell] = frozenset()
    current: Cell | None = None
    current_row: int = -1
    seen: tuple[Cell, ...] = ()
    offset: int = 0
    is_top: bool = True


TOP = Place()


def remembered(
    chosen: Ranges, current: int, ids: "array[int]", set_of: SetOf
) -> tuple[frozenset[int], frozenset[Cell], Cell | None]:
    """Return the selection and the focus by photo: the first three fields of a ``Place``."""
    cells: frozenset[Cell] = frozenset()
    if len(chosen) <= PAIRS_UP_TO:
        cells = frozenset((set_of(row), ids[row]) for part in chosen for row in part)
    here = (set_of(current), ids[current]) if 0 <= current < len(ids) else None
    return frozenset(chosen.ids(ids)), cells, here


def selected_rows(place: Place, ids: "array[int]", set_of: SetOf) -> list[range]:
    """Return the rows that show what was selected."""
    if not place.selected:
        return []
    rows = rows_of(ids, place.selected)
    if not place.cells:
        return rows
    cells = [row for part in rows for row in part if (set_of(row), ids[row]) in place.cells]
    return merged(range(row, row + 1) for row in cells)


def current_row(place: Place, ids: "array[int]", set_of: SetOf) -> int:
    """Return where the focus goes: to its photo, else to what stands in its place."""
    if place.current is None or not ids:
        return -1
    row = _row_of(place.current, ids, set_of)
    return row if row >= 0 else min(place.current_row, len(ids) - 1)


def topmost(place: Place, ids: "array[int]", set_of: SetOf) -> int:
    """Return the row of the first cell that was in sight and still is there, or -1."""
    rows = (_row_of(cell, ids, set_of) for cell in place.seen)
    return next((row for row in rows if row >= 0), -1)


def _row_of(cell: Cell, ids: "array[int]", set_of: SetOf) -> int:
    """Return the row of a cell, else another one of its photo, else -1."""
    rows = [row for part in rows_of(ids, {cell[1]}) for row in part]
    same = [row for row in rows if set_of(row) == cell[0]]
    return next(iter(same or rows), -1)
