"""Where a part was cut out of a picture is found to a thousandth of the picture."""

import pytest
from PIL import Image, ImageEnhance

from gallery.images.likeness_windows import placed
from tests.images.test_likeness import scene

SIZE = 640, 480


def picture(seed: int) -> Image.Image:
    return scene(seed).convert("L")


@pytest.mark.parametrize(
    "box",
    [(32, 24, 608, 456), (64, 48, 576, 432), (128, 96, 512, 384), (40, 20, 600, 440)],
)
@pytest.mark.parametrize("seed", [1, 3])
def test_a_part_is_found_where_it_was_cut_out(seed: int, box: tuple[int, int, int, int]) -> None:
    whole = picture(seed)
    part = whole.crop(box).resize((320, 240), Image.Resampling.LANCZOS)
    darker = ImageEnhance.Brightness(part).enhance(0.8)
    place = placed(whole, darker)
    assert place is not None
    assert place.box == pytest.approx(box, abs=1.5)
    assert place.across == pytest.approx((box[2] - box[0]) / SIZE[0], abs=0.004)
    assert place.down == pytest.approx((box[3] - box[1]) / SIZE[1], abs=0.004)


def test_a_part_of_another_shape_is_found() -> None:
    whole = picture(3)
    place = placed(whole, whole.crop((0, 30, 640, 450)))
    assert place is not None
    assert place.box == pytest.approx((0, 30, 640, 450), abs=1.5)


def test_a_picture_that_lies_nowhere_in_another_is_not_found() -> None:
    assert placed(picture(1), picture(2)) is None
    assert placed(picture(1), Image.new("L", SIZE, 9)) is None
    assert placed(Image.new("L", SIZE, 9), picture(1)) is None
    assert placed(picture(1), picture(1).resize((640, 20))) is None
