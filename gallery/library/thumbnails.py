"""Thumbnails, one JPEG a photo by the digest of its file, in the cache folder.

Beside each picture stand its prints (``fingerprints``): what looks alike is found by them.
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
from functools import partial
from pathlib import Path
from typing import TypeVar

from gallery.images.prints import JOINS, Join, Prints
from gallery.library import fingerprints
from gallery.library.fingerprints import Near

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
        self, thumbnails: Mapping[str, bytes], prints: Mapping[str, Prints] | None = None
    ) -> None:
        """Keep JPEGs by digest; a full disk is no error, they will be made again.

        Args:
            thumbnails: the JPEGs.
            prints: what copies of each picture are looked up by, by digest.
        """
        rows = list(thumbnails.items())
        marks = prints or {}

        def put(store: sqlite3.Connection) -> None:
            store.executemany("INSERT OR REPLACE INTO thumbnails VALUES (?, ?)", rows)
            fingerprints.put_many(store, marks)

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

    def prints(self, digests: Sequence[str]) -> dict[str, Prints]:
        """Return the prints that are known, by digest."""
        return self._ask(lambda store: fingerprints.get_many(store, digests), {})

    def prints_known(self, digests: Sequence[str]) -> dict[str, int]:
        """Return the ids of the prints that are known, by digest."""
        return self._ask(lambda store: fingerprints.known(store, digests), {})

    def prints_behind(self, after: int) -> list[tuple[int, ...]]:
        """Return some thousand prints, those behind id ``after``, by their ids.

        Each is an id, then key and check of each kind; the bits of the keys lie in another order.
        """
        none: list[tuple[int, ...]] = []
        return self._ask(lambda store: fingerprints.behind(store, after), none)

    def prints_count(self) -> int:
        """Return how many pictures have prints."""
        return self._ask(fingerprints.count, 0)

    def digests_of(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the digests of prints by the ids of these."""
        return self._ask(lambda store: fingerprints.digests_of(store, ids), {})

    def list_prints(self, check: Callable[[], None]) -> None:
        """Let ``near`` find what was put since; a million pictures take half a minute.

        Args:
            check: called now and then; may raise to stop, the next call goes on.
        """
        self._write(fingerprints.drop_older)
        last = self._ask(fingerprints.last_unlisted, 0)
        if not last:
            return
        for step in fingerprints.STEPS:
            check()
            if not self._write(partial(fingerprints.list_one, step=step, last=last)):
                return  # the disk is full: they are listed another time
        while self._ask(lambda store: fingerprints.set_listed(store, last=last), False):
            check()

    def near(self, prints: Prints, *, joins: Iterable[Join] = JOINS) -> dict[str, Near]:
        """Return the pictures that may be related to one: by digest, how near they are.

        Args:
            prints: of the one picture.
            joins: which kinds of prints are held against each other.
        """
        return self._ask(lambda store: fingerprints.near(store, prints, joins=joins), {})

    def set_compared(self, photo_ids: Mapping[str, int]) -> None:
        """Note which photos were compared with all others: ids by digest."""
        self._write(lambda store: fingerprints.set_compared(store, photo_ids))

    def forget_compared(self, photo_ids: Iterable[int]) -> None:
        """Note that photos were compared with no others: they are other pictures now."""
        self._write(lambda store: fingerprints.forget_compared(store, photo_ids))

    def compared(self, digests: Sequence[str]) -> dict[str, int]:
        """Return for which photo (id) each picture was compared, 0 for none yet."""
        return self._ask(lambda store: fingerprints.compared(store, digests), {})

    def compared_photos(self) -> bytearray:
        """Return the photos that have a thumbnail and were compared, as a mark at each id."""
        return self._ask(fingerprints.compared_photos, bytearray())

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
        gone = list(digests)

        def remove(store: sqlite3.Connection) -> None:
            for table in ("thumbnails", "crops"):
                store.execute(f"DELETE FROM {table} WHERE {AMONG}", [json.dumps(gone)])
            fingerprints.remove(store, gone)

        self._write(remove)

    def clear(self) -> None:
        """Forget all thumbnails and give the disk its space back; they will be made again."""

        def write(store: sqlite3.Connection) -> None:
            with store:
                store.execute("DELETE FROM thumbnails")
                fingerprints.clear(store)
                store.execute("DELETE FROM crops")
            store.execute("VACUUM")

        self._ask(write, None)

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            self._closed = True
            self._disconnect()

    def _write(self, act: Callable[[sqlite3.Connection], object]) -> bool:
        """Do all of ``act``, or nothing of it; return whether it was done."""

        def write(store: sqlite3.Connection) -> bool:
            with store:
                store.execute("BEGIN IMMEDIATE")
                act(store)
            return True

        return self._ask(write, False)

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
            fingerprints.prepare(store)
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
