"""The search language: what each line asks for."""

from datetime import date

import pytest

from gallery.model.dates import DateRange, read_date_range
from gallery.search import ast, parse
from gallery.search.parser import read_fields
from tests.search.words import story

WORDS = story()
V, IU, LIU, JIN = ({key} for key in (1, 2, 3, 4))


def who(*people):
    return tuple(frozenset(each) for each in people)


def person(*ids):
    return ast.HasPerson(frozenset(ids))


def scene(*ids):
    return ast.HasScene(frozenset(ids))


def phrase(people, link, *scenes):
    return ast.HasPhrase(who(*people), link, frozenset(scenes))


def text(piece, *sets):
    return ast.HasText(piece, frozenset(sets))


def measured(measure, low, high):
    return ast.Quantity(measure, ast.Span(low, high))


def rated(low, high):
    return measured(ast.Measure.RATING, low, high)


def of_kind(*kinds):
    return ast.OfKind(frozenset(kinds))


PORTRAIT = measured(ast.Measure.RATIO, 1, 979)
LANDSCAPE = measured(ast.Measure.RATIO, 1021, 10_000)
V_WITH_CAMCORDER = phrase([V], "", 1)
V_AND_CAMCORDER = ast.And((person(1), scene(1)))
HOLDING_HANDS = phrase([IU, V], "", 4)

READINGS = {
    # nothing, everything
    "": ast.Everything(),
    "   ": ast.Everything(),
    '""': ast.Everything(),
    ",": ast.Everything(),
    # names: any script, any length, exactly
    "V": person(1),
    "v": person(1),
    "뷔": person(1),
    "\u1107\u1171": person(1),  # 뷔 as macOS writes it
    "IU": person(2),
    "kim  taehyung": person(1),
    "BTS": person(1, 4),
    "(G)I-DLE": person(9),
    "camera": scene(1, 2, 9),
    "prop": scene(1, 2, 3, 9),
    "holding hands": scene(4),
    # written apart, together, with a hyphen
    "close up": scene(7),
    "V close up": ast.And((person(1), scene(7))),
    "김 태형": person(1),
    "방탄 소년단": person(1, 4),
    "cam corder": scene(1),
    # names by their beginning, inside, by initial consonants; and text
    "Taehyung": ast.Or((person(1), text("taehyung"))),
    "aehyu": ast.Or((person(1), text("aehyu"))),
    "camcor": ast.Or((scene(1), text("camcor"))),
    "ㄱㅌㅎ": ast.Or((person(1), text("ㄱㅌㅎ"))),
    "ㅂ": person(1, 4),
    "cl": scene(7),
    "zz": ast.Nothing(),
    # text
    "wins": text("wins", 1),
    "Ünder": text("u\u0308nder"),
    "outside": text("outside"),
    '"wins all"': text("wins all", 1),
    "text:love": text("love", 1),
    'text:"IU"': text("iu"),
    # side by side, phrases, links
    "V camcorder": V_AND_CAMCORDER,
    "V with camcorder": V_WITH_CAMCORDER,
    "v WITH a camcorder": V_WITH_CAMCORDER,
    "뷔 with 캠코더": V_WITH_CAMCORDER,
    "V with camera": phrase([V], "", 1, 2, 9),
    "V at antique table": phrase([V], "at", 5),
    "V at the antique table": phrase([V], "at", 5),
    "V in black and white blazer suit": phrase([V], "in", 6),
    "V behind director's camera": phrase([V], "behind", 9),
    "IU and V holding hands": HOLDING_HANDS,
    "IU, V holding hands": HOLDING_HANDS,
    "IU & V with camcorder": phrase([IU, V], "", 1),
    "BTS with camcorder": phrase([{1, 4}], "", 1),
    "with camcorder": scene(1),
    "in close-up": phrase([], "in", 7),
    "V and IU running outdoors": ast.And((person(1), person(2), scene(8))),
    "IU V with camcorder": ast.And((person(2), V_WITH_CAMCORDER)),
    "뷔와 아이유": ast.And((ast.Or((person(1), text("\u1107\u1171\u110b\u116a"))), person(2))),
    "캠코더를 든 뷔": V_WITH_CAMCORDER,
    "V holding a camcorder": V_WITH_CAMCORDER,
    "IU OR 캠코더를 들고 있는 뷔": ast.Or((person(2), V_WITH_CAMCORDER)),
    "V with camcorder wins": ast.And((V_WITH_CAMCORDER, text("wins", 1))),
    "V with IU": ast.And((person(1), person(2))),
    "V and IU": ast.And((person(1), person(2))),
    "V,IU": ast.And((person(1), person(2))),
    "V,#camera": ast.And((person(1), scene(1, 2, 9))),
    "V,-IU,is:favourite": ast.And((person(1), ast.Not(person(2)), ast.Is(ast.Flag.FAVOURITE))),
    "camcorder on antique table": ast.And((scene(1), scene(5))),
    # a phrase while its last word is typed
    "V with camco": ast.Or(
        (
            phrase([V], "", 1),
            ast.And((person(1), text("camco"))),
        )
    ),
    "V with": person(1),
    "V and": person(1),
    "V at zzz": ast.And((person(1), text("zzz"))),
    "V with zzz": ast.And((person(1), text("zzz"))),
    # they, and nobody else
    "only V": ast.Only(who(V)),
    "just V and IU": ast.Only(who(V, IU)),
    "V and IU alone camcorder": ast.And((ast.Only(who(V, IU)), scene(1))),
    "뷔 혼자": ast.Only(who(V)),
    "뷔만": ast.Only(who(V)),
    "only wins": ast.And((text("only"), text("wins", 1))),
    "-only V": ast.Not(ast.Only(who(V))),
    # quotes
    '"V with camcorder"': V_WITH_CAMCORDER,
    "“V with camcorder”": V_WITH_CAMCORDER,
    '"V camcorder"': V_WITH_CAMCORDER,
    '"IU and V holding hands"': HOLDING_HANDS,
    '"V and IU running outdoors"': phrase([V, IU], "", 8),
    '"V leaning against a wall"': phrase([V], "", 10),
    '"IU"': person(2),
    '"(G)I-DLE"': person(9),
    # not, or, parentheses
    "-IU": ast.Not(person(2)),
    "--IU": person(2),
    "V -IU": ast.And((person(1), ast.Not(person(2)))),
    "V camcorder -IU": ast.And((person(1), scene(1), ast.Not(person(2)))),
    "-V with camcorder": ast.Not(V_WITH_CAMCORDER),
    "-kim taehyung wins": ast.And((ast.Not(person(1)), text("wins", 1))),
    "V OR wins": ast.Or((person(1), text("wins", 1))),
    "V OR IU": person(1, 2),
    "-(V OR IU) camcorder": ast.And((ast.Not(person(1, 2)), scene(1))),
    "V wins OR IU": ast.Or((person(2), ast.And((person(1), text("wins", 1))))),
    "(V)": person(1),
    "-(V)": ast.Not(person(1)),
    # fields
    "person:V": person(1),
    "person:taeh": person(1),
    "person:nobody": ast.Nothing(),
    "group:bts": person(1, 4),
    "scene:camera": scene(1, 2, 9),
    "scene:camcor": scene(1),
    "with:V,IU": ast.And((person(1), person(2))),
    "with:V, IU": ast.And((person(1), person(2))),
    "only:V": ast.Only(who(V)),
    "only:V,IU": ast.Only(who(V, IU)),
    'only:"Kim Taehyung", IU': ast.Only(who(V, IU)),
    'with:"Kim Taehyung","IU" , Jin': ast.And((person(1), person(2), person(4))),
    "only:(G)I-DLE": ast.Only(who({9})),
    "only:BTS": ast.Only(who({1, 4})),
    "only:nobody": ast.Nothing(),
    'set:"love wins all"': ast.InSet(frozenset({1})),
    "set:zzz": ast.InSet(frozenset()),
    "SET:lay": ast.InSet(frozenset({2})),
    'set:"love wins all" V': ast.And((ast.InSet(frozenset({1})), person(1))),
    "(set:lay)": ast.InSet(frozenset({2})),
    "rating:4": rated(4, 4),
    "rating:>=3": rated(3, 5),
    "rating:>3": rated(4, 5),
    "rating:<=3": rated(0, 3),
    "rating:3..5": rated(3, 5),
    "rating:..2": rated(0, 2),
    "rating:3+": rated(3, 5),
    "rating:4 stars V": ast.And((rated(4, 4), person(1))),
    "people:2": measured(ast.Measure.PEOPLE, 2, 2),
    "people:>=2": measured(ast.Measure.PEOPLE, 2, None),
    "people:2..4": measured(ast.Measure.PEOPLE, 2, 4),
    "people:2 V": ast.And((measured(ast.Measure.PEOPLE, 2, 2), person(1))),
    "scenes:0": measured(ast.Measure.SCENES, 0, 0),
    "w:>=4000": measured(ast.Measure.WIDTH, 4000, None),
    "width:4,000": measured(ast.Measure.WIDTH, 4000, 4000),
    "h:<1000": measured(ast.Measure.HEIGHT, 1, 999),
    "mp:>8": measured(ast.Measure.PIXELS, 8_000_001, None),
    "mp:> 8 megapixels": measured(ast.Measure.PIXELS, 8_000_001, None),
    "size:>10 MB V": ast.And((measured(ast.Measure.BYTES, 10_000_001, None), person(1))),
    "ratio:3:2": measured(ast.Measure.RATIO, 1485, 1515),
    "shape:landscape": LANDSCAPE,
    "shape:portrait,landscape": ast.Or((PORTRAIT, LANDSCAPE)),
    "landscape": LANDSCAPE,
    "V landscape": ast.And((person(1), LANDSCAPE)),
    "-세로": ast.Not(PORTRAIT),
    "is:landscape": LANDSCAPE,
    "is:favourite,landscape": ast.And((ast.Is(ast.Flag.FAVOURITE), LANDSCAPE)),
    # sets, files
    "kind:airport": of_kind("airport"),
    "kind:photo sketch": of_kind("photo sketch"),
    "kind:photo-sketch V": ast.And((of_kind("photo sketch"), person(1))),
    "kind:con": of_kind("concept photo"),
    "kind:teaser, press": of_kind("teaser", "press"),
    "종류:공항": of_kind("airport"),
    "era:love": ast.SetSays(ast.SetPart.ERA, "love"),
    "before:2024": ast.Released(DateRange(date.min, date(2023, 12, 31))),
    "since:jan 2024 V": ast.And(
        (ast.Released(DateRange(date(2024, 1, 1), date.max)), person(1)),
    ),
    "until:2024-01": ast.Released(DateRange(date.min, date(2024, 1, 31))),
    "after:240127": ast.Released(DateRange(date(2024, 1, 28), date.max)),
    "부터:2024": ast.Released(DateRange(date(2024, 1, 1), date.max)),
    "set:love wins all V": ast.And((ast.InSet(frozenset({1})), person(1))),
    "set:love wins V": ast.And((ast.InSet(frozenset({1})), person(1))),
    "set:wins zzz": ast.And((ast.InSet(frozenset({1})), text("zzz"))),
    "event:paris fashion week V": ast.And(
        (ast.SetSays(ast.SetPart.EVENT, "paris fashion week"), person(1))
    ),
    "credit:kim hee": ast.SetSays(ast.SetPart.CREDIT, "kim hee"),
    "era:Love wins camera": ast.And(
        (ast.SetSays(ast.SetPart.ERA, "love wins"), scene(1, 2, 9)),
    ),
    "event:fan": ast.SetSays(ast.SetPart.EVENT, "fan"),
    "source:Weverse": ast.SetSays(ast.SetPart.SOURCE, "weverse"),
    "credit:Dispatch": ast.SetSays(ast.SetPart.CREDIT, "dispatch"),
    "handle:bts": ast.SetSays(ast.SetPart.HANDLE, "bts"),
    'terms:"No edit"': ast.SetSays(ast.SetPart.TERMS, "no edit"),
    "format:jpg": ast.HasFormat(frozenset({"JPEG", "MPO"})),
    "format:png,heic": ast.HasFormat(frozenset({"PNG", "HEIF"})),
    "missing:caption": ast.Lacks(ast.Lack.CAPTION),
    "missing:people, scene": ast.And((ast.Lacks(ast.Lack.PEOPLE), ast.Lacks(ast.Lack.SCENE))),
    # texts by themselves
    "caption:Seoul": ast.Says(ast.TextPart.CAPTION, "seoul"),
    "title:wins": ast.Says(ast.TextPart.TITLE, "wins", frozenset({1})),
    "name:*.heic": ast.Says(ast.TextPart.NAME, ".heic"),
    "name:lwa_01": ast.Says(ast.TextPart.NAME, "lwa_01"),
    "path:fansites": ast.Says(ast.TextPart.PATH, "fansites"),
    "path:a/lwa": ast.Or(
        (
            ast.Says(ast.TextPart.PATH, "a/lwa"),
            ast.And((ast.Says(ast.TextPart.PATH, "a"), ast.Says(ast.TextPart.NAME, "lwa"))),
        )
    ),
    "path:a\\b\\": ast.Says(ast.TextPart.PATH, "a/b/"),
    # phrases by all means, signs, close spelling
    'phrase:"V with camcorder"': V_WITH_CAMCORDER,
    'phrase:"V with camco"': V_WITH_CAMCORDER,
    'phrase:"V holding nothing known"': ast.Nothing(),
    "phrase:V": person(1),
    "#camera": scene(1, 2, 9),
    "-#camera": ast.Not(scene(1, 2, 9)),
    '#"holding hands" V': ast.And((scene(4), person(1))),
    "#lovewinsall": text("#lovewinsall"),
    "@V": person(1),
    "@BTS": person(1, 4),
    "@nobody": ast.Or((text("@nobody"), ast.SetSays(ast.SetPart.HANDLE, "nobody"))),
    "~camcoder": ast.Or((scene(1), text("camcoder"))),
    "near:camcorder": scene(1),
    # Korean fields
    "인물:뷔": person(1),
    "세트:lay": ast.InSet(frozenset({2})),
    "별점:>=3": rated(3, 5),
    "상태：즐겨찾기": ast.Is(ast.Flag.FAVOURITE),
    "is:favourite": ast.Is(ast.Flag.FAVOURITE),
    "is:favorite": ast.Is(ast.Flag.FAVOURITE),
    "is:fav": ast.Is(ast.Flag.FAVOURITE),
    "is:unt,la": ast.And((ast.Is(ast.Flag.UNTAGGED), LANDSCAPE)),
    "missing:cap": ast.Lacks(ast.Lack.CAPTION),
    "is:Untagged": ast.Is(ast.Flag.UNTAGGED),
    "-is:untagged": ast.Not(ast.Is(ast.Flag.UNTAGGED)),
    # only words
    "https://weverse.io/bts": text("https://weverse.io/bts"),
    "it's(not)": text("it's(not)"),
    "12:30": text("12:30"),
}


@pytest.mark.parametrize("line", READINGS)
def test_a_line_asks_for(line):
    assert parse(line, WORDS) == READINGS[line]


@pytest.mark.parametrize(
    "days", ["2024", "2024-01", "2024-01-27", "240127", "240127..240131", "2024-01..", "..2024"]
)
@pytest.mark.parametrize(("field", "node"), [("released", ast.Released), ("taken", ast.Taken)])
def test_days(field, node, days):
    assert parse(f"{field}:{days}", WORDS) == node(read_date_range(days))


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("V -released:last month IU", ["released:last month"]),
        ("with:V, IU camcorder rating:3", ["with:V, IU", "rating:3"]),
        ('V rating:3 "open', ["rating:3"]),
        ("rating:3 relesed:2024 is:recent", ["rating:3"]),
        ("#camera 별점:3 order:-rating", ["#camera", "별점:3", "order:-rating"]),
        ("released:2024-13", []),
        ('"', []),
    ],
)
def test_fields_are_told_with_all_of_their_values(line, fields):
    found = read_fields(line, WORDS)
    assert [line[token.start : token.end] for token in found] == fields
