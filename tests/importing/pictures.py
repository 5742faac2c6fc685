"""Small files for tests: whole pictures and broken ones."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw


def picture_bytes(
    *, shade: int = 0, size: tuple[int, int] = (64, 48), form: str = "JPEG", taken: str = ""
) -> bytes:
    """Return a picture that differs from those of every other shade."""
    image = Image.new("RGB", size, (shade % 256, 255 - shade % 256, (shade // 256) % 256))
    ImageDraw.Draw(image).text((4, 4), str(shade), fill="white")
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    out = io.BytesIO()
    image.save(out, form, **({"exif": exif} if taken else {}))
    return out.getvalue()


def write_picture(path: Path, *, shade: int = 0, form: str = "JPEG", taken: str = "") -> Path:
    """Write such a picture, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture_bytes(shade=shade, form=form, taken=taken))
    return path


def noise_jpeg(*, side: int = 256) -> bytes:
    """Return a JPEG with so much in it that a cut shows."""
    image = Image.effect_noise((side, side), 80).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def png_bomb(*, side: int = 30_000) -> bytes:
    """Return a PNG of a few kilobytes that claims ``side`` x ``side`` pixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(bytes(1 << 20))
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
