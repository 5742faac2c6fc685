"""Whether the places in which files stand are there: a disk may be pulled out."""

import os
from pathlib import Path

from sqlalchemy import Connection, select

from gallery.library.tables import roots


def missing_roots(reader: Connection) -> frozenset[int]:
    """Return the roots outside the library that are not there now.

    A root is a mount point; the folder may stay, empty, when nothing is mounted there.
    """
    outside = select(roots.c.id, roots.c.path).where(roots.c.inside == 0)
    return frozenset(key for key, path in reader.execute(outside) if not _is_there(path))


def _is_there(path: bytes) -> bool:
    return Path(os.fsdecode(path)).is_dir() and os.path.ismount(path)
