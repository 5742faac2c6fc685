"""The search field as a field: a place for each piece, Esc, and Hangul."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.searchbar.field import SearchField, Span
from gallery.gui.theme import Theme
from gallery.model.errors import QueryError
from tests.appearing import appear


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> SearchField:
    field = SearchField()
    qtbot.addWidget(field)
    field.resize(500, 34)
    appear(qtbot, field)
    field.setFocus()
    return field


def test_escape_clears_then_leaves(field: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "V")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    field.undo()
    assert field.text() == "V", "clearing by Esc can be undone in the field"


def test_places_follow_the_text(field: SearchField) -> None:
    field.setText("V released:2024")
    assert field.x_of(0) < field.x_of(2) < field.x_of(15)
    field.setText("아이유 캠코더")
    assert field.x_of(0) < field.x_of(4)


def test_a_mistake_and_chips_are_drawn_and_forgotten_by_typing(field: SearchField) -> None:
    field.setText("V (x")
    plain = field.grab().toImage()
    field.show_error(QueryError("unclosed-parenthesis", 2, 3, "("))
    assert field.grab().toImage() != plain
    field.show_spans([Span(0, 1), Span(2, 4, is_field=True)])
    QTest.keyClicks(field, ")")
    assert field.error is None


def test_hangul_is_composed_as_in_any_field(field: SearchField, qtbot: QtBot) -> None:
    heard: list[str] = []
    field.query_changed.connect(heard.append)
    QApplication.sendEvent(field, QInputMethodEvent("뷔", []))
    assert field.text() == ""
    commit = QInputMethodEvent("", [])
    commit.setCommitString("뷔")
    QApplication.sendEvent(field, commit)
    assert (field.text(), heard) == ("뷔", ["뷔"])


def test_its_words_stay_apart_in_another_theme(field: SearchField, theme: Theme) -> None:
    field.setText("V with camcorder")
    place = field.x_of(16)
    theme.toggle()
    assert field.x_of(16) == place
