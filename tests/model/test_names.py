"""Names are compared, abbreviated and ordered the same in every script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("V", "v"),
        ("뷔", unicodedata.normalize("NFD", "뷔")),
        ("Kim  Taehyung ", "kim taehyung"),
        ("STRASSE", "straße"),
        ("Ｖ\u200b", "ｖ"),
        ("\u202eIU\u202c", "iu"),
        ("V\u200d", "v"),
        ("❤\ufe0f", "❤"),
        ("\u3164V\u3164", "v"),
        ("\u061cV", "v"),
    ],
)
def test_the_same_name_has_the_same_key(one: str, other: str) -> None:
    assert names.compare_key(one) == names.compare_key(other)


@pytest.mark.parametrize(("one", "other"), [("V", "B"), ("뷔", "비"), ("RM", "R M")])
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert names.compare_key(one) != names.compare_key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("김태형", "ㄱㅌㅎ"),
        ("뷔", "ㅂ"),
        ("아이유", "ㅇㅇㅇ"),
        ("Kim", ""),
        ("김 Tae", "ㄱtae"),
        ("", ""),
    ],
)
def test_hangul_is_abbreviated_by_initial_consonants(text: str, expected: str) -> None:
    assert names.initials(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ㅇㅇㅇ", True), ("ㄱ ㅌ", True), ("ㅏ", False), ("", False), ("V", False)],
)
def test_initials_are_told_from_words(text: str, expected: bool) -> None:
    assert names.is_initials(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("V", "Latn"), ("뷔", "Hang"), ("防弾少年団", "Hani"), ("アイユー", "Jpan"), ("123", "Zyyy")],
)
def test_the_script_of_a_name_is_known(text: str, expected: str) -> None:
    assert names.script_of(text) == expected


def test_half_a_syllable_is_found_inside_a_name() -> None:
    assert names.search_text("태혀") in names.search_text("김태형")


def test_numbers_are_counted_not_spelled() -> None:
    shuffled = ["photo 10", "photo 2", "Photo 1", "photo"]
    assert sorted(shuffled, key=names.natural_key) == ["photo", "Photo 1", "photo 2", "photo 10"]


@given(st.text())
def test_cleaning_a_clean_name_changes_nothing(text: str) -> None:
    once = names.clean(text)
    assert names.clean(once) == once
    assert not any(unicodedata.category(char) == "Cs" for char in once)


@given(st.text(), st.text())
def test_any_two_names_can_be_ordered(one: str, other: str) -> None:
    assert sorted([one, other], key=names.natural_key)


@pytest.mark.parametrize("text", ["", " ", "\u200b\u200f", "\u3164", "\u2800", "\u0301", "\u200d"])
def test_a_name_that_shows_nothing_is_told_from_one_that_does(text: str) -> None:
    assert not names.is_readable(names.clean(text))


@pytest.mark.parametrize("text", ["V", "뷔", "🐯", "❤\ufe0f", "?", "1", "\U0001fae9", "ㅂ"])
def test_letters_digits_signs_and_emoji_are_names(text: str) -> None:
    assert names.is_readable(names.clean(text))


def test_an_emoji_of_several_keeps_what_joins_it() -> None:
    assert names.clean(" 🐻\u200d❄\ufe0f ") == "🐻\u200d❄\ufe0f"


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert names.compare_key(names.clean(text)) == names.compare_key(text)
    assert names.compare_key(names.compare_key(text)) == names.compare_key(text)


@pytest.mark.parametrize(
    ("half", "whole"),
    [
        ("부", "뷔"),
        ("김ㅌ", "김태형"),
        ("김탷", "김태형"),
        ("김", "김태형"),
        ("고", "과"),
        ("닭", "달고"),
    ],
)
def test_what_a_keyboard_shows_on_the_way_begins_the_name(half: str, whole: str) -> None:
    begun = names.half_typed(names.search_text(half))
    assert begun[0] == names.search_text(half)
    assert any(names.search_text(whole).startswith(each) for each in begun)


@pytest.mark.parametrize("text", ["", "V", "ㅂ", "ㅇㅇㅇ", "V ㅂ", "kim"])
def test_other_texts_may_only_go_on(text: str) -> None:
    assert names.half_typed(names.search_text(text)) == (names.search_text(text),)


@given(st.text("ab 019_.가é", max_size=9), st.text("ab 019_.가é", max_size=9))
def test_text_to_sort_by_sorts_as_the_natural_key(one: str, other: str) -> None:
    as_text = names.sort_text(one) < names.sort_text(other)
    assert as_text == (names.natural_key(one) < names.natural_key(other))
