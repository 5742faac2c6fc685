"""Toasts come, offer, stay while the pointer is on them, and go."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.widgets.toast import FOOT, STAYS, Toasts


def test_a_toast_goes_by_itself(qtbot: QtBot, stage: QWidget) -> None:
    toasts = Toasts(stage)
    toasts.show("12 photos imported", milliseconds=60)
    assert [toast.text for toast in toasts.shown] == ["12 photos imported"]
    qtbot.waitUntil(lambda: not toasts.shown)


def test_its_button_acts_once_and_it_goes(qtbot: QtBot, stage: QWidget) -> None:
    toasts = Toasts(stage)
    heard: list[str] = []
    toast = toasts.show("Removed", action="Undo", run=lambda: heard.append("undone"))
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert heard == ["undone"]
    assert toasts.shown == ()


def test_several_stand_above_each_other_inside_the_window(qtbot: QtBot, stage: QWidget) -> None:
    toasts = Toasts(stage)
    for number in range(5):
        toasts.show(f"Toast {number} " + "with many words " * 12, milliseconds=STAYS)
    assert [toast.text[:7] for toast in toasts.shown] == ["Toast 2", "Toast 3", "Toast 4"]
    stage.resize(500, 600)
    tops = [toast.y() for toast in toasts.shown]
    assert tops == sorted(tops)
    lowest = toasts.shown[-1].geometry()
    assert lowest.bottom() <= stage.height() - FOOT
    assert lowest.left() >= 0
    assert lowest.right() <= stage.width()
    toasts.clear()
    assert toasts.shown == ()


def test_the_same_sentence_stands_there_once(qtbot: QtBot, stage: QWidget) -> None:
    toasts = Toasts(stage)
    for text in ("Tags copied", "Nothing to paste", "Tags copied"):
        toasts.show(text, milliseconds=STAYS)
    assert [toast.text for toast in toasts.shown] == ["Nothing to paste", "Tags copied"]


def test_what_can_be_undone_twice_is_said_twice(qtbot: QtBot, stage: QWidget) -> None:
    toasts = Toasts(stage)
    for _ in range(2):
        toasts.show("Tagged “V”", action="Undo", run=lambda: None, milliseconds=STAYS)
    assert [toast.text for toast in toasts.shown] == ["Tagged “V”"] * 2


def test_text_is_never_read_as_markup(qtbot: QtBot, stage: QWidget) -> None:
    toasts = Toasts(stage)
    toast = toasts.show("<img src=x> & <b>bold</b>")
    assert toast.text == "<img src=x> & <b>bold</b>"
    assert toast._label.textFormat() is Qt.TextFormat.PlainText


class Windows(QObject):
    """Notes every window that comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.seen += [watched] if watched.isWindow() else []
        return False


def test_no_part_of_it_is_a_window_of_its_own_even_for_a_moment(
    qapp: QApplication, stage: QWidget
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    Toasts(stage).show("Removed", action="Undo")
    qapp.removeEventFilter(windows)
    assert windows.seen == []
