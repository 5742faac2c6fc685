"""A library, open: its folder, its database, its cache.

``reading`` and ``writing`` are the only two ways to the tables. What happens at the end of a
writing: derived data is renewed, the transaction is committed (or all of it is undone), then
files follow (``Writer.after_commit``).
"""

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select

from gallery.jobs.progress import Cancellable, Progress
from gallery.library import derived, news, schema, trash
from gallery.library.connections import (
    BUSY_SECONDS,
    Reader,
    Readers,
    make_engine,
    open_database,
    worded,
)
from gallery.library.journal import Writer
from gallery.library.location import cache_folder, default_folder, is_network_folder
from gallery.library.news import News
from gallery.library.tables import about
from gallery.library.thumbnails import ThumbnailStore
from gallery.model.errors import LibraryBusy, LibraryDamaged, LibraryMissing

__all__ = ["Library", "Reader", "Writer", "default_folder", "is_network_folder"]

DATABASE_NAME = "library.db"
MAGIC = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat2.html § 1.3
OWN_SECONDS = 600.0  # how long this program's own writing is waited for: a million photos
NAME_BYTES = 4  # of the name by which an open library knows its own notes (``news``)
RETRY_SECONDS = 0.05  # between two tries to switch a new file to WAL


class Library:
    """An open library; make one with ``Library.open``. Every method is safe in any thread.

    Attributes:
        folder: the library's folder, absolute.
        originals: where copied and moved files are kept.
        backups: where copies of the database go.
        identity: 32 hexadecimal digits, the same wherever the folder is moved.
        cache: where what can be computed again is kept, in the user's cache.
        thumbnails: the thumbnails, in ``cache``.
    """

    def __init__(self, folder: Path, cache: Path | None) -> None:
        self.folder = folder
        self.database_path = folder / DATABASE_NAME
        self.originals = folder / "originals"
        self.backups = folder / "backups"
        self._readers = Readers(self.database_path)
        self._engine = make_engine(self.database_path, begin="BEGIN IMMEDIATE")
        self._writer: Connection | None = None
        self._lock = threading.Lock()
        self._writing_thread: threading.Thread | None = None
        self._version = 0
        self._name = os.urandom(NAME_BYTES).hex()
        try:
            self.identity = self._prepare()
        except BaseException:
            self.close()
            raise
        self.cache = cache_folder(self.identity, cache)
        self.thumbnails = ThumbnailStore(self.cache / "thumbnails.db")

    @classmethod
    def open(cls, folder: Path, *, cache: Path | None = None) -> "Library":
        """Open the library in ``folder``; make it if there is none.

        Args:
            folder: the library's folder, made with its parents when missing.
            cache: the folder of all caches, the user's cache folder if None.

        Raises:
            LibraryMissing: the folder cannot be made or written.
            LibraryDamaged: ``library.db`` is not a library's database.
            LibraryTooNew: a newer Photosketch wrote it.
            LibraryBusy: another program kept it for writing too long.
        """
        folder = folder.expanduser().absolute()
        try:
            for place in (folder, folder / "originals"):
                place.mkdir(parents=True, exist_ok=True)
            _check_header(folder)
        except OSError as error:
            raise LibraryMissing(folder, error.strerror or str(error)) from error
        with worded(folder):
            _switch_to_wal(folder)
            return cls(folder, cache)

    @contextmanager
    def reading(self, until: Cancellable | None = None) -> Iterator[Reader]:
        """Give this thread's reader; everything asked inside is of one state.

        Args:
            until: stops the questions inside when it is cancelled, in any thread.

        Raises:
            Cancelled: it was.
        """
        with worded(self.folder), self._readers.reading(until) as reader:
            yield reader

    @contextmanager
    def writing(self, progress: Progress | None = None) -> Iterator[Writer]:
        """Give the writer for one transaction; an exception inside undoes all of it.

        Args:
            progress: hears how far a long writing is, and may stop it: then nothing is written.

        Raises:
            Cancelled: ``progress`` asked to stop.
            LibraryBusy: others wrote for more than 10 seconds.
            DiskFull: there was no space; nothing was written.
        """
        with self._alone(), worded(self.folder):
            connection = self._writer_connection()
            with connection.begin():
                writer = Writer(connection, self.folder, progress)
                before = _below(connection).total_changes
                yield writer
                derived.refresh(writer)
                if writer.touched.pictures:
                    self.thumbnails.forget_compared(writer.touched.pictures)
                if _below(connection).total_changes != before:
                    news.tell(connection, writer.changes, by=self._name)
            for follow in writer.after_commit:
                follow()

    def data_version(self) -> int:
        """Return a number that changes when another process, or another ``Library``, wrote."""
        if self._lock.acquire(blocking=False):
            try:
                with worded(self.folder):
                    raw = _below(self._writer_connection())
                    self._version = raw.execute("PRAGMA data_version").fetchone()[0]
            finally:
                self._lock.release()
        return self._version

    def news(self, since: News) -> News:
        """Return what other processes, or other ``Library`` objects, wrote.

        Args:
            since: what was known before; ``News()`` to begin with.
        """
        with self.reading() as reader:  # before the version: what is younger is told again
            number = news.last(reader)
        version = self.data_version()
        if version == since.version or since == News():
            return News(version, number)
        with self.reading() as reader:
            number, changes = news.heard(reader, since.number, by=self._name)
        return News(version, number, changes)

    def close(self) -> None:
        """Close every connection; no other thread may be inside ``reading`` any more."""
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._engine.dispose()
        self._readers.close()
        if hasattr(self, "thumbnails"):
            self.thumbnails.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self) -> str:
        with self._readers.reading() as reader:
            revision = schema.stored_revision(reader)
        if revision != schema.HEAD:
            schema.prepare(self._engine, self.folder, self.backups)
        with self._readers.reading() as reader:
            identity = reader.execute(
                select(about.c.value).where(about.c.key == "identity")
            ).scalar()
            trash.go_on(reader, self.folder)
        if not identity:
            raise LibraryDamaged(self.folder, "the library has no identity")
        return str(identity)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._writing_thread is threading.current_thread():
            raise RuntimeError("writing inside writing")
        if not self._lock.acquire(timeout=OWN_SECONDS):
            raise LibraryBusy(self.folder, "this program is still writing")
        self._writing_thread = threading.current_thread()
        try:
            yield
        finally:
            self._writing_thread = None
            self._lock.release()

    def _writer_connection(self) -> Connection:
        if self._writer is None:
            self._writer = self._engine.connect()
        return self._writer


def _below(connection: Connection) -> sqlite3.Connection:
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    return below


def _check_header(folder: Path) -> None:
    path = folder / DATABASE_NAME
    if path.exists() or path.is_symlink():
        with path.open("rb") as stream:
            head = stream.read(len(MAGIC))
        if head and head != MAGIC:
            raise LibraryDamaged(folder, "library.db is not a database")


def _switch_to_wal(folder: Path) -> None:
    """Switch the file to WAL; SQLite does not wait by itself when two try at once."""
    deadline = time.monotonic() + BUSY_SECONDS
    with contextlib.closing(open_database(folder / DATABASE_NAME)) as connection:
        while True:
            try:
                mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            except sqlite3.OperationalError as error:
                is_busy = str(error.sqlite_errorname).startswith("SQLITE_BUSY")
                if not is_busy or time.monotonic() > deadline:
                    raise
                time.sleep(RETRY_SECONDS)
                continue
            if mode != "wal":
                raise LibraryMissing(folder, f"journal mode {mode}")
            return
