"""Which piece of a photo is cut out for what is seen of it, by arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.gui.viewer.cutting import Cut, is_served, next_cut, place_of, sides_seen
from gallery.gui.viewer.framing import Framing

SIDE, ROOM, SPOT = st.integers(1, 20_000), st.integers(50, 4_000), st.floats(0, 1)
TURNS = st.integers(0, 3)


def framed(
    room: tuple[int, int],
    size: tuple[int, int],
    turns: int,
    *,
    zoom: float = 1.0,
    at: tuple[float, float] = (0.5, 0.5),
) -> Framing:
    """A photo as the canvas frames it: turned, fitted, then enlarged at a point of the view."""
    width, height = size if turns % 2 == 0 else size[::-1]
    framing = Framing(*room, width, height).fitted()
    return framing.zoomed(zoom, at[0] * room[0], at[1] * room[1])


@given(ROOM, ROOM, SIDE, SIDE, TURNS, st.floats(1, 300), SPOT, SPOT)
def test_what_is_cut_out_shows_all_that_is_seen_and_not_much_more(
    across: int, down: int, width: int, height: int, turns: int, zoom: float, x: float, y: float
) -> None:
    framing = framed((across, down), (width, height), turns, zoom=zoom, at=(x, y))
    first = next_cut(framing, turns, None)
    assert first is not None
    assert 0 <= first.left < first.right <= width
    assert 0 <= first.top < first.bottom <= height
    assert first.covers(sides_seen(framing, turns))
    if framing.scale < 1:
        room = across if turns % 2 == 0 else down
        assert first.across <= room * 1.01 + 3
    if max(first.across, first.down) > 40:  # of a few pixels, rounding is what counts
        assert is_served(framing, turns, first)
        second = next_cut(framing, turns, first)
        if second is not None:
            assert second.left <= first.left
            assert second.right >= first.right
            assert next_cut(framing, turns, second) is None


@given(SIDE, SIDE, TURNS, st.floats(1, 20), SPOT, SPOT)
def test_what_is_seen_stands_where_it_is_seen(
    width: int, height: int, turns: int, zoom: float, x: float, y: float
) -> None:
    framing = framed((800, 500), (width, height), turns, zoom=zoom, at=(x, y))
    left, top, right, bottom = place_of(sides_seen(framing, turns), framing, turns)
    assert left == pytest.approx(max(0, framing.x), abs=1e-3)
    assert top == pytest.approx(max(0, framing.y), abs=1e-3)
    assert right == pytest.approx(min(800, framing.x + framing.width * framing.scale), abs=1e-3)
    assert bottom == pytest.approx(min(500, framing.y + framing.height * framing.scale), abs=1e-3)


@pytest.mark.parametrize(
    ("turns", "seen"),
    [(0, (0, 0, 800, 500)), (1, (0, 3200, 500, 4000)), (2, (5200, 3500, 6000, 4000)),
     (3, (5500, 0, 6000, 800))],
)  # fmt: skip
def test_a_turned_photo_shows_another_corner(turns: int, seen: tuple[int, int, int, int]) -> None:
    width, height = (6000, 4000) if turns % 2 == 0 else (4000, 6000)
    framing = Framing(800, 500, width, height, scale=1.0)
    assert sides_seen(framing, turns) == seen


def test_100_percent_is_every_pixel_and_more_is_not_asked_for() -> None:
    framing = Framing(800, 500, 6000, 4000).fitted().actual(400, 250)
    cut = next_cut(framing, 0, None)
    assert cut == Cut(2600, 1750, 3400, 2250, 800, 500)
    closer = framing.zoomed(4, 400, 250)
    assert is_served(closer, 0, cut)
    wider = next_cut(framing, 0, cut)
    assert wider == Cut(2400, 1625, 3600, 2375, 1200, 750)


def test_what_is_too_coarse_too_fine_or_elsewhere_does_not_serve() -> None:
    framing = Framing(800, 500, 6000, 4000).fitted().actual(400, 250)
    assert not is_served(framing, 0, None)
    assert not is_served(framing, 0, Cut(2600, 1750, 3400, 2250, 400, 250))
    assert not is_served(framing.moved(-30, 0), 0, Cut(2600, 1750, 3400, 2250, 800, 500))
    far = Framing(800, 500, 6000, 4000).fitted().zoomed(1.5, 400, 250)
    assert not is_served(far, 0, Cut(0, 0, 6000, 4000, 6000, 4000))
