"""What a picture's header tells, without decoding it."""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

from gallery.images.guard import GUARD
from gallery.images.opening import open_picture, source_of
from gallery.images.png_chunks import late_metadata

UPRIGHT = 1
SIDEWAYS = frozenset({5, 6, 7, 8})  # EXIF 2.32 § 4.6.5.1: width and height change places

# EXIF values that describe a photo for people; numbers and pictures inside stay behind.
TAGS_OF_PICTURE = {
    ExifTags.Base.ImageDescription: "ImageDescription",
    ExifTags.Base.Make: "Make",
    ExifTags.Base.Model: "Model",
    ExifTags.Base.DateTime: "DateTime",
    ExifTags.Base.Artist: "Artist",
    ExifTags.Base.Copyright: "Copyright",
    ExifTags.Base.Rating: "Rating",
}
TAGS_OF_EXPOSURE = {
    ExifTags.Base.DateTimeOriginal: "DateTimeOriginal",
    ExifTags.Base.DateTimeDigitized: "DateTimeDigitized",
    ExifTags.Base.SubsecTimeOriginal: "SubSecTimeOriginal",
    ExifTags.Base.OffsetTimeOriginal: "OffsetTimeOriginal",
    ExifTags.Base.OffsetTime: "OffsetTime",
}
COUNTED_FORMATS = frozenset({"PNG", "WEBP", "AVIF"})
IPTC_RESOURCE = 0x0404  # of Photoshop's image resource blocks
IPTC_TAG = 33723  # of TIFF


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
    """

    format: str
    width: int
    height: int
    orientation: int = UPRIGHT
    frames: int = 1
    exif: dict[str, str] = field(default_factory=dict)
    xmp: bytes = b""
    iptc: bytes = b""


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
        exif=_plain_values(exif),
        xmp=_xmp_of(image),
        iptc=_iptc_of(image),
    )


def _exif_of(image: Image.Image) -> Image.Exif:
    if isinstance(image, PngImageFile):
        # Its own getexif() decodes the whole picture to find a chunk behind the pixels.
        for key, value in late_metadata(image).items():
            image.info.setdefault(key, value)
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


def _is_swapped(image: Image.Image) -> bool:
    """Whether ``size`` is upright already: Pillow turns a TIFF itself while loading it."""
    return (
        isinstance(image, TiffImageFile) and image.tag_v2.get(ExifTags.Base.Orientation) is not None
    )


def _plain_values(exif: Image.Exif) -> dict[str, str]:
    values = {name: _plain(exif.get(tag)) for tag, name in TAGS_OF_PICTURE.items()}
    try:
        exposure = exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # noqa: BLE001 - broken EXIF must not cost the photo
        exposure = {}
    values |= {name: _plain(exposure.get(tag)) for tag, name in TAGS_OF_EXPOSURE.items()}
    return {name: text for name, text in values.items() if text}


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str):
        return _repaired(value).split("\0")[0].strip()
    return str(value) if isinstance(value, int) else ""


def _repaired(text: str) -> str:
    """Undo Pillow's Latin-1 reading of what nearly every program writes as UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _xmp_of(image: Image.Image) -> bytes:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        return packet.encode("utf-8", "replace")
    return packet if isinstance(packet, bytes) else b""


def _iptc_of(image: Image.Image) -> bytes:
    if isinstance(image, TiffImageFile):
        records = image.tag_v2.get(IPTC_TAG, b"")
    else:
        blocks = image.info.get("photoshop")
        records = blocks.get(IPTC_RESOURCE, b"") if isinstance(blocks, dict) else b""
    return records if isinstance(records, bytes) else b""


def _counted_frames(image: Image.Image) -> int:
    """Count animation frames where that is free; pages and stereo pairs are no animation."""
    if image.format in COUNTED_FORMATS:
        return max(1, int(getattr(image, "n_frames", 1)))
    return 1
