"""The tables of what files, sidecars and posts say: statements, guesses, and where they stand.

They belong to the same ``library.db`` as those of ``tables`` and follow the same rules: every
write goes through ``journal.Writer``, photos and sets take their rows here along.
"""

from sqlalchemy import DDL, Column, Index, LargeBinary, Table, Text, UniqueConstraint, event, text

from gallery.library.columns import an_id, fraction, link, metadata, number, words

# Further source keys that a set is grown by; the first one stands in sets.source_key.
set_sources = Table(
    "set_sources",
    metadata,
    Column("key", Text, primary_key=True),
    link("sets", "set_id"),
    Index("set_sources_set", "set_id"),
)

# What is said of a photo beside its columns (creator, rights, event, place ...), and where the
# value of a column or caption came from ("taken_at", "caption:ko"; value is "" for those).
# origin user with an empty value: the user took the value away, nothing brings it back.
photo_facts = Table(
    "photo_facts",
    metadata,
    link("photos", "photo_id", primary=True),
    Column("field", Text, primary_key=True),
    words("value"),
    words("origin"),
    words("reason"),
    sqlite_with_rowid=False,
)

# Rectangles on the upright picture, top left corner and size, in fractions of it.
regions = Table(
    "regions",
    metadata,
    an_id(),
    link("photos", "photo_id"),
    link("persons", "person_id", nullable=True),
    fraction("x"),
    fraction("y"),
    fraction("width"),
    fraction("height"),
    words("origin", "user"),
    Index("regions_photo", "photo_id"),
    Index("regions_person", "person_id"),
    sqlite_autoincrement=True,
)

# One row a distinct guess. key: names.compare_key of text; parents: outermost first, a line
# each; reason: what it was where it was met first. Derived (by triggers): photo_count, the
# photos for which it is open.
suggestions = Table(
    "suggestions",
    metadata,
    an_id(),
    words("kind", "word"),
    words("text"),
    words("key"),
    words("handle"),
    words("reason"),
    words("parents"),
    number("photo_count"),
    UniqueConstraint("kind", "key", "handle"),
    Index("suggestions_open", "photo_count", "id", sqlite_where=text("photo_count > 0")),
    Index("suggestions_handle", "handle", sqlite_where=text("handle != ''")),
    sqlite_autoincrement=True,
)
photo_suggestions = Table(
    "photo_suggestions",
    metadata,
    link("suggestions", "suggestion_id", primary=True),
    link("photos", "photo_id", primary=True),
    words("origin"),
    words("reason"),
    words("state", "open"),
    Index("photo_suggestions_photo", "photo_id", "suggestion_id", "state"),
    Index("photo_suggestions_open", "photo_id", "state", sqlite_where=text("state = 'open'")),
    sqlite_with_rowid=False,
)

# Phrases that the user took off a photo: what a file says never puts them back.
unsaid = Table(
    "unsaid",
    metadata,
    link("photos", "photo_id", primary=True),
    link("phrases", "phrase_id", primary=True),
    Index("unsaid_phrase", "phrase_id"),
    sqlite_with_rowid=False,
)

# Which sidecars were read, and in which version; photo_id when one speaks of one photo only.
# A picture in an archive is noted too: path is "<archive>/!<index>", modified_ns the archive's.
sidecars = Table(
    "sidecars",
    metadata,
    an_id(),
    link("roots", "root_id"),
    Column("path", LargeBinary, nullable=False),
    number("bytes"),
    number("modified_ns"),
    link("photos", "photo_id", nullable=True),
    UniqueConstraint("root_id", "path"),
    Index("sidecars_photo", "photo_id"),
    sqlite_autoincrement=True,
)

# The same picture in another quality: photo_id came later. distance: differing bits of the
# fingerprints; verdict: how photo_id compares (better, lesser, equal); relation: how one lies in
# the other (model.Relation; only "same" is sure); state: open, later (put off) or settled.
same_pictures = Table(
    "same_pictures",
    metadata,
    link("photos", "photo_id", primary=True),
    link("photos", "other_id", primary=True),
    number("distance"),
    words("verdict"),
    words("state", "open"),
    words("relation", "same"),
    Index("same_pictures_other", "other_id", "state", "relation"),
    Index(
        *("same_pictures_open", "photo_id", "other_id", "state", "relation"),
        sqlite_where=text("state = 'open' AND relation = 'same'"),
    ),
    Index(
        *("same_pictures_maybe", "photo_id", "other_id", "state", "relation"),
        sqlite_where=text("state = 'open' AND relation != 'same'"),
    ),
    Index(
        *("same_pictures_later", "photo_id", "other_id", "state"),
        sqlite_where=text("state = 'later'"),
    ),
    sqlite_with_rowid=False,
)

# Folders in which new pictures are looked for. dismissed: what of them was declined.
watched = Table(
    "watched",
    metadata,
    an_id(),
    link("roots", "root_id"),
    Column("path", LargeBinary, nullable=False),
    words("dismissed"),
    UniqueConstraint("root_id", "path"),
    sqlite_autoincrement=True,
)

# What an import changed of things that were there before it, a journal a batch: undoing the
# import takes these back when its photos are out.
import_changes = Table(
    "import_changes",
    metadata,
    an_id(),
    link("imports", "import_id"),
    Column("journal", LargeBinary, nullable=False),
    Index("import_changes_import", "import_id"),
    sqlite_autoincrement=True,
)

OPEN_MORE = "UPDATE suggestions SET photo_count = photo_count + 1 WHERE id = new.suggestion_id;"
OPEN_LESS = "UPDATE suggestions SET photo_count = photo_count - 1 WHERE id = old.suggestion_id;"
# Counting anew costs an import of 100,000 photos with one hashtag seconds; a step costs nothing.
TRIGGERS = (
    "CREATE TRIGGER photo_suggestions_added AFTER INSERT ON photo_suggestions "
    f"WHEN new.state = 'open' BEGIN {OPEN_MORE} END",
    "CREATE TRIGGER photo_suggestions_removed AFTER DELETE ON photo_suggestions "
    f"WHEN old.state = 'open' BEGIN {OPEN_LESS} END",
    "CREATE TRIGGER photo_suggestions_closed AFTER UPDATE OF state ON photo_suggestions "
    f"WHEN old.state = 'open' AND new.state != 'open' BEGIN {OPEN_LESS} END",
    "CREATE TRIGGER photo_suggestions_opened AFTER UPDATE OF state ON photo_suggestions "
    f"WHEN old.state != 'open' AND new.state = 'open' BEGIN {OPEN_MORE} END",
)
for statement in TRIGGERS:
    event.listen(photo_suggestions, "after_create", DDL(statement))  # type: ignore[no-untyped-call]

DERIVED_COLUMNS = {"suggestions": {"photo_count"}}
