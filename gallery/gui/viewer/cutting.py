"""Which piece of a photo is seen, and which is worth cutting out of it, by arithmetic.

Sides are left, top, right and bottom in pixels of the full picture, unturned.
"""

import math
from dataclasses import dataclass

from gallery.gui.viewer.framing import Framing

Sides = tuple[float, float, float, float]

MARGIN = 0.25  # of what is seen, cut out beside it on each side: moving shows no blur at once
ENOUGH = 0.95  # 5 % fewer pixels than could be shown are not seen
TOO_MANY = 2.0  # a piece of so many times the pixels that are shown glitters when it is drawn


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a photo, and how many pixels it is wanted in."""

    left: int
    top: int
    right: int
    bottom: int
    across: int
    down: int

    @property
    def density(self) -> float:
        """Pixels of the piece for one of the photo; of a strip, those along it tell."""
        longer = max(self.right - self.left, self.bottom - self.top)
        return max(self.across, self.down) / longer

    def covers(self, sides: Sides) -> bool:
        """Whether all of that is in the piece, but for less than a pixel."""
        left, top, right, bottom = sides
        across = self.left < left + 1 and right - 1 < self.right
        return across and self.top < top + 1 and bottom - 1 < self.bottom


def next_cut(framing: Framing, turns: int, there: Cut | None) -> Cut | None:
    """Return the piece to be cut out next, None when what is there serves.

    First what is seen, then the same with a margin.

    Args:
        framing: where the photo stands, as it is turned.
        turns: quarter turns to the right that it is shown with.
        there: the piece that is there already.
    """
    shown = sides_seen(framing, turns)
    if not is_served(framing, turns, there):
        return _cut(shown, framing, turns)
    wider = _with_margin(shown, _unturned(framing, turns))
    return None if there is not None and there.covers(wider) else _cut(wider, framing, turns)


def is_served(framing: Framing, turns: int, there: Cut | None) -> bool:
    """Whether a piece shows all that is seen, as sharp as it can be."""
    if there is None:
        return False
    wanted = min(1.0, framing.scale * framing.ratio)
    fine = wanted * ENOUGH <= there.density <= max(wanted * TOO_MANY, ENOUGH)
    return fine and there.covers(sides_seen(framing, turns))


def sides_seen(framing: Framing, turns: int) -> Sides:
    """Return what of the photo is in the view."""
    left, top = max(0.0, -framing.x / framing.scale), max(0.0, -framing.y / framing.scale)
    right = min(framing.width, (framing.view_width - framing.x) / framing.scale)
    bottom = min(framing.height, (framing.view_height - framing.y) / framing.scale)
    width, height = framing.width, framing.height
    for _ in range(turns % 4):  # one quarter back each time
        left, top, right, bottom = top, width - right, bottom, width - left
        width, height = height, width
    return left, top, right, bottom


def place_of(sides: Sides, framing: Framing, turns: int) -> Sides:
    """Return where sides of the photo are in the view, in its own pixels."""
    left, top, right, bottom = sides
    width, height = _unturned(framing, turns)
    for _ in range(turns % 4):
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    scale = framing.scale
    return (
        framing.x + left * scale,
        framing.y + top * scale,
        framing.x + right * scale,
        framing.y + bottom * scale,
    )


def _unturned(framing: Framing, turns: int) -> tuple[float, float]:
    size = framing.width, framing.height
    return size if turns % 2 == 0 else size[::-1]


def _with_margin(sides: Sides, size: tuple[float, float]) -> Sides:
    left, top, right, bottom = sides
    across, down = (right - left) * MARGIN, (bottom - top) * MARGIN
    return (
        max(0.0, left - across),
        max(0.0, top - down),
        min(size[0], right + across),
        min(size[1], bottom + down),
    )


def _cut(sides: Sides, framing: Framing, turns: int) -> Cut:
    width, height = _unturned(framing, turns)
    left = max(0, min(math.floor(sides[0]), round(width) - 1))
    top = max(0, min(math.floor(sides[1]), round(height) - 1))
    right = min(round(width), max(math.ceil(sides[2]), left + 1))
    bottom = min(round(height), max(math.ceil(sides[3]), top + 1))
    scale = min(1.0, framing.scale * framing.ratio)
    across, down = round((right - left) * scale), round((bottom - top) * scale)
    return Cut(left, top, right, bottom, max(1, across), max(1, down))
