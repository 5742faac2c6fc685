"""What a picture's header tells, without decoding it."""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile
from PIL.TiffImagePlugin import TiffImageFile

from gallery.images.exif_values import plain_values
from gallery.images.guard import GUARD
from gallery.images.opening import open_picture, source_of
from gallery.images.packets import complete, iptc_of, texts_of, xmp_of
from gallery.images.raw import FORMAT, IPTC_TAG, XMP_TAG, RawFacts, facts_of_raw

UPRIGHT = 1
SIDEWAYS = frozenset({5, 6, 7, 8})  # EXIF 2.32 § 4.6.5.1: width and height change places

COUNTED_FORMATS = frozenset({"PNG", "WEBP", "AVIF", "FLI"})


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What the header says.

    Attributes:
        format: a key of ``formats.NAMES``.
        width: pixels, upright.
        height: pixels, upright.
        orientation: EXIF 1..8, what must still be done to the decoded pixels.
        frames: animation frames where the header counts them, else 1 (``thumbnail``
            counts those of a GIF).
        exif: EXIF values by their EXIF names, as plain text.
        xmp: the raw XMP packet.
        iptc: the raw IPTC-IIM records.
        texts: what the file says in plain text: "Comment", and "Title" ... of a PNG.
        stored_orientation: EXIF 1..8 of the pixels as the file stores them, whoever turns
            them; what metadata says of places in the picture is meant before that turn.
    """

    format: str
    width: int
    height: int
    orientation: int = UPRIGHT
    frames: int = 1
    exif: dict[str, str] = field(default_factory=dict)
    xmp: bytes = b""
    iptc: bytes = b""
    texts: dict[str, str] = field(default_factory=dict)
    stored_orientation: int = UPRIGHT


def inspect(path: Path, *, content: bytes | None = None) -> ImageFacts:
    """Read the header of a picture.

    Args:
        path: the file; its name speaks only where the content cannot.
        content: the file's bytes when the caller has read them already.

    Raises:
        RefusedFile: the file is no picture, or one that we do not or must not decode.
    """
    with source_of(path, content) as (stream, size), GUARD.strict():
        image = open_picture(stream, size, name=path.name)
        with image:
            return facts_of(image)


def facts_of(image: ImageFile) -> ImageFacts:
    """Gather the facts of an opened picture that has not been loaded yet."""
    photo = facts_of_raw(image)
    if photo is not None:
        return _facts_of_raw(photo)
    exif = _exif_of(image)
    orientation = _orientation_of(exif)
    width, height = image.size
    if orientation in SIDEWAYS and not _is_swapped(image):
        width, height = height, width
    return ImageFacts(
        format=image.format or "",
        width=width,
        height=height,
        orientation=UPRIGHT if isinstance(image, TiffImageFile) else orientation,
        frames=_counted_frames(image),
        exif=plain_values(exif),
        xmp=xmp_of(image),
        iptc=iptc_of(image),
        texts=texts_of(image),
        stored_orientation=_stored_orientation(image, orientation),
    )


def _facts_of_raw(photo: RawFacts) -> ImageFacts:
    return ImageFacts(
        format=FORMAT,
        width=photo.width,
        height=photo.height,
        orientation=photo.orientation,
        exif=plain_values(photo.exif),
        xmp=photo.packet(XMP_TAG),
        iptc=photo.packet(IPTC_TAG),
        stored_orientation=photo.stored_orientation,
    )


def _exif_of(image: ImageFile) -> Image.Exif:
    complete(image)
    try:
        return Image.Image.getexif(image)
    except Exception:  # noqa: BLE001 - broken EXIF must not cost the photo
        return Image.Exif()


def _orientation_of(exif: Image.Exif) -> int:
    """Say how the stored pixels have to be turned; EXIF before XMP, as Pillow reads them.

    HEIC arrives turned and reset to 1, AVIF with its own turns translated to EXIF's.
    """
    value = exif.get(ExifTags.Base.Orientation, UPRIGHT)
    return value if isinstance(value, int) and 1 <= value <= 8 else UPRIGHT


def _stored_orientation(image: Image.Image, orientation: int) -> int:
    """Return what the file itself says; the HEIC reader has turned the pixels and reset it."""
    if image.format == "HEIF":
        orientation = image.info.get("original_orientation") or UPRIGHT
    return orientation if orientation in range(1, 9) else UPRIGHT


def _is_swapped(image: Image.Image) -> bool:
    """Whether ``size`` is upright already: Pillow turns a TIFF itself while loading it."""
    return (
        isinstance(image, TiffImageFile) and image.tag_v2.get(ExifTags.Base.Orientation) is not None
    )


def _counted_frames(image: Image.Image) -> int:
    """Count animation frames where that is free; pages and stereo pairs are no animation."""
    if image.format in COUNTED_FORMATS:
        return max(1, int(getattr(image, "n_frames", 1)))
    return 1
