"""How the cells of the grid tile the page: in justified rows, or as squares.

``Tiler`` makes the layout for a page. Summing up the widths of a million photos takes longer
than a frame, so that it is done on the reader pool; until then the cells are all alike.
"""

from array import array
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from gallery.gui.grid.geometry import ASPECT, Layout, Lines, measure
from gallery.gui.grid.justified import Justified, Widths, fitting, widths_of

AT_ONCE = 20_000  # photos whose widths are summed up while the window waits: 1 ms
KEPT = 2  # sums; the second for a page so narrow that panoramas do not fit

Compute = Callable[[Callable[[], Any], Callable[[Any], None]], None]


class Tiling(StrEnum):
    """What the cells look like."""

    ROWS = "rows"
    SQUARES = "squares"


class Tiler(QObject):
    """Lays out photos of known shapes.

    Attributes:
        tiling: what is wanted.

    Signals:
        ready(): a layout that had to wait can be made now.
    """

    ready = Signal()

    def __init__(self, compute: Compute) -> None:
        """Sum up on the side by ``compute``, as ``Bridge.compute``."""
        super().__init__()
        self._compute = compute
        self._shapes: array[int] = array("H")
        self._rows = 0
        self._widths: dict[int, Widths] = {}
        self._asked: set[int] = set()
        self.tiling = Tiling.ROWS

    def set_shapes(self, shapes: "array[int]", rows: int, known: Sequence[Widths] = ()) -> None:
        """Take the shapes of other photos.

        Args:
            shapes: width to height in thousandths; empty when they are not known.
            rows: how many photos there are.
            known: what is summed up already.
        """
        self._shapes, self._rows = shapes, rows
        self._widths = {one.ceiling: one for one in known}
        self._asked = set()

    def ceiling(self, page: int, zoom: int) -> int | None:
        """Return how wide photos may count on such a page; None when widths do not matter."""
        return None if self.tiling is Tiling.SQUARES else fitting(measure(page, zoom))[1]

    def laid_out(self, counts: Sequence[int], *, page: int, zoom: int, head: int) -> Lines:
        """Return the layout of sections of so many photos.

        Args:
            counts: the number of photos in each section.
            page: its width in px, margins included.
            zoom: the wanted width of a cell.
            head: the height of a section's header.
        """
        if self.tiling is Tiling.SQUARES:
            return Layout(counts, measure(page, zoom, aspect=1.0), head=head)
        measured, ceiling = fitting(measure(page, zoom))
        widths = self._summed(ceiling)
        if widths is None:
            return Layout(counts, measure(page, zoom, aspect=ASPECT), head=head)
        return Justified(counts, measured, widths=widths, head=head)

    def grow(self, layout: Lines, counts: Sequence[int]) -> bool:
        """Lay out more photos, the last section first; False if that has to be done anew."""
        if isinstance(layout, Layout):
            layout.grow(counts)
            return self.tiling is Tiling.SQUARES
        widths = self._summed(layout.ceiling) if isinstance(layout, Justified) else None
        if widths is None or not isinstance(layout, Justified):
            return False
        layout.grow(counts, widths)
        return True

    def _summed(self, ceiling: int) -> Widths | None:
        known = self._widths.get(ceiling)
        if known is None and self._rows <= AT_ONCE:
            known = widths_of(self._shapes, self._rows, ceiling)
            self._keep(known)
        elif known is None and ceiling not in self._asked:
            self._asked.add(ceiling)
            shapes, rows = self._shapes, self._rows
            self._compute(
                lambda: (shapes, widths_of(shapes, rows, ceiling)),
                self._on_summed,
            )
        return known

    def _on_summed(self, found: tuple["array[int]", Widths]) -> None:
        shapes, widths = found
        if shapes is self._shapes:
            self._keep(widths)
            self.ready.emit()

    def _keep(self, widths: Widths) -> None:
        while len(self._widths) >= KEPT:
            del self._widths[next(iter(self._widths))]
        self._widths[widths.ceiling] = widths
