"""A search line changed by clicks."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.model.errors import QueryError
from gallery.search import ast, parse, read
from gallery.search.parser import read_pieces
from gallery.search.terms import Stance, Term, clicked, put_for, rest_of, stance, turned, without
from tests.search.words import story

WORDS = story()
TODAY = date(2024, 3, 5)


def term(text: str) -> Term:
    return Term(text, parse(text, WORDS, today=TODAY))


def pieces(line: str):
    return read_pieces(line, WORDS, today=TODAY)


def click(line: str, text: str, wanted: Stance = Stance.ASKED) -> str:
    return clicked(line, pieces(line), term(text), wanted=wanted)


def is_released(node: ast.Node) -> bool:
    return isinstance(node, ast.Released)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("", []),
        ("  ", []),
        ("V camcorder -IU", ["V", "camcorder", "-IU"]),
        ("V with camcorder landscape", ["V with camcorder", "landscape"]),
        ("released:last month V", ["released:last month", "V"]),
        ("mp:> 8 megapixels V", ["mp:> 8 megapixels", "V"]),
        ("only:V, IU order:-rating", ["only:V, IU", "order:-rating"]),
        ("(V OR IU) camcorder", ["(V OR IU)", "camcorder"]),
        ("V OR IU order:rating", ["V OR IU order:rating", "order:rating"]),
        ('"V with camcorder"@IU', ['"V with camcorder"', "@IU"]),
    ],
)
def test_the_conditions_of_a_line_have_their_places(line: str, texts: list[str]) -> None:
    assert [line[piece.start : piece.end] for piece in pieces(line)] == texts


def test_the_conditions_together_are_the_search() -> None:
    line = "V with camcorder released:last month -IU mp:>8 (V OR IU)"
    together = ast.all_of(*(piece.node for piece in pieces(line)))
    assert together == parse(line, WORDS, today=TODAY)


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("V", Stance.ASKED),
        ("뷔", Stance.ASKED),
        ("@V", Stance.ASKED),
        ("camcorder person:V", Stance.ASKED),
        ("-V", Stance.REFUSED),
        ("-person:뷔 camcorder", Stance.REFUSED),
        ("IU", Stance.SILENT),
        ("V OR IU", Stance.SILENT),
        ("(V OR IU)", Stance.SILENT),
        ("V with camcorder", Stance.SILENT),
        ("", Stance.SILENT),
    ],
)
def test_a_condition_is_known_however_it_was_typed(line: str, how: Stance) -> None:
    assert stance(pieces(line), term("person:V")) is how


@pytest.mark.parametrize(
    ("line", "text", "after"),
    [
        ("", "person:V", "person:V"),
        ("person:V", "person:IU", "person:V person:IU"),
        ("  camcorder ", "person:V", "camcorder person:V"),
        ("V OR IU", "missing:caption", "(V OR IU) missing:caption"),
        ("(V OR IU)", "missing:caption", "(V OR IU) missing:caption"),
        ("V OR IU order:rating", "is:recent", "(V OR IU) is:recent order:rating"),
        ("order:rating V OR limit:5 IU", "is:recent", "(V OR IU) is:recent order:rating limit:5"),
        # taken back
        ("person:V", "person:V", ""),
        ("뷔 camcorder", "person:V", "camcorder"),
        ("camcorder @V mp:>8", "person:V", "camcorder mp:>8"),
        ("V person:V 뷔", "person:V", ""),
        ("released:last month V", "released:2024-02", "V"),
        ("landscape V", "is:landscape", "V"),
        # turned round
        ("-V camcorder", "person:V", "camcorder person:V"),
    ],
)
def test_a_click_puts_in_and_takes_back(line: str, text: str, after: str) -> None:
    assert click(line, text) == after


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("", "-person:V"),
        ("V camcorder", "camcorder -person:V"),
        ("camcorder -V", "camcorder"),
        ("V OR IU", "(V OR IU) -person:V"),
    ],
)
def test_a_click_with_alt_refuses(line: str, after: str) -> None:
    assert click(line, "person:V", Stance.REFUSED) == after


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("V", "V released:2024"),
        ("released:2023 V", "V released:2024"),
        ("released:last month V date:2022..2023", "V released:2024"),
        ("released:2024", ""),
        ("released:240101..241231 V", "V"),
        ("-released:2024", "released:2024"),
    ],
)
def test_one_year_takes_the_place_of_another(line: str, after: str) -> None:
    assert put_for(line, pieces(line), term("released:2024"), sort=is_released) == after


def test_what_is_left_without_a_sort_is_a_search_of_its_own() -> None:
    line = "V released:2024 camcorder"
    assert without(line, pieces(line), is_released) == "V camcorder"
    assert rest_of(pieces(line), is_released) == parse("V camcorder", WORDS)


def test_the_story_is_found_by_clicks() -> None:
    line = ""
    for text in ("person:V", "person:IU", "is:landscape", "mp:>8", "missing:caption"):
        line = click(line, text)
    line = put_for(line, pieces(line), term("released:2024"), sort=is_released)
    line = put_for(line, pieces(line), term("released:2024-01"), sort=is_released)
    typed = "V IU landscape mp:>8 missing:caption released:2024-01"
    assert set(parse(line, WORDS).nodes) == set(parse(typed, WORDS).nodes)


ANY = st.lists(
    st.sampled_from(
        ["V", "IU", "-뷔", "OR", "(", ")", "camcorder", "with", "and", "released:last", "month",
         "only:V,", "mp:", ">", "8", '"', "order:rating", "limit:3", "@V", "#camera", "love"]
    ),
    max_size=9,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(ANY)
def test_two_clicks_leave_the_search_as_it_was(line: str) -> None:
    try:
        before = read(line, WORDS, today=TODAY)
    except QueryError:
        return
    wanted = term("missing:source")
    once = clicked(line, pieces(line), wanted)
    assert stance(pieces(once), wanted) is Stance.ASKED
    after_one = read(once, WORDS, today=TODAY)
    assert after_one.node == ast.all_of(before.node, wanted.node)
    assert (after_one.order, after_one.limit) == (before.order, before.limit)
    twice = clicked(once, pieces(once), wanted)
    assert read(twice, WORDS, today=TODAY) == before


@settings(deadline=None)
@given(ANY, st.sampled_from(list(Stance)))
def test_a_line_stands_as_it_was_turned(line: str, to: Stance) -> None:
    try:
        found = pieces(line)
    except QueryError:
        return
    wanted = term("missing:source")
    after = turned(line, found, wanted, to=to)
    assert stance(pieces(after), wanted) is to
