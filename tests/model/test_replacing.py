"""Find and replace in one text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.errors import InvalidValue
from gallery.model.replacing import Replacement


@pytest.mark.parametrize(
    ("find", "put", "text", "wanted"),
    [
        ("Taehyng", "Taehyung", "Kim Taehyng films", "Kim Taehyung films"),
        ("taehyng", "Taehyung", "TAEHYNG", "Taehyung"),
        ("뷔", "V", "뷔가 웃는다, 뷔", "V가 웃는다, V"),
        ("a+b", r"\1", "a+b, aab", r"\1, aab"),
        (".", "…", "End.", "End…"),
        ("É", "e", "é", "e"),
        ("  ", " ", "two  spaces", "two spaces"),
        ("gone", "", "all gone", "all "),
        (unicodedata.normalize("NFD", "김"), "Kim", "김태형", "Kim태형"),
    ],
)
def test_words_are_put_in_place_of_others(find: str, put: str, text: str, wanted: str) -> None:
    assert Replacement(find, put).applied(text) == wanted


def test_only_as_it_is_written() -> None:
    replacement = Replacement("iu", "아이유", match_case=True)
    assert replacement.applied("IU iu") == "IU 아이유"


def test_only_whole_words() -> None:
    replacement = Replacement("iu", "IU", whole_words=True)
    assert replacement.applied("iu, Liu, iu2 (iu)") == "IU, Liu, iu2 (IU)"
    assert Replacement("뷔", "V", whole_words=True).applied("뷔가 뷔 뷔.") == "뷔가 V V."


def test_nothing_is_not_looked_for() -> None:
    with pytest.raises(InvalidValue):
        Replacement("", "x")


@given(find=st.text(min_size=1), text=st.text())
def test_the_places_are_those_that_change(find: str, text: str) -> None:
    replacement = Replacement(find, "\N{SNOWMAN}", match_case=True)
    spans = replacement.spans(text)
    assert all(text[start:end] == replacement.find for start, end in spans)
    starts = (0, *(end for _, end in spans))
    ends = (*(start for start, _ in spans), len(text))
    rest = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert replacement.applied(text) == "\N{SNOWMAN}".join(rest)
