"""Which photos are hidden because they stand behind another, and in whose numbers that tells.

Nobody counts a hidden photo: not the persons, groups and scenes that it shows, not its sets.
``derived`` asks for this before anything else, so that what is counted after it knows who is
hidden by now; a photo that goes comes into sight first, and is counted off like any other.

A search leaves them out by ``SHOWN``, a condition that the index of every order answers, unless
it asks for variants itself; while nothing is hidden, nothing is asked at all.
"""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select, text

from gallery.library.sql import Sql
from gallery.library.touched import Touched
from gallery.library.variant_tables import photo_hidden
from gallery.search import ast

SHOWN, ANY = Sql("p.hidden = 0"), Sql("1")  # of photo p
HIDDEN = "IN (SELECT photo_id FROM photo_hidden)"
LISTED = "IN (SELECT value FROM json_each(?))"
# What comes into sight (1), and what goes out of it (-1).
FLIPPED = f"""
INSERT INTO temp.flipped (id, step)
SELECT photo_id, 1 FROM photo_hidden WHERE photo_id {LISTED}
    AND photo_id NOT IN (SELECT photo_id FROM variants)
UNION ALL SELECT photo_id, -1 FROM variants WHERE photo_id {LISTED}
    AND photo_id NOT {HIDDEN}"""
RENEW = (
    "DELETE FROM photo_hidden WHERE photo_id IN (SELECT id FROM temp.flipped WHERE step > 0)",
    "INSERT INTO photo_hidden SELECT id FROM temp.flipped WHERE step < 0",
    f"UPDATE photos SET hidden = id {HIDDEN} WHERE id IN (SELECT id FROM temp.flipped)",
)
SETS = """SELECT DISTINCT set_id FROM temp.flipped
    CROSS JOIN set_members ON photo_id = flipped.id"""
STEPS = {
    ("persons", "photo_count"): """SELECT person_id, sum(step) FROM temp.flipped
        CROSS JOIN photo_people ON photo_id = flipped.id GROUP BY 1""",
    ("scenes", "photo_count"): """SELECT scene_id, sum(step) FROM temp.flipped
        CROSS JOIN photo_scenes ON photo_id = flipped.id GROUP BY 1""",
    ("groups", "photo_count"): """SELECT group_id, sum(step) FROM (
        SELECT DISTINCT group_id, flipped.id, step FROM temp.flipped
        CROSS JOIN photo_people ON photo_id = flipped.id
        CROSS JOIN group_members USING (person_id)) GROUP BY 1""",
    ("scenes", "family_count"): """WITH RECURSIVE up(id, family, step) AS (
        SELECT flipped.id, scene_id, step FROM temp.flipped
        CROSS JOIN photo_scenes ON photo_id = flipped.id UNION
        SELECT up.id, parent_id, step FROM up JOIN scene_parents ON scene_id = up.family)
        SELECT family, sum(step) FROM up GROUP BY 1""",
}
WANTED_VARIANTS = "(SELECT count(*) FROM variants WHERE kept_id = photos.id)"


def renew(connection: Connection, touched: Touched) -> None:
    """Bring in step who is hidden, the numbers that tell of it, and how many stand behind whom."""
    if touched.behind:
        _flip(connection, touched)
    if touched.kept:
        stale = f"id {LISTED} AND variant_count != {WANTED_VARIANTS}"
        count = f"UPDATE photos SET variant_count = {WANTED_VARIANTS} WHERE {stale}"
        connection.exec_driver_sql(count, (_listed(touched.kept),))


def rebuild(connection: Connection) -> None:
    """Make anew who is hidden, without the numbers that tell of it."""
    for statement in (
        "DELETE FROM photo_hidden",
        "INSERT INTO photo_hidden SELECT photo_id FROM variants",
        f"UPDATE photos SET hidden = id {HIDDEN} WHERE hidden != (id {HIDDEN})",
        f"""UPDATE photos SET variant_count = {WANTED_VARIANTS}
            WHERE variant_count != {WANTED_VARIANTS}""",
    ):
        connection.exec_driver_sql(statement)


def is_any(connection: Connection) -> bool:
    """Whether any photo is hidden."""
    found = connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM photo_hidden)")
    return bool(found.scalar_one())


def number(connection: Connection) -> int:
    """Return how many photos are hidden."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM photo_hidden").scalar_one())


def is_seen(photo_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a photo is not hidden."""
    return photo_id.not_in(select(photo_hidden.c.photo_id))


def leaves_out(reader: Connection, node: ast.Node) -> bool:
    """Whether some photos are left out of what a search finds, because they are hidden."""
    return is_any(reader) and not ast.asks_for_variants(node)


def in_sight(ids: Sql) -> Sql:
    """Return a select of those ids that are not hidden."""
    return ids.within(f"SELECT id FROM ({{}}) WHERE id NOT {HIDDEN}")


def _flip(connection: Connection, touched: Touched) -> None:
    connection.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS flipped (id INTEGER PRIMARY KEY, step INTEGER)"
    )
    connection.exec_driver_sql("DELETE FROM temp.flipped")
    connection.exec_driver_sql(FLIPPED, (_listed(touched.behind),) * 2)
    for statement in RENEW:
        connection.exec_driver_sql(statement)
    set_ids = connection.exec_driver_sql(SETS).scalars().all()
    touched.sets.update(set_ids)
    touched.changed("sets", set_ids)
    for (table, column), question in STEPS.items():
        steps = [
            {"key": key, "step": step} for key, step in connection.exec_driver_sql(question) if step
        ]
        if steps:
            add = f"UPDATE {table} SET {column} = {column} + :step WHERE id = :key"
            connection.execute(text(add), steps)
            touched.changed(table, (row["key"] for row in steps))


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))
