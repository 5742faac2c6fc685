"""Where in a picture another one may lie that was cut out of it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from PIL import Image, ImageStat

from gallery.images.likeness import Box
from gallery.images.likeness_motion import motion

COARSE = 16  # fields a side in which places are compared first
LEAST_SCALE = 0.55  # of the sides of the picture that was cut
SCALE_STEP = 0.94  # between the sizes that are tried first
STARTS = 2  # of them from which the search goes on
STEPS = (0.03, 0.015, 0.0075)  # shares of the side by which a place is moved
CORRECTIONS = 3  # of the place that was found so, by what still moves
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


def placed(whole: Image.Image, part: Image.Image, *, near: Box | None = None) -> Placed | None:
    """Return where in ``whole`` a picture lies that shows a part of it; None: nowhere.

    Both are grey. The part is looked for in its own shape, neither turned nor mirrored.

    Args:
        whole: the picture that may hold it.
        part: the other picture.
        near: about where it is looked for, in pixels of ``whole``; without it about the middle,
            with at least ``LEAST_SCALE`` of the sides.
    """
    search = _Search(whole, part)
    starts = search.starts() if near is None else [search.window(near)]
    best_starts = sorted(starts, key=lambda one: -search.accord(one))[:STARTS]
    best = max((search.improved(start) for start in best_starts), key=search.accord, default=None)
    if best is None or search.accord(best) < LEAST_ACCORD:
        return None
    box = search.box(search.corrected(best))
    width, height = whole.size
    return Placed(box, (box[2] - box[0]) / width, (box[3] - box[1]) / height)


class _Search:
    """Tries windows of a picture and asks how well they accord with another picture."""

    def __init__(self, whole: Image.Image, part: Image.Image) -> None:
        self._whole = whole
        self._tall = whole.height / whole.width
        self._shape = part.height / part.width
        self._part = part
        self._levels = _Levels.of(part, None)
        self._known: dict[Window, float] = {}

    def starts(self) -> Iterator[Window]:
        """Yield windows about the middle, the largest that fits first."""
        width = min(1.0, self._tall / self._shape)
        while width >= LEAST_SCALE:
            yield Window(0.5, self._tall / 2, width)
            width *= SCALE_STEP

    def window(self, box: Box) -> Window:
        """Return the window of the part's shape about the middle of a box in pixels."""
        left, upper, right, lower = (side / self._whole.width for side in box)
        return self._inside(Window((left + right) / 2, (upper + lower) / 2, right - left))

    def improved(self, window: Window) -> Window:
        """Return the best window that small steps lead to."""
        for step in STEPS:
            better: Window | None = window
            while better is not None:
                window = better
                better = self._better(window, step)
        return window

    def _better(self, window: Window, step: float) -> Window | None:
        near = [each for each in _around(window, step) if self._fits(each)]
        best = max(near, key=self.accord, default=window)
        return best if self.accord(best) > self.accord(window) else None

    def corrected(self, window: Window) -> Window:
        """Return a window so moved that nothing seems to move any more between it and the part."""
        for _attempt in range(CORRECTIONS):
            shown = self._whole.resize(self._part.size, Image.Resampling.HAMMING, self.box(window))
            moved = motion(_in_tones_of(self._part, shown), self._part)
            window = self._inside(
                Window(
                    window.x + moved.right * window.width,
                    window.y + moved.down * window.width * self._shape,
                    window.width * (1 + moved.growth),
                )
            )
        return window

    def _inside(self, window: Window) -> Window:
        """Return a window that is no larger than the picture, and moved into it."""
        width = min(window.width, 1.0, self._tall / self._shape)
        across, down = width / 2, width * self._shape / 2
        return Window(
            min(max(window.x, across), 1 - across),
            min(max(window.y, down), self._tall - down),
            width,
        )

    def _fits(self, window: Window) -> bool:
        left, upper, right, lower = self._shares(window)
        slack = 1e-9
        return (
            left >= -slack
            and upper >= -slack
            and right <= 1 + slack
            and lower <= self._tall + slack
            and window.width > 0
        )

    def _shares(self, window: Window) -> Box:
        across, down = window.width / 2, window.width * self._shape / 2
        return window.x - across, window.y - down, window.x + across, window.y + down

    def box(self, window: Window) -> Box:
        """Return a window in pixels of the picture."""
        width, height = self._whole.size
        left, upper, right, lower = (share * width for share in self._shares(window))
        return max(0.0, left), max(0.0, upper), min(float(width), right), min(float(height), lower)

    def accord(self, window: Window) -> float:
        """Return the correlation of a window with the part, -1 to 1."""
        if window not in self._known:
            self._known[window] = _Levels.of(self._whole, self.box(window)).correlation(
                self._levels
            )
        return self._known[window]


def _in_tones_of(other: Image.Image, image: Image.Image) -> Image.Image:
    """Return a picture as bright and as rich in contrast as another one."""
    mine, theirs = ImageStat.Stat(image), ImageStat.Stat(other)
    scale = theirs.stddev[0] / mine.stddev[0] if mine.stddev[0] else 1.0
    base = theirs.mean[0] - scale * mine.mean[0]
    return image.point([round(min(255.0, max(0.0, base + scale * grey))) for grey in range(256)])


@dataclass(frozen=True, slots=True)
class _Levels:
    """The fields of a picture, and what their correlation with others needs."""

    fields: bytes
    sum: int
    spread: float

    @classmethod
    def of(cls, image: Image.Image, box: Box | None) -> "_Levels":
        fields = image.resize((COARSE, COARSE), Image.Resampling.BOX, box).tobytes()
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
