"""The table of fields: each is read by all its names, with values of several words."""

from datetime import date

import pytest

from gallery.images import formats
from gallery.model.dates import DateRange, read_date_range
from gallery.model.photoset import SetKind
from gallery.model.phrases import BearerKind
from gallery.search import ast, choices, parse, read
from gallery.search.fields import FIELDS, FORMS, TABLE, field_named
from gallery.search.lexer import SIGNS
from gallery.search.match import PhotoFacts, matches
from tests.search.words import story

WORDS = story()


def person(*ids):
    return ast.HasPerson(frozenset(ids))


def test_no_two_fields_have_a_name_in_common():
    spellings = [each for field in TABLE for each in field.spellings]
    assert len(spellings) == len(set(spellings))
    assert set(SIGNS.values()) <= FIELDS.keys()


@pytest.mark.parametrize("field", TABLE, ids=lambda field: field.name)
def test_every_field_reads_its_examples_by_each_of_its_names(field):
    assert field.korean.isascii() is False
    for example, shown in zip(field.examples, field.shown, strict=True):
        expected = read(shown, WORDS)
        assert expected != read("", WORDS)
        for spelling in field.spellings:
            assert field_named(spelling.upper()) is field
            assert read(f"{spelling}:{example}", WORDS) == expected
        matches(expected.node, PhotoFacts())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_form_is_read(form):
    assert read(form.example, WORDS).node != ast.Everything()


def test_every_value_that_can_be_asked_has_a_word():
    assert {each.value for each in choices.FLAGS} == set(ast.Flag)
    assert {each.value for each in choices.LACKS} == set(ast.Lack)
    assert {each.value.by for each in choices.ORDERS} == set(ast.OrderBy)
    assert {each.value for each in choices.KINDS} == set(SetKind)
    known = frozenset().union(*(each.value for each in choices.FORMATS))
    assert known == formats.NAMES.keys()


@pytest.mark.parametrize(
    "words",
    [choices.STATES, choices.LACKS, choices.ORDERS, choices.KINDS, choices.FORMATS],
    ids=["states", "lacks", "orders", "kinds", "formats"],
)
def test_no_two_choices_are_spelled_alike(words):
    spelled = [choices.folded(each) for choice in words for each in choice.spellings]
    assert len(spelled) == len(set(spelled))


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("line", "days", "rest"),
    [
        ("released:last month", "2026-10", None),
        ("released:last month V", "2026-10", person(1)),
        ("released:jan 2024 V", "2024-01", person(1)),
        ("V released:2024년 1월", "2024-01", person(1)),
        ('released:"2024 jan" V', "2024-01", person(1)),
        ("발매:작년", "2025", None),
        ("released:2024 .. 2025 V", "2024..2025", person(1)),
        ("released:>= jan 2024", "2024-01..", None),
    ],
)
def test_a_date_of_several_words_needs_no_quotes(line, days, rest):
    released = ast.Released(read_date_range(days))
    found = parse(line, WORDS, today=TODAY)
    assert found == released if rest is None else set(found.nodes) == {released, rest}


def test_a_known_name_is_no_part_of_a_date_that_is_whole_without_it():
    words = story()
    words.add(BearerKind.PERSON, 20, "May")
    in_may = ast.Released(read_date_range("2024-05"))
    assert parse("released:2024 May", WORDS) == in_may
    assert parse("released:2024 May", words) == ast.And(
        (ast.Released(read_date_range("2024")), person(20))
    )
    assert parse('released:"2024 May"', words) == in_may


@pytest.mark.parametrize(
    ("line", "node"),
    [
        ("on:01-27", ast.OnDay(1, 27)),
        ("on:27 jan", ast.OnDay(1, 27)),
        ("기념일:1월 27일", ast.OnDay(1, 27)),
        ("on:today", ast.OnDay(11, 25)),
        ("added:today", ast.Added(DateRange(TODAY, TODAY))),
        (
            "on:240127",
            ast.Or((ast.Taken(read_date_range("240127")), ast.Released(read_date_range("240127")))),
        ),
    ],
)
def test_days_of_other_fields(line, node):
    assert parse(line, WORDS, today=TODAY) == node


@pytest.mark.parametrize(
    ("line", "node", "order", "limit"),
    [
        ("V", person(1), None, None),
        ("V order:rating", person(1), ast.Order(ast.OrderBy.RATING), None),
        ("order:-taken V", person(1), ast.Order(ast.OrderBy.TAKEN, reverse=True), None),
        ("order:-random", ast.Everything(), ast.Order(ast.OrderBy.RANDOM), None),
        ("order:oldest", ast.Everything(), ast.Order(ast.OrderBy.RELEASED, reverse=True), None),
        ("정렬:크기 개수:5", ast.Everything(), ast.Order(ast.OrderBy.BYTES), 5),
        ("V OR IU limit:50", person(1, 2), None, 50),
        ("limit:50 V OR IU", person(1, 2), None, 50),
        ("V limit:3 OR IU", person(1, 2), None, 3),
        ("V order:name IU", ast.And((person(1), person(2))), ast.Order(ast.OrderBy.NAME), None),
    ],
)
def test_an_order_and_a_limit_are_no_condition(line, node, order, limit):
    assert read(line, WORDS) == ast.Search(node, order, limit)
