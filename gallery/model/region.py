"""Regions: where on a photo a person is."""

from dataclasses import dataclass, field, replace

from gallery.model.facts import Origin

SMALLEST = 8  # pixels of the photo; nobody is seen on less


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on the upright picture; ``x``, ``y`` its top left corner.

    All four are fractions of the upright picture's width and height (0 to 1, as in MWG
    regions, but from the corner). ``name`` is the person's, "" if nobody is named. ``id`` and
    ``person_id`` are the library's (0 and None before it has it); two rectangles that say the
    same are equal without them.
    """

    x: float
    y: float
    width: float
    height: float
    name: str = ""
    origin: Origin = Origin.FILE
    id: int = field(default=0, compare=False)
    person_id: int | None = field(default=None, compare=False)

    def inside(self) -> "Region":
        """Return what of it is on the picture."""
        left, top = _fraction(self.x), _fraction(self.y)
        right, bottom = _fraction(self.x + self.width), _fraction(self.y + self.height)
        return replace(self, x=left, y=top, width=right - left, height=bottom - top)

    def is_seen(self, width: int, height: int) -> bool:
        """Whether it is large enough to show somebody on a photo of this size in pixels."""
        return self.width * width >= SMALLEST and self.height * height >= SMALLEST


def _fraction(value: float) -> float:
    return min(1.0, max(0.0, value))
