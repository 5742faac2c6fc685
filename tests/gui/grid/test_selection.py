"""The selection as ranges, and the place that is remembered by photo."""

from array import array

from gallery.gui.grid.place import Place, current_row, remembered, selected_rows, topmost
from gallery.gui.grid.selection import Ranges, find, merged, rows_of

IDS = array("q", [10, 11, 12, 20, 21, 11, 30])


def set_of(row: int) -> int:
    return 1 if row < 5 else 2


def test_ranges_know_what_is_in_them() -> None:
    ranges = Ranges([range(5, 7), range(2), range(1, 3)])
    assert list(ranges) == [range(3), range(5, 7)]
    assert len(ranges) == 5
    assert [row for row in range(9) if row in ranges] == [0, 1, 2, 5, 6]


def test_a_photo_in_two_sets_is_one_photo() -> None:
    assert Ranges([range(7)]).ids(IDS) == [10, 11, 12, 20, 21, 30]


def test_touching_ranges_are_one() -> None:
    assert merged([range(3, 5), range(3), range(9, 9)]) == [range(5)]


def test_rows_are_found_by_photo() -> None:
    assert rows_of(IDS, {11}) == [range(1, 2), range(5, 6)]
    assert rows_of(IDS, {10, 11, 30}) == [range(2), range(5, 7)]
    assert rows_of(IDS, {99}) == []
    assert find(IDS, 11) == 1
    assert find(IDS, 99) == -1


def test_a_selection_is_found_again_after_photos_came_and_went() -> None:
    selected, cells, current = remembered(Ranges([range(1, 4)]), 3, IDS, set_of)
    place = Place(selected, cells, current, 3)
    now = array("q", [9, 10, 11, 20, 21, 11, 30])
    assert selected_rows(place, now, set_of) == [range(2, 4)]
    assert current_row(place, now, set_of) == 3


def test_the_cell_in_the_same_set_is_selected_not_its_twin() -> None:
    selected, cells, current = remembered(Ranges([range(5, 6)]), 5, IDS, set_of)
    place = Place(selected, cells, current, 5)
    assert selected_rows(place, IDS, set_of) == [range(5, 6)]
    assert current_row(place, IDS, set_of) == 5


def test_the_focus_stays_in_place_when_its_photo_went() -> None:
    place = Place(current=(1, 99), current_row=6)
    assert current_row(place, IDS, set_of) == 6
    assert current_row(place, IDS[:3], set_of) == 2
    assert current_row(place, array("q"), set_of) == -1
    assert current_row(Place(), IDS, set_of) == -1


def test_the_view_holds_on_to_the_first_photo_that_is_still_there() -> None:
    assert topmost(Place(seen=((1, 99), (1, 20))), IDS, set_of) == 3
    assert topmost(Place(seen=((1, 99),)), IDS, set_of) == -1
    assert topmost(Place(seen=((2, 11),)), IDS, set_of) == 5
