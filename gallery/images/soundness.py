"""Finds the damage that decoders overlook: missing ends, wrong checksums."""

from typing import BinaryIO

from gallery.images import png_chunks
from gallery.model.reasons import Reason

BLOCK = 1 << 20
TAIL = 1 << 16  # bytes; the end mark of a sound JPEG is nearly always in here
MOST_MARKERS = 2_000
END_OF_IMAGE = b"\xff\xd9"
START_OF_SCAN = 0xDA
# Markers without a length (ITU T.81 § B.1.1.3): TEM, RST0..7, SOI.
BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


def damage(stream: BinaryIO, size: int, form: str) -> Reason | None:
    """Check a file's container without decoding it.

    Args:
        stream: the file; its position is moved.
        size: its length in bytes.
        form: the format, a key of ``formats.NAMES``.
    """
    if form in {"JPEG", "MPO"}:
        return _jpeg_damage(stream, size)
    if form == "PNG":
        return png_chunks.damage(stream)
    if form == "GIF":
        return _gif_damage(stream, size)
    if form == "WEBP":
        return _webp_damage(stream, size)
    return None


def _jpeg_damage(stream: BinaryIO, size: int) -> Reason | None:
    """Look for the end mark behind the first scan.

    Inside a scan the bytes FF D9 cannot occur, so that a tail of zeros (a download that was
    never finished) shows by the mark's absence.
    """
    scan = _first_scan(stream, size)
    if scan is None:
        return None  # junk before the picture: the decoder's word counts
    tail = max(scan, size - TAIL)
    if _contains_end(stream, tail, size) or _contains_end(stream, scan, tail + 1):
        return None
    return Reason.TRUNCATED


def _first_scan(stream: BinaryIO, size: int) -> int | None:
    at = 2
    for _ in range(MOST_MARKERS):
        stream.seek(at)
        head = stream.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return None
        if head[1] == 0xFF:  # fill byte
            at += 1
        elif head[1] == START_OF_SCAN:
            return at
        elif head[1] in BARE_MARKERS:
            at += 2
        else:
            at += 2 + int.from_bytes(head[2:4], "big")
        if at >= size:
            return None
    return None


def _contains_end(stream: BinaryIO, start: int, end: int) -> bool:
    stream.seek(start)
    left, before = end - start, b""
    while left > 0:
        block = stream.read(min(BLOCK, left))
        if not block:
            return False
        if END_OF_IMAGE in before + block:
            return True
        before = block[-1:]
        left -= len(block)
    return False


def _gif_damage(stream: BinaryIO, size: int) -> Reason | None:
    """The trailer may be followed by padding or junk, so only a cut block chain counts."""
    stream.seek(0)
    head = stream.read(13)
    if len(head) < 13:
        return Reason.TRUNCATED
    stream.seek(_colours(head[10]), 1)
    while True:
        introducer = stream.read(1)
        if not introducer:
            return Reason.TRUNCATED
        if introducer == b";":
            return None
        if introducer == b"!":
            stream.seek(1, 1)
        elif introducer == b",":
            stream.seek(_colours(stream.read(9)[-1:][0] if size else 0) + 1, 1)
        else:
            return None  # junk between blocks, which every viewer takes as the end
        if not _skip_blocks(stream):
            return Reason.TRUNCATED


def _colours(flags: int) -> int:
    """Return the bytes of the colour table that ``flags`` announce (GIF89a § 18, 20)."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(stream: BinaryIO) -> bool:
    while length := stream.read(1):
        if length == b"\0":
            return True
        stream.seek(length[0], 1)
    return False


def _webp_damage(stream: BinaryIO, size: int) -> Reason | None:
    stream.seek(4)
    announced = int.from_bytes(stream.read(4), "little") + 8
    return Reason.TRUNCATED if announced > size else None
