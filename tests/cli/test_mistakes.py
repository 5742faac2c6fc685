"""What is wrong with a search is said with its place and what would be right."""

from gallery.cli.mistakes import SENTENCES, told
from tests.search.mistakes import LINES, wrong


def test_every_mistake_has_a_sentence_of_its_own() -> None:
    errors = {line: wrong(line) for line in LINES.values()}
    assert [error.code for error in errors.values()] == list(LINES)
    assert SENTENCES.keys() == LINES.keys()
    said = {told(line, error).partition("\n")[0] for line, error in errors.items()}
    assert len(said) == len(LINES)


def test_the_place_is_marked_and_what_was_meant_stands_below() -> None:
    line = "뷔 relesed:2024"
    assert told(line, wrong(line)).splitlines() == [
        "This search cannot be read: there is no field “relesed:”.",
        "  뷔 relesed:2024",
        "     ^^^^^^^",  # a syllable is two columns wide
        "Did you mean:",
        "  뷔 released:2024",
        "“photosketch fields” tells everything that can be typed.",
    ]


def test_what_could_stand_there_is_told() -> None:
    assert "What can be read: people:2   people:>=2   people:2..4" in told(
        "people:x", wrong("people:x")
    )
