"""Which of two copies was cut, framed or written on."""

import csv
import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from gallery.images.wholeness import UNKNOWN, Flaws, flaws_of
from gallery.model.variants import Relation

THUMBNAIL = (512, 512)


def picture() -> Image.Image:
    """Something with shapes and tones everywhere."""
    across, down = Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90)
    image = Image.merge("RGB", (across, down, ImageOps.invert(across))).resize((900, 600))
    draw = ImageDraw.Draw(image)
    for number in range(9):
        left, top = 40 + 95 * number, 60 + (number * 173) % 380
        draw.ellipse((left, top, left + 110, top + 130), (250 - 25 * number, 30 * number, 90))
        draw.rectangle((left + 30, 500 - top, left + 70, 560 - top), (20, 240 - 20 * number, 200))
    return image


def thumbnail(image: Image.Image, *, quality: int = 85) -> bytes:
    stream = io.BytesIO()
    small = image.copy()
    small.thumbnail(THUMBNAIL)
    small.save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def cropped(image: Image.Image, share: float) -> Image.Image:
    width, height = image.size
    box = (width * share, height * share, width * (1 - share), height * (1 - share))
    return image.crop(tuple(map(round, box)))  # type: ignore[arg-type]


def written_on(image: Image.Image) -> Image.Image:
    copy = image.copy()
    draw = ImageDraw.Draw(copy)
    draw.text((560, 520), "@fansite 240127", fill="white", font_size=40)
    return copy


WHOLE = picture()
ORIGINAL = thumbnail(WHOLE)
CASES: dict[str, tuple[Image.Image, Relation, Flaws]] = {
    "cut by a twentieth": (cropped(WHOLE, 0.05), Relation.SAME, Flaws(cropped=True)),
    "cut by a fifth": (cropped(WHOLE, 0.2), Relation.CROPPED, Flaws(cropped=True)),
    "framed": (
        ImageOps.expand(WHOLE, 54, "white"),
        Relation.FRAMED,
        Flaws(framed=True),
    ),
    "a watermark": (written_on(WHOLE), Relation.SAME, Flaws(marked=True)),
    "something in its midst": (written_on(WHOLE), Relation.MARKED, Flaws(marked=True)),
    "smaller": (WHOLE.resize((300, 200)), Relation.SAME, Flaws()),
    "grey": (WHOLE.convert("L").convert("RGB"), Relation.SAME, Flaws()),
    "brighter": (ImageEnhance.Brightness(WHOLE).enhance(1.2), Relation.SAME, Flaws()),
    "mirrored": (ImageOps.mirror(WHOLE), Relation.MIRRORED, Flaws()),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_the_matter_with_a_copy(name: str) -> None:
    copy, relation, wanted = CASES[name]
    jpeg = thumbnail(copy)
    own, its = flaws_of(ORIGINAL, jpeg, relation)
    assert its == wanted
    assert True not in (own.cropped, own.framed, own.marked), "nothing is wrong with the original"
    assert flaws_of(jpeg, ORIGINAL, relation) == (its, own), "whichever comes first"


@pytest.mark.parametrize("quality", [25, 60, 95])
def test_compression_is_no_mark(quality: int) -> None:
    assert flaws_of(ORIGINAL, thumbnail(WHOLE, quality=quality), Relation.SAME) == UNKNOWN


@pytest.mark.parametrize("colour", ["black", "white", "grey"])
@pytest.mark.parametrize("relation", Relation)
def test_planes_of_one_colour_tell_nothing(colour: str, relation: Relation) -> None:
    plane = thumbnail(Image.new("RGB", (300, 200), colour))
    assert flaws_of(plane, plane, relation) == UNKNOWN


@pytest.mark.parametrize("size", [(1, 1), (1, 512), (512, 1)])
@pytest.mark.parametrize("relation", Relation)
def test_the_smallest_pictures(size: tuple[int, int], relation: Relation) -> None:
    dot = thumbnail(Image.new("RGB", size, "red"))
    own, its = flaws_of(ORIGINAL, dot, relation)
    assert {type(value) for value in (own.marked, its.marked)} <= {bool, type(None)}


def test_what_is_no_picture() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        flaws_of(ORIGINAL, b"no picture", Relation.SAME)


SAMPLES = os.environ.get("PHOTOSKETCH_SAMPLES", "")
EXPECTED = {
    "watermark in a corner": (Relation.SAME, Flaws(marked=True)),
    "cropped 5% each side": (Relation.SAME, Flaws(cropped=True)),
    "cropped 20% each side": (Relation.CROPPED, Flaws(cropped=True)),
    "white frame 6%": (Relation.FRAMED, Flaws(framed=True)),
    "resized 50%": (Relation.SAME, Flaws()),
    "resized to 160 px": (Relation.SAME, Flaws()),
    "recompressed q25": (Relation.SAME, Flaws()),
    "brightness +20%": (Relation.SAME, Flaws()),
    "grayscale": (Relation.SAME, Flaws()),
    "WebP q70": (Relation.SAME, Flaws()),
}


@pytest.mark.skipif(not SAMPLES, reason="PHOTOSKETCH_SAMPLES names no samples")
@pytest.mark.parametrize("transform", EXPECTED)
def test_the_samples(transform: str) -> None:
    relation, wanted = EXPECTED[transform]
    table = Path(SAMPLES, "near_duplicates", "groups.tsv").read_text(encoding="utf-8")
    by_group: dict[str, dict[str, Path]] = {}
    for row in csv.DictReader(table.splitlines(), delimiter="\t"):
        by_group.setdefault(row["group"], {})[row["transform"]] = Path(SAMPLES, row["path"])
    tried = 0
    for paths in by_group.values():
        if {"original", transform} <= paths.keys():
            one, other = (
                thumbnail(Image.open(paths[name]).convert("RGB"))
                for name in ("original", transform)
            )
            assert flaws_of(one, other, relation)[1] == wanted
            tried += 1
    assert tried >= 3
