"""How far what two pictures show has moved between them, to a thousandth of the picture.

Where a picture moves by less than a field, its fields change in proportion to their slopes: the
motion that explains most of the change is found by least squares. A copy has not moved at all;
the next frame of a burst has, by more than the fields alone would tell.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul, sub

from PIL import Image

from gallery.images.likeness_marks import NO_BLOCK, Block

SIDE = 48  # fields a side whose change is measured; two more for their slopes
ONE_LEVEL = SIDE * SIDE  # what rounding to whole grey levels changes at most, squared
STEADY = 1e-6  # keeps the equations solvable where nothing has a slope
# What is a motion: by this share of the picture at least, and where it explains so much of the
# change between both.
LEAST_MOTION = 0.0007
LEAST_EXPLAINED = 0.08

ACROSS = tuple((place + 0.5) / SIDE - 0.5 for place in range(SIDE)) * SIDE
DOWN = tuple((place // SIDE + 0.5) / SIDE - 0.5 for place in range(SIDE * SIDE))


@dataclass(frozen=True, slots=True)
class Motion:
    """Where the second picture would have to be cut out of what the first one shows.

    Attributes:
        right: by how much farther right, in shares of the width.
        down: by how much lower, in shares of the height.
        growth: by which share larger.
        turn: by how much turned, in shares of the side.
        explained: which part of the change between both this explains, 0 to 1.
    """

    right: float
    down: float
    growth: float
    turn: float
    explained: float

    def is_more_than(self, least: float = LEAST_MOTION) -> bool:
        """Whether these are two moments: something moved by more than a share of the picture."""
        farthest = math.hypot(self.right, self.down) + math.hypot(self.growth, self.turn) / 2
        return farthest > least and self.explained > LEAST_EXPLAINED


def motion(first: Image.Image, second: Image.Image, *, spared: Block = NO_BLOCK) -> Motion:
    """Return how what two grey pictures of equal tones show has moved.

    It is exact for motions of less than a hundredth of the picture, and a step in the right
    direction for somewhat larger ones. What differs in the block that is ``spared`` is no motion.
    """
    size = SIDE + 2, SIDE + 2
    ones, others = (image.resize(size, Image.Resampling.HAMMING) for image in (first, second))
    if spared:
        box = spared.box(SIDE + 2)
        others.paste(ones.crop(box), box)
    both = Image.blend(ones, others, 0.5)
    change = list(map(sub, _part(ones, 1, 1), _part(others, 1, 1)))
    right = list(map(sub, _part(both, 2, 1), _part(both, 0, 1)))
    down = list(map(sub, _part(both, 1, 2), _part(both, 1, 0)))
    growth = [x * u + y * v for x, y, u, v in zip(right, down, ACROSS, DOWN, strict=True)]
    turn = [y * u - x * v for x, y, u, v in zip(right, down, ACROSS, DOWN, strict=True)]
    slopes = [right, down, growth, turn]
    found = _least_squares(slopes, change)
    whole = sum(map(mul, change, change)) + ONE_LEVEL
    gained = sum(
        step * sum(map(mul, slope, change)) for step, slope in zip(found, slopes, strict=True)
    )
    # A slope is that over two fields; and what is cut out farther right shows farther left.
    by_right, by_down, grown, turned = (-2 * step / (SIDE + 2) for step in found)
    return Motion(by_right, by_down, grown, turned, explained=max(0.0, gained / whole))


def _part(image: Image.Image, left: int, upper: int) -> bytes:
    return image.crop((left, upper, left + SIDE, upper + SIDE)).tobytes()


def _least_squares(columns: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """Return by how much of each column the values are explained best."""
    rows = [
        [sum(map(mul, one, other)) for other in columns] + [sum(map(mul, one, values))]
        for one in columns
    ]
    steady = STEADY + STEADY * max(row[at] for at, row in enumerate(rows))
    for at, row in enumerate(rows):
        row[at] += steady
    # Each unknown is taken out of all other rows; the matrix is positive: no row is exchanged.
    for at, row in enumerate(rows):
        for other in rows:
            if other is not row:
                share = other[at] / row[at]
                other[:] = [value - share * mine for value, mine in zip(other, row, strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]
