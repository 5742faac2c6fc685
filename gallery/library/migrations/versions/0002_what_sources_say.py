"""What files, sidecars and posts say gets tables of its own; pictures know their platform name."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE photos ADD COLUMN media_key TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX photos_media ON photos (media_key) WHERE media_key != ''",
    """CREATE TABLE set_sources (
        "key" TEXT NOT NULL,
        set_id INTEGER NOT NULL,
        PRIMARY KEY ("key"),
        FOREIGN KEY(set_id) REFERENCES sets (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX set_sources_set ON set_sources (set_id)",
    """CREATE TABLE photo_facts (
        photo_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT DEFAULT '' NOT NULL,
        origin TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (photo_id, field),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
    )
     WITHOUT ROWID""",
    """CREATE TABLE regions (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        photo_id INTEGER NOT NULL,
        person_id INTEGER,
        x FLOAT NOT NULL,
        y FLOAT NOT NULL,
        width FLOAT NOT NULL,
        height FLOAT NOT NULL,
        origin TEXT DEFAULT 'user' NOT NULL,
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES persons (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX regions_photo ON regions (photo_id)",
    "CREATE INDEX regions_person ON regions (person_id)",
    """CREATE TABLE suggestions (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind TEXT DEFAULT 'word' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        handle TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        parents TEXT DEFAULT '' NOT NULL,
        photo_count INTEGER DEFAULT '0' NOT NULL,
        UNIQUE (kind, "key", handle)
    )""",
    "CREATE INDEX suggestions_open ON suggestions (photo_count, id) WHERE photo_count > 0",
    "CREATE INDEX suggestions_handle ON suggestions (handle) WHERE handle != ''",
    """CREATE TABLE photo_suggestions (
        suggestion_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        origin TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        state TEXT DEFAULT 'open' NOT NULL,
        PRIMARY KEY (suggestion_id, photo_id),
        FOREIGN KEY(suggestion_id) REFERENCES suggestions (id) ON DELETE CASCADE,
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
    )
     WITHOUT ROWID""",
    "CREATE INDEX photo_suggestions_photo ON photo_suggestions (photo_id, suggestion_id, state)",
    """CREATE TRIGGER photo_suggestions_added AFTER INSERT ON photo_suggestions
    WHEN new.state = 'open' BEGIN
        UPDATE suggestions SET photo_count = photo_count + 1 WHERE id = new.suggestion_id;
    END""",
    """CREATE TRIGGER photo_suggestions_removed AFTER DELETE ON photo_suggestions
    WHEN old.state = 'open' BEGIN
        UPDATE suggestions SET photo_count = photo_count - 1 WHERE id = old.suggestion_id;
    END""",
    """CREATE TRIGGER photo_suggestions_closed AFTER UPDATE OF state ON photo_suggestions
    WHEN old.state = 'open' AND new.state != 'open' BEGIN
        UPDATE suggestions SET photo_count = photo_count - 1 WHERE id = old.suggestion_id;
    END""",
    """CREATE TRIGGER photo_suggestions_opened AFTER UPDATE OF state ON photo_suggestions
    WHEN old.state != 'open' AND new.state = 'open' BEGIN
        UPDATE suggestions SET photo_count = photo_count + 1 WHERE id = new.suggestion_id;
    END""",
    """CREATE TABLE unsaid (
        photo_id INTEGER NOT NULL,
        phrase_id INTEGER NOT NULL,
        PRIMARY KEY (photo_id, phrase_id),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(phrase_id) REFERENCES phrases (id) ON DELETE CASCADE
    )
     WITHOUT ROWID""",
    "CREATE INDEX unsaid_phrase ON unsaid (phrase_id)",
    """CREATE TABLE sidecars (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        root_id INTEGER NOT NULL,
        path BLOB NOT NULL,
        bytes INTEGER DEFAULT '0' NOT NULL,
        modified_ns INTEGER DEFAULT '0' NOT NULL,
        photo_id INTEGER,
        UNIQUE (root_id, path),
        FOREIGN KEY(root_id) REFERENCES roots (id) ON DELETE CASCADE,
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX sidecars_photo ON sidecars (photo_id)",
    """CREATE TABLE same_pictures (
        photo_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        distance INTEGER DEFAULT '0' NOT NULL,
        verdict TEXT DEFAULT '' NOT NULL,
        state TEXT DEFAULT 'open' NOT NULL,
        PRIMARY KEY (photo_id, other_id),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(other_id) REFERENCES photos (id) ON DELETE CASCADE
    )
     WITHOUT ROWID""",
    "CREATE INDEX same_pictures_other ON same_pictures (other_id, state)",
    "CREATE INDEX same_pictures_open ON same_pictures (photo_id, other_id) WHERE state = 'open'",
    """CREATE TABLE watched (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        root_id INTEGER NOT NULL,
        path BLOB NOT NULL,
        dismissed TEXT DEFAULT '' NOT NULL,
        UNIQUE (root_id, path),
        FOREIGN KEY(root_id) REFERENCES roots (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE import_changes (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        import_id INTEGER NOT NULL,
        journal BLOB NOT NULL,
        FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX import_changes_import ON import_changes (import_id)",
    """CREATE TABLE step_pieces (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER NOT NULL,
        journal BLOB NOT NULL,
        FOREIGN KEY(step_id) REFERENCES steps (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX step_pieces_step ON step_pieces (step_id)",
)


def upgrade() -> None:
    """Add the tables, and the column that names a picture on its platform."""
    for statement in STATEMENTS:
        op.execute(statement)
