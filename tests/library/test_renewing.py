"""An answer brought up to date is what the library answers when it is asked anew."""

import random
from itertools import product

import pytest

from gallery.edits.base import Edit
from gallery.edits.captions import SetCaption
from gallery.edits.deciding import Decide, Fate, PartVariants
from gallery.edits.editor import Editor
from gallery.edits.people import MergePersons
from gallery.edits.photos import RemovePhotos, SetRating
from gallery.edits.scenes import MergeScenes
from gallery.edits.sets import AddToSet, EditSet, MakeSet, MoveInSet, TakeOutOfSet
from gallery.edits.tagging import RemovePhrases, SayPhrases
from gallery.library import query, renewing, sets
from gallery.library.database import Library
from gallery.library.query import Grouping
from gallery.library.results import Results
from gallery.model.errors import GalleryError
from gallery.model.variants import VariantKind
from gallery.search import ast
from gallery.search.ast import Order, OrderBy
from tests.library import any_library
from tests.library.shelf import Shelf

PHOTOS = 120
DAYS = ["", "2024-01-27", "2023-05-01", "2025-01-01"]
UNRATED = ast.Quantity(ast.Measure.RATING, ast.Span(0, 0))
SOMEBODY, SOMETHING = ast.HasPerson(frozenset({1})), ast.HasScene(frozenset({1, 2, 3}))
NODES = [
    *(ast.Everything(), UNRATED, ast.Not(UNRATED), ast.Lacks(ast.Lack.CAPTION)),
    *(SOMEBODY, SOMETHING, ast.Not(SOMEBODY), ast.HasText("love")),
    ast.Is(ast.Flag.VARIANT),
]
ORDERS = [
    Order(by, reverse)
    for by, reverse in product(OrderBy, (False, True))
    if by is not OrderBy.RANDOM
]
QUESTIONS = [
    (node, order, grouping)
    for node, order in product(NODES, ORDERS)
    for grouping in (Grouping.SET, Grouping.NONE, Grouping.MONTH)
]


def some_edit(library: Library, dice: random.Random) -> Edit:
    """Return an edit of some photos, of any kind that gives them another place."""
    with library.reading() as reader:
        there = query.find(reader, ast.Everything(), grouping=Grouping.NONE).ids
        one = dice.choice(sets.all_sets(reader)).id
        members = [photo for photo, _ in sets.members(reader, one)] or [there[0]]
        phrases = reader.exec_driver_sql("SELECT id FROM phrases").scalars().all()
        behind = query.find(reader, ast.Is(ast.Flag.VARIANT)).ids
    few = tuple(dice.sample(list(there), dice.randrange(1, 6)))
    said = tuple(dice.sample(phrases, 2))
    day = {"released_on": dice.choice(DAYS)}
    return dice.choice(
        [
            SetRating(few, dice.randrange(6)),
            SetCaption(few, "en", dice.choice(["", "Running"])),
            MakeSet(few, {"title": "Best", **day}),
            AddToSet(one, few),
            EditSet(one, day),
            MoveInSet(one, dice.choice(members), dice.randrange(1, 4)),
            TakeOutOfSet(one, (dice.choice(members),)),
            RemovePhotos(few[:2]),
            SayPhrases(few, said),
            RemovePhrases(few, said),
            Decide(few[0], tuple((key, Fate.HIDE, VariantKind.HQ) for key in few[1:])),
            *(PartVariants((key,)) for key in behind[:1]),
            MergePersons(1, (dice.randrange(2, 5),)),
            MergeScenes(2, (dice.randrange(3, 5),)),
        ]
    )


@pytest.fixture(params=[(3, 20_000), (1_000, 20_000)], ids=["in two steps", "in one"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large view is gone through in two steps; here a small one is."""
    coarse, most = request.param
    monkeypatch.setattr(renewing, "COARSE", coarse)
    monkeypatch.setattr(renewing, "MOST", most)


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_the_library_answers(library: Library, seed: int) -> None:
    dice, editor = random.Random(seed), Editor(library)
    any_library.fill(library, dice, PHOTOS)
    for _ in range(12):
        asked = dice.sample(QUESTIONS, 6)
        with library.reading() as reader:
            before = [
                query.find(reader, node, order=order, grouping=grouping)
                for node, order, grouping in asked
            ]
        try:
            outcome = editor.undo() if dice.random() < 0.3 else None
            outcome = outcome or editor.apply(some_edit(library, dice))
        except GalleryError:
            continue  # that set is empty, say
        with library.reading() as reader:
            changed = renewing.concerned(reader, outcome.changes.photos, outcome.changes.sets)
            for (node, order, grouping), was in zip(asked, before, strict=True):
                wanted = query.find(reader, node, order=order, grouping=grouping)
                found = renewing.renewed(reader, node, was, changed, order=order)
                assert found is not None
                assert rows(found) == rows(wanted), (node, order, grouping, outcome)


def rows(results: Results) -> list[object]:
    sections = results.sections
    return [results.ids, results.shapes, results.photos, sections.keys, sections.starts]


def test_what_it_cannot_do_is_left_to_asking_anew(library: Library) -> None:
    any_library.fill(library, random.Random(5), PHOTOS)
    in_2024 = ast.InSet(frozenset({1, 2}))
    with library.reading() as reader:
        for node, order, changed in (
            (in_2024, Order(OrderBy.RELEASED), {1}),  # a photo stands in the sets asked for alone
            (ast.Everything(), Order(OrderBy.RANDOM), {1}),
            (ast.Everything(), Order(OrderBy.RELEASED), set(range(renewing.FEW + 1))),
        ):
            before = query.find(reader, node, order=order)
            assert renewing.renewed(reader, node, before, changed, order=order) is None


def test_others_that_moved_are_noticed(library: Library) -> None:
    any_library.fill(library, random.Random(6), PHOTOS)
    order = Order(OrderBy.RATING)
    with library.reading() as reader:
        before = query.find(reader, ast.Everything(), order=order)
    first, last = before.ids[0], before.ids[-1]
    Editor(library).apply(SetRating((first,), 0))
    Editor(library).apply(SetRating((last,), 4))
    with library.reading() as reader:
        assert renewing.renewed(reader, ast.Everything(), before, {last}, order=order) is None


def test_photos_that_are_said_otherwise_by_a_merge_are_told(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        mine, other = shelf.photo("a.jpg"), shelf.photo("b.jpg")
        person, same = shelf.person("V"), shelf.person("뷔")
        shelf.say([mine], person, scene=shelf.scene("stage"))
        shelf.say([other], same)  # this phrase becomes one of V; no photo is given another
    node, order = ast.HasPerson(frozenset({person})), Order(OrderBy.RELEASED)
    with library.reading() as reader:
        before = query.find(reader, node, order=order)
    outcome = Editor(library).apply(MergePersons(person, (same,)))
    with library.reading() as reader:
        found = renewing.renewed(reader, node, before, outcome.changes.photos, order=order)
        assert found is not None
        assert sorted(found.ids) == [mine, other]
