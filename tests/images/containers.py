"""Containers with metadata in the places where Pillow does not look."""

import io
import struct

from PIL import Image, PngImagePlugin

from tests.images.making import chunk, encoded, quarters

GIF_TRAILER = bytes(range(255, -1, -1))  # after the b"\x01" that begins the "magic trailer"
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
EXIF_UUID = bytes.fromhex("4a706754696666457869662d3e4a5032")
IPTC_UUID = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")


def gif_with_xmp(xmp: bytes, *, behind: bool = False, padding: int = 0) -> bytes:
    """A GIF whose packet stands before its frame, or behind it after ``padding`` bytes."""
    gif = encoded(quarters(), "GIF")
    comment = b"!\xfe" + (b"\xff" + b"x" * 255) * (padding // 256) + b"\0"
    block = b"!\xff\x0bXMP DataXMP" + xmp + b"\x01" + GIF_TRAILER + b"\0"
    if behind:
        return gif[:-1] + comment + block + gif[-1:]
    at = gif.index(b",", 13 + 3 * 2 ** ((gif[10] & 7) + 1))
    return gif[:at] + block + gif[at:]


def box(kind: bytes, data: bytes, *, long: bool = False) -> bytes:
    """A box of JPEG 2000."""
    if long:
        return struct.pack(">I4sQ", 1, kind, len(data) + 16) + data
    return struct.pack(">I4s", len(data) + 8, kind) + data


def jp2_with(*boxes: bytes) -> bytes:
    """A JPEG 2000 file with boxes before its pixels."""
    jp2 = encoded(quarters(), "JPEG2000")
    at = jp2.index(b"jp2c") - 4
    return jp2[:at] + b"".join(boxes) + jp2[at:]


def resource(iptc: bytes, *, name: bytes = b"") -> bytes:
    """IPTC among Photoshop's image resources."""
    label = bytes([len(name)]) + name + b"\0" * (1 - len(name) % 2)
    other = b"8BIM\x03\xf0\0\0" + (3).to_bytes(4, "big") + b"abc\0"
    return other + b"8BIM\x04\x04" + label + len(iptc).to_bytes(4, "big") + iptc


def jpeg_with_iptc(iptc: bytes, *, comment: bytes = b"", xmp: bytes = b"") -> bytes:
    """A JPEG with an APP13 segment."""
    options = ({"comment": comment} if comment else {}) | ({"xmp": xmp} if xmp else {})
    jpeg = encoded(quarters(), "JPEG", **options)
    data = b"Photoshop 3.0\0" + resource(iptc)
    return jpeg[:2] + b"\xff\xed" + (len(data) + 2).to_bytes(2, "big") + data + jpeg[2:]


def png_with_iptc(iptc: bytes, *, wrapped: bool = False) -> bytes:
    """A PNG with IPTC as ImageMagick and its followers keep it."""
    data = resource(iptc) if wrapped else iptc
    written = f"\niptc\n{len(data):8}\n{data.hex()}\n"
    info = PngImagePlugin.PngInfo()
    info.add_text("Raw profile type iptc", written, zip=True)
    return encoded(quarters(), "PNG", pnginfo=info)


def png_with_late(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with chunks behind the pixels."""
    png = encoded(quarters(), "PNG")
    return png[:-12] + b"".join(chunk(kind, data) for kind, data in chunks) + png[-12:]


def tiff_with(tag: int, data: bytes, *, kind: int) -> bytes:
    """A TIFF with a block of bytes that is declared as numbers of ``kind`` (1, 4 or 7)."""
    tiff = encoded(quarters(), "TIFF", tiffinfo={tag: b"-" * 100})
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack(f"{order}I", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[first : first + 2])
    size = {1: 1, 4: 4, 7: 1}[kind]
    padded = data + b"\0" * (-len(data) % size)
    out = bytearray(tiff + padded)
    for number in range(count):
        at = first + 2 + 12 * number
        if struct.unpack(f"{order}H", out[at : at + 2])[0] == tag:
            entry = struct.pack(f"{order}HHII", tag, kind, len(padded) // size, len(tiff))
            out[at : at + 12] = entry
    return bytes(out)


def exif_bytes(values: dict[int, object], *, inner: dict[int, dict[int, object]]) -> bytes:
    """EXIF with tags of the first directory and of inner ones."""
    exif = Image.Exif()
    for tag, value in values.items():
        exif[tag] = value
    for which, tags in inner.items():
        exif.get_ifd(which).update(tags)
    return exif.tobytes()


def jpeg_with_exif(
    values: dict[int, object], *, inner: dict[int, dict[int, object]] | None = None
) -> bytes:
    """A JPEG with EXIF."""
    out = io.BytesIO()
    quarters().save(out, "JPEG", exif=exif_bytes(values, inner=inner or {}))
    return out.getvalue()
