"""A collector has the same pictures from several places: found, decided by hand and by rule.

Two folders of downloads are imported twice, in either order; the same groups come out. What is
said of a small copy is not lost when the large one is kept, and undo brings all of it back. The
shared sample pictures make the same journey where they are.
"""

import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from tests.journeys.test_story_cli import Fan

PICTURES = ("stage", "airport", "뷔 selca")
SAMPLES = os.environ.get("PHOTOSKETCH_SAMPLES", "")
Group = frozenset[str]


def drawn(seed: str) -> Image.Image:
    """A picture that is like no other: soft ground, and shapes all over."""
    dice = random.Random(seed)
    image = Image.new("RGB", (24, 16))
    image.putdata([tuple(dice.randrange(40, 216) for _ in range(3)) for _ in range(24 * 16)])
    image = image.resize((1200, 800), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        left, top = dice.randrange(1000), dice.randrange(600)
        box = (left, top, left + dice.randrange(60, 200), top + dice.randrange(60, 200))
        colour = tuple(dice.randrange(256) for _ in range(3))
        (draw.ellipse if dice.random() < 0.5 else draw.rectangle)(box, colour)
    return image


@pytest.fixture
def downloads(tmp_path: Path) -> list[Path]:
    """A folder of large originals, and one of copies: small, grey, and one mirrored."""
    large, small = tmp_path / "HQ", tmp_path / "reposts"
    for folder in (large, small):
        folder.mkdir()
    for name in PICTURES:
        whole = drawn(name)
        whole.save(large / f"{name}.jpg", quality=93)
        half = whole.resize((600, 400), Image.Resampling.LANCZOS)
        half.save(small / f"{name} small.jpg", quality=80)
        ImageEnhance.Brightness(half).enhance(1.15).save(small / f"{name} bright.png")
    ImageOps.mirror(drawn(PICTURES[0])).save(small / "mirrored.jpg", quality=90)
    drawn("something else").save(small / "alone.jpg", quality=90)
    return [large, small]


def collector(home: Path, folders: list[Path]) -> Fan:
    fan = Fan(home)
    for folder in folders:
        fan.types("import", str(folder))
    return fan


def groups(fan: Fan, *options: str) -> set[Group]:
    return {names(one) for one in asked(fan, *options)}


def names(group: dict[str, Any]) -> Group:
    return frozenset(one["name"] for one in group["photos"])


def asked(fan: Fan, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(fan.types("duplicates", "--json", *options))
    return found


def count(fan: Fan, *query: str) -> int:
    return int(fan.types("search", "--count", *query))


def test_copies_from_two_places(tmp_path: Path, downloads: list[Path]) -> None:
    fan = collector(tmp_path / "one", downloads)
    other = collector(tmp_path / "other", downloads[::-1])
    triples = {
        frozenset({f"{name}.jpg", f"{name} small.jpg", f"{name} bright.png"}) for name in PICTURES
    }
    assert groups(fan) == groups(other) == triples, "in whatever order they came"
    assert groups(fan, "--maybe") == groups(other, "--maybe")
    assert groups(fan, "--maybe") == {frozenset({"stage.jpg", "mirrored.jpg"})}
    _decide_by_hand(other)
    _decide_by_rule(other)


def _decide_by_hand(fan: Fan) -> None:
    """Keep the large one of a picture of which only a small one says who is in it."""
    (group,) = [one for one in asked(fan) if "stage.jpg" in names(one)]
    by_name = {one["name"]: one["photo"] for one in group["photos"]}
    assert (group["best"], group["reason"]) == (by_name["stage.jpg"], "pixels")
    small = str(by_name["stage small.jpg"])
    fan.types("person", "add", "V", "--also", "뷔")
    fan.types("tag", "V with camcorder", "--photos", small)
    fan.types("rate", "5", "--photos", small)
    others = [str(key) for name, key in by_name.items() if name != "stage.jpg"]
    fan.types("duplicates", "keep", str(group["best"]), "--hide", *others)
    photo = json.loads(fan.types("search", "--json", "V with camcorder"))
    assert (photo["id"], photo["rating"]) == (group["best"], 5)
    assert count(fan) == 9
    assert count(fan, "is:variant") == 2
    fan.types("undo")
    assert count(fan) == 11
    assert len(asked(fan)) == 3


def _decide_by_rule(fan: Fan) -> None:
    """Let a rule keep the best of each picture; it is so after the library was opened again."""
    plan = json.loads(fan.types("duplicates", "auto", "--dry-run", "--json"))
    assert (plan["groups"], plan["photos"], plan["left_alone"]) == (3, 6, {"maybe": 1})
    fan.types("duplicates", "auto")
    assert count(fan) == 5
    assert asked(fan) == []
    fan.types("check")
    fan.types("undo")
    assert count(fan) == 11
    fan.types("duplicates", "auto")
    shutil.rmtree(fan.cache)
    assert count(fan) == 5, "what was decided is no cache"


@pytest.mark.skipif(not SAMPLES, reason="PHOTOSKETCH_SAMPLES names no samples")
def test_the_samples_in_either_order(tmp_path: Path) -> None:
    folder = Path(SAMPLES, "near_duplicates")
    folders = [folder / name for name in ("cat", "lichen", "tulips")]
    fan = collector(tmp_path / "one", folders)
    other = collector(tmp_path / "other", folders[::-1])
    assert groups(fan) == groups(other)
    for name in ("cat", "lichen", "tulips"):
        (group,) = [one for one in groups(fan) if f"{name}_half.jpg" in one]
        assert {f"{name}_thumb.jpg", f"{name}_q25.jpg", f"{name}_crop5.jpg"} <= group
        assert {f"{name}_webp.webp", f"{name}_watermark.jpg"} <= group
        assert all(one.startswith(name) for one in group)
    before = count(fan)
    fan.types("duplicates", "auto")
    assert count(fan) < before - 15
    fan.types("undo")
    assert count(fan) == before
