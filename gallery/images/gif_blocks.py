"""Walks the blocks of a GIF file: counts the frames, sees whether the end is there."""

import os
from typing import BinaryIO

FLAGS_AT = 10
HEADER_BYTES = 13
DESCRIPTOR_BYTES = 9
TRAILER, EXTENSION, FRAME = b";", b"!", b","


def walk(stream: BinaryIO) -> tuple[int, bytes]:
    """Count the frames up to the trailer (GIF89a appendix B).

    Returns:
        The frames, and what ended the walk: ``TRAILER``, b"" for the end of the file, or a
        byte that begins no block (viewers take it as the end, or skip it as junk).
    """
    stream.seek(FLAGS_AT)
    stream.seek(HEADER_BYTES + _colours(stream.read(1)))
    frames = 0
    while introducer := stream.read(1):
        if introducer == EXTENSION:
            stream.seek(1, os.SEEK_CUR)  # the label says what the extension is for
        elif introducer == FRAME:
            stream.seek(_colours(stream.read(DESCRIPTOR_BYTES)[-1:]) + 1, os.SEEK_CUR)
            frames += 1
        else:
            return frames, introducer
        if not _skip_blocks(stream):
            return frames, b""
    return frames, b""


def _colours(flags: bytes) -> int:
    """Return the bytes of the colour table that ``flags`` announce (GIF89a § 18, 20)."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _skip_blocks(stream: BinaryIO) -> bool:
    while length := stream.read(1):
        if length == b"\0":
            return True
        stream.seek(length[0], os.SEEK_CUR)
    return False
