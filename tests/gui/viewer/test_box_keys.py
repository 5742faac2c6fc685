"""Boxes around people by keys alone, beside other edits, and as part of another page."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.base import Outcome
from gallery.edits.photos import RemovePhotos
from gallery.edits.regions import AddRegion, NameRegion, RemoveRegion
from gallery.gui.bridge import Bridge
from gallery.gui.viewer import Viewer
from gallery.library import people
from gallery.model.phrases import Part
from gallery.model.region import Region
from tests.appearing import appear
from tests.gui.viewer.boxing import (
    LEFT,
    PHOTO,
    Key,
    Modifier,
    boxes,
    click,
    drag,
    press,
    say,
    seen,
    steps,
)
from tests.gui.viewer.conftest import IDS


def test_keys_alone_place_a_box(qtbot: QtBot, view: Viewer) -> None:
    view.begin_box()
    first = view.drawing.marking.place
    press(*[Key.Key_Left] * 3, Key.Key_Down)
    press(Key.Key_Right, Key.Key_Down, held=Modifier.ShiftModifier)
    press(Key.Key_Right, held=Modifier.ControlModifier)
    place = view.drawing.marking.place
    assert (place.topLeft() - first.topLeft()).toTuple() == pytest.approx((-29, 10))
    assert place.width() - first.width() == pytest.approx(10)
    assert place.height() - first.height() == pytest.approx(10)
    press(Key.Key_Return)
    say(qtbot, "V")
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(view)] == ["V"])


def test_a_box_begun_before_the_photo_is_there_waits(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.show_photo(IDS, 0)
    viewer.begin_box()
    qtbot.waitUntil(lambda: viewer.drawing.is_busy)


def test_escape_gives_a_box_up_and_then_leaves(qtbot: QtBot, view: Viewer) -> None:
    view.begin_box()
    press(Key.Key_Escape)
    assert view.isVisible()
    assert not view.drawing.is_busy
    press(Key.Key_Escape)
    assert not view.isVisible()


def test_tab_goes_from_box_to_box(boxed: Viewer) -> None:
    names = []
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab):
        press(key)
        names.append(boxed.drawing.marking.active.name)
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
    assert boxed.drawing.is_busy


def test_keys_never_make_a_box_too_small(boxed: Viewer) -> None:
    press(Key.Key_Tab)
    press(*[Key.Key_Left, Key.Key_Up] * 40, held=Modifier.ShiftModifier)
    place = boxed.drawing.marking.place
    assert min(place.width(), place.height()) >= 12


def test_keys_make_a_tiny_box_larger(qtbot: QtBot, bridge: Bridge, view: Viewer) -> None:
    bridge.editor.apply(AddRegion(PHOTO, Region(0.5, 0.5, 0.03, 0.05)))
    qtbot.waitUntil(lambda: len(view.drawing.marking.regions) == 1)
    press(Key.Key_Minus, Key.Key_Minus, Key.Key_Minus, Key.Key_Tab)
    before = view.drawing.marking.place
    press(Key.Key_Right, Key.Key_Down, held=Modifier.ShiftModifier)
    place = view.drawing.marking.place
    assert place.width() > before.width()
    assert place.height() > before.height()


def test_the_box_in_hand_is_brought_into_sight(boxed: Viewer) -> None:
    for _ in range(5):
        press(Key.Key_Plus)
    for _ in range(3):
        press(Key.Key_Tab)
        place = boxed.drawing.marking.place
        assert boxed.canvas.rect().contains(place.center().toPoint())


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
    qtbot.waitUntil(lambda: len(boxed.drawing.marking.regions) == 2)


def test_a_digit_names_the_box_in_hand(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_Tab)
    press(Key.Key_2, held=Modifier.AltModifier)
    qtbot.waitUntil(lambda: [name for name, _, _ in boxes(boxed)] == ["V", "IU"])


def test_going_on_lets_go_and_stores(qtbot: QtBot, boxed: Viewer) -> None:
    press(Key.Key_Tab, Key.Key_Right, Key.Key_PageDown)
    qtbot.waitUntil(lambda: boxed.shown_id == PHOTO + 1)
    assert not boxed.drawing.is_busy
    qtbot.waitUntil(lambda: boxes(boxed)[0][1] == pytest.approx(0.12, abs=0.01))


def test_without_boxes_tab_is_not_kept(view: Viewer) -> None:
    press(Key.Key_Tab)
    assert not view.drawing.is_busy


# What others do meanwhile


def test_a_box_that_somebody_else_took_off_is_let_go(
    qtbot: QtBot, bridge: Bridge, boxed: Viewer
) -> None:
    press(Key.Key_Tab)
    bridge.editor.apply(RemoveRegion(seen(boxed).regions[0].id))
    qtbot.waitUntil(lambda: not boxed.drawing.is_busy)


def test_a_name_that_somebody_else_gave_is_shown(
    qtbot: QtBot, bridge: Bridge, boxed: Viewer
) -> None:
    press(Key.Key_Tab, Key.Key_Tab)
    bridge.editor.apply(NameRegion(seen(boxed).regions[1].id, Part("IU")))
    qtbot.waitUntil(lambda: boxed.drawing.marking.active.name == "IU")


def test_a_photo_that_went_takes_its_new_box_along(
    qtbot: QtBot, bridge: Bridge, view: Viewer
) -> None:
    view.begin_box()
    bridge.editor.apply(RemovePhotos((PHOTO,)))
    view.refresh([one for one in IDS if one != PHOTO])
    qtbot.waitUntil(lambda: view.shown_id == PHOTO + 1)
    assert not view.drawing.is_busy


def test_a_person_can_be_pointed_out(boxed: Viewer) -> None:
    frames = boxed.frames
    plain = frames.grab().toImage()
    with boxed.drawing.bridge.library.reading() as reader:
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
    appear(qtbot, page)
    bridge.editor.apply(AddRegion(PHOTO, LEFT, Part("V")))
    viewer.show_photo(IDS, PHOTO - 1)
    line.setFocus()
    qtbot.waitUntil(lambda: len(viewer.drawing.marking.regions) == 1)
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
