"""The caption bar with real keys over a real library."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.gui.bridge import Bridge
from gallery.gui.captionbar import CaptionBar
from gallery.gui.widgets.growing import GrowingField
from gallery.library import captions
from tests.appearing import appear

ENTER = Qt.Key.Key_Return
NEAR = QRect(300, 100, 200, 120)


@pytest.fixture
def bar(bridge: Bridge, stage: QWidget) -> Iterator[CaptionBar]:
    result = CaptionBar(bridge, stage)
    yield result
    result.dismiss()


def open_for(qtbot: QtBot, bar: CaptionBar, *ids: int) -> GrowingField:
    languages = bar.findChild(QComboBox)
    languages.clear()
    bar.open_over(NEAR, ids)
    field = bar.findChild(GrowingField)
    qtbot.waitUntil(lambda: languages.count() > 0)  # the captions there are known
    return field


def texts(bridge: Bridge, *ids: int) -> dict[str, str | None]:
    with bridge.library.reading() as reader:
        return captions.shared(reader, ids)


def test_enter_saves_for_all_photos_and_closes(
    qtbot: QtBot, bar: CaptionBar, bridge: Bridge
) -> None:
    field = open_for(qtbot, bar, 2, 3)
    QTest.keyClicks(field, "Filming the last afternoon")
    QTest.keyClick(field, ENTER)
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: texts(bridge, 2, 3) == {"en": "Filming the last afternoon"})
    bridge.undo()
    qtbot.waitUntil(lambda: texts(bridge, 2, 3) == {})


def test_shift_enter_is_a_new_line_and_the_field_grows(
    qtbot: QtBot, bar: CaptionBar, bridge: Bridge
) -> None:
    field = open_for(qtbot, bar, 2)
    before = field.height()
    QTest.keyClicks(field, "One")
    QTest.keyClick(field, ENTER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "Two")
    qtbot.waitUntil(lambda: field.height() > before)
    QTest.keyClick(field, ENTER)
    qtbot.waitUntil(lambda: texts(bridge, 2) == {"en": "One\nTwo"})


def test_escape_saves_nothing(qtbot: QtBot, bar: CaptionBar, bridge: Bridge) -> None:
    field = open_for(qtbot, bar, 2)
    QTest.keyClicks(field, "Never mind")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bridge.editor.undoable() is None or texts(bridge, 2) == {}


def test_differing_captions_are_mixed_and_stay_when_nothing_is_typed(
    qtbot: QtBot, bar: CaptionBar, bridge: Bridge
) -> None:
    bridge.editor.apply(SetCaption((2,), "en", "One"))
    bridge.editor.apply(SetCaption((3,), "en", "Two"))
    field = open_for(qtbot, bar, 2, 3)
    assert field.toPlainText() == ""
    assert "Mixed" in field.placeholderText()
    QTest.keyClick(field, ENTER)
    assert texts(bridge, 2) == {"en": "One"}


def test_each_language_has_its_own_text(qtbot: QtBot, bar: CaptionBar, bridge: Bridge) -> None:
    bridge.editor.apply(SetCaption((2,), "ko", "마지막 오후를 담다"))
    field = open_for(qtbot, bar, 2)
    languages = bar.findChild(QComboBox)
    QTest.keyClicks(field, "Afternoon")
    languages.setCurrentIndex(languages.findData("ko"))
    assert field.toPlainText() == "마지막 오후를 담다"
    languages.setCurrentIndex(languages.findData("en"))
    assert field.toPlainText() == "Afternoon"
    expected = {"en": "Afternoon", "ko": "마지막 오후를 담다"}
    qtbot.waitUntil(lambda: texts(bridge, 2) == expected)


def test_page_down_saves_and_asks_for_the_next(
    qtbot: QtBot, bar: CaptionBar, bridge: Bridge
) -> None:
    field = open_for(qtbot, bar, 2)
    QTest.keyClicks(field, "One")
    with qtbot.waitSignal(bar.step_asked) as asked:
        QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert asked.args == [1]
    qtbot.waitUntil(lambda: texts(bridge, 2) == {"en": "One"})


def test_the_focus_elsewhere_saves(
    qtbot: QtBot, bar: CaptionBar, bridge: Bridge, stage: QWidget
) -> None:
    other = QWidget(stage)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    appear(qtbot, other)
    field = open_for(qtbot, bar, 2)
    QTest.keyClicks(field, "One")
    other.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())
    qtbot.waitUntil(lambda: texts(bridge, 2) == {"en": "One"})


def test_the_language_of_the_settings_comes_first(
    qtbot: QtBot, bar: CaptionBar, bridge: Bridge
) -> None:
    bar.set_language("ko")
    field = open_for(qtbot, bar, 2)
    assert bar.findChild(QComboBox).currentText() == "한국어"
    field.setPlainText("마지막 오후")
    QTest.keyClick(field, ENTER)
    qtbot.waitUntil(lambda: texts(bridge, 2) == {"ko": "마지막 오후"})


def test_what_is_typed_at_once_is_not_lost(qtbot: QtBot, bar: CaptionBar, bridge: Bridge) -> None:
    bridge.editor.apply(SetCaption((2,), "en", "Old"))
    bar.open_over(NEAR, (2,))
    QTest.keyClicks(bar.findChild(GrowingField), "New")
    QTest.keyClick(bar.findChild(GrowingField), ENTER)
    qtbot.waitUntil(lambda: texts(bridge, 2) == {"en": "New"})
