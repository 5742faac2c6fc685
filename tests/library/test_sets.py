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


def test_members_move_and_leave_gaps(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 4)
        set_id = add_set(writer, "set", ids)
        sets.add_members(writer, set_id, [(ids[0], 6), (999, 7)])
        assert sets.remove_members(writer, set_id, [ids[2], 999]) == 1
    with library.reading() as reader:
        assert sets.members(reader, set_id) == [(ids[1], 2), (ids[3], 4), (ids[0], 6)]
        assert sets.last_position(reader, set_id) == 6
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
