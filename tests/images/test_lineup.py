"""A photo held against known ones: copies are recognised, its neighbours in a burst are not."""

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from gallery.images.likeness_prints import prints_of
from gallery.images.lineup import Face, Lineup, Related, prints_of_one, recognised, related
from gallery.images.prints import met, unpacked
from gallery.model.variants import Relation
from tests.images.copies import cut
from tests.images.test_likeness import SIZE, marked, scene, thumb


def alive() -> None:
    """Nobody watches."""


def face(key: int, image: Image.Image, **options: object) -> Face:
    return Face(key, image.size, thumb(image, **options))


def frame(number: int, *, seed: int = 3) -> Image.Image:
    """A frame of a burst in which hardly anything moves."""
    image = scene(seed)
    left = 300 + 14 * number
    ImageDraw.Draw(image).ellipse((left, 200, left + 40, 225), fill=(90, 60, 50))
    return image


def small(image: Image.Image) -> Image.Image:
    return image.resize((SIZE[0] // 2, SIZE[1] // 2), Image.Resampling.LANCZOS)


def test_copies_of_one_size_are_recognised_in_their_order() -> None:
    one = scene(1)
    known = (
        face(3, one, quality=30),
        face(2, scene(2)),
        face(7, ImageEnhance.Brightness(one).enhance(0.8)),
        face(5, marked(one)),
    )
    assert recognised(Lineup(face(1, one), known, enough=9), alive) == (3, 7, 5)
    assert recognised(Lineup(face(1, one), known, enough=2), alive) == (3, 7)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_neighbours_in_a_burst_are_not(number: int) -> None:
    first, other = face(1, frame(0)), face(2, frame(number))
    assert met(prints_of(first.jpeg), prints_of(other.jpeg))
    assert recognised(Lineup(first, (other,)), alive) == ()


def test_a_camera_that_was_moved_by_a_hair_is_seen() -> None:
    whole = scene(4).resize((1280, 960), Image.Resampling.BICUBIC)
    first, other = whole.crop((8, 8, 1270, 950)), whole.crop((16, 12, 1278, 954))
    assert recognised(Lineup(face(1, first), (face(2, other),)), alive) == ()


def test_of_a_burst_in_small_each_finds_its_own_original() -> None:
    originals = tuple(face(number, frame(number)) for number in range(4))
    for number in range(4):
        lineup = Lineup(face(9, small(frame(number))), originals, enough=3)
        assert recognised(lineup, alive) == (number,)


def test_a_copy_of_either_size_is_found_by_the_other_size_too() -> None:
    one = scene(5)
    known = (face(1, one), face(2, small(one)))
    assert recognised(Lineup(face(3, small(one), quality=85), known, enough=3), alive) == (1, 2)


def test_maybes_stand_behind_what_is_surely_the_same() -> None:
    one = scene(6)
    known = (
        face(1, ImageOps.mirror(one)),
        face(2, scene(7)),
        face(3, small(one)),
        face(4, cut(one, 0.15)),
        face(5, one.transpose(Image.Transpose.ROTATE_270)),
    )
    found = related(Lineup(face(9, one), known, enough=3), alive)
    relations = [(each.key, each.relation) for each in found]
    assert relations == [
        (3, Relation.SAME),
        (1, Relation.MIRRORED),
        (4, Relation.CROPPED),
        (5, Relation.TURNED),
    ]
    assert related(Lineup(face(9, one), known[2:], enough=1), alive) == (
        Related(3, Relation.SAME, 0),
    )


def test_what_cannot_be_read_is_nothing() -> None:
    broken, sound = Face(1, SIZE, b"no picture"), face(2, scene(1))
    assert prints_of_one(broken, alive) == b""
    assert unpacked(prints_of_one(sound, alive)) == prints_of(sound.jpeg)
    assert recognised(Lineup(broken, (sound,)), alive) == ()
    assert recognised(Lineup(sound, (broken,)), alive) == ()
