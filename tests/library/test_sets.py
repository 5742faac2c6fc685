"""Sets: fields with origins, positions with gaps, newest first."""

import pytest

from gallery.library import sets
from gallery.library.database import Library
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind
from tests.library.making import add_photos, add_set


def test_fields_and_where_they_came_from(library: Library) -> None:
    fields = {
        "title": "  Love wins\tall ",
        "kind": "photo sketch",
        "released_on": "2024-01-27",
        "source": "Weverse",
        "expected": 12,
        "notes": "one\n two ",
    }
    origins = {"released_on": Fact("2024-01-27", Origin.FILE_NAME, "240127")}
    with library.writing() as writer:
        set_id = sets.create(writer, fields, origins=origins, source_key="folder:/x")
    with library.reading() as reader:
        made = sets.get(reader, set_id)
        assert sets.by_source_key(reader, "folder:/x") == set_id
        assert sets.by_source_key(reader, "folder:/y") is None
    assert (made.title, made.notes) == ("Love wins all", "one\ntwo")
    assert made.kind is SetKind.PHOTO_SKETCH
    assert (made.expected, made.released_zone) == (12, "Asia/Seoul")
    assert made.origins["released_on"] is Origin.FILE_NAME
    assert made.origins["title"] is Origin.USER
    with library.writing() as writer:
        assert sets.update(writer, set_id, {"released_on": "2024-01-28", "expected": None})
        assert not sets.update(writer, set_id, {"source": "Weverse"})
    with library.reading() as reader:
        changed = sets.get(reader, set_id)
    assert (changed.released_on, changed.expected) == ("2024-01-28", None)
    assert changed.origins["released_on"] is Origin.USER


@pytest.mark.parametrize(
    "fields",
    [
        {"released_on": "2024-13-01"},
        {"released_on": "yesterday"},
        {"expected": -1},
        {"expected": 10**9},
        {"kind": "poem"},
        {"colour": "red"},
    ],
)
def test_what_makes_no_sense_is_refused(library: Library, fields: dict[str, object]) -> None:
    with library.writing() as writer:
        set_id = add_set(writer, "set", [])
    with pytest.raises(InvalidValue), library.writing() as writer:
        sets.update(writer, set_id, fields)


def test_newest_first_and_undated_last(library: Library) -> None:
    with library.writing() as writer:
        for title, released in (
            ("b", "2020-01-01"),
            ("d", ""),
            ("a", "2024-01-27"),
            ("c", "2020-01-01"),
        ):
            add_set(writer, title, [], released)
    with library.reading() as reader:
        assert [photo_set.title for photo_set in sets.all_sets(reader)] == ["a", "b", "c", "d"]
        assert set(sets.headers(reader, [1, 3, 99])) == {1, 3}
        assert sets.newest(reader, 3) == sets.all_sets(reader)[:3]
        assert sets.newest(reader, 9) == sets.all_sets(reader)


def test_members_move_and_leave_gaps(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 4)
        set_id = add_set(writer, "set", ids)
        sets.add_members(writer, set_id, [(ids[0], 6), (999, 7)])
        assert sets.remove_members(writer, set_id, [ids[2], 999]) == 1
    with library.reading() as reader:
        assert sets.members(reader, set_id) == [(ids[1], 2), (ids[3], 4), (ids[0], 6)]
        full = sets.get(reader, set_id)
    assert full.completeness.missing == (1, 3, 5)
    assert (full.photos, full.completeness.have, full.completeness.expected) == (3, 3, 6)


def test_deleting_a_set_keeps_its_photos(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 2)
        set_id = add_set(writer, "set", ids)
        assert sets.delete(writer, set_id) == ids
    with library.reading() as reader, pytest.raises(NotFound):
        sets.get(reader, set_id)
    with pytest.raises(NotFound), library.writing() as writer:
        sets.delete(writer, set_id)


def test_a_set_is_known_by_all_its_sources(library: Library) -> None:
    with library.writing() as writer:
        first = sets.create(writer, {"title": "a"}, source_key="folder:/a")
        second = sets.create(writer, {"title": "b"})
        assert sets.add_source_key(writer, first, "twitter:1")
        assert sets.add_source_key(writer, first, "folder:/a"), "it is the first already"
        assert not sets.add_source_key(writer, second, "twitter:1"), "a key has one set"
        assert sets.add_source_key(writer, second, "twitter:2")
    with library.reading() as reader:
        assert sets.by_source_key(reader, "twitter:1") == first
        asked = ["folder:/a", "twitter:1", "twitter:2", "twitter:3", ""]
        assert sets.by_source_keys(reader, asked) == {
            "folder:/a": first,
            "twitter:1": first,
            "twitter:2": second,
        }
        assert sets.source_keys(reader, first) == ["folder:/a", "twitter:1"]
        assert sets.source_keys(reader, second) == ["twitter:2"]
    with library.writing() as writer:
        sets.delete(writer, first)
        assert sets.by_source_key(writer.connection, "twitter:1") is None


SAID = {
    "title": Fact("Said", Origin.FOLDER_NAME, "240127 Said"),
    "released_on": Fact("2024-01-27", Origin.PLATFORM, "tweet id 1750914444445221330"),
    "credit": Fact("fansite", Origin.SIDECAR, "1.json"),
    "expected": Fact(4, Origin.SIDECAR, "1.json"),
}


def test_a_rescan_fills_what_is_empty_and_says_why(library: Library) -> None:
    with library.writing() as writer:
        set_id = sets.create(writer, {"title": "Mine"})
        assert sets.merge(writer, set_id, SAID | {"era": None, "source": Fact("", Origin.FILE)})
        assert not sets.merge(writer, set_id, SAID), "nothing new"
    with library.reading() as reader:
        one = sets.get(reader, set_id)
    assert (one.title, one.released_on) == ("Mine", "2024-01-27")
    assert (one.credit, one.expected) == ("fansite", 4)
    assert one.origins == {
        "title": Origin.USER,
        "released_on": Origin.PLATFORM,
        "credit": Origin.SIDECAR,
        "expected": Origin.SIDECAR,
    }
    assert one.reasons["released_on"] == "tweet id 1750914444445221330"


@pytest.mark.parametrize(
    ("there", "then", "wins"),
    [
        (Origin.FOLDER_NAME, Origin.SIDECAR, True),
        (Origin.PLATFORM, Origin.PLATFORM, True),
        (Origin.CDN, Origin.FILE_NAME, False),
        (Origin.USER, Origin.SIDECAR, False),
    ],
)
def test_a_rescan_replaces_by_trust(
    library: Library, there: Origin, then: Origin, *, wins: bool
) -> None:
    old, new = Fact("2024-01-26", there, "old"), Fact("2024-01-27", then, "new")
    with library.writing() as writer:
        fields = {"title": "a", "released_on": old.value, "released_zone": "Asia/Seoul"}
        set_id = sets.create(writer, fields, origins={"released_on": old, "released_zone": old})
        zone = Fact("Asia/Tokyo", then)
        sets.merge(writer, set_id, {"released_on": new, "released_zone": zone})
    with library.reading() as reader:
        one = sets.get(reader, set_id)
    kept = new if wins else old
    assert (one.released_on, one.origins["released_on"]) == (kept.value, kept.origin)
    assert one.released_zone == ("Asia/Tokyo" if wins else "Asia/Seoul")


def test_a_rescan_never_fills_what_the_user_emptied(library: Library) -> None:
    with library.writing() as writer:
        set_id = sets.create(writer, {"title": "a"})
        sets.merge(writer, set_id, SAID)
        sets.update(writer, set_id, {"released_on": "", "credit": "", "expected": None})
        assert not sets.merge(writer, set_id, SAID)
    with library.reading() as reader:
        one = sets.get(reader, set_id)
    assert (one.released_on, one.credit, one.expected) == ("", "", None)


def test_sets_are_told_by_their_months(library: Library) -> None:
    dates = ("2024-01-27", "", "2013-12-01")
    with library.writing() as writer:
        ids = [sets.create(writer, {"title": day, "released_on": day}) for day in dates]
    with library.reading() as reader:
        assert sets.months(reader) == {ids[0]: 202401, ids[2]: 201312}
