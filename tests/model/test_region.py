"""Boxes around people: what of them is on the picture, and the portrait around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gallery.model.region import SMALLEST, Region

WIDTH, HEIGHT = 3000, 2000  # px


@pytest.mark.parametrize(
    ("region", "sides"),
    [
        (Region(0.1, 0.2, 0.3, 0.4), (0.1, 0.2, 0.3, 0.4)),
        (Region(-0.1, -0.2, 0.3, 0.4), (0, 0, 0.2, 0.2)),
        (Region(0.9, 0.9, 0.3, 0.3), (0.9, 0.9, 0.1, 0.1)),
        (Region(-1, 0, 3, 1), (0, 0, 1, 1)),
        (Region(1.5, 0, 0.3, 0.3), (1, 0, 0, 0.3)),
    ],
)
def test_what_is_outside_of_the_picture_is_cut_off(
    region: Region, sides: tuple[float, ...]
) -> None:
    kept = region.inside()
    assert (kept.x, kept.y, kept.width, kept.height) == pytest.approx(sides)


@pytest.mark.parametrize(("pixels", "seen"), [(SMALLEST, True), (SMALLEST - 1, False)])
def test_a_few_pixels_show_nobody(pixels: int, seen: bool) -> None:
    assert Region(0, 0, pixels / WIDTH, 0.5).is_seen(WIDTH, HEIGHT) is seen
    assert Region(0, 0, 0.5, pixels / HEIGHT).is_seen(WIDTH, HEIGHT) is seen


def in_pixels(region: Region, width: int, height: int) -> tuple[float, float, float, float]:
    return (
        region.x * width,
        region.y * height,
        region.width * width,
        region.height * height,
    )


def test_a_portrait_has_room_around_the_face() -> None:
    face = Region(0.5, 0.5, 0.1, 0.15)  # 300 × 300 px, its middle at 1650, 1150
    portrait = in_pixels(face.portrait(WIDTH, HEIGHT), WIDTH, HEIGHT)
    assert portrait == pytest.approx((1425, 925, 450, 450))


def test_of_a_whole_figure_the_portrait_is_the_upper_end() -> None:
    figure = Region(0.5, 0.1, 0.1, 0.8)  # 300 × 1600 px
    portrait = in_pixels(figure.portrait(WIDTH, HEIGHT), WIDTH, HEIGHT)
    assert portrait == pytest.approx((1500, 200, 300, 300))


FRACTIONS = some.floats(0, 1)
LENGTHS = some.integers(1, 20_000)


@given(FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS, LENGTHS, LENGTHS)
def test_a_portrait_is_a_square_on_the_picture(
    x: float, y: float, width: float, height: float, across: int, down: int
) -> None:
    region = Region(x, y, width, height).inside()
    left, top, wide, high = in_pixels(region.portrait(across, down), across, down)
    assert wide == pytest.approx(high)
    assert left >= 0
    assert top >= 0
    assert left + wide <= across + 0.01
    assert top + high <= down + 0.01
