"""Prints: copies have nearly those of their original, flat pictures have none."""

import pytest
from PIL import Image, ImageDraw, ImageOps

from gallery.images.likeness_prints import framed_box, prints_of, prints_of_picture
from gallery.images.prints import JOINS, NOTHING, Kind, Print, Prints, met, unpacked
from tests.images.copies import barred, cut, encoded, framed
from tests.images.test_likeness import SIZE, scene, thumb

SEEDS = range(6)


def bits_apart(one: Print, other: Print) -> int:
    return (one.key ^ other.key).bit_count()


@pytest.mark.parametrize("seed", SEEDS)
def test_in_every_position_a_picture_is_brought_to_one(seed: int) -> None:
    upright = prints_of_picture(scene(seed)).each[Kind.UPRIGHT]
    for way in Image.Transpose:
        turned = prints_of_picture(scene(seed).transpose(way)).each[Kind.UPRIGHT]
        assert bits_apart(upright, turned) <= 2, way


@pytest.mark.parametrize("share", [0.05, 0.1, 0.15, 0.2])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_cut_copy_shows_as_a_whole_what_its_original_shows_in_the_middle(
    seed: int, share: float
) -> None:
    kinds = {0.05: Kind.MIDDLE_90, 0.1: Kind.MIDDLE_80, 0.15: Kind.MIDDLE_70, 0.2: Kind.MIDDLE_60}
    middle = prints_of_picture(scene(seed)).each[kinds[share]]
    assert bits_apart(middle, prints_of_picture(cut(scene(seed), share)).whole) <= 2


@pytest.mark.parametrize("kind", [Kind.NOT_LEFT, Kind.NOT_UPPER, Kind.NOT_RIGHT, Kind.NOT_LOWER])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_without_one_edge_shows_what_its_original_has_without_it(
    seed: int, kind: Kind
) -> None:
    edge = kind - Kind.NOT_LEFT
    copy = cut(scene(seed), *(0.1 * (side == edge) for side in range(4)))
    rest = prints_of_picture(scene(seed)).each[kind]
    assert bits_apart(rest, prints_of_picture(copy).whole) <= 2


@pytest.mark.parametrize("shape", [(4, 3), (1, 1), (5, 4), (4, 5), (2, 3)])
@pytest.mark.parametrize("seed", SEEDS)
def test_cut_to_another_shape_a_copy_keeps_the_square_in_the_middle(
    seed: int, shape: tuple[int, int]
) -> None:
    """Landscapes are cut at their sides, portraits above and below."""
    across, down = shape
    wide, tall = scene(seed).resize((720, 480)), scene(seed).resize((360, 640))
    original, side = (wide, 480) if across >= down else (tall, 360)
    least = min(across, down)
    copy = ImageOps.fit(original, (side * across // least, side * down // least))
    assert min(copy.size) == min(original.size)
    squares = [prints_of_picture(each).each[Kind.SQUARE] for each in (original, copy)]
    assert bits_apart(*squares) <= 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_frame_and_bars_hold_the_picture(seed: int) -> None:
    whole = prints_of_picture(scene(seed)).whole
    for around in (framed(scene(seed)), barred(scene(seed))):
        assert bits_apart(whole, prints_of_picture(around).each[Kind.FRAMED]) <= 3


def test_a_frame_is_found_to_the_pixel() -> None:
    grey = ImageOps.expand(scene(1), (20, 30, 10, 40), "white").convert("L")
    left, upper, right, lower = framed_box(grey) or (0, 0, 0, 0)
    assert (left, upper) == (20, 30)
    assert (right - left, lower - upper) == SIZE


def test_what_has_no_frame_has_none() -> None:
    assert framed_box(scene(1).convert("L")) is None
    assert framed_box(Image.new("L", SIZE, 200)) is None
    dot = Image.new("L", SIZE, 255)
    ImageDraw.Draw(dot).rectangle((300, 200, 340, 240), fill=0)
    assert framed_box(dot) is None  # a small thing on white ground, not a framed picture
    assert prints_of_picture(scene(1)).each[Kind.FRAMED].key == NOTHING


def test_prints_are_kept_as_they_are() -> None:
    prints = prints_of(thumb(scene(2)))
    assert unpacked(prints.packed()) == prints
    for one in prints.each:
        assert 0 <= one.key < 2**63
        assert 0 <= one.check < 2**63
    with pytest.raises(ValueError, match="3 bytes"):
        unpacked(b"abc")


def test_the_thumbnail_meets_the_file_it_was_made_of() -> None:
    made, again = prints_of_picture(scene(3)), prints_of(thumb(scene(3)))
    for one, other in zip(made.each, again.each, strict=True):
        assert bits_apart(one, other) <= 2


def test_a_key_alone_is_not_enough() -> None:
    """Chance gives a stranger near the key in a million; the check tells it apart."""
    one = prints_of(thumb(scene(4)))
    strange = Print(one.whole.key, one.whole.check ^ (2**63 - 1))
    stranger = Prints((strange, *(Print(NOTHING, 0),) * (len(Kind) - 1)))
    assert JOINS[0] in met(one, one)
    assert met(one, stranger) == met(stranger, one) == ()


def test_prints_made_again_may_differ_a_little_more() -> None:
    one = prints_of(thumb(scene(5)))
    join = JOINS[0]
    turned = one.whole.key ^ (2 ** (join.keys + 2) - 1)
    other = Prints((Print(turned, one.whole.check), *(Print(NOTHING, 0),) * (len(Kind) - 1)))
    assert met(one, other) == ()
    assert met(one, other, slack=2)[:1] == (join,)


def test_what_is_no_picture_raises_an_os_error() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        prints_of(b"no picture")
    with pytest.raises(OSError, match="truncated"):
        prints_of(encoded(scene(1))[:2000])
