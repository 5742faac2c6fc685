"""Common scenes in the tag bar: offered as such, said like any other, gone when switched off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import TagBar
from gallery.gui.tagbar.offers import HINT, OfferList
from gallery.library import settings
from tests.gui.tagbar.typing import ENTER, compose, line, said, type_in

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def rows(bar: TagBar) -> dict[str, str]:
    """Return what stands at the right of each row, and what a screen reader hears."""
    model = bar.findChild(OfferList).model()
    every = [model.index(row, 0) for row in range(model.rowCount())]
    return {index.data(): f"{index.data(HINT)} | {index.data(ACCESSIBLE)}" for index in every}


def test_a_common_scene_is_offered_as_such(qtbot: QtBot, bar: TagBar) -> None:
    type_in(qtbot, bar, "V with lollip")
    assert rows(bar)["lollipop"] == "common scene | lollipop, food, common scene"


def test_enter_completes_and_says_it(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "V with lollip", enter=True)
    assert line(bar).text() == "V with lollipop"
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V with lollipop": 2})
    type_in(qtbot, bar, "IU with lollip")
    assert rows(bar)["lollipop"].startswith("2 |"), "it is the library's own now"


def test_it_needs_no_confirming_when_it_is_typed_whole(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V ")
    compose(bar, "비눗방울")
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V 비눗방울": 2})


def test_one_switch_takes_them_away(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    with bridge.library.writing() as writer:
        settings.set_common_scenes(writer, on=False)
    type_in(qtbot, bar, "V with lollip")
    assert "lollipop" not in rows(bar)
