"""What a photo was taken with: camera, lens and exposure, as EXIF has them.

The library does not keep them: they are read when somebody asks about one photo.
"""

import logging
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import exifread

from gallery.metadata.exif import REPLACED

LONGEST_NAME = 80  # characters; more is damage
LARGEST = 1_000_000  # of a number; more is damage


@dataclass(frozen=True, slots=True)
class Camera:
    """Camera and exposure; "" and None for what the file does not say.

    ``exposure`` in seconds, ``aperture`` as the f-number, ``focal_length`` in millimetres.
    """

    name: str = ""
    lens: str = ""
    exposure: Fraction | None = None
    aperture: float | None = None
    iso: int | None = None
    focal_length: float | None = None


def camera_of(path: Path) -> Camera:
    """Return what a file says of the camera; nothing of it if it cannot be read."""
    try:
        with path.open("rb") as stream:
            tags = exifread.process_file(stream, details=False, extract_thumbnail=False)
    except Exception as error:  # noqa: BLE001 - it raises six kinds on real phones' files
        logging.getLogger(__name__).info("no EXIF: %s", error)
        return Camera()
    maker, model = _text(tags.get("Image Make")), _text(tags.get("Image Model"))
    aperture, focal = _ratio(tags.get("EXIF FNumber")), _ratio(tags.get("EXIF FocalLength"))
    iso = _ratio(tags.get("EXIF ISOSpeedRatings"))
    return Camera(
        name=_joined(maker, model),
        lens=_text(tags.get("EXIF LensModel")),
        exposure=_ratio(tags.get("EXIF ExposureTime")),
        aperture=float(aperture) if aperture else None,
        iso=int(iso) if iso else None,
        focal_length=float(focal) if focal else None,
    )


def _joined(maker: str, model: str) -> str:
    """Return maker and model without saying the maker twice ("Canon Canon EOS R5")."""
    first = maker.split(" ")[0]
    if not first or model.casefold().startswith(first.casefold()):
        return model or maker
    return f"{maker} {model}".strip()


def _text(tag: object) -> str:
    value = getattr(tag, "values", "")
    text = value.split("\0")[0].strip() if isinstance(value, str) else ""
    return "" if REPLACED in text else " ".join(text[:LONGEST_NAME].split())


def _ratio(tag: object) -> Fraction | None:
    """Return a positive number, None for what is none."""
    values = getattr(tag, "values", None)
    value = values[0] if isinstance(values, list) and values else None
    try:
        number = Fraction(getattr(value, "num", value), getattr(value, "den", 1))  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return number if 0 < number <= LARGEST else None
