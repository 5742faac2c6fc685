"""What pictures are looked up by, as values: the prints of one, and how near two have to be.

A print is a ``key``, the fingerprint that can be looked up, and a ``check`` that tells chance
pairs apart before a thumbnail is read. ``JOINS`` says which kinds are worth comparing, and how
near they have to be. ``likeness_prints`` makes them; nothing here loads Pillow, as the library
keeps them and starts without it.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

VERSION = 3  # of the prints: those of another version are made anew
NOTHING = 0  # the key of a picture that has nothing to be known by: never looked up


class Kind(IntEnum):
    """What a print is of; its value is its place in ``Prints``."""

    WHOLE = 0
    FRAMED = 1  # what a frame of one colour, or black bars, hold
    UPRIGHT = 2  # the whole, mirrored and turned to one position
    MIDDLE_90 = 3  # 90 % of each side
    MIDDLE_80 = 4
    MIDDLE_70 = 5
    MIDDLE_60 = 6
    SQUARE = 7  # the largest square in the middle
    NOT_LEFT = 8  # without a tenth at the left, and so on
    NOT_UPPER = 9
    NOT_RIGHT = 10
    NOT_LOWER = 11


LAYOUT = struct.Struct(f"<{2 * len(Kind)}q")


@dataclass(frozen=True, slots=True)
class Print:
    """``key`` is looked up, ``check`` is compared with what was found; 0 <= both < 2**63."""

    key: int
    check: int


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of one picture, one a ``Kind``; a key of ``NOTHING`` where it has none."""

    each: tuple[Print, ...]

    @property
    def whole(self) -> Print:
        """The print of the whole picture."""
        return self.each[Kind.WHOLE]

    @classmethod
    def none(cls) -> "Prints":
        """Return those of a picture that has nothing to be known by."""
        return cls((Print(NOTHING, 0),) * len(Kind))

    def packed(self) -> bytes:
        """Return what can be kept: key and check of each kind, as signed 64-bit numbers."""
        return LAYOUT.pack(*(value for one in self.each for value in (one.key, one.check)))


@dataclass(frozen=True, slots=True)
class Join:
    """Two pictures may show the same if ``one`` of the first is near ``other`` of the second.

    Attributes:
        one: the kind of print of the one picture.
        other: that of the other picture. Where they differ, both ways have to be asked.
        keys: in how many bits the keys may differ.
        checks: in how many bits the checks may differ.
        sure: whether the pictures may be the same, not only *maybe* related.
    """

    one: Kind
    other: Kind
    keys: int
    checks: int
    sure: bool = False


# Of copies where the middles fit, the keys differ in 4 bits at most and the checks in 6; what was
# cut by less lies between the whole and the first middle. What was cut to another shape along its
# longer side, on both ends, keeps the square in its middle.
JOINS = (
    Join(Kind.WHOLE, Kind.WHOLE, keys=7, checks=14, sure=True),
    Join(Kind.WHOLE, Kind.MIDDLE_90, keys=6, checks=14, sure=True),
    Join(Kind.UPRIGHT, Kind.UPRIGHT, keys=4, checks=10),
    Join(Kind.WHOLE, Kind.FRAMED, keys=4, checks=12),
    Join(Kind.WHOLE, Kind.MIDDLE_80, keys=4, checks=12),
    Join(Kind.WHOLE, Kind.MIDDLE_70, keys=4, checks=12),
    Join(Kind.WHOLE, Kind.MIDDLE_60, keys=4, checks=12),
    Join(Kind.SQUARE, Kind.SQUARE, keys=4, checks=12),
    Join(Kind.WHOLE, Kind.NOT_LEFT, keys=5, checks=12),
    Join(Kind.WHOLE, Kind.NOT_UPPER, keys=5, checks=12),
    Join(Kind.WHOLE, Kind.NOT_RIGHT, keys=5, checks=12),
    Join(Kind.WHOLE, Kind.NOT_LOWER, keys=5, checks=12),
)


def unpacked(packed: bytes) -> Prints:
    """Return prints that were ``packed``.

    Raises:
        ValueError: they are of another layout.
    """
    if len(packed) != LAYOUT.size:
        raise ValueError(f"{len(packed)} bytes of prints")
    values = LAYOUT.unpack(packed)
    return Prints(tuple(Print(*pair) for pair in zip(values[::2], values[1::2], strict=True)))


def met(one: Prints, other: Prints, *, slack: int = 0) -> tuple[Join, ...]:
    """Return by which ways two pictures find each other; none: they are not worth a look.

    Args:
        one: the prints of a picture.
        other: those of another.
        slack: in how many bits more they may differ, where these prints are not those by which
            they were looked up but were made once more, of their thumbnails.
    """
    return tuple(
        join
        for join in JOINS
        if _near(join, one.each[join.one], other.each[join.other], slack)
        or _near(join, other.each[join.one], one.each[join.other], slack)
    )


def _near(join: Join, one: Print, other: Print, slack: int) -> bool:
    return (
        NOTHING not in (one.key, other.key)
        and (one.key ^ other.key).bit_count() <= join.keys + slack
        and (one.check ^ other.check).bit_count() <= join.checks + slack
    )
