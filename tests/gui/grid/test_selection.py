"""The selection as ranges."""

from array import array

from gallery.gui.grid.selection import Ranges, merged, rows_of

IDS = array("q", [10, 11, 12, 20, 21, 11, 30])


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
