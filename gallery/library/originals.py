"""Files that come into the library: copied or moved so that nothing is ever half there."""

import contextlib
import errno
import hashlib
import os
import shutil
import uuid
from pathlib import Path

from gallery.library.database import Library
from gallery.model.errors import DiskFull
from gallery.model.reasons import Reason, RefusedFile

COPY, MOVE = "copy", "move"
BLOCK_BYTES = 1024 * 1024
FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))  # what Windows refuses in a name
RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10)}
LONGEST_NAME_BYTES = 200  # of 255, so that " (2)" and the temporary suffix fit
LONGEST_SUFFIX_BYTES = 20  # ".jpeg" and anything else that a picture ends in


def place(source: Path, library: Library, name: str, mode: str, *, digest: str = "") -> Path:
    """Bring a file into ``originals``: temporary file, flushed to the disk, renamed, verified.

    Args:
        source: the file.
        library: the library.
        name: the path wanted below ``originals``, "/" between ("2024/Love wins all/01.jpg");
            a name that is taken by other content gets a number.
        mode: "copy" or "move"; with "move" the source goes once the new file is verified.
        digest: SHA-256 of the source if known; otherwise it is computed while copying.

    Returns:
        The absolute path of the new file (of the one that was there, if it is the same).

    Raises:
        RefusedFile: the source cannot be read or changed while it was read, the target
            cannot be written.
        DiskFull: no space left; nothing was kept.
    """
    folder, wanted = _target(library.originals, name)
    try:
        if source.resolve().is_relative_to(library.originals.resolve()):
            return source.absolute()  # it is in already; moving it onto itself would lose it
        folder.mkdir(parents=True, exist_ok=True)
        if mode == MOVE and _is_same_disk(source, folder):
            return _move(source, wanted, digest=digest)
        temporary = folder / f".{uuid.uuid4().hex}.part"
        try:
            written = _copy(source, temporary)
            if digest and written != digest:
                raise RefusedFile(Reason.CHANGED_WHILE_READ, os.fspath(source))
            if digest_of(temporary) != written:
                raise RefusedFile(Reason.CANNOT_WRITE, os.fspath(wanted))
            target = publish(temporary, wanted, digest=written)
            flush_folder(folder)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _worded(error, library, source) from error
    if mode == MOVE:
        with contextlib.suppress(OSError):  # read-only source: the copy stands, that is enough
            source.unlink()
    return target


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's content, as lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def safe_name(name: str) -> str:
    """Return one part of a path that is a name on Linux, Windows and macOS."""
    shown = "".join(c if c.isprintable() else "_" for c in name.translate(FORBIDDEN))
    stem, dot, suffix = shown.strip(" .").rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (suffix, "")
    if len(suffix.encode()) > LONGEST_SUFFIX_BYTES:  # "Vol. 2 of a long title" has no suffix
        stem, suffix = stem + suffix, ""
    if stem.partition(".")[0].rstrip().casefold() in RESERVED:  # also in front of "nul.tar.gz"
        stem = f"_{stem}"
    room = LONGEST_NAME_BYTES - len(suffix.encode())
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{stem}{suffix}" or "_"


def _target(originals: Path, name: str) -> tuple[Path, Path]:
    parts = [safe_name(part) for part in name.split("/") if part not in ("", ".", "..")]
    wanted = originals.joinpath(*parts or ["_"])
    return wanted.parent, wanted


def _is_same_disk(source: Path, folder: Path) -> bool:
    return source.stat().st_dev == folder.stat().st_dev


def _move(source: Path, wanted: Path, *, digest: str) -> Path:
    """Give a file on the same disk its new name; not a byte is copied."""
    found = digest_of(source)
    if digest and found != digest:
        raise RefusedFile(Reason.CHANGED_WHILE_READ, os.fspath(source))
    target = publish(source, wanted, digest=found)
    flush_folder(target.parent)
    source.unlink(missing_ok=True)
    return target


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while block := reading.read(BLOCK_BYTES):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    with contextlib.suppress(OSError):  # times are nice to have
        shutil.copystat(source, target)
    return digest.hexdigest()


def publish(temporary: Path, wanted: Path, *, digest: str) -> Path:
    """Give a finished file a name without ever replacing another file.

    Args:
        temporary: the file, on the same disk; its own name may stay (a hard link).
        wanted: the name; one that is taken by other content gets a number.
        digest: SHA-256 of the content.

    Returns:
        The name given, or that of a file that was there with the same content.
    """
    number = 1
    while True:
        target = wanted if number == 1 else wanted.with_stem(f"{wanted.stem} ({number})")
        try:
            os.link(temporary, target)
        except FileExistsError:
            if _is_content(target, temporary, digest):
                return target
            number += 1
            continue
        except OSError:  # a disk without hard links (exFAT)
            if target.exists():
                number += 1
                continue
            temporary.rename(target)
        return target


def flush_folder(folder: Path) -> None:
    """Make new names durable; Windows has no such thing and does not need it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_content(target: Path, temporary: Path, digest: str) -> bool:
    same_size = target.stat().st_size == temporary.stat().st_size
    return same_size and digest_of(target) == digest


def _worded(error: OSError, library: Library, source: Path) -> Exception:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(library.folder, error.strerror or "")
    if isinstance(error, FileNotFoundError):
        return RefusedFile(Reason.VANISHED, os.fspath(source))
    if isinstance(error, PermissionError):
        return RefusedFile(Reason.NO_PERMISSION, os.fspath(error.filename or source))
    return RefusedFile(Reason.CANNOT_WRITE, error.strerror or str(error))
