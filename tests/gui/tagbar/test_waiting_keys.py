"""Keys typed ahead of the reading belong to the line, whatever happens meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import TagBar
from tests.appearing import appear
from tests.gui.tagbar.typing import ENTER, PHOTOS, line, said, settle

OTHERS = (6, 7)


@pytest.fixture
def elsewhere(qtbot: QtBot) -> QLineEdit:
    """A field of another window."""
    result = QLineEdit()
    qtbot.addWidget(result)
    appear(qtbot, result)
    return result


@pytest.fixture
def beside(qtbot: QtBot, stage: QWidget) -> QLineEdit:
    """A field of the same window."""
    result = QLineEdit(stage)
    appear(qtbot, result)
    return result


def press_ahead(bar: TagBar, text: str, *keys: Qt.Key) -> None:
    """Type and press keys so fast that the line cannot be read before."""
    QTest.keyClicks(line(bar), text)
    for key in keys:
        QTest.keyClick(line(bar), key)
    assert not bar.is_settled


def go_to(qtbot: QtBot, field: QLineEdit) -> None:
    field.window().activateWindow()
    field.setFocus()


def test_enter_holds_when_another_window_is_gone_to(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, elsewhere: QLineEdit
) -> None:
    pressed: list[str] = []
    elsewhere.returnPressed.connect(lambda: pressed.append(elsewhere.text()))
    press_ahead(bar, "V with camcorder", ENTER, Qt.Key.Key_I, Qt.Key.Key_U)
    go_to(qtbot, elsewhere)
    assert not bar.is_settled
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    settle(qtbot, bar)
    assert bar.isVisible()
    assert line(bar).text() == "iu"
    assert elsewhere.text() == ""
    assert pressed == []


def test_enter_holds_when_the_focus_leaves_the_bar(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, beside: QLineEdit
) -> None:
    press_ahead(bar, "V with camcorder", ENTER)
    beside.setFocus()
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert beside.hasFocus()
    assert beside.text() == ""


def test_what_is_typed_without_enter_is_not_said(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, beside: QLineEdit
) -> None:
    press_ahead(bar, "V with camcorder")
    beside.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert said(bridge) == {}


def test_enter_is_said_of_the_photos_it_was_pressed_for(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    press_ahead(bar, "V with camcorder", ENTER)
    bar.set_photos(OTHERS)
    assert bar.photo_ids == OTHERS
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    settle(qtbot, bar)
    assert said(bridge, *OTHERS) == {}
    QTest.keyClicks(line(bar), "IU")
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge, *OTHERS) == {"IU": 2})
    assert said(bridge, *PHOTOS) == {"V with camcorder": 2}
