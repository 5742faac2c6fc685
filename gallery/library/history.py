"""The undo history: the last thousand steps, shared by every program that has the library open.

A step keeps the rows it wrote, before and after (``journal``). An import keeps none: undoing
it takes its photos out, and what that wrote is kept then, so that it can be done again. A large
import is taken out, and brought back, in pieces of a transaction each (``taking_out``).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update

from gallery.library import aftermath, imports, trash
from gallery.library.connections import Reader
from gallery.library.journal import Writer, entries_of
from gallery.library.keys import among
from gallery.library.revert import revert
from gallery.library.tables import files, step_pieces, steps
from gallery.library.tables import imports as imports_table
from gallery.library.taking_out import take_out
from gallery.model.errors import CannotUndo
from gallery.model.history import Step, StepKind

MOST_STEPS = 1000
DONE, HALF, UNDONE = "done", "half", "undone"


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

    Returns:
        The step; of a large import it may not be ``undone`` yet, see ``undo_more``.

    Raises:
        CannotUndo: there is none, or its rows were changed by somebody else since.
    """
    row = writer.connection.execute(_newest_done()).first()
    if row is None:
        raise CannotUndo("")
    if row.import_id is not None:
        return _take_out(writer, row)
    revert(writer, row.journal, label=row.subject, backwards=True)
    _set_state(writer, row.id, UNDONE)
    return _step(row, undone=True)


def undo_more(writer: Writer, step_id: int) -> Step:
    """Undo the next piece of a step that ``undo`` began, until it is ``undone``."""
    row = writer.connection.execute(select(steps).where(steps.c.id == step_id)).one()
    return _take_out(writer, row) if row.state == HALF else _step(row, undone=True)


def moves_files(reader: Reader, step_id: int) -> bool:
    """Whether a step is an import that moved files: undoing it leaves them in the originals."""
    moved = (
        select(imports_table.c.moves_files)
        .join(steps, steps.c.import_id == imports_table.c.id)
        .where(steps.c.id == step_id)
    )
    return bool(reader.execute(moved).scalar())


def redo(writer: Writer) -> Step:
    """Do the oldest undone step again.

    Returns:
        The step; a large import may still be ``undone``, see ``redo_more``.

    Raises:
        CannotUndo: there is none, or its rows were changed by somebody else since.
    """
    row = writer.connection.execute(_oldest_undone()).first()
    if row is None:
        raise CannotUndo("")
    if row.import_id is not None:
        return _bring_back(writer, row)
    revert(writer, row.journal, label=row.subject, backwards=False)
    _set_state(writer, row.id, DONE)
    return _step(row, undone=False)


def redo_more(writer: Writer, step_id: int) -> Step:
    """Do the next piece of a step again that ``redo`` began, until it is not ``undone``.

    Raises:
        CannotUndo: its rows were changed by somebody else since.
    """
    row = writer.connection.execute(select(steps).where(steps.c.id == step_id)).one()
    return _bring_back(writer, row) if row.state == HALF else _step(row, undone=False)


def _take_out(writer: Writer, row: Row[Any]) -> Step:
    """Take a piece of an import out, and keep what that wrote."""
    finished = take_out(writer, row.import_id)
    piece = {"step_id": row.id, "journal": writer.journal()}
    writer.connection.execute(insert(step_pieces).values(**piece))
    _set_state(writer, row.id, UNDONE if finished else HALF)
    return _step(row, undone=finished)


def _bring_back(writer: Writer, row: Row[Any]) -> Step:
    """Bring back what was taken out of an import last."""
    pieces = select(step_pieces).where(step_pieces.c.step_id == row.id)
    last = pieces.order_by(step_pieces.c.id.desc()).limit(2)
    newest, *more = writer.connection.execute(last).all() or [row]
    revert(writer, newest.journal, label=row.subject, backwards=True)
    aftermath.begin_again(writer, row.import_id)
    if newest is not row:  # as before there were pieces
        gone = delete(step_pieces).where(step_pieces.c.id == newest.id)
        writer.connection.execute(gone)
    if not more:
        imports.finish(writer, row.import_id, imports.DONE)
    _set_state(writer, row.id, HALF if more else DONE)
    return _step(row, undone=bool(more))


def _forget(writer: Writer, old: Select[Any]) -> None:
    """Drop steps; removed files that only they could bring back go to the system's trash."""
    rows = writer.connection.execute(old).all()
    if rows:
        ids = [row.id for row in rows]
        pieces = select(step_pieces.c.journal).where(among(step_pieces.c.step_id, ids))
        journals = [row.journal for row in rows if row.journal]
        gone = _files_in([*journals, *writer.connection.execute(pieces).scalars()])
        writer.connection.execute(delete(steps).where(among(steps.c.id, ids)))
        trash.let_go(writer, gone)
        aftermath.forget(writer, [row.import_id for row in rows if row.import_id is not None])


def _files_in(journals: Sequence[bytes]) -> list[int]:
    ids: set[int] = set()
    for journal in journals:
        for entry in entries_of(journal):
            if entry["table"] == files.name:
                place = entry["columns"].index("id")
                images = entry.get("before") or entry.get("after") or []
                ids.update(image[place] for image in images)
    return sorted(ids)


def _set_state(writer: Writer, step_id: int, state: str) -> None:
    writer.connection.execute(update(steps).where(steps.c.id == step_id).values(state=state))


def _newest_done() -> Select[Any]:
    """Find what can be undone; what a crash left half undone can be undone to its end."""
    able = steps.c.state.in_([DONE, HALF])
    return select(steps).where(able).order_by(steps.c.id.desc()).limit(1)


def _oldest_undone() -> Select[Any]:
    """Find what can be done again; what is half undone can be brought back, too."""
    able = steps.c.state.in_([UNDONE, HALF])
    return select(steps).where(able).order_by(steps.c.id).limit(1)


def _step(row: Row[Any], *, undone: bool | None = None) -> Step:
    return Step(
        row.id,
        StepKind(row.kind),
        row.subject,
        row.photos,
        datetime.fromisoformat(row.at),
        row.state == UNDONE if undone is None else undone,
    )
