"""Opens one file with the one decoder that its content asks for, under the pixel limit."""

import errno
import io
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pi_heif
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    IcoImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PcxImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    QoiImagePlugin,
    SgiImagePlugin,
    TgaImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from gallery.images import formats
from gallery.model.reasons import Reason, RefusedFile

# Importing a plugin registers it; named here so that Pillow never has to load the others.
PLUGINS = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    IcoImagePlugin,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PcxImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    QoiImagePlugin,
    SgiImagePlugin,
    TgaImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

MOST_PIXELS = 400_000_000  # twice the largest phone sensor of today
# Up to here a tiny file may claim what it likes: decoding stays under 300 MB.
HARMLESS_BYTES = 300_000_000
# The sparsest genuine pictures seen (flat graphics, fax scans) hold a byte for 200 pixels.
PIXELS_PER_BYTE = 200
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

# Bytes a pixel takes in Pillow's memory; palettes count as what they are turned into.
SMALL_MODES = {"1": 1, "L": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
USUAL_BYTES = 4

REASON_OF_ERRNO = {
    errno.ENOENT: Reason.VANISHED,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EISDIR: Reason.NOT_A_FILE,
}


@contextmanager
def source_of(path: Path, content: bytes | None) -> Iterator[tuple[BinaryIO, int]]:
    """Give a seekable stream over the file and its length in bytes.

    Args:
        path: the file, opened unless ``content`` is given.
        content: all bytes of the file when the caller has read them already.

    Raises:
        RefusedFile: EMPTY, or why the file system did not let us read it.
    """
    if content is not None:
        if not content:
            raise RefusedFile(Reason.EMPTY)
        yield io.BytesIO(content), len(content)
        return
    stream, size = _open_regular(path)
    with stream:
        yield stream, size


def _open_regular(path: Path) -> tuple[BinaryIO, int]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a named pipe would keep us waiting for ever
            raise RefusedFile(Reason.NOT_A_FILE)
        if not status.st_size:
            raise RefusedFile(Reason.EMPTY)
        return path.open("rb"), status.st_size
    except OSError as error:
        reason = REASON_OF_ERRNO.get(error.errno or 0, Reason.READ_ERROR)
        raise RefusedFile(reason, error.strerror or "") from error


def open_picture(stream: BinaryIO, size: int, *, name: str) -> Image.Image:
    """Open the header of the picture in ``stream`` and check its claims.

    Call it inside ``guard.GUARD``. ``name`` is the file's name, ``size`` its bytes.

    Raises:
        RefusedFile: NOT_A_PICTURE, UNSUPPORTED, UNREADABLE_PICTURE or TOO_MANY_PIXELS.
    """
    form = format_of(stream, name)
    try:
        image = Image.open(stream, formats=[form])
    except Image.DecompressionBombError as error:
        raise RefusedFile(Reason.TOO_MANY_PIXELS, str(error)) from error
    except MemoryError as error:
        raise RefusedFile(Reason.TOO_MANY_PIXELS, "memory") from error
    except Exception as error:  # noqa: BLE001 - Pillow raises twelve kinds on strangers' files
        raise RefusedFile(Reason.UNREADABLE_PICTURE, detail_of(error)) from error
    check_pixels(image, size)
    return image


def format_of(stream: BinaryIO, name: str) -> str:
    """Return the Pillow format of the content; the suffix decides only what cannot be read.

    Raises:
        RefusedFile: NOT_A_PICTURE or UNSUPPORTED (the detail names the format).
    """
    stream.seek(0)
    form = formats.sniff(stream.read(formats.HEAD_BYTES))
    stream.seek(0)
    suffix = formats.suffix_of(name)
    if form in formats.UNSUPPORTED_CONTENT:
        raise RefusedFile(Reason.UNSUPPORTED, formats.UNSUPPORTED_CONTENT[form])
    if suffix in formats.UNSUPPORTED_NAMES and form in {None, "TIFF"}:  # most RAW is a TIFF
        raise RefusedFile(Reason.UNSUPPORTED, formats.UNSUPPORTED_NAMES[suffix])
    if form is None and suffix in formats.TGA_SUFFIXES:
        return "TGA"
    if form is None:
        raise RefusedFile(Reason.NOT_A_PICTURE)
    return form


def check_pixels(image: Image.Image, size: int) -> None:
    """Refuse a picture that would eat the machine.

    A large picture has to be backed by a file of a plausible size; a small one may be as
    sparse as it likes.

    Raises:
        RefusedFile: TOO_MANY_PIXELS; the detail is "width x height".
    """
    pixels = image.width * image.height
    needed = pixels * SMALL_MODES.get(image.mode, USUAL_BYTES)
    sparse = size * PIXELS_PER_BYTE < pixels
    if pixels > MOST_PIXELS or (needed > HARMLESS_BYTES and sparse):
        raise RefusedFile(Reason.TOO_MANY_PIXELS, f"{image.width} x {image.height}")


def detail_of(error: BaseException) -> str:
    """Return a decoder's own words, short, for the log and the report's small print."""
    return f"{type(error).__name__}: {error}"[:200]
