"""Boxes around people, drawn, moved and named with a real mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.viewer import Viewer
from tests.gui.viewer.boxing import (
    Button,
    Key,
    Modifier,
    at,
    boxes,
    click,
    drag,
    is_asked,
    move,
    press,
    say,
    seen,
    steps,
)
from tests.gui.viewer.conftest import IDS


def test_a_drag_draws_and_a_name_says_who(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    say(qtbot, "IU")
    qtbot.waitUntil(lambda: boxes(view) == [("IU", 0.2, 0.2)])
    (region,) = seen(view).regions
    assert (region.width, region.height) == pytest.approx((0.2, 0.3), abs=0.01)
    assert QApplication.focusWidget() is view


def test_nothing_is_stored_until_it_is_named(qtbot: QtBot, view: Viewer) -> None:
    before = steps(view)
    drag(view, (0.2, 0.2), (0.4, 0.5))
    is_asked(qtbot)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is view
    assert not view.drawing.is_busy
    assert view.isVisible()
    assert (boxes(view), steps(view)) == ([], before)


def test_enter_takes_who_has_no_box_yet(qtbot: QtBot, view: Viewer) -> None:
    for start in (0.1, 0.6):
        drag(view, (start, 0.2), (start + 0.2, 0.5))
        is_asked(qtbot)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: not view.drawing.is_busy)
        qtbot.waitUntil(lambda: all(one.id for one in view.drawing.marking.regions))
    qtbot.waitUntil(lambda: len(boxes(view)) == 2)
    assert {name for name, _, _ in boxes(view)} == {"V", "IU"}
    assert len(seen(view).statements) == 2, "both were said already"


def test_a_digit_names_who_is_in_the_set(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    is_asked(qtbot)
    press(Key.Key_2, held=Modifier.AltModifier)
    qtbot.waitUntil(lambda: boxes(view) == [("IU", 0.2, 0.2)])


def test_a_new_name_makes_a_person_who_is_tagged(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    say(qtbot, "김남준")
    qtbot.waitUntil(lambda: boxes(view) == [("김남준", 0.2, 0.2)])
    assert "김남준" in [one.text for one in seen(view).statements]


def test_a_slip_of_the_finger_makes_nobody(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    say(qtbot, "aehyun")  # inside "Kim Taehyung", but nobody is called so
    qtbot.waitUntil(lambda: view.drawing.bar.is_settled)
    assert view.drawing.bar.rows.highlighted().is_new
    assert view.drawing.is_busy
    press(Key.Key_Up, Key.Key_Return)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


@pytest.mark.parametrize("typed", ["kim tae", "뷔", "v"])
def test_any_name_of_a_person_will_do(qtbot: QtBot, view: Viewer, typed: str) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    say(qtbot, typed)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


def test_a_group_asks_which_of_its_members(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    say(qtbot, "BTS")
    qtbot.waitUntil(lambda: [one.text for one in view.drawing.bar.rows.offers()] == ["V"])
    assert view.drawing.is_busy, "nothing is given up"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


def test_tab_completes_a_name(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    field = is_asked(qtbot)
    QTest.keyClicks(field, "kim")
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: field.text() == "V")


def test_nobody_need_be_named(qtbot: QtBot, viewer: Viewer, bridge: Bridge) -> None:
    viewer.show_photo(IDS, 4)
    qtbot.waitUntil(lambda: viewer.shown_id == 5)
    drag(viewer, (0.2, 0.2), (0.4, 0.5))
    is_asked(qtbot)
    qtbot.waitUntil(lambda: viewer.drawing.bar.is_settled)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen(viewer, 5).regions) == 1)
    assert seen(viewer, 5).regions[0].name == ""
    assert seen(viewer, 5).statements == ()


def test_a_click_takes_a_box_and_a_drag_moves_it(qtbot: QtBot, boxed: Viewer) -> None:
    click(boxed, 0.2, 0.4)
    assert boxed.drawing.marking.active.name == "V"
    drag(boxed, (0.2, 0.45), (0.3, 0.35))
    qtbot.waitUntil(lambda: boxes(boxed)[0] == ("V", 0.2, 0.2))
    assert boxed.drawing.marking.active.name == "V", "still in hand"


def test_a_handle_resizes(qtbot: QtBot, boxed: Viewer) -> None:
    click(boxed, 0.2, 0.4)
    drag(boxed, (0.3, 0.6), (0.4, 0.7))
    qtbot.waitUntil(lambda: seen(boxed).regions[0].width == pytest.approx(0.3, abs=0.01))
    assert seen(boxed).regions[0].height == pytest.approx(0.4, abs=0.01)
    assert boxes(boxed)[0] == ("V", 0.1, 0.3)


def test_a_box_stays_on_the_photo(qtbot: QtBot, boxed: Viewer) -> None:
    click(boxed, 0.2, 0.4)
    drag(boxed, (0.2, 0.45), (-0.5, -0.5))
    qtbot.waitUntil(lambda: boxes(boxed)[0] == ("V", 0, 0))
    assert seen(boxed).regions[0].width == pytest.approx(0.2, abs=0.01)


def test_a_double_click_on_the_box_in_hand_names_it(qtbot: QtBot, boxed: Viewer) -> None:
    click(boxed, 0.7, 0.4)
    QTest.mouseDClick(boxed.canvas, Button.LeftButton, pos=at(boxed, 0.7, 0.45))
    assert boxed.canvas.framing.is_fitted, "it is not about the photo"
    say(qtbot, "IU")
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(boxed)] == ["V", "IU"])


def test_the_name_that_is_there_can_be_typed_over(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_F2)
    assert is_asked(qtbot).selectedText() == "V"
    say(qtbot, "IU")
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(boxed)] == ["IU", ""])


def test_a_digit_counts_while_a_name_stands_in_the_line(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_Return)
    is_asked(qtbot)
    press(Key.Key_2, held=Modifier.AltModifier)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(boxed)] == ["IU", ""])


def test_a_new_box_can_be_corrected_while_its_name_is_asked(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    QTest.keyClicks(is_asked(qtbot), "I")
    drag(view, (0.3, 0.35), (0.5, 0.35))
    qtbot.wait(20)  # Qt moves the focus later
    assert is_asked(qtbot).text() == "I"
    say(qtbot, "U")
    qtbot.waitUntil(lambda: boxes(view) == [("IU", 0.4, 0.2)])


def test_a_click_beside_gives_a_new_box_up(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    is_asked(qtbot)
    click(view, 0.8, 0.9)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view)
    assert not view.drawing.is_busy
    assert boxes(view) == []


def test_a_click_or_a_trembling_hand_draws_nothing(view: Viewer) -> None:
    click(view, 0.5, 0.5)
    begin = at(view, 0.5, 0.5)
    QTest.mousePress(view.canvas, Button.LeftButton, pos=begin)
    move(view, begin + QPoint(3, 3))
    QTest.mouseRelease(view.canvas, Button.LeftButton, pos=begin + QPoint(3, 3))
    assert not view.drawing.is_busy


def test_a_box_too_small_is_refused_in_words(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.5, 0.5), (0.52, 0.9))  # six pixels of the photo wide
    assert not view.drawing.is_busy
    assert "too small" in view.frames.hint
    assert boxes(view) == []


def test_zoomed_in_a_drag_moves_the_photo_unless_a_box_was_asked_for(
    qtbot: QtBot, view: Viewer
) -> None:
    for _ in range(4):
        press(Key.Key_Plus)
    before = view.canvas.framing
    drag(view, (0.5, 0.5), (0.55, 0.55))
    assert view.canvas.framing.x != before.x
    assert not view.drawing.is_busy
    view.begin_box()
    framing = view.canvas.framing
    drag(view, (0.4, 0.4), (0.5, 0.5))
    assert view.canvas.framing == framing
    say(qtbot, "V")
    qtbot.waitUntil(lambda: boxes(view) == [("V", 0.4, 0.4)])


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_on_a_turned_view_the_box_is_where_it_was_drawn(
    qtbot: QtBot, view: Viewer, turns: int
) -> None:
    for _ in range(turns):
        press(Key.Key_BracketRight)
    drag(view, (0.1, 0.2), (0.3, 0.5))
    say(qtbot, "V")
    upright = {1: (0.2, 0.7), 2: (0.7, 0.5), 3: (0.5, 0.1)}[turns]
    qtbot.waitUntil(lambda: boxes(view) == [("V", *upright)])


def test_the_cursor_says_what_the_mouse_would_do(boxed: Viewer) -> None:
    click(boxed, 0.2, 0.4)
    shapes = []
    for x, y in ((0.2, 0.45), (0.1, 0.3), (0.3, 0.3), (0.3, 0.45), (0.2, 0.6)):
        QTest.mouseMove(boxed.canvas, at(boxed, x, y))
        shapes.append(boxed.canvas.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [
        *(shape.SizeAllCursor, shape.SizeFDiagCursor, shape.SizeBDiagCursor),
        *(shape.SizeHorCursor, shape.SizeVerCursor),
    ]
    boxed.begin_box()
    QTest.mouseMove(boxed.canvas, at(boxed, 0.05, 0.9))
    assert boxed.canvas.cursor().shape() is shape.CrossCursor
