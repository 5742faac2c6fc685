"""Libraries as earlier programs left them: the tables of a revision, with rows in them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from gallery.library import connections, migrations

# What a revision-1 program wrote: twelve-odd rows that hang together, one step of the history.
ROWS_OF_REVISION_1: dict[str, list[Mapping[str, Any]]] = {
    "imports": [{"id": 1, "state": "done", "request": "{}"}],
    "photos": [
        {"id": 1, "digest": "a", "import_id": 1, "title": "One", "title_origin": "file",
         "rating": 4, "rating_origin": "user", "order_key": "79759872s0000000001p000001",
         "first_set_id": 1, "people_count": 1, "added_at": "2026-01-01T00:00:00+00:00"},
        {"id": 2, "digest": "b", "import_id": 1, "source": "Weverse", "favourite": 1,
         "order_key": "79759872s0000000001p000002", "first_set_id": 1,
         "added_at": "2026-01-01T00:00:00+00:00"},
    ],
    "files": [
        {"id": 1, "photo_id": 1, "root_id": 1, "path": b"originals/a.jpg", "name": "a.jpg",
         "bytes": 1, "import_id": 1},
        {"id": 2, "photo_id": 2, "root_id": 1, "path": b"originals/b.jpg", "name": "b.jpg",
         "bytes": 1, "import_id": 1},
    ],
    "sets": [{"id": 1, "title": "Love wins all", "released_on": "2024-01-27", "import_id": 1,
              "source_key": "folder:/pictures", "search_text": "love wins all", "expected": 3,
              "photo_count": 2, "place_count": 2, "missing_count": 1}],
    "set_origins": [{"set_id": 1, "field": "released_on", "origin": "file-name",
                     "reason": "240127"}],
    "set_members": [
        {"set_id": 1, "photo_id": 1, "position": 1, "import_id": 1,
         "order_key": "79759872s0000000001p000001"},
        {"set_id": 1, "photo_id": 2, "position": 2, "import_id": 1,
         "order_key": "79759872s0000000001p000002"},
    ],
    "persons": [{"id": 1, "photo_count": 1}],
    "names": [{"id": 1, "person_id": 1, "text": "V", "key": "v", "search_text": "v",
               "script": "Latn"}],
    "phrases": [{"id": 1, "key": "1||", "said_at": "2026-01-01"}],
    "phrase_people": [{"phrase_id": 1, "person_id": 1}],
    "photo_phrases": [{"photo_id": 1, "phrase_id": 1}],
    "photo_people": [{"person_id": 1, "photo_id": 1}],
    "captions": [{"photo_id": 1, "language": "ko", "text": "안녕", "origin": "file"}],
    "photo_text": [{"photo_id": 1, "search_text": "one\n" + normalize("NFD", "안녕") + "\na.jpg"},
                   {"photo_id": 2, "search_text": "b.jpg"}],
    "removed": [{"digest": "gone", "bytes": 9}],
}  # fmt: skip

# What a revision-2 program wrote beside that: names in several scripts, phrases said of photos,
# none of which it counted; one name was compared by a sign that shows nothing.
ROWS_OF_REVISION_2: dict[str, list[Mapping[str, Any]]] = {
    "groups": [{"id": 1}],
    "scenes": [{"id": 1, "kind": "prop", "photo_count": 1}],
    **ROWS_OF_REVISION_1,
    "persons": [{"id": 1, "photo_count": 1}, {"id": 2, "photo_count": 1}],
    "names": [
        {"id": 1, "person_id": 1, "text": "V", "key": "v", "search_text": "v", "script": "Latn"},
        {"id": 2, "person_id": 1, "place": 1, "text": "김태형", "key": "김태형",
         "search_text": normalize("NFD", "김태형"), "initials": "ㄱㅌㅎ", "script": "Hang"},
        {"id": 3, "person_id": 2, "text": "❤\ufe0f", "key": "❤\ufe0f", "search_text": "❤\ufe0f"},
        {"id": 4, "group_id": 1, "text": "BTS", "key": "bts", "search_text": "bts"},
        {"id": 5, "scene_id": 1, "text": "camcorder", "key": "camcorder",
         "search_text": "camcorder"},
    ],
    "group_members": [{"group_id": 1, "person_id": 1}],
    "phrases": [{"id": 1, "key": "1|with|1", "link": "with", "scene_id": 1,
                 "said_at": "2026-02-01"}, {"id": 2, "key": "2||", "said_at": "2026-01-01"}],
    "phrase_people": [{"phrase_id": 1, "person_id": 1}, {"phrase_id": 2, "person_id": 2}],
    "photo_phrases": [{"photo_id": 1, "phrase_id": 1}, {"photo_id": 2, "phrase_id": 2}],
    "photo_people": [{"person_id": 1, "photo_id": 1}, {"person_id": 2, "photo_id": 2}],
    "photo_scenes": [{"scene_id": 1, "photo_id": 1}],
    "photos": [
        ROWS_OF_REVISION_1["photos"][0] | {"scene_count": 1},
        ROWS_OF_REVISION_1["photos"][1] | {"people_count": 1},
    ],
    "steps": [{"id": 1, "at": "2026-01-02T00:00:00", "kind": "rate", "subject": "4"}],
}  # fmt: skip


def make(
    folder: Path,
    revision: str,
    rows: Mapping[str, list[Mapping[str, Any]]],
    *,
    foreign_keys: bool = True,
) -> None:
    """Make a library of an earlier revision, with these rows by table.

    ``foreign_keys`` False lets rows in that hang on nothing, as in a damaged library.
    """
    folder.mkdir(parents=True)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    engine = connections.make_engine(folder / "library.db", begin="BEGIN IMMEDIATE")
    with engine.connect() as connection:
        if not foreign_keys:
            connections.ignore_foreign_keys(connection)
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            for table, values in rows.items():
                for row in values:
                    _insert(connection, table, row)
    engine.dispose()


def _insert(connection: Connection, table: str, row: Mapping[str, Any]) -> None:
    marks = ", ".join(f":{name}" for name in row)
    columns = ", ".join(f'"{name}"' for name in row)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), row)
