"""Where photos went when others are shown."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from gallery.gui.grid.place import PAIRS_UP_TO, Place, Shown, carried
from gallery.library.results import Section, Sections

BEFORE = [(1, (10, 11, 12, 20, 21)), (2, (11, 30))]


def shown(parts: list[tuple[int, tuple[int, ...]]]) -> Shown:
    ids, sections = array("q"), []
    for key, photos in parts:
        sections.append(Section(key, len(ids), len(photos)))
        ids.extend(photos)
    return Shown(ids, Sections.of(sections))


def there(place: Place, after: list[tuple[int, tuple[int, ...]]]) -> Place:
    return carried(place, shown(BEFORE), shown(after))


def test_a_selection_is_found_again_after_photos_came_and_went() -> None:
    after = [(1, (9, 10, 11, 20, 21)), (2, (11, 30))]
    place = there(Place((range(1, 4),), 3), after)
    assert place.selected == (range(2, 4),)
    assert place.focus == 3


def test_the_cell_in_the_same_set_is_selected_not_its_twin() -> None:
    after = [(2, (11, 30)), (1, (10, 11, 12, 20, 21))]
    place = there(Place((range(5, 6),), 5), after)
    assert place.selected == (range(1),)
    assert place.focus == 0


def test_a_photo_whose_section_went_is_selected_where_it_is_now() -> None:
    place = there(Place((range(3, 5),), 4), [(7, (30, 21)), (8, (20, 11))])
    assert place.selected == (range(1, 3),)
    assert place.focus == 1


def test_the_focus_stays_in_place_when_its_photo_went() -> None:
    assert there(Place((), 3), [(1, (10, 11, 12, 21)), (2, (11, 30))]).focus == 3
    assert there(Place((), 6), [(1, (10, 11))]).focus == 1
    assert there(Place((), 6), []).focus == -1
    assert there(Place(), BEFORE).focus == -1


def test_the_view_holds_on_to_the_first_photo_that_is_still_there() -> None:
    gone = [(1, (10, 20, 21)), (2, (11, 30))]
    assert there(Place(seen=range(1, 6)), gone).seen == range(1, 4)
    assert there(Place(seen=range(2, 6)), gone).seen.start == 1
    assert there(Place(seen=range(2, 4)), [(1, (10,))]).seen == range(0)
    assert there(Place(seen=range(5, 7)), [(0, (1, 2, 3)), *BEFORE]).seen == range(8, 10)


def test_all_of_a_large_selection_is_found() -> None:
    many = tuple(range(1, 3 * PAIRS_UP_TO))
    turned = tuple(reversed(many))
    place = Place((range(len(many)),), 0)
    after = carried(place, shown([(1, many)]), shown([(1, turned)]))
    assert after.selected == (range(len(many)),)
    assert after.focus == len(many) - 1


PHOTOS = st.lists(st.integers(1, 30), unique=True, max_size=30)


@given(PHOTOS, PHOTOS, st.data())
def test_what_is_selected_is_selected_among_any_other_photos(
    old: list[int], new: list[int], data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from(old))) if old else set()
    rows = tuple(range(row, row + 1) for row, photo in enumerate(old) if photo in chosen)
    before, after = shown([(1, tuple(old))]), shown([(1, tuple(new))])
    place = carried(Place(rows), before, after)
    found = {new[row] for part in place.selected for row in part}
    assert found == chosen & set(new)
