"""Photos are found and ordered by everything that can be measured; searches can be kept.

The full-text index holds captions, titles and names of files apart. What a photo's columns and
texts should be is filled in by the rules of today (``texts``).
"""

from alembic import op

from gallery.library import fulltext, texts

revision = "0005"
down_revision = "0004"

TEXTS = (
    "DROP TRIGGER photo_text_added",
    "DROP TRIGGER photo_text_removed",
    "DROP TRIGGER photo_text_changed",
    "DROP TABLE photo_fts",
    "DROP TABLE photo_text",
    """CREATE TABLE photo_text (
        photo_id INTEGER NOT NULL,
        caption TEXT DEFAULT '' NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        folder TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (photo_id),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
    )""",
)
COLUMNS = (
    "DROP INDEX photos_order",
    "DROP INDEX photos_taken",
    "DROP INDEX photos_rating",
    "DROP INDEX photos_bytes",
    "ALTER TABLE photos ADD COLUMN pixels INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE photos ADD COLUMN shape INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE photos ADD COLUMN caption_count INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE photos ADD COLUMN name_key TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE photos ADD COLUMN is_dated INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE photos ADD COLUMN is_sourced INTEGER DEFAULT '0' NOT NULL",
    """UPDATE photos SET (pixels, shape, is_dated, is_sourced) = (
        width * height,
        CASE WHEN width > 0 AND height > 0
            THEN min(max(width * 1000 / height, 100), 10000) ELSE 0 END,
        taken_at != '' OR EXISTS (
            SELECT 1 FROM set_members AS m JOIN sets AS s ON s.id = m.set_id
            WHERE m.photo_id = photos.id AND s.released_on != ''),
        source != '' OR EXISTS (
            SELECT 1 FROM set_members AS m JOIN sets AS s ON s.id = m.set_id
            WHERE m.photo_id = photos.id AND s.source != '')
    )""",
    """CREATE TABLE saved_searches (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT DEFAULT '' NOT NULL,
        icon TEXT DEFAULT '' NOT NULL,
        "query" TEXT DEFAULT '' NOT NULL,
        place INTEGER DEFAULT '0' NOT NULL
    )""",
)
INDEXES = (
    "CREATE INDEX photo_text_folder ON photo_text (folder)",
    "CREATE INDEX photos_order ON photos (order_key, id, first_set_id, shape)",
    "CREATE INDEX photos_taken ON photos (taken_at, id, first_set_id, shape)",
    "CREATE INDEX photos_added ON photos (added_at, id, first_set_id, shape)",
    "CREATE INDEX photos_rating ON photos (rating, id, shape)",
    "CREATE INDEX photos_bytes ON photos (bytes, id, shape)",
    "CREATE INDEX photos_pixels ON photos (pixels, id, shape)",
    "CREATE INDEX photos_name ON photos (name_key, id, shape)",
    "CREATE INDEX photos_width ON photos (width)",
    "CREATE INDEX photos_height ON photos (height)",
    "CREATE INDEX photos_shape ON photos (shape)",
    "CREATE INDEX photos_format ON photos (format)",
    "CREATE INDEX photos_measures ON photos (id, frames, caption_count, people_count, "
    "scene_count, rating, favourite, shape, pixels, width, height, bytes, format, is_dated, "
    "is_sourced)",
    "CREATE INDEX photos_first_set ON photos (first_set_id)",
    "CREATE INDEX photos_scene_count ON photos (scene_count)",
    "CREATE INDEX photos_day ON photos (substr(taken_at, 6, 5)) WHERE taken_at != ''",
    "CREATE INDEX photos_source ON photos (source) WHERE source != ''",
    "CREATE INDEX photos_credit ON photos (credit) WHERE credit != ''",
    "CREATE INDEX photos_animated ON photos (frames) WHERE frames > 1",
    "CREATE INDEX photos_untitled ON photos (title) WHERE title = ''",
    "CREATE INDEX photos_uncaptioned ON photos (caption_count) WHERE caption_count = 0",
    "CREATE INDEX photos_undated ON photos (is_dated) WHERE is_dated = 0",
    "CREATE INDEX photos_unsourced ON photos (is_sourced) WHERE is_sourced = 0",
    "CREATE INDEX files_root ON files (root_id, photo_id)",
    "CREATE INDEX sets_searched ON sets (search_text)",
    "CREATE INDEX sets_day ON sets (substr(released_on, 6, 5))",
    "CREATE INDEX sets_kind ON sets (kind, photo_count)",
    "CREATE INDEX sets_era ON sets (era, photo_count)",
    "CREATE INDEX sets_event ON sets (event, photo_count)",
    "CREATE INDEX sets_source ON sets (source, photo_count)",
    "CREATE INDEX sets_credit ON sets (credit, photo_count)",
    "CREATE INDEX sets_handle ON sets (handle, photo_count)",
    "CREATE INDEX sets_terms ON sets (terms, photo_count)",
    "CREATE INDEX set_members_again ON set_members (set_id, photo_id) WHERE is_extra = 1",
    "CREATE INDEX photo_suggestions_open ON photo_suggestions (photo_id, state) "
    "WHERE state = 'open'",
)


def upgrade() -> None:
    """Add columns, texts and indexes; the indexes last, they are built faster in one go."""
    for statement in (*TEXTS, *COLUMNS):
        op.execute(statement)
    texts.rebuild(op.get_bind())
    for statement in INDEXES:
        op.execute(statement)
    fulltext.create(op.get_bind())
    op.execute("INSERT INTO photo_fts(photo_fts) VALUES ('rebuild')")
