"""What a picture is looked up by: prints of the whole, of what a frame holds, of its parts.

A print is a ``key``, the fingerprint that can be looked up, and a ``check`` that tells chance
pairs apart before a thumbnail is read. Both are 63 bits. A copy that was cut at its edges shows
as a whole what its original shows in the middle: so a picture brings prints of smaller and
smaller middles, and of what is left without one edge; the whole of one is looked up among these
of all. A copy that was cut to another shape still has the square in the middle. A picture that
was mirrored or turned is brought to one position by where it is bright: so its copies meet there.
``JOINS`` says which kinds are worth comparing, and how near they have to be.
"""

import io

from PIL import Image, ImageChops

from gallery.images.likeness import FIELDS, SIDE, Box, fingerprint_of, shows_something
from gallery.images.prints import NOTHING, Kind, Print, Prints

# Left, upper, right and lower in shares of the sides: what a copy that was cut may show.
PARTS = {
    Kind.MIDDLE_90: (0.05, 0.05, 0.95, 0.95),
    Kind.MIDDLE_80: (0.1, 0.1, 0.9, 0.9),
    Kind.MIDDLE_70: (0.15, 0.15, 0.85, 0.85),
    Kind.MIDDLE_60: (0.2, 0.2, 0.8, 0.8),
    Kind.NOT_LEFT: (0.1, 0.0, 1.0, 1.0),
    Kind.NOT_UPPER: (0.0, 0.1, 1.0, 1.0),
    Kind.NOT_RIGHT: (0.0, 0.0, 0.9, 1.0),
    Kind.NOT_LOWER: (0.0, 0.0, 1.0, 0.9),
}
LEAST_SIDE = 24  # pixels; a strip, or an icon, shows too little to be known by
LARGE_ENOUGH = 128  # pixels a side, from which all prints but that in a frame are made
SAME_GROUND = 16  # grey levels between the corners of a frame
FROM_GROUND = [0] * 17 + [255] * 239  # by how many grey levels what is framed stands out
LEAST_HELD, MOST_HELD = 0.4, 0.97  # of each side of the picture
LEVER = tuple(2 * place - SIDE + 1 for place in range(SIDE))


def prints_of(jpeg: bytes) -> Prints:
    """Return the prints of an encoded picture, best its thumbnail.

    Raises:
        OSError: Pillow cannot read it.
    """
    with Image.open(io.BytesIO(jpeg), formats=["JPEG", "PNG", "WEBP"]) as image:
        return prints_of_picture(image)


def prints_of_picture(image: Image.Image) -> Prints:
    """Return the prints of an upright picture without transparency."""
    grey = image.convert("L")
    if min(grey.size) < LEAST_SIDE or not shows_something(grey):
        return Prints.none()
    framed = framed_box(grey)
    made = {Kind.FRAMED: Print(NOTHING, 0) if framed is None else _print(grey, framed)}
    if min(grey.size) >= 2 * LARGE_ENOUGH:
        grey = grey.reduce(2)
    made |= {Kind.WHOLE: _print(grey), Kind.UPRIGHT: _print(_upright(grey))}
    made[Kind.SQUARE] = _print(grey, square_box(grey.size))
    width, height = grey.size
    for kind, (left, upper, right, lower) in PARTS.items():
        made[kind] = _print(grey, (left * width, upper * height, right * width, lower * height))
    return Prints(tuple(made[kind] for kind in Kind))


def square_box(size: tuple[int, int]) -> Box:
    """Return left, upper, right and lower of the largest square in the middle, in pixels."""
    width, height = size
    left, upper = max(0.0, (width - height) / 2), max(0.0, (height - width) / 2)
    return left, upper, width - left, height - upper


def framed_box(grey: Image.Image) -> tuple[int, int, int, int] | None:
    """Return what a frame of one colour or bars hold, in pixels; None: there is no frame."""
    width, height = grey.size
    corners = [grey.getpixel(at) for at in _corners(width, height)]
    levels = [int(value) for value in corners if isinstance(value, int | float)]
    if max(levels) - min(levels) > SAME_GROUND:
        return None
    ground = Image.new("L", grey.size, sorted(levels)[1])
    shown = ImageChops.difference(grey, ground).point(FROM_GROUND).getbbox()
    if shown is None:
        return None
    across, down = shown[2] - shown[0], shown[3] - shown[1]
    if across < LEAST_HELD * width or down < LEAST_HELD * height:
        return None
    if across > MOST_HELD * width and down > MOST_HELD * height:
        return None
    return shown


def _corners(width: int, height: int) -> tuple[tuple[int, int], ...]:
    return (0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)


def _print(grey: Image.Image, box: Box | None = None) -> Print:
    return Print(fingerprint_of(grey, box), _check(grey, box))


def _check(grey: Image.Image, box: Box | None) -> int:
    """Return where the picture bulges: brighter between than on both sides, or not.

    It is measured over a quarter of the picture, across in half of the fields and down in the
    others. A slope, which the key is made of, leaves it as it is: so it tells something else.
    """
    across = grey.resize((2 * SIDE, SIDE), Image.Resampling.BOX, box).tobytes()
    down = grey.resize((SIDE, 2 * SIDE), Image.Resampling.BOX, box).tobytes()
    bits = 0
    for field in range(FIELDS):
        row, column = divmod(field, SIDE)
        if (row + column) % 2:
            at, pixels, step = row * 2 * SIDE + _first_of_four(column), across, 1
        else:
            at, pixels, step = _first_of_four(row) * SIDE + column, down, SIDE
        outer = pixels[at] + pixels[at + 3 * step]
        bits |= (outer < pixels[at + step] + pixels[at + 2 * step]) << field
    return bits


def _first_of_four(place: int) -> int:
    """Return the first of four half fields about a field, inside of the picture."""
    return min(max(2 * place - 1, 0), 2 * SIDE - 4)


def _upright(grey: Image.Image) -> Image.Image:
    """Mirror and turn a picture so that its copies in any position become the same one.

    Its right is made its brighter side, its lower side brighter than its upper one, and across
    is made the direction in which that differs more.
    """
    fields = grey.resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()
    to_right = sum(value * LEVER[at % SIDE] for at, value in enumerate(fields))
    to_below = sum(value * LEVER[at // SIDE] for at, value in enumerate(fields))
    if to_right < 0:
        grey = grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if to_below < 0:
        grey = grey.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    if abs(to_below) > abs(to_right):
        grey = grey.transpose(Image.Transpose.TRANSPOSE)
    return grey
