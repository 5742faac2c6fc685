"""Photos can stand behind the best copy of their picture; what shows the same says how.

Nothing stands behind anything yet, so every new column is what it should be by its default.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

COLUMNS = (
    "ALTER TABLE photos ADD COLUMN hidden INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE photos ADD COLUMN variant_count INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE same_pictures ADD COLUMN relation TEXT DEFAULT 'same' NOT NULL",
    """CREATE TABLE variants (
        photo_id INTEGER NOT NULL,
        kept_id INTEGER NOT NULL,
        kind TEXT DEFAULT 'duplicate' NOT NULL,
        position INTEGER DEFAULT '1' NOT NULL,
        PRIMARY KEY (photo_id),
        CHECK (photo_id != kept_id),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(kept_id) REFERENCES photos (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX variants_kept ON variants (kept_id, position)",
    "CREATE INDEX variants_kind ON variants (kind, photo_id)",
    "CREATE TABLE photo_hidden (photo_id INTEGER NOT NULL, PRIMARY KEY (photo_id))",
)
# Whoever walks through one of these leaves out what is hidden without a look at its row.
INDEXES = {
    "photos_order": "photos (order_key, id, first_set_id, shape, hidden)",
    "photos_taken": "photos (taken_at, id, first_set_id, shape, hidden)",
    "photos_added": "photos (added_at, id, first_set_id, shape, hidden)",
    "photos_rating": "photos (rating, id, shape, hidden)",
    "photos_bytes": "photos (bytes, id, shape, hidden)",
    "photos_pixels": "photos (pixels, id, shape, hidden)",
    "photos_name": "photos (name_key, id, shape, hidden)",
    "photos_import": "photos (import_id, hidden)",
    "photos_counts": "photos (people_count, scene_count, hidden)",
    "photos_favourite": "photos (favourite, hidden) WHERE favourite = 1",
    "photos_damaged": "photos (damaged, hidden) WHERE damaged != ''",
    "photos_measures": "photos (id, frames, caption_count, people_count, scene_count, rating, "
    "favourite, shape, pixels, width, height, bytes, format, is_dated, is_sourced, hidden, "
    "variant_count)",
    "photos_hidden": "photos (hidden) WHERE hidden = 1",
    "photos_with_variants": "photos (variant_count) WHERE variant_count > 0",
    "same_pictures_other": "same_pictures (other_id, state, relation)",
    "same_pictures_open": "same_pictures (photo_id, other_id, state, relation) "
    "WHERE state = 'open' AND relation = 'same'",
    "same_pictures_maybe": "same_pictures (photo_id, other_id, state, relation) "
    "WHERE state = 'open' AND relation != 'same'",
    "same_pictures_later": "same_pictures (photo_id, other_id, state) WHERE state = 'later'",
}


def upgrade() -> None:
    """Add columns and tables; then make the indexes anew that have one of the columns."""
    for statement in COLUMNS:
        op.execute(statement)
    for name, columns in INDEXES.items():
        op.execute(f"DROP INDEX IF EXISTS {name}")
        op.execute(f"CREATE INDEX {name} ON {columns}")
