"""The undo history: the last thousand steps, shared by every program that has the library open.

A step keeps the rows it wrote, before and after (``journal``). An import keeps none: undoing
it takes its photos out, and what that wrote is kept then, so that it can be done again.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update

from gallery.library import aftermath, imports, photos, sets, trash
from gallery.library.connections import Reader
from gallery.library.journal import Writer, entries_of
from gallery.library.keys import among
from gallery.library.revert import revert
from gallery.library.tables import files, set_members, steps
from gallery.library.tables import sets as sets_table
from gallery.model.errors import CannotUndo
from gallery.model.history import Step, StepKind

MOST_STEPS = 1000
DONE, UNDONE = "done", "undone"


def push(
    writer: Writer, kind: StepKind, subject: str, photos: int, import_id: int | None = None
) -> Step | None:
    """Make one step of everything ``writer`` wrote so far; call it last.

    What was undone before can no longer be done again.

    Args:
        writer: the transaction.
        kind: what was done.
        subject: what it was about ("V with camcorder").
        photos: how many photos it touched.
        import_id: for an import, which one; its rows are not kept.

    Returns:
        The step, None when nothing was written.
    """
    journal = None if import_id is not None else writer.journal()
    if journal == b"":
        return None
    _forget(writer, select(steps).where(steps.c.state == UNDONE))
    row = {
        "at": datetime.now(UTC).isoformat(),
        "kind": str(kind),
        "subject": subject,
        "photos": photos,
        "import_id": import_id,
        "journal": journal,
    }
    added = writer.connection.execute(insert(steps).values(**row).returning(steps)).one()
    oldest = select(steps.c.id).order_by(steps.c.id.desc()).offset(MOST_STEPS).limit(1)
    limit = writer.connection.execute(oldest).scalar()
    if limit is not None:
        _forget(writer, select(steps).where(steps.c.id <= limit))
    return _step(added)


def undoable(reader: Reader) -> Step | None:
    """Return the step that ``undo`` would undo, None if there is none."""
    row = reader.execute(_newest_done()).first()
    return None if row is None else _step(row)


def redoable(reader: Reader) -> Step | None:
    """Return the step that ``redo`` would do again, None if there is none."""
    row = reader.execute(_oldest_undone()).first()
    return None if row is None else _step(row)


def recent(reader: Reader, limit: int) -> list[Step]:
    """Return the last steps, newest first, undone ones too."""
    found = reader.execute(select(steps).order_by(steps.c.id.desc()).limit(limit))
    return [_step(row) for row in found]


def undo(writer: Writer) -> Step:
    """Undo the newest step that is not undone.

    Raises:
        CannotUndo: there is none, or its rows were changed by somebody else since.
    """
    row = writer.connection.execute(_newest_done()).first()
    if row is None:
        raise CannotUndo("")
    journal = row.journal
    if row.import_id is not None:
        _take_out_import(writer, row.import_id)
        journal = writer.journal()
    else:
        revert(writer, journal, label=row.subject, backwards=True)
    _set_state(writer, row.id, UNDONE, journal)
    return _step(row, undone=True)


def redo(writer: Writer) -> Step:
    """Do the oldest undone step again.

    Raises:
        CannotUndo: there is none, or its rows were changed by somebody else since.
    """
    row = writer.connection.execute(_oldest_undone()).first()
    if row is None:
        raise CannotUndo("")
    if row.import_id is not None:
        revert(writer, row.journal, label=row.subject, backwards=True)
        imports.finish(writer, row.import_id, imports.DONE)
        _set_state(writer, row.id, DONE, None)
    else:
        revert(writer, row.journal, label=row.subject, backwards=False)
        _set_state(writer, row.id, DONE, row.journal)
    return _step(row)


def _take_out_import(writer: Writer, import_id: int) -> None:
    """Take out what an import brought: photos, more files of known photos, places in sets.

    What it changed of things that were there before is taken back last. Copies go to the trash
    folder; files that were moved in stay in ``originals``.
    """
    reader = writer.connection
    photo_ids = imports.photo_ids(reader, [import_id])
    keep_files = imports.moves_files(reader, import_id)
    photos.remove(writer, photo_ids, remember=False, keep_files=keep_files)
    more = select(files.c.id).where(files.c.import_id == import_id)
    rows = writer.rows(files, [{"id": key} for key in reader.execute(more).scalars()])
    if not keep_files:
        trash.set_aside(writer, rows)
    writer.delete(files, rows)
    places = select(set_members.c.set_id, set_members.c.photo_id)
    found = reader.execute(places.where(set_members.c.import_id == import_id)).mappings()
    writer.delete(set_members, [dict(row) for row in found])
    for set_id in (
        reader.execute(select(sets_table.c.id).where(sets_table.c.import_id == import_id))
        .scalars()
        .all()
    ):
        if not sets.members(reader, set_id):
            sets.delete(writer, set_id)
    aftermath.take_back(writer, import_id)
    imports.finish(writer, import_id, imports.UNDONE)


def _forget(writer: Writer, old: Select[Any]) -> None:
    """Drop steps; removed files that only they could bring back go to the system's trash."""
    rows = writer.connection.execute(old).all()
    if rows:
        writer.connection.execute(delete(steps).where(among(steps.c.id, (row.id for row in rows))))
        trash.let_go(writer, _files_in(rows))
        aftermath.forget(writer, [row.import_id for row in rows if row.import_id is not None])


def _files_in(rows: Sequence[Row[Any]]) -> list[int]:
    ids: set[int] = set()
    for row in rows:
        for entry in entries_of(row.journal or b""):
            if entry["table"] == files.name:
                place = entry["columns"].index("id")
                images = entry.get("before") or entry.get("after") or []
                ids.update(image[place] for image in images)
    return sorted(ids)


def _set_state(writer: Writer, step_id: int, state: str, journal: bytes | None) -> None:
    change = update(steps).where(steps.c.id == step_id)
    writer.connection.execute(change.values(state=state, journal=journal))


def _newest_done() -> Select[Any]:
    return select(steps).where(steps.c.state == DONE).order_by(steps.c.id.desc()).limit(1)


def _oldest_undone() -> Select[Any]:
    return select(steps).where(steps.c.state == UNDONE).order_by(steps.c.id).limit(1)


def _step(row: Row[Any], *, undone: bool | None = None) -> Step:
    return Step(
        row.id,
        StepKind(row.kind),
        row.subject,
        row.photos,
        datetime.fromisoformat(row.at),
        row.state == UNDONE if undone is None else undone,
    )
