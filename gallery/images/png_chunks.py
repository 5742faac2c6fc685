"""Walks the chunks of a PNG file: metadata behind the pixels, checksums of every chunk."""

import struct
import zlib
from collections.abc import Iterator
from typing import IO

from PIL.ImageFile import ImageFile

from gallery.images.texts import utf8_or_latin1
from gallery.model.reasons import Reason

SIGNATURE_BYTES = 8
HEADER = struct.Struct(">I4s")  # length of the data, type (PNG § 5.3)
CHECKSUM_BYTES = 4
MOST_CHUNKS = 100_000  # more is an attack on our patience
LARGEST_METADATA = 4_000_000  # bytes
XMP_KEYWORD = b"XML:com.adobe.xmp"
KEYWORDS = frozenset({XMP_KEYWORD, b"Title", b"Author", b"Description", b"Copyright", b"Comment"})
TEXT_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
BLOCK = 1 << 20


def late_metadata(image: ImageFile) -> dict[str, bytes | str]:
    """Return EXIF, XMP and texts behind the pixels, which Pillow would decode to find.

    The keys are those of Pillow's ``info``; the stream is left where it was.
    """
    stream = image.fp
    if stream is None:
        return {}
    found: dict[str, bytes | str] = {}
    before = stream.tell()
    try:
        for kind, at, length in _chunks(stream):
            if kind == b"eXIf" and length <= LARGEST_METADATA:
                stream.seek(at)
                found["exif"] = b"Exif\0\0" + stream.read(length)
            elif kind in TEXT_CHUNKS and length <= LARGEST_METADATA:
                stream.seek(at)
                found |= _text(kind, stream.read(length))
    finally:
        stream.seek(before)
    return found


def _text(kind: bytes, data: bytes) -> dict[str, bytes | str]:
    """Read one text chunk (PNG § 11.3.4): XMP as bytes under "xmp", the others by keyword."""
    keyword, _, rest = data.partition(b"\0")
    if keyword not in KEYWORDS:  # a thousand packed ones would fill the memory
        return {}
    is_packed = kind == b"zTXt"
    if kind == b"zTXt":
        rest = rest[1:]  # the method: there is only one
    elif kind == b"iTXt":
        is_packed = rest[:1] == b"\1"
        rest = rest[2:].split(b"\0", 2)[-1]  # behind language and translated keyword
    if is_packed:
        rest = _unpacked(rest)
    if keyword == XMP_KEYWORD:
        return {"xmp": rest}
    return {keyword.decode("latin-1"): utf8_or_latin1(rest)}


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LARGEST_METADATA)
    except zlib.error:
        return b""


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
