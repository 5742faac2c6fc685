"""Where each cell and header of the grid is, by arithmetic alone.

All lengths are in device independent pixels of the content, which starts at (0, 0) above the
first header and scrolls under the viewport. A *row* is an index into the list of photos, a
*line* is one row of cells on screen. ``Lines`` is what all layouts have in common: lines of one
height under the header of their section, found by prefix sums over the sections and bisection,
so that a million photos are laid out in milliseconds. ``Layout`` are cells of one size;
``justified`` has cells as wide as their photos.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from typing import NamedTuple

GAP = 8  # between cells
MARGIN = 20  # left and right of the page, and below the last section
HEADER = 46  # a section's header, its own space above and below included
SECTION_GAP = 8  # above every header but the first
ASPECT = 3 / 2  # width to height of a cell: what most cameras give
SMALLEST, USUAL_ZOOM, WIDEST = 64, 200, 512  # of a cell's width


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


def measure(page: int, wanted: int, *, aspect: float = ASPECT) -> Measure:
    """Fill ``page`` pixels with cells as near as possible to ``wanted`` pixels of width.

    Args:
        page: its width, margins included.
        wanted: of a cell.
        aspect: width to height of a cell.
    """
    inner = max(page - 2 * MARGIN, 1)
    columns = max(1, round((inner + GAP) / (wanted + GAP)))
    width = max(1, (inner + GAP) // columns - GAP)
    return Measure(page, columns, width, max(1, round(width / aspect)))


def stepped(page: int, wanted: int, steps: int) -> int:
    """Return the cell width that shows ``steps`` columns fewer (more when negative)."""
    inner = max(page - 2 * MARGIN, 1)
    columns = max(1, measure(page, wanted).columns - steps)
    width = round((inner + GAP) / columns - GAP)
    return min(WIDEST, max(SMALLEST, width))


class Lines:
    """The places of all photos of some sections on a page, in lines of one height.

    What stands in a line is said by three questions that a layout answers: ``_lines_of``,
    ``_line_of`` and ``line_rows``; and by ``boxes``, which says where its cells are.

    Attributes:
        measure: the page.
        head: the height of each section's header, in pixels.
        rows, sections: how many there are.
        height: of everything, in pixels.
    """

    def __init__(self, measured: Measure, head: int) -> None:
        self.measure = measured
        self.head = head
        self._starts = array("q", [0])
        self._tops = array("q", [0])
        self.sections = self.rows = self.height = 0

    @property
    def _around(self) -> int:
        """What a section takes besides its lines, from the top of one to that of the next."""
        return self.head - GAP + SECTION_GAP

    def _stack(self, starts: "array[int]", heights: Iterable[int]) -> None:
        """Put sections below each other.

        Args:
            starts: where each section begins, and the end of the last one.
            heights: of each of them, with what is around its lines.
        """
        self._starts = starts
        self._tops = array("q", accumulate(heights, initial=0))
        self.sections = len(starts) - 1
        self.rows = starts[-1]
        self.height = self._tops[-1] - SECTION_GAP + MARGIN if self.sections else 0

    # What a layout says for itself

    def _lines_of(self, section: int) -> int:
        """Return how many lines a section has."""
        raise NotImplementedError

    def _line_of(self, section: int, row: int) -> int:
        """Return in which line of its section a row stands."""
        raise NotImplementedError

    def line_rows(self, section: int, line: int) -> range:
        """Return the rows of a line of a section."""
        raise NotImplementedError

    def boxes(self, section: int, line: int) -> list[Box]:
        """Return where the cells of a line are."""
        raise NotImplementedError

    def _beside(self, section: int, line: int, row: int) -> int:
        """Return the row of a line that stands below or above ``row``."""
        raise NotImplementedError

    # Sections

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
        return Box(0, self._tops[section], self.measure.page, self.head)

    def section_bottom(self, section: int) -> int:
        """Return where the last line of a section ends."""
        return self._tops[section + 1] - SECTION_GAP

    def headers_between(self, top: int, bottom: int) -> range:
        """Return the sections whose header touches ``top`` to ``bottom``."""
        if not self.sections or bottom <= top:
            return range(0)
        first = self.section_at(top)
        if self._tops[first] + self.head <= top:
            first += 1
        return range(first, max(first, bisect_right(self._tops, bottom - 1, 0, self.sections)))

    # Cells

    def box(self, row: int) -> Box:
        """Return where the cell of ``row`` is."""
        section = self.section_of(row)
        line = self._line_of(section, row)
        return self.boxes(section, line)[row - self.line_rows(section, line).start]

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
        line = (y - self._tops[section] - self.head) // self.measure.pitch
        line = min(self._lines_of(section) - 1, max(0, line))
        return self.line_rows(section, line).start + nearest_in(self.boxes(section, line), x)

    def hold(self, x: int, y: int, at: int) -> Hold | None:
        """Take hold of the photo nearest to a point that stands at ``at`` in the viewport."""
        row = self.nearest(x, y)
        if row < 0:
            return None
        box = self.box(row)
        inside = min(max(y, box.y), box.bottom)  # of a header, the edge of the cell below is held
        return Hold(row, (inside - box.y) / box.height, at + inside - y)

    def scroll_of(self, hold: Hold) -> int:
        """Return how far to scroll for a held photo to stand where it stood."""
        box = self.box(hold.row)
        return round(box.y + hold.share * box.height) - hold.y

    def between(self, top: int, bottom: int) -> range:
        """Return the rows of all lines that touch ``top`` (included) to ``bottom`` (not)."""
        if not self.rows or bottom <= top:
            return range(0)
        return range(self._row_from(top), self._row_until(bottom - 1))

    def touched(self, box: Box) -> Iterator[range]:
        """Yield the rows of the cells that a rectangle touches, one range a line."""
        right = box.x + box.width
        for section, line, _ in self._lines_in(self.between(box.y, box.bottom)):
            start = self.line_rows(section, line).start
            cells = self.boxes(section, line)
            touching = [n for n, c in enumerate(cells) if c.x < right and box.x < c.x + c.width]
            if touching:
                yield range(start + touching[0], start + touching[-1] + 1)

    def lines(self, rows: range) -> Iterator[range]:
        """Cut ``rows`` where a line ends."""
        for _, _, part in self._lines_in(rows):
            yield part

    def places(self, rows: range) -> Iterator[tuple[int, Box]]:
        """Yield each of ``rows`` with the place of its cell."""
        for section, line, part in self._lines_in(rows):
            start = self.line_rows(section, line).start
            yield from zip(part, self.boxes(section, line)[part.start - start :], strict=False)

    def moved(self, row: int, lines: int) -> int:
        """Return the row ``lines`` below (above when negative), the same column kept.

        A shorter line is met at its last cell; beyond the first and the last line the row
        stays on that line.
        """
        if not self.rows:
            return -1
        section = self.section_of(row)
        line = self._line_of(section, row) + lines
        while line < 0 and section > 0:
            section -= 1
            line += self._lines_of(section)
        while line >= self._lines_of(section) and section < self.sections - 1:
            line -= self._lines_of(section)
            section += 1
        line = min(max(line, 0), self._lines_of(section) - 1)
        return self._beside(section, line, row)

    def _lines_in(self, rows: range) -> Iterator[tuple[int, int, range]]:
        """Yield (section, line, rows) for all lines that ``rows`` are in."""
        row = rows.start
        while row < rows.stop:
            section = self.section_of(row)
            line = self._line_of(section, row)
            end = min(self.line_rows(section, line).stop, rows.stop)
            yield section, line, range(row, end)
            row = end

    def _row_from(self, y: int) -> int:
        """Return the first row whose line ends below ``y``."""
        section = self.section_at(y)
        inside = y - self._tops[section] - self.head
        line = max(0, inside // self.measure.pitch)
        if inside - line * self.measure.pitch >= self.measure.cell_height:
            line += 1  # the gap below a line belongs to no cell
        return self._row_before(section, line)

    def _row_until(self, y: int) -> int:
        """Return the row after the last one whose line begins at or above ``y``."""
        section = self.section_at(y)
        inside = y - self._tops[section] - self.head
        return self._row_before(section, inside // self.measure.pitch + 1 if inside >= 0 else 0)

    def _row_before(self, section: int, line: int) -> int:
        """Return the first row of a line, or where the section ends."""
        if line >= self._lines_of(section):
            return self._starts[section + 1]
        return self.line_rows(section, line).start


class Layout(Lines):
    """Cells of one size, side by side in columns.

    Args:
        counts: the number of photos in each section, in order; none is 0.
        measured: the page, from ``measure``.
        head: the height of each section's header, in pixels.
    """

    def __init__(self, counts: Sequence[int], measured: Measure, *, head: int = HEADER) -> None:
        super().__init__(measured, head)
        self._fill(array("q", accumulate(counts, initial=0)), counts)

    @classmethod
    def of(cls, starts: "array[int]", measured: Measure, *, head: int = HEADER) -> "Layout":
        """Lay out sections that begin at these rows, the end of the last one behind them."""
        result = cls((), measured, head=head)
        result._fill(starts, list(map(sub, starts[1:], starts)))
        return result

    def _fill(self, starts: "array[int]", counts: Sequence[int]) -> None:
        columns, pitch, around = self.measure.columns, self.measure.pitch, self._around
        self._stack(starts, [around - -count // columns * pitch for count in counts])

    def line_rows(self, section: int, line: int) -> range:
        """Return the rows of a line of a section."""
        start = self._starts[section] + line * self.measure.columns
        return range(start, min(start + self.measure.columns, self._starts[section + 1]))

    def boxes(self, section: int, line: int) -> list[Box]:
        """Return where the cells of a line are."""
        shape = self.measure
        y = self._tops[section] + self.head + line * shape.pitch
        columns = range(len(self.line_rows(section, line)))
        return [Box(shape.left(one), y, shape.cell_width, shape.cell_height) for one in columns]

    def _lines_of(self, section: int) -> int:
        return -(-(self._starts[section + 1] - self._starts[section]) // self.measure.columns)

    def _line_of(self, section: int, row: int) -> int:
        return (row - self._starts[section]) // self.measure.columns

    def _beside(self, section: int, line: int, row: int) -> int:
        column = (row - self._starts[self.section_of(row)]) % self.measure.columns
        rows = self.line_rows(section, line)
        return min(rows.start + column, rows.stop - 1)


def nearest_in(boxes: Sequence[Box], x: int) -> int:
    """Return which of the cells of a line is nearest to ``x``."""
    place = bisect_right(boxes, x, key=lambda box: box.x - GAP // 2) - 1
    return min(len(boxes) - 1, max(0, place))
