"""What a test takes in hand: photos selected in the grid, photos that are dragged."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from gallery.gui.grid import GridView
from gallery.gui.grid.dragging import data_of, loaded
from gallery.gui.grid.selection import Ranges, Selected, rows_of
from gallery.library.database import Library
from gallery.library.results import rows_with


def choose(grid: GridView, ids: Sequence[int]) -> None:
    """Select photos wherever they stand, the first one with the focus and in sight."""
    grid.choice.take(rows_of(grid.ids, frozenset(ids)))
    first = next(rows_with(grid.ids, {ids[0]}))
    grid.choice.anchor = first
    grid.choice.set_focus(first)
    grid.reveal(first)


def dragged(ids: Sequence[int], library: Library) -> QMimeData:
    """Return photos as a drag out of the grid carries them."""
    rows = Ranges([range(len(ids))])
    with library.reading() as reader:
        load = loaded(Selected(array("q", ids), rows, distinct=True), library, reader=reader)
    return data_of(load)
