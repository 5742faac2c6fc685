"""The tables of ``library.db``: what the user chose, and where the files are.

``bearer_tables`` has those of persons, groups, scenes and their names, ``source_tables`` those
of what files and sidecars say, ``variant_tables`` those of photos behind others; one metadata
holds them all.

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
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from gallery.library import bearer_tables, source_tables
from gallery.library.bearer_tables import group_members as group_members
from gallery.library.bearer_tables import groups as groups
from gallery.library.bearer_tables import name_keys as name_keys
from gallery.library.bearer_tables import names as names
from gallery.library.bearer_tables import persons as persons
from gallery.library.bearer_tables import scene_parents as scene_parents
from gallery.library.bearer_tables import scenes as scenes
from gallery.library.columns import an_id, link, metadata, number, words
from gallery.library.variant_tables import photo_hidden as photo_hidden
from gallery.library.variant_tables import variants as variants

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
# Derived: order_key, first_set_id, people_count, scene_count; pixels (width * height); shape
# (width to height in thousandths, 100 to 10000; 0 while the size is not known); caption_count
# (languages); name_key (names.sort_text of its first file's name); is_dated and is_sourced
# (whether it, or a set it is in, has a date or a source); hidden (whether it stands behind
# another) and variant_count (how many stand behind it).
# An index whose name says an order holds all that a list in this order shows: it is never left.
# photos_measures is a narrow copy of all small values: to look at a photo there takes an eighth
# of the time that its row takes, and to read all of a million 80 ms.
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
    number("pixels"),
    number("shape"),
    number("caption_count"),
    words("name_key"),
    number("is_dated"),
    number("is_sourced"),
    number("hidden"),
    number("variant_count"),
    Index("photos_order", "order_key", "id", "first_set_id", "shape", "hidden"),
    Index("photos_taken", "taken_at", "id", "first_set_id", "shape", "hidden"),
    Index("photos_added", "added_at", "id", "first_set_id", "shape", "hidden"),
    Index("photos_rating", "rating", "id", "shape", "hidden"),
    Index("photos_bytes", "bytes", "id", "shape", "hidden"),
    Index("photos_pixels", "pixels", "id", "shape", "hidden"),
    Index("photos_name", "name_key", "id", "shape", "hidden"),
    Index("photos_width", "width"),
    Index("photos_height", "height"),
    Index("photos_shape", "shape"),
    Index("photos_format", "format"),
    Index("photos_first_set", "first_set_id"),
    Index("photos_import", "import_id", "hidden"),
    Index("photos_day", text("substr(taken_at, 6, 5)"), sqlite_where=text("taken_at != ''")),
    Index("photos_source", "source", sqlite_where=text("source != ''")),
    Index("photos_credit", "credit", sqlite_where=text("credit != ''")),
    Index("photos_animated", "frames", sqlite_where=text("frames > 1")),
    Index("photos_untitled", "title", sqlite_where=text("title = ''")),
    Index("photos_uncaptioned", "caption_count", sqlite_where=text("caption_count = 0")),
    Index("photos_undated", "is_dated", sqlite_where=text("is_dated = 0")),
    Index("photos_unsourced", "is_sourced", sqlite_where=text("is_sourced = 0")),
    Index(
        "photos_measures",
        *("id", "frames", "caption_count", "people_count", "scene_count", "rating", "favourite"),
        *("shape", "pixels", "width", "height", "bytes", "format", "is_dated", "is_sourced"),
        *("hidden", "variant_count"),
    ),
    Index("photos_favourite", "favourite", "hidden", sqlite_where=text("favourite = 1")),
    Index("photos_damaged", "damaged", "hidden", sqlite_where=text("damaged != ''")),
    Index("photos_hidden", "hidden", sqlite_where=text("hidden = 1")),
    Index("photos_with_variants", "variant_count", sqlite_where=text("variant_count > 0")),
    Index("photos_media", "media_key", sqlite_where=text("media_key != ''")),
    Index("photos_counts", "people_count", "scene_count", "hidden"),
    Index("photos_scene_count", "scene_count"),
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
    Index("files_root", "root_id", "photo_id"),
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
    Index("sets_searched", "search_text"),  # a title is looked for inside: a scan of these alone
    Index("sets_released", "released_on"),
    Index("sets_day", text("substr(released_on, 6, 5)")),
    Index("sets_kind", "kind", "photo_count"),
    Index("sets_era", "era", "photo_count"),
    Index("sets_event", "event", "photo_count"),
    Index("sets_source", "source", "photo_count"),
    Index("sets_credit", "credit", "photo_count"),
    Index("sets_handle", "handle", "photo_count"),
    Index("sets_terms", "terms", "photo_count"),
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
    Index("set_members_again", "set_id", "photo_id", sqlite_where=text("is_extra = 1")),
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

# Derived: names.search_text of captions, title and file names, a line each, one row a photo;
# folder: where its files stand below their root, "/" before and behind, a line each.
photo_text = Table(
    "photo_text",
    metadata,
    link("photos", "photo_id", primary=True),
    words("caption"),
    words("title"),
    words("name"),
    words("folder"),
    Index("photo_text_folder", "folder"),
)

# Searches that are kept to be asked again. query: as typed; icon: which picture stands for it;
# place: its rank, from 0.
saved_searches = Table(
    "saved_searches",
    metadata,
    an_id(),
    words("name"),
    words("icon"),
    words("query"),
    number("place"),
    sqlite_autoincrement=True,
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
    "photos": {
        *("order_key", "first_set_id", "people_count", "scene_count", "pixels", "shape"),
        *("caption_count", "name_key", "is_dated", "is_sourced", "hidden", "variant_count"),
    },
    "set_members": {"order_key", "is_extra"},
    "sets": {"photo_count", "place_count", "missing_count"},
    "phrases": {"photo_count"},
    **bearer_tables.DERIVED_COLUMNS,
    **source_tables.DERIVED_COLUMNS,
}
DERIVED_TABLES = {"name_keys", "photo_hidden", "photo_people", "photo_scenes", "photo_text"}
