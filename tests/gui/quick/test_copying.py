"""Copy tags, paste those that are wanted, give them to the whole set."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.photos import SetRating
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.quick.choosing import ChooseTags
from gallery.gui.widgets.chip import Chip
from gallery.gui.widgets.tick_chip import TickChip
from gallery.library import captions, photos
from tests.gui import made
from tests.gui.quick.test_keys import CONTROL, SHIFT, choose, press, said, toasts

C, V, E = Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_E
SET = tuple(range(1, 13))


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5; 2 has a caption and stars."""
    made.tag_some(bridge)
    bridge.editor.apply(SetCaption((2,), "en", "Filming at the end"))
    bridge.editor.apply(SetRating((2,), 4))
    return bridge


def dialog(qtbot: QtBot, window: MainWindow) -> ChooseTags:
    qtbot.waitUntil(lambda: bool(window.findChildren(ChooseTags)))
    asking = window.findChildren(ChooseTags)[-1]
    qtbot.waitUntil(asking.isActiveWindow)
    return asking


def chips(asking: ChooseTags) -> dict[str, bool]:
    return {chip.words: chip.isChecked() for chip in asking.findChildren(TickChip)}


def chip(asking: ChooseTags, words: str) -> Chip:
    return next(one for one in asking.findChildren(TickChip) if one.words == words)


def test_what_was_copied_is_pasted_with_enter(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 2)
    press(window, C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "Tags copied: V with camcorder" in toasts(window))
    choose(window, 7, 8)
    press(window, V, CONTROL | SHIFT)
    asking = dialog(qtbot, window)
    assert chips(asking) == {
        "V": True,
        "V with camcorder": True,
        "Filming at the end": False,
        "EDAM Entertainment": False,
        "★★★★": False,
    }
    QTest.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(bridge, 7, 8) == [{"V with camcorder"}] * 2)
    bridge.undo()
    qtbot.waitUntil(lambda: said(bridge, 7, 8) == [set(), set()])


def test_only_what_is_ticked_and_that_is_remembered(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    choose(window, 2)
    press(window, C, CONTROL | SHIFT)
    choose(window, 7)
    qtbot.waitUntil(lambda: bool(toasts(window)))
    press(window, V, CONTROL | SHIFT)
    asking = dialog(qtbot, window)
    for words in ("V", "V with camcorder", "Filming at the end", "★★★★"):
        chip(asking, words).setFocus()
        QTest.keyClick(chip(asking, words), Qt.Key.Key_Space)
    QTest.keyClick(chip(asking, "★★★★"), Qt.Key.Key_Return)
    with_caption = {"en": "Filming at the end"}

    def caption() -> dict[str, str | None]:
        with bridge.library.reading() as reader:
            return captions.shared(reader, [7])

    qtbot.waitUntil(lambda: caption() == with_caption)
    assert said(bridge, 7) == [set()]
    with bridge.library.reading() as reader:
        assert photos.cards(reader, [7])[0].rating == 4
    qtbot.waitUntil(lambda: not window.findChildren(ChooseTags))
    window.activateWindow()  # a screen does that by itself
    qtbot.waitUntil(window.isActiveWindow)
    press(window, V, CONTROL | SHIFT)
    again = chips(dialog(qtbot, window))
    assert (again["V"], again["★★★★"]) == (False, True)


def test_nothing_ticked_can_not_be_pasted(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, 3)
    press(window, C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(toasts(window)))
    press(window, V, CONTROL | SHIFT)
    asking = dialog(qtbot, window)
    for words in ("V", "V with camcorder"):
        QTest.mouseClick(chip(asking, words), Qt.MouseButton.LeftButton)
    assert not asking.done_button.isEnabled()
    asking.reject()


def test_the_whole_set_gets_the_people(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    choose(window, 5)
    press(window, E, CONTROL | SHIFT)
    asking = dialog(qtbot, window)
    assert asking.windowTitle() == "Apply to all 12 photo(s) of the set"
    QTest.mouseClick(chip(asking, "V and IU running outdoors"), Qt.MouseButton.LeftButton)
    asking.accept()
    everyone = {"V", "IU"}
    filmed = {"V with camcorder", "IU"}
    qtbot.waitUntil(lambda: said(bridge, 1, 2, 3, 12) == [everyone, filmed, filmed, everyone])
    assert said(bridge, 5) == [{"V and IU running outdoors"}]


def test_why_there_is_nothing_to_paste_or_copy(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, 7)
    press(window, V, CONTROL | SHIFT)
    assert toasts(window)[-1:] == ["Copy the tags of a photo first (Ctrl+Shift+C)."]
