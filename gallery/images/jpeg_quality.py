"""How much a JPEG was compressed, told from its quantisation tables alone.

A JPEG does not say with which quality it was written. Its tables do: most programs scale the
tables that the standard gives as an example (ITU-T T.81, Annex K) the way the Independent JPEG
Group does. Tables of other programs are given the quality whose tables are nearest to theirs.

Only the header is read, some kilobytes; nothing is decoded.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

FORMATS = frozenset({"JPEG", "MPO"})
# Table K.1 for brightness, in the zigzag order of files.
BRIGHTNESS = (
    *(16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40),
    *(26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51),
    *(56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87),
    *(95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99),
)
SIZE = len(BRIGHTNESS)
BEST = 100
MOST_SEGMENTS = 1_000  # a file that never comes to its picture is no photo
PREFIX, START, TABLES, PIXELS = 0xFF, 0xD8, 0xDB, 0xDA
ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length


def quality_of(path: Path) -> int | None:
    """Return the estimated quality of a JPEG, 1 to 100; None if this is none, or not there."""
    try:
        with path.open("rb") as stream:
            return quality_in(stream)
    except (OSError, ValueError):  # ValueError: a path with a null byte
        return None


def quality_in(stream: BinaryIO) -> int | None:
    """Return the estimated quality of the JPEG that a stream begins with, None for others."""
    for number, table in _tables(stream):
        if number == 0:
            return _nearest(table)
    return None


def _tables(stream: BinaryIO) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give number and values of each table before the pixels."""
    if stream.read(2) != bytes((PREFIX, START)):
        return
    for _ in range(MOST_SEGMENTS):
        marker = _marker(stream)
        if marker in (None, PIXELS):
            return
        if marker in ALONE:
            continue
        length = int.from_bytes(stream.read(2), "big") - 2
        if length < 0:
            return
        if marker == TABLES:
            yield from _read(stream.read(length))
        else:
            stream.seek(length, 1)


def _marker(stream: BinaryIO) -> int | None:
    """Return the next marker; None where none stands."""
    if stream.read(1) != bytes((PREFIX,)):
        return None
    found = stream.read(1)
    while found == bytes((PREFIX,)):  # they may be filled up
        found = stream.read(1)
    return found[0] if found else None


def _read(segment: bytes) -> Iterator[tuple[int, tuple[int, ...]]]:
    at = 0
    while at < len(segment):
        wide, number = segment[at] >> 4, segment[at] & 15
        step = 2 if wide else 1
        values = segment[at + 1 : at + 1 + SIZE * step]
        if len(values) < SIZE * step:
            return
        places = range(0, SIZE * step, step)
        yield number, tuple(int.from_bytes(values[p : p + step], "big") for p in places)
        at += 1 + SIZE * step


@cache
def _scaled() -> tuple[tuple[int, ...], ...]:
    """Return the standard's table for each quality from 1, as the IJG scales it."""
    return tuple(
        tuple(min(255, max(1, (value * _percent(quality) + 50) // 100)) for value in BRIGHTNESS)
        for quality in range(1, BEST + 1)
    )


def _percent(quality: int) -> int:
    return 5_000 // quality if quality < BEST // 2 else 2 * (BEST - quality)


def _nearest(table: tuple[int, ...]) -> int:
    def apart(quality: int) -> int:
        known = _scaled()[quality - 1]
        return sum(abs(value - other) for value, other in zip(table, known, strict=True))

    # Of equally near ones the higher: the worst tables reach 255 everywhere and look alike.
    return min(range(1, BEST + 1), key=lambda quality: (apart(quality), -quality))
