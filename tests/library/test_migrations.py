"""What the migrations build is what ``tables`` builds; the start needs no Alembic."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from gallery.library import (
    check,
    connections,
    consistency,
    details,
    duplicates,
    fulltext,
    history,
    journal,
    merging,
    migrations,
    people,
    photos,
    phrases,
    query,
    scenes,
    schema,
    variants,
)
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.errors import LibraryDamaged
from gallery.model.facts import Fact, Origin
from gallery.model.variants import VariantKind
from gallery.search import ast
from tests.library import old_library


def shape(path: Path) -> dict[tuple[str, str], str]:
    """Return what a database is made of: its statements, white space folded."""
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    raw.close()
    return {(kind, name): _folded(sql) for kind, name, sql in rows}


def _folded(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def stamp_only(folder: Path, revision: str) -> None:
    """Make a database that knows its revision and nothing else."""
    folder.mkdir()
    raw = sqlite3.connect(folder / "library.db")
    raw.execute(schema.STAMP_TABLE)
    if revision:
        raw.execute("INSERT INTO alembic_version VALUES (?)", [revision])
    raw.commit()
    raw.close()


def test_migrations_build_the_same_as_tables(library: Library, tmp_path: Path) -> None:
    old = tmp_path / "old"
    stamp_only(old, "")
    engine = connections.make_engine(old / "library.db", begin="BEGIN IMMEDIATE")
    migrations.migrate(engine, old, old / "backups", revision="base")
    engine.dispose()
    assert shape(old / "library.db") == shape(library.database_path)
    assert [
        path.name.endswith(f"-before-{schema.HEAD}.db") for path in (old / "backups").iterdir()
    ] == [True]
    with Library.open(old, cache=tmp_path / "cache") as opened, opened.reading() as reader:
        assert schema.stored_revision(reader) == schema.HEAD


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


@pytest.mark.parametrize("module", ["alembic", "lxml", "PIL", "PySide6"])
def test_opening_does_not_import_what_it_does_not_need(tmp_path: Path, module: str) -> None:
    program = (
        "import sys; from pathlib import Path; from gallery.library.database import Library; "
        f"Library.open(Path(sys.argv[1])).close(); sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, os.fspath(tmp_path / "new")], check=False, timeout=60
    )
    assert done.returncode == 0


@pytest.fixture
def of_revision_1(tmp_path: Path) -> Path:
    """A library that the first program filled: two photos of a set, a person, a caption."""
    folder = tmp_path / "first"
    old_library.make(folder, "0001", old_library.ROWS_OF_REVISION_1)
    files = folder / "originals"
    files.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (files / name).write_bytes(b"x")
    return folder


def test_a_filled_library_of_revision_1_keeps_every_row(of_revision_1: Path) -> None:
    before = rows_of(of_revision_1 / "library.db")
    with Library.open(of_revision_1, cache=of_revision_1 / "cache") as library:
        assert check.check(library) == []
        with library.reading() as reader:
            assert schema.stored_revision(reader) == schema.HEAD
    after = rows_of(of_revision_1 / "library.db")
    assert before.keys() < after.keys()
    for table, rows in before.items():
        if table not in ("alembic_version", "photo_text"):
            assert [row[: len(old)] for row, old in zip(after[table], rows, strict=True)] == rows
    (copy,) = (of_revision_1 / "backups").iterdir()
    assert copy.name.endswith(f"-before-{schema.HEAD}.db")
    assert rows_of(copy) == before


def test_a_library_of_revision_1_works_as_one_of_today(of_revision_1: Path) -> None:
    said = PhotoFacts(
        title=Fact("From the post", Origin.SIDECAR),
        rating=Fact(1, Origin.SIDECAR),
        source=Fact("X", Origin.SIDECAR, "twitter"),
        captions={"ko": Fact("다른", Origin.SIDECAR)},
        people=(NamedPerson("V", groups=("BTS",)),),
    )
    with Library.open(of_revision_1, cache=of_revision_1 / "cache") as library:
        with library.writing() as writer:
            merging.merge_many(writer, {1: said, 2: said})
        with library.reading() as reader:
            one, two = details.details_many(reader, library, [1, 2])
            assert (one.title, one.rating, one.captions) == ("From the post", 4, {"ko": "다른"})
            assert (two.source, two.origins["source"], two.reasons["source"]) == (
                "X",
                Origin.SIDECAR,
                "twitter",
            )
            assert (one.people, two.people) == (((1, "V"),), ((1, "V"),))
            (v,) = people.all_persons(reader)
            assert v.groups == ("BTS",)


def test_a_step_of_revision_1_can_still_be_undone(of_revision_1: Path) -> None:
    row = ["id", "digest", "import_id", "title"]
    entries = [{"act": "delete", "table": "photos", "columns": row,
                "before": [[7, "seventh", 1, "Removed before"]]}]  # fmt: skip
    raw = sqlite3.connect(of_revision_1 / "library.db")
    raw.execute(
        "INSERT INTO steps (at, kind, journal) VALUES ('2026-01-02T00:00:00', 'remove-photos', ?)",
        [journal.journal_of(entries)],
    )
    raw.commit()
    raw.close()
    with Library.open(of_revision_1, cache=of_revision_1 / "cache") as library:
        with library.writing() as writer:
            history.undo(writer)
        with library.reading() as reader:
            assert [card.name for card in photos.cards(reader, [7])] == ["Removed before"]


def test_a_library_of_revision_2_finds_and_counts_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "second"
    old_library.make(folder, "0002", old_library.ROWS_OF_REVISION_2)
    originals = folder / "originals"
    originals.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (originals / name).write_bytes(b"x")
    before = rows_of(folder / "library.db")
    with Library.open(folder, cache=folder / "cache") as library:
        assert check.check(library) == []
        with library.reading() as reader:
            found = {
                text: [offer.name for offer in complete(reader, text, 5)]
                for text in ("v", "ㅌㅎ", "taehyeong", "kim tae", "bt", "❤", "camcoder", "")
            }
            assert LibraryVocabulary(reader).exact("❤")[0].id == 2
            (offer,) = complete(reader, "bts", 1)
            assert offer.photos == 1
            assert phrases.recent(reader, 1)[0].text == "V with camcorder"
            assert [step.reverts for step in history.recent(reader, 5)] == [None]
    assert found == {
        "v": ["V"], "ㅌㅎ": ["V"], "taehyeong": ["V"], "kim tae": ["V"], "bt": ["BTS"],
        "❤": ["❤\ufe0f"], "camcoder": ["camcorder"], "": ["V", "camcorder", "❤\ufe0f"],
    }  # fmt: skip
    after = rows_of(folder / "library.db")
    counted = {"alembic_version", "names", "persons", "groups", "scenes", "phrases", "photo_text"}
    for table, rows in before.items():
        if table not in counted:
            assert [row[: len(old)] for row, old in zip(after[table], rows, strict=True)] == rows
    assert [row[5] for row in after["names"]] == [row[5] for row in before["names"]]  # the text


def test_a_library_of_revision_3_counts_scenes_with_those_below(tmp_path: Path) -> None:
    rows = old_library.ROWS_OF_REVISION_2
    above = [{"id": key, "kind": "prop"} for key in (8, 9)]
    links = [{"scene_id": 1, "parent_id": 8}, {"scene_id": 8, "parent_id": 9}]
    named = [{"scene_id": key, "text": f"above {key}", "search_text": f"above {key}"}
             | {"key": f"above {key}", "place": 0} for key in (8, 9)]  # fmt: skip
    added = {"scenes": above, "scene_parents": links, "names": named}
    rows = {table: [*rows.get(table, []), *added.get(table, [])] for table in {**rows, **added}}
    folder = tmp_path / "third"
    old_library.make(folder, "0003", rows)
    with Library.open(folder, cache=folder / "cache") as library, library.reading() as reader:
        assert {one.id: one.photos for one in scenes.all_scenes(reader)} == {1: 1, 8: 1, 9: 1}


def test_a_library_of_revision_4_is_found_by_its_new_columns(tmp_path: Path) -> None:
    rows = dict(old_library.ROWS_OF_REVISION_2)
    wide = {"width": 6000, "height": 4000, "taken_at": "2023-05-01T10:00:00"}
    rows["photos"] = [rows["photos"][0] | wide, rows["photos"][1]]
    rows["files"] = [rows["files"][0] | {"path": b"originals/2024/a.jpg"}, rows["files"][1]]
    folder = tmp_path / "fourth"
    old_library.make(folder, "0004", rows)
    for name in ("2024/a.jpg", "b.jpg"):
        (folder / "originals" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "originals" / name).write_bytes(b"x")
    columns = "pixels, shape, caption_count, name_key, is_dated, is_sourced"
    with Library.open(folder, cache=folder / "cache") as library:
        problems = check.check(library)
        assert [each for each in problems if each.subject.startswith("photo")] == []
        with library.reading() as reader:
            measured = reader.exec_driver_sql(f"SELECT {columns} FROM photos ORDER BY id").all()
            texts = reader.exec_driver_sql("SELECT title, folder FROM photo_text").all()
            found = (
                reader.exec_driver_sql(fulltext.MATCHING, ('"' + normalize("NFD", "안녕") + '"',))
                .scalars()
                .all()
            )
            named = reader.exec_driver_sql(fulltext.MATCHING, ('name: ".jpg"',)).scalars().all()
    assert [tuple(row) for row in measured] == [
        (24_000_000, 1500, 1, "a.jpg", 1, 0),
        (0, 0, 0, "b.jpg", 1, 1),  # the set's date, and its own source
    ]
    assert [tuple(row) for row in texts] == [("one", "/originals/2024/"), ("", "/originals/")]
    assert (found, named) == ([1], [1, 2])


def test_a_library_of_revision_5_shows_all_and_is_sure_of_its_pairs(tmp_path: Path) -> None:
    photo = {"added_at": "2026-01-01T00:00:00+00:00"}
    rows: dict[str, list[Any]] = {
        "photos": [photo | {"id": key, "digest": f"{key}", "rating": key} for key in (1, 2, 3)],
        "same_pictures": [
            {"photo_id": 2, "other_id": 1, "distance": 3, "verdict": "better"},
            {"photo_id": 3, "other_id": 1, "verdict": "equal", "state": "settled"},
        ],
    }
    folder = tmp_path / "fifth"
    old_library.make(folder, "0005", rows)
    before = rows_of(folder / "library.db")
    by_rating = ast.Order(ast.OrderBy.RATING)
    with Library.open(folder, cache=folder / "cache") as library:
        with library.reading() as reader:
            pairs = duplicates.of_photos(reader, [1, 2, 3])
            assert list(query.find(reader, ast.Everything(), order=by_rating).ids) == [3, 2, 1]
            assert query.count(reader, ast.Is(ast.Flag.VARIANT)) == 0
            assert not {"photo_hidden", "photos.hidden"} & consistency.stale(reader).keys()
        assert pairs == {key: (duplicates.SamePicture(2, 1, 3, "better"),) for key in (1, 2)}
        with library.writing() as writer:
            variants.make(writer, 2, {1: VariantKind.PREVIEW})
        with library.reading() as reader:
            assert list(query.find(reader, ast.Everything(), order=by_rating).ids) == [3, 2]
    (copy,) = (folder / "backups").iterdir()
    assert copy.name.endswith(f"-before-{schema.HEAD}.db")
    assert rows_of(copy) == before


def test_a_migration_that_fails_leaves_the_library_and_no_copy_of_it(tmp_path: Path) -> None:
    rows = dict(old_library.ROWS_OF_REVISION_2)
    rows["captions"] = [*rows["captions"], {"photo_id": 99, "language": "ko", "text": "nobody's"}]
    folder = tmp_path / "fourth"
    old_library.make(folder, "0004", rows, foreign_keys=False)
    before = rows_of(folder / "library.db")
    for _ in range(2):
        with pytest.raises(LibraryDamaged):
            Library.open(folder, cache=folder / "cache")
    assert rows_of(folder / "library.db") == before
    assert list((folder / "backups").iterdir()) == []


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every table that is no index, in the order they were written.

    Without the notes for other programs (``news``): a check leaves one, too.
    """
    raw = sqlite3.connect(path)
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = [name for (name,) in names if not name.startswith(("sqlite_", "photo_fts"))]
    found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    raw.close()
    found["about"] = [row for row in found["about"] if not row[0].startswith("news")]
    return found
