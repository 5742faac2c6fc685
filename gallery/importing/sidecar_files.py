"""The records of one sidecar, wherever it lies: on the disk, in an archive, on one line.

A sidecar is named by a *reference*: its absolute path, or ``!<index>`` for an entry of an
archive. Behind either, after a NUL, may stand one record of it: ``<offset>+<length>`` is a
line, ``#<number>`` counts from 0.
"""

import io
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from gallery.importing import archives
from gallery.metadata.downloads.entry import Entry
from gallery.metadata.sidecar import Pixels, read_sidecar
from gallery.model.reasons import RefusedFile

Alive = Callable[[], None]

LARGEST_SIDECAR = 8 << 20  # bytes; a post with a thousand pictures has one of 1 MB
LARGEST_LOCKED = 2 << 20  # bytes of one in a locked archive; decrypting that takes 2 s
LARGEST_LINES = 64 << 20  # bytes of a file with a record a line
LARGEST_LINE = 1 << 20  # bytes of such a record
KEPT_SMALL = 64 << 10  # bytes; smaller sidecars, which several pictures may share, stay parsed
PLACE = "\0"  # between a sidecar and the place of a record in it: no path holds one
NUMBER = "#"
ENTRY = "!"  # before the index of an entry; absolute paths never begin so


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where references lead: ``archive`` is the path of the archive they index, or "".

    ``zone`` is the IANA zone for moments without one. ``pixels`` are those of the picture that
    an XMP belongs to.
    """

    zone: str
    archive: str = ""
    password: str = ""
    pixels: Pixels | None = None


def entries_of(ref: str, shelf: Shelf) -> tuple[Entry, ...]:
    """Return the records of a sidecar, or the one meant; () if it cannot be read."""
    whole, _, place = ref.partition(PLACE)
    if place.startswith(NUMBER):
        number = int(place.removeprefix(NUMBER))
        return entries_of(whole, shelf)[number : number + 1]
    try:
        size, modified_ns = _status(ref, shelf)
        kept = _small if size <= KEPT_SMALL else _large
        return kept(ref, shelf, size, modified_ns)
    except (OSError, RefusedFile):
        return ()


def records_of(ref: str, shelf: Shelf, alive: Alive) -> Iterator[tuple[str, Entry]]:
    """Yield (reference to this record, record)."""
    if not _has_lines(ref, shelf):
        for number, entry in enumerate(entries_of(ref, shelf)):
            yield f"{ref}{PLACE}{NUMBER}{number}", entry
        return
    name = _name(ref, shelf)
    try:
        for offset, line in _lines(ref, shelf, alive):
            for entry in read_sidecar(name, line, zone=shelf.zone):
                yield f"{ref}{PLACE}{offset}+{len(line)}", entry
    except (OSError, RefusedFile):
        return


def path_of(ref: str) -> str:
    """Return the reference of the sidecar that a reference leads to or into."""
    return ref.partition(PLACE)[0]


def is_record(ref: str) -> bool:
    """Whether a reference leads to a single record."""
    return PLACE in ref


@lru_cache(maxsize=64)
def _small(ref: str, shelf: Shelf, _size: int, _modified_ns: int) -> tuple[Entry, ...]:
    return _parsed(ref, shelf)


@lru_cache(maxsize=1)
def _large(ref: str, shelf: Shelf, _size: int, _modified_ns: int) -> tuple[Entry, ...]:
    return _parsed(ref, shelf)


def _parsed(ref: str, shelf: Shelf) -> tuple[Entry, ...]:
    whole, _, place = ref.partition(PLACE)
    if place:
        data = _line(whole, place, shelf)
    elif _has_lines(ref, shelf):
        return ()  # too much to keep: its records are read one by one
    else:
        data = _content(whole, shelf)
    return read_sidecar(_name(ref, shelf), data, zone=shelf.zone, pixels=shelf.pixels)


def _content(whole: str, shelf: Shelf) -> bytes:
    """Return all bytes of a sidecar, b"" if it is too large to be one."""
    most = LARGEST_LOCKED if shelf.password else LARGEST_SIDECAR
    parts: list[bytes] = []
    with _opened(whole, shelf) as stream:
        while most >= 0 and (block := stream.read(most + 1)):
            parts.append(block)
            most -= len(block)
    return b"".join(parts) if most >= 0 else b""


def _line(whole: str, place: str, shelf: Shelf) -> bytes:
    offset, length = (int(number) for number in place.split("+"))
    if whole.startswith(ENTRY):
        return _unpacked(whole, shelf, *_status(whole, shelf))[offset : offset + length]
    with _opened(whole, shelf) as stream:
        stream.seek(offset)
        return stream.read(length)


@lru_cache(maxsize=1)
def _unpacked(whole: str, shelf: Shelf, _size: int, _modified_ns: int) -> bytes:
    """Return a sidecar of an archive, kept for its other lines: it can only be read in order."""
    return _content(whole, shelf)


def _lines(ref: str, shelf: Shelf, alive: Alive) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, line) of a file with a record a line; longer lines are passed over."""
    if ref.startswith(ENTRY):
        with io.BytesIO(_unpacked(ref, shelf, *_status(ref, shelf))) as unpacked:
            yield from _lines_of(unpacked, alive)
        return
    with _opened(ref, shelf) as stream:
        yield from _lines_of(stream, alive)


def _lines_of(stream: IO[bytes], alive: Alive) -> Iterator[tuple[int, bytes]]:
    offset = 0
    while offset < LARGEST_LINES and (line := stream.readline(LARGEST_LINE)):
        alive()
        whole = line.endswith(b"\n") or len(line) < LARGEST_LINE
        if whole and line.strip():
            yield offset, line
        offset += len(line)
        while not whole and (more := stream.readline(LARGEST_LINE)):
            alive()
            offset += len(more)
            whole = more.endswith(b"\n")


def _has_lines(ref: str, shelf: Shelf) -> bool:
    return _name(ref, shelf).casefold().endswith(".jsonl")


def _name(ref: str, shelf: Shelf) -> str:
    whole = path_of(ref)
    if whole.startswith(ENTRY):
        index = int(whole.removeprefix(ENTRY))
        return archives.name_of(shelf.archive, index, password=shelf.password)
    return Path(whole).name


def _status(ref: str, shelf: Shelf) -> tuple[int, int]:
    """Return size and time of what changes when a sidecar changes."""
    whole = path_of(ref)
    status = Path(shelf.archive if whole.startswith(ENTRY) else whole).stat()
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise OSError("no file")
    return status.st_size, status.st_mtime_ns


@contextmanager
def _opened(ref: str, shelf: Shelf) -> Iterator[IO[bytes]]:
    if ref.startswith(ENTRY):
        index = int(ref.removeprefix(ENTRY))
        with archives.open_entry(shelf.archive, index, password=shelf.password) as stream:
            yield stream
        return
    _status(ref, shelf)
    with Path(ref).open("rb") as file:
        yield file
