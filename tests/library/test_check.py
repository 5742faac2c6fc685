"""``check`` finds what is wrong, mends what follows from the choices, invents nothing."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from gallery.library import backup, check, files, people, photos, phrases, suggestions, variants
from gallery.library.check import ProblemKind
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.suggestion import Hint, SuggestionKind
from gallery.model.variants import VariantKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_set


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    with library.writing() as writer:
        ids = photos.add(writer, [{"digest": f"{n}"} for n in range(3)])
        for photo_id in ids:
            path = tmp_path / f"{photo_id}.jpg"
            path.write_bytes(b"x")
            row = {"photo_id": photo_id, "path": str(path), "bytes": 1, "modified_ns": 1}
            files.add_files(writer, [row])
        add_set(writer, "set", ids)
        v = people.add_person(writer, "V")
        phrases.attach(writer, ids, [phrases.find_or_add(writer, [v])])
        ootd = Hint(SuggestionKind.WORD, "OOTD", Origin.SIDECAR, "hashtag")
        suggestions.offer(writer, {key: [ootd] for key in ids[:2]})
        variants.make(writer, ids[1], {ids[2]: VariantKind.HQ})
    return library


def kinds(library: Library, *, repair: bool = False) -> list[ProblemKind]:
    return [problem.kind for problem in check.check(library, repair=repair)]


def test_a_sound_library_has_no_problems(filled: Library) -> None:
    assert check.check(filled) == []


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("UPDATE photos SET people_count = 7", ProblemKind.STALE),
        ("UPDATE photos SET order_key = 'x'", ProblemKind.STALE),
        ("UPDATE set_members SET is_extra = 1", ProblemKind.STALE),
        ("UPDATE sets SET missing_count = 7", ProblemKind.STALE),
        ("UPDATE persons SET photo_count = 7", ProblemKind.STALE),
        ("DELETE FROM photo_people", ProblemKind.STALE),
        ("UPDATE suggestions SET photo_count = 7", ProblemKind.STALE),
        ("UPDATE photo_text SET caption = 'x'", ProblemKind.STALE),
        ("UPDATE photo_text SET folder = 'x'", ProblemKind.STALE),
        ("UPDATE photos SET shape = 7", ProblemKind.STALE),
        ("UPDATE photos SET is_dated = 7", ProblemKind.STALE),
        ("UPDATE photos SET name_key = 'x'", ProblemKind.STALE),
        ("UPDATE photos SET caption_count = 7", ProblemKind.STALE),
        ("DELETE FROM photo_text", ProblemKind.STALE),
        ("DELETE FROM photo_hidden", ProblemKind.STALE),
        ("INSERT INTO photo_hidden VALUES (1)", ProblemKind.STALE),
        ("UPDATE photos SET hidden = 1 WHERE id = 1", ProblemKind.STALE),
        ("UPDATE photos SET hidden = 0", ProblemKind.STALE),
        ("UPDATE photos SET variant_count = 7", ProblemKind.STALE),
        ("DELETE FROM photo_fts_data WHERE id > 10", ProblemKind.FULL_TEXT),
    ],
)
def test_what_follows_from_choices_is_mended(filled: Library, harm: str, kind: ProblemKind) -> None:
    before = dump(filled)
    with filled.writing() as writer:
        writer.connection.execute(text(harm))
    assert set(kinds(filled)) == {kind}
    assert set(kinds(filled, repair=True)) == {kind}
    assert kinds(filled) == []
    assert_same(before, dump(filled))


def test_a_missing_file_is_named(filled: Library, tmp_path: Path) -> None:
    (tmp_path / "2.jpg").unlink()
    (problem,) = check.check(filled, repair=True)
    assert problem.kind is ProblemKind.MISSING_FILE
    assert (problem.subject, problem.photo_id) == (str(tmp_path / "2.jpg"), 2)
    assert not problem.is_repaired


def test_a_stray_file_is_named_and_left_alone(filled: Library) -> None:
    stray = filled.originals / "a" / "stray.jpg"
    stray.parent.mkdir()
    stray.write_bytes(b"x")
    (problem,) = check.check(filled, repair=True)
    assert (problem.kind, problem.subject) == (ProblemKind.STRAY_FILE, str(stray))
    assert stray.exists()


@pytest.mark.parametrize(
    "harm",
    [
        "INSERT INTO captions (photo_id, language, text) VALUES (99, 'en', 'x')",
        "INSERT INTO photo_facts (photo_id, field) VALUES (99, 'creator')",
        "INSERT INTO regions (photo_id, person_id, x, y, width, height) VALUES (1, 99, 0, 0, 1, 1)",
        "INSERT INTO photo_suggestions (suggestion_id, photo_id, state) VALUES (1, 99, 'refused')",
        "INSERT INTO same_pictures (photo_id, other_id) VALUES (1, 99)",
        "INSERT INTO set_sources (key, set_id) VALUES ('twitter:1', 99)",
        "INSERT INTO unsaid (photo_id, phrase_id) VALUES (1, 99)",
    ],
)
def test_a_broken_link_is_named(filled: Library, harm: str) -> None:
    filled.close()
    import sqlite3  # the library itself never breaks its links

    raw = sqlite3.connect(filled.database_path)
    raw.execute(harm)
    raw.commit()
    raw.close()
    with Library.open(filled.folder) as again:
        (problem,) = check.check(again)
    assert (problem.kind, problem.subject) == (ProblemKind.LINK, harm.split()[2])


def test_a_copy_is_whole_even_while_written(filled: Library, tmp_path: Path) -> None:
    before = dump(filled)
    with filled.writing() as writer:
        photos.set_values(writer, [1], {"rating": 5})
        copy = backup.back_up(filled.database_path, filled.backups)
    restored = tmp_path / "restored"
    restored.mkdir()
    copy.rename(restored / "library.db")
    with Library.open(restored, cache=tmp_path / "cache") as library:
        assert library.identity == filled.identity
        assert_same(before, dump(library))


def test_only_the_last_copies_are_kept(filled: Library) -> None:
    made = [backup.back_up(filled.database_path, filled.backups) for _ in range(backup.KEPT + 2)]
    assert sorted(filled.backups.iterdir()) == made[2:]


def test_a_damaged_database_is_told_not_thrown(filled: Library) -> None:
    with filled.writing() as writer:
        photos.add(writer, [{"digest": f"d{n}", "title": "x" * 200} for n in range(2000)])
    filled.close()
    size = filled.database_path.stat().st_size
    with filled.database_path.open("r+b") as stream:
        for page in range(size // 8192 * 4096, size, 3 * 4096):
            stream.seek(page)
            stream.write(b"\xa5" * 4096)
    with Library.open(filled.folder) as again:
        found = check.check(again, repair=True)
    assert found
    assert found[0].kind is ProblemKind.DATABASE


def test_what_a_killed_copy_left_goes_with_the_next_one(filled: Library) -> None:
    filled.backups.mkdir(exist_ok=True)
    left = filled.backups / "library-20200101-000000-000000-by-hand.part"
    under_way = filled.backups / "library-20990101-000000-000000-by-hand.part"
    for unfinished in (left, under_way):
        unfinished.write_bytes(b"half")
    os.utime(left, (0, 0))
    copy = backup.back_up(filled.database_path, filled.backups)
    assert sorted(filled.backups.iterdir()) == sorted([copy, under_way])
