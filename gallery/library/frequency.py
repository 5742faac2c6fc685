"""How often, and when last: of phrases, of those who are in them, and of groups.

Renewed by ``derived`` for what was touched. A phrase's photos are counted anew (one walk along
an index), as are a group's when its members change, and those of a scene and all below it when
one that photos show comes or leaves there; while photos are tagged, the numbers of groups and
scenes move by what the photos showed before and show after.
"""

import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, text

from gallery.library.hiding import HIDDEN
from gallery.library.touched import Touched

WANTED_SAID_OF = "(SELECT count(*) FROM photo_phrases WHERE phrase_id = phrases.id)"
WANTED_SPOKEN = """coalesce((
    SELECT max(phrases.said_at) FROM phrase_people JOIN phrases ON phrases.id = phrase_id
    WHERE person_id = persons.id
), '')"""
WANTED_SPOKEN_OF = """coalesce((
    SELECT max(phrases.said_at) FROM phrases WHERE scene_id = scenes.id
), '')"""
WANTED_GROUP = f"""(
    SELECT count(DISTINCT photo_id) FROM group_members JOIN photo_people USING (person_id)
    WHERE group_id = groups.id AND photo_id NOT {HIDDEN}
)"""
WANTED_FAMILY = f"""(
    WITH RECURSIVE below(id) AS (
        SELECT scenes.id UNION
        SELECT scene_parents.scene_id FROM scene_parents JOIN below ON parent_id = below.id
    )
    SELECT count(DISTINCT photo_id) FROM photo_scenes
    WHERE scene_id IN below AND photo_id NOT {HIDDEN}
)"""
WANTED = {
    ("phrases", "photo_count"): WANTED_SAID_OF,
    ("persons", "said_at"): WANTED_SPOKEN,
    ("scenes", "said_at"): WANTED_SPOKEN_OF,
    ("groups", "photo_count"): WANTED_GROUP,
    ("scenes", "family_count"): WANTED_FAMILY,
}
LISTED = "IN (SELECT value FROM json_each(?))"
# A scene that is gone took its photos with it; there may have been some.
SHOWN_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT value FROM json_each(?) UNION
    SELECT scene_parents.scene_id FROM scene_parents JOIN below ON parent_id = below.id
)
SELECT 1 FROM below WHERE EXISTS (SELECT 1 FROM photo_scenes WHERE scene_id = below.id)
    OR NOT EXISTS (SELECT 1 FROM scenes WHERE scenes.id = below.id) LIMIT 1"""
ABOVE = """
WITH RECURSIVE above(id) AS (
    SELECT value FROM json_each(?) UNION
    SELECT parent_id FROM scene_parents JOIN above ON scene_id = above.id
)
SELECT id FROM above"""
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
        (("scenes", "family_count"), touched.families),
    ):
        if ids:
            wanted = WANTED[table, column]
            stale = f"id {LISTED} AND {column} != {wanted}"
            renew = f"UPDATE {table} SET {column} = {wanted} WHERE {stale}"
            connection.exec_driver_sql(renew, (_listed(ids),))


def families_moved(connection: Connection, kin: Collection[tuple[int, int]]) -> frozenset[int]:
    """Return the scenes above those that came under others or left them, to be counted anew.

    Asked before the photos' scenes are renewed: scenes that no photo showed until then, such as
    new ones, change nothing above them but by the tags they get, and those move the numbers.

    Args:
        connection: inside the transaction.
        kin: pairs of the scene below and the scene above.
    """
    below, above = ({pair[place] for pair in kin} for place in (0, 1))
    if not kin or not connection.exec_driver_sql(SHOWN_BELOW, (_listed(below),)).first():
        return frozenset()
    return frozenset(connection.exec_driver_sql(ABOVE, (_listed(above),)).scalars())


def rebuild(connection: Connection) -> None:
    """Make all numbers and moments anew."""
    for (table, column), wanted in WANTED.items():
        connection.execute(text(f"UPDATE {table} SET {column} = {wanted}"))


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))
