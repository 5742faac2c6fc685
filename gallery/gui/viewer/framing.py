"""Where a photo stands in the view: fitted, zoomed at a point, moved, never lost.

Lengths of the view are in its own pixels, lengths of the photo in those of the full picture
as it is shown, turned. ``scale`` is view pixels per photo pixel.
"""

from dataclasses import dataclass, replace

ENLARGED_TO_FIT = 2.0  # a small photo is enlarged so far to fit, not until it is a blur
LARGEST_SCALE = 16.0  # device pixels per photo pixel
TINY = 48  # device pixels: the smallest pictures are enlarged until they are so long, and seen
KEY_ZOOM = 1.5  # times larger, at a press of a key
WHEEL_ZOOM = 1.25  # at a notch of the wheel
PIXELATED = 4  # device pixels per photo pixel from which single ones are what is looked at
NEARLY = 1.001  # scales nearer than this are the same


@dataclass(frozen=True, slots=True)
class Framing:
    """A photo in a view; ``x`` and ``y`` are where its upper left corner is.

    ``ratio`` is device pixels per view pixel, so that 100 % is one to one on the device.
    """

    view_width: float
    view_height: float
    width: float
    height: float
    ratio: float = 1.0
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def fit_scale(self) -> float:
        """The scale at which all of the photo is seen."""
        fitting = min(self.view_width / self.width, self.view_height / self.height)
        tiny = min(LARGEST_SCALE, TINY / max(self.width, self.height))
        return min(fitting, max(ENLARGED_TO_FIT, tiny) / self.ratio)

    @property
    def fill_scale(self) -> float:
        """The scale at which the photo leaves no side of the view empty."""
        filling = max(self.view_width / self.width, self.view_height / self.height)
        return min(filling, LARGEST_SCALE / self.ratio)

    @property
    def actual_scale(self) -> float:
        """The scale of 100 %: a photo pixel is a device pixel."""
        return 1.0 / self.ratio

    @property
    def is_fitted(self) -> bool:
        """Whether all of the photo is seen, as large as it fits."""
        return 1 / NEARLY < self.scale / self.fit_scale < NEARLY

    @property
    def is_filling(self) -> bool:
        """Whether the photo is just so large that it fills the view."""
        return 1 / NEARLY < self.scale / self.fill_scale < NEARLY

    @property
    def can_move(self) -> bool:
        """Whether some of the photo is outside the view."""
        wide = self.width * self.scale > self.view_width * NEARLY
        return wide or self.height * self.scale > self.view_height * NEARLY

    def is_beyond(self, across: int, down: int) -> bool:
        """Whether some of the photo is outside the view beside it, or above and below."""
        wide = across and self.width * self.scale > self.view_width * NEARLY
        return bool(wide or (down and self.height * self.scale > self.view_height * NEARLY))

    @property
    def percent(self) -> int:
        """The scale as people say it."""
        return round(self.scale * self.ratio * 100)

    def fitted(self) -> "Framing":
        """Show all of the photo."""
        return self._at(self.fit_scale, self.view_width / 2, self.view_height / 2)

    def actual(self, x: float, y: float) -> "Framing":
        """Show 100 %, the point of the photo at (``x``, ``y``) kept there."""
        return self._at(self.actual_scale, x, y)

    def filling(self) -> "Framing":
        """Fill the view; what does not fit is beyond its edges."""
        return self._at(self.fill_scale, self.view_width / 2, self.view_height / 2)

    def enlarged(self, percent: float, x: float, y: float) -> "Framing":
        """Show ``percent`` of the photo's pixels, its point at (``x``, ``y``) kept there."""
        return self._at(self.actual_scale * percent / 100, x, y)

    def zoomed(self, factor: float, x: float, y: float) -> "Framing":
        """Enlarge by ``factor`` around a point of the view, between fit and ``LARGEST_SCALE``."""
        least = min(self.fit_scale, self.actual_scale)
        wanted = min(max(self.scale * factor, least), LARGEST_SCALE / self.ratio)
        return self._at(wanted, x, y)

    def moved(self, dx: float, dy: float) -> "Framing":
        """Move the photo, as far as there is some of it outside the view."""
        return replace(self, x=self.x + dx, y=self.y + dy)._kept_inside()

    def resized(self, view_width: float, view_height: float, ratio: float) -> "Framing":
        """Stand in a view of another size: a fitted photo stays fitted, others keep the centre."""
        was_fitted, was_filling = self.is_fitted, self.is_filling
        dx, dy = (view_width - self.view_width) / 2, (view_height - self.view_height) / 2
        other = replace(self, view_width=view_width, view_height=view_height, ratio=ratio)
        if was_fitted:
            return other.fitted()
        moved = other.moved(dx, dy)
        return (
            moved._at(moved.fill_scale, view_width / 2, view_height / 2) if was_filling else moved
        )

    def _at(self, scale: float, x: float, y: float) -> "Framing":
        grown = scale / self.scale
        left, top = x - (x - self.x) * grown, y - (y - self.y) * grown
        return replace(self, scale=scale, x=left, y=top)._kept_inside()

    def _kept_inside(self) -> "Framing":
        x = _inside(self.x, self.width * self.scale, self.view_width)
        y = _inside(self.y, self.height * self.scale, self.view_height)
        return replace(self, x=x, y=y)


def _inside(start: float, length: float, room: float) -> float:
    """Centre what is shorter than the room; let what is longer leave no gap."""
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(room - length, start))
