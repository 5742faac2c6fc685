"""Whether two pictures show the same: a fingerprint to look up, a second look to be sure.

A fingerprint says where the picture gets brighter: to the right in half of its 64 fields, to
below in the others, as on a chessboard. Of the fingerprints tried on 148 photos in 13 kinds
of copies (small, strongly compressed, bright, grey, with a watermark, ...) it lost fewest and
met fewest strangers: at most 6 differing bits keep 95 to 100 % of each kind of copy and meet
one stranger in a million pairs. The usual hash of cosines lost 72 % of the copies with a
watermark, the usual one of horizontal differences met 15 strangers in a million pairs.

The second look compares 32 x 32 fields of both thumbnails after the tones of one were
brought to those of the other. Frames of one burst agree in their fingerprints; the second
look sees what moved. A third one at 96 x 96 fields sees it where a tenth of a face moved. Copies
of any size hardly differ in it, since their fields are weighed where they do not divide evenly.
Whether the camera moved by less than a field is for ``likeness_motion`` to say.
"""

import io
import math
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import mul, sub
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from gallery.images.likeness_marks import (
    GRID,
    Block,
    Field,
    in_one_block,
    mark_at_an_edge,
    without,
)

SIDE = 8  # fields a side; the last one is left out: 63 bits fit any database's signed integer
FIELDS = SIDE * SIDE - 1
VISIBLE_STEP = 1  # grey levels; less is compression's noise on flat ground

TONES = 32  # classes of grey in which the tones of two pictures are compared
GREYS_A_TONE = 256 // TONES
# Flatter pictures, and a few words on flat ground, have nothing to be known by.
LEAST_CONTRAST = 8  # grey levels between a field and the ground
LEAST_SHOWN = GRID * GRID // 20  # fields that stand out so
# What a field may differ by: compression and another scaling, for 200 grey levels of contrast;
# and a share of what its neighbours differ by, for borders that are half a field off.
NOISE = 10 / 200
LEAST_NOISE = 2  # grey levels
SHARE_OF_EDGE = 0.2
HUES = 8  # fields a side in which colours are compared
LEAST_COLOUR = 6  # of 127; paler pictures count as grey
LEAST_ACCORD = 0.7  # cosine between the colours: another white balance stays above it
# The third look sees what moved a little.
FINE = 96  # fields a side
FINE_SHARE = 0.3  # of what neighbours differ by
MOST_FINE = 5  # fields that may differ in a copy of the same size
ANY = [0] + [255] * 255
AS_BRIGHT = [0] * 248 + [255] * 8
SHAPE_TOLERANCE = 0.01  # of width : height, beside a pixel of rounding on each side


Box = tuple[float, float, float, float]  # left, upper, right, lower in pixels


@dataclass(frozen=True, slots=True)
class Sight:
    """What the later looks need: a small picture (YCbCr), its grey, GRID x GRID fields of that
    row by row, and the colours of HUES x HUES fields, blue and red as JPEG has them, 0 for grey.
    """

    picture: Image.Image
    image: Image.Image
    fields: bytes
    colours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen when two pictures of one shape were held against each other.

    Attributes:
        apart: how many of FINE x FINE fields still differ.
        first: the one picture, grey, in the tones of the other.
        second: the other one.
        marked: the block that was left out.
    """

    apart: int
    first: Image.Image
    second: Image.Image
    marked: Block


def fingerprint_of(image: Image.Image, box: Box | None = None) -> int:
    """Return the fingerprint of an upright picture without transparency, or of a part of it."""
    grey = image.convert("L")
    across = grey.resize((SIDE + 1, SIDE), Image.Resampling.BOX, box).tobytes()
    down = grey.resize((SIDE, SIDE + 1), Image.Resampling.BOX, box).tobytes()
    bits = 0
    for field in range(FIELDS):
        row, column = divmod(field, SIDE)
        if (row + column) % 2:
            at, pixels, step = row * (SIDE + 1) + column, across, 1
        else:
            at, pixels, step = field, down, SIDE
        bits |= (pixels[at] + VISIBLE_STEP < pixels[at + step]) << field
    return bits


def same_picture(first: bytes, second: bytes) -> bool:
    """Whether two thumbnails show one picture: smaller, compressed, brighter, marked in a corner.

    Cropped, turned and mirrored pictures are others. Pictures without contrast (a white page)
    are never the same.

    Args:
        first: an encoded thumbnail.
        second: another.

    Raises:
        OSError: Pillow cannot read one of them.
    """
    return how_far(sight_of(first), sight_of(second)) is not None


def sight_of(jpeg: bytes) -> Sight:
    """Return what the later looks need of an encoded thumbnail.

    Raises:
        OSError: Pillow cannot read it.
    """
    return sight_of_picture(_opened(jpeg, "YCbCr"))


def sight_of_picture(picture: Image.Image) -> Sight:
    """Return what the later looks need of a picture, or a part of one, in YCbCr."""
    grey, blue, red = picture.split()
    colours = tuple(
        value - 128
        for part in (blue, red)
        for value in part.resize((HUES, HUES), Image.Resampling.BOX).tobytes()
    )
    return Sight(picture, grey, grey.resize((GRID, GRID), Image.Resampling.BOX).tobytes(), colours)


def how_far(one: Sight, other: Sight) -> int | None:
    """Return how many of FINE x FINE fields still differ, None if these are two pictures.

    More than ``MOST_FINE`` come from another moment, or from hard work on the picture.
    """
    look = look_at(one, other)
    return None if look is None else look.apart


def look_at(one: Sight, other: Sight, *, mark_anywhere: bool = False) -> Look | None:
    """Hold two pictures against each other; None if these are two pictures.

    Args:
        one: a picture.
        other: another.
        mark_anywhere: look for pictures that differ in one dense block anywhere, and only for
            those: a name or a number was written over one, or a face moved while the camera
            stood still. Otherwise a mark along the upper or lower edge is overlooked.
    """
    if not _same_shape(one.image.size, other.image.size):
        return None
    if not (_shows_something(one.fields) and _shows_something(other.fields)):
        return None
    if not _rise_together(one.fields, other.fields):
        return None
    if not _are_of_one_hue(one.colours, other.colours):
        return None
    # Both ways: a watermark shows when the clean picture is brought to the tones of the marked
    # one, and lost whites do not matter when the darker one is brought to those of the brighter.
    looks = [_look(*both, mark_anywhere=mark_anywhere) for both in ((one, other), (other, one))]
    return min((look for look in looks if look), key=lambda look: look.apart, default=None)


def _look(one: Sight, other: Sight, *, mark_anywhere: bool) -> Look | None:
    tones = _tones(one.fields, other.fields)
    differing = _differing(one.fields, other.fields, tones)
    marked = in_one_block(differing) if mark_anywhere else mark_at_an_edge(differing)
    if marked is None:
        return None
    if marked and not all(_shows_something(without(marked, s.fields)) for s in (one, other)):
        return None
    toned = one.image.point([round(min(255.0, max(0.0, tone))) for tone in tones])
    unlike = _unlike(toned, other.image)
    if not marked and _count(unlike, marked) > MOST_FINE:
        unlike = ImageChops.subtract(unlike, _lost(one.picture, other.picture, unlike.size))
        marked = mark_at_an_edge(_places(unlike)) or marked
    return Look(_count(unlike, marked), toned, other.image, marked)


def _opened(jpeg: bytes, mode: str) -> Image.Image:
    with Image.open(io.BytesIO(jpeg), formats=["JPEG", "PNG", "WEBP"]) as image:
        # Never at half scale: it moves odd sizes by half a pixel, which the fine look sees.
        return image.convert(mode)


def _same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    rounding = sum(1 / min(size) for size in (one, other))
    ratio = one[0] * other[1] / (one[1] * other[0])
    return abs(ratio - 1) <= SHAPE_TOLERANCE + rounding


def shows_something(grey: Image.Image) -> bool:
    """Whether a picture has anything to be known by: a blank page has not, nor a few words."""
    return _shows_something(grey.resize((GRID, GRID), Image.Resampling.BOX).tobytes())


def _shows_something(fields: bytes) -> bool:
    ground = sorted(fields)[len(fields) // 2]
    return sum(abs(value - ground) >= LEAST_CONTRAST for value in fields) >= LEAST_SHOWN


def _rise_together(fields: bytes, others: bytes) -> bool:
    """Whether what is bright in one is bright in the other: tones may change, not turn round."""
    half = sum(fields) / len(fields)
    bright = [other for value, other in zip(fields, others, strict=True) if value > half]
    return len(bright) * sum(others) < len(others) * sum(bright)


def _are_of_one_hue(colours: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether the colours point the same way; those of a grey copy point nowhere."""
    first, second = math.hypot(*colours), math.hypot(*others)
    if min(first, second) < LEAST_COLOUR * math.sqrt(len(colours)):
        return True
    accord: int = sum(map(mul, colours, others))
    return accord >= LEAST_ACCORD * first * second


def _differing(fields: bytes, others: bytes, tones: list[float]) -> list[Field]:
    """Return (row, column) of the fields that differ by more than copies do."""
    expected = [tones[value] for value in fields]
    noise = LEAST_NOISE + NOISE * (max(expected) - min(expected))
    return [
        divmod(at, GRID)
        for at, difference in enumerate(map(sub, others, expected))
        if abs(difference) > noise
        and abs(difference) > noise + SHARE_OF_EDGE * _edge(expected, *divmod(at, GRID))
    ]


def _edge(values: list[float], row: int, column: int) -> float:
    around = [
        values[near * GRID + beside]
        for near in range(max(0, row - 1), min(GRID, row + 2))
        for beside in range(max(0, column - 1), min(GRID, column + 2))
    ]
    return max(around) - min(around)


def _tones(fields: bytes, others: bytes) -> list[float]:
    """Return for 256 grey levels the tones that ``others`` have in most of the same places."""
    mine: list[list[int]] = [[] for _ in range(TONES)]
    theirs: list[list[int]] = [[] for _ in range(TONES)]
    for value, other in zip(fields, others, strict=True):
        mine[value // GREYS_A_TONE].append(value)
        theirs[value // GREYS_A_TONE].append(other)
    points = [
        (float(median(values)), float(median(answers)))
        for values, answers in zip(mine, theirs, strict=True)
        if values
    ]
    return _curve(points)


def _curve(points: list[tuple[float, float]]) -> list[float]:
    """Return a tone for each of 256 grey levels, straight between the points and on beyond them.

    The fine look meets levels that the coarse one did not.
    """
    (first, darkest), (last, brightest) = points[0], points[-1]
    slope = (brightest - darkest) / (last - first) if last > first else 1.0
    curve = [darkest + slope * (value - first) for value in range(256)]
    for value in range(int(last), 256):
        curve[value] = brightest + slope * (value - last)
    for (left, low), (right, high) in pairwise(points):
        for value in range(int(left) + 1, int(right) + 1):
            curve[value] = low + (high - low) * (value - left) / (right - left)
    return curve


def _unlike(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return which of FINE x FINE fields differ, or of fewer if the pictures have fewer."""
    side = min(FINE, *one.size, *other.size)
    # Where sizes do not divide, a box takes or leaves whole pixels: what is seen would move.
    first, second = (image.resize((side, side), Image.Resampling.HAMMING) for image in (one, other))
    levels = first.tobytes()
    noise = LEAST_NOISE + NOISE * (max(levels) - min(levels))
    around = ImageChops.subtract(
        first.filter(ImageFilter.MaxFilter(3)), first.filter(ImageFilter.MinFilter(3))
    )
    allowed = around.point([min(255, int(noise + FINE_SHARE * edge)) for edge in range(256)])
    return ImageChops.subtract(ImageChops.difference(first, second), allowed).point(ANY)


def _lost(one: Image.Image, other: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return where a picture is as bright as can be in any colour: what was there is lost."""
    peaks = [reduce(ImageChops.lighter, each.convert("RGB").split()) for each in (one, other)]
    small = (peak.resize(size, Image.Resampling.HAMMING) for peak in peaks)
    return reduce(ImageChops.lighter, small).filter(ImageFilter.MaxFilter(3)).point(AS_BRIGHT)


def _places(unlike: Image.Image) -> list[Field]:
    """Return the fields of the second look in which one of the fine ones differs."""
    fields = unlike.resize((GRID, GRID), Image.Resampling.BOX).tobytes()
    return [divmod(at, GRID) for at, value in enumerate(fields) if value]


def _count(unlike: Image.Image, marked: Block) -> int:
    """Return how many of FINE x FINE fields outside of a mark differ."""
    side = unlike.width
    if marked:
        unlike = unlike.copy()
        unlike.paste(0, marked.box(side))
    return (side * side - unlike.histogram()[0]) * FINE * FINE // (side * side)
