"""What pairing all prints at once is made of: shares of the work, files of columns, packed pairs.

The parent writes a file for each column: the keys and the checks of each kind, one number a
picture in the order of their ids, and one of which pictures are new. Children find what is near
(``pairing``) and bring it into one file, a number a pair: it sorts by the later picture, then
the nearest first.
"""

from collections.abc import Callable
from dataclasses import dataclass

NEW, FOUND, CANDIDATES = "new", "found", "candidates"  # names of files
# A pair as one number: the later picture, what was not sure, the distance, the other picture.
PLACE_BITS, RANK_BITS = 26, 8
MOST_PICTURES = 1 << PLACE_BITS
NOT_SURE = 1 << (RANK_BITS - 1)


@dataclass(frozen=True, slots=True)
class Share:
    """What one child does at a time: one band of one join.

    Attributes:
        folder: where the columns are.
        number: of the share; it names the file of what was found.
        one: the kind of print of the new pictures.
        other: the kind of those that they are held against.
        band: which one, 0 is the lowest bits.
        turnings: the bits of the band to be turned, each in its turn.
        keys: in how many bits the keys may differ.
        checks: in how many bits the checks may differ.
        is_sure: whether what meets may be the same picture.
    """

    folder: str
    number: int
    one: int
    other: int
    band: int
    turnings: tuple[int, ...]
    keys: int
    checks: int
    is_sure: bool


def pair(share: Share, alive: Callable[[], None]) -> int:
    """Find the pairs of a share and write them; return how many there are."""
    from gallery.analysis.pairing import find  # numpy, 25 MB: only in child processes

    return find(share, alive)


def gather(folder: str, alive: Callable[[], None]) -> int:
    """Bring what all shares found into one file, in order; return how many pairs there are."""
    from gallery.analysis.pairing import bring_together  # as above

    return bring_together(folder, alive)


def unpack(pair: int) -> tuple[int, int, bool, int]:
    """Return the later picture and the other one (by their places), if only maybe, the distance."""
    rank = pair >> PLACE_BITS & (1 << RANK_BITS) - 1
    later, other = pair >> (PLACE_BITS + RANK_BITS), pair & MOST_PICTURES - 1
    return later, other, rank >= NOT_SURE, rank % NOT_SURE


def first_of(picture: int) -> int:
    """Return the number that no pair of a picture comes before, and all of earlier ones do."""
    return picture << (PLACE_BITS + RANK_BITS)


def key_column(kind: int) -> str:
    """Return the name of the file with the keys of a kind."""
    return f"key-{kind}"


def check_column(kind: int) -> str:
    """Return the name of the file with the checks of a kind."""
    return f"check-{kind}"
