"""The twelve drawings of the sample set."""

import itertools
import json
from pathlib import Path

import pytest
from PIL import Image

from gallery.images.sample import draw_picture
from gallery.images.sample.curves import ellipse, place, ribbon, smooth
from gallery.images.sample.places import PLACES
from gallery.images.sample.props import PROPS
from gallery.model.resources import resource

LEAST_APART = 8  # mean difference of small grey pictures, of 255


@pytest.fixture
def pictures(drawn: Path) -> list[Path]:
    return sorted(drawn.iterdir())


def test_there_are_twelve_named_like_a_release(pictures: list[Path]) -> None:
    assert [path.name for path in pictures] == [f"240127_LWA_{n:02}.jpg" for n in range(1, 13)]
    for path in pictures:
        with Image.open(path) as image:
            assert (image.format, image.size) == ("JPEG", (1600, 1067))


def test_each_looks_different(pictures: list[Path]) -> None:
    small = {p.name: Image.open(p).convert("L").resize((24, 16)).tobytes() for p in pictures}
    for first, second in itertools.combinations(small, 2):
        pairs = zip(small[first], small[second], strict=True)
        apart = sum(abs(a - b) for a, b in pairs) / (24 * 16)
        assert apart > LEAST_APART, (first, second)


def test_the_same_scene_is_drawn_the_same(pictures: list[Path], tmp_path: Path) -> None:
    again = draw_picture(tmp_path, 5)
    assert (again.name, again.read_bytes()) == (pictures[4].name, pictures[4].read_bytes())


def test_scenes_name_only_what_can_be_drawn() -> None:
    book = json.loads(resource("sample/scenes.json").read_text(encoding="utf-8"))
    for scene in book["scenes"]:
        assert scene["place"] in PLACES
        for layer in scene["layers"]:
            assert layer.get("prop", "apple") in PROPS
            assert layer.get("outfit", "wool") in book["outfits"]


def test_curves_pass_through_their_points() -> None:
    points = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert set(points) <= {(round(x, 9), round(y, 9)) for x, y in smooth(points)}
    line = smooth(points, closed=False)
    assert (line[0], line[-1]) == (points[0], points[-1])


def test_a_ribbon_has_its_width_and_round_ends() -> None:
    outline = ribbon([(0.0, 0.0), (10.0, 0.0)], [4.0, 4.0])
    assert min(y for _, y in outline) == pytest.approx(-2)
    assert max(y for _, y in outline) == pytest.approx(2)
    assert min(x for x, _ in outline) == pytest.approx(-2)
    assert max(x for x, _ in outline) == pytest.approx(12)


def test_placing_scales_turns_and_moves() -> None:
    [(x, y)] = place([(1.0, 0.0)], (5.0, 5.0), size=2.0, turn=90)
    assert (x, y) == (pytest.approx(5), pytest.approx(7))
    assert len(ellipse((0.0, 0.0), 2, 1)) > 24
