"""Which of two copies of a picture shows less, or has something added: cut, framed, marked.

It is told from the two thumbnails, for somebody who looks at both beside each other: a guess,
made only of pictures that were found to be copies before.
"""

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat

from gallery.images.likeness_prints import framed_box
from gallery.images.likeness_windows import placed
from gallery.model.variants import Relation

SIDE = 256  # pixels of the longer side that is looked at
FIELDS = 96  # a side, where marks are looked for
WHOLE = 0.96  # of both sides: a copy that shows so much is not cut
UNLIKE = 26  # grey levels; what compression and other tones leave is less
LEAST_MARK, LARGEST_MARK = 0.001, 0.2  # of all fields
MORE_EDGES = 1.3  # writing has more of them than what it is written on


@dataclass(frozen=True, slots=True)
class Flaws:
    """What is the matter with one of two copies, and not with the other; None: nothing tells."""

    cropped: bool | None = None
    framed: bool | None = None
    marked: bool | None = None


Both = tuple[Flaws, Flaws]
UNKNOWN = Flaws(), Flaws()


def flaws_of(one: bytes, other: bytes, relation: Relation) -> Both:
    """Return what is the matter with each of two copies.

    Args:
        one: an encoded thumbnail.
        other: that of a copy.
        relation: how the one lies in the other; mirrored and turned ones are not looked at.

    Raises:
        OSError: Pillow cannot read one of them.
    """
    if relation in (Relation.MIRRORED, Relation.TURNED):
        return UNKNOWN
    first, second = _opened(one), _opened(other)
    if relation is Relation.FRAMED:
        return _frames(first, second)
    if relation is Relation.CROPPED:
        return _cuts(first, second)
    if relation is Relation.SAME:
        cut = _cuts(first, second)
        if cut[0].cropped or cut[1].cropped:
            return cut
    return _marks(first, second)


def _opened(jpeg: bytes) -> Image.Image:
    with Image.open(io.BytesIO(jpeg), formats=["JPEG", "PNG", "WEBP"]) as image:
        image.draft("L", (SIDE, SIDE))
        grey = image.convert("L")
    grey.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    return grey


def _frames(one: Image.Image, other: Image.Image) -> Both:
    """A frame is what only one of the two has."""
    first, second = framed_box(one) is not None, framed_box(other) is not None
    if first == second:
        return UNKNOWN
    return Flaws(framed=first), Flaws(framed=second)


def _cuts(one: Image.Image, other: Image.Image) -> Both:
    """Who lies in a part of the other one was cut; where either may lie, the one that fits."""
    first, second = _misfit(one, other), _misfit(other, one)
    if first == second:
        return UNKNOWN
    return Flaws(cropped=first < second), Flaws(cropped=second < first)


def _misfit(part: Image.Image, whole: Image.Image) -> float:
    """Return how many grey levels a picture differs from its place in another; infinite: none."""
    place = placed(whole, part)
    if place is None or min(place.across, place.down) >= WHOLE:
        return math.inf
    fields = FIELDS, FIELDS
    small = part.resize(fields, Image.Resampling.BOX)
    window = whole.resize(fields, Image.Resampling.BICUBIC, place.box)
    apart = ImageStat.Stat(ImageChops.difference(small, _in_tones_of(small, window))).mean[0]
    return apart if apart < UNLIKE else math.inf


def _marks(one: Image.Image, other: Image.Image) -> Both:
    """Where the two differ, the one with more edges was written on."""
    first, second = (image.resize((FIELDS, FIELDS), Image.Resampling.BOX) for image in (one, other))
    second = _in_tones_of(first, second)
    unlike = ImageChops.difference(first, second).point([0] * UNLIKE + [255] * (256 - UNLIKE))
    share = ImageStat.Stat(unlike).mean[0] / 255
    if not LEAST_MARK <= share <= LARGEST_MARK:
        return UNKNOWN
    around = unlike.filter(ImageFilter.MaxFilter(5))
    edges = [
        ImageStat.Stat(image.filter(ImageFilter.FIND_EDGES), around).mean[0]
        for image in (first, second)
    ]
    if max(edges) < MORE_EDGES * min(edges):
        return UNKNOWN
    is_first = edges[0] > edges[1]
    return Flaws(marked=is_first), Flaws(marked=not is_first)


def _in_tones_of(image: Image.Image, other: Image.Image) -> Image.Image:
    """Bring a picture to the brightness and contrast of another one."""
    one, two = ImageStat.Stat(image), ImageStat.Stat(other)
    slope = one.stddev[0] / two.stddev[0] if two.stddev[0] else 1.0
    start = one.mean[0] - slope * two.mean[0]
    return other.point([round(min(255.0, max(0.0, slope * at + start))) for at in range(256)])
