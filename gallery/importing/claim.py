"""Whether somebody is at work on an import right now.

A killed import is recorded as running, and so is one that another window is busy with. The
difference is a lock on a file, which the system takes away from a process that ends.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
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

    Where the cache cannot be written nothing is locked: the import matters more, and the
    worst is that another window offers to go on with it.

    Raises:
        LibraryBusy: another process, or another thread, is at work on it.
    """
    path = _path(library, import_id)
    with ExitStack() as closing:
        file = _opened(path)
        if file is not None:
            closing.enter_context(file)
            if not _lock(file):
                raise LibraryBusy(library.folder, f"import {import_id}")
        yield
    with suppress(OSError):
        path.unlink(missing_ok=True)


def is_claimed(library: Library, import_id: int) -> bool:
    """Whether somebody is at work on an import."""
    path = _path(library, import_id)
    if not path.exists():
        return False
    file = _opened(path)
    if file is None:  # another user's
        return True
    with file:
        return not _lock(file)  # a lock that we got goes when the file is closed


def _path(library: Library, import_id: int) -> Path:
    return library.cache / "imports" / f"{import_id}.lock"


def _opened(path: Path) -> IO[bytes] | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("ab")
    except OSError:
        return None


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
