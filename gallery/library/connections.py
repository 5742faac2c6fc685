"""Connections to one SQLite file: how they are opened, begun, shared and closed.

A reader connection per thread, one for the writer. A transaction of a reader sees one state
of the library from its first question to its end; the writer's begins with BEGIN IMMEDIATE,
so that two writers never meet halfway.

Why not SQLAlchemy's pools: a pool hands connections from thread to thread and closes them when
it likes. Here each thread keeps its own, and ``close`` closes them all.
"""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from gallery.jobs.progress import Cancellable
from gallery.library.memory import SHARE, Memory, Share
from gallery.model.errors import (
    Cancelled,
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
)
from gallery.model.names import search_text

Reader = Connection

BUSY_SECONDS = 10.0  # how long another program's write is waited for
ROOM_OF_SHARED_MEMORY = 65_536  # bytes; a WAL index takes 32 KiB at least
# An edit of a million photos writes half a gigabyte there, and the file would keep that size.
LARGEST_LOG = 64 * 2**20  # bytes of the write-ahead log once it is all in the database
STEPS = 50_000  # of SQLite's machine between looks whether a reading shall stop; about 2 ms
UNTIL = "until"  # where a connection keeps what may stop its reading
PAGE_CACHE_KIB = 16_384  # of the writer; the hot indexes of 100,000 photos fit in it
# A reader's: with four times as much no search is quicker, and a window has five of them.
READER_CACHE_KIB = 4_096


def open_database(path: Path) -> sqlite3.Connection:
    """Open ``path`` with the settings every connection to a library has.

    No memory map: a disk that is pulled out would then end the program instead of an error.
    """
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{PAGE_CACHE_KIB}")
        connection.execute(f"PRAGMA journal_size_limit = {LARGEST_LOG}")
        connection.create_function("folded", 1, _folded, deterministic=True)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _folded(text: str | None) -> str | None:
    """Return a text as it is searched: what questions know as ``folded``."""
    return None if text is None else search_text(text)


def make_engine(path: Path, *, begin: str) -> Engine:
    """Return an engine without a pool whose transactions start with the statement ``begin``."""
    engine = create_engine("sqlite://", creator=lambda: open_database(path), poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def ignore_foreign_keys(connection: Connection) -> None:
    """Let rows hang on nothing from now on; call it before a transaction.

    Below SQLAlchemy, which would begin one: inside it SQLite passes over this in silence.
    """
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    below.execute("PRAGMA foreign_keys = OFF")


@contextmanager
def _stoppable(connection: Connection, until: Cancellable | None) -> Iterator[None]:
    """Let ``until`` end a question that is under way."""
    if until is None:
        yield
        return
    until.check()
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    connection.info[UNTIL] = until
    below.set_progress_handler(lambda: until.is_cancelled, STEPS)
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise Cancelled from error
        raise
    finally:
        below.set_progress_handler(None, 0)
        connection.info.pop(UNTIL, None)


def check(reader: Reader) -> None:
    """Go on, or raise: for what is done with many rows once they are read.

    Raises:
        Cancelled: nobody waits for the answer any more.
    """
    until = reader.info.get(UNTIL)
    if until is not None:
        until.check()


@contextmanager
def worded(folder: Path) -> Iterator[None]:
    """Turn what SQLite says about its file into errors that a user can meet."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        known = library_error(folder, error)
        if known is None:
            raise
        raise known from error


def library_error(folder: Path, error: Exception) -> LibraryError | None:
    """Return the error a user can meet for one of SQLite's, None when it is a bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    for start, kind in ERRORS.items():
        if name.startswith(start):
            full = kind is LibraryError and _is_full(folder)
            return DiskFull(folder) if full else kind(folder, str(cause))
    return None


def _is_full(folder: Path) -> bool:
    """Whether there is too little room for SQLite's shared memory, which it calls an I/O error."""
    try:
        return shutil.disk_usage(folder).free < ROOM_OF_SHARED_MEMORY
    except OSError:
        return False


ERRORS: dict[str, type[LibraryError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_BUSY": LibraryBusy,
    "SQLITE_LOCKED": LibraryBusy,
    "SQLITE_NOTADB": LibraryDamaged,
    "SQLITE_CORRUPT": LibraryDamaged,
    "SQLITE_CANTOPEN": LibraryMissing,
    "SQLITE_READONLY": LibraryMissing,
    "SQLITE_PERM": LibraryMissing,
    "SQLITE_IOERR": LibraryError,
}


class _Seat:
    """One thread's connection and how many readings it is inside of."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.depth = 0


class Readers:
    """The reader connections of a library, one a thread."""

    def __init__(self, path: Path) -> None:
        self._engine = make_engine(path, begin="BEGIN")
        self._seats: dict[threading.Thread, _Seat] = {}
        self._memory = Memory()
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self, until: Cancellable | None = None) -> Iterator[Reader]:
        """Give this thread's connection; all questions inside see one state.

        Args:
            until: may stop the reading from another thread.

        Raises:
            Cancelled: it did.
        """
        seat = self._seat()
        seat.depth += 1
        try:
            with _stoppable(seat.connection, until):
                yield seat.connection
        finally:
            seat.depth -= 1
            if seat.depth == 0 and not seat.connection.closed:
                seat.connection.rollback()

    def close(self) -> None:
        """Close every connection; no thread may be reading any more."""
        with self._lock:
            self._closed = True
            seats, self._seats = self._seats, {}
        for seat in seats.values():
            seat.connection.close()
        self._engine.dispose()

    def _seat(self) -> _Seat:
        thread = threading.current_thread()
        with self._lock:
            if self._closed:
                raise RuntimeError("the library is closed")
            known = self._seats.get(thread)
            if known is not None:
                return known
            self._close_of_ended_threads()
            connection = self._engine.connect()
            connection.exec_driver_sql("PRAGMA query_only = ON")
            connection.exec_driver_sql(f"PRAGMA cache_size = -{READER_CACHE_KIB}")
            connection.rollback()
            connection.info[SHARE] = Share(self._memory)
            seat = self._seats[thread] = _Seat(connection)
            return seat

    def _close_of_ended_threads(self) -> None:
        for thread in [thread for thread in self._seats if not thread.is_alive()]:
            self._seats.pop(thread).connection.close()
