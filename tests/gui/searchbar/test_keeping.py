"""What no longer matches stays between the photos it stood between."""

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gallery.gui.searchbar.keeping import keep
from gallery.library.results import Grouping, Results, Section, Sections

Parts = list[tuple[int, list[int]]]


def made(parts: Parts) -> Results:
    """Return results with these photos in sections of these keys; a shape follows from the id."""
    ids = array("q", [photo for _, photos in parts for photo in photos])
    sections = Sections.of(
        (Section(key, 0, len(photos), Grouping.SET) for key, photos in parts), Grouping.SET
    )
    return Results(ids, sections, len(set(ids)), array("H", [100 + photo for photo in ids]))


def parts(results: Results) -> Parts:
    return [
        (one.key, list(results.ids[one.start : one.start + one.count])) for one in results.sections
    ]


def kept(shown: Parts, found: Parts, *, removed: set[int] = frozenset()) -> tuple[Parts, set[int]]:  # type: ignore[assignment]
    answer = keep(made(shown), made(found), lambda ids: set(ids) - removed)
    assert answer.results.sections.grouping is Grouping.SET
    assert list(answer.results.shapes) == [100 + photo for photo in answer.results.ids]
    assert answer.results.photos == len(set(answer.results.ids))
    return parts(answer.results), set(answer.dimmed)


def test_the_same_is_shown_as_it_is() -> None:
    assert kept([(1, [1, 2])], [(1, [1, 2])]) == ([(1, [1, 2])], set())


def test_one_in_the_middle_stays() -> None:
    assert kept([(1, [1, 2, 3])], [(1, [1, 3])]) == ([(1, [1, 2, 3])], {2})


def test_the_first_of_a_section_stays_the_first() -> None:
    shown, found = [(1, [1, 2]), (2, [3, 4])], [(1, [1, 2]), (2, [4])]
    assert kept(shown, found) == (shown, {3})


def test_a_section_stays_when_all_of_it_is_gone() -> None:
    shown = [(1, [1]), (2, [2, 3]), (3, [4])]
    assert kept(shown, [(1, [1]), (3, [4])]) == (shown, {2, 3})
    assert kept(shown, [(2, [2, 3]), (3, [4])]) == (shown, {1})
    assert kept(shown, [(1, [1]), (2, [2, 3])]) == (shown, {4})


def test_everything_stays_when_nothing_is_found() -> None:
    shown = [(1, [1]), (2, [2, 3])]
    assert kept(shown, []) == (shown, {1, 2, 3})


def test_new_photos_come_in_beside_what_is_kept() -> None:
    shown, found = [(1, [1, 2]), (2, [5])], [(1, [1, 3]), (4, [9]), (2, [5, 6])]
    assert kept(shown, found) == ([(1, [1, 2, 3]), (4, [9]), (2, [5, 6])], {2})


def test_what_left_the_library_goes() -> None:
    assert kept([(1, [1, 2, 3])], [(1, [1])], removed={3}) == ([(1, [1, 2])], {2})


def test_a_photo_that_moved_is_not_kept_twice() -> None:
    assert kept([(1, [1, 2]), (2, [3])], [(2, [3, 2]), (1, [1])]) == (
        [(2, [3, 2]), (1, [1])],
        set(),
    )


def test_a_photo_of_two_sets_is_kept_in_both() -> None:
    shown = [(1, [1, 2]), (2, [2, 3])]
    assert kept(shown, [(1, [1]), (2, [3])]) == (shown, {2})


def test_a_photo_that_left_one_of_two_sets_is_not_kept_there() -> None:
    found = [(1, [1]), (2, [2, 3])]
    assert kept([(1, [1, 2]), (2, [2, 3])], found) == (found, set())


@st.composite
def views(draw: st.DrawFn) -> Parts:
    """Sections with keys that differ from their neighbours', each photo once."""
    photos = draw(st.lists(st.integers(1, 60), unique=True, max_size=30))
    keys = draw(st.permutations(range(1, 9)))
    cuts = sorted(draw(st.lists(st.integers(0, len(photos)), max_size=7)))
    bounds = [0, *cuts, len(photos)]
    pieces = [photos[start:end] for start, end in pairwise(bounds)]
    return [(key, piece) for key, piece in zip(keys, pieces, strict=False) if piece]


@given(shown=views(), found=views())
def test_nothing_is_lost_and_what_is_found_keeps_its_order(shown: Parts, found: Parts) -> None:
    result, dimmed = kept(shown, found)
    was = {photo for _, photos in shown for photo in photos}
    now = [(key, photo) for key, photos in found for photo in photos]
    assert dimmed == was - {photo for _, photo in now}
    rows = [(key, photo) for key, photos in result for photo in photos]
    assert [row for row in rows if row[1] not in dimmed] == now
    assert sorted(row[1] for row in rows if row[1] in dimmed) == sorted(dimmed)
    assert all(one != other for (one, _), (other, _) in pairwise(result))


@given(shown=views(), data=st.data())
def test_what_only_lost_photos_looks_as_before(shown: Parts, data: st.DataObject) -> None:
    every = [photo for _, photos in shown for photo in photos]
    left = set(data.draw(st.lists(st.sampled_from(every), unique=True))) if every else set()
    found = [(key, [one for one in photos if one in left]) for key, photos in shown]
    assert kept(shown, [(key, photos) for key, photos in found if photos])[0] == shown
