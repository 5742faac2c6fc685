"""The search language: what each line asks for, and where an error points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.model.dates import read_date_range
from gallery.model.errors import QueryError
from gallery.search import ast, parse
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
    "캠코더를 든 뷔": phrase([V], "holding", 1),
    "IU OR 캠코더를 들고 있는 뷔": ast.Or((person(2), phrase([V], "holding", 1))),
    "V with camcorder wins": ast.And((V_WITH_CAMCORDER, text("wins", 1))),
    "V with IU": ast.And((person(1), person(2))),
    "V and IU": ast.And((person(1), person(2))),
    "V,IU": ast.And((person(1), person(2))),
    "camcorder on antique table": ast.And((scene(1), scene(5))),
    # a phrase while its last word is typed
    "V with camco": ast.Or(
        (
            phrase([V], "", 1),
            ast.And((person(1), text("with"), ast.Or((scene(1), text("camco"))))),
        )
    ),
    "V at zzz": ast.Nothing(),
    "V with zzz": ast.And((person(1), text("with"), text("zzz"))),
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
    "rating:4": ast.Rating(4, 4),
    "rating:>=3": ast.Rating(3, 5),
    "rating:>3": ast.Rating(4, 5),
    "rating:<=3": ast.Rating(0, 3),
    "rating:3..5": ast.Rating(3, 5),
    "rating:..2": ast.Rating(0, 2),
    "is:favourite": ast.Is(ast.Flag.FAVOURITE),
    "is:favorite": ast.Is(ast.Flag.FAVOURITE),
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
STARTS = ["only:", "set:", "rating:", "released:", "is:", "text:", "x:", "person:", "with:"]
PIECES = st.sampled_from([*NAMES, *SIGNS, *STARTS])
ANY_TEXT = st.text(max_size=40)
LINES = st.one_of(
    ANY_TEXT,
    st.lists(PIECES | ANY_TEXT, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_whatever_is_typed_is_read_or_refused_with_a_place(line):
    try:
        parse(line, WORDS)
    except QueryError as error:
        refused = error
    else:
        return
    assert 0 <= refused.start <= refused.end <= len(line)
