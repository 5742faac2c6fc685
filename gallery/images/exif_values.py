"""EXIF values that describe a photo for people, as plain text by their EXIF names."""

import math
import re
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from PIL import ExifTags, Image

from gallery.images.texts import utf8_or_latin1

Tags = Mapping[int, tuple[str, Callable[[object], str]]]  # tag -> our name, how to read it

LITTLE_ENDIAN = "<"
CHARACTER_CODE_BYTES = 8  # before the text of a UserComment (EXIF 2.32 § 4.6.5.6)
BYTE_ORDER_MARK = "\ufeff"
# ASCII, Cyrillic, Thai, kana, Chinese characters, Hangul: bytes swapped give few of them
COMMON_LETTERS = re.compile(
    "[A-Za-z0-9 \u0400-\u045f\u0e00-\u0e5b\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)
ASCII_CODE, UNICODE_CODE, JIS_CODE = b"ASCII", b"UNICODE", b"JIS"


def plain_values(exif: Image.Exif) -> dict[str, str]:
    """Return the values of ``PICTURE``, ``EXPOSURE`` and ``POSITION`` that are there.

    Text that is not UTF-8 comes as Latin-1, byte for byte: who reads it may know better.
    """
    values = _read(PICTURE, exif)
    if ExifTags.IFD.Exif in exif:
        exposure = _inner(exif, ExifTags.IFD.Exif)
        values |= _read(EXPOSURE, exposure)
        comment = exposure.get(ExifTags.Base.UserComment)
        values["UserComment"] = _comment(comment, exif.endian or LITTLE_ENDIAN)
    if ExifTags.IFD.GPSInfo in exif:
        values |= _read(POSITION, _inner(exif, ExifTags.IFD.GPSInfo))
    return {name: text for name, text in values.items() if text}


def _read(tags: Tags, values: MutableMapping[int, Any]) -> dict[str, str]:
    return {name: plain(values[tag]) for tag, (name, plain) in tags.items() if tag in values}


def _inner(exif: Image.Exif, which: int) -> dict[int, Any]:
    try:
        return exif.get_ifd(which)
    except Exception:  # noqa: BLE001 - broken EXIF must not cost the photo
        return {}


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return utf8_or_latin1(value).split("\0")[0].strip()
    if isinstance(value, str):
        return _repaired(value).split("\0")[0].strip()
    return str(value) if isinstance(value, int) else ""


def _repaired(text: str) -> str:
    """Undo Pillow's Latin-1 reading of what nearly every program writes as UTF-8."""
    try:
        return text if text.isascii() else text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _windows_text(value: object) -> str:
    """Read what Windows writes: UTF-16, little-endian in either byte order of the EXIF."""
    if isinstance(value, tuple):
        try:
            value = bytes(value)
        except (TypeError, ValueError):
            return ""
    if not isinstance(value, bytes):
        return ""
    return value[: len(value) & ~1].decode("utf-16-le", "ignore").split("\0")[0].strip()


def _numbers(value: object) -> str:
    """Return degrees, minutes and seconds with spaces between, "" if one is no number.

    Minutes and seconds of 0/0 are ones that the camera left out.
    """
    try:
        numbers = [float(part) for part in value]  # type: ignore[attr-defined]
    except (TypeError, ValueError, ArithmeticError):
        return ""
    return " ".join(str(0.0 if at and math.isnan(n) else n) for at, n in enumerate(numbers))


def _letter(value: object) -> str:
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    return text.strip("\0 ")[:1].upper() if isinstance(text, str) else ""


def _comment(value: object, endian: str) -> str:
    """Read a UserComment by the character code before it."""
    if not isinstance(value, bytes):
        return _text(value)
    code, text = value[:CHARACTER_CODE_BYTES].rstrip(b"\0 "), value[CHARACTER_CODE_BYTES:]
    if code == UNICODE_CODE:
        return _utf16(text, endian).split("\0")[0].strip()
    if code == JIS_CODE:
        return text.decode("iso2022_jp", "ignore").strip("\0 ")
    # many programs write no code at all, some write the text without one
    return utf8_or_latin1(text if code in {b"", ASCII_CODE} else value).strip("\0 ")


def _utf16(text: bytes, endian: str) -> str:
    """Decode in the order of the EXIF unless a mark, or more common letters, speak against it."""
    text = text[: len(text) & ~1]
    orders = ["utf-16-le", "utf-16-be"]
    if endian != LITTLE_ENDIAN:
        orders.reverse()
    readings = [text.decode(order, "ignore") for order in orders]
    return max(readings, key=_likelihood).removeprefix(BYTE_ORDER_MARK)  # the first of equals


def _likelihood(reading: str) -> tuple[bool, int]:
    return reading.startswith(BYTE_ORDER_MARK), len(COMMON_LETTERS.findall(reading))


PICTURE: Tags = {
    ExifTags.Base.ImageDescription: ("ImageDescription", _text),
    ExifTags.Base.Make: ("Make", _text),
    ExifTags.Base.Model: ("Model", _text),
    ExifTags.Base.DateTime: ("DateTime", _text),
    ExifTags.Base.Artist: ("Artist", _text),
    ExifTags.Base.Copyright: ("Copyright", _text),
    ExifTags.Base.Rating: ("Rating", _text),
    ExifTags.Base.RatingPercent: ("RatingPercent", _text),
    ExifTags.Base.XPTitle: ("XPTitle", _windows_text),
    ExifTags.Base.XPComment: ("XPComment", _windows_text),
    ExifTags.Base.XPAuthor: ("XPAuthor", _windows_text),
    ExifTags.Base.XPKeywords: ("XPKeywords", _windows_text),
    ExifTags.Base.XPSubject: ("XPSubject", _windows_text),
}
EXPOSURE: Tags = {
    ExifTags.Base.DateTimeOriginal: ("DateTimeOriginal", _text),
    ExifTags.Base.DateTimeDigitized: ("DateTimeDigitized", _text),
    ExifTags.Base.SubsecTimeOriginal: ("SubSecTimeOriginal", _text),
    ExifTags.Base.OffsetTimeOriginal: ("OffsetTimeOriginal", _text),
    ExifTags.Base.OffsetTime: ("OffsetTime", _text),
}
POSITION: Tags = {
    ExifTags.GPS.GPSLatitudeRef: ("GPSLatitudeRef", _letter),
    ExifTags.GPS.GPSLatitude: ("GPSLatitude", _numbers),
    ExifTags.GPS.GPSLongitudeRef: ("GPSLongitudeRef", _letter),
    ExifTags.GPS.GPSLongitude: ("GPSLongitude", _numbers),
}
