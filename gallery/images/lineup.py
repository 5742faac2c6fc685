"""Which of some known pictures one picture shows. Runs in a child process.

Everything here is a thumbnail that we made; still it costs milliseconds a pair, which the
window's process shall not spend.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.images.likeness import MOST_FINE, Sight, sight_of
from gallery.images.likeness_prints import prints_of, prints_of_picture
from gallery.images.likeness_relations import Found, relation_of
from gallery.images.prints import Prints, met
from gallery.model.variants import Relation

# Of known pictures of one size that a smaller one may show (a burst), those that differ by much
# more than the nearest are its neighbours.
MANY_TIMES = 4
AND_SOME = 8
# Thumbnails were packed once more since the prints were made by which pictures were looked up.
SLACK = 2  # bits


@dataclass(frozen=True, slots=True)
class Face:
    """A picture by its thumbnail (JPEG); ``key`` is the caller's, ``size`` of the whole picture."""

    key: int
    size: tuple[int, int]
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Lineup:
    """A picture and the known ones to hold against it.

    ``enough`` is after how many that surely show the same the rest is not looked at.
    """

    one: Face
    known: tuple[Face, ...] = ()
    enough: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """A known picture (by its key) and how the one picture is related to it.

    ``apart`` is in how many of 96 x 96 fields they still differ.
    """

    key: int
    relation: Relation
    apart: int


def prints_of_one(one: Face, _alive: Callable[[], None]) -> bytes:
    """Return the packed prints of a thumbnail, no bytes when it cannot be read."""
    try:
        return prints_of(one.jpeg).packed()
    except OSError:
        return b""


def related(lineup: Lineup, alive: Callable[[], None]) -> tuple[Related, ...]:
    """Return which known pictures the one is related to, and how: in their order.

    Of those that show the same, ``enough`` at most; maybes beside them, as many again.
    """
    sight = _sight(lineup.one)
    if sight is None:
        return ()
    prints = prints_of_picture(sight.image)
    found: list[tuple[Face, Found]] = []
    sure = 0
    for face in lineup.known:
        alive()
        each = _related(lineup.one, sight, prints, face)
        if each is not None:
            found.append((face, each))
            sure += each.relation is Relation.SAME and each.apart <= MOST_FINE
        if sure == lineup.enough:
            break
    return _nearest_of(found, lineup.enough)


def _related(one: Face, sight: Sight, prints: Prints, face: Face) -> Found | None:
    other = _sight(face)
    if other is None:
        return None
    ways = met(prints, prints_of_picture(other.image), slack=SLACK)
    found = relation_of(sight, other, ways=ways)
    if found is None or found.apart <= MOST_FINE or found.relation is Relation.FRAMED:
        return found
    # Of one size, in any position: the very same pixels, or another moment.
    return None if sorted(face.size) == sorted(one.size) else found


def _nearest_of(found: list[tuple[Face, Found]], enough: int) -> tuple[Related, ...]:
    least: dict[tuple[int, int], int] = {}
    for face, each in found:
        least[face.size] = min(each.apart, least.get(face.size, each.apart))
    near = [
        Related(face.key, each.relation, each.apart)
        for face, each in found
        if each.apart <= MANY_TIMES * least[face.size] + AND_SOME
    ]
    same = [each for each in near if each.relation is Relation.SAME][:enough]
    maybe = [each for each in near if each.relation is not Relation.SAME][:enough]
    return (*same, *maybe)


def recognised(lineup: Lineup, alive: Callable[[], None]) -> tuple[int, ...]:
    """Return the keys of the known pictures that surely show the same, in their order."""
    answers = related(lineup, alive)
    return tuple(each.key for each in answers if each.relation is Relation.SAME)


def _sight(face: Face) -> Sight | None:
    try:
        return sight_of(face.jpeg)
    except OSError:
        return None
