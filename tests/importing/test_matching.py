"""Which sidecar belongs to which picture, by their names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.importing.matching import is_sidecar_name, match
from tests.patience import ends

LONG = "a very long name of a picture that Takeout shortened too much.jpg"


@pytest.mark.parametrize(
    ("picture", "sidecar"),
    [
        ("1750914444445221330_1.jpg", "1750914444445221330_1.jpg.json"),
        ("1750914444445221330_1.jpg", "1750914444445221330_1.json"),
        ("1750914444445221330_1.jpg", "1750914444445221330.json"),
        ("1750914444445221330_1.jpg", "1750914444445221330.data.json"),
        ("IMG_1.JPG", "img_1.jpg.xmp"),
        ("IMG_1.JPG", "IMG_1.xmp"),
        ("1.jpg", "1.jpg.txt"),
        ("1.jpg", "1.txt"),
        ("20240127-12-V-img00.jpg", "20240127-12-V-content.txt"),
        ("4-223153860_3-274413871.jpg", "4-223153860.json"),
        (unicodedata.normalize("NFD", "뷔.jpg"), "뷔.jpg.json"),
        ("P1.jpg", "P1.jpg.supplemental-metadata.json"),
        ("P1.jpg", "P1.jpg.suppl.json"),
        ("P1.jpg", "P1.jpg..json"),
        ("P1(1).jpg", "P1.jpg(1).json"),
        ("P1(2).jpg", "P1.jpg.supplemental-metadata(2).json"),
        ("P1-edited.jpg", "P1.jpg.supplemental-metadata.json"),
        (LONG, LONG[:46] + ".json"),
    ],
)
def test_a_picture_has_the_sidecars_named_after_it(picture: str, sidecar: str) -> None:
    others = ["2.jpg", "P1.jpg", "Q.jpg", "1750914444445221331_1.jpg"]
    matched = match([*others, picture], [sidecar])
    assert matched.own[picture] == (sidecar,)
    assert not matched.unclaimed
    assert set(matched.own) <= {picture, "P1.jpg"}


@pytest.mark.parametrize("sidecar", ["readme.txt", "other.xmp", "P1.txt.bak.txt"])
def test_what_names_no_picture_is_left(sidecar: str) -> None:
    matched = match(["P2.jpg", "1.jpg"], [sidecar])
    assert (matched.own, matched.shared, matched.unclaimed) == ({}, (), (sidecar,))


@pytest.mark.parametrize("sidecar", ["info.json", "data.jsonl", ".picasa.ini", "whatever.json"])
def test_what_may_speak_of_any_picture_is_shared(sidecar: str) -> None:
    assert match(["1.jpg"], [sidecar]).shared == (sidecar,)


def test_the_closest_name_comes_first() -> None:
    names = ["12345.json", "12345_1.xmp", "12345_1.jpg.xmp"]
    assert match(["12345_1.jpg"], names).own["12345_1.jpg"] == tuple(reversed(names))


def test_a_post_does_not_claim_numbers_that_only_begin_alike() -> None:
    matched = match(["12345678_1.jpg", "1_2.jpg"], ["1234567.json", "1.json"])
    assert matched.own == {}


def test_a_side_that_counts_from_nought_is_seen() -> None:
    pictures = [f"post_{n}.jpg" for n in range(3)]
    matched = match(pictures, [f"post_{n}.jpg.json" for n in (1, 2, 3)])
    assert matched.own == {f"post_{n}.jpg": (f"post_{n + 1}.jpg.json",) for n in range(3)}
    whole = match(pictures, [f"post_{n}.jpg.json" for n in (1, 2)])
    assert whole.own == {f"post_{n}.jpg": (f"post_{n}.jpg.json",) for n in (1, 2)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1.jpg.json", True),
        (".picasa.ini", True),
        ("DATA.JSONL", True),
        (".1.jpg.json", False),
        ("._1.jpg.xmp", False),
        ("1.jpg", False),
        ("json", False),
    ],
)
def test_sidecars_are_known_by_their_names(name: str, expected: bool) -> None:
    assert is_sidecar_name(name) is expected


def test_a_hundred_thousand_names_end() -> None:
    pictures = [f"1750914444445{n // 4:06}_{n % 4 + 1}.jpg" for n in range(100_000)]
    with ends():
        matched = match(pictures, [f"{name}.json" for name in pictures])
    assert len(matched.own) == 100_000


NAMES = st.text(st.sampled_from("ab1_-.( )é뷔\0\n"), max_size=12)


@given(st.lists(NAMES, max_size=8), st.lists(NAMES, max_size=8))
def test_every_sidecar_ends_up_somewhere(stems: list[str], sides: list[str]) -> None:
    pictures = [f"{stem}.jpg" for stem in stems]
    sidecars = list(dict.fromkeys(f"{side}.{kind}" for side in sides for kind in ("json", "txt")))
    matched = match(pictures, sidecars)
    claimed = {name for own in matched.own.values() for name in own}
    assert claimed | set(matched.shared) | set(matched.unclaimed) == set(sidecars)
    assert not claimed & set(matched.unclaimed)
    assert set(matched.own) <= set(pictures)
