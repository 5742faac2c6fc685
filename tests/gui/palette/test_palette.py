"""The palette finds actions by pieces of their names and runs them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.palette.matching import score
from gallery.gui.palette.view import Palette

TEXTS = ["Import folder…", "Import files…", "Undo", "Keyboard shortcuts", "Full screen"]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("", "Undo", True),
        ("imp", "Import files", True),
        ("fil imp", "Import files", True),
        ("short", "Keyboard shortcuts", True),
        ("imf", "Import files", True),
        ("UND", "Undo", True),
        ("xyz", "Undo", False),
        ("ndo u", "Import", False),
    ],
)
def test_matching(typed: str, text: str, *, found: bool) -> None:
    assert (score(typed, text) > 0) is found


def test_beginnings_come_before_insides() -> None:
    assert score("set", "Settings") > score("set", "Edit set") > score("set", "Reset")


@pytest.fixture
def actions(stage: QWidget) -> list[QAction]:
    return [QAction(text, stage) for text in TEXTS]


@pytest.fixture
def palette(qtbot: QtBot, stage: QWidget, actions: list[QAction]) -> Palette:
    palette = Palette(actions, stage)
    palette.ran = []
    for action in actions:
        action.triggered.connect(lambda _=False, a=action: palette.ran.append(a.text()))
    palette.open()
    return palette


def test_typing_and_enter_run_an_action(palette: Palette) -> None:
    QTest.keyClicks(palette.line, "shortc")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.ran == ["Keyboard shortcuts"]
    assert not palette.isVisible()


def test_arrows_choose(palette: Palette) -> None:
    QTest.keyClicks(palette.line, "import")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.ran == ["Import files…"]


def test_what_cannot_be_done_now_goes_last_and_does_not_run(
    palette: Palette, actions: list[QAction]
) -> None:
    actions[0].setEnabled(False)
    QTest.keyClicks(palette.line, "import")
    assert palette.list.model().index(1, 0).data() == "Import folder…"
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.ran == []


def test_escape_gives_the_focus_back(qtbot: QtBot, palette: Palette) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert palette.ran == []
