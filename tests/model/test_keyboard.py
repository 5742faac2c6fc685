"""Names typed while the keyboard stood on the other language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.keyboard import on_other_layout

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xogud", "태형"),
        ("qnl", "뷔"),
        ("rlaxogud", "김태형"),
        ("dkdldb", "아이유"),
        ("zoazhej", "캠코더"),
        ("ekfr", "닭"),
        ("ekfrdl", "닭이"),
        ("Tkd", "쌍"),
        ("xogud rla", "태형 김"),
        ("ㅑㅕ", "iu"),
        ("ㅍ", "v"),
        ("ㄱㅡ", "rm"),
        ("ㅓㅐㅗㅜ", "john"),
        ("v", ""),
        ("", ""),
        ("防", ""),
        ("123", ""),
    ],
)
def test_the_same_keys_in_the_other_language(typed: str, meant: str) -> None:
    assert on_other_layout(typed) == meant


@given(HANGUL)
def test_what_hangul_is_typed_by_types_it(hangul: str) -> None:
    assert on_other_layout(on_other_layout(hangul)) == hangul


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(on_other_layout(text), str)


def test_letters_taken_apart_are_the_same_letters() -> None:
    assert on_other_layout(unicodedata.normalize("NFD", "뷔")) == "qnl"
