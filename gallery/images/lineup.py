"""Which of some known pictures one picture shows. Runs in a child process.

Everything here is a thumbnail that we made; still it costs milliseconds a pair, which the
window's process shall not spend.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.images.likeness import Grey, fingerprint, grey_of, show_the_same


@dataclass(frozen=True, slots=True)
class Lineup:
    """A thumbnail (JPEG) and the known ones to hold against it, each by a key of the caller.

    ``enough`` is after how many that show the same the rest is not looked at; 0 for all.
    """

    key: int
    jpeg: bytes
    known: tuple[tuple[int, bytes], ...] = ()
    enough: int = 0


def fingerprint_of_one(lineup: Lineup, _alive: Callable[[], None]) -> int:
    """Return the fingerprint of a thumbnail, 0 when it cannot be read."""
    try:
        return fingerprint(lineup.jpeg)
    except OSError:
        return 0


def recognised(lineup: Lineup, alive: Callable[[], None]) -> tuple[int, ...]:
    """Return the keys of the known pictures that show the same, in their order."""
    one = _grey(lineup.jpeg)
    if one is None:
        return ()
    same: list[int] = []
    for key, jpeg in lineup.known:
        alive()
        other = _grey(jpeg)
        if other is not None and show_the_same(one, other):
            same.append(key)
            if len(same) == lineup.enough:
                break
    return tuple(same)


def _grey(jpeg: bytes) -> Grey | None:
    try:
        return grey_of(jpeg)
    except OSError:
        return None
