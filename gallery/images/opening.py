"""Opens one file with the one decoder that its content asks for, under the pixel limit."""

import errno
import io
import logging
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pi_heif
from PIL import (
    AvifImagePlugin,
    BlpImagePlugin,
    BmpImagePlugin,
    CurImagePlugin,
    DcxImagePlugin,
    DdsImagePlugin,
    FitsImagePlugin,
    FliImagePlugin,
    FtexImagePlugin,
    GbrImagePlugin,
    GifImagePlugin,
    IcnsImagePlugin,
    IcoImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    MspImagePlugin,
    PcdImagePlugin,
    PcxImagePlugin,
    PixarImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    PsdImagePlugin,
    QoiImagePlugin,
    SgiImagePlugin,
    SunImagePlugin,
    TgaImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
    XbmImagePlugin,
    XpmImagePlugin,
)
from PIL.ImageFile import ImageFile

from gallery.images import formats, raw
from gallery.model.reasons import Reason, RefusedFile

# Importing a plugin registers it; named here so that Pillow never has to load the others.
PLUGINS = (
    AvifImagePlugin,
    BlpImagePlugin,
    BmpImagePlugin,
    CurImagePlugin,
    DcxImagePlugin,
    DdsImagePlugin,
    FitsImagePlugin,
    FliImagePlugin,
    FtexImagePlugin,
    GbrImagePlugin,
    GifImagePlugin,
    IcnsImagePlugin,
    IcoImagePlugin,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    MspImagePlugin,
    PcdImagePlugin,
    PcxImagePlugin,
    PixarImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    PsdImagePlugin,
    QoiImagePlugin,
    SgiImagePlugin,
    SunImagePlugin,
    TgaImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
    XbmImagePlugin,
    XpmImagePlugin,
)
# It reports odd files to whoever listens; nobody's terminal should.
logging.getLogger("PIL").addHandler(logging.NullHandler())
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

MOST_PIXELS = 400_000_000  # twice the largest phone sensor of today
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

# What a picture may cost in memory however small its file is, in bytes.
HARMLESS_COST = 350_000_000
# Bytes a pixel costs at the worst moment of decoding and scaling, by mode ...
COST_OF_MODE = {"1": 2, "L": 1, "P": 5, "I;16": 5, "I;16B": 5, "RGBA": 8, "LA": 8, "PA": 9}
USUAL_COST = 4
# ... and what the decoders of these formats keep beside Pillow's own picture.
COST_OF_DECODER = {"HEIF": 5, "AVIF": 5, "WEBP": 8, "JPEG2000": 12}
COST_OF_COEFFICIENTS = 3  # bytes a pixel of a progressive JPEG, colour at half resolution
# Pixels a byte may stand for: flat JPEGs reach 170, flat deflated pictures 75 to 343, of 16
# bits 43; photos and dense graphics stay below 30 without loss.
PIXELS_PER_BYTE = {"JPEG": 200, "MPO": 200, "HEIF": 200, "AVIF": 200}
PROGRESSIVE_PIXELS_PER_BYTE = 100
USUAL_PIXELS_PER_BYTE = 40

# What decoders say of sound pictures of a kind that they cannot read.
NOT_FOR_ME = ("unsupported", "not supported", "unknown pixel mode", "cannot handle")

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


def check_start(path: Path) -> None:
    """Look at a file's first bytes alone: whether it is worth reading at all.

    Raises:
        RefusedFile: EMPTY, NOT_A_PICTURE, UNSUPPORTED, or why it cannot be read.
    """
    with source_of(path, None) as (stream, _):
        if format_of(stream, path.name) == raw.FORMAT:
            raw.check_installed()


def open_picture(stream: BinaryIO, size: int, *, name: str) -> ImageFile:
    """Open the header of the picture in ``stream`` and check its claims.

    Call it inside ``guard.GUARD``. ``name`` is the file's name, ``size`` its bytes.

    Raises:
        RefusedFile: NOT_A_PICTURE, UNSUPPORTED, UNREADABLE_PICTURE or TOO_MANY_PIXELS.
    """
    form = format_of(stream, name)
    if form == raw.FORMAT:
        image, size = raw.open_raw(stream, size)
        check_pixels(image, size)
        return image
    try:
        image = Image.open(stream, formats=[form])
    except Image.DecompressionBombError as error:
        raise RefusedFile(Reason.TOO_MANY_PIXELS, str(error)) from error
    except MemoryError as error:
        raise RefusedFile(Reason.TOO_MANY_PIXELS, "memory") from error
    except Exception as error:
        raise _refusal_of(error, stream, form) from error
    if not isinstance(image, ImageFile):
        raise RefusedFile(Reason.UNREADABLE_PICTURE)
    check_pixels(image, size)
    return image


def _refusal_of(error: Exception, stream: BinaryIO, form: str) -> RefusedFile:
    """Tell a picture of a kind that its decoder cannot read from a broken one."""
    if isinstance(error, UnidentifiedImageError):  # Pillow keeps the decoder's words to itself
        try:
            stream.seek(0)
            Image.OPEN[form][0](stream, "")
        except Exception as own:  # noqa: BLE001 - Pillow raises twelve kinds
            error = own
    stream.seek(0)
    if form == "HEIF" and stream.read(12)[8:] in formats.HEIF_SEQUENCES:
        return RefusedFile(Reason.UNSUPPORTED, "HEIC sequence without a still picture")
    words = str(error).casefold()
    is_rare = isinstance(error, NotImplementedError) or any(said in words for said in NOT_FOR_ME)
    if is_rare or (form == "PSD" and isinstance(error.__cause__, KeyError)):  # a depth
        return RefusedFile(Reason.UNSUPPORTED, f"a rare kind of {formats.NAMES[form]}")
    return RefusedFile(Reason.UNREADABLE_PICTURE, detail_of(error))


def format_of(stream: BinaryIO, name: str) -> str:
    """Return the Pillow format of the content, or "RAW"; the suffix decides what has no mark.

    Raises:
        RefusedFile: NOT_A_PICTURE or UNSUPPORTED (the detail names the format).
    """
    stream.seek(0)
    form = formats.sniff(stream.read(formats.HEAD_BYTES))
    stream.seek(0)
    suffix = formats.suffix_of(name)
    if form in formats.UNSUPPORTED_CONTENT:
        raise RefusedFile(Reason.UNSUPPORTED, formats.UNSUPPORTED_CONTENT[form])
    if suffix in formats.RAW_SUFFIXES and form in {None, "TIFF"}:
        return raw.FORMAT
    if suffix in formats.UNSUPPORTED_NAMES and form is None:
        raise RefusedFile(Reason.UNSUPPORTED, formats.UNSUPPORTED_NAMES[suffix])
    form = form or formats.FORMAT_OF_SUFFIX.get(suffix)
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
    form = image.format or ""
    pixels = image.width * image.height
    cost = COST_OF_MODE.get(image.mode, USUAL_COST) + COST_OF_DECODER.get(form, 0)
    density = PIXELS_PER_BYTE.get(form, USUAL_PIXELS_PER_BYTE)
    if image.info.get("progressive"):  # keeps every coefficient, and packs flat ones tighter
        density, cost = PROGRESSIVE_PIXELS_PER_BYTE, cost + COST_OF_COEFFICIENTS
    is_sparse = pixels > size * density
    if pixels > MOST_PIXELS or (is_sparse and pixels * cost > HARMLESS_COST):
        raise RefusedFile(Reason.TOO_MANY_PIXELS, f"{image.width} x {image.height}")


def detail_of(error: BaseException) -> str:
    """Return a decoder's own words, short, for the log and the report's small print."""
    return f"{type(error).__name__}: {error}"[:200]
