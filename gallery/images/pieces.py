"""Pieces of one picture, cut from pixels that are decoded once, however many they are.

Kept are the pixels as the file stores them: unturned, in its own colours. A piece is scaled,
brought to sRGB and turned when it is asked for, which costs as much as the piece is large; to
do it to all of 24 megapixels takes longer than decoding them.

Why a huge JPEG is kept as brightness and colour apart: 200 megapixels take 300 MB so, and 800
as red, green and blue. Its colour is kept at half size, as nearly every camera stores it.
"""

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from PIL import Image
from PIL.ImageFile import ImageFile

from gallery.images import colour
from gallery.images.decode import (
    REDUCING_GAP,
    TURNS,
    Picture,
    as_far_as_it_goes,
    picture_of,
    unscaled,
)
from gallery.images.inspect import SIDEWAYS, facts_of
from gallery.images.opening import open_picture
from gallery.model.reasons import Reason

MOST_BYTES = 320 << 20  # of a JPEG; 200 megapixels take 300 MB as brightness and colour apart
PIXEL = 4  # bytes that Pillow keeps of a pixel in colour
APART = 1.5  # bytes of a pixel whose brightness is kept, and whose colour four pixels share
STRIP = 1 << 20  # pixels that are copied at once: Pillow lets no other thread go on meanwhile
SMALLEST_SCALE = 8  # a JPEG is decoded at 1, 1/2, 1/4 or 1/8
SHOWS_THROUGH = frozenset({"RGBA", "LA", "PA"})

Sides = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Pixels:
    """All pixels of a picture, to be cut from; one thread at a time.

    Attributes:
        width: pixels that can be decoded, upright; of a camera RAW those of the picture inside.
        height: likewise.
        damage: None, or why only a part of the picture could be decoded.
    """

    width: int
    height: int
    damage: Reason | None
    _layers: tuple[Image.Image, ...]  # one in colour; or brightness, blue and red
    _orientation: int

    @property
    def bytes(self) -> int:
        """Memory that the pixels take."""
        return sum(
            layer.width * layer.height * (1 if layer.mode == "L" else PIXEL)
            for layer in self._layers
        )

    def close(self) -> None:
        """Give the memory back; nothing can be cut out any more."""
        for layer in self._layers:
            layer.close()

    def piece(self, sides: tuple[int, int, int, int], size: tuple[int, int]) -> Picture:
        """Cut out a piece, upright and in sRGB.

        Args:
            sides: left, top, right and bottom in pixels of the upright picture, inside it.
            size: width and height of the answer in pixels.
        """
        whole = self.width, self.height
        if self._orientation in SIDEWAYS:
            size, stored = size[::-1], whole[::-1]
        else:
            stored = whole
        at = _as_stored(sides, self._orientation, whole)
        cut = [_cut(layer, _in_layer(at, stored, layer.size), size) for layer in self._layers]
        image = cut[0] if len(cut) == 1 else Image.merge("YCbCr", cut).convert("RGB")
        image.info = {told: self._layers[0].info.get(told) for told in colour.TOLD_BY}
        image = colour.to_srgb(image)
        turn = TURNS.get(self._orientation)
        return picture_of(image if turn is None else image.transpose(turn), whole, self.damage)


def read_pixels(
    path: Path, *, content: bytes | None = None, most_bytes: int = MOST_BYTES
) -> Pixels:
    """Decode a picture once, to cut pieces from.

    Args:
        path: the file.
        content: its bytes when the caller has read them already.
        most_bytes: what to keep of a JPEG. One that takes more is kept as brightness and
            colour apart, and at half scale or less if even that takes more.

    Raises:
        RefusedFile: it is no picture, or nothing of it can be decoded.
    """

    def take(stream: BinaryIO, size: int) -> Pixels:
        image = open_picture(stream, size, name=path.name)
        facts = facts_of(image)
        width, height = unscaled(image, facts)
        if _is_huge(image, most_bytes):
            layers = _brightness_and_colour(image, stream, size, most_bytes=most_bytes)
        else:
            image.load()
            layers = (colour.scalable(image.copy() if facts.format == "HEIF" else image),)
        return Pixels(width, height, None, layers, facts.orientation)

    pixels, damage = as_far_as_it_goes(path, content, take)
    return replace(pixels, damage=damage) if damage else pixels


def _is_huge(image: ImageFile, most_bytes: int) -> bool:
    """Whether a JPEG is to be kept in parts; other formats can only be decoded as they are."""
    is_jpeg = image.format in {"JPEG", "MPO"} and image.mode == "RGB"
    return is_jpeg and image.width * image.height * PIXEL > most_bytes


def _brightness_and_colour(
    image: ImageFile, stream: BinaryIO, size: int, *, most_bytes: int
) -> tuple[Image.Image, ...]:
    """Decode the colour, let go of what came with it, then decode the brightness."""
    width, height = image.size
    scale = 1
    while width * height * APART > most_bytes * scale**2 and scale < SMALLEST_SCALE // 2:
        scale *= 2
    blue_and_red = _colour(stream, size, (width // (2 * scale), height // (2 * scale)))
    image.draft("L", (width // scale, height // scale))
    image.load()
    return image, *blue_and_red


def _colour(stream: BinaryIO, size: int, wanted: tuple[int, int]) -> tuple[Image.Image, ...]:
    again = open_picture(stream, size, name="")
    again.draft("YCbCr", wanted)
    again.load()
    layers = Image.new("L", again.size, None), Image.new("L", again.size, None)
    rows = max(1, STRIP // again.width)
    for top in range(0, again.height, rows):
        strip = again.crop((0, top, again.width, min(top + rows, again.height)))
        for layer, channel in zip(layers, ("Cb", "Cr"), strict=True):
            layer.paste(strip.getchannel(channel), (0, top))
    again.close()
    return layers


def _as_stored(sides: Sides, orientation: int, whole: tuple[int, int]) -> Sides:
    """Return where sides of the upright picture are in the stored one."""
    left, top, right, bottom = sides
    width, height = whole
    if orientation in {2, 3, 7, 6}:
        left, right = width - right, width - left
    if orientation in {3, 4, 7, 8}:
        top, bottom = height - bottom, height - top
    return (top, left, bottom, right) if orientation in SIDEWAYS else (left, top, right, bottom)


def _in_layer(sides: Sides, stored: tuple[int, int], layer: tuple[int, int]) -> Sides:
    """Return where sides of the stored picture are in a layer of it that may be smaller."""
    # A layer at half scale has a pixel for two, and one for the last of an odd number.
    times = round(max(stored) / max(layer))
    left, top, right, bottom = (side / times for side in sides)
    return left, top, right, bottom


def _cut(layer: Image.Image, sides: Sides, size: tuple[int, int]) -> Image.Image:
    left, top, right, bottom = sides
    if right - left == size[0] and bottom - top == size[1]:
        return layer.crop((round(left), round(top), round(right), round(bottom)))
    if layer.mode in SHOWS_THROUGH:  # Pillow would multiply all of it with what shows through
        layer = layer.crop((int(left), int(top), math.ceil(right), math.ceil(bottom)))
        sides = (0, 0, *layer.size)
    return layer.resize(size, Image.Resampling.BICUBIC, box=sides, reducing_gap=REDUCING_GAP)
