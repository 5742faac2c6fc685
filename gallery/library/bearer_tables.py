"""The tables of persons, groups and scenes: their names, who was in which group, what is above.

They belong to the same ``library.db`` as those of ``tables`` and follow the same rules.
"""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from gallery.library.columns import an_id, link, metadata, number, words

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

DERIVED_COLUMNS = {
    "persons": {"photo_count", "said_at"},
    "groups": {"photo_count"},
    "scenes": {"photo_count", "family_count", "said_at"},
}
