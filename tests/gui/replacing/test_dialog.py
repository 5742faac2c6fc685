"""Find and replace in captions: seen before it is done, done in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.replacing import ReplaceDialog
from gallery.gui.replacing.examples import pieces
from gallery.library import captions
from gallery.library.replacing import Match
from tests.gui.choosing import choose

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """Photos 1 to 3 speak of Taehyng, 2 in Korean too."""
    bridge.editor.apply(SetCaption((1, 2, 3), "en", "Taehyng films, Taehyng laughs"))
    bridge.editor.apply(SetCaption((2,), "ko", "Taehyng 웃는다"))
    return bridge


def asked(qtbot: QtBot, window: MainWindow, *chosen: int) -> ReplaceDialog:
    window.grid.setFocus()
    choose(window.grid, chosen)
    QApplication.processEvents()
    QTest.keyClick(window.grid, Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(ReplaceDialog)))
    dialog = window.findChildren(ReplaceDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: dialog.language.count() == 3)
    return dialog


def caption(bridge: Bridge, photo_id: int) -> dict[str, str | None]:
    with bridge.library.reading() as reader:
        return captions.shared(reader, [photo_id])


def test_what_would_change_is_seen_while_typing(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    dialog = asked(qtbot, window, 2)
    assert dialog.find_field.hasFocus()
    assert not dialog.done_button.isEnabled()
    QTest.keyClicks(dialog.find_field, "taehyng")
    qtbot.waitUntil(dialog.done_button.isEnabled)
    assert dialog.summary.text().startswith("7 place")
    QTest.keyClicks(dialog.put_field, "Taehyung")
    assert not dialog.done_button.isEnabled()  # not before that is seen, too
    qtbot.waitUntil(dialog.done_button.isEnabled)
    rows = [dialog.examples.model().index(row, 0).data() for row in range(4)]
    assert rows.count("Taehyung films, Taehyung laughs") == 3
    assert "Taehyung 웃는다" in rows
    dialog.match_case.click()
    qtbot.waitUntil(lambda: dialog.summary.text() == "In no caption.")
    assert not dialog.done_button.isEnabled()
    dialog.reject()


def test_enter_replaces_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    dialog = asked(qtbot, window, 1, 2)
    QTest.keyClicks(dialog.find_field, "Taehyng")
    QTest.keyClicks(dialog.put_field, "V")
    qtbot.waitUntil(dialog.done_button.isEnabled)
    QTest.keyClick(dialog.put_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: caption(bridge, 1) == {"en": "V films, V laughs"})
    assert caption(bridge, 2) == {"en": "V films, V laughs", "ko": "V 웃는다"}
    assert caption(bridge, 3) == {"en": "Taehyng films, Taehyng laughs"}
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    toast = window.toasts.shown[-1]
    assert toast.text.startswith("Replaced Taehyng → V · 2 photo")
    next(b for b in toast.findChildren(QPushButton) if b.text() == "Undo").click()
    qtbot.waitUntil(lambda: caption(bridge, 2)["ko"] == "Taehyng 웃는다")


def test_only_there_and_in_that_language(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    dialog = asked(qtbot, window, 2)
    places = [dialog.place.itemText(row) for row in range(dialog.place.count())]
    assert places == ["Photos listed now (12)", "All photos", "Selected photos (1)"]
    QTest.keyClicks(dialog.find_field, "Taehyng")
    dialog.place.setCurrentIndex(2)
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("1 place"))
    qtbot.waitUntil(dialog.done_button.isEnabled)
    dialog.accept()  # replaced by nothing: the words are taken out
    qtbot.waitUntil(lambda: caption(bridge, 2)["ko"] == "웃는다")
    assert caption(bridge, 2)["en"] == "Taehyng films, Taehyng laughs"


def test_a_caption_changed_meanwhile_is_read_again(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    dialog = asked(qtbot, window, 2)
    QTest.keyClicks(dialog.find_field, "Taehyng")
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("7 place"))
    bridge.apply(SetCaption((3,), "en", "nobody"))
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("5 place"))
    dialog.reject()


def test_a_long_caption_is_shown_from_before_the_first_place() -> None:
    text = "x" * 100 + "V\nlaughs, V films"
    shown = pieces(Match(1, "en", text, ((100, 101), (110, 111))))
    assert shown == [
        ("…", False),
        ("x" * 24, False),
        ("V", True),
        (" laughs, ", False),
        ("V", True),
        (" films", False),
    ]
