"""What a filter bar offers: each count is what a search for it finds besides."""

import random
from datetime import date

import pytest

from gallery.library import facets, query, tallies
from gallery.library.facets import FacetKind, Facets
from gallery.model.dates import DateRange
from gallery.search import ast
from tests import ready
from tests.library.shelf import Shelf

DAYS = ["", "2024-01-27", "2024-01-03", "2024-02-01", "2023-12-24"]
RATING = ast.Measure.RATING


@pytest.fixture
def library(tmp_path):
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield library


@pytest.fixture
def filled(library):
    dice = random.Random(4)
    with library.writing() as writer:
        shelf = Shelf(writer)
        persons = [shelf.person(name) for name in ("V", "IU", "Jin")]
        prop = shelf.scene("prop")
        camera = shelf.scene("camera", parents=(prop,))
        scenes = [prop, camera, shelf.scene("camcorder", parents=(camera,)), shelf.scene("stage")]
        photos = [shelf.photo(f"{n}.jpg", rating=dice.choice((0, 0, 3, 5))) for n in range(60)]
        for number in range(8):
            members = dice.sample(photos, dice.randrange(1, 20))
            places = range(1, len(members) + 1)
            day = DAYS[number % len(DAYS)]
            shelf.set(f"set {number}", *zip(members, places, strict=True), released_on=day)
        for person in persons:
            shelf.say(dice.sample(photos, dice.randrange(5, 40)), person)
        for scene in scenes:
            shelf.say(dice.sample(photos, dice.randrange(5, 30)), scene=scene)
    return library


def within(first, last):
    return ast.Released(DateRange(date.fromisoformat(first), date.fromisoformat(last)))


NODES = [
    ast.Everything(),
    ast.HasPerson(frozenset({1})),
    ast.Not(ast.HasPerson(frozenset({2}))),
    within("2024-01-01", "2024-12-31"),
    ast.any_of(ast.HasScene(frozenset({4})), ast.HasPerson(frozenset({3}))),
    ast.Nothing(),
    # More than half of the photos: the others are counted.
    ast.Not(ast.InSet(frozenset({1}))),
    ast.Not(ast.any_of(ast.InSet(frozenset({1, 4})), ast.Quantity(RATING, ast.Span(5, 5)))),
    ast.all_of(ast.Not(ast.InSet(frozenset({2}))), ast.Not(ast.InSet(frozenset({3})))),
    ast.Lacks(ast.Lack.CAPTION),
    ast.Quantity(ast.Measure.PEOPLE, ast.Span(1, None)),
    ast.Quantity(RATING, ast.Span(None, 3)),
    # Most by far, so that it pays to look for the others among all photos.
    ast.any_of(ast.Quantity(RATING, ast.Span(None, 4)), ast.HasPerson(frozenset({1}))),
    ast.all_of(ast.Quantity(RATING, ast.Span(None, 4)), ast.Lacks(ast.Lack.CAPTION)),
]
FAMILIES = {1: {1, 2, 3}, 2: {2, 3}, 3: {3}, 4: {4}}


def asked(kind, what):
    """Return the search for what a facet says."""
    match kind:
        case FacetKind.PERSONS:
            return ast.HasPerson(frozenset({what}))
        case FacetKind.SCENES:
            return ast.HasScene(frozenset(FAMILIES[what]))
        case FacetKind.SETS:
            return ast.InSet(frozenset({what}))
        case FacetKind.YEARS:
            return within(f"{what}-01-01", f"{what}-12-31")
        case FacetKind.MONTHS:
            return within(f"{what // 100}-{what % 100:02}-01", f"{what // 100}-{what % 100:02}-28")
        case _:
            return ast.Quantity(RATING, ast.Span(what, what))


def is_said(reader, node, scene):
    """Whether the scene itself is said of a photo; those above it are not offered."""
    return query.count(reader, ast.all_of(node, ast.HasScene(frozenset({scene})))) > 0


KNOWN = {
    FacetKind.PERSONS: (1, 2, 3),
    FacetKind.SCENES: (1, 2, 3, 4),
    FacetKind.SETS: range(1, 9),
    FacetKind.YEARS: (2024, 2023),
    FacetKind.MONTHS: (202402, 202401, 202312),
    FacetKind.RATINGS: range(6),
}


@pytest.mark.parametrize("kind", FacetKind)
@pytest.mark.parametrize("node", NODES)
def test_a_count_is_what_a_search_for_it_finds(filled, node, kind):
    with filled.reading() as reader:
        told = facets.facets(reader, node, kinds=[kind])
        expected = {
            what: count
            for what in KNOWN[kind]
            if kind is not FacetKind.SCENES or is_said(reader, node, what)
            if (count := query.count(reader, ast.all_of(node, asked(kind, what))))
        }
        assert dict(getattr(told, kind)) == expected
        assert told == Facets(**{kind: getattr(told, kind)})


def test_the_most_come_first_and_times_and_ratings_in_order(filled):
    with filled.reading() as reader:
        told = facets.facets(reader, NODES[1], most=2, kinds=FacetKind)
    for counts in (told.persons, told.scenes, told.sets):
        assert len(counts) == 2
        assert counts[0][1] >= counts[1][1]
    assert [year for year, _ in told.years] == [2024, 2023]
    assert [month for month, _ in told.months] == [202402, 202401, 202312]
    assert [rating for rating, _ in told.ratings] == [5, 3, 0]
    assert sum(count for _, count in told.ratings) == dict(told.persons)[1]


def test_the_photos_of_every_slice_count(filled, monkeypatch):
    with filled.reading() as reader:
        told = facets.facets(reader, NODES[1], kinds=FacetKind)
        monkeypatch.setattr(tallies, "SLICE", 5)  # characters: every other photo begins a slice
        assert facets.facets(reader, NODES[1], kinds=FacetKind) == told


def test_months_are_only_counted_when_asked_for(filled):
    with filled.reading() as reader:
        told = facets.facets(reader, NODES[1])
    assert told.months == ()
    assert told.years
