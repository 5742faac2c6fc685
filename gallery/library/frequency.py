"""How often, and when last: of phrases, of those who are in them, and of groups.

Renewed by ``derived`` for what was touched. A phrase's photos are counted anew (one walk along
an index), as are a group's when its members change; while photos are tagged a group's number
moves by what its photos were before and are after.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, text

from gallery.library.touched import Touched

WANTED_SAID_OF = "(SELECT count(*) FROM photo_phrases WHERE phrase_id = phrases.id)"
WANTED_SPOKEN = """coalesce((
    SELECT max(phrases.said_at) FROM phrase_people JOIN phrases ON phrases.id = phrase_id
    WHERE person_id = persons.id
), '')"""
WANTED_SPOKEN_OF = """coalesce((
    SELECT max(phrases.said_at) FROM phrases WHERE scene_id = scenes.id
), '')"""
WANTED_GROUP = """(
    SELECT count(DISTINCT photo_id) FROM group_members JOIN photo_people USING (person_id)
    WHERE group_id = groups.id
)"""
WANTED = {
    ("phrases", "photo_count"): WANTED_SAID_OF,
    ("persons", "said_at"): WANTED_SPOKEN,
    ("scenes", "said_at"): WANTED_SPOKEN_OF,
    ("groups", "photo_count"): WANTED_GROUP,
}
LISTED = "IN (SELECT value FROM json_each(?))"
SPEAKERS = f"SELECT DISTINCT person_id FROM phrase_people WHERE phrase_id {LISTED}"


def refresh(connection: Connection, touched: Touched) -> None:
    """Renew the numbers and moments of what was touched."""
    speaking = set(touched.speaking)
    if touched.said:
        found = connection.exec_driver_sql(SPEAKERS, (_listed(touched.said),))
        speaking.update(row[0] for row in found)
    for (table, column), ids in (
        (("phrases", "photo_count"), touched.said),
        (("persons", "said_at"), speaking),
        (("scenes", "said_at"), touched.spoken_of),
        (("groups", "photo_count"), touched.joined),
    ):
        if ids:
            wanted = WANTED[table, column]
            stale = f"id {LISTED} AND {column} != {wanted}"
            renew = f"UPDATE {table} SET {column} = {wanted} WHERE {stale}"
            connection.exec_driver_sql(renew, (_listed(ids),))


def rebuild(connection: Connection) -> None:
    """Make all numbers and moments anew."""
    for (table, column), wanted in WANTED.items():
        connection.execute(text(f"UPDATE {table} SET {column} = {wanted}"))


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))
