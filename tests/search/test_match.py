"""A search read in memory: one photo, many questions."""

from datetime import date

import pytest

from gallery.search import ast, parse
from gallery.search.match import PhotoFacts, Said, matches
from tests.search.words import story

WORDS = story()
V, IU, CAMCORDER = 1, 2, 1

# IU holds the camcorder, V only stands there.
PHOTO = PhotoFacts(
    people=frozenset({V, IU}),
    scenes=frozenset({CAMCORDER}),
    phrases=(Said(frozenset({V})), Said(frozenset({IU}), "holding", CAMCORDER)),
    texts=("240127_lwa_02.jpg", "seoul in winter"),
    sets=frozenset({1}),
    released=(date(2024, 1, 27),),
    taken=date(2023, 5, 1),
    rating=4,
    flags=frozenset({ast.Flag.FAVOURITE}),
)


YES = """|V|IU|BTS|V camcorder|IU with camcorder|IU holding camera|winter|only:V,IU|only:BTS,IU
with:V|set:wins|wins|released:2024|taken:2023-05|rating:>=3|is:favourite|-Jin|Jin OR V
-(Jin OR is:damaged)|"in winter"|camera|text:lwa_02"""
NO = """-V|"V with camcorder"|V with camcorder|IU behind camcorder|Liu|only:V|only:BTS|with:V,Jin
set:layover|released:2023|taken:2024|rating:5|zz|is:untagged|V -IU|Jin OR Liu|holding hands
"winter in"|text:iu"""


def lines(table):
    return [line for row in table.splitlines() for line in row.split("|")]


@pytest.mark.parametrize("line", lines(YES))
def test_yes(line):
    assert matches(parse(line, WORDS), PHOTO)


@pytest.mark.parametrize("line", lines(NO))
def test_no(line):
    assert not matches(parse(line, WORDS), PHOTO)


def test_a_photo_without_dates_is_in_no_range():
    bare = PhotoFacts()
    assert not matches(parse("taken:1900..", WORDS), bare)
    assert not matches(parse("released:..2100", WORDS), bare)
    assert matches(parse("rating:0", WORDS), bare)
