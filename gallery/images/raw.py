"""Camera RAW: the picture that the camera embedded, through rawpy where it is installed.

Why the embedded picture: it is what the camera's maker wanted the photo to look like, it is
there in a few milliseconds, and it is nearly always of full size. Only a file without one is
developed from the sensor's values, at half size.
"""

import importlib.util
import io
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile

from gallery.model.reasons import Reason, RefusedFile

if TYPE_CHECKING:
    from rawpy import RawPy

FORMAT = "RAW"
NAME = "camera RAW"
TO_INSTALL = f'{NAME}; to read it: pip install "photosketch[raw]"'
LARGEST_FILE = 1 << 30  # bytes; LibRaw wants all of it in memory, real ones reach 250 MB
MOST_DEVELOPED = 160_000_000  # pixels; the largest sensors of today, 1 GB while at it
# LibRaw's turns (as dcraw's "flip") in EXIF's numbers.
ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}
TURNED = frozenset({6, 8})
UPRIGHT = 1
XMP_TAG, IPTC_TAG = 700, 33723


@dataclass(frozen=True, slots=True)
class RawFacts:
    """What the file says of the photo beside its embedded picture.

    Attributes:
        width: of the whole photo, upright, pixels.
        height: of the whole photo, upright, pixels.
        orientation: EXIF 1..8, what must still be done to the embedded picture.
        stored_orientation: EXIF 1..8 of the sensor's pixels.
        exif: the file's EXIF values, none where it is no TIFF inside.
    """

    width: int
    height: int
    orientation: int
    stored_orientation: int
    exif: Image.Exif = field(compare=False)

    def packet(self, tag: int) -> bytes:
        """Return the bytes of the tag ``XMP_TAG`` or ``IPTC_TAG``, b"" without it."""
        value = self.exif.get(tag, b"")
        return value if isinstance(value, bytes) else b""


def facts_of_raw(image: Image.Image) -> RawFacts | None:
    """Return what ``open_raw`` learned of a picture that it opened, None for any other."""
    facts = image.info.get(FORMAT)
    return facts if isinstance(facts, RawFacts) else None


def open_raw(stream: BinaryIO, size: int) -> tuple[ImageFile, int]:
    """Open the header of the picture that is embedded in a RAW file.

    Args:
        stream: the file; all of it is read.
        size: its length in bytes.

    Returns:
        The embedded picture, which ``facts_of_raw`` knows, and its length in bytes.

    Raises:
        RefusedFile: UNSUPPORTED without rawpy, or why there is no picture.
    """
    rawpy = _rawpy()
    if size > LARGEST_FILE:
        raise RefusedFile(Reason.TOO_MANY_PIXELS, f"{size} bytes")
    stream.seek(0)
    try:
        with rawpy.imread(stream) as photo:
            encoded = _embedded(photo)
            stored = ORIENTATIONS.get(photo.sizes.flip, UPRIGHT)
            across, down = photo.sizes.width, photo.sizes.height
            is_upright = encoded is None  # what is developed here was turned by LibRaw
            encoded = encoded or _developed(photo)
    except RefusedFile:
        raise
    except rawpy.LibRawFileUnsupportedError as error:
        raise RefusedFile(Reason.UNSUPPORTED, NAME) from error
    except Exception as error:
        raise RefusedFile(Reason.UNREADABLE_PICTURE, f"{type(error).__name__}: {error}") from error
    image = _opened(encoded)
    turn = UPRIGHT if is_upright else _turn_of(image, stored, is_wide=across > down)
    width, height = (down, across) if stored in TURNED else (across, down)
    image.info[FORMAT] = RawFacts(width, height, turn, stored, _exif_of(stream))
    return image, len(encoded)


def check_installed() -> None:
    """Raise RefusedFile (UNSUPPORTED) where rawpy is missing; loads nothing."""
    if importlib.util.find_spec("rawpy") is None:
        raise RefusedFile(Reason.UNSUPPORTED, TO_INSTALL)


def _rawpy() -> ModuleType:
    try:
        import rawpy  # optional, and it brings in numpy, which takes 80 ms
    except ImportError as error:
        raise RefusedFile(Reason.UNSUPPORTED, TO_INSTALL) from error
    return rawpy


def _embedded(photo: "RawPy") -> bytes | None:
    """Return the largest embedded picture, as JPEG or PPM."""
    rawpy = _rawpy()
    try:
        found = photo.extract_thumb()
    except rawpy.LibRawNonFatalError:  # there is none, or of a kind that LibRaw cannot give
        return None
    if found.format is rawpy.ThumbFormat.JPEG:
        return bytes(found.data)
    return _as_ppm(found.data)


def _developed(photo: "RawPy") -> bytes:
    pixels = photo.sizes.raw_width * photo.sizes.raw_height
    if pixels > MOST_DEVELOPED:
        sides = f"{photo.sizes.raw_width} x {photo.sizes.raw_height}"
        raise RefusedFile(Reason.TOO_MANY_PIXELS, sides)
    return _as_ppm(photo.postprocess(half_size=True, use_camera_wb=True, output_bps=8))


def _as_ppm(values: Any) -> bytes:
    """Encode an array of rows, columns and three 8-bit values."""
    height, width, _ = values.shape
    return b"P6 %d %d 255\n" % (width, height) + bytes(values.tobytes())


def _opened(encoded: bytes) -> ImageFile:
    try:
        image = Image.open(io.BytesIO(encoded), formats=["JPEG", "PPM"])
    except Exception as error:
        raise RefusedFile(Reason.UNREADABLE_PICTURE, f"{type(error).__name__}: {error}") from error
    if not isinstance(image, ImageFile):
        raise RefusedFile(Reason.UNREADABLE_PICTURE)
    return image


def _turn_of(image: ImageFile, stored: int, *, is_wide: bool) -> int:
    """Say how the embedded picture has to be turned: its own word, else that of the file.

    One that stands although the sensor lies was turned by the camera, whatever it says: where
    it says nothing, LibRaw writes the file's word into it.
    """
    if stored in TURNED and (image.width > image.height) is not is_wide:
        return UPRIGHT
    try:
        own = Image.Image.getexif(image).get(ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001 - broken EXIF must not cost the photo
        own = None
    return own if isinstance(own, int) and own in range(1, 9) else stored


def _exif_of(stream: BinaryIO) -> Image.Exif:
    exif = Image.Exif()
    try:
        stream.seek(0)
        exif.load_from_fp(stream)
    except Exception:  # noqa: BLE001 - not every RAW is a TIFF inside
        return Image.Exif()
    return exif
