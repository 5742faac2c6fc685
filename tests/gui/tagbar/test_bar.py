"""The tag bar with real keys over a real library."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.people import AddPerson
from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import TagBar
from gallery.gui.tagbar.offers import OfferList
from gallery.gui.tagbar.understanding import OfferKind
from gallery.gui.widgets.chip import Chip, Look
from gallery.library import people, phrases
from gallery.model.changes import EVERYTHING
from gallery.model.names import Name
from tests.appearing import appear
from tests.gui.tagbar.typing import (
    ENTER,
    NEAR,
    PHOTOS,
    compose,
    line,
    rows,
    said,
    settle,
    type_in,
)

ESCAPE = Qt.Key.Key_Escape
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def chips(bar: TagBar) -> dict[str, Look]:
    shown = [chip for chip in bar.findChildren(Chip) if not chip.isHidden()]
    return {chip.words: chip.look for chip in shown}


def test_a_phrase_of_known_names_needs_no_further_key(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    assert line(bar).text() == ""
    assert bar.isVisible()
    assert line(bar).hasFocus()
    qtbot.waitUntil(lambda: chips(bar) == {"V with camcorder": Look.SOLID})


def test_undo_takes_it_off_both_photos(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: chips(bar) == {"V with camcorder": Look.SOLID})
    bridge.undo()
    qtbot.waitUntil(lambda: chips(bar) == {})
    assert said(bridge) == {}


def test_two_phrases_typed_faster_than_they_are_read(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    for text in ("V with camcorder", "IU and V running outdoors"):
        QTest.keyClicks(line(bar), text)
        QTest.keyClick(line(bar), ENTER)
    expected = {"V with camcorder": 2, "IU and V running outdoors": 2}
    qtbot.waitUntil(lambda: said(bridge) == expected)


def test_no_row_claims_an_enter_that_confirms_a_new_name(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "Jimin with camcorder")
    assert "camcorder" in rows(bar)
    assert bar.findChild(OfferList).highlighted() is None
    QTest.keyClick(line(bar), ENTER)
    assert rows(bar) == ["Add with new person “Jimin”"]


def test_enter_takes_the_completion_of_an_open_word(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V with camc")
    assert rows(bar)[0] == "camcorder"
    QTest.keyClick(line(bar), ENTER)
    settle(qtbot, bar)
    assert line(bar).text() == "V with camcorder"
    assert said(bridge) == {}
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})


@pytest.mark.parametrize(("typed", "name"), [("Taehy", "V "), ("campf", "campfire")])
def test_tab_completes(qtbot: QtBot, bar: TagBar, typed: str, name: str) -> None:
    type_in(qtbot, bar, typed)
    QTest.keyClick(line(bar), Qt.Key.Key_Tab)
    settle(qtbot, bar)
    assert line(bar).text() == name
    assert line(bar).hasFocus()


def test_arrows_choose_another_row(qtbot: QtBot, bar: TagBar) -> None:
    type_in(qtbot, bar, "cam")
    wanted = rows(bar)[1]
    QTest.keyClick(line(bar), Qt.Key.Key_Down)
    QTest.keyClick(line(bar), ENTER)
    settle(qtbot, bar)
    assert line(bar).text() == wanted


def test_unknown_names_are_shown_then_accepted(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "Jimin in quilted cape", enter=True)
    assert said(bridge) == {}
    (row,) = bar.findChild(OfferList).offers()
    assert row.kind is OfferKind.CONFIRM
    assert "Jimin" in row.text
    assert "quilted cape" in row.text
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"Jimin in quilted cape": 2})


def test_control_enter_makes_a_new_scene_at_once(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "V with cam")
    QTest.keyClick(line(bar), ENTER, CONTROL)
    qtbot.waitUntil(lambda: said(bridge) == {"V with cam": 2})


def test_a_new_person_by_the_last_row(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "suga")
    assert [o.kind for o in bar.findChild(OfferList).offers()][-1] is OfferKind.NEW_PERSON
    QTest.keyClick(line(bar), Qt.Key.Key_Up)
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"suga": 2})
    with bridge.library.reading() as reader:
        assert "suga" in [person.name for person in people.all_persons(reader)]


def test_hangul_by_an_input_method(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    compose(bar, "뷔")
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V": 2})


def test_emoji_before_the_open_word_do_not_shift_it(qtbot: QtBot, bar: TagBar) -> None:
    line(bar).setText("😀🎈 and V with camc")
    settle(qtbot, bar)
    assert line(bar).shown_caret == len("😀🎈 and V with camc")
    QTest.keyClick(line(bar), Qt.Key.Key_Tab)
    settle(qtbot, bar)
    assert line(bar).text() == "😀🎈 and V with camcorder"
    QTest.keyClick(line(bar), Qt.Key.Key_Backspace, CONTROL)
    assert line(bar).text() == "😀🎈 and V with "


def test_a_composition_is_completed_before_it_is_committed(qtbot: QtBot, bar: TagBar) -> None:
    QApplication.sendEvent(line(bar), QInputMethodEvent("ㅇㅇㅇ", []))
    settle(qtbot, bar)
    assert rows(bar)[0] == "IU"
    assert line(bar).text() == ""


def test_undo_in_the_line_is_the_lines_own(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    QApplication.clipboard().setText("V with camcorder")
    line(bar).paste()
    settle(qtbot, bar)
    QTest.keyClick(line(bar), Qt.Key.Key_Z, CONTROL)
    assert line(bar).text() == ""
    assert said(bridge) == {}


def test_a_paste_with_a_line_break_reads_as_one_line(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    QApplication.clipboard().setText("V with\ncamcorder")
    line(bar).paste()
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})


def test_what_some_photos_have_is_outlined(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    bar.set_photos((1, 2, 3))
    qtbot.waitUntil(lambda: chips(bar) == {"V with camcorder": Look.HALF})
    (chip,) = [c for c in bar.findChildren(Chip) if not c.isHidden()]
    assert chip.toolTip() == "On 2 of 3 photos"


def test_a_chip_is_removed_by_its_cross_and_by_delete(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V", enter=True)
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: len(chips(bar)) == 2)
    chip = next(c for c in bar.findChildren(Chip) if c.words == "V" and not c.isHidden())
    chip.resize(chip.sizeHint())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center())
    qtbot.waitUntil(lambda: list(chips(bar)) == ["V with camcorder"])
    QTest.keyClick(line(bar), Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), Chip)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: said(bridge) == {})


def test_backspace_twice_in_the_empty_line_removes_the_last(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V", enter=True)
    qtbot.waitUntil(lambda: chips(bar) == {"V": Look.SOLID})
    QTest.keyClick(line(bar), Qt.Key.Key_Backspace)
    assert said(bridge) == {"V": 2}
    QTest.keyClick(line(bar), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: said(bridge) == {})


def test_page_down_goes_on_and_control_shift_enter_repeats(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    bar.set_photos((1,))
    type_in(qtbot, bar, "V with camcorder", enter=True)
    type_in(qtbot, bar, "IU", enter=True)
    bar.step_asked.connect(lambda step: bar.set_photos((1 + step,)))
    QTest.keyClick(line(bar), Qt.Key.Key_PageDown)
    assert bar.isVisible()
    QTest.keyClick(line(bar), ENTER, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: said(bridge, 2) == {"V with camcorder": 1, "IU": 1})


def test_the_phrases_said_last_are_offered(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    bar.set_photos((5,))
    qtbot.waitUntil(lambda: rows(bar) == ["V", "V with camcorder"])
    QTest.keyClick(line(bar), Qt.Key.Key_Down)
    QTest.keyClick(line(bar), Qt.Key.Key_Down)
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge, 5) == {"V with camcorder": 1})


def test_of_two_bearers_of_a_name_the_chosen_one(qtbot: QtBot, bar: TagBar, bridge: Bridge) -> None:
    bridge.editor.apply(AddPerson((Name("V"),), ("Other",)))
    type_in(qtbot, bar, "V with camcorder", enter=True)
    type_in(qtbot, bar, "V")
    other = next(o for o in bar.findChild(OfferList).offers() if "Other" in o.detail)
    bar.findChild(OfferList).taken.emit(other)
    settle(qtbot, bar)
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: "V (Other)" in said(bridge))
    with bridge.library.reading() as reader:
        statement = next(s for s, _ in phrases.counts(reader, PHOTOS) if s.text == "V (Other)")
    assert other.bearer is not None
    assert statement.person_ids == (other.bearer.id,)


def test_escape_closes_and_gives_the_focus_back(
    qtbot: QtBot, bridge: Bridge, stage: QWidget
) -> None:
    before = QWidget(stage)
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    appear(qtbot, before)
    before.setFocus()
    bar = TagBar(bridge, stage)
    bar.open_over(NEAR, PHOTOS)
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(line(bar), ESCAPE)
    assert not bar.isVisible()
    assert before.hasFocus()


@pytest.mark.parametrize(
    "near",
    [QRect(0, 0, 10, 10), QRect(880, 600, 10, 10), QRect(0, 600, 900, 40), QRect(0, 0, 900, 640)],
)
def test_it_stays_inside_the_window(qtbot: QtBot, bar: TagBar, stage: QWidget, near: QRect) -> None:
    bar.open_over(near, PHOTOS)
    type_in(qtbot, bar, "cam")
    assert stage.rect().contains(bar.panel_rect())


def test_the_line_does_not_move_while_the_list_grows(
    qtbot: QtBot, bar: TagBar, stage: QWidget
) -> None:
    bar.open_over(QRect(0, 600, 900, 40), PHOTOS)
    top = bar.panel_rect().top()
    for letter in "cam":
        type_in(qtbot, bar, letter)
        assert bar.panel_rect().top() == top


def test_what_others_change_leaves_the_choice_alone(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "cam")
    QTest.keyClick(line(bar), Qt.Key.Key_Down)
    chosen = bar.findChild(OfferList).highlighted()
    answers: list[object] = []
    bridge.changed.connect(answers.append)
    bridge.tell(EVERYTHING)
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert bar.findChild(OfferList).highlighted() == chosen


def test_what_others_change_leaves_the_question_open(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "Jimin in quilted cape", enter=True)
    bridge.tell(EVERYTHING)
    qtbot.wait(50)
    QTest.keyClick(line(bar), ENTER)
    qtbot.waitUntil(lambda: said(bridge) == {"Jimin in quilted cape": 2})


def test_a_row_is_taken_by_a_click_and_the_line_keeps_the_focus(qtbot: QtBot, bar: TagBar) -> None:
    type_in(qtbot, bar, "V with cam")
    shown = bar.findChild(OfferList)
    row = [offer.text for offer in shown.offers()].index("campfire")
    place = shown.visualRect(shown.model().index(row)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, bar)
    assert line(bar).text() == "V with campfire"
    assert bar.isVisible()
    assert line(bar).hasFocus()


def test_a_smaller_window_keeps_the_bar_inside(qtbot: QtBot, bar: TagBar, stage: QWidget) -> None:
    bar.open_over(QRect(700, 500, 100, 100), PHOTOS)
    stage.resize(640, 420)
    assert stage.rect().contains(bar.panel_rect())
    stage.resize(500, 420)
    assert stage.rect().contains(bar.panel_rect())


def test_the_focus_elsewhere_closes_it(qtbot: QtBot, bar: TagBar, stage: QWidget) -> None:
    other = QWidget(stage)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    appear(qtbot, other)
    other.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert other.hasFocus()


def test_the_people_of_the_set_by_alt_and_a_digit(
    qtbot: QtBot, bar: TagBar, bridge: Bridge
) -> None:
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    bar.set_photos((5, 6))
    qtbot.waitUntil(lambda: rows(bar) == ["V", "V with camcorder"])
    QTest.keyClick(line(bar), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: chips(bar) == {"V": Look.SOLID})
    assert line(bar).text() == ""
    QTest.keyClick(line(bar), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said(bridge, 5, 6) == {})
    QTest.keyClick(line(bar), Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert line(bar).text() == ""


def test_docked_it_stands_in_its_layout_and_stays(
    qtbot: QtBot, bridge: Bridge, stage: QWidget
) -> None:
    layout = QVBoxLayout(stage)
    bar = TagBar(bridge, stage, docked=True)
    layout.addWidget(bar)
    layout.addStretch()
    bar.set_photos(PHOTOS)
    bar.focus_line()
    qtbot.waitUntil(lambda: bar.is_settled and line(bar).hasFocus())
    qtbot.waitUntil(lambda: bar.panel_rect().width() > stage.width() - 40)
    type_in(qtbot, bar, "V with camcorder", enter=True)
    qtbot.waitUntil(lambda: said(bridge) == {"V with camcorder": 2})
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(line(bar), ESCAPE)
    assert bar.isVisible()
    with qtbot.waitSignal(bar.went_on):
        QTest.keyClick(line(bar), ENTER)
    other = QLineEdit(stage)
    layout.addWidget(other)
    other.setFocus()
    qtbot.wait(20)
    assert bar.isVisible()
