"""Colours that a file means where it says so without a profile.

A camera that is set to Adobe RGB writes no profile but a mark among its facts (DCF 2.0: the
interoperability index "R03"); a HEIC names its primaries by a number (ITU-T H.273).

Why only these: what else is told without a profile is sRGB, or says no more than that it is not.
"""

import struct
from functools import cache

from PIL import ExifTags, Image

ADOBE_MARK = "R03"
INTEROPERABILITY_INDEX = 1  # EXIF 2.3, table 13
# Red, green and blue as X, Y, Z under the white of profiles (D50).
ADOBE_RGB = (0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457)
DISPLAY_P3 = (0.51512, 0.24120, -0.00105, 0.29198, 0.69225, 0.04189, 0.15710, 0.06657, 0.78407)
BT_2020 = (0.67348, 0.27904, -0.00194, 0.16566, 0.67534, 0.02998, 0.12505, 0.04562, 0.79686)
OF_PRIMARIES = {9: BT_2020, 12: DISPLAY_P3}  # H.273, table 2
SHOWN_AS_SRGB = frozenset({1, 2, 6, 13, 14, 15})  # transfers of table 3 that are no HDR
ADOBE_GAMMA = struct.pack(">4s4xIH2x", b"curv", 1, 563)  # 563 / 256
SRGB_CURVE = struct.pack(  # IEC 61966-2-1
    ">4s4xH2x5i",
    b"para",
    3,
    *(round(65536 * value) for value in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)),
)
D50 = (0.9642, 1.0, 0.8249)


def profile_meant(image: Image.Image) -> bytes | None:
    """Return a profile for the colours of a picture that has none; None where they are sRGB."""
    if image.mode not in {"RGB", "RGBA"}:
        return None
    told = image.info.get("nclx_profile")
    if isinstance(told, dict) and told.get("transfer_characteristics") in SHOWN_AS_SRGB:
        colours = OF_PRIMARIES.get(told.get("color_primaries", 0))
        if colours is not None:
            return _profile(colours, SRGB_CURVE)
    return _profile(ADOBE_RGB, ADOBE_GAMMA) if _is_marked(image) else None


def _is_marked(image: Image.Image) -> bool:
    if not image.info.get("exif"):
        return False
    try:
        found = image.getexif().get_ifd(ExifTags.IFD.Interop).get(INTEROPERABILITY_INDEX)
    except Exception:  # noqa: BLE001 - broken EXIF marks nothing
        return False
    return isinstance(found, str) and found.startswith(ADOBE_MARK)


@cache
def _profile(colours: tuple[float, ...], curve: bytes) -> bytes:
    """Write the profile of a screen (ICC.1:2001-04, § 6 and 8.3)."""
    name = b"Meant\0"
    parts = {
        b"desc": struct.pack(">4s4xI", b"desc", len(name)) + name + bytes(78),
        b"wtpt": _place(D50),
        b"rXYZ": _place(colours[0:3]),
        b"gXYZ": _place(colours[3:6]),
        b"bXYZ": _place(colours[6:9]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(parts)
    table, content = struct.pack(">I", len(parts)), b""
    for mark, part in parts.items():
        table += struct.pack(">4sII", mark, start + len(content), len(part))
        content += part + bytes(-len(part) % 4)
    size = start + len(content)
    head = struct.pack(">I4xI4s4s4s12x4s28x", size, 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head += struct.pack(">3i", *(round(65536 * value) for value in D50))
    return head.ljust(128, b"\0") + table + content


def _place(values: tuple[float, ...]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(65536 * value) for value in values))
