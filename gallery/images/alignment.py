"""Which part of one picture shows the same as which part of another, to hold them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul
from statistics import fmean

from PIL import Image, ImageChops, ImageStat

from gallery.images.likeness import sight_of
from gallery.images.likeness_windows import placed
from gallery.model.turn import UPRIGHT, Turn

COARSE = 16  # fields a side, in which the ways to turn a picture are compared
FIELDS = 64  # a side, in which two ways to hold them together are compared
CLEARLY_BETTER = 0.98  # of what differs when nothing is moved; a nearer miss is chance

Shares = tuple[float, float, float, float]  # left, upper, right, lower; of width and height
ALL: Shares = (0.0, 0.0, 1.0, 1.0)


TURNS: Mapping[Turn, Image.Transpose] = {
    Turn(1): Image.Transpose.ROTATE_270,  # Pillow turns to the left
    Turn(2): Image.Transpose.ROTATE_180,
    Turn(3): Image.Transpose.ROTATE_90,
    Turn(0, is_mirrored=True): Image.Transpose.FLIP_LEFT_RIGHT,
    Turn(1, is_mirrored=True): Image.Transpose.TRANSVERSE,
    Turn(2, is_mirrored=True): Image.Transpose.FLIP_TOP_BOTTOM,
    Turn(3, is_mirrored=True): Image.Transpose.TRANSPOSE,
}


@dataclass(frozen=True, slots=True)
class Overlap:
    """The part of ``one`` that shows the same as the part of ``other``, each in shares of it.

    ``turn`` is how ``other`` is turned for that; its shares are of the turned picture.
    """

    one: Shares
    other: Shares
    turn: Turn = UPRIGHT


def overlap(one: bytes, other: bytes) -> Overlap | None:
    """Return where two pictures show the same, None if neither lies in the other.

    One may be cut out of the other, have a frame around it, be turned or mirrored.

    Args:
        one: an encoded picture, best its thumbnail.
        other: the other one.

    Raises:
        OSError: Pillow cannot read one of them.
    """
    first, second = sight_of(one).image, sight_of(other).image
    upright = _held(first, second, UPRIGHT)
    turn = _likeliest_turn(first, second)
    if turn == UPRIGHT:
        return None if upright is None else upright[1]
    turned = _held(first, second.transpose(TURNS[turn]), turn)
    ways = [way for way in (upright, turned) if way is not None]
    return min(ways, key=lambda way: way[0])[1] if ways else None


def _likeliest_turn(one: Image.Image, other: Image.Image) -> Turn:
    """Return how the other picture is turned to be most like the first when all of it is seen."""
    ways = {UPRIGHT: other} | {turn: other.transpose(way) for turn, way in TURNS.items()}
    fields = _coarse(one)
    return max(ways, key=lambda turn: _accord(fields, _coarse(ways[turn])))


def _coarse(image: Image.Image) -> bytes:
    return image.resize((COARSE, COARSE), Image.Resampling.BOX).tobytes()


def _accord(fields: bytes, others: bytes) -> float:
    """Return how much is bright in both where it is in one; only to compare turns of one."""
    middle = fmean(fields)
    accord: float = sum(map(mul, (value - middle for value in fields), others))
    return accord


def _held(one: Image.Image, other: Image.Image, turn: Turn) -> tuple[float, Overlap] | None:
    """Return how two pictures are best held together and how far they still differ, in greys."""
    inside, around = _place(one, other), _place(other, one)
    ways = [Overlap(box, ALL, turn) for box in inside] + [Overlap(ALL, box, turn) for box in around]
    if not ways:
        return None
    apart, best = min(((_apart(one, other, way), way) for way in ways), key=lambda way: way[0])
    unmoved = Overlap(ALL, ALL, turn)
    if _has_shape_of(one, other):
        as_good = _apart(one, other, unmoved)
        if apart > CLEARLY_BETTER * as_good:
            return as_good, unmoved
    return apart, best


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
