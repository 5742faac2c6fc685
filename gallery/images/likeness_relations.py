"""How two pictures are related: the same, or maybe a mirrored, turned, cut or framed copy.

Only *the same* is sure: smaller, compressed, brighter, grey, marked at an edge, or cut by a few
percent. Everything else is proposed as a *maybe*: somebody made another picture of it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from PIL import Image

from gallery.images.likeness import Sight, how_far, look_at, sight_of_picture
from gallery.images.likeness_prints import framed_box
from gallery.images.likeness_windows import placed
from gallery.images.prints import JOINS, Join, Kind
from gallery.model.variants import Relation

POSITIONS = {
    Image.Transpose.FLIP_LEFT_RIGHT: Relation.MIRRORED,
    Image.Transpose.FLIP_TOP_BOTTOM: Relation.MIRRORED,
    Image.Transpose.TRANSPOSE: Relation.MIRRORED,
    Image.Transpose.TRANSVERSE: Relation.MIRRORED,
    Image.Transpose.ROTATE_90: Relation.TURNED,
    Image.Transpose.ROTATE_180: Relation.TURNED,
    Image.Transpose.ROTATE_270: Relation.TURNED,
}
STILL_THE_SAME = 0.885  # of both sides: what is cut off may be a twentieth at each edge


@dataclass(frozen=True, slots=True)
class Found:
    """How two pictures are related, and in how many fields they still differ (of ``how_far``)."""

    relation: Relation
    apart: int


def relation_of(one: Sight, other: Sight, *, ways: Collection[Join] = JOINS) -> Found | None:
    """Return how two pictures are related, None if they are two pictures.

    It is the same whichever of the two comes first.

    Args:
        one: a picture.
        other: another.
        ways: by which prints they found each other (``likeness_prints.met``): what is not worth
            a look is not looked at.
    """
    kinds = {kind for way in ways for kind in (way.one, way.other)}
    apart = how_far(one, other) if Kind.WHOLE in kinds else None
    if apart is not None:
        return Found(Relation.SAME, apart)
    for kind, looks in LOOKS:
        if kind in kinds:
            found = min(looks(one, other), key=lambda each: each.apart, default=None)
            if found is not None:
                return found
    return None


def _positions(one: Sight, other: Sight) -> Iterator[Found]:
    for way, relation in POSITIONS.items():
        apart = how_far(sight_of_picture(one.picture.transpose(way)), other)
        if apart is not None:
            yield Found(relation, apart)


def _frames(one: Sight, other: Sight) -> Iterator[Found]:
    inner = [_inner(sight) for sight in (one, other)]
    if any(sight is not None for sight in inner):
        first, second = inner[0] or one, inner[1] or other
        apart = how_far(first, second)
        if apart is not None:
            yield Found(Relation.FRAMED, apart)
        else:  # somebody cut it to put it into the frame
            yield from (Found(Relation.FRAMED, each.apart) for each in _cuts(first, second))


def _marks(one: Sight, other: Sight) -> Iterator[Found]:
    look = look_at(one, other, mark_anywhere=True)
    if look is not None:
        yield Found(Relation.MARKED, look.apart)


def _inner(sight: Sight) -> Sight | None:
    box = framed_box(sight.image)
    return None if box is None else sight_of_picture(sight.picture.crop(box))


def _cuts(one: Sight, other: Sight) -> Iterator[Found]:
    for whole, part in ((one, other), (other, one)):
        place = placed(whole.image, part.image)
        if place is None:
            continue
        window = whole.picture.resize(part.picture.size, Image.Resampling.BICUBIC, place.box)
        apart = how_far(sight_of_picture(window), part)
        if apart is not None:
            small = min(place.across, place.down) < STILL_THE_SAME
            yield Found(Relation.CROPPED if small else Relation.SAME, apart)


# By which prints two pictures found each other, and what is then worth a look, in this order:
# a frame may pass for the edge of a larger picture.
LOOKS: tuple[tuple[Kind, Callable[[Sight, Sight], Iterator[Found]]], ...] = (
    (Kind.WHOLE, _marks),
    (Kind.UPRIGHT, _positions),
    (Kind.FRAMED, _frames),
    (Kind.WHOLE, _cuts),
)
