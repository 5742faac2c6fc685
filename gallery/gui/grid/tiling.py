"""How the cells of the grid tile the page: in justified rows, or as squares.

``Tiler`` makes the layout for a page. Summing up the widths of a million photos takes longer
than a frame, so that it is done on the reader pool; until then the cells are all alike.
"""

from array import array
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gallery.gui.grid.geometry import Layout, Lines, measure
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
        self._starts = array("q", [0])
        self._widths: dict[int, Widths] = {}
        self._asked: set[int] = set()
        self.tiling = Tiling.ROWS

    def set_photos(
        self, shapes: "array[int]", starts: "array[int]", known: Sequence[Widths] = ()
    ) -> None:
        """Take other photos.

        Args:
            shapes: width to height in thousandths; empty when they are not known.
            starts: where each section begins, and the end of the last one.
            known: what is summed up already.
        """
        self._shapes, self._starts = shapes, starts
        self._widths = {one.ceiling: one for one in known}
        self._asked = set()

    def ceiling(self, page: int, zoom: int) -> int | None:
        """Return how wide photos may count on such a page; None when widths do not matter."""
        return None if self.tiling is Tiling.SQUARES else fitting(measure(page, zoom))[1]

    def laid_out(self, page: int, zoom: int, *, head: int) -> Lines:
        """Return the layout of the photos.

        Args:
            page: its width in px, margins included.
            zoom: the wanted width of a cell.
            head: the height of a section's header.
        """
        if self.tiling is Tiling.SQUARES:
            return Layout.of(self._starts, measure(page, zoom, aspect=1.0), head=head)
        measured, ceiling = fitting(measure(page, zoom))
        widths = self._summed(ceiling)
        if widths is None:
            return Layout.of(self._starts, measure(page, zoom), head=head)
        return Justified(measured, widths, head=head)

    def grow(self, layout: Lines) -> bool:
        """Lay out the photos behind those that were there; False if all has to be done anew."""
        if isinstance(layout, Layout):
            layout.grow(self._starts)
            return self.tiling is Tiling.SQUARES
        widths = self._summed(layout.ceiling) if isinstance(layout, Justified) else None
        if widths is None or not isinstance(layout, Justified):
            return False
        layout.grow(widths)
        return True

    def _summed(self, ceiling: int) -> Widths | None:
        known = self._widths.get(ceiling)
        if known is None and self._starts[-1] <= AT_ONCE:
            known = widths_of(self._shapes, self._starts, ceiling)
            self._keep(known)
        elif known is None and ceiling not in self._asked:
            self._asked.add(ceiling)
            self._compute(partial(widths_of, self._shapes, self._starts, ceiling), self._on_summed)
        return known

    def _on_summed(self, widths: Widths) -> None:
        if widths.starts is self._starts:
            self._keep(widths)
            self.ready.emit()

    def _keep(self, widths: Widths) -> None:
        while len(self._widths) >= KEPT:
            del self._widths[next(iter(self._widths))]
        self._widths[widths.ceiling] = widths
