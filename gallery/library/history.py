"""The undo history: the last thousand steps, shared by every program that has the library open.

A step keeps the rows it wrote, before and after (``journal``). An import keeps none: undoing
it takes its photos out, and what that wrote is kept then, so that it can be done again. A large
import is taken out, and brought back, in pieces of a transaction each (``taking_out``).

A step that is not the newest is taken back by a further step on top (``reverting``), which is
undone and done again like any other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
from gallery.model.errors import CannotUndo, NotFound
from gallery.model.history import Step, StepKind

MOST_STEPS = 1000
DONE, HALF, UNDONE = "done", "half", "undone"
# Of a step's row what a list shows; its journal may be megabytes.
FACTS = tuple(steps.c[name] for name in ("id", "at", "kind", "subject", "photos", "state"))


def push(
    writer: Writer,
    kind: StepKind,
    subject: str,
    photos: int,
    import_id: int | None = None,
    *,
    reverts: int | None = None,
) -> Step | None:
    """Make one step of everything ``writer`` wrote so far; call it last.

    What was undone before can no longer be done again.

    Args:
        writer: the transaction.
        kind: what was done.
        subject: what it was about ("V with camcorder").
        photos: how many photos it touched.
        import_id: for an import, which one; its rows are not kept.
        reverts: the step that this one takes back; its rows are kept, of an import too.

    Returns:
        The step, None when nothing was written.
    """
    is_import = import_id is not None and reverts is None
    journal = None if is_import else writer.journal()
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
        "reverts": reverts,
    }
    added = writer.connection.execute(insert(steps).values(**row).returning(steps.c.id)).one()
    oldest = select(steps.c.id).order_by(steps.c.id.desc()).offset(MOST_STEPS).limit(1)
    limit = writer.connection.execute(oldest).scalar()
    if limit is not None:
        _forget(writer, select(steps).where(steps.c.id <= limit))
    return get(writer.connection, added.id)


def get(reader: Reader, step_id: int) -> Step:
    """Return one step.

    Raises:
        NotFound: there is none, or it was forgotten.
    """
    found = _steps(reader, select(*FACTS).where(steps.c.id == step_id))
    if not found:
        raise NotFound("step", str(step_id))
    return found[0]


def undoable(reader: Reader) -> Step | None:
    """Return the step that ``undo`` would undo, None if there is none."""
    return next(iter(_steps(reader, _newest_done(FACTS))), None)


def redoable(reader: Reader) -> Step | None:
    """Return the step that ``redo`` would do again, None if there is none."""
    return next(iter(_steps(reader, _oldest_undone(FACTS))), None)


def recent(reader: Reader, limit: int) -> list[Step]:
    """Return the last steps, newest first, undone ones too."""
    return _steps(reader, select(*FACTS).order_by(steps.c.id.desc()).limit(limit))


def some(reader: Reader, step_ids: Sequence[int]) -> list[Step]:
    """Return these steps, newest first."""
    wanted = select(*FACTS).where(among(steps.c.id, step_ids))
    return _steps(reader, wanted.order_by(steps.c.id.desc()))


def reverted(reader: Reader) -> dict[int, int]:
    """Return the steps that were taken back by a later one that stands, and by which."""
    taken: dict[int, int] = {}
    for step_id, target, state in _links(reader):
        if state != UNDONE and step_id not in taken:  # a revert may be reverted itself
            taken[target] = step_id
    return taken


def undo(writer: Writer) -> Step:
    """Undo the newest step that is not undone.

    Returns:
        The step; of a large import it may not be ``undone`` yet, see ``undo_more``.

    Raises:
        CannotUndo: there is none, or its rows were changed by somebody else since.
    """
    row = writer.connection.execute(_newest_done([steps])).first()
    if row is None:
        raise CannotUndo("")
    if row.import_id is not None and row.reverts is None:
        return _take_out(writer, row)
    return _write_again(writer, row, backwards=True)


def undo_more(writer: Writer, step_id: int) -> Step:
    """Undo the next piece of a step that ``undo`` began, until it is ``undone``."""
    row = writer.connection.execute(select(steps).where(steps.c.id == step_id)).one()
    return _take_out(writer, row) if row.state == HALF else get(writer.connection, step_id)


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
    row = writer.connection.execute(_oldest_undone([steps])).first()
    if row is None:
        raise CannotUndo("")
    if row.import_id is not None and row.reverts is None:
        return _bring_back(writer, row)
    return _write_again(writer, row, backwards=False)


def redo_more(writer: Writer, step_id: int) -> Step:
    """Do the next piece of a step again that ``redo`` began, until it is not ``undone``.

    Raises:
        CannotUndo: its rows were changed by somebody else since.
    """
    row = writer.connection.execute(select(steps).where(steps.c.id == step_id)).one()
    return _bring_back(writer, row) if row.state == HALF else get(writer.connection, step_id)


def _write_again(writer: Writer, row: Row[Any], *, backwards: bool) -> Step:
    revert(writer, row.journal, label=row.subject, backwards=backwards, photos=row.photos)
    if row.import_id is not None:
        imports.turn(writer, row.import_id)
    _set_state(writer, row.id, UNDONE if backwards else DONE)
    return get(writer.connection, row.id)


def _take_out(writer: Writer, row: Row[Any]) -> Step:
    """Take a piece of an import out, and keep what that wrote."""
    finished = take_out(writer, row.import_id)
    piece = {"step_id": row.id, "journal": writer.journal()}
    writer.connection.execute(insert(step_pieces).values(**piece))
    _set_state(writer, row.id, UNDONE if finished else HALF)
    return get(writer.connection, row.id)


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
    return replace(get(writer.connection, row.id), undone=bool(more))


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
        brought = [row.import_id for row in rows if row.import_id and row.reverts is None]
        aftermath.forget(writer, brought)


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


def _newest_done(columns: Iterable[Any]) -> Select[Any]:
    """Find what can be undone; what a crash left half undone can be undone to its end."""
    able = steps.c.state.in_([DONE, HALF])
    return select(*columns).where(able).order_by(steps.c.id.desc()).limit(1)


def _oldest_undone(columns: Iterable[Any]) -> Select[Any]:
    """Find what can be done again; what is half undone can be brought back, too."""
    able = steps.c.state.in_([UNDONE, HALF])
    return select(*columns).where(able).order_by(steps.c.id).limit(1)


def _steps(reader: Reader, question: Select[Any]) -> list[Step]:
    """Return the steps that a question for ``FACTS`` finds."""
    rows = reader.execute(question).all()
    taken = reverted(reader)
    targets = {step_id: target for step_id, target, _state in _links(reader)}
    mine = {targets[row.id] for row in rows if row.id in targets}
    asked = select(steps.c.id, steps.c.kind).where(among(steps.c.id, mine))
    kinds = {key: StepKind(kind) for key, kind in reader.execute(asked)}
    return [
        Step(
            row.id,
            StepKind(row.kind),
            row.subject,
            row.photos,
            datetime.fromisoformat(row.at),
            undone=row.state == UNDONE,
            reverts=targets.get(row.id),
            reverted_kind=kinds.get(targets.get(row.id, 0)),
            reverted=row.id in taken,
            is_half=row.state == HALF,
        )
        for row in rows
    ]


def _links(reader: Reader) -> list[tuple[int, int, str]]:
    """Return the steps that take others back, newest first: id, which one, state."""
    question = select(steps.c.id, steps.c.reverts, steps.c.state)
    given = question.where(steps.c.reverts.is_not(None))
    rows = reader.execute(given).all()
    return sorted(((row.id, row.reverts, row.state) for row in rows), reverse=True)
