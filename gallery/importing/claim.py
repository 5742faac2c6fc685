"""Whether somebody is at work on an import right now.

A killed import is recorded as running, and so is one that another window is busy with. The
difference is a lock on a file, which the system takes away from a process that ends.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gallery.library.database import Library
from gallery.model.errors import LibraryBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def claimed(library: Library, import_id: int) -> Iterator[None]:
    """Be at work on an import.

    Raises:
        LibraryBusy: another process, or another thread, is at work on it.
    """
    path = _path(library, import_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if not _lock(file):
            raise LibraryBusy(library.folder, f"import {import_id}")
        yield
    path.unlink(missing_ok=True)


def is_claimed(library: Library, import_id: int) -> bool:
    """Whether somebody is at work on an import."""
    path = _path(library, import_id)
    if not path.exists():
        return False
    with path.open("ab") as file:
        return not _lock(file)  # a lock that we got goes when the file is closed


def _path(library: Library, import_id: int) -> Path:
    return library.cache / "imports" / f"{import_id}.lock"


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
