"""Prints by hand: of pictures that nobody drew."""

from gallery.images.prints import NOTHING, Kind, Print, Prints


def whole(key: int, check: int = 0) -> Prints:
    """Return the prints of a picture that is only known as a whole."""
    return prints({Kind.WHOLE: Print(key, check)})


def prints(given: dict[Kind, Print]) -> Prints:
    """Return prints of some kinds; the picture has none of the others."""
    return Prints(tuple(given.get(kind, Print(NOTHING, 0)) for kind in Kind))


def turned(bits: int, *places: int) -> int:
    """Return a number with some of its bits turned."""
    for place in places:
        bits ^= 1 << place
    return bits
