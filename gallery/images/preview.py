"""The small picture that a camera embedded: there before any decoding."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image

from gallery.images.guard import GUARD
from gallery.images.inspect import facts_of
from gallery.images.opening import open_picture, source_of

LARGEST_PREVIEW = 262_144  # bytes; EXIF allows 64 KB, some cameras write more


@dataclass(frozen=True, slots=True)
class Preview:
    """An embedded JPEG; ``orientation`` (EXIF 1..8) must still be applied to its pixels."""

    jpeg: bytes
    orientation: int


def embedded_preview(path: Path, *, content: bytes | None = None) -> Preview | None:
    """Return the thumbnail in the EXIF block of a picture, None if there is none.

    Raises:
        RefusedFile: the file is no picture that we read.
    """
    with source_of(path, content) as (stream, size), GUARD.strict():
        image = open_picture(stream, size, name=path.name)
        jpeg = _embedded(image)
        return Preview(jpeg, facts_of(image).orientation) if jpeg else None


def _embedded(image: Image.Image) -> bytes:
    block = image.info.get("exif")
    if not isinstance(block, bytes):
        return b""
    try:
        place = image.getexif().get_ifd(ExifTags.IFD.IFD1)
        start = place[ExifTags.Base.JpegIFOffset]
        length = place[ExifTags.Base.JpegIFByteCount]
    except Exception:  # noqa: BLE001 - broken EXIF has no preview
        return b""
    tiff = io.BytesIO(block.removeprefix(b"Exif\0\0"))
    if not 0 < length <= LARGEST_PREVIEW:
        return b""
    tiff.seek(start)
    jpeg = tiff.read(length)
    return jpeg if jpeg.startswith(b"\xff\xd8") and len(jpeg) == length else b""
