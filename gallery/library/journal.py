"""The writer: every row it writes is remembered before and after, so that it can be undone.

Why rows and not inverse edits: one mechanism undoes every edit there will ever be, and it can
be tested once. Derived tables and columns are not remembered; they follow by themselves.

A foreign key's cascade is not seen here: delete children first, explicitly.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Table,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)

from gallery.jobs.progress import Progress, Rounds
from gallery.library.keys import Row, in_pieces, key_of, primary_columns, with_keys
from gallery.library.tables import DERIVED_COLUMNS
from gallery.library.touched import Touched
from gallery.library.words import storable
from gallery.model.changes import Changes

INSERT, UPDATE, DELETE = "insert", "update", "delete"
ROWS_A_PIECE = 5_000  # kept open in memory, packed and read at once; some megabytes
LENGTH_BYTES = 4  # before each piece of a journal, big-endian


class Writer:
    """One transaction's writes. Made by ``Library.writing`` only.

    Attributes:
        connection: for reading inside the transaction; also a ``Reader``.
        folder: the library's folder.
        touched: what has to be derived anew before the commit.
        after_commit: calls made once the commit stands (moving files); they must not raise.
        rounds: told by what goes through many photos, to write and then to derive; there it
            stops when it is asked to.
    """

    def __init__(
        self, connection: Connection, folder: Path, progress: Progress | None = None
    ) -> None:
        self.connection = connection
        self.rounds = Rounds(progress)
        self.folder = folder
        self.touched = Touched()
        self.after_commit: list[Callable[[], object]] = []
        self._entries: list[Row] = []
        self._rows = 0
        self._pieces: list[bytes] = []
        self._noted = Changes()
        self._next_ids: dict[str, int] = {}

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert rows; columns left out get their default.

        Returns:
            The ids in the order of ``rows``, empty for a table without ids.
        """
        if not rows:
            return []
        columns = choice_columns(table)
        defaults = {column.name: _default(column) for column in columns}
        full = [_filled(defaults, row) for row in rows]
        ids = self._give_ids(table, full)
        self.connection.execute(insert(table), full)
        self._remember(INSERT, table, columns, {"after": full})
        self.touched.note(table.name, full)
        return ids

    def update(
        self,
        table: Table,
        keys: Sequence[Mapping[str, Any]],
        values: Mapping[str, Any] | Sequence[Mapping[str, Any]],
    ) -> int:
        """Set ``values`` (one mapping for all, or one a key) in the rows named by ``keys``.

        Rows that already have the values, or do not exist, are left alone.

        Returns:
            The number of rows changed.
        """
        given = [values] * len(keys) if isinstance(values, Mapping) else values
        wanted = [{name: storable(value) for name, value in row.items()} for row in given]
        before = {key_of(table, row): row for row in self.rows(table, keys)}
        changed: dict[tuple[str, ...], list[tuple[Row, Row]]] = {}
        for key, new in zip(keys, wanted, strict=True):
            old = before.get(key_of(table, key))
            if old is not None and any(old[name] != value for name, value in new.items()):
                changed.setdefault(tuple(new), []).append((old, {**old, **new}))
        for names, pairs in changed.items():
            self._update(table, names, pairs)
        return sum(map(len, changed.values()))

    def delete(self, table: Table, keys: Sequence[Mapping[str, Any]]) -> int:
        """Delete the rows named by ``keys``; their children must be gone already.

        Returns:
            The number of rows deleted.
        """
        rows = self.rows(table, keys)
        if rows:
            self.connection.execute(delete(table).where(with_keys(table, keys)))
            self._remember(DELETE, table, choice_columns(table), {"before": rows})
            self.touched.note(table.name, rows)
        return len(rows)

    def rows(self, table: Table, keys: Sequence[Mapping[str, Any]]) -> list[Row]:
        """Return the rows named by ``keys`` that exist, choice columns only."""
        return rows_of(self.connection, table, keys)

    def pieces(self, photo_ids: Iterable[int], size: int | None = None) -> Iterator[list[int]]:
        """Give photos in pieces (``in_pieces``), each once, in the order they have in the tables.

        Whoever writes something of a million photos does it piece by piece: that keeps memory
        low, tells how far it is, and can be stopped between two pieces.
        """
        different: set[int] = set()
        for piece in in_pieces(photo_ids):
            different.update(piece)
        ordered = sorted(different)
        del different  # 64 MB for a million, all the while
        self.rounds.expect(len(ordered))
        for piece in in_pieces(ordered, size):
            yield piece
            self.went_on(len(piece))

    def went_on(self, photos: float) -> None:
        """Say that so many more photos are written; what is derived of them comes later.

        Raises:
            Cancelled: the user asked to stop.
        """
        self.rounds.go_on(photos, self.touched.stale)

    def note(self, changes: Changes) -> None:
        """Tell the faces something that the rows themselves do not show."""
        self._noted = self._noted | changes

    @property
    def changes(self) -> Changes:
        """What the faces are told; final once ``Library.writing`` was left."""
        return self._noted | self.touched.changes()

    def entries(self) -> Iterator[Row]:
        """Give everything written so far, oldest first, rows packed."""
        for piece in self._pieces:
            yield from json.loads(zlib.decompress(piece))
        yield from self._entries

    def journal(self) -> bytes:
        """Return everything written so far, b"" when nothing was."""
        self._pack()
        return b"".join(
            part
            for piece in self._pieces
            for part in (len(piece).to_bytes(LENGTH_BYTES, "big"), piece)
        )

    def _update(self, table: Table, names: tuple[str, ...], pairs: list[tuple[Row, Row]]) -> None:
        keys = primary_columns(table)
        conditions = [column == bindparam(f"key_{column.name}") for column in keys]
        settings: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        parameters = [
            {f"key_{column.name}": old[column.name] for column in keys}
            | {f"new_{name}": new[name] for name in names}
            for old, new in pairs
        ]
        self.connection.execute(update(table).where(*conditions).values(settings), parameters)
        columns = [table.c[name] for name in dict.fromkeys([c.name for c in keys] + list(names))]
        before, after = [old for old, _ in pairs], [new for _, new in pairs]
        self._remember(UPDATE, table, columns, {"before": before, "after": after})
        self.touched.note(table.name, before, names)
        if {column.name for column in keys} & set(names) or table.foreign_keys:
            self.touched.note(table.name, after, names)

    def _give_ids(self, table: Table, rows: list[Row]) -> list[int]:
        keys = primary_columns(table)
        if [key.name for key in keys] != ["id"]:
            return []
        upcoming = self._next_ids.get(table.name) or self._last_id(table) + 1
        for row in rows:
            if row["id"] is None:
                row["id"] = upcoming
            upcoming = max(upcoming, row["id"] + 1)
        self._next_ids[table.name] = upcoming
        return [row["id"] for row in rows]

    def _last_id(self, table: Table) -> int:
        question = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        return self.connection.execute(question, {"name": table.name}).scalar() or 0

    def _remember(
        self, act: str, table: Table, columns: list[Column[Any]], images: dict[str, list[Row]]
    ) -> None:
        names = [column.name for column in columns]
        number = max(map(len, images.values()))
        for start in range(0, number, ROWS_A_PIECE):
            entry: Row = {"act": act, "table": table.name, "columns": names}
            for when, rows in images.items():
                entry[when] = packed(columns, rows[start : start + ROWS_A_PIECE])
            self._entries.append(entry)
            self._rows += min(ROWS_A_PIECE, number - start)
            if self._rows >= ROWS_A_PIECE:
                self._pack()

    def _pack(self) -> None:
        if self._entries:
            self._pieces.append(_compressed(self._entries))
            self._entries, self._rows = [], 0


def rows_of(reader: Connection, table: Table, keys: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Return the rows named by ``keys`` that exist, choice columns only."""
    if not keys:
        return []
    columns = choice_columns(table)
    found = reader.execute(select(*columns).where(with_keys(table, keys)))
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in found]  # thrice as fast as mappings


def journal_of(entries: Sequence[Row]) -> bytes:
    """Return the journal of these entries alone; ``entries_of`` reads it."""
    piece = _compressed(entries)
    return len(piece).to_bytes(LENGTH_BYTES, "big") + piece


def _compressed(entries: Sequence[Row]) -> bytes:
    words = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(words.encode())


def choice_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are not derived."""
    derived = DERIVED_COLUMNS.get(table.name, set())
    return [column for column in table.columns if column.name not in derived]


def entries_of(
    journal: bytes, *, backwards: bool = False, gone: Callable[[float], object] | None = None
) -> Iterator[Row]:
    """Give the entries of a journal, rows still packed.

    Args:
        journal: what ``Writer.journal`` returned.
        backwards: the newest first.
        gone: told, whenever a piece of it was given, what share of the whole that was.
    """
    pieces, start = [], 0
    while start < len(journal):
        end = start + LENGTH_BYTES
        length = int.from_bytes(journal[start:end], "big")
        pieces.append((end, end + length))
        start = end + length
    for first, last in reversed(pieces) if backwards else pieces:
        entries: list[Row] = json.loads(zlib.decompress(journal[first:last]))
        yield from reversed(entries) if backwards else entries
        if gone is not None:
            gone((last - first + LENGTH_BYTES) / len(journal))


def packed(columns: Sequence[Column[Any]], rows: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """Return rows as lists that JSON can hold; bytes as Latin-1 text."""
    names = [column.name for column in columns]
    lists = [[row[name] for name in names] for row in rows]
    for place, column in enumerate(columns):
        if isinstance(column.type, LargeBinary):
            for row in lists:
                row[place] = None if row[place] is None else row[place].decode("latin-1")
    return lists


def unpacked(table: Table, names: Sequence[str], lists: Iterable[Sequence[Any]]) -> list[Row]:
    """Return rows from the lists that ``packed`` made."""
    rows = [dict(zip(names, row, strict=True)) for row in lists]
    for name in names:
        if isinstance(table.c[name].type, LargeBinary):
            for row in rows:
                row[name] = None if row[name] is None else row[name].encode("latin-1")
    return rows


def _filled(defaults: Row, row: Mapping[str, Any]) -> Row:
    unknown = row.keys() - defaults.keys()
    if unknown:
        raise KeyError(f"not choice columns: {sorted(unknown)}")
    return {**defaults, **{name: storable(value) for name, value in row.items()}}


def _default(column: Column[Any]) -> Any:
    return None if column.default is None else getattr(column.default, "arg", None)
