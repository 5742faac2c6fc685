"""Places in sets and covers go over to the photo that is kept."""

import pytest

from gallery.library import portraits, sets
from gallery.library.database import Library
from gallery.library.tables import persons
from gallery.library.taking_places import take_places
from tests.library.making import add_photos, add_set

CASES: dict[str, tuple[int | None, dict[int, int], dict[int, int], dict[int, int]]] = {
    # expected, places before, {other: kept}, places after
    "from elsewhere": (None, {1: 1, 2: 2, 3: 3}, {2: 6}, {1: 1, 2: 2, 3: 3, 6: 2}),
    "not in the set": (None, {1: 1, 2: 2}, {5: 6}, {1: 1, 2: 2}),
    "the kept one is in it": (None, {1: 1, 2: 2}, {5: 2}, {1: 1, 2: 2}),
    "both, the other one first": (
        None,
        {1: 1, 2: 2, 3: 3, 4: 4},
        {2: 3},
        {1: 1, 2: 2, 3: 2, 4: 3},
    ),
    "both, the kept one first": (None, {1: 1, 2: 2, 3: 3, 4: 4}, {3: 1}, {1: 1, 2: 2, 3: 1, 4: 3}),
    "the last one goes to the front": (None, {1: 1, 2: 2, 3: 3}, {1: 3}, {1: 1, 2: 2, 3: 1}),
    "a gap stays a gap": (None, {1: 1, 2: 3, 3: 4}, {2: 6}, {1: 1, 2: 3, 3: 4, 6: 3}),
    "so many are expected": (4, {1: 1, 2: 2, 3: 3, 4: 4}, {2: 3}, {1: 1, 2: 2, 3: 2, 4: 4}),
    "more than expected": (3, {1: 1, 2: 2, 3: 3, 4: 4}, {2: 3}, {1: 1, 2: 2, 3: 2, 4: 3}),
    "somebody else stands there": (
        None,
        {1: 1, 2: 2, 3: 2, 4: 3},
        {2: 1},
        {1: 1, 2: 1, 3: 2, 4: 3},
    ),
    "three copies": (
        None,
        {1: 1, 2: 2, 3: 3, 4: 4, 5: 5},
        {2: 4, 5: 4},
        {1: 1, 2: 2, 3: 3, 4: 2, 5: 2},
    ),
    "two pictures": (
        None,
        {1: 1, 2: 2, 3: 3, 4: 4, 5: 5},
        {1: 2, 4: 5},
        {1: 1, 2: 1, 3: 2, 4: 3, 5: 3},
    ),
    "a pair, each twice": (None, {1: 1, 2: 2, 3: 3, 4: 4}, {3: 1, 4: 2}, {1: 1, 2: 2, 3: 1, 4: 2}),
}


@pytest.mark.parametrize("name", CASES)
def test_where_copies_stand(name: str, library: Library) -> None:
    expected, before, heirs, after = CASES[name]
    with library.writing() as writer:
        add_photos(writer, 6)
        set_id = sets.create(writer, {"title": "Love wins all", "expected": expected})
        sets.add_members(writer, set_id, list(before.items()))
        take_places(writer, heirs)
        assert dict(sets.members(writer.connection, set_id)) == after


def test_every_set_of_the_others_is_taken_over(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 6)
        one = add_set(writer, "Preview", [1, 2, 3])
        other = add_set(writer, "HQ", [4, 5, 2])
        take_places(writer, {2: 6, 4: 6})
        assert dict(sets.members(writer.connection, one)) == {1: 1, 2: 2, 3: 3, 6: 2}
        assert dict(sets.members(writer.connection, other)) == {4: 1, 6: 1, 2: 1, 5: 2}


def test_covers_are_the_best_copies(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 4)
        set_id = add_set(writer, "Airport", [1, 2, 3])
        sets.update(writer, set_id, {"cover_id": 2})
        (person,) = writer.insert(persons, [{"cover_id": 2}])
        take_places(writer, {2: 4})
        assert sets.get(writer.connection, set_id).cover_id == 4
        assert portraits.of_sets(writer.connection, [set_id])[set_id].photo_id == 4
        row = writer.rows(persons, [{"id": person}])[0]
        assert row["cover_id"] == 4


def test_nothing_to_take_over_writes_nothing(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 2)
    with library.writing() as writer:
        take_places(writer, {})
        take_places(writer, {2: 1})
        assert writer.journal() == b""
