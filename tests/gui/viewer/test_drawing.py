"""Boxes around people, drawn, named, moved and taken off with a real mouse and real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.base import Outcome
from gallery.edits.photos import RemovePhotos
from gallery.edits.regions import AddRegion, NameRegion, RemoveRegion
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.viewer import Viewer
from gallery.library import history, people, photos
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import Part, PhraseReading
from gallery.model.region import Region
from tests.gui.viewer.conftest import IDS

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
PHOTO = 2
LEFT, RIGHT = Region(0.1, 0.3, 0.2, 0.3), Region(0.6, 0.3, 0.2, 0.3)
V = PhraseReading((Part("V"),))
IU = PhraseReading((Part("IU"),))


@pytest.fixture
def view(qtbot: QtBot, viewer: Viewer, bridge: Bridge) -> Viewer:
    """The full view on photo 2, where V and IU are said to be, still without boxes."""
    bridge.editor.apply(AddPhrases((PHOTO,), (V, IU)))
    viewer.show_photo(IDS, PHOTO - 1)
    qtbot.waitUntil(lambda: viewer._shown == PHOTO and viewer._canvas.is_sharp)
    return viewer


@pytest.fixture
def boxed(qtbot: QtBot, bridge: Bridge, view: Viewer) -> Viewer:
    """The same with a box around V on the left and one around nobody on the right."""
    bridge.editor.apply(AddRegion(PHOTO, LEFT, Part("V")))
    bridge.editor.apply(AddRegion(PHOTO, RIGHT))
    qtbot.waitUntil(lambda: len(view._drawing._marking.regions) == 2)
    return view


def seen(view: Viewer, photo_id: int = PHOTO) -> PhotoDetails:
    library = view._drawing._bridge.library
    with library.reading() as reader:
        return photos.details(reader, library, photo_id)


def boxes(view: Viewer) -> list[tuple[str, float, float]]:
    found = seen(view).regions
    return [(one.name, round(one.x, 2), round(one.y, 2)) for one in found]


def steps(view: Viewer) -> int:
    with view._drawing._bridge.library.reading() as reader:
        return len(history.recent(reader, 100))


def at(view: Viewer, x: float, y: float) -> QPoint:
    """Return a point of the view by its fractions of the photo as it is shown."""
    picture = view._drawing._marking.ground.picture
    place = picture.topLeft() + QPointF(x * picture.width(), y * picture.height())
    return place.toPoint()


def move(view: Viewer, point: QPoint) -> None:
    """Move the mouse with the left button down; QTest's own moves have no buttons."""
    place = QPointF(point)
    shared = (place, QPointF(view._canvas.mapToGlobal(point)))
    event = QMouseEvent(
        QEvent.Type.MouseMove, *shared, Button.NoButton, Button.LeftButton, Modifier.NoModifier
    )
    QApplication.sendEvent(view._canvas, event)


def drag(view: Viewer, start: tuple[float, float], end: tuple[float, float]) -> None:
    begin, finish = at(view, *start), at(view, *end)
    QTest.mousePress(view._canvas, Button.LeftButton, pos=begin)
    for part in range(1, 6):
        move(view, begin + (finish - begin) * part / 5)
    QTest.mouseRelease(view._canvas, Button.LeftButton, pos=finish)


def click(view: Viewer, x: float, y: float) -> None:
    QTest.mouseClick(view._canvas, Button.LeftButton, pos=at(view, x, y))


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def is_asked(qtbot: QtBot) -> PhraseField:
    """Wait until the line asks who it is."""
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), PhraseField))
    field = QApplication.focusWidget()
    assert isinstance(field, PhraseField)
    return field


def say(qtbot: QtBot, text: str) -> None:
    field = is_asked(qtbot)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:  # no key has a syllable; an input method commits it
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(field, commit)
    press(Key.Key_Return)


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
    assert not view._drawing.is_busy
    assert view.isVisible()
    assert (boxes(view), steps(view)) == ([], before)


def test_enter_takes_who_has_no_box_yet(qtbot: QtBot, view: Viewer) -> None:
    for start in (0.1, 0.6):
        drag(view, (start, 0.2), (start + 0.2, 0.5))
        is_asked(qtbot)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: not view._drawing.is_busy)
        qtbot.waitUntil(lambda: all(one.id for one in view._drawing._marking.regions))
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
    qtbot.waitUntil(lambda: view._drawing._bar._list.highlighted() is not None)
    assert view._drawing._bar._list.highlighted().is_new
    assert view._drawing.is_busy
    press(Key.Key_Up, Key.Key_Return)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


@pytest.mark.parametrize("typed", ["kim tae", "뷔", "v"])
def test_any_name_of_a_person_will_do(qtbot: QtBot, view: Viewer, typed: str) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    say(qtbot, typed)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


def test_tab_completes_a_name(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.2, 0.2), (0.4, 0.5))
    field = is_asked(qtbot)
    QTest.keyClicks(field, "kim")
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: field.text() == "V")


def test_nobody_need_be_named(qtbot: QtBot, viewer: Viewer, bridge: Bridge) -> None:
    viewer.show_photo(IDS, 4)
    qtbot.waitUntil(lambda: viewer._shown == 5)
    drag(viewer, (0.2, 0.2), (0.4, 0.5))
    is_asked(qtbot)
    qtbot.waitUntil(lambda: viewer._drawing._bar._reader.is_settled)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen(viewer, 5).regions) == 1)
    assert seen(viewer, 5).regions[0].name == ""
    assert seen(viewer, 5).statements == ()


# By keys alone


def test_keys_alone_place_a_box(qtbot: QtBot, view: Viewer) -> None:
    view.begin_box()
    first = view._drawing._marking.place
    press(*[Key.Key_Left] * 3, Key.Key_Down)
    press(Key.Key_Right, Key.Key_Down, held=Modifier.ShiftModifier)
    press(Key.Key_Right, held=Modifier.ControlModifier)
    place = view._drawing._marking.place
    assert (place.topLeft() - first.topLeft()).toTuple() == pytest.approx((-29, 10))
    assert place.width() - first.width() == pytest.approx(10)
    assert place.height() - first.height() == pytest.approx(10)
    press(Key.Key_Return)
    say(qtbot, "V")
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


def test_a_box_begun_before_the_photo_is_there_waits(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.show_photo(IDS, 0)
    viewer.begin_box()
    qtbot.waitUntil(lambda: viewer._drawing.is_busy)


def test_escape_gives_a_box_up_and_then_leaves(qtbot: QtBot, view: Viewer) -> None:
    view.begin_box()
    press(Key.Key_Escape)
    assert view.isVisible()
    assert not view._drawing.is_busy
    press(Key.Key_Escape)
    assert not view.isVisible()


def test_tab_goes_from_box_to_box(boxed: Viewer) -> None:
    names = []
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab):
        press(key)
        names.append(boxed._drawing._marking.active.name)
    assert names == ["V", "", "V", ""]
    assert boxed.accessibleName() == "Box without a name, 2 of 2"
    press(Key.Key_Escape)
    assert boxed.accessibleName().startswith("2 / 12")


def test_arrows_move_the_box_in_hand_as_one_step(qtbot: QtBot, boxed: Viewer) -> None:
    before = steps(boxed)
    press(Key.Key_Tab)
    press(*[Key.Key_Right] * 6)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: boxes(boxed)[0] == ("V", 0.2, 0.3))
    assert steps(boxed) == before + 1
    assert boxed.current_id() == PHOTO, "the arrows were the box's"
    press(Key.Key_Right)
    assert boxed.current_id() == PHOTO + 1


def test_a_moved_box_settles_by_itself(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_Right)
    qtbot.waitUntil(lambda: boxes(boxed)[0][1] == pytest.approx(0.12, abs=0.01))
    assert boxed._drawing.is_busy


def test_keys_never_make_a_box_too_small(boxed: Viewer) -> None:
    press(Key.Key_Tab)
    press(*[Key.Key_Left, Key.Key_Up] * 40, held=Modifier.ShiftModifier)
    place = boxed._drawing._marking.place
    assert min(place.width(), place.height()) >= 12


def test_keys_make_a_tiny_box_larger(qtbot: QtBot, bridge: Bridge, view: Viewer) -> None:
    bridge.editor.apply(AddRegion(PHOTO, Region(0.5, 0.5, 0.03, 0.05)))
    qtbot.waitUntil(lambda: len(view._drawing._marking.regions) == 1)
    press(Key.Key_Minus, Key.Key_Minus, Key.Key_Minus, Key.Key_Tab)
    before = view._drawing._marking.place
    press(Key.Key_Right, Key.Key_Down, held=Modifier.ShiftModifier)
    place = view._drawing._marking.place
    assert place.width() > before.width()
    assert place.height() > before.height()


def test_the_box_in_hand_is_brought_into_sight(boxed: Viewer) -> None:
    for _ in range(5):
        press(Key.Key_Plus)
    for _ in range(3):
        press(Key.Key_Tab)
        place = boxed._drawing._marking.place
        assert boxed._canvas.rect().contains(place.center().toPoint())


def test_delete_takes_a_box_off_and_says_so(qtbot: QtBot, bridge: Bridge, boxed: Viewer) -> None:
    told: list[Outcome] = []
    boxed.box_removed.connect(told.append)
    press(Key.Key_Tab, Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].step is not None
    assert told[0].step.subject == "V"
    assert [name for name, _, _ in boxes(boxed)] == [""]
    assert "V" in [one.text for one in seen(boxed).statements]
    bridge.undo()
    qtbot.waitUntil(lambda: len(boxed._drawing._marking.regions) == 2)


def test_a_digit_names_the_box_in_hand(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_Tab)
    press(Key.Key_2, held=Modifier.AltModifier)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(boxed)] == ["V", "IU"])


def test_going_on_lets_go_and_stores(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_Right, Key.Key_PageDown)
    qtbot.waitUntil(lambda: boxed._shown == PHOTO + 1)
    assert not boxed._drawing.is_busy
    qtbot.waitUntil(lambda: boxes(boxed)[0][1] == pytest.approx(0.12, abs=0.01))


def test_without_boxes_tab_is_not_kept(view: Viewer) -> None:
    press(Key.Key_Tab)
    assert not view._drawing.is_busy


# With the mouse


def test_a_click_takes_a_box_and_a_drag_moves_it(qtbot: QtBot, boxed: Viewer) -> None:
    click(boxed, 0.2, 0.4)
    assert boxed._drawing._marking.active.name == "V"
    drag(boxed, (0.2, 0.45), (0.3, 0.35))
    qtbot.waitUntil(lambda: boxes(boxed)[0] == ("V", 0.2, 0.2))
    assert boxed._drawing._marking.active.name == "V", "still in hand"


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
    QTest.mouseDClick(boxed._canvas, Button.LeftButton, pos=at(boxed, 0.7, 0.45))
    assert boxed._canvas.framing.is_fitted, "it is not about the photo"
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
    assert not view._drawing.is_busy
    assert boxes(view) == []


def test_a_click_or_a_trembling_hand_draws_nothing(view: Viewer) -> None:
    click(view, 0.5, 0.5)
    begin = at(view, 0.5, 0.5)
    QTest.mousePress(view._canvas, Button.LeftButton, pos=begin)
    move(view, begin + QPoint(3, 3))
    QTest.mouseRelease(view._canvas, Button.LeftButton, pos=begin + QPoint(3, 3))
    assert not view._drawing.is_busy


def test_a_box_too_small_is_refused_in_words(qtbot: QtBot, view: Viewer) -> None:
    drag(view, (0.5, 0.5), (0.52, 0.9))  # six pixels of the photo wide
    assert not view._drawing.is_busy
    assert "too small" in view._frames._hint
    assert boxes(view) == []


def test_zoomed_in_a_drag_moves_the_photo_unless_a_box_was_asked_for(
    qtbot: QtBot, view: Viewer
) -> None:
    for _ in range(4):
        press(Key.Key_Plus)
    before = view._canvas.framing
    drag(view, (0.5, 0.5), (0.55, 0.55))
    assert view._canvas.framing.x != before.x
    assert not view._drawing.is_busy
    view.begin_box()
    framing = view._canvas.framing
    drag(view, (0.4, 0.4), (0.5, 0.5))
    assert view._canvas.framing == framing
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
        QTest.mouseMove(boxed._canvas, at(boxed, x, y))
        shapes.append(boxed._canvas.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [
        *(shape.SizeAllCursor, shape.SizeFDiagCursor, shape.SizeBDiagCursor),
        *(shape.SizeHorCursor, shape.SizeVerCursor),
    ]
    boxed.begin_box()
    QTest.mouseMove(boxed._canvas, at(boxed, 0.05, 0.9))
    assert boxed._canvas.cursor().shape() is shape.CrossCursor


# What others do meanwhile


def test_a_box_that_somebody_else_took_off_is_let_go(
    qtbot: QtBot, bridge: Bridge, boxed: Viewer
) -> None:
    press(Key.Key_Tab)
    bridge.editor.apply(RemoveRegion(seen(boxed).regions[0].id))
    qtbot.waitUntil(lambda: not boxed._drawing.is_busy)


def test_a_name_that_somebody_else_gave_is_shown(
    qtbot: QtBot, bridge: Bridge, boxed: Viewer
) -> None:
    press(Key.Key_Tab, Key.Key_Tab)
    bridge.editor.apply(NameRegion(seen(boxed).regions[1].id, Part("IU")))
    qtbot.waitUntil(lambda: boxed._drawing._marking.active.name == "IU")


def test_a_photo_that_went_takes_its_new_box_along(
    qtbot: QtBot, bridge: Bridge, view: Viewer
) -> None:
    view.begin_box()
    bridge.editor.apply(RemovePhotos((PHOTO,)))
    view.refresh([one for one in IDS if one != PHOTO])
    qtbot.waitUntil(lambda: view._shown == PHOTO + 1)
    assert not view._drawing.is_busy


def test_a_person_can_be_pointed_out(boxed: Viewer) -> None:
    frames = boxed._frames
    plain = frames.grab().toImage()
    with boxed._drawing._bridge.library.reading() as reader:
        (person,) = people.persons_named(reader, "V")
    boxed.highlight(person)
    assert frames.grab().toImage() != plain
    boxed.highlight(None)
    assert frames.grab().toImage() == plain


# As part of a page whose bar has the keys


@pytest.fixture
def docked(qtbot: QtBot, bridge: Bridge) -> Iterator[tuple[QWidget, QLineEdit, Viewer]]:
    """A page with a line that has the keys, and a view that is a part of it."""
    page, pane, line = QWidget(), QWidget(), QLineEdit()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(pane, 1)
    column.addWidget(line)
    page.resize(800, 600)
    viewer = Viewer(bridge, pane, docked=True)
    page.show()
    page.activateWindow()
    bridge.editor.apply(AddRegion(PHOTO, LEFT, Part("V")))
    viewer.show_photo(IDS, PHOTO - 1)
    line.setFocus()
    qtbot.waitUntil(lambda: len(viewer._drawing._marking.regions) == 1)
    yield page, line, viewer
    page.close()


def test_the_line_has_the_keys_again_after_a_box(
    qtbot: QtBot, docked: tuple[QWidget, QLineEdit, Viewer]
) -> None:
    _, line, view = docked
    drag(view, (0.5, 0.2), (0.7, 0.5))
    say(qtbot, "IU")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    view.begin_box()
    assert QApplication.focusWidget() is view
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is line
    click(view, 0.2, 0.4)
    assert QApplication.focusWidget() is view
    press(Key.Key_Delete)
    assert QApplication.focusWidget() is line
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["IU"])
