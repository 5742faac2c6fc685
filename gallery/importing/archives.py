"""Zip and cbz from strangers: what is inside, and the bytes of one entry.

Runs in a child process. Nothing is ever extracted under a name from the archive: entries are
read into memory or streamed into a file that we name ourselves. An archive with a name that
leads out of its folder, or with a link in it, was made to harm and is refused whole.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO

from gallery.images import formats
from gallery.importing.matching import METADATA_FOLDERS, is_sidecar_name, match
from gallery.importing.scan import refusal
from gallery.model.reasons import Reason, RefusedFile

MOST_ENTRIES = 50_000  # of an archive; the largest packs of fans hold a few thousand
MOST_BYTES = 64 << 30  # of all pictures in an archive
LARGEST_ENTRY = 2 << 30  # bytes of one picture; a 400-megapixel TIFF fits
SUSPICIOUS_BYTES = 100 << 20  # below this, any ratio of compression is harmless
HIGHEST_RATIO = 200  # compressed pictures hardly shrink, flat bitmaps shrink 100 times
UTF8_FLAG, PASSWORD_FLAG = 0x800, 0x1
UNIX = 3  # the system whose entries carry a file mode
LEGACY_ENCODINGS = ("utf-8", "cp949")  # of names without the UTF-8 flag, tried in this order
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture in an archive: ``index`` in its directory, ``folder`` and ``name`` decoded."""

    index: int
    folder: str
    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds: pictures, sidecars, and names of entries that are neither."""

    entries: tuple[Entry, ...]
    ignored: tuple[str, ...]
    sidecars: tuple[Entry, ...] = ()


def list_pictures(path: str) -> Contents:
    """Return the pictures in an archive.

    Raises:
        RefusedFile: ARCHIVE_BROKEN, ARCHIVE_PASSWORD, ARCHIVE_UNSAFE_NAME, ARCHIVE_LINK or
            ARCHIVE_TOO_LARGE.
    """
    with _opened(path) as archive:
        infos = archive.infolist()
        if len(infos) > MOST_ENTRIES:
            raise RefusedFile(Reason.ARCHIVE_TOO_LARGE, f"{len(infos)}")
        names = [decoded_name(info) for info in infos]
        for info, name in zip(infos, names, strict=True):
            _refuse_hostile(info, name)
        entries: list[Entry] = []
        sidecars: list[Entry] = []
        ignored: list[str] = []
        for index, (info, name) in enumerate(zip(infos, names, strict=True)):
            folder, _, last = name.rpartition("/")
            if not last or folder.startswith("__MACOSX"):
                continue
            entry = Entry(index, folder, last, info.file_size)
            if formats.is_picture_name(last):
                entries.append(entry)
            elif is_sidecar_name(last):
                sidecars.append(entry)
            else:
                ignored.append(name)
        _refuse_bomb(infos, entries)
        if any(infos[entry.index].flag_bits & PASSWORD_FLAG for entry in entries):
            raise RefusedFile(Reason.ARCHIVE_PASSWORD)
        beside, unclaimed = _sorted_out(entries, sidecars)
        return Contents(tuple(entries), (*ignored, *unclaimed), beside)


def _sorted_out(
    entries: list[Entry], sidecars: list[Entry]
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the sidecars that may speak of pictures, in their folders, and other names."""
    pictures: dict[str, list[str]] = {}
    for entry in entries:
        pictures.setdefault(entry.folder, []).append(entry.name)
    groups: dict[str, list[Entry]] = {}
    for sidecar in sidecars:
        above, _, last = sidecar.folder.rpartition("/")
        apart = last.casefold() in METADATA_FOLDERS and sidecar.folder not in pictures
        groups.setdefault(above if apart else sidecar.folder, []).append(sidecar)
    beside: list[Entry] = []
    unclaimed: list[str] = []
    for folder, group in groups.items():
        names = pictures.get(folder, [])
        lost = set(match(names, [one.name for one in group]).unclaimed)
        for one in group:
            if names and one.name not in lost:
                beside.append(replace(one, folder=folder))
            else:
                unclaimed.append(f"{one.folder}/{one.name}".lstrip("/"))
    return tuple(beside), tuple(unclaimed)


@contextmanager
def open_entry(path: str, index: int, *, password: str = "") -> Iterator[IO[bytes]]:
    """Give a stream of one entry's bytes; the archive is checked again like any stranger.

    Raises:
        RefusedFile: the archive, or this entry, cannot be read.
    """
    try:
        status = Path(path).stat()
    except OSError as error:
        raise _refused(path, error) from error
    archive = _kept_open(path, status.st_size, status.st_mtime_ns)
    infos = archive.infolist()
    if index >= len(infos):
        raise RefusedFile(Reason.CHANGED_WHILE_READ)
    info = infos[index]
    _refuse_hostile(info, decoded_name(info))
    if info.flag_bits & PASSWORD_FLAG and not password:
        raise RefusedFile(Reason.ARCHIVE_PASSWORD)
    try:
        with archive.open(info, pwd=password.encode() or None) as stream:
            yield stream
    except BROKEN as error:
        raise RefusedFile(Reason.ARCHIVE_BROKEN, f"{type(error).__name__}: {error}") from error


def name_of(path: str, index: int) -> str:
    """Return the last part of an entry's name, "" if there is no such entry."""
    status = Path(path).stat()
    infos = _kept_open(path, status.st_size, status.st_mtime_ns).infolist()
    return decoded_name(infos[index]).rpartition("/")[2] if index < len(infos) else ""


def decoded_name(info: zipfile.ZipInfo) -> str:
    """Return an entry's name with "/" between folders.

    Without the UTF-8 flag the bytes are what the packing system used: nearly always UTF-8 or
    Korean Windows (CP949); DOS Latin (CP437), what the standard says, comes last.
    """
    name = info.orig_filename
    if not info.flag_bits & UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        for encoding in LEGACY_ENCODINGS:
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


@lru_cache(maxsize=1)
def _kept_open(path: str, _bytes: int, _modified_ns: int) -> zipfile.ZipFile:
    """Return the archive, read once for all its entries: its list may be long (14 ms at 5,000).

    A child process reads one archive after the other; it ends with the import.
    """
    return _opened(path)


def _opened(path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (PermissionError, FileNotFoundError) as error:
        raise _refused(path, error) from error
    except (*BROKEN, MemoryError) as error:
        raise RefusedFile(Reason.ARCHIVE_BROKEN, f"{type(error).__name__}: {error}") from error


def _refused(path: str, error: OSError) -> RefusedFile:
    refused = refusal(path, error)
    return RefusedFile(refused.reason, refused.detail)


def _refuse_hostile(info: zipfile.ZipInfo, name: str) -> None:
    parts = name.split("/")
    drive = len(parts[0]) > 1 and parts[0][1] == ":"
    if name.startswith("/") or drive or ".." in parts or "\0" in name:
        raise RefusedFile(Reason.ARCHIVE_UNSAFE_NAME, name)
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == UNIX else 0
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise RefusedFile(Reason.ARCHIVE_LINK, name)


def _refuse_bomb(infos: list[zipfile.ZipInfo], entries: list[Entry]) -> None:
    total = sum(entry.bytes for entry in entries)
    packed = sum(infos[entry.index].compress_size for entry in entries)
    largest = max((entry.bytes for entry in entries), default=0)
    sparse = total > SUSPICIOUS_BYTES and total > packed * HIGHEST_RATIO
    if total > MOST_BYTES or largest > LARGEST_ENTRY or sparse:
        raise RefusedFile(Reason.ARCHIVE_TOO_LARGE, f"{total} bytes")
