"""Where two pictures show the same: cut out, framed, or not at all."""

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw

from gallery.images.alignment import ALL, TURNS, Shares, overlap
from gallery.model.turn import UPRIGHT, Turn

SIZE = (512, 384)


def picture(seed: int) -> Image.Image:
    """Return a picture of many soft shapes, unlike that of any other seed."""
    random = Random(seed)
    image = Image.new("RGB", SIZE, (90, 100, 110))
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y, size = random.randrange(512), random.randrange(384), random.randrange(20, 120)
        colour = tuple(random.randrange(256) for _ in range(3))
        draw.ellipse((x - size, y - size, x + size, y + size), fill=colour)
    return image


def jpeg(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    return data.getvalue()


def cut(image: Image.Image, shares: Shares) -> Image.Image:
    width, height = image.size
    left, upper, right, lower = shares
    return image.crop(
        (round(left * width), round(upper * height), round(right * width), round(lower * height))
    )


@pytest.mark.parametrize(
    "shares", [(0.05, 0.05, 0.95, 0.95), (0.2, 0.2, 0.8, 0.8), (0.0, 0.1, 0.8, 0.9)]
)
def test_a_part_is_found_where_it_was_cut_out(shares: Shares) -> None:
    whole = picture(1)
    part = cut(whole, shares).resize((400, 300))
    found = overlap(jpeg(whole), jpeg(part))
    assert found is not None
    assert found.one == pytest.approx(shares, abs=0.01)
    assert found.other == ALL
    turned_around = overlap(jpeg(part), jpeg(whole))
    assert turned_around is not None
    assert turned_around.other == pytest.approx(shares, abs=0.01)


def test_a_framed_copy_holds_the_whole_in_its_middle() -> None:
    whole = picture(2)
    framed = Image.new("RGB", (572, 444), "white")
    framed.paste(whole, (30, 30))
    found = overlap(jpeg(whole), jpeg(framed))
    assert found is not None
    assert found.one == ALL
    assert found.other == pytest.approx((30 / 572, 30 / 444, 542 / 572, 414 / 444), abs=0.01)


@pytest.mark.parametrize("change", ["small", "grey", "bright"])
def test_a_copy_of_the_whole_is_not_moved(change: str) -> None:
    whole = picture(3)
    copies = {
        "small": whole.resize((256, 192)),
        "grey": whole.convert("L").convert("RGB"),
        "bright": whole.point([min(255, level + 30) for level in range(256)] * 3),
    }
    found = overlap(jpeg(whole), jpeg(copies[change]))
    assert found is not None
    assert found.one == pytest.approx(ALL, abs=0.003)
    assert found.other == pytest.approx(ALL, abs=0.003)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("shares", [ALL, (0.1, 0.05, 0.9, 0.95)])
def test_a_turned_copy_is_turned_back(turn: Turn, shares: Shares) -> None:
    whole = picture(7)
    part = cut(whole, shares)
    if turn.quarters:  # what undoes it: to the left, and then mirrored
        part = part.rotate(90 * turn.quarters, expand=True)
    if turn.is_mirrored:
        part = part.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    found = overlap(jpeg(whole), jpeg(part))
    assert found is not None
    assert found.turn == turn
    assert found.one == pytest.approx(shares, abs=0.01)
    assert found.other == pytest.approx(ALL, abs=0.01)


def test_a_picture_that_is_nearly_its_own_mirror_image_stays_as_it_is() -> None:
    half = picture(8).crop((0, 0, 256, 384))
    whole = Image.new("RGB", SIZE)
    whole.paste(half, (0, 0))
    whole.paste(half.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (256, 0))
    ImageDraw.Draw(whole).rectangle((40, 60, 110, 150), fill="white")
    for copy, turn in (
        (whole, UPRIGHT),
        (whole.transpose(Image.Transpose.FLIP_LEFT_RIGHT), Turn(is_mirrored=True)),
    ):
        found = overlap(jpeg(whole), jpeg(copy.resize((300, 225))))
        assert found is not None
        assert found.turn == turn


def test_two_pictures_have_no_place_in_each_other() -> None:
    assert overlap(jpeg(picture(4)), jpeg(picture(5))) is None


def test_plain_and_tiny_pictures_harm_nothing() -> None:
    black, dot = Image.new("RGB", SIZE), Image.new("RGB", (1, 1))
    for one, other in ((black, black), (black, picture(6)), (dot, picture(6)), (dot, dot)):
        overlap(jpeg(one), jpeg(other))


def test_the_samples_are_held_together(samples: Path) -> None:
    folder = samples / "near_duplicates" / "cat"

    def thumbnail(name: str) -> bytes:
        with Image.open(folder / name) as image:
            small = image.convert("RGB")
        small.thumbnail((512, 512))
        return jpeg(small)

    whole = thumbnail("cat_original.jpg")
    found = overlap(whole, thumbnail("cat_crop5.jpg"))
    assert found is not None
    assert found.one == pytest.approx((0.05, 0.05, 0.95, 0.95), abs=0.005)
    found = overlap(whole, thumbnail("cat_frame.jpg"))
    assert found is not None
    assert found.one == ALL
    assert found.other[0] == pytest.approx(0.0535, abs=0.005)
