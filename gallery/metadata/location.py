"""Where a photo was taken, from EXIF's and XMP's ways to write degrees."""

import math
import re
from collections.abc import Mapping

from gallery.metadata.fields import PLACE, Standard
from gallery.metadata.told import Told
from gallery.metadata.xmp import Node
from gallery.model.facts import Fact

FURTHEST_NORTH, FURTHEST_EAST = 90.0, 180.0  # degrees
DIGITS = 6  # of a degree: 0.1 m, more than any receiver in a camera knows
LONGEST_WRITTEN = 100  # characters
# XMP part 2 § 1.2.7.4: "37,34.776N" or "37,34,46.5N"; some write plain degrees
WRITTEN = re.compile(r"\s*([+-]?[\d.]+)(?:[,\s]([\d.]+))?(?:[,\s]([\d.]+))?\s*([NSEWnsew]?)\s*")


def place_of(told: Told) -> Fact[tuple[float, float]] | None:
    """Return latitude and longitude in degrees, north and east positive (WGS 84)."""
    for place in PLACE.places:
        found = _of_exif(told.exif) if place.standard is Standard.EXIF else _of_xmp(told.packet)
        if found:
            return Fact(found, told.origin, str(place).removesuffix("Latitude"))
    return None


def _of_exif(exif: Mapping[str, str]) -> tuple[float, float] | None:
    latitude, longitude = exif.get("GPSLatitude", ""), exif.get("GPSLongitude", "")
    if not latitude or not longitude:
        return None
    return _checked(
        _degrees(f"{latitude} {exif.get('GPSLatitudeRef', '')}"),
        _degrees(f"{longitude} {exif.get('GPSLongitudeRef', '')}"),
    )


def _of_xmp(packet: Node) -> tuple[float, float] | None:
    return _checked(
        _degrees(packet.text("exif:GPSLatitude")), _degrees(packet.text("exif:GPSLongitude"))
    )


def _degrees(written: str) -> float | None:
    found = WRITTEN.fullmatch(written) if len(written) <= LONGEST_WRITTEN else None
    if not found:
        return None
    try:
        parts = [float(part) if part else 0.0 for part in found.group(1, 2, 3)]
    except ValueError:  # "1.2.3"
        return None
    degrees = abs(parts[0]) + parts[1] / 60 + parts[2] / 3600
    is_negative = parts[0] < 0 or found[4].upper() in {"S", "W"}
    return round(-degrees if is_negative else degrees, DIGITS)


def _checked(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """Refuse what is not on Earth, and the point (0, 0), which receivers write without a fix."""
    if latitude is None or longitude is None or not (latitude or longitude):
        return None
    if not math.isfinite(latitude) or not math.isfinite(longitude):
        return None
    if abs(latitude) > FURTHEST_NORTH or abs(longitude) > FURTHEST_EAST:
        return None
    return latitude, longitude
