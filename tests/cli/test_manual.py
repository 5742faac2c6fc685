"""The manual page tells everything that can be typed."""

from gallery.cli import parser
from gallery.search.choices import STATES
from gallery.search.fields import FIELDS
from tests import manual


def test_the_page_is_what_can_be_typed() -> None:
    said = manual.PAGE.read_text(encoding="utf-8")
    assert said == manual.page(), "run python -m tests.manual"
    for command in parser.COMMANDS:
        assert f"\n## {command.name}\n" in said


def test_the_page_tells_every_field_and_flag_of_a_search() -> None:
    assert all(f"`{name}:" in manual.SEARCH for name in FIELDS)
    assert all(f"`is:{state.name}`" in manual.SEARCH for state in STATES)
