"""How two pictures are related: the same, or maybe a mirrored, turned, cut or framed copy.

Only *the same* is sure: smaller, compressed, brighter, grey, written on, or cut by a few
percent. Everything else is proposed as a *maybe*: somebody made another picture of it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops

from gallery.images.likeness import MOST_FINE, Look, Sight, look_at, sight_of_picture
from gallery.images.likeness_motion import LEAST_MOTION, motion
from gallery.images.likeness_prints import MOST_HELD, framed_box
from gallery.images.likeness_windows import Placed, placed
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
MOST_APART = 40  # fields (of ``likeness.FINE`` squared) of what was cut out once more to compare
STILL_THE_SAME = 0.885  # of both sides: what is cut off may be a twentieth at each edge
# Writing: which grey levels are a clear difference, white, and black; and how much of what
# differs has to be so. The rest are the edges of letters.
CLEARLY = [0] * 41 + [255] * 215
WHITE = [0] * 235 + [255] * 21
BLACK = [255] * 21 + [0] * 235
MOST_IN_INK = 0.65


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
    for of, looks in LOOKS:
        if not kinds.isdisjoint(of):
            found = min(looks(one, other), key=lambda each: each.apart, default=None)
            if found is not None:
                return found
    return None


def _sames(one: Sight, other: Sight) -> Iterator[Found]:
    look = look_at(one, other)
    if look is not None and _is_of_one_moment(look, _rounding(one, other)):
        yield Found(Relation.SAME, look.apart)


def _is_of_one_moment(look: Look, least: float, *, most: int = MOST_FINE) -> bool:
    if look.apart > most:
        return False
    return not motion(look.first, look.second, spared=look.marked).is_more_than(least)


def _rounding(one: Sight, other: Sight) -> float:
    """Return by which share of it a picture may seem to move when it is made smaller: a pixel."""
    longest = {max(each.picture.size) for each in (one, other)}
    shortest = min(*one.picture.size, *other.picture.size)
    return LEAST_MOTION if len(longest) == 1 else max(LEAST_MOTION, 1 / shortest)


def _positions(one: Sight, other: Sight) -> Iterator[Found]:
    for way, relation in POSITIONS.items():
        look = look_at(sight_of_picture(one.picture.transpose(way)), other)
        if look is not None and _is_of_one_moment(look, _rounding(one, other)):
            yield Found(relation, look.apart)


def _frames(one: Sight, other: Sight) -> Iterator[Found]:
    found = [*_through_frame(one, other), *_through_frame(other, one)]
    # Often it was cut to fit into the frame.
    yield from found or _of_what_is_framed(one, other)


def _through_frame(framed: Sight, other: Sight) -> Iterator[Found]:
    """Look at what lies in a frame, placed more exactly than the frame's edge shows."""
    box = framed_box(framed.image)
    place = None if box is None else placed(framed.image, other.image, near=box)
    if place is None or min(place.across, place.down) > MOST_HELD:
        return
    look = _look_through(place, framed, other)
    if look is not None and _is_of_one_moment(look, _rounding(framed, other), most=MOST_APART):
        yield Found(Relation.FRAMED, look.apart)


def _of_what_is_framed(one: Sight, other: Sight) -> Iterator[Found]:
    first, second = _inner(one), _inner(other)
    if (first is None) == (second is None):  # two things on white ground, not a frame
        return
    both = first or one, second or other
    places = ((whole, part, placed(whole.image, part.image)) for whole, part in (both, both[::-1]))
    looks = (_look_through(place, whole, part) for whole, part, place in places if place)
    yield from (
        Found(Relation.FRAMED, look.apart) for look in looks if look and look.apart <= MOST_APART
    )


def _marks(one: Sight, other: Sight) -> Iterator[Found]:
    look = look_at(one, other, mark_anywhere=True)
    if look is not None and _is_of_one_moment(look, _rounding(one, other)):
        yield Found(Relation.SAME if _is_written(look) else Relation.MARKED, look.apart)


def _is_written(look: Look) -> bool:
    """Whether the block that differs is writing: what differs is white, or black, in one of both.

    A face that moved is neither. Nor is it writing if most that is white there is white in both:
    what moves before a white ground uncovers it.
    """
    second = look.second.resize(look.first.size, Image.Resampling.HAMMING)
    first, second = (image.crop(look.marked.box_in(image.size)) for image in (look.first, second))
    unlike = ImageChops.difference(first, second).point(CLEARLY)
    return any(_is_ink(first.point(ink), second.point(ink), unlike) for ink in (WHITE, BLACK))


def _is_ink(first: Image.Image, second: Image.Image, unlike: Image.Image) -> bool:
    """Whether what differs is ink, in one of both or (another number) in each at its place."""
    written = _shown(ImageChops.darker(unlike, ImageChops.lighter(first, second)))
    ground = _shown(ImageChops.darker(first, second))
    return written >= MOST_IN_INK * _shown(unlike) and written >= ground


def _shown(mask: Image.Image) -> int:
    return sum(mask.histogram()[1:])


def _inner(sight: Sight) -> Sight | None:
    box = framed_box(sight.image)
    return None if box is None else sight_of_picture(sight.picture.crop(box))


def _cuts(one: Sight, other: Sight) -> Iterator[Found]:
    for whole, part in ((one, other), (other, one)):
        place = placed(whole.image, part.image)
        look = None if place is None else _look_through(place, whole, part)
        if (
            place is not None
            and look is not None
            and _is_of_one_moment(look, _rounding(one, other), most=MOST_APART)
        ):
            small = min(place.across, place.down) < STILL_THE_SAME
            yield Found(Relation.CROPPED if small else Relation.SAME, look.apart)


def _look_through(place: Placed, whole: Sight, part: Sight) -> Look | None:
    window = whole.picture.resize(part.picture.size, Image.Resampling.BICUBIC, place.box)
    return look_at(sight_of_picture(window), part)


# By which prints two pictures found each other, and what is then worth a look, in this order:
# a frame may pass for the edge of a larger picture.
LOOKS: tuple[tuple[tuple[Kind, ...], Callable[[Sight, Sight], Iterator[Found]]], ...] = (
    ((Kind.WHOLE,), _sames),
    ((Kind.WHOLE,), _marks),
    ((Kind.UPRIGHT,), _positions),
    ((Kind.WHOLE,), _frames),
    ((Kind.WHOLE, Kind.SQUARE), _cuts),
)
