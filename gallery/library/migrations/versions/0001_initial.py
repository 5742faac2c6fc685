"""The first library: every table, as it was."""

from alembic import op

from gallery.library import schema

revision = "0001"
down_revision = None

ADD = "INSERT INTO photo_fts(rowid, search_text) VALUES (new.photo_id, new.search_text);"
REMOVE = """INSERT INTO photo_fts(photo_fts, rowid, search_text)
        VALUES ('delete', old.photo_id, old.search_text);"""
STATEMENTS = (
    """CREATE TABLE about (
        "key" TEXT NOT NULL,
        value TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY ("key")
    )""",
    """CREATE TABLE groups (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    )""",
    """CREATE TABLE imports (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        started_at TEXT DEFAULT '' NOT NULL,
        finished_at TEXT DEFAULT '' NOT NULL,
        state TEXT DEFAULT 'running' NOT NULL,
        request TEXT DEFAULT '' NOT NULL,
        moves_files INTEGER DEFAULT '0' NOT NULL
    )""",
    """CREATE TABLE persons (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        cover_id INTEGER,
        photo_count INTEGER DEFAULT '0' NOT NULL
    )""",
    """CREATE TABLE removed (
        digest TEXT NOT NULL,
        bytes INTEGER DEFAULT '0' NOT NULL,
        removed_at TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (digest)
    )""",
    """CREATE TABLE roots (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        inside INTEGER DEFAULT '0' NOT NULL,
        path BLOB NOT NULL,
        UNIQUE (path)
    )""",
    """CREATE TABLE scenes (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind TEXT DEFAULT 'other' NOT NULL,
        photo_count INTEGER DEFAULT '0' NOT NULL
    )""",
    """CREATE TABLE steps (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        subject TEXT DEFAULT '' NOT NULL,
        photos INTEGER DEFAULT '0' NOT NULL,
        state TEXT DEFAULT 'done' NOT NULL,
        import_id INTEGER,
        journal BLOB
    )""",
    """CREATE TABLE group_members (
        group_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        since TEXT DEFAULT '' NOT NULL,
        until TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (group_id, person_id, since),
        FOREIGN KEY(group_id) REFERENCES groups (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES persons (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX group_members_person ON group_members (person_id)",
    """CREATE TABLE names (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER,
        group_id INTEGER,
        scene_id INTEGER,
        place INTEGER DEFAULT '0' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT 'other' NOT NULL,
        script TEXT DEFAULT '' NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        search_text TEXT DEFAULT '' NOT NULL,
        initials TEXT DEFAULT '' NOT NULL,
        CHECK ((person_id IS NULL) + (group_id IS NULL) + (scene_id IS NULL) = 2),
        FOREIGN KEY(person_id) REFERENCES persons (id) ON DELETE CASCADE,
        FOREIGN KEY(group_id) REFERENCES groups (id) ON DELETE CASCADE,
        FOREIGN KEY(scene_id) REFERENCES scenes (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX names_group ON names (group_id, place)",
    'CREATE INDEX names_key ON names ("key")',
    "CREATE INDEX names_person ON names (person_id, place)",
    "CREATE INDEX names_scene ON names (scene_id, place)",
    """CREATE TABLE photo_people (
        person_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        PRIMARY KEY (person_id, photo_id),
        FOREIGN KEY(person_id) REFERENCES persons (id) ON DELETE CASCADE
    )
     WITHOUT ROWID""",
    "CREATE INDEX photo_people_photo ON photo_people (photo_id, person_id)",
    """CREATE TABLE photo_scenes (
        scene_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        PRIMARY KEY (scene_id, photo_id),
        FOREIGN KEY(scene_id) REFERENCES scenes (id) ON DELETE CASCADE
    )
     WITHOUT ROWID""",
    "CREATE INDEX photo_scenes_photo ON photo_scenes (photo_id, scene_id)",
    """CREATE TABLE photos (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        digest TEXT NOT NULL,
        import_id INTEGER,
        added_at TEXT DEFAULT '' NOT NULL,
        width INTEGER DEFAULT '0' NOT NULL,
        height INTEGER DEFAULT '0' NOT NULL,
        format TEXT DEFAULT '' NOT NULL,
        bytes INTEGER DEFAULT '0' NOT NULL,
        frames INTEGER DEFAULT '1' NOT NULL,
        taken_at TEXT DEFAULT '' NOT NULL,
        taken_origin TEXT DEFAULT '' NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        title_origin TEXT DEFAULT '' NOT NULL,
        source TEXT DEFAULT '' NOT NULL,
        credit TEXT DEFAULT '' NOT NULL,
        rating INTEGER DEFAULT '0' NOT NULL,
        rating_origin TEXT DEFAULT '' NOT NULL,
        favourite INTEGER DEFAULT '0' NOT NULL,
        damaged TEXT DEFAULT '' NOT NULL,
        order_key TEXT DEFAULT '' NOT NULL,
        first_set_id INTEGER,
        people_count INTEGER DEFAULT '0' NOT NULL,
        scene_count INTEGER DEFAULT '0' NOT NULL,
        UNIQUE (digest),
        FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX photos_bytes ON photos (bytes)",
    "CREATE INDEX photos_counts ON photos (people_count, scene_count)",
    "CREATE INDEX photos_damaged ON photos (damaged) WHERE damaged != ''",
    "CREATE INDEX photos_favourite ON photos (favourite) WHERE favourite = 1",
    "CREATE INDEX photos_import ON photos (import_id)",
    "CREATE INDEX photos_order ON photos (order_key, id, first_set_id)",
    "CREATE INDEX photos_rating ON photos (rating)",
    "CREATE INDEX photos_taken ON photos (taken_at)",
    """CREATE TABLE phrases (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "key" TEXT NOT NULL,
        link TEXT DEFAULT '' NOT NULL,
        scene_id INTEGER,
        said_at TEXT DEFAULT '' NOT NULL,
        UNIQUE ("key"),
        FOREIGN KEY(scene_id) REFERENCES scenes (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX phrases_scene ON phrases (scene_id)",
    """CREATE TABLE scene_parents (
        scene_id INTEGER NOT NULL,
        parent_id INTEGER NOT NULL,
        PRIMARY KEY (scene_id, parent_id),
        FOREIGN KEY(scene_id) REFERENCES scenes (id) ON DELETE CASCADE,
        FOREIGN KEY(parent_id) REFERENCES scenes (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX scene_parents_parent ON scene_parents (parent_id)",
    """CREATE TABLE sets (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        title TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT 'other' NOT NULL,
        era TEXT DEFAULT '' NOT NULL,
        event TEXT DEFAULT '' NOT NULL,
        released_on TEXT DEFAULT '' NOT NULL,
        released_zone TEXT DEFAULT 'Asia/Seoul' NOT NULL,
        source TEXT DEFAULT '' NOT NULL,
        source_url TEXT DEFAULT '' NOT NULL,
        credit TEXT DEFAULT '' NOT NULL,
        handle TEXT DEFAULT '' NOT NULL,
        terms TEXT DEFAULT '' NOT NULL,
        expected INTEGER,
        notes TEXT DEFAULT '' NOT NULL,
        cover_id INTEGER,
        source_key TEXT,
        search_text TEXT DEFAULT '' NOT NULL,
        import_id INTEGER,
        photo_count INTEGER DEFAULT '0' NOT NULL,
        place_count INTEGER DEFAULT '0' NOT NULL,
        missing_count INTEGER DEFAULT '0' NOT NULL,
        UNIQUE (source_key),
        FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX sets_import ON sets (import_id)",
    "CREATE INDEX sets_incomplete ON sets (id) WHERE missing_count > 0",
    "CREATE INDEX sets_released ON sets (released_on)",
    """CREATE TABLE captions (
        photo_id INTEGER NOT NULL,
        language TEXT NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        origin TEXT DEFAULT 'user' NOT NULL,
        PRIMARY KEY (photo_id, language),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE files (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        photo_id INTEGER NOT NULL,
        root_id INTEGER NOT NULL,
        path BLOB NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        bytes INTEGER DEFAULT '0' NOT NULL,
        modified_ns INTEGER DEFAULT '0' NOT NULL,
        import_id INTEGER,
        UNIQUE (root_id, path),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(root_id) REFERENCES roots (id) ON DELETE CASCADE,
        FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX files_import ON files (import_id)",
    "CREATE INDEX files_photo ON files (photo_id)",
    """CREATE TABLE photo_phrases (
        photo_id INTEGER NOT NULL,
        phrase_id INTEGER NOT NULL,
        origin TEXT DEFAULT 'user' NOT NULL,
        PRIMARY KEY (photo_id, phrase_id),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(phrase_id) REFERENCES phrases (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX photo_phrases_phrase ON photo_phrases (phrase_id, photo_id)",
    """CREATE TABLE photo_text (
        photo_id INTEGER NOT NULL,
        search_text TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (photo_id),
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE phrase_people (
        phrase_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        place INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY (phrase_id, person_id),
        FOREIGN KEY(phrase_id) REFERENCES phrases (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES persons (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX phrase_people_person ON phrase_people (person_id)",
    """CREATE TABLE set_members (
        set_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        position INTEGER DEFAULT '1' NOT NULL,
        import_id INTEGER,
        order_key TEXT DEFAULT '' NOT NULL,
        is_extra INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY (set_id, photo_id),
        FOREIGN KEY(set_id) REFERENCES sets (id) ON DELETE CASCADE,
        FOREIGN KEY(photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX set_members_extra ON set_members (order_key) WHERE is_extra = 1",
    "CREATE INDEX set_members_import ON set_members (import_id)",
    "CREATE INDEX set_members_photo ON set_members (photo_id, set_id)",
    "CREATE INDEX set_members_place ON set_members (set_id, position, photo_id)",
    """CREATE TABLE set_origins (
        set_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        origin TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (set_id, field),
        FOREIGN KEY(set_id) REFERENCES sets (id) ON DELETE CASCADE
    )""",
    """CREATE VIRTUAL TABLE photo_fts USING fts5(
        search_text, content='photo_text', content_rowid='photo_id',
        tokenize='trigram case_sensitive 1')""",
    f"CREATE TRIGGER photo_text_added AFTER INSERT ON photo_text BEGIN {ADD} END",
    f"CREATE TRIGGER photo_text_removed AFTER DELETE ON photo_text BEGIN {REMOVE} END",
    f"CREATE TRIGGER photo_text_changed AFTER UPDATE ON photo_text BEGIN {REMOVE} {ADD} END",
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.execute(statement)
    schema.furnish(op.get_bind())
