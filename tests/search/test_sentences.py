"""Plain words that say what a field would."""

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.model.errors import QueryError
from gallery.model.phrases import BearerKind
from gallery.search import ast, parse
from gallery.search.parser import read_fields
from tests.search.words import story

WORDS = story()
TODAY = date(2026, 11, 25)


def same(left, right):
    return parse(left, WORDS, today=TODAY) == parse(right, WORDS, today=TODAY)


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("photos of V", "V"),
        ("photos of V and IU", "V IU"),
        ("pictures from january 2024", "released:2024-01"),
        ("V over 8 megapixels", "V mp:>8"),
        ("V over 8mp", "V mp:>8"),
        ("less than 2 MB", "size:<2MB"),
        ("at least 2 people", "people:>=2"),
        ("at least 4 stars IU", "rating:>=4 IU"),
        ("V from January 2024", "V released:2024-01"),
        ("V in January 2024", "V released:2024-01"),
        ("V in 2024", "V released:2024"),
        ("since 2023 V", "released:>=2023 V"),
        ("before 240127", "released:<240127"),
        ("from jan 2024 to mar 2024", "released:2024-01..2024-03"),
        ("released last month", "released:last month"),
        ("taken in 2023", "taken:2023"),
        ("taken yesterday", "taken:yesterday"),
        ("added last week", "added:last week"),
        ("V without IU", "V -IU"),
        ("V without Kim Taehyung", "V -V"),
        ("without caption", "missing:caption"),
        ("without captions", "missing:caption"),
        ("no source", "missing:source"),
        ("-without caption", "-missing:caption"),
        ("V OR without IU", "V OR -IU"),
        ("뷔 2024년 1월 8메가픽셀 이상", "V released:2024-01 mp:>=8"),
        ("2024년 1월의 뷔", "released:2024-01 V"),
        ("뷔 2명 이하", "V people:<=2"),
        ("뷔 설명 없는", "V missing:caption"),
        ("V photos", "V"),
        ("뷔 사진", "V"),
        ("show me all photos of IU", "IU"),
        ("landscape photos of V without captions", "landscape V missing:caption"),
        ("V January 2024", "V released:2024-01"),
        ("last month V", "released:last month V"),
        ("지난달 뷔", "released:지난달 V"),
        ("작년 뷔", "released:작년 V"),
        ("2022 to 2023", "released:2022..2023"),
        ("2024년 1월에 찍은 사진", "taken:2024-01"),
        ("어제 추가한 사진", "added:어제"),
        ("2 people", "people:2"),
        ("두 명", "people:2"),
        ("at least two people", "people:>=2"),
        ("5 stars", "rating:5"),
        ("★★★★★ V", "rating:5 V"),
        ("별점 5", "rating:5"),
        ("4 stars or more", "rating:>=4"),
        ("8MP+", "mp:>=8"),
        ("> 8 mp", "mp:>8"),
        ("w>=4000", "w:>=4000"),
        ("mp > 8 V", "mp:>8 V"),
        ("released>2023", "released:>2023"),
        ("6000x4000", "w:6000 h:4000"),
        ("my favourites", "is:favourite"),
        ("즐겨찾기 뷔", "is:favourite V"),
        ("태그 없음", "is:untagged"),
        ("not tagged", "-is:tagged"),
        ("unrated", "missing:rating"),
        ("V not IU", "V -IU"),
        ("V NOT IU", "V -IU"),
        ("V but not IU", "V -IU"),
        ("without V and IU", "-V -IU"),
        ("V without a caption", "V missing:caption"),
        (
            "photos of V and IU, landscape, over 8 megapixels, from January 2024, without caption",
            "V IU landscape mp:>8 released:2024-01 missing:caption",
        ),
    ],
)
def test_plain_words_say_what_fields_say(said, typed):
    assert same(said, typed)


@pytest.mark.parametrize(
    "words",
    [
        "photos",
        "photos seoul",
        "over",
        "over 8",
        "over 9 stars",
        "from seoul",
        "in may",
        "without",
        "without wings",
        "no wings",
        "since",
        "taken",
        '"without caption"',
        "text:without",
        "new york",
        "not today",
        "2 wings",
        "a>b",
        "w>wings",
        "today",
        "last wings",
        "show seoul",
    ],
)
def test_words_that_may_mean_anything_are_text(words):
    found = parse(words, WORDS, today=TODAY)
    for part in found.nodes if isinstance(found, ast.And) else (found,):
        assert isinstance(part, ast.HasText | ast.Nothing)


def test_a_known_name_comes_before_plain_words():
    words = story()
    words.add(BearerKind.SCENE, 30, "without caption")
    assert parse("without caption", words) == ast.HasScene(frozenset({30}))


def test_plain_words_are_shown_as_understood():
    line = "photos of V over 8 megapixels, taken in 2023 without IU"
    shown = [line[token.start : token.end] for token in read_fields(line, WORDS)]
    assert shown == ["over 8 megapixels", "taken in 2023", "without IU"]


def test_free_words_that_say_what_a_field_would_are_shown_so():
    line = "photos of only V, 2024 wings photo sketch not tagged"
    shown = [line[token.start : token.end] for token in read_fields(line, WORDS)]
    assert shown == ["only V", "2024", "photo sketch", "not tagged"]


PLAIN = ["photos", "of", "over", "at least", "8", "8mp", "megapixels", "2 MB", "from", "in"]
DATES = ["taken", "2024", "january", "last", "month", "2024년", "1월"]
OTHERS = ["without", "no", "caption", "IU", "이상", "없는", "설명", ",", "OR", "-", "(", ")"]
PIECES = st.sampled_from([*PLAIN, *DATES, *OTHERS])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=9).map(" ".join))
def test_plain_words_in_any_order_are_read_or_refused(line):
    for token in read_fields(line, WORDS):
        assert line[token.start : token.end].strip()
    with contextlib.suppress(QueryError):
        parse(line, WORDS, today=TODAY)
