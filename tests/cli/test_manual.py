"""The manual page tells everything that can be typed."""

from gallery.cli import language, parser
from gallery.model.natural_dates import read_days
from gallery.search.choices import STATES
from gallery.search.fields import FIELDS, FORMS, Suggests, Topic
from gallery.search.parser import read
from gallery.search.quantities import RATING, read_span
from tests import manual
from tests.search.words import story


def test_the_page_is_what_can_be_typed() -> None:
    said = manual.PAGE.read_text(encoding="utf-8")
    assert said == manual.page(), "run python -m tests.manual"
    for command in parser.COMMANDS:
        assert f"\n## {command.name}\n" in said


def test_the_page_of_searches_is_the_table_and_its_examples_read() -> None:
    said = manual.SEARCHING.read_text(encoding="utf-8")
    assert said == manual.searching(), "run python -m tests.manual"
    for field in FIELDS.values():
        assert f"`{field.shown[0]}`" in said
        assert f"`{field.korean}:`" in said
    for typed, _ in manual.SEARCHING_EXAMPLES:
        read(typed, story())


def test_every_field_form_and_topic_of_a_search_has_a_sentence() -> None:
    assert language.FIELD_SENTENCES.keys() == FIELDS.keys()
    assert language.FORM_SENTENCES.keys() == {form.key for form in FORMS}
    assert language.STATE_SENTENCES.keys() == {state.name for state in STATES}
    assert language.TOPICS.keys() == set(Topic)


def test_every_value_that_is_one_word_of_a_few_is_told() -> None:
    told = dict(language.values())
    chosen = {name for name, field in FIELDS.items() if field.suggests is Suggests.WORDS}
    for name in chosen & {"kind", "shape", "missing", "order"}:
        assert told[f"{name}:"] == tuple(word.name for word in FIELDS[name].words)
    for days in told["dates"]:
        assert read_days(days), days
    for number in told["numbers"]:
        assert read_span(number, RATING), number
