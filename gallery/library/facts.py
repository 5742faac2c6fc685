"""What is said of photos beside what they show, each with where it came from.

A fact whose field has a column of its own (``COLUMNS``), or is a caption ("caption:ko"), is
kept here without its value: only its origin and reason. What the user emptied stays here with
the user's origin, so that no rescan brings it back.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.source_tables import photo_facts
from gallery.model.facts import Fact, Origin
from gallery.model.names import clean

COLUMNS = frozenset({"taken_at", "title", "rating", "source", "credit", "favourite"})
CAPTION = "caption:"  # and the language


def say(writer: Writer, facts: Mapping[int, Mapping[str, Fact[str]]]) -> None:
    """Write facts by photo and field, in place of what was said of those fields before."""
    rows = [
        _row(photo_id, field, fact)
        for photo_id, said in facts.items()
        for field, fact in said.items()
    ]
    there = {(row["photo_id"], row["field"]) for row in writer.rows(photo_facts, rows)}
    known = [row for row in rows if (row["photo_id"], row["field"]) in there]
    writer.update(photo_facts, known, [_values(row) for row in known])
    writer.insert(
        photo_facts, [row for row in rows if (row["photo_id"], row["field"]) not in there]
    )


def of(reader: Reader, photo_ids: Iterable[int]) -> dict[int, dict[str, Fact[str]]]:
    """Return what is said of photos, by photo and field; photos without are left out."""
    found: dict[int, dict[str, Fact[str]]] = {}
    for row in reader.execute(select(photo_facts).where(among(photo_facts.c.photo_id, photo_ids))):
        fact = Fact(row.value, Origin(row.origin), row.reason)
        found.setdefault(row.photo_id, {})[row.field] = fact
    return found


def with_field(reader: Reader, photo_ids: Sequence[int], field: str) -> list[int]:
    """Return those photos of which something is kept here about a field."""
    question = select(photo_facts.c.photo_id).where(
        among(photo_facts.c.photo_id, photo_ids), photo_facts.c.field == field
    )
    return list(reader.execute(question).scalars())


def forget(writer: Writer, photo_ids: Sequence[int], fields: Sequence[str]) -> None:
    """Take away what is said of fields of photos."""
    writer.delete(
        photo_facts, [{"photo_id": key, "field": field} for key in photo_ids for field in fields]
    )


def by_user(writer: Writer, photo_ids: Sequence[int], fields: Sequence[str]) -> None:
    """Say that fields of photos hold the user's word from now on."""
    word = Fact("", Origin.USER)
    say(writer, {photo_id: dict.fromkeys(fields, word) for photo_id in photo_ids})


def _row(photo_id: int, field: str, fact: Fact[str]) -> Row:
    has_column = field in COLUMNS or field.startswith(CAPTION)
    return {
        "photo_id": photo_id,
        "field": field,
        "value": "" if has_column else clean(fact.value),
        "origin": str(fact.origin),
        "reason": fact.reason,
    }


def _values(row: Row) -> Row:
    return {name: row[name] for name in ("value", "origin", "reason")}
