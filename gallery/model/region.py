"""Regions: where on a photo a person is."""

from dataclasses import dataclass, field, replace

from gallery.model.facts import Origin

SMALLEST = 8  # pixels of the photo; nobody is seen on less
AROUND = 1.5  # a portrait is so much wider than a face: hair and shoulders belong to it
WHOLE_FIGURE = 1.6  # height to width; a taller box is a whole person, whose face is at its top


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

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        return self.x, self.y, self.width, self.height

    def inside(self) -> "Region":
        """Return what of it is on the picture."""
        left, width = _inside(self.x, self.width)
        top, height = _inside(self.y, self.height)
        return replace(self, x=left, y=top, width=width, height=height)

    def is_seen(self, width: int, height: int) -> bool:
        """Whether it is large enough to show somebody on a photo of this size in pixels."""
        return self.width * width >= SMALLEST and self.height * height >= SMALLEST

    def portrait(self, width: int, height: int) -> "Region":
        """Return the square in pixels that shows this person well, inside the picture.

        Args:
            width: of the picture in pixels.
            height: of the picture in pixels.
        """
        wide, high = self.width * width, self.height * height
        is_figure = high > WHOLE_FIGURE * wide
        side = min(wide if is_figure else AROUND * max(wide, high), width, height)
        left = (self.x + self.width / 2) * width - side / 2
        middle = (self.y + self.height / 2) * height
        top = self.y * height if is_figure else middle - side / 2
        left = min(max(left, 0), width - side)
        top = min(max(top, 0), height - side)
        return replace(
            self, x=left / width, y=top / height, width=side / width, height=side / height
        )


def _inside(start: float, length: float) -> tuple[float, float]:
    """Return what of a stretch lies between 0 and 1; one that lies there is left as it is."""
    kept = min(max(start, 0.0), 1.0)
    return kept, max(0.0, min(length - (kept - start), 1.0 - kept))
