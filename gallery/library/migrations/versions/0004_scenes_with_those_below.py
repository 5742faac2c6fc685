"""Scenes know how many photos show them or anything below them."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    "ALTER TABLE scenes ADD COLUMN family_count INTEGER DEFAULT '0' NOT NULL",
    """UPDATE scenes SET family_count = (
        WITH RECURSIVE below(id) AS (
            SELECT scenes.id UNION
            SELECT scene_parents.scene_id FROM scene_parents JOIN below ON parent_id = below.id
        )
        SELECT count(DISTINCT photo_id) FROM photo_scenes WHERE scene_id IN below
    )""",
    "CREATE INDEX scenes_family ON scenes (family_count)",
)


def upgrade() -> None:
    """Add the number and fill it in from the photos that are there."""
    for statement in STATEMENTS:
        op.execute(statement)
