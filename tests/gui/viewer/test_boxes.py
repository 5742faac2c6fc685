"""Boxes by arithmetic: the same place on the photo at every zoom and turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF, QRectF

from gallery.gui.viewer import boxes
from gallery.gui.viewer.boxes import Ground
from gallery.gui.viewer.framing import Framing
from gallery.model.region import Region

WHOLE = QRectF(0, 0, 400, 300)
BOX = QRectF(100, 100, 80, 60)

FRACTION = some.floats(0, 0.5)
SIZE = some.floats(0.001, 0.5)
REGIONS = some.builds(Region, FRACTION, FRACTION, SIZE, SIZE)
ANYWHERE = some.builds(QPointF, some.floats(-2000, 2000), some.floats(-2000, 2000))


def sides(region: Region) -> tuple[float, ...]:
    return (region.x, region.y, region.width, region.height)


@given(REGIONS, some.integers(0, 3), some.floats(0.3, 8), some.sampled_from([1.0, 1.5, 2.0]))
def test_to_the_view_and_back_it_is_the_same(
    region: Region, turns: int, zoom: float, ratio: float
) -> None:
    width, height = (3000, 2000) if turns % 2 == 0 else (2000, 3000)
    framing = Framing(800, 500, width, height, ratio=ratio).fitted().zoomed(zoom, 300, 200)
    ground = Ground(framing, turns)
    back = ground.region_at(ground.place_of(region), region)
    assert sides(back) == pytest.approx(sides(region), abs=1e-6)


def test_nothing_of_a_region_is_beside_the_photo() -> None:
    ground = Ground(Framing(800, 500, 3000, 2000).fitted())
    region = ground.region_at(QRectF(-50, -50, 2000, 2000), Region(0, 0, 0, 0, "V", id=7))
    assert sides(region) == pytest.approx((0, 0, 1, 1))
    assert (region.name, region.id) == ("V", 7)


@pytest.mark.parametrize("zoom", [1, 6])
def test_the_first_box_is_in_sight(zoom: float) -> None:
    framing = Framing(800, 500, 3000, 2000).fitted().zoomed(zoom, 0, 0)
    ground = Ground(framing)
    first = ground.first_place()
    assert ground.in_sight.contains(first)
    assert QRectF(0, 0, 800, 500).contains(first)
    assert first.width() == first.height() > 40


@given(ANYWHERE)
def test_a_moved_box_keeps_its_size_and_stays_on_the_photo(by: QPointF) -> None:
    place = boxes.moved(BOX, by, WHOLE)
    assert place.size() == BOX.size()
    assert WHOLE.contains(place)


@given(some.sampled_from(boxes.HANDLES), ANYWHERE)
def test_a_pulled_box_stays_on_the_photo(handle: boxes.Handle, by: QPointF) -> None:
    place = boxes.resized(BOX, handle, by, WHOLE)
    assert place.width() >= 0
    assert place.height() >= 0
    assert WHOLE.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(place.center())
    assert place.left() >= WHOLE.left()
    assert place.right() <= WHOLE.right() + 1e-9
    assert place.top() >= WHOLE.top()
    assert place.bottom() <= WHOLE.bottom() + 1e-9


@pytest.mark.parametrize(
    ("handle", "place"),
    [
        ((-1, -1), (110, 120, 70, 40)),
        ((0, -1), (100, 120, 80, 40)),
        ((1, -1), (100, 120, 90, 40)),
        ((1, 0), (100, 100, 90, 60)),
        ((1, 1), (100, 100, 90, 80)),
        ((0, 1), (100, 100, 80, 80)),
        ((-1, 1), (110, 100, 70, 80)),
        ((-1, 0), (110, 100, 70, 60)),
    ],
)
def test_a_handle_pulls_its_edges(handle: boxes.Handle, place: tuple[float, ...]) -> None:
    assert boxes.resized(BOX, handle, QPointF(10, 20), WHOLE).getRect() == pytest.approx(place)


def test_a_box_pulled_across_turns_over() -> None:
    assert boxes.resized(BOX, (1, 0), QPointF(-120, 0), WHOLE).getRect() == (60, 100, 40, 60)


@pytest.mark.parametrize("handle", boxes.HANDLES)
def test_handles_are_found_where_they_are(handle: boxes.Handle) -> None:
    where = boxes.handle_places(BOX)[handle]
    assert boxes.handle_at(BOX, where) == handle
    assert boxes.handle_at(BOX, where + QPointF(3, -3)) == handle


@pytest.mark.parametrize("size", [6, 14, 80])
def test_the_middle_of_a_box_moves_it_however_small(size: int) -> None:
    place = QRectF(100, 100, size, size)
    assert boxes.handle_at(place, place.center()) is None
    assert boxes.handle_at(place, place.topLeft()) == (-1, -1)


def test_the_smaller_box_is_in_front() -> None:
    ground = Ground(Framing(400, 300, 400, 300).fitted())
    large, small = Region(0, 0, 1, 1, "IU"), Region(0.4, 0.4, 0.2, 0.2, "V")
    assert boxes.front_at(ground, [small, large], QPointF(200, 150)) is small
    assert boxes.front_at(ground, [small, large], QPointF(20, 20)) is large
    assert boxes.front_at(ground, [small], QPointF(20, 20)) is None


@pytest.mark.parametrize(("turns", "names"), [(0, "ab"), (1, "ba"), (2, "ba"), (3, "ab")])
def test_boxes_are_gone_through_as_they_are_seen(turns: int, names: str) -> None:
    upper_left, lower_right = Region(0.1, 0.1, 0.1, 0.1, "a"), Region(0.7, 0.7, 0.1, 0.1, "b")
    ground = Ground(Framing(400, 300, 400, 300).fitted(), turns)
    order = boxes.in_reading_order(ground, [lower_right, upper_left])
    assert "".join(one.name for one in order) == names
