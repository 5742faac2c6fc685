"""The keys of all names (``spelling``) as rows: renewed with the names, made anew, compared.

Which keys a name has follows from its text and its bearer alone, so that the keys of a name
that was taken away are known without looking for them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from gallery.library.spelling import keys_of
from gallery.model.names import compare_key, initials, search_text
from gallery.model.phrases import BearerKind

KINDS = (BearerKind.PERSON, BearerKind.GROUP, BearerKind.SCENE)  # name_keys.kind is the place
COLUMNS = ("person_id", "group_id", "scene_id")
NAMES = "SELECT id, text, person_id, group_id, scene_id FROM names"
ADD = "INSERT OR IGNORE INTO name_keys (key, form, name_id, kind, bearer_id) VALUES (?, ?, ?, ?, ?)"
REMOVE = "DELETE FROM name_keys WHERE key = ? AND form = ? AND name_id = ?"
THERE = """
WITH wanted AS MATERIALIZED (
    SELECT json_extract(value, '$[0]') AS key, json_extract(value, '$[1]') AS form,
        json_extract(value, '$[2]') AS name_id, json_extract(value, '$[3]') AS kind,
        json_extract(value, '$[4]') AS bearer_id
    FROM json_each(?)
)
SELECT count(*) FROM wanted JOIN name_keys USING (key, form, name_id, kind, bearer_id)"""
FOLD = "UPDATE names SET key = ?, search_text = ?, initials = ? WHERE id = ?"
NAMES_AT_ONCE = 5_000  # some megabytes of keys
Key = tuple[str, int, int, int, int]


def renew(connection: Connection, touched: Iterable[Mapping[str, Any]]) -> None:
    """Bring the keys in step with names that were written or deleted, given as rows."""
    rows = list(touched)
    now: dict[int, Mapping[str, Any]] = {}
    ids = sorted({row["id"] for row in rows})
    for at in range(0, len(ids), NAMES_AT_ONCE):
        piece = ", ".join(map(str, ids[at : at + NAMES_AT_ONCE]))
        now |= {row["id"]: row for row in _read(connection, f"{NAMES} WHERE id IN ({piece})")}
    former = [row for row in rows if not _is_same(row, now.get(row["id"]))]
    gone = [key[:3] for row in former for key in _keys_of(row)]
    if gone:
        connection.exec_driver_sql(REMOVE, gone)
    _add(connection, now.values())


def _is_same(row: Mapping[str, Any], now: Mapping[str, Any] | None) -> bool:
    return now is not None and all(row[column] == now[column] for column in ("text", *COLUMNS))


def rebuild(connection: Connection) -> None:
    """Make the keys of all names anew."""
    connection.exec_driver_sql("DELETE FROM name_keys")
    for rows in _pages(connection):
        _add(connection, rows)


def fold(connection: Connection) -> None:
    """Write anew by what names are compared, where the rules were others when it was written."""
    rows = connection.exec_driver_sql("SELECT key, search_text, initials, text, id FROM names")
    wanted = [
        ((compare_key(words), search_text(words), initials(words)), name_id, tuple(have))
        for *have, words, name_id in rows
    ]
    changed = [(*now, name_id) for now, name_id, before in wanted if now != before]
    if changed:
        connection.exec_driver_sql(FOLD, changed)


def stale(connection: Connection) -> int:
    """Return how many keys are missing or there without reason."""
    wanted = found = 0
    for rows in _pages(connection):
        keys = [key for row in rows for key in _keys_of(row)]
        wanted += len(keys)
        found += connection.exec_driver_sql(THERE, (json.dumps(keys),)).scalar_one()
    there: int = connection.exec_driver_sql("SELECT count(*) FROM name_keys").scalar_one()
    return (wanted - found) + (there - found)


def _add(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    keys = [key for row in rows for key in _keys_of(row)]
    if keys:
        connection.exec_driver_sql(ADD, keys)


def _keys_of(row: Mapping[str, Any]) -> Iterator[Key]:
    place = next(place for place, column in enumerate(COLUMNS) if row[column] is not None)
    is_of_who = KINDS[place] is not BearerKind.SCENE
    for key, form in keys_of(row["text"], is_of_who=is_of_who):
        yield key, int(form), row["id"], place, row[COLUMNS[place]]


def _pages(connection: Connection) -> Iterator[list[Mapping[str, Any]]]:
    last = 0
    while True:
        rows = _read(connection, f"{NAMES} WHERE id > {last} ORDER BY id LIMIT {NAMES_AT_ONCE}")
        if not rows:
            return
        yield rows
        last = rows[-1]["id"]


def _read(connection: Connection, question: str) -> list[Mapping[str, Any]]:
    found = connection.exec_driver_sql(question)
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]
