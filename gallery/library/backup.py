"""Copies of ``library.db``, whole and consistent even while somebody writes."""

import contextlib
import os
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from gallery.library.connections import worded

KEPT = 10  # copies of one reason; older ones go
ABANDONED = 3600  # s without a write, after which nobody finishes an unfinished copy any more


def back_up(database: Path, backups: Path, *, reason: str = "by-hand") -> Path:
    """Copy the database into ``backups``, flushed to the disk.

    Args:
        database: ``library.db``.
        backups: the folder for copies, made when missing.
        reason: a word in the copy's name ("before-0002"); ten copies of each are kept.

    Returns:
        The copy.

    Raises:
        DiskFull: no space; nothing is left behind.
        LibraryError: the database could not be read or the copy not written.
    """
    backups.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(backups)
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = backups / f"library-{moment}-{reason}.db"
    temporary = copy.with_suffix(".part")
    try:
        with worded(database.parent):
            _copy(database, temporary)
        temporary.replace(copy)
    finally:
        for left in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            left.unlink(missing_ok=True)
    for old in sorted(backups.glob(f"library-*-{reason}.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return copy


def _clear_abandoned(backups: Path) -> None:
    """Remove what copies left that were killed; another program's may be under way."""
    for unfinished in backups.glob("library-*.part*"):
        with contextlib.suppress(OSError):
            if time.time() - unfinished.stat().st_mtime > ABANDONED:
                unfinished.unlink()


def _copy(database: Path, target: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(database)) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, not three
    with target.open("rb+") as written:
        os.fsync(written.fileno())
