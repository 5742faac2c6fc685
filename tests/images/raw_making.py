"""Small camera RAW files for tests: a DNG with an embedded preview and a sensor's values."""

import io
import struct

from PIL import Image

from tests.images.making import RED, encoded, quarters

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SIGNED = 1, 2, 3, 4, 5, 7, 10
LETTER = {BYTE: "B", SHORT: "H", LONG: "I", UNDEFINED: "B"}
IDENTITY = (1, 0, 0, 0, 1, 0, 0, 0, 1)

Tag = tuple[int, int, object]


def dng(
    size: tuple[int, int] = (240, 160),
    *,
    preview: Image.Image | None = None,
    orientation: int = 1,
    xmp: bytes = b"",
    options: dict[str, object] | None = None,
) -> bytes:
    """A DNG (1.4) of ``size``; ``options`` are those of the preview's JPEG."""
    out = io.BytesIO(b"II*\0" + bytes(4))
    out.seek(8)
    sensor = _placed(out, _mosaic(*size))
    raw = _directory(out, [
        (254, LONG, 0), (256, LONG, size[0]), (257, LONG, size[1]), (258, SHORT, 16),
        (259, SHORT, 1), (262, SHORT, 32803), (273, LONG, sensor), (277, SHORT, 1),
        (278, LONG, size[1]), (279, LONG, size[0] * size[1] * 2), (33421, SHORT, (2, 2)),
        (33422, BYTE, (0, 1, 1, 2)), (50714, LONG, 0), (50717, LONG, 65535),
    ])  # fmt: skip
    exif = _directory(out, [(36867, ASCII, "2024:01:27 10:11:12"), (36881, ASCII, "+09:00")])
    tags: list[Tag] = [
        (254, LONG, 1), (271, ASCII, "Photosketch"), (272, ASCII, "Made Camera"),
        (274, SHORT, orientation), (306, ASCII, "2024:01:27 10:11:12"), (330, LONG, raw),
        (34665, LONG, exif), (50706, BYTE, (1, 4, 0, 0)), (50707, BYTE, (1, 1, 0, 0)),
        (50708, ASCII, "Photosketch Made Camera"), (50721, SIGNED, IDENTITY),
        (50728, RATIONAL, (1, 1, 1)), (50778, SHORT, 21),
    ]  # fmt: skip
    if preview is not None:
        jpeg = encoded(preview, "JPEG", **(options or {}))
        tags += [
            (256, LONG, preview.width), (257, LONG, preview.height), (258, SHORT, (8, 8, 8)),
            (259, SHORT, 7), (262, SHORT, 6), (273, LONG, _placed(out, jpeg)),
            (277, SHORT, 3), (278, LONG, preview.height), (279, LONG, len(jpeg)),
        ]  # fmt: skip
    if xmp:
        tags.append((700, BYTE, xmp))
    first = _directory(out, tags)
    out.seek(4)
    out.write(struct.pack("<I", first))
    return out.getvalue()


def stored(orientation: int, way: Image.Transpose | None) -> bytes:
    """A DNG whose preview lies as the sensor does; ``orientation`` puts it upright."""
    lying = quarters(480, 320) if way is None else quarters(480, 320).transpose(way)
    return dng(lying.size, preview=lying, orientation=orientation)


def _mosaic(width: int, height: int) -> bytes:
    """What a sensor sees of a plain red wall, RGGB."""
    red, green, blue = (value * 256 for value in RED)
    pairs = (struct.pack("<HH", red, green), struct.pack("<HH", green, blue))
    return b"".join(pairs[row % 2] * (width // 2) for row in range(height))


def _placed(out: io.BytesIO, data: bytes) -> int:
    out.seek(0, io.SEEK_END)
    if out.tell() % 2:
        out.write(b"\0")
    at = out.tell()
    out.write(data)
    return at


def _directory(out: io.BytesIO, tags: list[Tag]) -> int:
    """Write a TIFF directory and what its entries point at; return where it is."""
    entries = []
    for tag, kind, value in sorted(tags):
        count, data = _packed(kind, value)
        place = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack("<I", _placed(out, data))
        entries.append(struct.pack("<HHI", tag, kind, count) + place)
    return _placed(out, struct.pack("<H", len(entries)) + b"".join(entries) + bytes(4))


def _packed(kind: int, value: object) -> tuple[int, bytes]:
    if isinstance(value, str):
        data = value.encode() + b"\0"
        return len(data), data
    if isinstance(value, bytes):
        return len(value), value
    values = value if isinstance(value, tuple) else (value,)
    if kind in {RATIONAL, SIGNED}:
        letter = "i" if kind == SIGNED else "I"
        return len(values), b"".join(struct.pack(f"<{letter}{letter}", n, 1) for n in values)
    return len(values), struct.pack(f"<{len(values)}{LETTER[kind]}", *values)
