"""Pieces of a picture show what the whole shows there, however it is stored and kept."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from gallery.images.decode import Picture, decode
from gallery.images.pieces import Pixels, read_pixels
from gallery.model.reasons import Reason, RefusedFile
from tests.images.making import (
    UPRIGHT,
    blank_png,
    corners,
    encoded,
    noisy,
    quarters,
    turned,
    written,
)

HEIC = Path(__file__).parent / "data" / "quarters_turned.heic"
BOXES = [(0, 0, 96, 64), (0, 0, 10, 7), (50, 3, 96, 20), (40, 25, 61, 64)]


def pixels_of(content: bytes, name: str = "a.bin", **options: int) -> Pixels:
    return read_pixels(Path(name), content=content, **options)


def shown(picture: Picture) -> Image.Image:
    return Image.frombytes(picture.mode, (picture.width, picture.height), picture.pixels)


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures of one size are apart, 0 to 255, on average."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_piece_is_what_the_whole_shows_there(
    form: str, orientation: int, box: tuple[int, int, int, int]
) -> None:
    content = turned(orientation, form)
    whole = shown(decode(Path("a.bin"), content=content))
    pixels = pixels_of(content)
    assert (pixels.width, pixels.height) == (96, 64)
    size = box[2] - box[0], box[3] - box[1]
    assert shown(pixels.piece(box, size)).tobytes() == whole.crop(box).tobytes()
    half = size[0] // 2, size[1] // 2
    assert unlike(shown(pixels.piece(box, half)), whole.crop(box).resize(half)) < 8


def test_a_heic_is_turned_once() -> None:
    pixels = read_pixels(HEIC)
    assert corners(shown(pixels.piece((0, 0, 96, 64), (96, 64)))) == UPRIGHT


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(400, 300), (401, 299)])
def test_a_jpeg_too_large_to_keep_in_colour_looks_the_same(
    size: tuple[int, int], orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = encoded(noisy(*size), "JPEG", quality=90, exif=exif)
    whole = shown(decode(Path("a.jpg"), content=content))
    pixels = pixels_of(content, most_bytes=size[0] * size[1] * 2)
    assert pixels.bytes < size[0] * size[1] * 2
    assert (pixels.width, pixels.height) == whole.size
    for box in ((0, 0, *whole.size), (31, 40, 171, 200)):
        across = box[2] - box[0], box[3] - box[1]
        assert unlike(shown(pixels.piece(box, across)), whole.crop(box)) < 4
        small = across[0] // 3, across[1] // 3
        assert unlike(shown(pixels.piece(box, small)), whole.crop(box).resize(small)) < 4


def test_colour_that_is_taken_apart_in_strips_has_no_seams() -> None:
    content = encoded(noisy(2400, 2000), "JPEG", quality=90)
    whole = shown(decode(Path("a.jpg"), content=content))
    pixels = pixels_of(content, most_bytes=2400 * 2000 * 2)
    for top in range(0, 2000, 250):
        box = (0, top, 2400, top + 250)
        assert unlike(shown(pixels.piece(box, (2400, 250))), whole.crop(box)) < 2


def test_one_larger_still_is_kept_at_a_smaller_scale() -> None:
    content = encoded(noisy(1600, 1200), "JPEG", quality=90)
    pixels = pixels_of(content, most_bytes=1600 * 1200 // 4)
    assert pixels.bytes <= 1600 * 1200 // 4
    assert (pixels.width, pixels.height) == (1600, 1200)
    whole = shown(decode(Path("a.jpg"), content=content))
    box = (101, 200, 901, 800)
    assert unlike(shown(pixels.piece(box, (800, 600))), whole.crop(box)) < 6


def test_grey_cmyk_and_other_formats_are_kept_as_they_are() -> None:
    for mode in ("L", "CMYK"):
        content = encoded(Image.new(mode, (64, 64)), "JPEG")
        assert pixels_of(content, most_bytes=1).piece((0, 0, 8, 8), (8, 8)).mode == "RGB"
    png = pixels_of(encoded(quarters(), "PNG"), most_bytes=1)
    assert corners(shown(png.piece((0, 0, 96, 64), (48, 32)))) == UPRIGHT


def test_what_shows_through_and_16_bits_are_kept() -> None:
    glass = Image.new("RGBA", (80, 60), (10, 200, 30, 100))
    for size in ((20, 20), (7, 7)):
        piece = shown(pixels_of(encoded(glass, "PNG")).piece((5, 5, 25, 25), size))
        assert piece.mode == "RGBA"
        assert piece.getpixel((3, 3)) == pytest.approx((10, 200, 30, 100), abs=2)
    palette = pixels_of(encoded(Image.new("P", (8, 8), 3), "GIF", transparency=3))
    assert palette.piece((0, 0, 4, 4), (4, 4)).mode == "RGBA"
    deep = Image.frombytes("I;16", (4, 1), b"\x00\x00\x00\x40\x00\x80\xff\xff")
    row = shown(pixels_of(encoded(deep, "PNG")).piece((1, 0, 4, 1), (3, 1))).convert("L")
    assert list(row.get_flattened_data()) == [64, 128, 255]


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1)])
def test_strips_have_pieces(size: tuple[int, int]) -> None:
    pixels = pixels_of(encoded(Image.new("RGB", size, (9, 9, 9)), "PNG"))
    piece = pixels.piece((0, 0, *size), (min(size[0], 300), min(size[1], 300)))
    assert shown(piece).getpixel((0, 0)) == (9, 9, 9)


def test_a_damaged_file_gives_what_is_left(tmp_path: Path) -> None:
    cut = written(tmp_path, "a.jpg", encoded(noisy(), "JPEG", quality=95)[:9000])
    for most in (1 << 30, 400 * 300 * 2):
        pixels = read_pixels(cut, most_bytes=most)
        assert pixels.damage is Reason.TRUNCATED
        assert shown(pixels.piece((0, 0, 40, 30), (40, 30))).getextrema() != ((128, 128),) * 3
    cut.rename(tmp_path / "closed.jpg")  # nothing holds it


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    for content, reason in (
        (b"no picture at all", Reason.NOT_A_PICTURE),
        (blank_png(60_000, 60_000), Reason.TOO_MANY_PIXELS),
        (b"", Reason.EMPTY),
    ):
        with pytest.raises(RefusedFile) as caught:
            pixels_of(content)
        assert caught.value.reason is reason
    with pytest.raises(RefusedFile) as caught:
        read_pixels(tmp_path / "gone.jpg")
    assert caught.value.reason is Reason.VANISHED
