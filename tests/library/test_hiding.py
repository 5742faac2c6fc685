"""What stands behind another is in no list and no number, unless it is asked for."""

import random

import pytest

from gallery.library import (
    consistency,
    counts,
    duplicates,
    facets,
    people,
    photos,
    phrases,
    portraits,
    profiles,
    query,
    scenes,
    sets,
    variants,
)
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.facets import FacetKind
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.variants import VariantKind
from gallery.search import parse
from gallery.search.match import matches
from tests.library import any_library
from tests.library.known import facts
from tests.library.making import add_photos, add_set
from tests.library.shelf import Shelf

HQ, PREVIEW = VariantKind.HQ, VariantKind.PREVIEW


@pytest.fixture
def story(library: Library) -> Library:
    """V and IU in a set of five; the second photo stands behind the first, in HQ."""
    with library.writing() as writer:
        shelf = Shelf(writer)
        brought = shelf.import_()
        ids = add_photos(writer, 6)
        photos.set_each(writer, {key: {"import_id": brought, "favourite": 1} for key in ids})
        add_set(writer, "Love wins all", ids[:5], "2024-01-27")
        add_set(writer, "Again", ids[1:3], "2025-01-27")
        v, iu = shelf.person("V"), shelf.person("IU")
        shelf.group("BTS", v)
        camera = shelf.scene("camera")
        camcorder = shelf.scene("camcorder", parents=(camera,))
        shelf.say(ids[:2], v, link="with", scene=camcorder)
        shelf.say(ids[1:3], iu)
        variants.make(writer, ids[0], {ids[1]: HQ})
    return library


def found(library: Library, line: str) -> list[int]:
    with library.reading() as reader:
        node = parse(line, LibraryVocabulary(reader))
        ids = list(query.find(reader, node).ids)
        assert query.count(reader, node) == len(set(ids)), line
        assert query.matching(reader, node, range(9)) == set(ids), line
        assert set(query.find(reader, node, limit=3).ids) <= set(ids), line
        return sorted(set(ids))


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("", [1, 3, 4, 5, 6]),
        ("V", [1]),
        ("IU", [3]),
        ("-IU", [1, 4, 5, 6]),
        ("BTS", [1]),
        ("camera", [1]),
        ('"V with camcorder"', [1]),
        ("set:love", [1, 3, 4, 5]),
        ("set:again", [3]),
        ("is:favourite", [1, 3, 4, 5, 6]),
        ("is:recent", [1, 3, 4, 5, 6]),
        ("is:variant", [2]),
        ("is:variant V", [2]),
        ("-is:variant", [1, 3, 4, 5, 6]),
        ("V -is:variant", [1]),
        ("is:variant OR V", [1, 2]),
        ("variant:hq", [2]),
        ("variant:preview", []),
        ("variant:preview,hq IU", [2]),
        ("-variant:hq V", [1]),
        ("변형:고화질", [2]),
        ("has:variants", [1]),
        ("is:kept", [1]),
        ("-has:variants set:love", [3, 4, 5]),
        ("has:people", [1, 3]),
        ("is:variant set:again", [2]),
        ("text:hidden", []),
    ],
)
def test_a_search_finds_what_is_hidden_only_when_it_says_so(
    story: Library, line: str, ids: list[int]
) -> None:
    assert found(story, line) == ids


def test_numbers_leave_it_out(story: Library) -> None:
    with story.reading() as reader:
        totals = counts.totals(reader)
        assert (totals.photos, totals.favourites, totals.recent, totals.untagged) == (5, 5, 5, 3)
        assert totals.variants == 1
        named = {one.name: one.photos for one in people.all_persons(reader)}
        assert named == {"V": 1, "IU": 1}
        assert [one.photos for one in people.all_groups(reader)] == [1]
        assert {one.name: one.photos for one in scenes.all_scenes(reader)} == {
            "camera": 1,
            "camcorder": 1,
        }
        assert [one.photos for one in sets.all_sets(reader)] == [1, 4]
        profile = profiles.of_person(reader, 1)
        assert ([one.id for one in profile.people], profile.sets) == ([], 1)
        found = facets.facets(reader, parse("", LibraryVocabulary(reader)), kinds=FacetKind)
        assert (found.persons, found.scenes) == (((1, 1), (2, 1)), ((2, 1),))
        assert found.sets == ((1, 4), (2, 1))
        assert (found.years, found.ratings) == (((2025, 1), (2024, 4)), ((0, 5),))


def test_a_place_that_is_filled_by_it_is_not_missing(story: Library) -> None:
    with story.reading() as reader:
        newest, first = sets.all_sets(reader)
    assert (first.completeness.have, first.completeness.missing) == (5, ())
    assert newest.completeness.is_complete
    assert found(story, "is:incomplete") == []


def test_pictures_that_stand_for_something_are_in_sight(story: Library) -> None:
    with story.writing() as writer:
        sets.update(writer, 1, {"cover_id": 2})
        portraits.choose(writer, 2, 2)
    with story.reading() as reader:
        assert portraits.of_sets(reader, [1, 2])[1].photo_id == 1, "the one before it"
        assert portraits.of_sets(reader, [2])[2].photo_id == 3
        assert portraits.of_persons(reader, [2])[2].photo_id == 1
        assert portraits.newest_of_persons(reader) == {1: 1, 2: 3}
        assert portraits.of_scenes(reader, [2])[2].photo_id == 1


def test_it_comes_back_into_every_number(story: Library) -> None:
    with story.writing() as writer:
        assert variants.part(writer, [2]) == 1
        changes = writer
    assert changes.changes.persons == {1, 2}
    assert changes.changes.sets == {1, 2}
    assert changes.changes.arrangement
    assert found(story, "IU") == [2, 3]
    with story.reading() as reader:
        assert counts.totals(reader).photos == 6
        assert [one.photos for one in sets.all_sets(reader)] == [2, 5]
        assert consistency.stale(reader) == {}


def test_what_is_said_of_it_meanwhile_counts_when_it_is_back(story: Library) -> None:
    with story.writing() as writer:
        rm = people.add_person(writer, "RM")
        phrases.attach(writer, [2], [phrases.find_or_add(writer, [rm])])
        scenes.set_parents(writer, 2, [])
    assert found(story, "RM") == []
    with story.reading() as reader:
        assert consistency.stale(reader) == {}
    with story.writing() as writer:
        variants.part(writer, [2])
    assert found(story, "RM") == [2]


def test_a_hidden_photo_that_goes_is_counted_off_once(story: Library) -> None:
    with story.writing() as writer:
        photos.remove(writer, [2])
    with story.reading() as reader:
        assert consistency.stale(reader) == {}
        assert {one.name: one.photos for one in people.all_persons(reader)} == {"V": 1, "IU": 1}
    with story.writing() as writer:
        variants.make(writer, 3, {4: PREVIEW})
        photos.remove(writer, [4, 1])
        variants.make(writer, 3, {5: PREVIEW})
        variants.part(writer, [5])
    with story.reading() as reader:
        assert consistency.stale(reader) == {}


def test_a_pair_with_it_calls_only_the_other_a_duplicate(story: Library) -> None:
    with story.writing() as writer:
        pairs = [{"photo_id": 5, "other_id": 2}, {"photo_id": 6, "other_id": 5}]
        writer.insert(duplicates.same_pictures, [pair | {"verdict": "equal"} for pair in pairs])
    assert found(story, "is:duplicate") == [5, 6]
    with story.reading() as reader:
        assert duplicates.count(reader) == counts.totals(reader).duplicates == 2
        assert duplicates.of_photos(reader, [5])[5][0] == SamePicture(5, 2)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "line",
    ["V", "-V", "", "rating:>=3", "-is:favourite", "V OR IU", "is:variant", "is:variant OR V",
     "-variant:hq,scan", "has:variants", "V IU OR rating:5"],
)  # fmt: skip
def test_facets_count_what_a_search_finds(library: Library, seed: int, line: str) -> None:
    any_library.fill(library, random.Random(seed))
    with library.reading() as reader:
        node = parse(line, LibraryVocabulary(reader))
        known = facts(reader)
        hits = [each for each in known.values() if matches(node, each)]
        found = facets.facets(reader, node, most=99, kinds=FacetKind)
        for person, number in found.persons:
            assert number == sum(person in each.people for each in hits)
        for set_id, number in found.sets:
            assert number == sum(set_id in each.sets for each in hits)
        assert sum(number for _, number in found.ratings) == len(hits)
        for year, number in found.years:
            assert number == sum(any(day.year == year for day in each.released) for each in hits)
        assert len(found.persons) == len({one for each in hits for one in each.people})
