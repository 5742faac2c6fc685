"""Chips of many photos: full where all have it, filled in part where some do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.panels.inspector import Inspector
from gallery.gui.theme import Theme, tokens_of
from gallery.gui.widgets.chip import Chip, Look
from gallery.library import phrases
from tests.appearing import appear
from tests.gui.panels.test_inspector import say, show

SIX = (1, 2, 3, 4, 5, 6)


@pytest.fixture
def inspector(qtbot: QtBot, theme: Theme, bridge: Bridge) -> Inspector:
    """V films on photos 2 and 3 of the six shown, IU is on 3, V alone on 6."""
    say(bridge, "V with camcorder", 2, 3)
    say(bridge, "IU", 3)
    say(bridge, "V", 6)
    result = Inspector(bridge)
    qtbot.addWidget(result)
    result.resize(320, 900)
    appear(qtbot, result)
    show(qtbot, result, *SIX)
    return result


def chip(inspector: Inspector, words: str) -> Chip:
    found = inspector.findChildren(Chip)
    return next(one for one in found if one.words == words and not one.isHidden())


def counts(bridge: Bridge) -> dict[str, int]:
    with bridge.library.reading() as reader:
        return {one.text: number for one, number in phrases.counts(reader, SIX)}


def shown(inspector: Inspector, words: str) -> bool:
    return any(one.words == words for one in inspector.findChildren(Chip) if not one.isHidden())


def test_some_of_them(inspector: Inspector) -> None:
    films = chip(inspector, "V with camcorder")
    assert films.look is Look.HALF
    assert films.accessibleName() == "V with camcorder 2 of 6"
    assert films.toolTip().startswith("Click to tag the other 4 photo")
    assert chip(inspector, "V").accessibleName() == "V 3 of 6"


def test_a_chip_is_filled_as_far_as_its_photos_go(qtbot: QtBot, inspector: Inspector) -> None:
    films = chip(inspector, "V with camcorder")
    picture = films.grab().toImage()
    middle = picture.height() // 2
    left = picture.pixelColor(4, middle)
    right = picture.pixelColor(picture.width() - 5, middle)
    assert left != right
    assert right.name().casefold() == tokens_of(films.palette()).panel.casefold()


def test_a_click_adds_the_others(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    QTest.mouseClick(chip(inspector, "V with camcorder"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counts(bridge).get("V with camcorder") == 6)
    qtbot.waitUntil(lambda: chip(inspector, "V with camcorder").look is Look.SOLID)
    assert bridge.editor.undoable().photos == 4
    bridge.undo()
    qtbot.waitUntil(lambda: counts(bridge).get("V with camcorder") == 2)


def test_a_person_of_some_is_said_of_those_that_lack_them(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    chip(inspector, "V").setFocus()
    QTest.keyClick(chip(inspector, "V"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counts(bridge) == {"V": 4, "V with camcorder": 2, "IU": 1})
    qtbot.waitUntil(lambda: chip(inspector, "V").look is Look.SOLID)
    with qtbot.waitSignal(inspector.person_asked):  # from now on it leads to the photos
        QTest.mouseClick(chip(inspector, "V"), Qt.MouseButton.LeftButton)


def test_delete_takes_it_off_those_that_have_it(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    QTest.keyClick(chip(inspector, "V with camcorder"), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: counts(bridge) == {"IU": 1, "V": 1})
    qtbot.waitUntil(lambda: not shown(inspector, "V with camcorder"))


def test_the_keys_stay_with_the_chip_that_was_pressed(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    chip(inspector, "V with camcorder").setFocus()
    QTest.keyClick(chip(inspector, "V with camcorder"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chip(inspector, "V with camcorder").look is Look.SOLID)
    assert chip(inspector, "V with camcorder").hasFocus()


def test_a_chip_that_goes_leaves_the_keys_to_the_next_one(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    for words in ("V with camcorder", "IU"):
        chip(inspector, words).setFocus()
        QTest.keyClick(chip(inspector, words), Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda words=words: not shown(inspector, words))
        focused = inspector.focusWidget()
        assert isinstance(focused, Chip)
        assert not focused.isHidden()
