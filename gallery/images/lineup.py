"""Which of some known pictures one picture shows. Runs in a child process.

Everything here is a thumbnail that we made; still it costs milliseconds a pair, which the
window's process shall not spend.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.images.likeness import MOST_FINE, Sight, fingerprint, how_far, sight_of

# Of known pictures of one size that a smaller one may show (a burst), those that differ by much
# more than the nearest are its neighbours.
MANY_TIMES = 4
AND_SOME = 8


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


def fingerprint_of_one(one: Face, _alive: Callable[[], None]) -> int:
    """Return the fingerprint of a thumbnail, 0 when it cannot be read."""
    try:
        return fingerprint(one.jpeg)
    except OSError:
        return 0


def recognised(lineup: Lineup, alive: Callable[[], None]) -> tuple[int, ...]:
    """Return the keys of the known pictures that show the same, in their order."""
    one = _sight(lineup.one)
    if one is None:
        return ()
    found: list[tuple[Face, int]] = []
    sure = 0
    for face in lineup.known:
        alive()
        other = _sight(face)
        apart = None if other is None else how_far(one, other)
        if apart is None or (face.size == lineup.one.size and apart > MOST_FINE):
            continue
        found.append((face, apart))
        sure += apart <= MOST_FINE
        if sure == lineup.enough:
            break
    return _nearest(found)[: lineup.enough]


def _nearest(found: list[tuple[Face, int]]) -> tuple[int, ...]:
    least: dict[tuple[int, int], int] = {}
    for face, apart in found:
        least[face.size] = min(apart, least.get(face.size, apart))
    return tuple(
        face.key for face, apart in found if apart <= MANY_TIMES * least[face.size] + AND_SOME
    )


def _sight(face: Face) -> Sight | None:
    try:
        return sight_of(face.jpeg)
    except OSError:
        return None
