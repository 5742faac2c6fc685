"""Colours of pictures that say without a profile which they mean."""

from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms

from gallery.images.colour import to_srgb
from gallery.images.decode import decode
from gallery.images.pieces import read_pixels
from tests.images.making import encoded

LEAF = (120, 160, 110)
IN_ADOBE_RGB, IN_P3, IN_2020 = (99, 161, 108), (108, 161, 105), (86, 164, 103)


def marked(mark: str) -> bytes:
    """The facts of a camera that is set to one kind of colours."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.IFD.Interop] = {1: mark}
    return exif.tobytes()


def leaf(form: str = "JPEG", **options: object) -> bytes:
    return encoded(Image.new("RGB", (64, 48), LEAF), form, **options)


def colour_in(content: bytes) -> tuple[int, ...]:
    picture = decode(Path("a.jpg"), content=content, longest=32)
    return tuple(picture.pixels[:3])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_camera_that_is_set_to_adobe_rgb_is_believed(form: str) -> None:
    kept = {"lossless": True} if form == "WEBP" else {}
    content = leaf(form, exif=marked("R03"), **kept)
    assert colour_in(content) == pytest.approx(IN_ADOBE_RGB, abs=3)
    assert colour_in(leaf(form, exif=marked("R98"), **kept)) == pytest.approx(LEAF, abs=3)


@pytest.mark.parametrize("most", [1 << 30, 64 * 48 * 2])
def test_a_piece_has_the_same_colours(most: int) -> None:
    pixels = read_pixels(Path("a.jpg"), content=leaf(exif=marked("R03")), most_bytes=most)
    piece = pixels.piece((0, 0, 16, 16), (16, 16))
    assert tuple(piece.pixels[:3]) == pytest.approx(IN_ADOBE_RGB, abs=3)


def test_a_profile_in_the_file_says_more() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = leaf(exif=marked("R03"), icc_profile=srgb)
    assert colour_in(content) == pytest.approx(LEAF, abs=3)


def test_grey_and_broken_facts_mean_nothing() -> None:
    grey = encoded(Image.new("L", (64, 48), 120), "JPEG", exif=marked("R03"))
    assert colour_in(grey) == (120, 120, 120)
    assert colour_in(leaf(exif=b"Exif\0\0no facts at all")) == pytest.approx(LEAF, abs=3)


@pytest.mark.parametrize(
    ("primaries", "transfer", "expected"),
    [(12, 13, IN_P3), (9, 14, IN_2020), (1, 13, LEAF), (9, 16, LEAF), (99, 13, LEAF)],
)  # fmt: skip
def test_primaries_by_number_as_a_heic_names_them(
    primaries: int, transfer: int, expected: tuple[int, int, int]
) -> None:
    image = Image.new("RGB", (1, 1), LEAF)
    told = {"color_primaries": primaries, "transfer_characteristics": transfer}
    image.info["nclx_profile"] = told
    assert to_srgb(image).getpixel((0, 0)) == pytest.approx(expected, abs=2)
