"""Texts whose encoding nobody wrote down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.legacy import decoded, encoding_of, repaired


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Love wins all", "utf-8"),
        ("촬영 현장의 뷔", "utf-8"),
        ("한강 야경", "cp949"),
        ("BTS뷔V with 캠코더", "cp949"),
        ("봄", "cp949"),
        ("똠방각하 펲시콜라 촬영", "cp949"),
        ("Blume im Garten (öäüéàè)", "cp1252"),
        ("Größe", "cp1252"),
        ("Ärzte ohne Übung", "cp1252"),
        ("© 2007 Walter Hangartner", "cp1252"),
        ("NAÇÃO e coração", "cp1252"),
        ("l’été déjà passé", "cp1252"),
        ("Ça, c'est à “nous” – déjà", "cp1252"),
        ("Señor Muñoz, ¿qué tal?", "cp1252"),
        ("きょうとの紅葉です", "cp932"),
        ("カメラを持つ人", "cp932"),
    ],
)
def test_the_encoding_is_seen_in_the_bytes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert encoding_of(data) == encoding
    assert decoded(data, encoding_of(data)) == text


@pytest.mark.parametrize("text", ["한강 야경", "Größe", "벚꽃이 핀 경복궁", "plain"])
def test_what_was_read_as_latin_1_is_repaired(text: str) -> None:
    for encoding in ("utf-8", "cp949" if "강" in text or "꽃" in text else "cp1252"):
        assert repaired(text.encode(encoding).decode("latin-1")) == text


def test_what_was_read_well_stays() -> None:
    for text in ("뷔", "Größe", "–", "京都"):
        assert repaired(text) == text


def test_a_letter_cut_by_the_sample_does_not_hide_the_encoding() -> None:
    data = ("V" + "촬영 현장 " * 2_000).encode("cp949")
    for start in range(3):
        assert encoding_of(data[start * 2 + 1 :]) == "cp949"


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    text = decoded(data, encoding_of(data))
    assert isinstance(text, str)
    assert text or not data
    assert isinstance(repaired(data.decode("latin-1")), str)


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=8))
def test_utf8_proves_itself(text: str) -> None:
    assert encoding_of(text.encode()) == "utf-8"
    assert repaired(text.encode().decode("latin-1")) == text
