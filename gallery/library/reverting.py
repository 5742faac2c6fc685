"""Taking back one step alone: a further step on top writes the rows as they were before it.

It is refused while later steps build on what it wrote (``dependence``), and they are named.
The new step keeps its own journal, so it is undone, done again and reverted like any other.

An import is taken out by its id, like when it is undone, but in one transaction: what that
wrote is then a journal like that of other steps. Whatever was done since to what it brought,
or was brought there by a later import, has to go before it. A very large one would keep everybody
else from writing for too long: undo takes it out in pieces.
"""

from typing import Any

from sqlalchemy import Row, select

from gallery.library import dependence, history, imports, regions
from gallery.library.connections import Reader
from gallery.library.footprint import footprint_of
from gallery.library.journal import Writer
from gallery.library.revert import revert
from gallery.library.tables import steps
from gallery.library.taking_out import take_out
from gallery.model.errors import CannotRevert, CannotUndo, NotFound
from gallery.model.history import Step, StepKind

MOST_AT_ONCE = 30_000  # photos of an import; 5 s, while nothing else can be written


def revert_step(writer: Writer, step_id: int) -> Step:
    """Take a step back by a new one on top; call it last in the transaction.

    Returns:
        The new step.

    Raises:
        CannotRevert: later steps build on it, somebody else changed what it wrote, nothing of
            that is left, or it is taken back already.
        NotFound: there is no such step, or the history has forgotten it.
    """
    row = _row(writer.connection, step_id)
    _refuse_what_stands_in_the_way(writer.connection, row)
    if _is_import(row):
        while not take_out(writer, row.import_id):
            pass
        imports.finish(writer, row.import_id, imports.UNDONE)
    else:
        _write_back(writer, row)
    added = history.push(
        writer, StepKind.REVERT, row.subject, row.photos, row.import_id, reverts=step_id
    )
    if added is None:
        raise CannotRevert(row.subject, "gone")
    return added


def why_not(reader: Reader, step_id: int) -> CannotRevert | None:
    """Return what stands in the way of reverting a step now, None when nothing does.

    Raises:
        NotFound: there is no such step, or the history has forgotten it.
    """
    try:
        _refuse_what_stands_in_the_way(reader, _row(reader, step_id))
    except CannotRevert as error:
        return error
    return None


def _row(reader: Reader, step_id: int) -> Row[Any]:
    row = reader.execute(select(steps).where(steps.c.id == step_id)).first()
    if row is None:
        raise NotFound("step", str(step_id))
    return row


def _is_import(row: Row[Any]) -> bool:
    return row.import_id is not None and row.reverts is None


def _refuse_what_stands_in_the_way(reader: Reader, row: Row[Any]) -> None:
    if row.state != history.DONE or row.id in history.reverted(reader):
        raise CannotRevert(row.subject, "undone")
    if _is_import(row):
        if imports.brought(reader, row.import_id) > MOST_AT_ONCE:
            raise CannotRevert(row.subject, "large")
        later = dependence.built_on_import(reader, row.id, row.import_id)
    else:
        blocked = dependence.in_the_way(reader, footprint_of(row.journal))
        later = dependence.writers_of(reader, row.id, blocked) if blocked else []
    if later:
        raise CannotRevert(row.subject, "later", history.some(reader, later))


def _write_back(writer: Writer, row: Row[Any]) -> None:
    """Write the rows as they were; a phrase that others have said since stays.

    A box that the step found there goes with the last word about who is in it.
    """
    traces = footprint_of(row.journal)
    keep = dependence.still_said(writer.connection, traces)
    left = dependence.boxes_left(writer.connection, traces)
    try:
        revert(writer, row.journal, label=row.subject, backwards=True, keep=keep)
    except CannotUndo as error:
        raise CannotRevert(row.subject, "changed") from error
    regions.take_off(writer, left)
    if row.import_id is not None:
        imports.turn(writer, row.import_id)
