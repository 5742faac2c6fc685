"""How the cells of the grid tile the page: in justified rows, or as squares.

``Tiler`` makes the layout for a page. Summing up the widths of a million photos takes longer
than a frame, so that it is done on the reader pool; until then the cells are all alike.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides how photos are laid out, besides the photos.

    Attributes:
        tiling: what the cells look like.
        page: the width of the page in px, margins included.
        zoom: the wanted width of a cell.
        head: the height of a section's header.
    """

    tiling: Tiling
    page: int
    zoom: int
    head: int

    @property
    def ceiling(self) -> int | None:
        """How wide photos may count; None when widths do not matter."""
        if self.tiling is Tiling.SQUARES:
            return None
        return fitting(measure(self.page, self.zoom))[1]

    def lay_out(self, starts: "array[int]", widths: Widths | None) -> Lines:
        """Lay photos out; in cells that are all alike when their widths are not known yet.

        Args:
            starts: where each section begins, and the end of the last one.
            widths: of the photos, with the ceiling of this plan.
        """
        if self.tiling is Tiling.SQUARES:
            return Layout.of(starts, measure(self.page, self.zoom, aspect=1.0), head=self.head)
        flat = measure(self.page, self.zoom)
        if widths is None:
            return Layout.of(starts, flat, head=self.head)
        return Justified(fitting(flat)[0], widths, head=self.head)


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
        self._made: tuple[Plan, Lines] | None = None
        self.tiling = Tiling.ROWS

    def set_photos(
        self,
        shapes: "array[int]",
        starts: "array[int]",
        *,
        widths: Widths | None,
        made: tuple[Plan, Lines],
    ) -> None:
        """Take other photos.

        Args:
            shapes: width to height in thousandths; empty when they are not known.
            starts: where each section begins, and the end of the last one.
            widths: what is summed up already.
            made: a layout of them that is made already, and by which plan.
        """
        self._shapes, self._starts = shapes, starts
        self._widths = {} if widths is None else {widths.ceiling: widths}
        self._asked = set()
        self._made = made

    def laid_out(self, plan: Plan) -> Lines:
        """Return the layout of the photos."""
        made, self._made = self._made, None
        if made is not None and made[0] == plan:
            return made[1]
        ceiling = plan.ceiling
        return plan.lay_out(self._starts, None if ceiling is None else self._summed(ceiling))

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
