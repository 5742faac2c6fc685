"""Pairs gathered to stars: what goes together, page after page, and what a long chain becomes."""

import random
from collections.abc import Iterable

import pytest

from gallery.library import duplicates, photos, same_stars, variants
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.same_stars import PUT_OFF, SURE, Pairs, Star, unsure
from gallery.model.variants import Relation, VariantKind
from tests.library.making import add_photos

MAYBE = unsure()


def marked(library: Library, *pairs: tuple[int, int], relation: Relation = Relation.SAME) -> None:
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(*pair, relation=relation) for pair in pairs])


def filled(library: Library, count: int, largest: int = 0) -> None:
    """Add photos 1, 2, 3 ... of one size, one of them twice as large."""
    with library.writing() as writer:
        add_photos(writer, count)
        if largest:
            photos.set_values(writer, [largest], {"width": 3200, "height": 2134})


def found(library: Library, pairs: Pairs, newest: int | None = None) -> list[Star]:
    with library.reading() as reader:
        return list(same_stars.stars(reader, pairs, newest=newest))


def photos_of(stars: Iterable[Star]) -> list[list[int]]:
    return [list(star.relations) for star in stars]


def count(library: Library, pairs: Pairs) -> int:
    with library.reading() as reader:
        return same_stars.count(reader, pairs)


def test_a_star_has_the_largest_in_the_middle(library: Library) -> None:
    filled(library, 6, largest=3)
    marked(library, (2, 1), (3, 1), (6, 5))
    stars = found(library, SURE)
    assert photos_of(stars) == [[5, 6], [3, 1, 2]]
    assert [star.newest for star in stars] == [6, 3]
    assert count(library, SURE) == 2


def test_later_ones_are_found_from_either_end_of_a_pair(library: Library) -> None:
    filled(library, 4)
    marked(library, (1, 4), (2, 4))
    assert photos_of(found(library, SURE)) == [[1, 4, 2]]


def test_what_was_decided_is_in_no_star(library: Library) -> None:
    filled(library, 5)
    marked(library, (2, 1), (3, 2), (5, 4))
    with library.writing() as writer:
        duplicates.settle(writer, [(4, 5)])
        duplicates.put_off(writer, [(3, 2)])
        variants.make(writer, 1, {2: VariantKind.DUPLICATE})
    assert found(library, SURE) == []
    assert count(library, SURE) == 0


def test_what_was_put_off_waits_together(library: Library) -> None:
    filled(library, 4)
    marked(library, (2, 1))
    marked(library, (3, 2), relation=Relation.MIRRORED)
    marked(library, (4, 1))
    with library.writing() as writer:
        duplicates.put_off(writer, [(2, 1), (3, 2)])
    (star,) = found(library, PUT_OFF)
    assert dict(star.relations) == {
        1: Relation.SAME,
        2: Relation.SAME,
        3: Relation.MIRRORED,
    }
    assert count(library, PUT_OFF) == 1
    assert photos_of(found(library, SURE)) == [[1, 4]]


class TestChains:
    def test_a_burst_is_no_star_from_end_to_end(self, library: Library) -> None:
        filled(library, 40)
        marked(library, *((key, key - 1) for key in range(2, 41)))
        stars = photos_of(found(library, SURE))
        assert all(max(star) - min(star) <= 2 * same_stars.REACH for star in stars)
        together = [key for star in stars for key in star]
        assert len(together) == len(set(together)), "nobody is in two of them"
        assert len(together) >= 38

    def test_copies_of_copies_go_together(self, library: Library) -> None:
        filled(library, 9, largest=9)
        marked(library, (9, 8), (9, 7), *((key, 8) for key in (1, 2, 3)), (4, 7), (6, 5))
        stars = photos_of(found(library, SURE))
        assert [set(star) for star in stars] == [{9, 8, 7, 1, 2, 3, 4}, {5, 6}]

    def test_a_maybe_is_followed_nowhere(self, library: Library) -> None:
        filled(library, 4)
        marked(library, (2, 1), (3, 2), (4, 3), relation=Relation.CROPPED)
        assert [set(star) for star in photos_of(found(library, MAYBE))] == [
            {4, 3},
            {3, 2},
            {2, 1},
        ]
        assert count(library, MAYBE) == 3
        assert found(library, SURE) == []


def test_a_maybe_is_a_star_around_the_larger_one(library: Library) -> None:
    filled(library, 6, largest=2)
    marked(library, (2, 1), (5, 2), relation=Relation.CROPPED)
    marked(library, (6, 2), (4, 3), relation=Relation.MIRRORED)
    stars = found(library, MAYBE)
    assert [dict(star.relations) for star in stars] == [
        {
            2: Relation.SAME,
            1: Relation.CROPPED,
            5: Relation.CROPPED,
            6: Relation.MIRRORED,
        },
        {3: Relation.SAME, 4: Relation.MIRRORED},
    ]
    assert photos_of(found(library, unsure(Relation.MIRRORED))) == [[2, 6], [3, 4]]
    assert (count(library, MAYBE), count(library, unsure(Relation.CROPPED))) == (2, 1)


def test_the_largest_copy_stands_for_the_others_in_a_maybe(library: Library) -> None:
    filled(library, 8, largest=3)
    marked(library, (3, 1), (2, 1), (8, 7))
    marked(library, (4, 1), (6, 5), (8, 4), relation=Relation.MIRRORED)
    assert photos_of(found(library, MAYBE)) == [[4, 7], [5, 6], [3, 4]]
    assert count(library, MAYBE) == 3
    marked(library, (4, 3), relation=Relation.TURNED)
    assert dict(found(library, MAYBE)[-1].relations) == {3: Relation.SAME, 4: Relation.TURNED}
    with library.writing() as writer:
        duplicates.settle(writer, [(3, 1), (2, 1), (8, 7)])
    stars = [set(star) for star in photos_of(found(library, MAYBE))]
    assert stars == [{4, 8}, {5, 6}, {3, 4}, {1, 4}]
    assert count(library, MAYBE) == 4


def test_very_many_copies_of_one_picture(library: Library) -> None:
    filled(library, 3_000)
    marked(library, *((key, key - step) for key in range(5, 3_001) for step in (1, 2, 3)))
    stars = photos_of(found(library, SURE))
    assert sum(map(len, stars)) >= 2_990


@pytest.mark.parametrize("seed", range(12))
def test_any_pairs_come_out_once_and_on_any_page(seed: int, library: Library) -> None:
    dice = random.Random(seed)
    with library.writing() as writer:
        ids = add_photos(writer, 40)
        for key in ids:
            sides = {"width": dice.choice((400, 800, 1600)), "height": 400}
            photos.set_values(writer, [key], sides)
        pairs = [
            SamePicture(
                *dice.sample(ids, 2), relation=dice.choice([Relation.SAME, Relation.CROPPED])
            )
            for _ in range(30)
        ]
        duplicates.mark(writer, pairs)
        hidden = dice.sample(ids, 4)
        variants.make(writer, hidden[0], {hidden[1]: VariantKind.CROP})
        duplicates.settle(writer, [pair.ends for pair in dice.sample(pairs, 5)])
    for kind in (SURE, MAYBE):
        stars = found(library, kind)
        keys = [(star.newest, star.number) for star in stars]
        assert keys == sorted(keys, reverse=True)
        assert len(set(keys)) == len(keys)
        assert kind is SURE or count(library, kind) == len(stars)
        for newest in {star.newest for star in stars}:
            rest = [star for star in stars if star.newest <= newest]
            assert found(library, kind, newest) == rest, "a page goes on from any star"
        with library.reading() as reader:
            open_pairs = duplicates.of_photos(reader, ids, maybe=True)
        joined = {frozenset(one.ends) for some in open_pairs.values() for one in some}
        for star in stars:
            middle, *others = star.relations
            assert hidden[1] not in star.relations
            assert others
            assert middle not in others
            if kind is MAYBE:
                assert any(frozenset((middle, other)) in joined for other in ids if other != middle)
