"""One small JPEG of a picture, from the one decode that also proves it sound; or of a piece."""

import io
import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from gallery.images.decode import decode_scaled
from gallery.images.likeness_prints import prints_of_picture
from gallery.images.prints import Prints
from gallery.model.reasons import Reason

LONGEST = 512  # pixels; small cells decode it at half or quarter scale
QUALITY = 80  # JPEG; 43 KB a photo, no visible loss at this size
SMALLEST_SHARE = 1 / 64  # of a picture that is worth decoding it larger for a crop
BEHIND = (128, 128, 128)  # neutral grey behind transparent pictures, fair to black and white


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A thumbnail and what its making showed.

    Attributes:
        jpeg: at most 512 pixels on the longer side unless more were asked for, upright, sRGB.
        width: of the whole picture, upright, pixels.
        height: of the whole picture, upright, pixels.
        frames: of an animation, else 1.
        damage: None, or why the picture is marked damaged.
        format: what the file is ("JPEG"), by its content.
        prints: what copies of the picture are looked up by.
    """

    jpeg: bytes
    width: int
    height: int
    frames: int
    damage: Reason | None
    format: str
    prints: Prints


def make_thumbnail(
    path: Path, *, content: bytes | None = None, longest: int = LONGEST
) -> Thumbnail:
    """Decode a picture once, at a reduced scale where the format can, and encode it small.

    Args:
        path: of the file.
        content: its bytes, if they are not to be read from ``path``.
        longest: pixels of the longer side, at most.

    Raises:
        RefusedFile: it is no picture, or nothing of it can be decoded.
    """
    scaled = decode_scaled(path, longest=longest, content=content)
    flat = _flat(scaled.image)
    return Thumbnail(
        jpeg=_encoded(flat),
        width=scaled.facts.width,
        height=scaled.facts.height,
        frames=scaled.frames,
        damage=scaled.damage,
        format=scaled.facts.format,
        prints=prints_of_picture(flat),
    )


def make_crop(
    path: Path, sides: tuple[float, float, float, float], *, longest: int = LONGEST
) -> bytes:
    """Return a JPEG of a piece of a picture, upright, sRGB.

    Args:
        path: of the file.
        sides: left, top, width and height of the piece in fractions of the upright picture.
        longest: pixels of the longer side of the piece, at most.

    Raises:
        RefusedFile: it is no picture, or nothing of it can be decoded.
    """
    left, top, width, height = sides
    # As large a picture as makes the piece ``longest``.
    whole = math.ceil(longest / max(min(width, height), SMALLEST_SHARE))
    image = _flat(decode_scaled(path, longest=whole).image)
    across, down = image.size
    x, y = min(round(left * across), across - 1), min(round(top * down), down - 1)
    size = max(1, round(width * across)), max(1, round(height * down))
    piece = image.crop((x, y, min(x + size[0], across), min(y + size[1], down)))
    piece.thumbnail((longest, longest), Image.Resampling.BICUBIC)
    return _encoded(piece)


def _flat(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    flat = Image.new("RGB", image.size, BEHIND)
    flat.paste(image, mask=image.getchannel("A"))
    return flat


def _encoded(image: Image.Image) -> bytes:
    out = io.BytesIO()
    # Pillow would take along the comment of the file, up to 64 KB of it.
    image.save(out, "JPEG", quality=QUALITY, comment=b"")
    return out.getvalue()
