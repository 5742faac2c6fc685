"""How one file of a picture compares with another: more pixels are better, then more bytes."""

from dataclasses import dataclass
from enum import StrEnum

SAME_PIXELS = 0.02  # share of the pixels; less is a rounded edge
SAME_BYTES = 0.1  # share of the bytes; less is another writer of the same JPEG


class CopyVerdict(StrEnum):
    """How a file of a known picture compares with what the library has of it."""

    BETTER = "better"
    LESSER = "lesser"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Quality:
    """What is compared: sizes in pixels and bytes, and the name of the format ("JPEG").

    An empty format is not known; bytes are only compared within one known format.
    """

    width: int
    height: int
    bytes: int
    format: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    @property
    def order(self) -> tuple[int, int]:
        """What sorts the best first."""
        return -self.width * self.height, -self.bytes


def verdict(one: Quality, known: Quality) -> CopyVerdict:
    """Return how ``one`` compares with ``known``."""
    pixels, known_pixels = one.width * one.height, known.width * known.height
    if abs(pixels - known_pixels) > SAME_PIXELS * known_pixels:
        return CopyVerdict.BETTER if pixels > known_pixels else CopyVerdict.LESSER
    # A PNG made of a JPEG is larger and shows nothing more.
    if not one.format or one.format != known.format:
        return CopyVerdict.EQUAL
    if abs(one.bytes - known.bytes) > SAME_BYTES * known.bytes:
        return CopyVerdict.BETTER if one.bytes > known.bytes else CopyVerdict.LESSER
    return CopyVerdict.EQUAL
