"""Archives from strangers: what is inside, and the bytes of one entry.

Runs in a child process. Nothing is ever extracted under a name from the archive: entries are
read into memory or streamed into a file that we name ourselves. An archive with a name that
leads out of its folder, or with a link in it, was made to harm and is refused whole.

Why only zips: RAR has no free reader that needs no program installed, and 7z packs pictures
into one stream, so that each would cost unpacking all before it, with 300 MB to 700 MB of
memory by py7zr's own word. Both say that they have to be unpacked first.
"""

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import IO

from gallery.images import formats
from gallery.importing.matching import METADATA_FOLDERS, is_sidecar_name, match
from gallery.importing.scan import is_archive_name, refusal
from gallery.importing.suffixes import may_be_picture
from gallery.importing.zip_archive import (
    Member,
    ZipArchive,
    is_bomb,
    is_zip_name,
    method_name,
)
from gallery.model.reasons import Reason, Refused, RefusedFile

MOST_BYTES = 64 << 30  # of all pictures in an archive
LARGEST_ENTRY = 2 << 30  # bytes of one picture; a 400-megapixel TIFF fits
MOST_ODD_NAMES = 2_000  # entries that are opened because their names promise nothing
# How archives begin that are not read here, whatever their names say.
OTHER_KINDS = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"ALZ\x01", "ALZ"),
    (b"EGGA", "EGG"),
)

Alive = Callable[[], None]


def _silent() -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture in an archive: ``index`` in its directory, ``folder`` and ``name`` decoded."""

    index: int
    folder: str
    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds: pictures, sidecars, and names of entries that are neither.

    ``refused`` are entries that would be pictures, and archives inside, that cannot be read.
    """

    entries: tuple[Entry, ...]
    ignored: tuple[str, ...]
    sidecars: tuple[Entry, ...] = ()
    refused: tuple[Refused, ...] = ()


def list_pictures(
    path: str,
    *,
    password: str = "",
    known: Container[int] = frozenset(),
    alive: Alive = _silent,
) -> Contents:
    """Return the pictures in an archive, also in zips inside it.

    Args:
        path: the archive.
        password: "" for none.
        known: indices of entries that are in the library: they are listed, never opened.
        alive: called when unpacking takes its time.

    Raises:
        RefusedFile: ARCHIVE_BROKEN, ARCHIVE_PASSWORD (its detail is "wrong" if one was given),
            ARCHIVE_KIND, ARCHIVE_UNSAFE_NAME, ARCHIVE_LINK or ARCHIVE_TOO_LARGE.
    """
    members = _members(path, password, alive)
    found = _told_apart(members, alive)
    locked = [one for one in found.pictures if members[one.index].is_locked]
    if locked and not any(members[one.index].is_readable for one in locked):
        raise RefusedFile(Reason.ARCHIVE_KIND, method_name(members[locked[0].index]))
    if any(
        members[one.index].is_readable and members[one.index].key is None
        for one in locked
        if one.index not in known
    ):
        raise RefusedFile(Reason.ARCHIVE_PASSWORD)
    _refuse_bomb([members[one.index] for one in found.pictures], Path(path).stat().st_size)
    entries = [one for one in found.pictures if members[one.index].is_readable]
    odd = [members[one.index] for one in found.pictures if not members[one.index].is_readable]
    refused = [(member.name, method_name(member)) for member in odd] + [
        (name, formats.suffix_of(name).removeprefix(".").upper()) for name in found.archives
    ]
    beside, unclaimed = _sorted_out(entries, found.sidecars)
    return Contents(
        entries=tuple(entries),
        ignored=(*found.ignored, *unclaimed),
        sidecars=beside,
        refused=(
            *_kept(path, password).refused,
            *(Refused(f"{path}/{name}", Reason.ARCHIVE_KIND, kind) for name, kind in refused),
        ),
    )


@dataclass(slots=True)
class _Found:
    """Entries told apart: pictures, possible sidecars, and names of other archives and more."""

    pictures: list[Entry] = field(default_factory=list)
    sidecars: list[Entry] = field(default_factory=list)
    archives: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def _told_apart(members: list[Member], alive: Alive) -> _Found:
    found = _Found()
    odd = 0
    for index, member in enumerate(members):
        folder, _, last = member.name.rpartition("/")
        if not last or "__MACOSX" in folder.split("/") or is_zip_name(last):
            continue  # zips inside are opened, or refused, where the archive is read
        entry = Entry(index, folder, last, member.info.file_size)
        if formats.is_picture_name(last):
            found.pictures.append(entry)
        elif is_sidecar_name(last):
            found.sidecars.append(entry)
        elif is_archive_name(last):
            found.archives.append(member.name)
        elif may_be_picture(last) and (odd := odd + 1) <= MOST_ODD_NAMES and _is_picture(member):
            alive()
            found.pictures.append(entry)
        else:
            found.ignored.append(member.name)
    return found


def _is_picture(member: Member) -> bool:
    try:
        with member.open() as stream:
            return formats.sniff(stream.read(formats.HEAD_BYTES)) is not None
    except RefusedFile:
        return False


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
def open_entry(
    path: str, index: int, *, password: str = "", alive: Alive = _silent
) -> Iterator[IO[bytes]]:
    """Give a stream of one entry's bytes; the archive is checked again like any stranger.

    Raises:
        RefusedFile: the archive, or this entry, cannot be read.
    """
    members = _members(path, password, alive)
    if index >= len(members):
        raise RefusedFile(Reason.CHANGED_WHILE_READ)
    with members[index].open() as stream:
        yield stream


def name_of(path: str, index: int, *, password: str = "") -> str:
    """Return the last part of an entry's name, "" if there is no such entry.

    Raises:
        RefusedFile: the archive cannot be read.
    """
    members = _members(path, password, _silent)
    return members[index].name.rpartition("/")[2] if index < len(members) else ""


def _members(path: str, password: str, alive: Alive) -> list[Member]:
    archive = _kept(path, password)
    archive.read(alive)
    return archive.members


def _kept(path: str, password: str) -> ZipArchive:
    try:
        status = Path(path).stat()
        with Path(path).open("rb") as file:
            head = file.read(len(OTHER_KINDS[0][0]))
    except OSError as error:
        refused = refusal(path, error)
        raise RefusedFile(refused.reason, refused.detail) from error
    for signature, kind in OTHER_KINDS:
        if head.startswith(signature):
            raise RefusedFile(Reason.ARCHIVE_KIND, kind)
    return _kept_open(path, password, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=1)
def _kept_open(path: str, password: str, _bytes: int, _modified_ns: int) -> ZipArchive:
    """Return the archive, read once for all its entries: its list may be long (14 ms at 5,000).

    A child process reads one archive after the other; it ends with the import.
    """
    return ZipArchive(path, password=password)


def _refuse_bomb(pictures: list[Member], size: int) -> None:
    """Refuse what unpacks to far too much; entries may share bytes of the file."""
    total = sum(member.info.file_size for member in pictures)
    packed = min(sum(member.info.compress_size for member in pictures), size)
    largest = max((member.info.file_size for member in pictures), default=0)
    if total > MOST_BYTES or largest > LARGEST_ENTRY or is_bomb(total, packed=packed):
        raise RefusedFile(Reason.ARCHIVE_TOO_LARGE, f"{total:,} bytes")
