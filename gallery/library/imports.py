"""Imports: what was asked for, so that a killed one can continue and a finished one be undone."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import func, insert, select, update

from gallery.library import aftermath
from gallery.library.connections import Reader
from gallery.library.journal import Writer, journal_of
from gallery.library.source_tables import import_changes
from gallery.library.tables import files, imports, photos, set_members, sets

RUNNING, DONE, CANCELLED, UNDONE = "running", "done", "cancelled", "undone"
STATES = (RUNNING, DONE, CANCELLED, UNDONE)


def start(writer: Writer, request_json: str, *, moves_files: bool = False) -> int:
    """Note that an import begins; the id goes with everything it adds.

    Args:
        writer: the transaction.
        request_json: what is needed to continue it.
        moves_files: whether files are moved into the library. They are the user's only
            copies then, so undoing the import leaves them where they are.
    """
    row = {
        "started_at": datetime.now(UTC).isoformat(),
        "request": request_json,
        "moves_files": int(moves_files),
    }
    added = writer.connection.execute(insert(imports).values(**row).returning(imports.c.id))
    return int(added.scalar_one())


def finish(writer: Writer, import_id: int, state: str) -> None:
    """Note how an import ended: "done", "cancelled" or "undone".

    Not journalled: undoing an import is its own way (``history``).
    """
    if state not in STATES:
        raise ValueError(state)
    values = {"state": state, "finished_at": datetime.now(UTC).isoformat()}
    writer.connection.execute(update(imports).where(imports.c.id == import_id).values(values))


def turn(writer: Writer, import_id: int) -> None:
    """Note that a whole import was taken out at once, or came back."""
    question = select(imports.c.state).where(imports.c.id == import_id)
    is_out = writer.connection.execute(question).scalar() == UNDONE
    finish(writer, import_id, DONE if is_out else UNDONE)
    aftermath.begin_again(writer, import_id)


def remember(writer: Writer, import_id: int) -> None:
    """Keep what this transaction changed of things that an import found; call it last.

    What the import brings is known by its id, everything else only by this.
    """
    entries = aftermath.changes_of(writer, import_id)
    if entries:
        row = {"import_id": import_id, "journal": journal_of(entries)}
        writer.connection.execute(insert(import_changes).values(**row))


def did_anything(reader: Reader, import_id: int) -> bool:
    """Whether there is anything of an import that undoing it would take back."""
    return any(
        reader.execute(select(table.c.import_id).where(table.c.import_id == import_id).limit(1))
        .scalars()
        .all()
        for table in (photos, files, set_members, sets, import_changes)
    )


def unfinished(reader: Reader) -> list[tuple[int, str]]:
    """Return id and request of the imports that were killed, oldest first."""
    found = reader.execute(
        select(imports.c.id, imports.c.request)
        .where(imports.c.state == RUNNING)
        .order_by(imports.c.id)
    )
    return [(key, request) for key, request in found]


def moves_files(reader: Reader, import_id: int) -> bool:
    """Whether an import moved its files into the library."""
    question = select(imports.c.moves_files).where(imports.c.id == import_id)
    return bool(reader.execute(question).scalar())


def brought(reader: Reader, import_id: int) -> int:
    """Return how many photos an import brought that are still there."""
    question = select(func.count()).where(photos.c.import_id == import_id)
    return int(reader.execute(question).scalar_one())


def photo_ids(reader: Reader, import_ids: Iterable[int]) -> list[int]:
    """Return the photos that imports brought."""
    found = reader.execute(select(photos.c.id).where(photos.c.import_id.in_(list(import_ids))))
    return list(found.scalars())
