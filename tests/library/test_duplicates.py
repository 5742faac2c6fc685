"""Pairs of the same picture, marked until somebody looked at them."""

import pytest

from gallery.library import counts, duplicates, photos, query
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture, Twin
from gallery.model.variants import Relation
from gallery.search import ast
from tests.library.making import add_photos

DUPLICATE = ast.Is(ast.Flag.DUPLICATE)


@pytest.fixture
def ids(library: Library) -> list[int]:
    with library.writing() as writer:
        return add_photos(writer, 4)


def found_in(library: Library) -> set[int]:
    with library.reading() as reader:
        found = set(query.find(reader, DUPLICATE).ids)
        assert query.count(reader, DUPLICATE) == duplicates.count(reader) == len(found)
        assert counts.totals(reader).duplicates == len(found)
        rest = set(query.find(reader, ast.Not(DUPLICATE)).ids)
        everything = set(query.find(reader, ast.Everything()).ids)
    assert (found | rest, found & rest) == (everything, set())
    return found


def test_a_marked_pair_is_found_from_both_sides(library: Library, ids: list[int]) -> None:
    a, b, c, d = ids
    pair, other = SamePicture(b, a, 2, "better"), SamePicture(c, a, 5, "lesser")
    with library.writing() as writer:
        assert duplicates.mark(writer, [pair, other, SamePicture(d, d)]) == 2
        assert duplicates.mark(writer, [SamePicture(a, b, 0, "equal"), pair]) == 0, "known"
    with library.reading() as reader:
        found = duplicates.of_photos(reader, ids)
    assert found == {a: (pair, other), b: (pair,), c: (other,)}
    assert found_in(library) == {a, b, c}


def test_a_settled_pair_stays_settled(library: Library, ids: list[int]) -> None:
    a, b, c, _ = ids
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(b, a), SamePicture(c, b)])
        assert duplicates.settle(writer, [(b, a)]) == 1
        assert duplicates.settle(writer, [(b, a)]) == 0
        duplicates.mark(writer, [SamePicture(a, b)])
    assert found_in(library) == {b, c}


def test_a_pair_ends_with_either_photo(library: Library, ids: list[int]) -> None:
    a, b, c, d = ids
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(b, a), SamePicture(d, c)])
        photos.remove(writer, [a, d])
    assert found_in(library) == set()


def test_a_photo_that_is_gone_is_in_no_pair(library: Library, ids: list[int]) -> None:
    a, b, *_ = ids
    with library.writing() as writer:
        photos.remove(writer, [a])
        assert duplicates.mark(writer, [SamePicture(b, a), SamePicture(b, 99)]) == 0


def test_a_settled_pair_may_be_named_either_way(library: Library, ids: list[int]) -> None:
    a, b, *_ = ids
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(b, a)])
        assert duplicates.settle(writer, [(a, b)]) == 1
    assert found_in(library) == set()


def test_a_maybe_is_told_to_those_who_ask_for_it(library: Library, ids: list[int]) -> None:
    a, b, c, d = ids
    sure, maybe = SamePicture(b, a), SamePicture(c, b, 9, relation=Relation.MIRRORED)
    with library.writing() as writer:
        assert duplicates.mark(writer, [sure, maybe]) == 2
    with library.reading() as reader:
        assert duplicates.of_photos(reader, ids) == {a: (sure,), b: (sure,)}
        assert duplicates.of_photos(reader, ids, maybe=True)[c] == (maybe,)
        assert duplicates.twins(reader, [c, d]) == {}
        assert [card.duplicate for card in photos.cards(reader, [a, b, c])] == [True, True, False]
    assert found_in(library) == {a, b}


def test_a_pair_that_is_put_off_waits_until_it_is_taken_up(
    library: Library, ids: list[int]
) -> None:
    a, b, c, d = ids
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(b, a), SamePicture(c, b), SamePicture(d, c)])
        duplicates.settle(writer, [(d, c)])
        assert duplicates.put_off(writer, [(a, b), (d, c)]) == 1, "one is settled"
        assert duplicates.put_off(writer, [(a, b)]) == 0
        duplicates.mark(writer, [SamePicture(a, b)])
    assert found_in(library) == {b, c}
    with library.writing() as writer:
        assert duplicates.take_up(writer, [(b, a), (b, c), (c, d)]) == 1
    assert found_in(library) == {a, b, c}


def test_twins_say_how_the_other_photo_compares(library: Library, ids: list[int]) -> None:
    a, b, c, d = ids
    sizes = {a: (100, 50), b: (400, 200), c: (40, 20)}
    with library.writing() as writer:
        photos.set_each(writer, {k: {"width": w, "height": h} for k, (w, h) in sizes.items()})
        pairs = [SamePicture(b, a, 2, "better"), SamePicture(c, a, 5, "lesser")]
        duplicates.mark(writer, pairs)
    with library.reading() as reader:
        found = duplicates.twins(reader, ids)
        name = {card.id: card.name for card in photos.cards(reader, ids)}
    assert found == {
        a: (
            Twin(b, "better", 2, 400, 200, name[b], (b, a)),
            Twin(c, "lesser", 5, 40, 20, name[c], (c, a)),
        ),
        b: (Twin(a, "lesser", 2, 100, 50, name[a], (b, a)),),
        c: (Twin(a, "better", 5, 100, 50, name[a], (c, a)),),
    }
    assert name[a]
    assert d not in found
