"""Where each picture of a planned set stands, by arithmetic: a set may hold 100,000 files.

Lengths in device independent pixels of the content; the first cell stands at ``EDGE``, so that
its outline has room.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gallery.gui.grid.geometry import ASPECT, GAP, Box

EDGE = 5  # around all cells: the outline of a selected one and its gap


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` cells on a page ``width`` wide, each about ``wanted`` wide."""

    rows: int
    width: int
    wanted: int

    @property
    def columns(self) -> int:
        """How many cells stand side by side."""
        return max(1, round((self.width - 2 * EDGE + GAP) / (self.wanted + GAP)))

    @property
    def cell_width(self) -> int:
        """Of every cell."""
        return max(1, (self.width - 2 * EDGE + GAP) // self.columns - GAP)

    @property
    def cell_height(self) -> int:
        """Of every cell."""
        return max(1, round(self.cell_width / ASPECT))

    @property
    def pitch(self) -> int:
        """From the top of one line to the top of the next."""
        return self.cell_height + GAP

    @property
    def lines(self) -> int:
        """How many lines of cells there are."""
        return -(-self.rows // self.columns)

    @property
    def height(self) -> int:
        """Of all lines and the edges."""
        return self.lines * self.pitch - GAP + 2 * EDGE if self.rows else 0

    def box(self, row: int) -> Box:
        """Return where a cell is."""
        line, column = divmod(row, self.columns)
        left = EDGE + column * (self.cell_width + GAP)
        return Box(left, EDGE + line * self.pitch, self.cell_width, self.cell_height)

    def row_at(self, x: int, y: int) -> int:
        """Return the row whose cell covers a point, -1 beside the cells."""
        column, across = divmod(x - EDGE, self.cell_width + GAP)
        line, down = divmod(y - EDGE, self.pitch)
        row = line * self.columns + column
        inside = across < self.cell_width and down < self.cell_height
        return row if inside and 0 <= column < self.columns and 0 <= row < self.rows else -1

    def between(self, top: int, bottom: int) -> range:
        """Return the rows of the lines that touch ``top`` (included) to ``bottom`` (not)."""
        first = max(0, (top - EDGE) // self.pitch) * self.columns
        last = (max(0, (bottom - 1 - EDGE) // self.pitch) + 1) * self.columns
        return range(min(first, self.rows), min(last, self.rows))

    def touched(self, box: Box) -> Iterator[range]:
        """Yield the rows of the cells that a rectangle touches, one range a line."""
        step = self.cell_width + GAP
        left = max(0, (box.x - EDGE + GAP) // step)
        right = min(self.columns - 1, (box.x + box.width - 1 - EDGE) // step)
        first = max(0, (box.y - EDGE + GAP) // self.pitch)
        last = min(self.lines - 1, (box.bottom - 1 - EDGE) // self.pitch)
        for line in range(first, last + 1):
            start = line * self.columns
            if left <= right:
                yield range(start + left, min(start + right + 1, self.rows))

    def moved(self, row: int, lines: int) -> int:
        """Return the row some lines below (above when negative), in the same column."""
        line, column = divmod(row, self.columns)
        line = min(max(line + lines, 0), self.lines - 1)
        return min(line * self.columns + column, self.rows - 1)
