"""What nobody should type, and photos that went meanwhile: nothing is tagged, nothing lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.photos import RemovePhotos
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from tests.gui.quick.test_keys import choose, press, said
from tests.library.dump import dump

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("text", ["   ", "\u200f\u200e", "\u200b", "\u3164", "x" * 1_000])
def test_what_is_no_name_tags_nothing(
    text: str, qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    before = dump(bridge.library)
    choose(window, 6)
    press(window, Qt.Key.Key_T, PLAIN)
    line = QApplication.focusWidget()
    line.insert(text)
    qtbot.waitUntil(lambda: window.photo_commands.tag_bar.is_settled)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert dump(bridge.library) == before


def test_tagging_mode_goes_on_when_its_photo_was_removed(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 6)
    press(window, Qt.Key.Key_T, CONTROL)
    bridge.apply(SetCaption((6,), "en", "here"))
    bridge.apply(RemovePhotos((6,)))
    qtbot.waitUntil(lambda: len(window.grid.ids) == 11)
    qtbot.waitUntil(lambda: window.tagging.current_id() == 7)
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "IU")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(bridge, 7) == [{"IU"}])
    for _ in range(2):  # the tag, and the photo that is there again
        bridge.undo()
    qtbot.waitUntil(lambda: len(window.grid.ids) == 12)
