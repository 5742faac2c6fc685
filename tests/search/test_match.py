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
    added=date(2024, 2, 1),
    flags=frozenset({ast.Flag.FAVOURITE}),
    measures={
        ast.Measure.WIDTH: 4096,
        ast.Measure.HEIGHT: 2731,
        ast.Measure.PIXELS: 4096 * 2731,
        ast.Measure.RATIO: 1499,
        ast.Measure.BYTES: 2_400_000,
        ast.Measure.PEOPLE: 2,
        ast.Measure.SCENES: 1,
        ast.Measure.RATING: 4,
    },
    parts={
        ast.TextPart.CAPTION: ("seoul in winter",),
        ast.TextPart.NAME: ("240127_lwa_02.jpg",),
        ast.TextPart.PATH: ("/photos/fansites/2024",),
    },
    set_texts={
        ast.SetPart.ERA: ("love wins all",),
        ast.SetPart.SOURCE: ("weverse", "x"),
        ast.SetPart.HANDLE: ("bts_bighit",),
        ast.SetPart.TERMS: ("no edit",),
    },
    kinds=frozenset({"photo sketch"}),
    format="JPEG",
    lacks=frozenset({ast.Lack.TITLE, ast.Lack.CAPTION}),
)


YES = """|V|IU|BTS|V camcorder|IU with camcorder|IU holding camera|winter|only:V,IU|only:BTS,IU
with:V|set:wins|wins|released:2024|taken:2023-05|rating:>=3|is:favourite|-Jin|Jin OR V
-(Jin OR is:damaged)|"in winter"|camera|text:lwa_02|people:2|scenes:1|w:>4000|h:<=2731|mp:11
size:2..3MB|ratio:3:2|landscape|-portrait|shape:square,landscape|rating:4|on:01-27|on:05-01
added:2024-02|caption:winter|title:wins|name:lwa|path:fansites|path:2024/240127|era:wins
source:weverse|handle:bighit|terms:edit|kind:photo-sketch|kind:airport,sketch|format:jpg,png
missing:title|missing:title,caption|is:landscape|#camera|@IU|~camcoder|phrase:"IU with camcorder"
order:rating V|limit:1"""
NO = """-V|"V with camcorder"|V with camcorder|IU behind camcorder|Liu|only:V|only:BTS|with:V,Jin
set:layover|released:2023|taken:2024|rating:5|zz|is:untagged|V -IU|Jin OR Liu|holding hands
"winter in"|text:iu|people:>2|scenes:0|w:<4000|h:>2731|mp:>12|size:<2MB|ratio:1|portrait|square
on:01-28|added:2023|caption:lwa|title:layover|name:winter|path:fansite/2024/x|era:layover
source:instagram|credit:weverse|terms:repost|kind:airport|format:png|missing:people
missing:title,people|is:offline|#prop -#camera|@Jin|phrase:"V with camcorder"|rating:0"""


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
