"""What is wrong with a search is said with what would be right, and a click mends it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.searchbar.note import MOST_EXAMPLES, Note, Remedies
from gallery.gui.words import Words
from gallery.model.errors import QueryError
from gallery.search.fields import TABLE
from gallery.search.parser import read
from tests.search.mistakes import LINES, WORDS, wrong


def test_every_mistake_has_a_sentence_of_its_own() -> None:
    errors = [wrong(line) for line in LINES.values()]
    assert [error.code for error in errors] == list(LINES)
    unknown = Words().query(QueryError("?", 0, 1))
    said = {Words().query(error) for error in errors} - {"", unknown}
    assert len(said) == len(LINES)


@pytest.fixture
def note(stage: QWidget) -> Note:
    return Note(stage)


def test_a_slip_is_mended_by_a_click_or_tab(note: Note, qtbot: QtBot) -> None:
    error = wrong("V relesed:2024")
    note.say_error(error, corner=QPoint(10, 10), by_key=True)
    (link,) = note.links
    assert (note.text, link.text()) == ("There is no field “relesed:”.", "released:")
    with qtbot.waitSignal(note.mended) as told:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told.args == [error, "released"]
    with qtbot.waitSignal(note.mended):
        assert note.mend()


@pytest.mark.parametrize("name", [field.name for field in TABLE if field.name != "limit"])
def test_examples_of_every_field_mend_a_value_that_is_none(name: str, note: Note) -> None:
    """Whatever is offered reads once it stands in the place of the mistake."""
    line = f"V {name}:"
    try:
        read(line, WORDS)
    except QueryError as caught:
        error = caught
    else:
        pytest.skip("it reads without a value")
    assert error.start == error.end == len(f"V {name}:")
    note.say_error(error, corner=QPoint(), by_key=True)
    assert 0 < len(note.links) <= MOST_EXAMPLES
    assert not note.mend(), "nothing was meant, so Tab takes nothing"
    for right in Remedies().right(error):
        read(line[: error.start] + right + line[error.end :], WORDS)


def test_the_note_stays_in_the_page(note: Note, stage: QWidget) -> None:
    note.say_error(wrong("released:2024-13"), corner=QPoint(5_000, 10), by_key=True)
    assert stage.rect().contains(note.geometry())
