"""What was written lately, told to other programs that have the same library open.

Every writing leaves a note of what it changed, in its own transaction: another window need not
ask about a million photos again because of one star. The notes are numbered without a gap and
the last ones are kept; who comes too late for one, or finds that something wrote without a
note, reads everything again.
"""

import json
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from gallery.library.tables import about
from gallery.model.changes import EVERYTHING, Changes

NUMBER = "news"  # the key of the last note's number; the notes are "news:0" and on
KEPT = 32  # notes: a window looks for them twice a second
MOST = 2_000  # ids a note names; of more, all is read again
LAST = "SELECT value FROM about WHERE key = 'news'"
NOTES = "SELECT key, value FROM about WHERE key >= 'news' AND key < 'news;'"
IDS = tuple(one.name for one in fields(Changes) if one.type == frozenset[int])
FLAGS = tuple(one.name for one in fields(Changes) if one.name not in IDS)


@dataclass(frozen=True, slots=True)
class News:
    """What a program knows of the writings of others.

    Attributes:
        version: changes with every writing of another program.
        number: of the last note that was read, or was its own.
        changes: what others changed since then; None when they wrote nothing.
    """

    version: int = 0
    number: int = 0
    changes: Changes | None = field(default=None, compare=False)


def tell(connection: Connection, changes: Changes, *, by: str) -> None:
    """Leave a note of what a transaction changed; ``by`` names the open library that wrote."""
    number = last(connection) + 1
    note = {"number": number, "by": by, "changes": _packed(changes)}
    for key, value in (
        (f"{NUMBER}:{number % KEPT}", json.dumps(note, separators=(",", ":"))),
        (NUMBER, str(number)),
    ):
        row = insert(about).values(key=key, value=value)
        wanted = {"value": row.excluded.value}
        connection.execute(row.on_conflict_do_update(index_elements=["key"], set_=wanted))


def last(connection: Connection) -> int:
    """Return the number of the last note, 0 before the first."""
    return int(connection.exec_driver_sql(LAST).scalar() or 0)


def heard(connection: Connection, since: int, *, by: str) -> tuple[int, Changes]:
    """Return the last note's number, and what all others than ``by`` changed after ``since``."""
    found = {str(key): str(value) for key, value in connection.exec_driver_sql(NOTES)}
    number = int(found.get(NUMBER, 0))
    notes = [json.loads(value) for key, value in found.items() if key != NUMBER]
    new = [note for note in notes if note["number"] > since]
    theirs = [note for note in new if note["by"] != by]
    if not theirs or len(new) < number - since:
        return number, EVERYTHING
    changes = Changes()
    for note in theirs:
        changes |= _unpacked(note["changes"])
    return number, changes


def _packed(changes: Changes) -> dict[str, Any]:
    """Return what is not empty."""
    if sum(len(getattr(changes, name)) for name in IDS) > MOST:
        changes = EVERYTHING
    ids = {name: sorted(getattr(changes, name)) for name in IDS}
    flags = {name: getattr(changes, name) for name in FLAGS}
    return {name: value for name, value in {**ids, **flags}.items() if value}


def _unpacked(note: dict[str, Any]) -> Changes:
    values: dict[str, Any] = {name: frozenset(note.get(name, ())) for name in IDS}
    return Changes(**values | {name: bool(note.get(name)) for name in FLAGS})
