"""Where in a picture another one may lie that was cut out of it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from PIL import Image

from gallery.images.likeness import Box
from gallery.images.likeness_marks import GRID

COARSE = 16  # fields a side in which places are compared first
LEAST_SCALE = 0.55  # of the sides of the picture that was cut
SCALE_STEP = 0.94  # between the sizes that are tried first
STARTS = 2  # of them from which the search goes on
STEPS = (0.03, 0.015, 0.0075, 0.004, 0.002)  # shares of the side by which a place is moved
FINE_FROM = 0.01  # steps below it are judged on the finer grid
LEAST_ACCORD = 0.85  # correlation below which no place is worth more


@dataclass(frozen=True, slots=True)
class Window:
    """A place in a picture: its middle and its width, in shares of the picture's width."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the part lies: a box in pixels, and which shares of both sides it has."""

    box: Box
    across: float
    down: float


def placed(whole: Image.Image, part: Image.Image) -> Placed | None:
    """Return where in ``whole`` a picture lies that shows a part of it; None: nowhere.

    Both are grey. The part is looked for about the middle, in its own shape, neither turned nor
    mirrored, with at least ``LEAST_SCALE`` of the sides.
    """
    search = _Search(whole, part)
    starts = sorted(search.starts(), key=lambda one: -search.accord(one, COARSE))[:STARTS]
    best = max((search.improved(start) for start in starts), key=search.fine, default=None)
    if best is None or search.fine(best) < LEAST_ACCORD:
        return None
    box = search.box(best)
    width, height = whole.size
    return Placed(box, (box[2] - box[0]) / width, (box[3] - box[1]) / height)


class _Search:
    """Tries windows of a picture and asks how well they accord with another picture."""

    def __init__(self, whole: Image.Image, part: Image.Image) -> None:
        self._whole = whole
        self._tall = whole.height / whole.width
        self._shape = part.height / part.width
        self._levels = {side: _Levels.of(part, side, None) for side in (COARSE, GRID)}
        self._known: dict[tuple[Window, int], float] = {}

    def starts(self) -> Iterator[Window]:
        """Yield windows about the middle, the largest that fits first."""
        width = min(1.0, self._tall / self._shape)
        while width >= LEAST_SCALE:
            yield Window(0.5, self._tall / 2, width)
            width *= SCALE_STEP

    def improved(self, window: Window) -> Window:
        """Return the best window that small steps lead to."""
        for step in STEPS:
            side = GRID if step < FINE_FROM else COARSE
            better: Window | None = window
            while better is not None:
                window = better
                better = self._better(window, step, side)
        return window

    def _better(self, window: Window, step: float, side: int) -> Window | None:
        best, most = None, self.accord(window, side)
        for near in _around(window, step):
            if self._fits(near) and (accord := self.accord(near, side)) > most:
                best, most = near, accord
        return best

    def _fits(self, window: Window) -> bool:
        left, upper, right, lower = self._shares(window)
        slack = 1e-9
        return (
            left >= -slack
            and upper >= -slack
            and right <= 1 + slack
            and lower <= self._tall + slack
            and window.width >= LEAST_SCALE
        )

    def _shares(self, window: Window) -> Box:
        across, down = window.width / 2, window.width * self._shape / 2
        return window.x - across, window.y - down, window.x + across, window.y + down

    def box(self, window: Window) -> Box:
        """Return a window in pixels of the picture."""
        width, height = self._whole.size
        left, upper, right, lower = (share * width for share in self._shares(window))
        return max(0.0, left), max(0.0, upper), min(float(width), right), min(float(height), lower)

    def fine(self, window: Window) -> float:
        """Return how well a window accords on the finer grid."""
        return self.accord(window, GRID)

    def accord(self, window: Window, side: int) -> float:
        """Return the correlation of a window with the part, -1 to 1."""
        key = window, side
        if key not in self._known:
            levels = _Levels.of(self._whole, side, self.box(window))
            self._known[key] = levels.correlation(self._levels[side])
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Levels:
    """The fields of a picture, and what their correlation with others needs."""

    fields: bytes
    sum: int
    spread: float

    @classmethod
    def of(cls, image: Image.Image, side: int, box: Box | None) -> "_Levels":
        fields = image.resize((side, side), Image.Resampling.BOX, box).tobytes()
        total = sum(fields)
        squares = sum(map(mul, fields, fields))
        return cls(fields, total, math.sqrt(squares - total * total / len(fields)))

    def correlation(self, other: "_Levels") -> float:
        both = self.spread * other.spread
        if not both:
            return 0.0
        product = float(sum(map(mul, self.fields, other.fields)))
        return (product - self.sum * other.sum / len(self.fields)) / both


def _around(window: Window, step: float) -> Iterator[Window]:
    """Yield a window moved, grown and shrunk by one step."""
    for way in (-step, step):
        yield Window(window.x + way, window.y, window.width)
        yield Window(window.x, window.y + way, window.width)
        yield Window(window.x, window.y, window.width + 2 * way)
