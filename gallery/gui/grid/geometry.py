"""Where each cell and header of the grid is, by arithmetic alone.

All lengths are in device independent pixels of the content, which starts at (0, 0) above the
first header and scrolls under the viewport. A *row* is an index into the list of photos, a
*line* is one row of cells on screen. Nothing is kept per photo: prefix sums over the sections
and a bisection answer every question, so that a million photos are laid out in milliseconds.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

GAP = 8  # between cells
MARGIN = 20  # left and right of the page, and below the last section
HEADER = 46  # a section's header, its own space above and below included
SECTION_GAP = 8  # above every header but the first
ASPECT = 3 / 2  # width to height of a cell: what most cameras give
SMALLEST, USUAL_ZOOM, WIDEST = 96, 200, 480  # of a cell's width


class Box(NamedTuple):
    """A rectangle in content pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first pixel below."""
        return self.y + self.height


class Hold(NamedTuple):
    """A photo that stays where it is while the page is laid out anew.

    ``y`` is a place in the viewport, ``share`` how far down the cell of ``row`` it is.
    """

    row: int
    share: float
    y: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide the page is, and how many cells of which size stand side by side.

    All cells are equally wide; what is left over of the page widens some gaps by one pixel,
    so that the first and the last column end exactly on the margins.
    """

    page: int
    columns: int
    cell_width: int
    cell_height: int

    @property
    def pitch(self) -> int:
        """From the top of one line to the top of the next."""
        return self.cell_height + GAP

    def left(self, column: int) -> int:
        """Return where a column begins."""
        free = self.page - 2 * MARGIN - self.cell_width
        return MARGIN + (round(column * free / (self.columns - 1)) if self.columns > 1 else 0)

    def cells(self, y: int) -> list[tuple[int, int, int, int]]:
        """Return the rectangles of a whole line of cells at ``y``, for painting."""
        width, height = self.cell_width, self.cell_height
        return [(self.left(column), y, width, height) for column in range(self.columns)]

    def column_at(self, x: int) -> int:
        """Return the column nearest to ``x``."""
        share = (x - MARGIN + GAP / 2) * self.columns
        inner = max(self.page - 2 * MARGIN + GAP, 1)
        return min(self.columns - 1, max(0, int(share // inner)))


def measure(page: int, wanted: int) -> Measure:
    """Fill ``page`` pixels with cells as near as possible to ``wanted`` pixels of width."""
    inner = max(page - 2 * MARGIN, 1)
    columns = max(1, round((inner + GAP) / (wanted + GAP)))
    width = max(1, (inner + GAP) // columns - GAP)
    return Measure(page, columns, width, max(1, round(width / ASPECT)))


def stepped(page: int, wanted: int, steps: int) -> int:
    """Return the cell width that shows ``steps`` columns fewer (more when negative)."""
    inner = max(page - 2 * MARGIN, 1)
    columns = max(1, measure(page, wanted).columns - steps)
    width = round((inner + GAP) / columns - GAP)
    return min(WIDEST, max(SMALLEST, width))


class Layout:
    """The places of all photos of some sections on a page.

    Args:
        counts: the number of photos in each section, in order; none is 0.
        measured: the page, from ``measure``.
        head: the height of each section's header, in pixels.
    """

    def __init__(self, counts: Sequence[int], measured: Measure, *, head: int = HEADER) -> None:
        self.measure = measured
        self._head = head
        self._starts = array("q", [0])
        self._tops = array("q", [0])
        self._add(counts)

    def grow(self, counts: Sequence[int]) -> None:
        """Lay out more: the last section again, with these photos, and the ones behind it."""
        kept = max(1, self.sections)  # all but the end of the last section
        del self._starts[kept:], self._tops[kept:]
        self._add(counts)

    def _add(self, counts: Sequence[int]) -> None:
        pitch, columns = self.measure.pitch, self.measure.columns
        around = self._head - GAP + SECTION_GAP
        heights = [around - (-count // columns) * pitch for count in counts]
        self._starts.extend(accumulate(counts, initial=self._starts.pop()))
        self._tops.extend(accumulate(heights, initial=self._tops.pop()))
        self.sections = len(self._starts) - 1
        self.rows = self._starts[-1]
        self.height = self._tops[-1] - SECTION_GAP + MARGIN if self.sections else 0

    def section_of(self, row: int) -> int:
        """Return the section that holds ``row``."""
        return bisect_right(self._starts, row) - 1

    def section_rows(self, section: int) -> range:
        """Return the rows of a section."""
        return range(self._starts[section], self._starts[section + 1])

    def section_at(self, y: int) -> int:
        """Return the section at ``y``, the nearest one outside; -1 without sections."""
        return min(self.sections - 1, max(0, bisect_right(self._tops, y) - 1))

    def header(self, section: int) -> Box:
        """Return where the header of a section is."""
        return Box(0, self._tops[section], self.measure.page, self._head)

    def section_bottom(self, section: int) -> int:
        """Return where the last line of a section ends."""
        return self._tops[section + 1] - SECTION_GAP

    def box(self, row: int) -> Box:
        """Return where the cell of ``row`` is."""
        section = self.section_of(row)
        line, column = divmod(row - self._starts[section], self.measure.columns)
        y = self._tops[section] + self._head + line * self.measure.pitch
        shape = self.measure
        return Box(shape.left(column), y, shape.cell_width, shape.cell_height)

    def row_at(self, x: int, y: int) -> int:
        """Return the row whose cell covers the point, -1 for a gap, header or margin."""
        row = self.nearest(x, y)
        if row < 0:
            return -1
        box = self.box(row)
        inside = box.x <= x < box.x + box.width and box.y <= y < box.bottom
        return row if inside else -1

    def nearest(self, x: int, y: int) -> int:
        """Return the row nearest to the point inside the section there; -1 without photos."""
        if not self.rows:
            return -1
        section = self.section_at(y)
        rows = self.section_rows(section)
        line = (y - self._tops[section] - self._head) // self.measure.pitch
        line = min(self._lines_of(section) - 1, max(0, line))
        row = rows.start + line * self.measure.columns + self.measure.column_at(x)
        return min(row, rows.stop - 1)

    def hold(self, x: int, y: int, at: int) -> Hold | None:
        """Take hold of the photo nearest to a point that stands at ``at`` in the viewport."""
        row = self.nearest(x, y)
        if row < 0:
            return None
        box = self.box(row)
        return Hold(row, (y - box.y) / box.height, at)

    def scroll_of(self, hold: Hold) -> int:
        """Return how far to scroll for a held photo to stand where it stood."""
        box = self.box(hold.row)
        return round(box.y + hold.share * box.height) - hold.y

    def between(self, top: int, bottom: int) -> range:
        """Return the rows of all lines that touch ``top`` (included) to ``bottom`` (not)."""
        if not self.rows or bottom <= top:
            return range(0)
        return range(self._line_from(top), self._line_until(bottom - 1))

    def touched(self, box: Box) -> Iterator[range]:
        """Yield the rows of the cells that a rectangle touches, one range a line."""
        shape = self.measure
        for line in self.lines(self.between(box.y, box.bottom)):
            columns = [
                column
                for column in range(len(line))
                if shape.left(column) < box.x + box.width
                and box.x < shape.left(column) + shape.cell_width
            ]
            if columns:
                yield range(line.start + columns[0], line.start + columns[-1] + 1)

    def lines(self, rows: range) -> Iterator[range]:
        """Cut ``rows`` where a line ends."""
        row = rows.start
        while row < rows.stop:
            section = self.section_rows(self.section_of(row))
            columns = self.measure.columns
            place = (row - section.start) // columns * columns + section.start
            end = min(place + columns, section.stop, rows.stop)
            yield range(row, end)
            row = end

    def headers_between(self, top: int, bottom: int) -> range:
        """Return the sections whose header touches ``top`` to ``bottom``."""
        if not self.sections or bottom <= top:
            return range(0)
        first = self.section_at(top)
        if self._tops[first] + self._head <= top:
            first += 1
        return range(first, max(first, bisect_right(self._tops, bottom - 1, 0, self.sections)))

    def moved(self, row: int, lines: int) -> int:
        """Return the row ``lines`` below (above when negative), the same column kept.

        A shorter line is met at its last cell; beyond the first and the last line the row
        stays on that line.
        """
        if not self.rows:
            return -1
        columns = self.measure.columns
        section = self.section_of(row)
        line, column = divmod(row - self._starts[section], columns)
        line += lines
        while line < 0 and section > 0:
            section -= 1
            line += self._lines_of(section)
        while line >= self._lines_of(section) and section < self.sections - 1:
            line -= self._lines_of(section)
            section += 1
        line = min(max(line, 0), self._lines_of(section) - 1)
        return min(self._starts[section] + line * columns + column, self._starts[section + 1] - 1)

    def _lines_of(self, section: int) -> int:
        return -(-(self._starts[section + 1] - self._starts[section]) // self.measure.columns)

    def _line_from(self, y: int) -> int:
        """Return the first row whose line ends below ``y``."""
        section = self.section_at(y)
        rows = self.section_rows(section)
        inside = y - self._tops[section] - self._head
        line = max(0, inside // self.measure.pitch)
        if inside - line * self.measure.pitch >= self.measure.cell_height:
            line += 1  # the gap below a line belongs to no cell
        return min(rows.start + line * self.measure.columns, rows.stop)

    def _line_until(self, y: int) -> int:
        """Return the row after the last one whose line begins at or above ``y``."""
        section = self.section_at(y)
        rows = self.section_rows(section)
        inside = y - self._tops[section] - self._head
        lines = inside // self.measure.pitch + 1 if inside >= 0 else 0
        return min(rows.start + lines * self.measure.columns, rows.stop)
