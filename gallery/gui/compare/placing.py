"""Where the pictures hang and what of them is seen: arithmetic alone.

All panes are of one size and share one ``Framing``, that of the frame which the largest picture
fills. What one picture was moved by itself is its ``Shift``.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

from gallery.gui.viewer.framing import Framing

if TYPE_CHECKING:  # it brings in Pillow, which nothing needs before the first paint
    from gallery.images.alignment import Overlap

MOST_BESIDE = 4  # pictures side by side; more are too small to be compared
LEAST_SHIFT, MOST_SHIFT = 0.25, 4.0  # of the scale of one picture against the others
NEARLY_AS_GOOD = 0.9  # of the largest scale
OF_ONE_SHAPE = 1.5  # how much wider one picture may be than another in the same frame
EDGE = 1.0  # how far one picture may be moved against the others, in frames

Size = tuple[int, int]
Shares = tuple[float, float, float, float]  # left, upper, right, lower; of width and height


class Mode(StrEnum):
    """How photos are compared."""

    SIDE = "side"
    FLIP = "flip"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Shift:
    """How one picture hangs against the others: its scale, and by how much of a frame it is off."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def moved(self, by: QPointF, framing: Framing) -> "Shift":
        """Move by pixels of the pane."""
        x = self.x + by.x() / (framing.width * framing.scale)
        y = self.y + by.y() / (framing.height * framing.scale)
        return Shift(self.scale, _within(x), _within(y))

    def zoomed(self, factor: float, at: QPointF, framing: Framing) -> "Shift":
        """Enlarge around a point of the pane."""
        scale = min(MOST_SHIFT, max(LEAST_SHIFT, self.scale * factor))
        centre = _frame(framing, self).center()
        back = (at - centre) * (1 - scale / self.scale)
        return Shift(scale, self.x, self.y).moved(back, framing)


def reference(sizes: Sequence[Size]) -> Size:
    """Return the size of the frame that all are drawn into.

    It is that of the largest picture; where tall and wide ones are compared, a square in which
    neither is small.
    """
    if not sizes:
        return 1, 1
    wide, high = max(sizes, key=_pixels)
    shapes = [size[0] / size[1] for size in sizes]
    if max(shapes) > OF_ONE_SHAPE * min(shapes):
        return max(wide, high), max(wide, high)
    return wide, high


def _pixels(size: Size) -> int:
    return size[0] * size[1]


def placed(
    framing: Framing, size: Size, *, shift: Shift | None = None, own_pixels: bool = False
) -> QRectF:
    """Return where a picture is drawn, in pixels of its pane.

    Args:
        framing: the frame that all share.
        size: of this picture, in its own pixels.
        shift: how it hangs against the others.
        own_pixels: its own pixels are as large as those of the others, so that a smaller copy
            is smaller; else it fills the frame.
    """
    frame = _frame(framing, shift or Shift())
    if not own_pixels:
        return _inside(frame, size)
    scale = frame.width() / framing.width
    wide, high = size[0] * scale, size[1] * scale
    # The same part of each is in the middle of its pane.
    middle = QPointF(framing.view_width / 2, framing.view_height / 2)
    off = middle - frame.center()
    across, down = off.x() / frame.width() * wide, off.y() / frame.height() * high
    return _around(middle - QPointF(across, down), wide, high)


def together(sizes: Mapping[int, Size], overlaps: "Mapping[int, Overlap]") -> dict[int, Shift]:
    """Return how pictures hang so that what they share is at the same place, all of each seen.

    Args:
        sizes: of the pictures, by photo, as they are turned.
        overlaps: which part of the largest picture is which part of this one. Those without one
            hang as usual.
    """
    wide, high = reference(list(sizes.values()))
    frame = QRectF(0, 0, wide, high)
    usual = {photo: _inside(frame, size) for photo, size in sizes.items()}
    largest = usual[max(sizes, key=lambda photo: _pixels(sizes[photo]))]
    rects = {photo: _moved(usual[photo], largest, overlaps.get(photo)) for photo in sizes}
    everything = reduce(QRectF.united, rects.values(), frame)
    scale = min(wide / everything.width(), high / everything.height())
    result = {}
    for photo, rect in rects.items():
        off = (rect.center() - everything.center()) * scale
        grown = scale * rect.width() / usual[photo].width()
        result[photo] = Shift(grown, off.x() / wide, off.y() / high)
    return result


def _inside(frame: QRectF, size: Size) -> QRectF:
    scale = min(frame.width() / size[0], frame.height() / size[1])
    return _around(frame.center(), size[0] * scale, size[1] * scale)


def _moved(rect: QRectF, largest: QRectF, overlap: "Overlap | None") -> QRectF:
    """Return where a picture hangs whose part lies on the part of the largest one."""
    if overlap is None:
        return rect
    there, own = _part(largest, overlap.one), _part(rect, overlap.other)
    scale = math.sqrt(there.width() * there.height() / (own.width() * own.height()))
    centre = there.center() + (rect.center() - own.center()) * scale
    return _around(centre, rect.width() * scale, rect.height() * scale)


def _part(rect: QRectF, shares: Shares) -> QRectF:
    left, upper, right, lower = shares
    corner = QPointF(rect.x() + left * rect.width(), rect.y() + upper * rect.height())
    return QRectF(corner, QSizeF((right - left) * rect.width(), (lower - upper) * rect.height()))


def cells(count: int, room: QSize, photo: Size, *, gap: int, foot: int) -> list[QRect]:
    """Return equal cells that show pictures of the shape of ``photo`` as large as they can be.

    Of two arrangements that are nearly as good the one with fewer columns is taken: there is
    more room for what is said.

    Args:
        count: how many cells.
        room: all there is.
        photo: width and height; only their ratio counts.
        gap: pixels between the cells.
        foot: pixels at the lower edge of each that are not the picture's.
    """

    def scale(columns: int) -> float:
        cell = _cell(columns, math.ceil(count / columns), room, gap=gap)
        return min(cell.width() / photo[0], max(1, cell.height() - foot) / photo[1])

    if not count:
        return []
    best = max(scale(columns) for columns in range(1, count + 1))
    columns = next(few for few in range(1, count + 1) if scale(few) >= NEARLY_AS_GOOD * best)
    cell = _cell(columns, math.ceil(count / columns), room, gap=gap)
    result = []
    for place in range(count):
        row, column = divmod(place, columns)
        in_row = min(columns, count - row * columns)
        indent = (columns - in_row) * (cell.width() + gap) // 2
        x, y = indent + column * (cell.width() + gap), row * (cell.height() + gap)
        result.append(QRect(x, y, cell.width(), cell.height()))
    return result


def _cell(columns: int, rows: int, room: QSize, *, gap: int) -> QSize:
    wide = (room.width() - gap * (columns - 1)) // columns
    high = (room.height() - gap * (rows - 1)) // rows
    return QSize(max(1, wide), max(1, high))


def _frame(framing: Framing, shift: Shift) -> QRectF:
    wide, high = framing.width * framing.scale, framing.height * framing.scale
    centre = QPointF(framing.x + wide * (0.5 + shift.x), framing.y + high * (0.5 + shift.y))
    return _around(centre, wide * shift.scale, high * shift.scale)


def _around(centre: QPointF, wide: float, high: float) -> QRectF:
    return QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)


def _within(part: float) -> float:
    return min(EDGE, max(-EDGE, part))
