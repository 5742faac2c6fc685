"""Where a photo stands in the view, by arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.gui.viewer.framing import ENLARGED_TO_FIT, Framing

SIDE = st.floats(1, 20_000)
ROOM = st.floats(50, 4_000)
SPOT = st.floats(0, 1)


def close(one: float, other: float) -> bool:
    return one == pytest.approx(other, rel=1e-6, abs=1e-6)


def test_a_photo_is_fitted_in_the_middle() -> None:
    framing = Framing(800, 500, 3000, 2000).fitted()
    assert close(framing.scale, 0.25)
    assert (framing.x, framing.y) == (25, 0)
    assert framing.is_fitted
    assert framing.percent == 25


def test_a_small_photo_is_not_blown_up() -> None:
    framing = Framing(800, 500, 30, 20).fitted()
    assert framing.scale == ENLARGED_TO_FIT
    assert framing.is_fitted


def test_a_hundred_percent_is_a_pixel_a_device_pixel() -> None:
    framing = Framing(800, 500, 3000, 2000, ratio=2.0).fitted().actual(400, 250)
    assert framing.scale == 0.5
    assert framing.percent == 100
    assert not framing.is_fitted


@given(ROOM, ROOM, SIDE, SIDE, st.lists(st.tuples(st.floats(0.2, 5), SPOT, SPOT), max_size=6))
def test_zooming_never_loses_the_photo(
    room: float, down: float, width: float, height: float, zooms: list[tuple[float, float, float]]
) -> None:
    framing = Framing(room, down, width, height).fitted()
    for factor, x, y in zooms:
        framing = framing.zoomed(factor, x * room, y * down).moved(x * 900 - 450, y * 900 - 450)
        assert min(framing.fit_scale, 1) <= framing.scale <= 16 or close(framing.scale, 16)
        for start, length, space in (
            (framing.x, width * framing.scale, room),
            (framing.y, height * framing.scale, down),
        ):
            if length <= space:
                assert close(start, (space - length) / 2)
            else:
                assert start <= 1e-6
                assert start + length >= space - 1e-6


@given(st.floats(1.1, 3), st.floats(0.3, 0.7), st.floats(0.3, 0.7))
def test_the_point_under_the_pointer_stays_there(factor: float, x: float, y: float) -> None:
    before = Framing(800, 500, 8000, 5000).fitted().zoomed(4, 400, 250)
    after = before.zoomed(factor, x * 800, y * 500)
    for at, old, new in ((x * 800, before.x, after.x), (y * 500, before.y, after.y)):
        assert close((at - old) / before.scale, (at - new) / after.scale)


def test_a_fitted_photo_stays_fitted_when_the_window_grows() -> None:
    framing = Framing(800, 500, 3000, 2000).fitted()
    assert framing.resized(1600, 1000, 1.0).is_fitted
    zoomed = framing.actual(400, 250)
    grown = zoomed.resized(1000, 600, 1.0)
    assert grown.scale == zoomed.scale
    assert close((500 - grown.x) / grown.scale, (400 - zoomed.x) / zoomed.scale)


def test_filling_leaves_no_side_empty_and_stays_so_when_the_window_grows() -> None:
    framing = Framing(800, 500, 3000, 1000).fitted().filling()
    assert framing.is_filling
    assert close(framing.height * framing.scale, 500)
    assert close(framing.x + framing.width * framing.scale / 2, 400)
    grown = framing.resized(800, 900, 1.0)
    assert grown.is_filling
    assert close(grown.height * grown.scale, 900)


def test_a_strip_is_not_blown_up_to_fill() -> None:
    framing = Framing(800, 500, 1, 30_000, ratio=2.0).fitted().filling()
    assert framing.percent == 1600
    assert framing.can_move


def test_so_many_percent_keep_the_point_there() -> None:
    before = Framing(800, 500, 8000, 5000).fitted()
    after = before.enlarged(200, 600, 100)
    assert after.percent == 200
    assert close((600 - before.x) / before.scale, (600 - after.x) / after.scale)


def test_it_knows_on_which_sides_there_is_more() -> None:
    framing = Framing(800, 500, 3000, 1000).fitted()
    assert not framing.is_beyond(1, 0)
    assert framing.filling().is_beyond(1, 0)
    assert framing.filling().is_beyond(-1, 0)
    assert not framing.filling().is_beyond(0, 1)
    assert framing.actual(0, 0).is_beyond(0, -1)


@pytest.mark.parametrize(("size", "scale"), [((1, 1), 16.0), ((8, 4), 6.0), ((40, 40), 2.0)])
def test_a_tiny_picture_is_large_enough_to_be_seen(size: tuple[int, int], scale: float) -> None:
    framing = Framing(800, 600, *size).fitted()
    assert framing.scale == scale
    assert framing.is_fitted


def test_a_strip_of_one_pixel_fits() -> None:
    framing = Framing(800, 600, 1, 30_000).fitted()
    assert framing.scale == 600 / 30_000
    assert framing.y == 0
