"""How copies are related to their originals is found; the next moment of a burst is no copy."""

import csv
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageOps

from gallery.images.likeness import sight_of
from gallery.images.likeness_prints import prints_of
from gallery.images.likeness_relations import Found, relation_of
from gallery.images.prints import met
from gallery.images.thumbnail import make_thumbnail
from gallery.model.variants import Relation
from tests.images.copies import COPIES, cut, encoded, scaled
from tests.images.test_likeness import SIZE, scene
from tests.images.test_lineup import frame

HERE = Path("a.bin")
LARGE = (1200, 900)
# How the kinds of the sample table are related.
SAMPLED = {
    "cropped 20% each side": Relation.CROPPED,
    "mirrored": Relation.MIRRORED,
    "pixels rotated 90": Relation.TURNED,
    "white frame 6%": Relation.FRAMED,
    "letterbox + resize": Relation.FRAMED,
}


def thumb(image: Image.Image) -> bytes:
    return make_thumbnail(HERE, content=encoded(image)).jpeg


def found(one: bytes, other: bytes) -> Relation | None:
    """Look as it is done in a library: only at what the prints bring together."""
    ways = met(prints_of(one), prints_of(other))
    answer = relation_of(sight_of(one), sight_of(other), ways=ways)
    return answer.relation if answer else None


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("seed", range(3))
def test_each_kind_of_copy_is_found_as_what_it_is(kind: str, seed: int) -> None:
    original = scene(seed)
    copy = make_thumbnail(HERE, content=COPIES[kind].make(original)).jpeg
    assert found(thumb(original), copy) is COPIES[kind].relation
    assert found(copy, thumb(original)) is COPIES[kind].relation


def test_the_samples_are_found_as_what_they_are(samples: Path) -> None:
    first: dict[str, bytes] = {}
    others: list[bytes] = []
    with (samples / "near_duplicates" / "groups.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            jpeg = make_thumbnail(samples / row["path"]).jpeg
            if row["expected"] == "different":
                others.append(jpeg)
            elif row["group"] in first:
                expected = SAMPLED.get(row["transform"], Relation.SAME)
                assert found(first[row["group"]], jpeg) is expected, row["path"]
            first.setdefault(row["group"], jpeg)
    for one, other in combinations([*first.values(), *others], 2):
        assert one is other or not met(prints_of(one), prints_of(other))


def test_what_is_written_over_the_midst_is_the_same_picture() -> None:
    """As sites do it; what is drawn there in other colours may be a face that moved."""
    original, copy = scene(2).resize(LARGE), scene(2).resize(LARGE)
    ImageDraw.Draw(copy).text((500, 400), "(c) 7", fill="white", font_size=90)
    assert found(thumb(original), thumb(copy)) is Relation.SAME
    painted = scene(2).resize(LARGE)
    ImageDraw.Draw(painted).ellipse((500, 400, 620, 480), fill=(90, 60, 50))
    assert found(thumb(original), thumb(painted)) is Relation.MARKED


def test_another_number_is_writing_and_what_moves_before_a_white_ground_is_not() -> None:
    numbered = []
    for number in "17":
        numbered.append(scene(2).resize(LARGE))
        ImageDraw.Draw(numbered[-1]).text((500, 400), number, fill="white", font_size=160)
    assert found(*map(thumb, numbered)) is Relation.SAME
    moments = []
    for left in (500, 540):
        moments.append(scene(2).resize(LARGE))
        pen = ImageDraw.Draw(moments[-1])
        pen.rectangle((300, 200, 900, 700), fill="white")
        pen.ellipse((left, 400, left + 60, 460), fill=(40, 60, 90))
    assert found(*map(thumb, moments)) in {None, Relation.MARKED}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_moved_before_a_steady_camera_is_a_maybe_at_most(number: int) -> None:
    relation = found(thumb(frame(0)), thumb(frame(number)))
    assert relation in {None, Relation.MARKED}


@pytest.mark.parametrize("by", [(2, 0), (0, 3), (5, 4), (12, 9), (30, 0)])
@pytest.mark.parametrize("seed", [1, 4, 6])
def test_a_camera_that_was_moved_shows_another_moment(seed: int, by: tuple[int, int]) -> None:
    whole = scene(seed).resize(LARGE, Image.Resampling.BICUBIC)
    right, down = by
    first = whole.crop((40, 30, 1160, 870))
    second = whole.crop((40 + right, 30 + down, 1160 + right, 870 + down))
    assert found(thumb(first), thumb(second)) is None


def test_a_camera_that_was_turned_shows_another_moment() -> None:
    whole = scene(4).resize(LARGE, Image.Resampling.BICUBIC)
    turned = whole.rotate(0.4, Image.Resampling.BICUBIC)
    assert found(thumb(cut(whole, 0.05)), thumb(cut(turned, 0.05))) is None


@pytest.mark.parametrize("share", [0.01, 0.03, 0.045])
def test_cut_by_a_twentieth_is_the_same_by_a_tenth_a_maybe(share: float) -> None:
    original = scene(5).resize(LARGE, Image.Resampling.BICUBIC)
    copy = scaled(cut(original, share), 0.7)
    assert found(thumb(original), thumb(copy)) is Relation.SAME
    smaller = scaled(cut(original, share + 0.07), 0.7)
    assert found(thumb(original), thumb(smaller)) is Relation.CROPPED


@pytest.mark.parametrize("edge", range(4))
@pytest.mark.parametrize(("share", "expected"), [(0.1, Relation.SAME), (0.12, Relation.CROPPED)])
def test_cut_at_one_edge_by_a_tenth_is_the_same_by_more_a_maybe(
    share: float, expected: Relation, edge: int
) -> None:
    original = scene(3).resize(LARGE, Image.Resampling.BICUBIC)
    copy = scaled(cut(original, *(share * (side == edge) for side in range(4))), 0.8)
    one, other = thumb(original), thumb(copy)
    assert found(one, other) is found(other, one) is expected


@pytest.mark.parametrize("size", [(640, 480), (600, 480), (480, 480)])
@pytest.mark.parametrize("way", [Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90])
def test_a_cut_to_another_shape_is_a_maybe(size: tuple[int, int], way: Image.Transpose) -> None:
    original = scene(3).resize((720, 480), Image.Resampling.BICUBIC)
    copy = ImageOps.fit(original, size)
    one, other = (thumb(each.transpose(way)) for each in (original, scaled(copy, 0.8)))
    # Up to a twentieth at each end it still is the same.
    expected = Relation.SAME if size == (640, 480) else Relation.CROPPED
    assert found(one, other) is found(other, one) is expected


@pytest.mark.parametrize(
    "flat",
    [
        lambda: Image.new("RGB", SIZE),
        lambda: Image.new("RGB", SIZE, (4, 4, 4)),
        lambda: Image.new("RGB", (1, 1)),
        lambda: Image.effect_noise(SIZE, 3).convert("RGB"),
        lambda: scene(1).resize((3, 2)),
        lambda: scene(1).resize((1, 30_000)),
    ],
)
def test_flat_and_tiny_pictures_are_looked_up_by_nothing(flat: Callable[[], Image.Image]) -> None:
    jpeg = thumb(flat())
    assert all(one.key == 0 for one in prints_of(jpeg).each)
    assert met(prints_of(jpeg), prints_of(jpeg)) == ()
    assert found(jpeg, thumb(scene(1))) is None


def test_strangers_are_not_related() -> None:
    thumbs = [thumb(scene(seed)) for seed in range(12)]
    for one, other in combinations(thumbs, 2):
        assert not met(prints_of(one), prints_of(other))
        assert relation_of(sight_of(one), sight_of(other)) is None


def test_a_picture_is_the_same_as_itself() -> None:
    sight = sight_of(thumb(scene(1)))
    assert relation_of(sight, sight) == Found(Relation.SAME, 0)
