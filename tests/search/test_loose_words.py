"""Free words that are no names: texts, and what else they say."""

from datetime import date

import pytest

from gallery.model.dates import DateRange
from gallery.search import ast, parse
from tests.search.words import story

WORDS = story()
TODAY = date(2026, 11, 25)
V = ast.HasPerson(frozenset({1}))


def text(piece, *sets):
    return ast.HasText(piece, frozenset(sets))


def read(line):
    return parse(line, WORDS, today=TODAY)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("selca", "selca"), ("photo sketch", "photo sketch"), ("magazine", "magazine scan")],
)
def test_a_kind_of_set_is_found_by_its_name_and_in_texts(word, kind):
    assert read(word) == ast.Or((text(word), ast.OfKind(frozenset({kind}))))
    assert read(f"V {word}") == ast.And((V, read(word)))
    assert read(f'"{word}"') == text(word)


def test_a_kind_in_korean():
    assert ast.OfKind(frozenset({"fansign"})) in read("팬싸").nodes


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-01", date(2024, 1, 1), date(2024, 1, 31)),
        ("240127", date(2024, 1, 27), date(2024, 1, 27)),
        ("20240127", date(2024, 1, 27), date(2024, 1, 27)),
        ("24.01.27", date(2024, 1, 27), date(2024, 1, 27)),
    ],
)
def test_a_date_is_found_in_texts_and_among_the_days_of_sets(word, first, last):
    assert read(word) == ast.Or((text(word), ast.Released(DateRange(first, last))))


@pytest.mark.parametrize("number", ["1080", "3000", "1234", "240199", "123456", "0127"])
def test_other_numbers_are_text(number):
    assert read(number) == text(number)


def test_what_binds_nothing_is_stepped_over_before_a_text():
    assert read("V in busan") == ast.And((V, text("busan")))
    assert read("the busan") == text("busan")
    assert read('"in busan"') == text("in busan")


def test_a_short_word_is_looked_for_with_the_word_beside_it():
    assert read("yet to come") == ast.And((text("yet"), text("yet to"), text("come")))
    assert read("zz wings") == ast.And((text("zz wings"), text("wings")))
    assert read("V zz") == ast.Nothing()
    assert read("yet I") == ast.And((text("yet"), ast.Or((V_AND_IU, text("yet i")))))


V_AND_IU = parse("person:I", WORDS)


def test_where_sets_come_from_is_found_and_so_are_texts():
    source, credit = (
        ast.SetSays(part, "dispatch") for part in (ast.SetPart.SOURCE, ast.SetPart.CREDIT)
    )
    assert read("dispatch") == ast.Or((text("dispatch"), source, credit))
    assert read("V from weverse") == ast.And(
        (V, ast.Or((text("weverse"), ast.SetSays(ast.SetPart.SOURCE, "weverse"))))
    )
    assert read("wevers") == text("wevers")
