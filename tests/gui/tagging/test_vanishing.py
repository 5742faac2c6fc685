"""The photo goes from under the hands: what is typed of it tags no other."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.edits.photos import RemovePhotos
from gallery.gui.bridge import Bridge
from gallery.library.database import Library
from tests.gui.tagging.acting import Key, Tagger


@pytest.fixture
def bridge(qtbot: QtBot, library: Library) -> Iterator[Bridge]:
    """A bridge over which an error may come."""
    result = Bridge(library)
    yield result
    result.close()


def test_what_is_typed_of_a_photo_that_goes_is_given_back(tagger: Tagger) -> None:
    tagger.begin(5)
    tagger.window.bridge.editor.apply(RemovePhotos((6,)))  # what the window hears later
    QTest.keyClicks(tagger.line, "IU")
    QTest.keyClick(tagger.line, Key.Key_Return)
    tagger.wait(lambda: tagger.mode.current_id() == 7 and tagger.line.text() == "IU")
    tagger.wait(lambda: tagger.bar.is_settled)
    assert tagger.said(7) == []
    assert [toast.text for toast in tagger.window.toasts.shown] == [
        "This photo is no longer there."
    ]
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: tagger.said(7) == ["IU"])
