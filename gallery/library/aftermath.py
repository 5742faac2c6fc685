"""What an import changed beside what it brought, kept and taken back.

Photos, files, sets and places in sets carry their import's id: undoing the import takes them
out. What it did to things that were there before it (a field of an old set, a caption of an old
photo), and persons, groups and scenes that it made, is kept as a journal a batch.

Why not the history's way, which stops at a row that somebody changed: an import runs for an
hour while the user works on what it brought. So each value is taken back only if it still is
as the import left it, and who was made goes only if nobody speaks of them (``swept``).
"""

import sys
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.exc import IntegrityError

from gallery.library import swept
from gallery.library.columns import metadata
from gallery.library.journal import DELETE, INSERT, UPDATE, Writer, entries_of, unpacked
from gallery.library.keys import Row, among, key_of
from gallery.library.revert import FOUND_OUT, with_parents
from gallery.library.source_tables import import_changes
from gallery.library.tables import about, files, photos, set_members, sets

# Tables whose rows carry an import's id, and the columns elsewhere that name those rows.
BROUGHT = {photos: ("photo_id", "other_id", "kept_id"), sets: ("set_id",)}
ALL_BROUGHT = (photos, sets, files, set_members)
JOURNALS_A_PIECE = 5  # one each 200 photos; some 100 ms
REACHED = "taken-back-to:"  # begins the key in ``about`` of the last journal taken back
TRUE_ANYWAY = {"roots", "about"}  # where files are, whatever was undone


def changes_of(writer: Writer, import_id: int) -> list[Row]:
    """Return what ``writer`` wrote so far, without all that the import's id tells."""
    entries = [entry for entry in writer.entries() if not _is_found_out(entry)]
    brought = {
        column: ids
        for table, columns in BROUGHT.items()
        for ids in [_brought(writer, table, import_id, _named(entries, table))]
        for column in (f"{table.name}.id", *columns)
    }
    kept = (_without(entry, brought, import_id) for entry in entries)
    return [entry for entry in kept if entry is not None]


def take_back(writer: Writer, import_id: int) -> bool:
    """Take back a piece of what an import changed of things that were there, newest first.

    Call it when the import's photos are out, until it says that it was the last piece: a
    rescan may have told something new of 100,000 photos.
    """
    mine = import_changes.c.import_id == import_id
    rest = mine & (import_changes.c.id < _reached(writer, import_id))
    question = select(import_changes.c.id, import_changes.c.journal).where(rest)
    rows = writer.connection.execute(
        question.order_by(import_changes.c.id.desc()).limit(JOURNALS_A_PIECE)
    ).all()
    for _, journal in rows:
        for entry, table, there, wanted in _entries(journal):
            if entry["act"] != INSERT or table not in swept.TAKEN:
                ACTS[entry["act"]](writer, table, there, wanted)
    begin_again(writer, import_id)
    if len(rows) == JOURNALS_A_PIECE:
        place = {"key": f"{REACHED}{import_id}", "value": str(rows[-1][0])}
        writer.connection.execute(insert(about).values(**place))
        return False
    _sweep(writer, import_id)
    return True


def begin_again(writer: Writer, import_id: int) -> None:
    """What was taken back of an import was done again: nothing is taken back by now."""
    key = f"{REACHED}{import_id}"
    writer.connection.execute(delete(about).where(about.c.key == key))


def _reached(writer: Writer, import_id: int) -> int:
    """Return which of an import's journals was taken back last."""
    question = select(about.c.value).where(about.c.key == f"{REACHED}{import_id}")
    found = writer.connection.execute(question).scalar()
    return int(found) if found else sys.maxsize


def _sweep(writer: Writer, import_id: int) -> None:
    """Take away whom the import made, if nobody speaks of them."""
    mine = import_changes.c.import_id == import_id
    made = swept.Made()
    for journal in writer.connection.execute(
        select(import_changes.c.journal).where(mine)
    ).scalars():
        for entry, table, there, _ in _entries(journal):
            if entry["act"] == INSERT and table in swept.TAKEN:
                made.take(table, there)
    made.sweep(writer)


def _entries(journal: bytes) -> Iterator[tuple[Row, Table, list[Row], list[Row]]]:
    """Give the entries of a journal, newest first, with the rows as they are and shall be."""
    for entry in entries_of(journal, backwards=True):
        table = metadata.tables[entry["table"]]
        there = unpacked(table, entry["columns"], entry.get("after", ()))
        yield entry, table, there, unpacked(table, entry["columns"], entry.get("before", ()))


def forget(writer: Writer, import_ids: Sequence[int]) -> None:
    """Drop what was kept of imports that can no longer be undone."""
    old = among(import_changes.c.import_id, import_ids)
    writer.connection.execute(delete(import_changes).where(old))


def _is_found_out(entry: Row) -> bool:
    """Whether an entry says only what is true of the disk, or when something was said."""
    if entry["table"] in TRUE_ANYWAY:
        return True
    if entry["act"] != UPDATE:
        return False
    table = metadata.tables[entry["table"]]
    said = set(entry["columns"]) - set(table.primary_key.columns.keys())
    return table is files or said <= FOUND_OUT.get(table.name, set())


def _named(entries: Iterable[Row], table: Table) -> set[int]:
    """Return the ids of ``table`` that are named anywhere in the entries."""
    ids: set[int] = set()
    for entry in entries:
        names = BROUGHT[table] if entry["table"] != table.name else ("id",)
        for name in set(names) & set(entry["columns"]):
            place = entry["columns"].index(name)
            ids.update(row[place] for row in _rows(entry))
    return ids - {None}


def _rows(entry: Row) -> Iterator[list[object]]:
    yield from entry.get("before", ())
    yield from entry.get("after", ())


def _brought(writer: Writer, table: Table, import_id: int, ids: Iterable[int]) -> set[int]:
    question = select(table.c.id).where(among(table.c.id, ids), table.c.import_id == import_id)
    return set(writer.connection.execute(question).scalars())


def _without(entry: Row, brought: dict[str, set[int]], import_id: int) -> Row | None:
    """Return an entry without the rows that the import brought; None when nothing is left."""
    columns = entry["columns"]
    tests = [(place, brought.get(name, set())) for place, name in enumerate(columns)]
    table = metadata.tables[entry["table"]]
    if table in BROUGHT:
        tests.append((columns.index("id"), brought[f"{table.name}.id"]))
    if entry["act"] == INSERT and table in ALL_BROUGHT:
        tests.append((columns.index("import_id"), {import_id}))
    images = {name: entry[name] for name in ("before", "after") if name in entry}
    every = zip(*images.values(), strict=True)
    kept = [rows for rows in every if not any(r[p] in ids for r in rows for p, ids in tests)]
    if not kept:
        return None
    return {**entry, **dict(zip(images, map(list, zip(*kept, strict=True)), strict=True))}


def _delete(writer: Writer, table: Table, there: list[Row], _wanted: list[Row]) -> None:
    present = {key_of(table, row): row for row in writer.rows(table, there)}
    ignored = FOUND_OUT.get(table.name, set())
    as_left = [
        row
        for row in there
        if (now := present.get(key_of(table, row))) is not None
        and all(now[name] == value for name, value in row.items() if name not in ignored)
    ]
    writer.delete(table, as_left)


def _insert(writer: Writer, table: Table, _there: list[Row], wanted: list[Row]) -> None:
    present = {key_of(table, row) for row in writer.rows(table, wanted)}
    fresh = [row for row in wanted if key_of(table, row) not in present]
    for row in with_parents(writer, table, fresh):
        try:
            with writer.connection.begin_nested():
                writer.insert(table, [row])
        except IntegrityError:
            continue  # something else has its place by now


def _update(writer: Writer, table: Table, there: list[Row], wanted: list[Row]) -> None:
    """Give each value back that is still as the import left it."""
    present = {key_of(table, row): row for row in writer.rows(table, there)}
    for left, before in zip(there, wanted, strict=True):
        now = present.get(key_of(table, left))
        if now is None:
            continue
        values = {name: before[name] for name, value in left.items() if now[name] == value}
        try:
            with writer.connection.begin_nested():
                writer.update(table, [now], values)
        except IntegrityError:
            continue  # a key that something else has by now


ACTS = {INSERT: _delete, DELETE: _insert, UPDATE: _update}
