"""Reads and describes one file. Runs in a child process: every byte here is a stranger's.

The file is read once. While it is read its digest is computed and, if it is to stand in the
library (copy, or an entry of an archive), it is written to a staging file beside its later
place; the parent only renames that.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gallery.images.inspect import ImageFacts, inspect
from gallery.importing import archives
from gallery.importing.scan import refusal
from gallery.metadata.merge import describe, joined, stored_size
from gallery.model.described import PhotoFacts
from gallery.model.photoset import KOREAN_TIME
from gallery.model.reasons import Reason, Refused, RefusedFile

if TYPE_CHECKING:
    from gallery.images.thumbnail import Thumbnail

QUICK_PIXELS = 30_000_000  # of a JPEG that is decoded at an eighth of its size: 40 ms
IN_MEMORY = 32 << 20  # bytes; larger files are streamed, then opened a second time
CHUNK = 2 << 20  # bytes; after each the parent hears that the disk, not a decoder, keeps us

Alive = Callable[[], None]
Jpeg = bytes  # the thumbnail's; a file's size is called bytes here


@dataclass(frozen=True, slots=True)
class Errand:
    """What a child is sent for; ``staging`` is where to put a copy, "" for none.

    ``name`` gives the suffix (an entry of an archive has its own); ``entry`` is its index.
    ``bytes`` is the size the plan saw. ``beside`` are the sidecars that speak of it, ``zone``
    the one of their moments. ``before`` is the thumbnail of the picture that had this path,
    b"" for none. ``is_first``: it is among the first that will be seen, so that its thumbnail
    is made too.
    """

    number: int
    path: str
    name: str
    bytes: int
    entry: int = -1
    staging: str = ""
    beside: tuple[str, ...] = ()
    zone: str = KOREAN_TIME
    password: str = ""
    before: Jpeg = b""
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A sidecar as it was when it was read."""

    path: str
    bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What the sidecars of a picture say, and which were read."""

    facts: PhotoFacts
    sidecars: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is: identity, picture, what it and its sidecars say about it.

    ``is_same_picture``: it looks like the picture that was there before. ``thumbnail``: of one
    of the first pictures, if it is whole and quickly made; the analysis makes all others.
    """

    digest: str
    bytes: int
    modified_ns: int
    format: str
    width: int
    height: int
    frames: int
    facts: PhotoFacts
    sidecars: tuple[Version, ...] = ()
    is_same_picture: bool = False
    thumbnail: "Thumbnail | None" = None


def examine(errand: Errand, alive: Alive) -> Examined | Refused:
    """Read, digest, stage and describe one file."""
    try:
        examined = _examine(errand, alive)
    except RefusedFile as refused:
        _discard(errand.staging)
        return Refused(errand.path, refused.reason, refused.detail)
    except OSError as error:
        _discard(errand.staging)
        return refusal(errand.path, error)
    return examined


def hear(errand: Errand, alive: Alive) -> Heard:
    """Read only the sidecars of a file that the library has."""
    alive()
    said, sidecars = _beside(errand, _header(errand))
    return Heard(joined(said), sidecars)


def digest_of(errand: Errand, alive: Alive) -> str:
    """Return a file's digest, "" if it cannot be read (the import itself will say why)."""
    try:
        size = errand.bytes if errand.entry >= 0 else _status(errand.path).st_size
        with _stream_of(errand, alive) as stream, _Copy("") as copy:
            return _read(stream, alive, most=size, content=None, copy=copy)[0]
    except (OSError, RefusedFile):
        return ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An archive to look into; ``password`` "" for none; ``known`` entries need no password."""

    path: str
    password: str = ""
    known: frozenset[int] = frozenset()


def list_archive(sealed: Sealed, alive: Alive) -> archives.Contents | Refused:
    """Return the pictures in an archive, or why it is refused."""
    alive()
    try:
        return archives.list_pictures(
            sealed.path, password=sealed.password, known=sealed.known, alive=alive
        )
    except RefusedFile as refused:
        return Refused(sealed.path, refused.reason, refused.detail)
    except OSError as error:
        return refusal(sealed.path, error)


def _examine(errand: Errand, alive: Alive) -> Examined:
    before = _status(errand.path)
    size = errand.bytes if errand.entry >= 0 else before.st_size
    if not size:
        raise RefusedFile(Reason.EMPTY)
    content: list[bytes] | None = [] if size <= IN_MEMORY else None
    if content is None and errand.entry < 0:
        inspect(Path(errand.path))  # a film by the name of a picture need not be read for that
    with _stream_of(errand, alive) as stream, _Copy(errand.staging) as copy:
        digest, read = _read(stream, alive, most=size, content=content, copy=copy)
    after = _status(errand.path)
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if changed or read != size:
        raise RefusedFile(Reason.CHANGED_WHILE_READ)
    if errand.staging and errand.entry < 0:
        os.utime(errand.staging, ns=(before.st_atime_ns, before.st_mtime_ns))
    named, data = _openable(errand, content)
    header = inspect(named, content=data)
    alive()
    said, sidecars = _beside(errand, header)
    return Examined(
        digest=digest,
        bytes=size,
        modified_ns=before.st_mtime_ns,
        format=header.format,
        width=header.width,
        height=header.height,
        frames=header.frames,
        facts=describe(named, header, content=data, sidecar_facts=said),
        sidecars=sidecars,
        is_same_picture=bool(errand.before) and _looks_like(errand.before, named, data),
        thumbnail=_thumbnail(named, header, data) if errand.is_first else None,
    )


def _thumbnail(named: Path, header: ImageFacts, data: bytes | None) -> "Thumbnail | None":
    """Return the thumbnail of a picture with which nothing is wrong, None for any other."""
    # Needed for the first few files only.
    from gallery.images.thumbnail import make_thumbnail

    if header.format != "JPEG" or header.width * header.height > QUICK_PIXELS:
        return None
    try:
        made = make_thumbnail(named, content=data)
    except RefusedFile:
        return None
    as_said = (made.width, made.height) == (header.width, header.height)
    return made if as_said and made.damage is None else None


def _header(errand: Errand) -> ImageFacts | None:
    """Return the header of a known picture if an XMP, which may hold boxes, lies beside it."""
    if errand.entry >= 0 or not any(ref.casefold().endswith(".xmp") for ref in errand.beside):
        return None
    try:
        return inspect(Path(errand.path))
    except (OSError, RefusedFile):
        return None


def _beside(
    errand: Errand, header: ImageFacts | None
) -> tuple[tuple[PhotoFacts, ...], tuple[Version, ...]]:
    if not errand.beside:
        return (), ()
    # The readers of every platform's sidecars: 60 ms that a child without sidecars does not need.
    from gallery.importing.beside import facts_beside, path_of
    from gallery.metadata.sidecar import Pixels

    pixels = Pixels(*stored_size(header), header.stored_orientation) if header else None
    archive = errand.path if errand.entry >= 0 else ""
    paths = dict.fromkeys(path_of(ref) for ref in errand.beside) if not archive else ()
    sidecars = tuple(found for path in paths if (found := _version(path)))
    said = facts_beside(
        errand.beside,
        errand.name,
        zone=errand.zone,
        archive=archive,
        password=errand.password,
        pixels=pixels,
    )
    return said, sidecars


def _version(path: str) -> Version | None:
    """Return how a sidecar is now: before it is read, so that a later change is seen."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return Version(path, status.st_size, status.st_mtime_ns)


def _looks_like(before: bytes, path: Path, content: bytes | None) -> bool:
    # Needed for the few files that were edited where they are.
    from gallery.images.likeness import same_picture
    from gallery.images.thumbnail import make_thumbnail

    try:
        return same_picture(before, make_thumbnail(path, content=content).jpeg)
    except (OSError, RefusedFile):
        return False


def _status(path: str) -> os.stat_result:
    status = Path(path).stat()
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise RefusedFile(Reason.NOT_A_FILE)
    return status


def _openable(errand: Errand, content: list[bytes] | None) -> tuple[Path, bytes | None]:
    """Return what ``images`` can open: the bytes under the file's name, or a whole file."""
    if content is not None:
        return Path(errand.name), content[0] if len(content) == 1 else b"".join(content)
    if errand.entry < 0:
        return Path(errand.path), None
    return Path(errand.staging), None  # a staging file keeps the entry's suffix


@contextmanager
def _stream_of(errand: Errand, alive: Alive) -> Iterator[IO[bytes]]:
    if errand.entry >= 0:
        opened = archives.open_entry(
            errand.path, errand.entry, password=errand.password, alive=alive
        )
        with opened as entry:
            yield entry
    else:
        with Path(errand.path).open("rb", buffering=0) as file:
            yield file


def _read(
    stream: IO[bytes], alive: Alive, *, most: int, content: list[bytes] | None, copy: "_Copy"
) -> tuple[str, int]:
    """Read to the end, at most ``most`` bytes and one; return digest and number of bytes."""
    digest = hashlib.sha256()
    size = 0
    while size <= most and (block := stream.read(CHUNK)):
        digest.update(block)
        size += len(block)
        if content is not None:
            content.append(block)
        copy.write(block)
        alive()
    return digest.hexdigest(), size


class _Copy:
    """The staging file; when it is closed its bytes are on the disk. "" copies nothing."""

    def __init__(self, staging: str) -> None:
        self._staging = staging
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "_Copy":
        if self._staging:
            with _our_fault():
                self._file = Path(self._staging).open("wb", buffering=0)
        return self

    def write(self, block: bytes) -> None:
        """Write all of ``block``."""
        rest = memoryview(block)
        while self._file is not None and rest:
            with _our_fault():
                rest = rest[self._file.write(rest) :]

    def __exit__(self, failed: object, *_: object) -> None:
        if self._file is not None:
            with _our_fault(), self._file:
                if not failed:
                    os.fsync(self._file.fileno())


@contextmanager
def _our_fault() -> Iterator[None]:
    """Word an error of the library's own disk, which is not the file's fault."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        reason = Reason.DISK_FULL if full else Reason.CANNOT_WRITE
        raise RefusedFile(reason, error.strerror or "") from error


def _discard(staging: str) -> None:
    if staging:
        Path(staging).unlink(missing_ok=True)
