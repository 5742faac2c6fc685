"""Finds the damage that decoders overlook: missing ends, wrong checksums."""

from dataclasses import dataclass
from typing import BinaryIO

from gallery.images import gif_blocks, png_chunks
from gallery.model.reasons import Reason

BLOCK = 1 << 20
TAIL = 1 << 16  # bytes; the end mark of a sound JPEG is nearly always in here
# A tail of zeros is a download that was never finished. Coders do end flat pictures in
# zeros: measured up to 5.4 % of the file (lossy WebP of one colour).
ZERO_SHARE = 10  # one part in ten
LEAST_ZEROS = 64  # bytes; tiny files may end in anything
MOST_MARKERS = 2_000
END_OF_IMAGE = b"\xff\xd9"
START_OF_SCAN = 0xDA
# Markers without a length (ITU T.81 § B.1.1.3): TEM, RST0..7, SOI.
BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at the container showed; ``frames`` 0 where it was not counted."""

    damage: Reason | None = None
    frames: int = 0


def examine(stream: BinaryIO, size: int, form: str) -> Finding:
    """Check a file's container without decoding it.

    Args:
        stream: the file; its position is moved.
        size: its length in bytes.
        form: the format, a key of ``formats.NAMES``.
    """
    if form in {"JPEG", "MPO"}:
        return Finding(_jpeg_damage(stream, size))
    if form == "PNG":
        return Finding(png_chunks.damage(stream))
    if form == "GIF":
        return _gif_finding(stream, size)
    if form == "WEBP":
        return Finding(_webp_damage(stream, size))
    if form in {"AVIF", "HEIF", "JPEG2000"}:
        return Finding(_zeros_damage(stream, size))
    return Finding()


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


def _gif_finding(stream: BinaryIO, size: int) -> Finding:
    """What stands between blocks may be any junk but the zeros of an unfinished download."""
    frames, end = gif_blocks.walk(stream)
    is_cut = not end or (end != gif_blocks.TRAILER and _ends_in_zeros(stream, size))
    return Finding(Reason.TRUNCATED if is_cut else None, max(1, frames))


def _webp_damage(stream: BinaryIO, size: int) -> Reason | None:
    stream.seek(4)
    announced = int.from_bytes(stream.read(4), "little") + 8
    return Reason.TRUNCATED if announced > size else _zeros_damage(stream, size)


def _zeros_damage(stream: BinaryIO, size: int) -> Reason | None:
    return Reason.TRUNCATED if _ends_in_zeros(stream, size) else None


def _ends_in_zeros(stream: BinaryIO, size: int) -> bool:
    tail = size // ZERO_SHARE
    stream.seek(size - tail)
    return tail >= LEAST_ZEROS and not stream.read(tail).strip(b"\0")
