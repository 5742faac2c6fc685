"""Names in the library's originals: safe on every system, never in another file's place."""

import contextlib
import hashlib
import os
from pathlib import Path

FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))  # what Windows refuses in a name
RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10)}
LONGEST_NAME_BYTES = 200  # of 255, so that " (2)" and the temporary suffix fit
LONGEST_SUFFIX_BYTES = 20  # ".jpeg" and anything else that a picture ends in


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
