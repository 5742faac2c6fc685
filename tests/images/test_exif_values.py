"""EXIF values as plain text, whatever their type and encoding."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from gallery.images.exif_values import plain_values
from gallery.images.inspect import inspect
from tests.images.containers import jpeg_with_exif

EXPOSURE, POSITION = 0x8769, 0x8825
COMMENT = 0x9286


def read(
    values: dict[int, object], *, inner: dict[int, dict[int, object]] | None = None
) -> dict[str, str]:
    return inspect(Path("a.jpg"), content=jpeg_with_exif(values, inner=inner)).exif


def comment(value: bytes) -> str:
    return read({}, inner={EXPOSURE: {COMMENT: value}}).get("UserComment", "")


def test_the_texts_of_windows() -> None:
    titles = {0x9C9B: "제목", 0x9C9C: "댓글", 0x9C9D: "뷔", 0x9C9E: "서울;봄", 0x9C9F: "주제"}
    found = read({tag: f"{text}\0".encode("utf-16-le") for tag, text in titles.items()})
    assert found == {
        "XPTitle": "제목",
        "XPComment": "댓글",
        "XPAuthor": "뷔",
        "XPKeywords": "서울;봄",
        "XPSubject": "주제",
    }


def test_ratings_are_texts_too() -> None:
    assert read({0x4746: 4, 0x4749: 75}) == {"Rating": "4", "RatingPercent": "75"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"ASCII\0\0\0a comment\0\0", "a comment"),
        (b"\0\0\0\0\0\0\0\0" + "댓글".encode(), "댓글"),
        (b"ASCII\0\0\0" + "댓글".encode(), "댓글"),
        (b"UNICODE\0" + "댓글 V".encode("utf-16-le"), "댓글 V"),
        (b"UNICODE\0" + "a comment".encode("utf-16-be"), "a comment"),
        (b"UNICODE\0" + "가을".encode("utf-16-le") + b"\0\0", "가을"),
        (b"UNICODE\0" + "가을".encode("utf-16-be"), "가을"),
        (b"UNICODE\0" + "京都の紅葉".encode("utf-16-le"), "京都の紅葉"),
        (b"UNICODE\0" + "京都の紅葉".encode("utf-16-be"), "京都の紅葉"),
        (b"UNICODE\0" + "\ufeff가을".encode("utf-16-le"), "가을"),
        (b"JIS\0\0\0\0\0" + "京都".encode("iso2022_jp"), "京都"),
        (b"no code at all", "no code at all"),
        (b"ASCII\0\0\0" + b"\0" * 200, ""),
        (b" " * 100, ""),
        (b"\0" * 264, ""),
    ],
)
def test_a_comment_is_read_by_the_code_before_it(written: bytes, text: str) -> None:
    assert comment(written) == text


def test_latin_1_is_handed_over_byte_for_byte() -> None:
    legacy = "한강".encode("cp949")
    assert read({0x010E: legacy})["ImageDescription"] == legacy.decode("latin-1")
    assert comment(b"ASCII\0\0\0" + legacy) == legacy.decode("latin-1")


def test_the_position_is_degrees_minutes_and_seconds() -> None:
    seconds = IFDRational(4656, 100)
    found = read(
        {},
        inner={
            POSITION: {1: "N", 2: (IFDRational(37), IFDRational(34), seconds), 3: "E",
                       4: (IFDRational(126), IFDRational(5862, 100), IFDRational(0, 0))}
        },
    )  # fmt: skip
    assert found == {
        "GPSLatitudeRef": "N",
        "GPSLatitude": "37.0 34.0 46.56",
        "GPSLongitudeRef": "E",
        "GPSLongitude": "126.0 58.62 0.0",
    }


def test_an_empty_position_is_none() -> None:
    assert read({0x0110: "X-T5"}, inner={POSITION: {0: b"\2\3\0\0"}}) == {"Model": "X-T5"}


VALUES = st.one_of(
    st.binary(max_size=30),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.tuples(st.integers(), st.text(max_size=3)),
    st.lists(st.floats(), max_size=4).map(tuple),
    st.none(),
)
TAGS = st.sampled_from([0x010E, 0x013B, 0x8298, 0x4746, 0x9C9B, 0x9C9E])
INNER = st.sampled_from([0x9003, 0x9286, 0x9291, 1, 2, 3, 4])


@given(st.dictionaries(TAGS, VALUES), st.dictionaries(INNER, VALUES))
def test_no_values_break_the_reader(values: dict[int, object], inner: dict[int, object]) -> None:
    exif = Image.Exif()
    for tag, value in values.items():
        exif[tag] = value
    for which in (EXPOSURE, POSITION):
        exif[which] = 1  # looked up, then replaced by what is in
        exif._ifds[which] = dict(inner)
    for text in plain_values(exif).values():
        assert isinstance(text, str)
        assert text
