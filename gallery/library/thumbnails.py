"""Thumbnails, one JPEG a photo by the digest of its file, in the cache folder.

Beside each picture stands its fingerprint (``fingerprints``): what looks alike is found by it.
Pieces cut out of pictures (portraits) are kept too, by digest and what the piece is.

Nothing here is ever missed: a store that was deleted or damaged, even while open, is made
anew and the pictures are computed again. So it may be faster and less careful than the
library (``synchronous=NORMAL``).
"""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from gallery.library import fingerprints as prints

Result = TypeVar("Result")

WAIT_SECONDS = 5.0  # another process writing thumbnails holds the store for milliseconds
TABLE = "CREATE TABLE IF NOT EXISTS thumbnails (digest TEXT PRIMARY KEY, jpeg BLOB NOT NULL)"
CROPS = """CREATE TABLE IF NOT EXISTS crops (
    digest TEXT, piece TEXT, jpeg BLOB NOT NULL, PRIMARY KEY (digest, piece)) WITHOUT ROWID"""
AMONG = "digest IN (SELECT value FROM json_each(?))"


class ThumbnailStore:
    """The thumbnails of one library. Every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connections: dict[threading.Thread, sqlite3.Connection] = {}
        self._file: tuple[int, int] | None = None
        self._closed = False

    def get(self, digest: str) -> bytes | None:
        """Return the JPEG of ``digest``, None if it has to be made."""
        return self.get_many([digest]).get(digest)

    def get_many(self, digests: Sequence[str]) -> dict[str, bytes]:
        """Return the JPEGs that are there, by digest."""
        question = f"SELECT digest, jpeg FROM thumbnails WHERE {AMONG}"
        wanted = json.dumps(list(digests))
        return self._ask(lambda store: dict(store.execute(question, [wanted]).fetchall()), {})

    def put_many(
        self, thumbnails: Mapping[str, bytes], fingerprints: Mapping[str, int] | None = None
    ) -> None:
        """Keep JPEGs by digest; a full disk is no error, they will be made again.

        Args:
            thumbnails: the JPEGs.
            fingerprints: what each picture looks like, 64 bits, by digest, for ``near``.
        """
        rows = list(thumbnails.items())
        marks = fingerprints or {}

        def put(store: sqlite3.Connection) -> None:
            store.executemany("INSERT OR REPLACE INTO thumbnails VALUES (?, ?)", rows)
            prints.put_many(store, marks)

        self._write(put)

    def crop(self, digest: str, piece: str) -> bytes | None:
        """Return the JPEG of a piece of the picture ``digest``, None if it has to be made."""
        question = "SELECT jpeg FROM crops WHERE digest = ? AND piece = ?"
        none: tuple[bytes] | None = None
        found = self._ask(lambda store: store.execute(question, [digest, piece]).fetchone(), none)
        return found[0] if found else None

    def put_crop(self, digest: str, piece: str, jpeg: bytes) -> None:
        """Keep the JPEG of a piece; ``piece`` says which, as the caller likes."""
        row = [digest, piece, jpeg]
        question = "INSERT OR REPLACE INTO crops VALUES (?, ?, ?)"
        self._ask(lambda store: store.execute(question, row), None)

    def fingerprints(self, digests: Sequence[str]) -> dict[str, int]:
        """Return the fingerprints that are known, by digest."""
        return self._ask(lambda store: prints.get_many(store, digests), {})

    def set_compared(self, photo_ids: Mapping[str, int]) -> None:
        """Note which photos were compared with all others: ids by digest."""

        self._write(lambda store: prints.set_compared(store, photo_ids))

    def forget_compared(self, photo_ids: Iterable[int]) -> None:
        """Note that photos were compared with no others: they are other pictures now."""
        self._write(lambda store: prints.forget_compared(store, photo_ids))

    def compared(self, digests: Sequence[str]) -> dict[str, int]:
        """Return for which photo (id) each fingerprint was compared, 0 for none yet."""
        return self._ask(lambda store: prints.compared(store, digests), {})

    def compared_photos(self) -> bytearray:
        """Return the photos that have a thumbnail and were compared, as a mark at each id."""
        return self._ask(prints.compared_photos, bytearray())

    def near(self, fingerprint: int, distance: int = prints.FARTHEST) -> dict[str, int]:
        """Return the pictures that look nearly so: by digest, in how many bits they differ.

        Args:
            fingerprint: 64 bits.
            distance: 0 to 6 bits that may differ.
        """
        return self._ask(lambda store: prints.near(store, fingerprint, distance), {})

    def equal(self, digest: str, others: Sequence[str]) -> set[str]:
        """Return those of ``others`` whose thumbnail is the very same as that of ``digest``."""
        question = f"""SELECT digest FROM thumbnails WHERE {AMONG}
            AND jpeg = (SELECT jpeg FROM thumbnails WHERE digest = ?)"""
        values = [json.dumps(list(others)), digest]
        none: list[tuple[str]] = []
        found = self._ask(lambda store: store.execute(question, values).fetchall(), none)
        return {other for (other,) in found}

    def missing(self, digests: Sequence[str]) -> list[str]:
        """Return those of ``digests`` that have no thumbnail, in the order given."""
        question = f"SELECT digest FROM thumbnails WHERE {AMONG}"
        wanted = json.dumps(list(digests))
        none: list[tuple[str]] = []
        found = self._ask(lambda store: store.execute(question, [wanted]).fetchall(), none)
        there = {digest for (digest,) in found}
        return [digest for digest in digests if digest not in there]

    def remove(self, digests: Iterable[str]) -> None:
        """Forget the thumbnails of ``digests``."""
        wanted = json.dumps(list(digests))

        def remove(store: sqlite3.Connection) -> None:
            for table in ("thumbnails", "fingerprints", "crops"):
                store.execute(f"DELETE FROM {table} WHERE {AMONG}", [wanted])

        self._write(remove)

    def clear(self) -> None:
        """Forget all thumbnails and give the disk its space back; they will be made again."""

        def write(store: sqlite3.Connection) -> None:
            with store:
                store.execute("DELETE FROM thumbnails")
                store.execute("DELETE FROM fingerprints")
                store.execute("DELETE FROM crops")
            store.execute("VACUUM")

        self._ask(write, None)

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            self._closed = True
            self._disconnect()

    def _write(self, act: Callable[[sqlite3.Connection], object]) -> None:
        """Do all of ``act``, or nothing of it."""

        def write(store: sqlite3.Connection) -> None:
            with store:
                store.execute("BEGIN IMMEDIATE")
                act(store)

        self._ask(write, None)

    def _ask(self, question: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Ask the store; if it cannot be read make it anew and ask once more."""
        for _attempt in range(2):
            try:
                return question(self._connection())
            except sqlite3.DatabaseError as error:
                if is_waiting(error):
                    return otherwise
                self._start_again()
            except OSError:
                return otherwise
        return otherwise

    def _connection(self) -> sqlite3.Connection:
        thread = threading.current_thread()
        with self._lock:
            if self._closed:
                raise RuntimeError("the library is closed")
            if self._connections and self._file != _identity(self.path):
                self._disconnect()
            for ended in [known for known in self._connections if not known.is_alive()]:
                self._connections.pop(ended).close()
            if thread not in self._connections:
                self._connections[thread] = self._open()
            return self._connections[thread]

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(
            self.path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            store.execute("PRAGMA journal_mode = WAL")
            store.execute("PRAGMA synchronous = NORMAL")
            store.execute(TABLE)
            store.execute(CROPS)
            prints.prepare(store)
        except sqlite3.Error:
            store.close()
            raise
        self._file = _identity(self.path)
        return store

    def _start_again(self) -> None:
        with self._lock:
            self._disconnect()
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    self.path.with_name(self.path.name + suffix).unlink()

    def _disconnect(self) -> None:
        for connection in self._connections.values():
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        self._connections.clear()


def is_waiting(error: sqlite3.Error) -> bool:
    """Whether the store itself is sound, only busy or without space."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_CANTOPEN"))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
