"""The tables of ``library.db``: what the user chose, and where the files are.

``source_tables`` has those of what files and sidecars say; one metadata holds them all.

Two sorts stand here. *Choices* are what a person said or a file stated; every write to them
goes through ``journal.Writer`` so that it can be undone. *Derived* tables and columns follow
from the choices and are renewed by ``derived.refresh`` inside the same transaction; they only
make queries fast at a million photos and may be rebuilt at any time.

Why a phrase without a scene is a person tag: "V" and "V with camcorder" are then one kind of
statement (``photo_phrases``), with one way to add, remove and undo it, and ``photo_people``
and ``photo_scenes`` can never disagree with it.

``sqlite_autoincrement`` everywhere: an id is never given twice, undo relies on it.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from gallery.library import source_tables
from gallery.library.columns import an_id, link, metadata, number, words

# One row a fact about the library itself: identity (hex of a uuid), created_at.
about = Table("about", metadata, Column("key", Text, primary_key=True), words("value"))

# An import, so that a killed one can continue and a finished one can be undone.
# state: running, done, cancelled, undone. request: what importing needs to continue, JSON.
# moves_files: the user's only copies were moved in; undoing must not trash them.
imports = Table(
    "imports",
    metadata,
    an_id(),
    words("started_at"),
    words("finished_at"),
    words("state", "running"),
    words("request"),
    number("moves_files"),
    sqlite_autoincrement=True,
)

# Where relative file paths start: the library folder itself (inside = 1, path empty), or a
# mount point outside. path: os.fsencode bytes.
roots = Table(
    "roots",
    metadata,
    an_id(),
    number("inside"),
    Column("path", LargeBinary, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

# digest: SHA-256 hex of the content. taken_at: ISO 8601 or "". damaged: model.Reason or "".
# media_key: what the picture is called on its platform, whatever copy of it this is.
# Derived: order_key, first_set_id, people_count, scene_count.
photos = Table(
    "photos",
    metadata,
    an_id(),
    Column("digest", Text, nullable=False, unique=True),
    link("imports", "import_id", nullable=True),
    words("added_at"),
    number("width"),
    number("height"),
    words("format"),
    number("bytes"),
    number("frames", 1),
    words("taken_at"),
    words("taken_origin"),
    words("title"),
    words("title_origin"),
    words("source"),
    words("credit"),
    number("rating"),
    words("rating_origin"),
    number("favourite"),
    words("damaged"),
    words("order_key"),
    Column("first_set_id", Integer),
    number("people_count"),
    number("scene_count"),
    words("media_key"),
    Index("photos_order", "order_key", "id", "first_set_id"),
    Index("photos_import", "import_id"),
    Index("photos_rating", "rating"),
    Index("photos_taken", "taken_at"),
    Index("photos_bytes", "bytes"),
    Index("photos_favourite", "favourite", sqlite_where=text("favourite = 1")),
    Index("photos_damaged", "damaged", sqlite_where=text("damaged != ''")),
    Index("photos_media", "media_key", sqlite_where=text("media_key != ''")),
    Index("photos_counts", "people_count", "scene_count"),
    sqlite_autoincrement=True,
)

# path: os.fsencode bytes relative to the root, "/" between folders on every system.
# name: the file's name for people, NFC. import_id: the import that brought this path.
files = Table(
    "files",
    metadata,
    an_id(),
    link("photos", "photo_id"),
    link("roots", "root_id"),
    Column("path", LargeBinary, nullable=False),
    words("name"),
    number("bytes"),
    number("modified_ns"),
    link("imports", "import_id", nullable=True),
    UniqueConstraint("root_id", "path"),
    Index("files_photo", "photo_id"),
    Index("files_import", "import_id"),
    sqlite_autoincrement=True,
)

# Photos the user took out: a rescan offers them, it does not add them. bytes: the file's size,
# so that a plan reads only files that can be one of them.
removed = Table(
    "removed",
    metadata,
    Column("digest", Text, primary_key=True),
    number("bytes"),
    words("removed_at"),
)

# source_key: what a later import grows ("folder:…", "archive:…"), unique when given.
# import_id: the import that made the set; undoing that import removes it.
# Derived: photo_count, place_count (distinct positions), missing_count (places without photo).
sets = Table(
    "sets",
    metadata,
    an_id(),
    words("title"),
    words("kind", "other"),
    words("era"),
    words("event"),
    words("released_on"),
    words("released_zone", "Asia/Seoul"),
    words("source"),
    words("source_url"),
    words("credit"),
    words("handle"),
    words("terms"),
    Column("expected", Integer),
    words("notes"),
    Column("cover_id", Integer),
    Column("source_key", Text, unique=True),
    words("search_text"),
    link("imports", "import_id", nullable=True),
    number("photo_count"),
    number("place_count"),
    number("missing_count"),
    Index("sets_released", "released_on"),
    Index("sets_import", "import_id"),
    Index("sets_incomplete", "id", sqlite_where=text("missing_count > 0")),
    sqlite_autoincrement=True,
)

# Where each filled field of a set came from; reason: the piece it was read from.
set_origins = Table(
    "set_origins",
    metadata,
    link("sets", "set_id", primary=True),
    Column("field", Text, primary_key=True),
    words("origin"),
    words("reason"),
)

# position counts from 1 and may have gaps. Derived: order_key, is_extra (not the first set).
set_members = Table(
    "set_members",
    metadata,
    link("sets", "set_id", primary=True),
    link("photos", "photo_id", primary=True),
    number("position", 1),
    link("imports", "import_id", nullable=True),
    words("order_key"),
    number("is_extra"),
    Index("set_members_photo", "photo_id", "set_id"),
    Index("set_members_place", "set_id", "position", "photo_id"),
    Index("set_members_import", "import_id"),
    Index("set_members_extra", "order_key", sqlite_where=text("is_extra = 1")),
)

# Derived: photo_count (of a scene: itself, without its descendants; of a group: its members,
# of any time), family_count (a scene or any descendant), said_at (the newest of its phrases).
persons = Table(
    "persons",
    metadata,
    an_id(),
    Column("cover_id", Integer),
    number("photo_count"),
    words("said_at"),
    Index("persons_photos", "photo_count"),
    Index("persons_said", "said_at"),
    sqlite_autoincrement=True,
)
groups = Table("groups", metadata, an_id(), number("photo_count"), sqlite_autoincrement=True)
scenes = Table(
    "scenes",
    metadata,
    an_id(),
    words("kind", "other"),
    number("photo_count"),
    words("said_at"),
    number("family_count"),
    Index("scenes_photos", "photo_count"),
    Index("scenes_family", "family_count"),
    Index("scenes_said", "said_at"),
    sqlite_autoincrement=True,
)

# The names of all bearers. key: names.compare_key; search_text: names.search_text;
# initials: names.initials. place 0 is the name that is shown.
names = Table(
    "names",
    metadata,
    an_id(),
    link("persons", "person_id", nullable=True),
    link("groups", "group_id", nullable=True),
    link("scenes", "scene_id", nullable=True),
    number("place"),
    words("text"),
    words("kind", "other"),
    words("script"),
    words("key"),
    words("search_text"),
    words("initials"),
    CheckConstraint("(person_id IS NULL) + (group_id IS NULL) + (scene_id IS NULL) = 2"),
    Index("names_key", "key"),
    Index("names_person", "person_id", "place"),
    Index("names_group", "group_id", "place"),
    Index("names_scene", "scene_id", "place"),
    sqlite_autoincrement=True,
)

# Derived: by what beginnings a name is found (``name_keys``), most several a name. form: a
# spelling.Form; kind: 0 person, 1 group, 2 scene; bearer_id: which of them. No foreign keys: an
# index by name would double the table, and ``derived`` knows a name's keys.
name_keys = Table(
    "name_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("form", Integer, primary_key=True),
    Column("name_id", Integer, primary_key=True),
    number("kind"),
    number("bearer_id"),
    sqlite_with_rowid=False,
)

group_members = Table(
    "group_members",
    metadata,
    link("groups", "group_id", primary=True),
    link("persons", "person_id", primary=True),
    Column("since", Text, primary_key=True, default="", server_default=""),
    words("until"),
    Index("group_members_person", "person_id"),
)

scene_parents = Table(
    "scene_parents",
    metadata,
    link("scenes", "scene_id", primary=True),
    link("scenes", "parent_id", primary=True),
    Index("scene_parents_parent", "parent_id"),
)

# A phrase is one row however many photos it is said of. key: "3,5|with|12" (persons in the
# order said, link, scene), unique. said_at: when it was last said, for "most recent first".
# Derived: photo_count.
phrases = Table(
    "phrases",
    metadata,
    an_id(),
    Column("key", Text, nullable=False, unique=True),
    words("link"),
    link("scenes", "scene_id", nullable=True),
    words("said_at"),
    number("photo_count"),
    Index("phrases_scene", "scene_id"),
    Index("phrases_said", "said_at"),
    sqlite_autoincrement=True,
)
phrase_people = Table(
    "phrase_people",
    metadata,
    link("phrases", "phrase_id", primary=True),
    link("persons", "person_id", primary=True),
    number("place"),
    Index("phrase_people_person", "person_id"),
)
photo_phrases = Table(
    "photo_phrases",
    metadata,
    link("photos", "photo_id", primary=True),
    link("phrases", "phrase_id", primary=True),
    words("origin", "user"),
    Index("photo_phrases_phrase", "phrase_id", "photo_id"),
)

captions = Table(
    "captions",
    metadata,
    link("photos", "photo_id", primary=True),
    Column("language", Text, primary_key=True),
    words("text"),
    words("origin", "user"),
)

# Derived from photo_phrases: who and what is in a photo, however it was said. photo_id has no
# cascade: ``derived`` counts the rows of a removed photo off before it takes them away.
photo_people = Table(
    "photo_people",
    metadata,
    link("persons", "person_id", primary=True),
    Column("photo_id", Integer, primary_key=True),
    Index("photo_people_photo", "photo_id", "person_id"),
    sqlite_with_rowid=False,
)
photo_scenes = Table(
    "photo_scenes",
    metadata,
    link("scenes", "scene_id", primary=True),
    Column("photo_id", Integer, primary_key=True),
    Index("photo_scenes_photo", "photo_id", "scene_id"),
    sqlite_with_rowid=False,
)

# Derived: names.search_text of captions, title and file names, one row a photo.
photo_text = Table(
    "photo_text",
    metadata,
    link("photos", "photo_id", primary=True),
    words("search_text"),
)

# The undo history. journal: zlib-compressed JSON of rows before and after.
# state: done, half (an import that is partly out), undone. import_id: an import's step is
# undone by taking its photos out, and has its journal in step_pieces. reverts: the step that
# this one took back by itself; with an index, because it stands behind the journals.
steps = Table(
    "steps",
    metadata,
    an_id(),
    words("at"),
    words("kind"),
    words("subject"),
    number("photos"),
    words("state", "done"),
    Column("import_id", Integer),
    Column("journal", LargeBinary),
    Column("reverts", Integer),
    Index("steps_reverts", "reverts", "state", sqlite_where=text("reverts IS NOT NULL")),
    sqlite_autoincrement=True,
)

# What taking an import back wrote, one transaction a row; doing it again takes the last first.
step_pieces = Table(
    "step_pieces",
    metadata,
    an_id(),
    link("steps", "step_id"),
    Column("journal", LargeBinary, nullable=False),
    Index("step_pieces_step", "step_id"),
    sqlite_autoincrement=True,
)

DERIVED_COLUMNS = {
    "photos": {"order_key", "first_set_id", "people_count", "scene_count"},
    "set_members": {"order_key", "is_extra"},
    "sets": {"photo_count", "place_count", "missing_count"},
    "persons": {"photo_count", "said_at"},
    "groups": {"photo_count"},
    "scenes": {"photo_count", "family_count", "said_at"},
    "phrases": {"photo_count"},
    **source_tables.DERIVED_COLUMNS,
}
DERIVED_TABLES = {"name_keys", "photo_people", "photo_scenes", "photo_text"}
