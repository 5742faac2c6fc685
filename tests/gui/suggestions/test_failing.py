"""An answer that the library does not take: the guesses are asked again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.library.database import Library
from gallery.library.suggestions import Suggested
from gallery.model.suggestion import SuggestionKind
from tests.gui.suggestions.acting import guesses


@pytest.fixture
def bridge(qtbot: QtBot, library: Library) -> Iterator[Bridge]:
    """A bridge over which an error may come."""
    result = Bridge(library)
    yield result
    result.close()


def test_what_the_library_refuses_is_back_on_the_list(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    rows = window.page.suggestions.listing.rows
    qtbot.waitUntil(lambda: len(rows.rows) == 4)
    gone = Suggested(999, SuggestionKind.WORD, "gone", photos=1)
    window.doers.answers.refuse([rows.rows[0], gone])
    assert len(rows.rows) == 3
    qtbot.waitUntil(lambda: len(rows.rows) == 4)
    assert len(guesses(window.bridge.library)) == 4
    assert [toast.text for toast in window.toasts.shown] == ["“999” is no longer there."]
