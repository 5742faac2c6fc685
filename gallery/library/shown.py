"""Who and what is in photos (``photo_people``, ``photo_scenes``), and in how many.

``derived`` marks the stale photos. Only what differs from what is said of them is written, and
the numbers move by that: of ten thousand photos that get one more phrase, most stays as it was,
and to write all of it anew would cost twice as much.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from gallery.library.hiding import HIDDEN
from gallery.library.touched import Touched

STALE = "IN (SELECT id FROM temp.stale)"
WANTED_PEOPLE = """
SELECT DISTINCT who.person_id, said.photo_id
FROM photo_phrases AS said JOIN phrase_people AS who ON who.phrase_id = said.phrase_id
"""
WANTED_SCENES = """
SELECT DISTINCT phrases.scene_id, said.photo_id
FROM photo_phrases AS said JOIN phrases ON phrases.id = said.phrase_id
WHERE phrases.scene_id IS NOT NULL
"""
# What has to come into a table of who or what is in photos (1), and what has to go (-1).
COMING = """
INSERT INTO temp.moved SELECT bearer_id, photo_id, 1 FROM temp.wanted AS w WHERE NOT EXISTS (
    SELECT 1 FROM {table} WHERE {column} = w.bearer_id AND photo_id = w.photo_id
)"""
GOING = f"""
INSERT INTO temp.moved SELECT {{column}}, photo_id, -1 FROM {{table}} AS t
WHERE photo_id {STALE} AND NOT EXISTS (
    SELECT 1 FROM temp.wanted WHERE bearer_id = t.{{column}} AND photo_id = t.photo_id
)"""
TAKE = """DELETE FROM {table} WHERE ({column}, photo_id) IN (
    SELECT bearer_id, photo_id FROM temp.moved WHERE step < 0
)"""
PUT = """INSERT INTO {table} ({column}, photo_id)
    SELECT bearer_id, photo_id FROM temp.moved WHERE step > 0"""
# Nobody counts a hidden photo (``hiding``).
COUNTED = f"photo_id NOT {HIDDEN}"
STEPS = f"SELECT bearer_id, sum(step) FROM temp.moved WHERE {COUNTED} GROUP BY 1"
# How many of the photos where somebody moved show each group that these belong to.
GROUPS = f"""
WITH kin AS MATERIALIZED (
    SELECT DISTINCT person_id, group_id FROM group_members WHERE group_id IN (
        SELECT group_id FROM group_members WHERE person_id IN (SELECT bearer_id FROM temp.moved)
    )
)
SELECT group_id, count(DISTINCT photo_id)
FROM (SELECT DISTINCT photo_id FROM temp.moved WHERE {COUNTED})
CROSS JOIN photo_people USING (photo_id) CROSS JOIN kin USING (person_id) GROUP BY 1"""
# How many of the photos where some scene moved show each scene above these, or any below it.
FAMILIES = f"""
WITH RECURSIVE
shown AS MATERIALIZED (SELECT DISTINCT photo_id FROM temp.moved WHERE {COUNTED}),
above(id) AS (
    SELECT bearer_id FROM temp.moved UNION
    SELECT parent_id FROM above JOIN scene_parents ON scene_id = above.id
),
up(scene, family) AS (
    SELECT scene_id, scene_id FROM shown CROSS JOIN photo_scenes USING (photo_id) UNION
    SELECT up.scene, parent_id FROM up JOIN scene_parents ON scene_id = up.family
),
kin AS MATERIALIZED (SELECT scene AS scene_id, family FROM up WHERE family IN above)
SELECT family, count(DISTINCT photo_id) FROM shown
CROSS JOIN photo_scenes USING (photo_id) CROSS JOIN kin USING (scene_id) GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A table of who or what is in photos; ``together`` counts what is shown by any of several."""

    table: str
    column: str
    wanted: str
    bearers: str
    together: tuple[str, str, str]  # table, column, question


SHOWN = (
    _Shown(
        *("photo_people", "person_id", WANTED_PEOPLE, "persons"),
        ("groups", "photo_count", GROUPS),
    ),
    _Shown(
        *("photo_scenes", "scene_id", WANTED_SCENES, "scenes"),
        ("scenes", "family_count", FAMILIES),
    ),
)


def renew(connection: Connection, touched: Touched) -> None:
    """Bring who and what is in the stale photos, and the numbers of photos, in step."""
    for shown in SHOWN:
        _compare(connection, shown)
        table, column, question = shown.together
        before = _counts(connection, question)
        _run(
            connection,
            TAKE.format(table=shown.table, column=shown.column),
            PUT.format(table=shown.table, column=shown.column),
        )
        after = _counts(connection, question)
        together = {key: after.get(key, 0) - before.get(key, 0) for key in before | after}
        _count_on(connection, touched, shown.bearers, "photo_count", _counts(connection, STEPS))
        _count_on(connection, touched, table, column, together)


def _compare(connection: Connection, shown: _Shown) -> None:
    """Note in ``temp.moved`` how the stale photos differ from what is said of them."""
    _run(
        connection,
        """CREATE TEMP TABLE IF NOT EXISTS wanted (
            bearer_id INTEGER, photo_id INTEGER, PRIMARY KEY (bearer_id, photo_id)
        ) WITHOUT ROWID""",
        "CREATE TEMP TABLE IF NOT EXISTS moved (bearer_id INTEGER, photo_id INTEGER, step INTEGER)",
        "DELETE FROM temp.wanted",
        "DELETE FROM temp.moved",
        f"INSERT INTO temp.wanted (bearer_id, photo_id) {_only_stale(shown.wanted)}",
        COMING.format(table=shown.table, column=shown.column),
        GOING.format(table=shown.table, column=shown.column),
    )


def _count_on(
    connection: Connection, touched: Touched, table: str, column: str, steps: Mapping[int, int]
) -> None:
    moved = [{"key": key, "step": step} for key, step in steps.items() if step]
    if moved:
        add = f"UPDATE {table} SET {column} = {column} + :step WHERE id = :key"
        connection.execute(text(add), moved)
        touched.changed(table, (row["key"] for row in moved))


def _counts(connection: Connection, question: str) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.exec_driver_sql(question)}


def _only_stale(wanted: str) -> str:
    """Return the question ``wanted`` for stale photos only."""
    joiner = "AND" if "WHERE" in wanted else "WHERE"
    return f"{wanted} {joiner} said.photo_id {STALE}"


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)
