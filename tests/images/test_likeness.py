"""Copies of a picture are found; others, even nearly the same ones, are not."""

import csv
import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from gallery.images.likeness import fingerprint_of, same_picture, sight_of
from gallery.images.likeness_prints import prints_of
from gallery.images.prints import NOTHING, met
from gallery.images.thumbnail import make_thumbnail
from tests.images.making import encoded

HERE = Path("a.bin")
SIZE = (640, 480)
# Made by the transforms of the sample table that must be found at an import; a crop is another
# picture there.
FOUND = {
    "original",
    "byte-identical copy",
    "resized 50%",
    "resized to 160 px",
    "recompressed q25",
    "brightness +20%",
    "grayscale",
    "same pixels, 50%, as PNG",
    "WebP q70",
    "watermark in a corner",
    "stored rotated, EXIF orientation 6 shows it upright",
    "subsampling/scan layout",
    "re-saved by GIMP",
}


def scene(seed: int, *, at: int = 300) -> Image.Image:
    """A made photo: soft ground, a few bodies, and one that stands ``at`` pixels from the left."""
    luck = random.Random(seed)
    ground = Image.frombytes("RGB", (8, 6), luck.randbytes(144))
    image = ground.resize(SIZE, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y, size = luck.randrange(640), luck.randrange(480), luck.randrange(30, 120)
        draw.ellipse((x, y, x + size, y + size * 2), fill=tuple(luck.randbytes(3)))
    draw.ellipse((at, 180, at + 90, 330), fill=(240, 210, 190))
    return ImageEnhance.Color(image).enhance(0.4)  # as little coloured as photos are


def thumb(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    return make_thumbnail(HERE, content=encoded(image, form, **options)).jpeg


def marked(image: Image.Image) -> Image.Image:
    copy = image.copy()
    draw = ImageDraw.Draw(copy)
    draw.rectangle((440, 420, 620, 455), fill=(255, 255, 255))
    draw.text((450, 430), "(c) somebody 2024", fill=(0, 0, 0))
    return copy


COPIES: dict[str, Callable[[Image.Image], bytes]] = {
    "small": lambda image: thumb(image.resize((160, 120))),
    "odd": lambda image: thumb(image.resize((333, 250))),
    "compressed": lambda image: thumb(image, quality=20),
    "webp": lambda image: thumb(image, "WEBP", quality=60),
    "bright": lambda image: thumb(ImageEnhance.Brightness(image).enhance(1.25)),
    "dark": lambda image: thumb(ImageEnhance.Brightness(image).enhance(0.75)),
    "grey": lambda image: thumb(ImageOps.grayscale(image)),
    "colourful": lambda image: thumb(ImageEnhance.Color(image).enhance(1.5)),
    "marked": lambda image: thumb(marked(image)),
}


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("seed", range(4))
def test_copies_are_the_same_picture(kind: str, seed: int) -> None:
    first, second = thumb(scene(seed)), COPIES[kind](scene(seed))
    assert met(prints_of(first), prints_of(second))
    assert same_picture(first, second)
    assert same_picture(second, first)


@pytest.mark.parametrize("seed", range(4))
def test_frames_of_one_burst_are_other_pictures(seed: int) -> None:
    """Their fingerprints may well agree: what moved is seen at the second look."""
    first, second = thumb(scene(seed, at=300)), thumb(scene(seed, at=320))
    assert met(prints_of(first), prints_of(second))
    assert not same_picture(first, second)


def test_other_pictures_have_other_fingerprints() -> None:
    prints = [prints_of(thumb(scene(seed))) for seed in range(40)]
    assert not any(met(*pair) for pair in combinations(prints, 2))


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.rotate(90, expand=True),
        ImageOps.mirror,
        ImageOps.flip,
        lambda image: image.crop((60, 45, 580, 435)),
        ImageOps.invert,
    ],
)
def test_turned_mirrored_cropped_and_negative_pictures_are_others(
    change: Callable[[Image.Image], Image.Image],
) -> None:
    assert not same_picture(thumb(scene(1)), thumb(change(scene(1))))


def test_empty_pictures_are_never_the_same() -> None:
    white, black = (thumb(Image.new("RGB", SIZE, shade)) for shade in ("white", "black"))
    assert {each.key for jpeg in (white, black) for each in prints_of(jpeg).each} == {NOTHING}
    assert not same_picture(white, black)
    assert not same_picture(white, white)


@pytest.mark.parametrize("turn", [60, 120, 180, 300])
def test_other_hues_are_other_pictures(turn: int) -> None:
    first = Image.merge("HSV", [Image.new("L", SIZE, 20), *_soft_ground(150)])
    second = Image.merge(
        "HSV", [Image.new("L", SIZE, 20 + turn * 256 // 360 % 256), *_soft_ground(150)]
    )
    assert not same_picture(thumb(first.convert("RGB")), thumb(second.convert("RGB")))
    pale = Image.merge("HSV", [Image.new("L", SIZE, 20), *_soft_ground(0)])
    assert same_picture(thumb(first.convert("RGB")), thumb(pale.convert("RGB")))


def test_a_warmer_copy_is_the_same_picture() -> None:
    first = scene(1)
    red, green, blue = first.split()
    warm = Image.merge(
        "RGB",
        (red.point(lambda v: min(255, int(v * 1.1))), green, blue.point(lambda v: int(v * 0.9))),
    )
    assert same_picture(thumb(first), thumb(warm))


def _soft_ground(saturation: int) -> tuple[Image.Image, Image.Image]:
    return Image.new("L", SIZE, saturation), Image.linear_gradient("L").resize(SIZE)


@pytest.mark.parametrize("at", [(8, 8), (8, 430), (300, 230)])
def test_numbered_cards_are_others(at: tuple[int, int]) -> None:
    cards = [Image.new("RGB", SIZE, "navy") for _ in range(2)]
    for card, words in zip(cards, ("Day 12, Busan", "Day 7, Seoul"), strict=True):
        ImageDraw.Draw(card).text(at, words, fill="white", font_size=40)
    assert not same_picture(*map(thumb, cards))


def test_a_subject_on_white_ground_is_compared() -> None:
    first, second = Image.new("RGB", SIZE, "white"), Image.new("RGB", SIZE, "white")
    first.paste(scene(1).resize((160, 300)), (200, 150))
    second.paste(scene(2).resize((160, 300)), (200, 150))
    assert same_picture(thumb(first), thumb(first, quality=30))
    assert not same_picture(thumb(first), thumb(second))


def test_a_fingerprint_fits_a_signed_integer_of_a_database() -> None:
    rising = Image.linear_gradient("L").rotate(45)
    for turn in range(0, 360, 45):
        assert 0 <= fingerprint_of(rising.rotate(turn)) < 2**63


def test_the_thumbnail_brings_its_prints() -> None:
    made = make_thumbnail(HERE, content=encoded(scene(3), "JPEG"))
    assert met(made.prints, prints_of(made.jpeg))


def test_what_is_no_picture_raises_an_os_error() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        sight_of(b"no picture")


def test_the_samples_are_found(samples: Path) -> None:
    first: dict[str, bytes] = {}
    groups: dict[str, str] = {}
    with (samples / "near_duplicates" / "groups.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            jpeg = make_thumbnail(samples / row["path"]).jpeg
            original = first.setdefault(row["group"], jpeg)
            groups.setdefault(row["group"], row["path"])
            if row["transform"] in FOUND:
                assert met(prints_of(original), prints_of(jpeg)), row["path"]
                assert same_picture(original, jpeg), row["path"]
            elif row["expected"] == "maybe" and jpeg is not original:
                assert not same_picture(original, jpeg), row["path"]
    for one, other in combinations(first.values(), 2):
        assert not same_picture(one, other)
