"""Taking journalled rows back, or putting them there again.

A row that vanished meanwhile (its photo was withdrawn) is skipped, and so are its children. A
row that somebody else changed to something different stops the whole step: nothing is guessed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ForeignKey, Table, select
from sqlalchemy.exc import IntegrityError

from gallery.library import same_pairs, trash
from gallery.library.columns import metadata
from gallery.library.journal import (
    DELETE,
    INSERT,
    ROWS_A_PIECE,
    UPDATE,
    Writer,
    entries_of,
    unpacked,
)
from gallery.library.keys import Row, among, key_of
from gallery.library.phrases import remove_phrases
from gallery.library.tables import (
    DERIVED_TABLES,
    files,
    persons,
    photo_phrases,
    phrase_people,
    phrases,
    scenes,
)
from gallery.library.tables import photos as photo_rows
from gallery.model.errors import CannotUndo

OPPOSITE = {INSERT: DELETE, DELETE: INSERT, UPDATE: UPDATE}
# Found out by the program, not said by anyone: they may change beside the history. What becomes
# of a pair follows from what is hidden now, too.
FOUND_OUT: Mapping[str, set[str]] = {
    "photos": {"damaged", "width", "height", "frames", "format", "bytes"},
    "files": {"bytes", "modified_ns"},
    "phrases": {"said_at"},
    "removed": {"removed_at"},
    "same_pictures": {"distance", "verdict", "relation", "state"},
}


def revert(
    writer: Writer,
    journal: bytes,
    *,
    label: str,
    backwards: bool,
    keep: Collection[int] = (),
    photos: int = 0,
) -> None:
    """Take a journal's rows back (``backwards``), or write them again.

    Args:
        writer: the transaction.
        journal: the rows before and after.
        label: what the step was about, for the error.
        backwards: take back.
        keep: phrases that stay as they are, whatever the journal says of them.
        photos: how many it is about, to say how far it is.

    Raises:
        CannotUndo: with ``label``, when a row is no longer as the step left it.
    """
    writer.rounds.expect(photos)
    shares: list[float] = []
    try:
        for run in _runs(entries_of(journal, backwards=backwards, gone=shares.append)):
            act = OPPOSITE[run[0]["act"]] if backwards else run[0]["act"]
            for table, there, wanted in _in_order(_by_table(run, backwards=backwards), act):
                if keep and table in (phrases, phrase_people):
                    there, wanted = (_without(table, rows, keep) for rows in (there, wanted))
                ACTS[act](writer, table, there, wanted)
                writer.went_on(sum(shares) * photos)
                shares.clear()
        same_pairs.inherit_unheard(writer, sorted(writer.touched.behind))
    except _ChangedError as error:
        raise CannotUndo(label) from error
    except IntegrityError as error:
        raise CannotUndo(label) from error


def _runs(entries: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the entries, those that follow each other and only write, or only delete, together.

    No row is twice in a run. A step that made 2,000 scenes is thousands of entries of a row or
    two each; one by one they take twenty times as long as table by table.
    """
    run: list[Row] = []
    rows = 0
    for entry in entries:
        goes_on = run and run[0]["act"] == entry["act"] != UPDATE and rows < ROWS_A_PIECE
        if run and not goes_on:
            yield run
            run, rows = [], 0
        run.append(entry)
        rows += max(len(entry.get("before", ())), len(entry.get("after", ())))
    if run:
        yield run


def _by_table(run: Iterable[Row], *, backwards: bool) -> dict[Table, tuple[list[Row], list[Row]]]:
    """Return the rows of a run, as they shall be found and as they shall become, by table."""
    old, new = ("after", "before") if backwards else ("before", "after")
    found: dict[Table, tuple[list[Row], list[Row]]] = {}
    for entry in run:
        table = metadata.tables[entry["table"]]
        there, wanted = found.setdefault(table, ([], []))
        there.extend(unpacked(table, entry["columns"], entry.get(old, ())))
        wanted.extend(unpacked(table, entry["columns"], entry.get(new, ())))
    return found


def _in_order(
    found: Mapping[Table, tuple[list[Row], list[Row]]], act: str
) -> Iterator[tuple[Table, list[Row], list[Row]]]:
    """Yield the tables of a run: parents are written before children, and deleted after them."""
    tables = [table for table in metadata.sorted_tables if table in found]
    for table in reversed(tables) if act == DELETE else tables:
        yield table, *found[table]


def _without(table: Table, rows: list[Row], keep: Collection[int]) -> list[Row]:
    name = "id" if table is phrases else "phrase_id"
    return [row for row in rows if row[name] not in keep]


class _ChangedError(Exception):
    """A row is no longer as the step left it."""


def _insert(writer: Writer, table: Table, _there: list[Row], wanted: list[Row]) -> None:
    present = {key_of(table, row): row for row in writer.rows(table, wanted)}
    for row in wanted:
        _compare(table, present.get(key_of(table, row)), row)
    fresh = [row for row in wanted if key_of(table, row) not in present]
    fresh = with_parents(writer, table, fresh)
    writer.insert(table, fresh)
    if table is files:
        trash.bring_back(writer, fresh)


def _delete(writer: Writer, table: Table, there: list[Row], _wanted: list[Row]) -> None:
    present = {key_of(table, row): row for row in writer.rows(table, there)}
    for row in there:
        _compare(table, present.get(key_of(table, row)), row)
    rows = list(present.values())
    _refuse_children(writer, table, rows)
    if table is files:
        trash.set_aside(writer, rows)
    writer.delete(table, rows)


def _update(writer: Writer, table: Table, there: list[Row], wanted: list[Row]) -> None:
    present = {key_of(table, row): row for row in writer.rows(table, there)}
    pairs = [
        (old, new) for old, new in zip(there, wanted, strict=True) if key_of(table, old) in present
    ]
    for old, _new in pairs:
        _compare(table, present[key_of(table, old)], old)
    keys = set(table.primary_key.columns.keys())
    if table is files:
        trash.follow(writer, pairs)
    wanted = _without_orphans(writer, table, [new for _, new in pairs])
    values = [{name: value for name, value in new.items() if name not in keys} for new in wanted]
    writer.update(table, wanted, values)


ACTS = {INSERT: _insert, DELETE: _delete, UPDATE: _update}


def _compare(table: Table, present: Row | None, left: Row) -> None:
    """Make sure a row, if it is there, is as the step left it."""
    ignored = FOUND_OUT.get(table.name, set())
    if present is not None and any(
        present[name] != value for name, value in left.items() if name not in ignored
    ):
        raise _ChangedError(f"{table.name} {key_of(table, left)}")


def _without_orphans(writer: Writer, table: Table, rows: list[Row]) -> list[Row]:
    """Return rows whose new parents are still there; others go, as they would have with those."""
    for key in table.foreign_keys:
        column = key.parent
        if rows and column.name in rows[0] and not (column.primary_key or column.nullable):
            alive = _alive(writer, key, rows)
            writer.delete(table, [row for row in rows if row[column.name] not in alive])
            rows = [row for row in rows if row[column.name] in alive]
    return rows


def with_parents(writer: Writer, table: Table, rows: list[Row]) -> list[Row]:
    """Return the rows whose parents are still there."""
    for key in table.foreign_keys:
        alive = _alive(writer, key, rows)
        rows = [row for row in rows if row[key.parent.name] in alive]
    return rows


def _alive(writer: Writer, key: ForeignKey, rows: Iterable[Row]) -> set[Any]:
    """Return those that rows name and that are there, and None."""
    wanted = {row[key.parent.name] for row in rows} - {None}
    if not wanted:
        return {None}
    found = writer.connection.execute(select(key.column).where(among(key.column, wanted)))
    return {*found.scalars(), None}


def _refuse_children(writer: Writer, table: Table, rows: list[Row]) -> None:
    """Make sure that nothing which the step does not know hangs on rows about to go.

    The step's own children are gone by now. Phrases that nobody says any more do not count, nor
    pairs that were found since, and that nobody spoke of.
    """
    if "id" not in table.c or not rows:
        return
    ids = [row["id"] for row in rows]
    if table in (persons, scenes):
        _drop_silent_phrases(writer, table, ids)
    if table is photo_rows:
        same_pairs.forget_open(writer, ids)
    for child in metadata.sorted_tables:
        for key in child.foreign_keys:
            if key.column.table is table and child.name not in DERIVED_TABLES:
                hangs = select(key.parent).where(among(key.parent, ids)).limit(1)
                if writer.connection.execute(hangs).first() is not None:
                    raise _ChangedError(f"{child.name} hangs on {table.name}")


def _drop_silent_phrases(writer: Writer, table: Table, ids: list[int]) -> None:
    question: Any = select(phrases.c.id)
    if table is persons:
        question = question.join(phrase_people).where(among(phrase_people.c.person_id, ids))
    else:
        question = question.where(among(phrases.c.scene_id, ids))
    spoken = select(photo_phrases.c.phrase_id).where(photo_phrases.c.phrase_id == phrases.c.id)
    silent = writer.connection.execute(question.where(~spoken.exists())).scalars().all()
    remove_phrases(writer, silent)
