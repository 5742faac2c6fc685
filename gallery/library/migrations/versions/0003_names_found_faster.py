"""Names get keys to be found by; persons, groups, scenes and phrases know how often and when.

The keys themselves are filled in by ``migrate``, with the rules of today.
"""

from alembic import op

from gallery.library import fulltext

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE persons ADD COLUMN said_at TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX persons_photos ON persons (photo_count)",
    "CREATE INDEX persons_said ON persons (said_at)",
    "ALTER TABLE groups ADD COLUMN photo_count INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE scenes ADD COLUMN said_at TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX scenes_photos ON scenes (photo_count)",
    "CREATE INDEX scenes_said ON scenes (said_at)",
    "ALTER TABLE phrases ADD COLUMN photo_count INTEGER DEFAULT '0' NOT NULL",
    "CREATE INDEX phrases_said ON phrases (said_at)",
    "ALTER TABLE steps ADD COLUMN reverts INTEGER",
    "CREATE INDEX steps_reverts ON steps (reverts, state) WHERE reverts IS NOT NULL",
    """CREATE TABLE name_keys (
        "key" TEXT NOT NULL,
        form INTEGER NOT NULL,
        name_id INTEGER NOT NULL,
        kind INTEGER DEFAULT '0' NOT NULL,
        bearer_id INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY ("key", form, name_id)
    )
     WITHOUT ROWID""",
    """UPDATE phrases SET photo_count = (
        SELECT count(*) FROM photo_phrases WHERE phrase_id = phrases.id
    )""",
    """UPDATE persons SET said_at = coalesce((
        SELECT max(phrases.said_at) FROM phrase_people JOIN phrases ON phrases.id = phrase_id
        WHERE person_id = persons.id
    ), '')""",
    """UPDATE scenes SET said_at = coalesce((
        SELECT max(phrases.said_at) FROM phrases WHERE scene_id = scenes.id
    ), '')""",
    """UPDATE groups SET photo_count = (
        SELECT count(DISTINCT photo_id) FROM group_members
        JOIN photo_people USING (person_id) WHERE group_id = groups.id
    )""",
)


def upgrade() -> None:
    """Add the columns and the tables, and fill in what follows from the rows that are there."""
    for statement in STATEMENTS:
        op.execute(statement)
    fulltext.create_for_names(op.get_bind())
