"""Texts that may mean several things: marked while typing, changed by keys, said as meant."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.people import AddPerson
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import TagBar
from gallery.gui.tagbar.doubt import DoubtLine
from gallery.library import phrases
from gallery.library.database import Library
from gallery.model.errors import InvalidValue
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading
from tests.gui.tagbar.typing import ENTER, NEAR, PHOTOS, line, rows, said, settle, type_in

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
UP, DOWN, BACKSPACE = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace


@pytest.fixture
def namesake(bridge: Bridge) -> int:
    """Another V, of another group."""
    return bridge.editor.apply(AddPerson((Name("V"),), ("Solar",))).made or 0


def doubt(bar: TagBar) -> str:
    return bar.findChild(DoubtLine).text


def told(bar: TagBar) -> str:
    return line(bar).accessibleDescription()


def people_of(bridge: Bridge, text: str) -> list[tuple[int, ...]]:
    with bridge.library.reading() as reader:
        return [s.person_ids for s, _ in phrases.counts(reader, PHOTOS) if text in s.text]


def test_a_name_that_two_persons_bear_is_marked(qtbot: QtBot, bar: TagBar, namesake: int) -> None:
    type_in(qtbot, bar, "V with camcorder")
    assert doubt(bar) == "Means person V (BTS), but may mean person V (Solar)"
    assert told(bar) == "person V (BTS), may mean something else; scene “camcorder”"


def test_what_is_clear_is_not_marked(qtbot: QtBot, bar: TagBar, namesake: int) -> None:
    type_in(qtbot, bar, "IU with camcorder")
    assert doubt(bar) == ""
    assert told(bar) == "person IU; scene “camcorder”"


def test_a_link_that_waits_for_its_scene_is_no_doubt(qtbot: QtBot, bar: TagBar) -> None:
    type_in(qtbot, bar, "Jimin with ")
    assert doubt(bar) == ""
    assert told(bar) == "new person “Jimin”"


def test_the_people_of_the_set_are_told_apart(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, namesake: int
) -> None:
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: "V (BTS)" in rows(bar))
    assert "V" not in rows(bar)


@pytest.mark.parametrize("key", [UP, DOWN])
def test_alt_and_an_arrow_mean_the_other(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, namesake: int, key: Qt.Key
) -> None:
    type_in(qtbot, bar, "V with camcorder")
    QTest.keyClick(line(bar), key, ALT)
    assert doubt(bar) == "Means person V (Solar), but may mean person V (BTS)"
    assert told(bar) == "person V (Solar); scene “camcorder”"
    assert line(bar).text() == "V with camcorder"
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: people_of(bridge, "camcorder") == [(namesake,)])


def test_what_was_chosen_holds_while_the_phrase_goes_on(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, namesake: int
) -> None:
    type_in(qtbot, bar, "V")
    QTest.keyClick(line(bar), DOWN, ALT)
    type_in(qtbot, bar, " with camcorder", enter=True)
    qtbot.waitUntil(lambda: people_of(bridge, "camcorder") == [(namesake,)])


def test_what_was_chosen_is_forgotten_with_the_text(
    qtbot: QtBot, bar: TagBar, namesake: int
) -> None:
    type_in(qtbot, bar, "V")
    QTest.keyClick(line(bar), DOWN, ALT)
    QTest.keyClick(line(bar), BACKSPACE)
    type_in(qtbot, bar, "V in close-up")
    assert doubt(bar).startswith("Means person V (BTS)")


def test_a_click_on_the_question_means_the_other(qtbot: QtBot, bar: TagBar, namesake: int) -> None:
    type_in(qtbot, bar, "V with camcorder")
    QTest.mouseClick(bar.findChild(DoubtLine), Qt.MouseButton.LeftButton)
    assert doubt(bar).startswith("Means person V (Solar)")
    assert line(bar).hasFocus()


def test_a_namesake_is_typed_by_what_tells_it_apart(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, namesake: int
) -> None:
    type_in(qtbot, bar, "V (Solar) with camcorder")
    assert doubt(bar) == ""
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: people_of(bridge, "camcorder") == [(namesake,)])


def test_a_phrase_of_a_namesake_is_said_again_of_the_namesake(
    qtbot: QtBot, bar: TagBar, bridge: Bridge, namesake: int
) -> None:
    type_in(qtbot, bar, "V (Solar) in close-up", enter=True)
    qtbot.waitUntil(lambda: len(said(bridge)) == 1)
    bar.set_photos((5,))
    qtbot.waitUntil(lambda: any("close-up" in row for row in rows(bar)))
    place = next(n for n, row in enumerate(rows(bar)) if "close-up" in row)
    for _ in range(place + 1):
        QTest.keyClick(line(bar), DOWN)
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: bool(said(bridge, 5)))
    with bridge.library.reading() as reader:
        assert [s.person_ids for s, _ in phrases.counts(reader, (5,))] == [(namesake,)]


def test_a_name_of_a_person_and_of_a_scene(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    bridge.editor.apply(AddPerson((Name("Rose"),)))
    bridge.editor.apply(AddPhrases((1,), (PhraseReading((), "", Part("rose")),)))
    type_in(qtbot, bar, "rose")
    assert doubt(bar) == "Means scene “rose”, but may mean person Rose"
    QTest.keyClick(line(bar), DOWN, ALT)
    assert doubt(bar) == "Means person Rose, but may mean scene “rose”"
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"Rose": 2})


def test_where_a_new_scene_begins_is_asked_with_the_new_names(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V hem quillet")
    assert doubt(bar) == ""  # it is still being typed
    QTest.keyClick(line(bar), ENTER)
    settle(qtbot, bar)
    assert "new scene “V hem quillet”" in doubt(bar)
    QTest.keyClick(line(bar), DOWN, ALT)
    assert rows(bar) == ["Add with new scene “V hem quillet”"]
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V hem quillet": 2})
    assert people_of(bridge, "quillet") == [()]


def test_a_group_is_who(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "BTS with camcorder")
    assert told(bar) == "group BTS; scene “camcorder”"
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})


def test_a_chip_says_on_hover_what_it_stands_for(qtbot: QtBot, bar: TagBar, namesake: int) -> None:
    type_in(qtbot, bar, "V with camcorder")
    field = line(bar)
    place = QPoint(14, field.height() // 2)
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, asked)
    assert QToolTip.text() == "person V (BTS)"
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("typed", "held", "left"),
    [
        ("V with camcorder", CONTROL, "V with "),
        ("IU and V running outdoors", CONTROL, "IU and V "),
        ("V ", CONTROL, ""),
        ("V with camcorder", Qt.KeyboardModifier.NoModifier, "V with camcorde"),
        ("V ", Qt.KeyboardModifier.NoModifier, "V"),
    ],
)
def test_control_backspace_removes_a_whole_chip(
    qtbot: QtBot, bar: TagBar, typed: str, held: Qt.KeyboardModifier, left: str
) -> None:
    type_in(qtbot, bar, typed)
    QTest.keyClick(line(bar), BACKSPACE, held)
    assert line(bar).text() == left
    QTest.keyClick(line(bar), Qt.Key.Key_Z, CONTROL)
    assert line(bar).text() == typed


def test_a_name_from_the_list_goes_as_it_came(qtbot: QtBot, bar: TagBar) -> None:
    type_in(qtbot, bar, "Taehy")
    QTest.keyClick(line(bar), Qt.Key.Key_Tab)
    settle(qtbot, bar)
    assert line(bar).text() == "V "
    QTest.keyClick(line(bar), BACKSPACE)
    assert line(bar).text() == ""


def test_a_phrase_of_five_hundred_words_is_refused_and_kept(
    qtbot: QtBot, library: Library, stage: QWidget
) -> None:
    bridge = Bridge(library)
    errors: list[object] = []
    bridge.failed.connect(errors.append)
    bar = TagBar(bridge, stage)
    bar.open_over(NEAR, PHOTOS)
    settle(qtbot, bar)
    text = "V with " + " ".join(["word"] * 500)
    line(bar).setText(text)
    settle(qtbot, bar)
    QTest.keyClick(line(bar), ENTER)
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], InvalidValue)
    assert line(bar).text() == text
    assert said(bridge) == {}
    bar.dismiss()
    bridge.close()
