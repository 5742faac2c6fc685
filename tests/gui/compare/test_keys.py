"""Which keys are the comparison's, and which are left to the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.compare import CompareView, Mode

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_digits_pick_a_photo_when_one_is_to_be_chosen(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7, 9], choosing=True)
    QTest.keyClick(compare, Key.Key_3)
    assert compare.current_id() == 9
    QTest.keyClick(compare, Key.Key_9)
    assert compare.current_id() == 9
    compare.show_photos([3, 7, 9])
    QTest.keyClick(compare, Key.Key_3)
    assert compare.current_id() == 3
    QTest.keyClick(compare, Key.Key_3, Modifier.ControlModifier)
    assert compare.current_id() == 9


@pytest.mark.parametrize("key", [Key.Key_unknown, Key.Key_Q, Key.Key_F12])
def test_other_keys_are_left_to_the_window(compare: CompareView, qtbot: QtBot, key: Qt.Key) -> None:
    compare.show_photos([3, 7])
    for sent in (
        QKeyEvent(QEvent.Type.KeyPress, key, Modifier.NoModifier),
        QKeyEvent(QEvent.Type.KeyPress, 0x3141, Modifier.NoModifier, "ㅁ"),
        QKeyEvent(QEvent.Type.KeyPress, Key.Key_B, Modifier.ControlModifier),
    ):
        sent.accept()
        QApplication.sendEvent(compare, sent)
        assert not sent.isAccepted()
    assert (compare.board.mode, compare.isVisible()) == (Mode.SIDE, True)
