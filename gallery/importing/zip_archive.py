"""One zip from strangers, opened: its entries and, once, those of the zips inside it.

Nothing is ever extracted under a name from the archive. A zip inside that is merely stored
(the usual case) is read in place; a packed one goes through a temporary file without a name.
"""

import contextlib
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, cast

from gallery.images import formats
from gallery.importing.scan import ZIP_SUFFIXES, refusal
from gallery.importing.zip_bytes import Part, Unhurried
from gallery.importing.zip_names import names_of
from gallery.model.reasons import Reason, Refused, RefusedFile

Alive = Callable[[], None]

MOST_ENTRIES = 50_000  # of an archive; the largest packs of fans hold a few thousand
MOST_INSIDE = 500  # archives inside an archive
LARGEST_INSIDE = 4 << 30  # bytes of archives inside that have to be unpacked to be read
SUSPICIOUS_BYTES = 100 << 20  # below this, any ratio of compression is harmless
HIGHEST_RATIO = 200  # compressed pictures hardly shrink, flat bitmaps shrink 100 times
PASSWORD_FLAG, STRONG_FLAG = 0x1, 0x40
UNIX = 3  # the system whose entries carry a file mode
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
OTHER_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES"}  # § 4.4.5
CHUNK = 1 << 20  # bytes
LONGEST_TRIAL = 4 << 20  # bytes of an entry that is decrypted to try a password (4 s)
LOCAL_HEADER, LENGTHS_AT = 30, 26  # bytes before an entry's name; APPNOTE 4.3.7
# zipfile raises RuntimeError for a password that is missing or wrong.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One entry: ``name`` with "/" between folders, behind the name of a zip inside."""

    volume: zipfile.ZipFile
    info: zipfile.ZipInfo
    name: str
    key: bytes | None

    @property
    def is_locked(self) -> bool:
        """Whether its bytes are encrypted."""
        return bool(self.info.flag_bits & PASSWORD_FLAG)

    @property
    def is_readable(self) -> bool:
        """Whether it is packed, and encrypted, by methods that we can undo."""
        return _is_readable(self.info)

    @contextlib.contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Give a stream of its bytes.

        Raises:
            RefusedFile: it is damaged, or its password is missing or wrong.
        """
        if self.is_locked and self.key is None:
            raise RefusedFile(Reason.ARCHIVE_PASSWORD)
        try:
            with self.volume.open(self.info, pwd=self.key) as stream:
                yield cast(IO[bytes], Unhurried(stream)) if self.is_locked else stream
        except BROKEN as error:
            raise broken(error) from error


class ZipArchive:
    """A zip and what is in it.

    Attributes:
        members: its entries, then those of the zips inside it, in order.
        refused: zips inside it that cannot be read.
    """

    def __init__(self, path: str, *, password: str = "") -> None:
        """Remember where it is; ``read`` opens it."""
        self.members: list[Member] = []
        self.refused: list[Refused] = []
        self._path = path
        self._password = password
        self._open = contextlib.ExitStack()
        self._room = LARGEST_INSIDE

    def __del__(self) -> None:
        self._open.close()

    def read(self, alive: Alive) -> None:
        """Read the directory, once, and those of the zips inside.

        Raises:
            RefusedFile: ARCHIVE_BROKEN, ARCHIVE_PASSWORD, ARCHIVE_UNSAFE_NAME, ARCHIVE_LINK,
                ARCHIVE_KIND or ARCHIVE_TOO_LARGE.
        """
        if self.members:
            return
        members = self._members_of(_opened(self._path), "", room=MOST_ENTRIES)
        inside = [one for one in members if is_zip_name(one.name)]
        if len(inside) > MOST_INSIDE:
            raise RefusedFile(Reason.ARCHIVE_TOO_LARGE, f"{len(inside)} archives")
        for outer in inside:
            alive()
            try:
                volume = self._open_inside(outer, alive)
                room = MOST_ENTRIES - len(members)
                within = self._members_of(volume, f"{_stem(outer.name)}/", room=room)
                if any(one.is_locked and one.is_readable and one.key is None for one in within):
                    raise RefusedFile(Reason.ARCHIVE_PASSWORD)
            except RefusedFile as error:
                self._refuse(outer.name, error)
                continue
            for deeper in (one for one in within if is_zip_name(one.name)):
                self._refuse(deeper.name, RefusedFile(Reason.ARCHIVE_KIND, "nested"))
            members += within
        self.members = members

    def _refuse(self, name: str, error: RefusedFile) -> None:
        self.refused.append(Refused(f"{self._path}/{name}", error.reason, error.detail))

    def _members_of(self, volume: zipfile.ZipFile, above: str, *, room: int) -> list[Member]:
        """Return what a zip holds, ``above`` before each name; at most ``room`` entries."""
        self._open.enter_context(volume)
        infos = volume.infolist()
        if len(infos) > room:
            raise RefusedFile(Reason.ARCHIVE_TOO_LARGE, f"{len(infos):,} entries")
        names = names_of(infos)
        for info, name in zip(infos, names, strict=True):
            _refuse_hostile(info, name)
        key = _key_of(volume, self._password)
        return [
            Member(volume, info, above + name, key) for info, name in zip(infos, names, strict=True)
        ]

    def _open_inside(self, outer: Member, alive: Alive) -> zipfile.ZipFile:
        """Open a zip inside: in place when it is stored, else unpacked, without a name."""
        info = outer.info
        if not outer.is_readable:
            raise RefusedFile(Reason.ARCHIVE_KIND, method_name(outer))
        if info.compress_type == zipfile.ZIP_STORED and not outer.is_locked:
            return _opened(_part_of(outer))
        if is_bomb(info.file_size, packed=info.compress_size) or info.file_size > self._room:
            raise RefusedFile(Reason.ARCHIVE_TOO_LARGE, f"{info.file_size:,} bytes")
        self._room -= info.file_size
        unpacked = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        with outer.open() as stream:
            while block := stream.read(CHUNK):
                unpacked.write(block)
                alive()
        return _opened(unpacked)


def is_zip_name(name: str) -> bool:
    """Whether an entry of this name is looked into as a zip."""
    last = name.rpartition("/")[2]
    return not formats.is_ignored(last) and formats.suffix_of(last) in ZIP_SUFFIXES


def is_bomb(unpacked: int, *, packed: int) -> bool:
    """Whether so many bytes out of so few are no pictures."""
    return unpacked > SUSPICIOUS_BYTES and unpacked > packed * HIGHEST_RATIO


def method_name(member: Member) -> str:
    """Return how an entry is packed, for people who know such names ("AES")."""
    if member.info.flag_bits & STRONG_FLAG:
        return "AES"
    kind = member.info.compress_type
    return OTHER_METHODS.get(kind, f"method {kind}")


def broken(error: Exception) -> RefusedFile:
    """Return what a reader's error makes of an archive."""
    return RefusedFile(Reason.ARCHIVE_BROKEN, f"{type(error).__name__}: {error}")


def _opened(source: str | IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (PermissionError, FileNotFoundError) as error:
        refused = refusal("", error)
        raise RefusedFile(refused.reason, refused.detail) from error
    except (*BROKEN, MemoryError) as error:
        raise broken(error) from error


def _part_of(member: Member) -> IO[bytes]:
    """Return the bytes of a stored entry where they are in the archive."""
    base = member.volume.fp
    assert base is not None  # the archive stays open as long as its members
    base.seek(member.info.header_offset)
    header = base.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER:
        raise RefusedFile(Reason.ARCHIVE_BROKEN)
    name, extra = struct.unpack_from("<HH", header, LENGTHS_AT)
    start = member.info.header_offset + LOCAL_HEADER + name + extra
    return cast(IO[bytes], Part(base, start, member.info.file_size))


def _key_of(volume: zipfile.ZipFile, password: str) -> bytes | None:
    """Return the password as the packer's bytes, None if none is needed or none was given.

    Raises:
        RefusedFile: ARCHIVE_PASSWORD, it is the wrong one.
    """
    locked = [info for info in volume.infolist() if info.flag_bits & PASSWORD_FLAG]
    readable = [info for info in locked if _is_readable(info)]
    if not password or not readable:
        return None
    shortest = min(readable, key=lambda info: info.file_size)
    for key in dict.fromkeys((password.encode(), password.encode("cp949", "replace"))):
        try:
            with volume.open(shortest, pwd=key) as stream:
                if shortest.file_size <= LONGEST_TRIAL:  # the check sum tells for certain
                    stream.read()
            return key
        except BROKEN:
            continue
    raise RefusedFile(Reason.ARCHIVE_PASSWORD, "wrong")


def _is_readable(info: zipfile.ZipInfo) -> bool:
    return info.compress_type in METHODS and not info.flag_bits & STRONG_FLAG


def _refuse_hostile(info: zipfile.ZipInfo, name: str) -> None:
    parts = name.split("/")
    drive = len(parts[0]) > 1 and parts[0][1] == ":"
    if name.startswith("/") or drive or ".." in parts or "\0" in name:
        raise RefusedFile(Reason.ARCHIVE_UNSAFE_NAME, name)
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == UNIX else 0
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise RefusedFile(Reason.ARCHIVE_LINK, name)


def _stem(name: str) -> str:
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}{last.rpartition('.')[0] or last}"
