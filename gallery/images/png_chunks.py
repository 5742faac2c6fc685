"""Walks the chunks of a PNG file: metadata behind the pixels, checksums of every chunk."""

import struct
import zlib
from collections.abc import Iterator
from typing import IO

from PIL.ImageFile import ImageFile

from gallery.model.reasons import Reason

SIGNATURE_BYTES = 8
HEADER = struct.Struct(">I4s")  # length of the data, type (PNG § 5.3)
CHECKSUM_BYTES = 4
MOST_CHUNKS = 100_000  # more is an attack on our patience
LARGEST_METADATA = 4_000_000  # bytes
XMP_KEYWORD = b"XML:com.adobe.xmp"
BLOCK = 1 << 20


def late_metadata(image: ImageFile) -> dict[str, bytes]:
    """Return EXIF and XMP that stand behind the pixels, which Pillow would decode to find.

    The keys are those of Pillow's ``info``; the stream is left where it was.
    """
    stream = image.fp
    if stream is None:
        return {}
    found: dict[str, bytes] = {}
    before = stream.tell()
    try:
        for kind, at, length in _chunks(stream):
            if kind in {b"eXIf", b"iTXt"} and length <= LARGEST_METADATA:
                stream.seek(at)
                data = stream.read(length)
                if kind == b"eXIf":
                    found["exif"] = b"Exif\0\0" + data
                elif data.startswith(XMP_KEYWORD + b"\0\0"):
                    found["xmp"] = data.split(b"\0", 5)[-1]
    finally:
        stream.seek(before)
    return found


def damage(stream: IO[bytes]) -> Reason | None:
    """Check every chunk's checksum and the end mark, which decoders skip."""
    last = b""
    for kind, at, length in _chunks(stream):
        stream.seek(at)
        checksum = zlib.crc32(kind)
        left = length
        while left > 0:
            block = stream.read(min(left, BLOCK))
            if not block:
                return Reason.TRUNCATED
            checksum = zlib.crc32(block, checksum)
            left -= len(block)
        written = stream.read(CHECKSUM_BYTES)
        if len(written) < CHECKSUM_BYTES:
            return None if kind == b"IEND" else Reason.TRUNCATED
        if int.from_bytes(written, "big") != checksum:
            return Reason.CORRUPT
        last = kind
    return None if last == b"IEND" else Reason.TRUNCATED


def _chunks(stream: IO[bytes]) -> Iterator[tuple[bytes, int, int]]:
    """Yield type, place of the data and its length, up to IEND or the end of the file."""
    at = SIGNATURE_BYTES
    for _ in range(MOST_CHUNKS):
        stream.seek(at)
        header = stream.read(HEADER.size)
        if len(header) < HEADER.size:
            return
        length, kind = HEADER.unpack(header)
        yield kind, at + HEADER.size, length
        if kind == b"IEND":
            return
        at += HEADER.size + length + CHECKSUM_BYTES
