"""How far pictures have moved is measured to a thousandth; copies have not moved."""

import pytest
from PIL import Image, ImageDraw

from gallery.images.likeness_marks import GRID, Block
from gallery.images.likeness_motion import motion
from tests.images.test_likeness import scene

WIDTH, HEIGHT = 1120, 840


def window(right: float, down: float, *, growth: float = 0.0, turn: float = 0.0) -> Image.Image:
    """Return what a camera sees that was moved by shares of the picture."""
    whole = scene(4).convert("L").resize((1280, 960), Image.Resampling.BICUBIC)
    width, height = WIDTH * (1 + growth), HEIGHT * (1 + growth)
    x, y = 640 + right * WIDTH, 480 + down * HEIGHT
    box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    turned = whole.rotate(turn, Image.Resampling.BICUBIC, center=(640, 480)) if turn else whole
    return turned.resize((560, 420), Image.Resampling.HAMMING, box)


def test_what_stands_still_has_not_moved() -> None:
    found = motion(window(0, 0), window(0, 0))
    assert (found.right, found.down, found.growth, found.turn) == (0, 0, 0, 0)
    assert not found.is_more_than()


@pytest.mark.parametrize("by", [0.001, 0.002, 0.004])
def test_a_small_motion_is_measured(by: float) -> None:
    assert motion(window(0, 0), window(by, 0)).right == pytest.approx(by, rel=0.4)
    assert motion(window(0, 0), window(0, -by)).down == pytest.approx(-by, rel=0.4)
    assert motion(window(0, 0), window(0, 0, growth=by)).growth == pytest.approx(by, rel=0.4)
    assert motion(window(0, 0), window(by, 0)).is_more_than()
    assert motion(window(0, 0), window(0, 0, growth=4 * by)).is_more_than()


def test_a_turned_camera_is_seen() -> None:
    found = motion(window(0, 0), window(0, 0, turn=0.5))
    assert abs(found.turn) > 0.004
    assert found.is_more_than()
    assert not found.is_more_than(0.05)


def test_what_is_written_over_it_is_no_motion() -> None:
    plain, marked = window(0, 0), window(0, 0)
    ImageDraw.Draw(marked).rectangle((0, 350, 560, 420), fill=255)
    block = Block(range(26, GRID), range(GRID))
    assert motion(plain, marked, spared=block).explained == pytest.approx(0, abs=1e-6)


def test_pictures_of_two_sizes_and_without_slopes_are_measured() -> None:
    small = window(0, 0).resize((280, 210), Image.Resampling.LANCZOS)
    assert not motion(window(0, 0), small).is_more_than()
    flat = Image.new("L", (40, 30), 7)
    assert motion(flat, flat).explained == 0
