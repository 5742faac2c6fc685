"""Lines filled from margin to margin with cells as wide as their photos, by arithmetic.

Every line has the same height, so where it is needs no photo. Which photos stand in it follows
from one prefix sum over the shapes: laid side by side without end, the photos of a section
would be a ribbon; line *k* takes those whose middle lies in the *k*-th page width of it. Then
the line is stretched or squeezed to the page, and each picture loses a sliver. All questions
are a bisection; nothing is counted photo by photo.

The height of a line is such that photos of the usual form (3 : 2) fill it exactly, so that a
library of nothing else has straight columns and loses no pixel.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from gallery.gui.grid.geometry import ASPECT, GAP, HEADER, MARGIN, Box, Lines, Measure, nearest_in

THOUSAND = 1000  # a shape is width to height in thousandths
NARROWEST = 400  # thousandths: what is narrower is shown in a cell of this form
CEILINGS = (3500, 2500, 1800, 1300)  # the widest form of a cell, where the page allows it
USUAL = round(ASPECT * THOUSAND)  # the form of a photo of which nothing is known
CHUNK = 16_384  # shapes summed at a time: under 1 ms in which no other thread runs
MOST_STRETCHED = 1.2  # beyond, a line ends before the margin and no picture loses more
LAST_STRETCHED = 1.06  # the same for the last line of a section
KEPT_LINES = 400  # whose boxes are remembered; a few screens


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide photos are side by side at a height of 1, in thousandths.

    Attributes:
        ceiling: no photo counts as wider than this.
        sums: of all photos before each row, and of all at the end.
        starts: where each section begins, and the end of the last one.
        lasts: twice the middle of the last photo of each section, from where it begins.
        others: how many photos each section has besides the last.
    """

    ceiling: int
    sums: "array[int]"
    starts: "array[int]"
    lasts: "array[float]"
    others: "array[float]"


def widths_of(shapes: "array[int]", starts: "array[int]", ceiling: int = CEILINGS[0]) -> Widths:
    """Sum up the widths of photos; 60 ms for a million, other threads go on meanwhile.

    Args:
        shapes: width to height in thousandths; without any, all photos have the usual form.
        starts: where each section begins, and the end of the last one.
        ceiling: no photo counts as wider than this.
    """
    rows = starts[-1]
    shapes = shapes if len(shapes) == rows else array("H", [USUAL]) * rows
    within = _Within(ceiling)
    sums = array("q", [0])
    for start in range(0, rows, CHUNK):
        part = map(within.__getitem__, shapes[start : start + CHUNK])
        sums.extend(accumulate(part, initial=sums.pop()))
    lasts = array("d", (sums[b] + sums[b - 1] - 2 * sums[a] for a, b in pairwise(starts)))
    others = array("d", (b - a - 1 for a, b in pairwise(starts)))
    return Widths(ceiling, sums, starts, lasts, others)


class _Within(dict[int, int]):
    """Shapes as they are cut to the limits; a dictionary is asked without a step of Python."""

    def __init__(self, ceiling: int) -> None:
        super().__init__()
        self._ceiling = ceiling

    def __missing__(self, shape: int) -> int:
        result = self[shape] = min(self._ceiling, max(NARROWEST, shape))
        return result


def fitting(measured: Measure) -> tuple[Measure, int]:
    """Return the page with a height at which every photo fits, and the ceiling of the widths."""
    inner = max(1, measured.page - 2 * MARGIN)
    height = min(measured.cell_height, max(1, inner * THOUSAND // CEILINGS[-1]))
    ceiling = next((c for c in CEILINGS if c * height <= inner * THOUSAND), CEILINGS[-1])
    return Measure(measured.page, measured.columns, measured.cell_width, height), ceiling


class Justified(Lines):
    """Cells as wide as their photos.

    Args:
        measured: the page, from ``fitting``.
        widths: of all photos, with the ceiling that ``fitting`` asks for.
        head: the height of each section's header, in pixels.
    """

    def __init__(self, measured: Measure, widths: Widths, *, head: int = HEADER) -> None:
        super().__init__(measured, head)
        self._inner = max(1, measured.page - 2 * MARGIN)
        # Not the height in whole pixels: what is rounded off would add up over many lines.
        exact = ((self._inner + GAP) / measured.columns - GAP) / ASPECT
        height = exact if abs(exact - measured.cell_height) <= 1 else measured.cell_height
        self._scale = height / THOUSAND
        # What a thousandth of twice a photo's width, and a gap, are of a line.
        self._per_width = self._scale / 2 / (self._inner + GAP)
        self._per_gap = GAP / (self._inner + GAP)
        self._boxes: dict[tuple[int, int], list[Box]] = {}
        self._sums = widths.sums
        width, gap, pitch = self._per_width, self._per_gap, measured.pitch
        least = self._around + pitch  # every section has a line; one pass, as this is per frame
        heights = [
            least + int(last * width + others * gap) * pitch
            for last, others in zip(widths.lasts, widths.others, strict=True)
        ]
        self._stack(widths.starts, heights)

    def line_rows(self, section: int, line: int) -> range:
        """Return the rows of a line of a section."""
        return range(self._first(section, line), self._first(section, line + 1))

    def boxes(self, section: int, line: int) -> list[Box]:
        """Return where the cells of a line are."""
        found = self._boxes.get((section, line))
        if found is None:
            if len(self._boxes) > KEPT_LINES:
                self._boxes.clear()
            found = self._boxes[section, line] = list(self._place(section, line))
        return found

    def _place(self, section: int, line: int) -> Iterator[Box]:
        rows = self.line_rows(section, line)
        y = self._tops[section] + self.head + line * self.measure.pitch
        first, natural = self._sums[rows.start], self._sums[rows.stop] - self._sums[rows.start]
        room = self._inner - (len(rows) - 1) * GAP
        is_last = rows.stop == self._starts[section + 1]
        stretch = room / (natural * self._scale)
        if is_last and stretch > LAST_STRETCHED:
            stretch = 1.0
        share = min(stretch, MOST_STRETCHED) * self._scale
        left = 0
        for place, row in enumerate(rows):
            # Edges are rounded, not widths: the last one ends exactly on the margin.
            right = round((self._sums[row + 1] - first) * share)
            width = max(1, right - left)
            yield Box(MARGIN + left + place * GAP, y, width, self.measure.cell_height)
            left = right

    def _lines_of(self, section: int) -> int:
        return (self._tops[section + 1] - self._tops[section] - self.head) // self.measure.pitch

    def _line_of(self, section: int, row: int) -> int:
        start = self._starts[section]
        middle = self._sums[row] + self._sums[row + 1] - 2 * self._sums[start]
        return int(middle * self._per_width + (row - start) * self._per_gap)

    def _first(self, section: int, line: int) -> int:
        """Return the first row of a line, where the section ends for the line after the last."""
        rows = self.section_rows(section)
        return rows.start + bisect_left(rows, line, key=lambda row: self._line_of(section, row))

    def _beside(self, section: int, line: int, row: int) -> int:
        box = self.box(row)
        middle = box.x + box.width // 2
        return self.line_rows(section, line).start + nearest_in(self.boxes(section, line), middle)
