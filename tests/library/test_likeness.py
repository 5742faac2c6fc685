"""Pairs of the same picture, marked until somebody looked at them."""

import pytest

from gallery.library import counts, likeness, photos, query
from gallery.library.database import Library
from gallery.library.likeness import SamePicture
from gallery.search import ast
from tests.library.making import add_photos

DUPLICATE = ast.Is(ast.Flag.DUPLICATE)


@pytest.fixture
def ids(library: Library) -> list[int]:
    with library.writing() as writer:
        return add_photos(writer, 4)


def duplicates(library: Library) -> set[int]:
    with library.reading() as reader:
        found = set(query.find(reader, DUPLICATE).ids)
        assert query.count(reader, DUPLICATE) == likeness.count(reader) == len(found)
        assert counts.totals(reader).duplicates == len(found)
        rest = set(query.find(reader, ast.Not(DUPLICATE)).ids)
        everything = set(query.find(reader, ast.Everything()).ids)
    assert (found | rest, found & rest) == (everything, set())
    return found


def test_a_marked_pair_is_found_from_both_sides(library: Library, ids: list[int]) -> None:
    a, b, c, d = ids
    pair, other = SamePicture(b, a, 2, "better"), SamePicture(c, a, 5, "lesser")
    with library.writing() as writer:
        assert likeness.mark(writer, [pair, other, SamePicture(d, d)]) == 2
        assert likeness.mark(writer, [SamePicture(a, b, 0, "equal"), pair]) == 0, "known"
    with library.reading() as reader:
        found = likeness.of_photos(reader, ids)
    assert found == {a: (pair, other), b: (pair,), c: (other,)}
    assert duplicates(library) == {a, b, c}


def test_a_settled_pair_stays_settled(library: Library, ids: list[int]) -> None:
    a, b, c, _ = ids
    with library.writing() as writer:
        likeness.mark(writer, [SamePicture(b, a), SamePicture(c, b)])
        assert likeness.settle(writer, [(b, a)]) == 1
        assert likeness.settle(writer, [(b, a)]) == 0
        likeness.mark(writer, [SamePicture(a, b)])
    assert duplicates(library) == {b, c}


def test_a_pair_ends_with_either_photo(library: Library, ids: list[int]) -> None:
    a, b, c, d = ids
    with library.writing() as writer:
        likeness.mark(writer, [SamePicture(b, a), SamePicture(d, c)])
        photos.remove(writer, [a, d])
    assert duplicates(library) == set()
