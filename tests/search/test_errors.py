"""Searches that cannot be read: where an error points, and what would be right there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.model.errors import QueryError
from gallery.search import parse, read
from gallery.search.fields import FIELDS, TABLE
from tests.search.words import story

WORDS = story()


@pytest.mark.parametrize(
    ("line", "field", "near"),
    [
        ("relesed:2024", "", "released"),
        ("persn:V", "", "person"),
        ("ㄱ딛ㅁㄴㄷㅇ:2024", "", "released"),  # the keyboard stood on Korean
        ("인뭄:뷔", "", "인물"),
        ("qqqq:V", "", ""),
        ("is:faworite", "is", "favorite"),
        ("is:듀플", "is", ""),
        ("order:ratng", "order", "rating"),
        ("missing:captin", "missing", "caption"),
        ("kind:airprt", "kind", "airport"),
        ("released:last mnth V", "released", "last month"),
        ("taken:yesterdy", "taken", "yesterday"),
        ("taken:someday", "taken", ""),
        ("mp:x", "mp", ""),
    ],
)
def test_an_error_says_what_was_meant_and_what_can_be_read(line, field, near):
    with pytest.raises(QueryError) as caught:
        parse(line, WORDS)
    error = caught.value
    assert (error.field, error.near) == (field, near)
    assert error.expected == (FIELDS[field].examples if field else ())
    if near:
        parse(line[: error.start] + near + line[error.end :], WORDS)


@pytest.mark.parametrize(
    ("line", "code", "start", "end"),
    [
        ('V "with camcorder', "unclosed-quote", 2, 17),
        ('set:"love', "unclosed-quote", 4, 9),
        ("V (IU", "unclosed-parenthesis", 2, 3),
        ("((V)", "unclosed-parenthesis", 0, 1),
        ("V) IU", "unexpected-parenthesis", 1, 2),
        ("V ()", "unexpected-parenthesis", 3, 4),
        ("V -", "nothing-to-negate", 2, 3),
        ("V - IU", "nothing-to-negate", 2, 3),
        ("(V -)", "nothing-to-negate", 3, 4),
        ("-OR", "nothing-to-negate", 0, 1),
        ("OR V", "nothing-beside-or", 0, 2),
        ("V OR", "nothing-beside-or", 2, 4),
        ("V OR OR IU", "nothing-beside-or", 2, 4),
        ("(OR V)", "nothing-beside-or", 1, 3),
        ("(V OR)", "nothing-beside-or", 3, 5),
        ("V persn:IU", "unknown-field", 2, 7),
        ("V released:someday", "bad-value", 11, 18),
        ("rating:6", "bad-value", 7, 8),
        ("rating:5..3", "bad-value", 7, 11),
        ("rating:<0", "bad-value", 7, 9),
        ("rating:>5", "bad-value", 7, 9),
        ("is:blue", "bad-value", 3, 7),
        ("is:", "bad-value", 3, 3),
        ("mp:many", "bad-value", 3, 7),
        ("w:0", "bad-value", 2, 3),
        ("on:2024", "bad-value", 3, 7),
        ("limit:0", "bad-value", 6, 7),
        ("kind:airport,zzz", "bad-value", 13, 16),
        ("is:untagged,tagx V", "bad-value", 12, 16),
        ('missing:"zzz" , people', "bad-value", 9, 12),
        ("phrase:", "bad-value", 7, 7),
        ("(order:rating V)", "not-here", 1, 13),
        ("V -limit:4", "not-here", 3, 10),
        ("order:rating V order:name", "said-twice", 15, 25),
        ("limit:1 limit:2", "said-twice", 8, 15),
        ("V OR order:rating", "nothing-beside-or", 2, 4),
        ("limit:2 OR V", "nothing-beside-or", 8, 10),
        ("only:", "bad-value", 5, 5),
        ("only:,", "bad-value", 5, 6),
        ('person:""', "bad-value", 7, 9),
        ("(" * 9 + "V" + ")" * 9, "too-long", 8, 9),
        ("V " * 201, "too-long", 400, 402),
        ("V," * 201, "too-long", 200, 402),
    ],
)
def test_an_error_points_at_its_place(line, code, start, end):
    with pytest.raises(QueryError) as caught:
        parse(line, WORDS)
    assert (caught.value.code, caught.value.start, caught.value.end) == (code, start, end)


NAMES = ["V", "IU", "and", "with", "in", "a", "camcorder", "holding", "hands", "BTS", "뷔", "ㅂ"]
SIGNS = ["OR", "-", "(", ")", '"', "“", ",", "&", "..", "3", "240127", "\\", " ", "(G)I-DLE"]
STARTS = ["x:", "인물:", "#", "@", "~", *(f"{name}:" for name in FIELDS)]
VALUES = [example for field in TABLE for example in field.examples]
PIECES = st.sampled_from([*NAMES, *SIGNS, *STARTS, *VALUES])
ANY_TEXT = st.text(max_size=40)
LINES = st.one_of(
    ANY_TEXT,
    st.lists(PIECES | ANY_TEXT, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_whatever_is_typed_is_read_or_refused_with_a_place(line):
    try:
        read(line, WORDS)
    except QueryError as error:
        refused = error
    else:
        return
    assert 0 <= refused.start <= refused.end <= len(line)
