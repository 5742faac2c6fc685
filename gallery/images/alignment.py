"""Which part of one picture shows the same as which part of another, to hold them together."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageStat

from gallery.images.likeness import sight_of
from gallery.images.likeness_windows import placed

FIELDS = 64  # a side, in which two ways to hold them together are compared
CLEARLY_BETTER = 0.98  # of what differs when nothing is moved; a nearer miss is chance

Shares = tuple[float, float, float, float]  # left, upper, right, lower; of width and height
ALL: Shares = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Overlap:
    """The part of ``one`` that shows the same as the part of ``other``, each in shares of it."""

    one: Shares
    other: Shares


def overlap(one: bytes, other: bytes) -> Overlap | None:
    """Return where two pictures show the same, None if neither lies in the other.

    One may be cut out of the other or have a frame around it; turned or mirrored ones are not
    found.

    Args:
        one: an encoded picture, best its thumbnail.
        other: the other one.

    Raises:
        OSError: Pillow cannot read one of them.
    """
    first, second = sight_of(one).image, sight_of(other).image
    inside, around = _place(first, second), _place(second, first)
    ways = [Overlap(box, ALL) for box in inside] + [Overlap(ALL, box) for box in around]
    if not ways:
        return None
    best = min(ways, key=lambda way: _apart(first, second, way))
    unmoved = Overlap(ALL, ALL)
    as_good = _apart(first, second, best) > CLEARLY_BETTER * _apart(first, second, unmoved)
    return unmoved if as_good and _has_shape_of(first, second) else best


def _place(whole: Image.Image, part: Image.Image) -> list[Shares]:
    """Return where ``part`` lies in ``whole``: one place or none."""
    found = placed(whole, part)
    if found is None:
        return []
    left, upper, right, lower = found.box
    width, height = whole.size
    return [(left / width, upper / height, right / width, lower / height)]


def _apart(one: Image.Image, other: Image.Image, way: Overlap) -> float:
    """Return how far two pictures differ when they are held together in a way, in grey levels."""
    parts = [_fields(image, box) for image, box in ((one, way.one), (other, way.other))]
    return ImageStat.Stat(ImageChops.difference(*parts)).mean[0]


def _fields(image: Image.Image, shares: Shares) -> Image.Image:
    width, height = image.size
    left, upper, right, lower = shares
    box = (left * width, upper * height, right * width, lower * height)
    return image.resize((FIELDS, FIELDS), Image.Resampling.BOX, box)


def _has_shape_of(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures have the same ratio of sides, but for a pixel of rounding."""
    return abs(one.height * other.width / one.width - other.height) <= 1
