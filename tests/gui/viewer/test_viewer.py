"""The full view under real keys and a real mouse."""

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.photos import SetRating
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.theme import DARK
from gallery.gui.viewer import Viewer
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase
from tests.gui.viewer.conftest import IDS, SIZE

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


def open_at(viewer: Viewer, qtbot: QtBot, index: int) -> None:
    viewer.show_photo(IDS, index)
    sharp(viewer, qtbot)


def sharp(viewer: Viewer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: viewer.shown_id == viewer.current_id() and viewer.canvas.is_sharp)


def middle(viewer: Viewer) -> QPoint:
    return viewer.canvas.rect().center()


def test_it_covers_the_window_and_shows_the_photo(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 1)
    assert viewer.geometry().size().toTuple() == SIZE
    assert viewer.current_id() == 2
    image = viewer.grab().toImage()
    assert image.pixelColor(2, 250).name().upper() == DARK.background
    assert image.pixelColor(middle(viewer)).name().upper() != DARK.background
    viewer.parentWidget().resize(900, 600)
    assert viewer.size().toTuple() == (900, 600)


def test_keys_go_on_and_back_and_stop_at_the_ends(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 0)
    for key, photo in (
        (Key.Key_Right, 2),
        (Key.Key_PageDown, 3),
        (Key.Key_Space, 4),
        (Key.Key_Left, 3),
        (Key.Key_PageUp, 2),
        (Key.Key_Backspace, 1),
        (Key.Key_Left, 1),
        (Key.Key_End, 12),
        (Key.Key_Right, 12),
        (Key.Key_Home, 1),
    ):
        QTest.keyClick(viewer, key)
        assert viewer.current_id() == photo
    sharp(viewer, qtbot)


def test_it_says_where_it_is(viewer: Viewer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(viewer.moved) as moved:
        viewer.show_photo(IDS, 4)
    assert moved.args == [4]
    qtbot.waitUntil(lambda: "Love wins all" in viewer.accessibleName())
    assert viewer.accessibleName().startswith("5 / 12, Love wins all")


def test_escape_and_the_close_button_leave(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 1)
    with qtbot.waitSignal(viewer.closed):
        QTest.keyClick(viewer, Key.Key_Escape)
    assert not viewer.isVisible()
    open_at(viewer, qtbot, 1)
    with qtbot.waitSignal(viewer.closed):
        QTest.mouseClick(viewer.overlay.close_button, Button.LeftButton)
    assert not viewer.isVisible()


def test_buttons_go_on_and_back(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 0)
    assert not viewer.overlay.back_button.isEnabled()
    QTest.mouseClick(viewer.overlay.on_button, Button.LeftButton)
    assert viewer.current_id() == 2
    QTest.mouseClick(viewer.overlay.back_button, Button.LeftButton)
    assert viewer.current_id() == 1


def test_neighbours_are_ready_before_they_are_asked_for(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 4)
    qtbot.waitUntil(lambda: all(viewer.stage.loader.sharp(photo) for photo in (4, 5, 6, 7)))
    QTest.keyClick(viewer, Key.Key_Right)
    assert viewer.shown_id == 6
    assert viewer.canvas.is_sharp


def test_z_and_double_click_show_a_hundred_percent_there(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 0)
    fitted = viewer.canvas.framing
    assert fitted is not None
    assert fitted.is_fitted
    QTest.keyClick(viewer, Key.Key_Z)
    assert viewer.canvas.framing.percent == 100
    QTest.keyClick(viewer, Key.Key_Z)
    assert viewer.canvas.framing == fitted
    QTest.mouseDClick(viewer.overlay, Button.LeftButton, Modifier.NoModifier, middle(viewer))
    assert viewer.canvas.framing.percent == 100


def test_the_wheel_zooms_and_the_mouse_moves(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 0)
    for _ in range(8):
        at = QPointF(200, 200)
        event = QWheelEvent(
            at,
            viewer.canvas.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120),
            Button.NoButton,
            Modifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewer.canvas, event)
    before = viewer.canvas.framing
    assert before is not None
    assert before.percent > 400
    viewer.grab()
    QTest.mousePress(viewer.overlay, Button.LeftButton, Modifier.NoModifier, QPoint(300, 300))
    QTest.mouseMove(viewer.overlay, QPoint(310, 290))
    QTest.mouseRelease(viewer.overlay, Button.LeftButton, Modifier.NoModifier, QPoint(310, 290))
    moved = viewer.canvas.framing
    assert (moved.x, moved.y) == (before.x + 10, before.y - 10)
    for key in (Key.Key_Minus, Key.Key_Minus, Key.Key_Plus):
        QTest.keyClick(viewer, key)
    assert viewer.canvas.framing.scale < before.scale


def test_the_view_turns_and_the_next_photo_does_not(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 0)
    width = viewer.canvas.framing.width
    QTest.keyClick(viewer, Key.Key_BracketRight)
    assert viewer.canvas.framing.height == width
    QTest.keyClick(viewer, Key.Key_Right, Modifier.ControlModifier)
    assert viewer.canvas.turns == 2
    viewer.grab()
    QTest.keyClick(viewer, Key.Key_BracketLeft)
    QTest.keyClick(viewer, Key.Key_Left, Modifier.ControlModifier)
    assert viewer.canvas.turns == 0
    QTest.mouseClick(viewer.overlay.turn_button, Button.LeftButton)
    assert viewer.canvas.turns == 1
    QTest.keyClick(viewer, Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.shown_id == 2)
    assert viewer.canvas.turns == 0


def test_a_turned_photo_is_turned_to_the_right(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 0)
    viewer.overlay.hide()
    upright = viewer.grab().toImage()
    QTest.keyClick(viewer, Key.Key_BracketRight)
    turned = viewer.grab().toImage()
    # The upper left corner is upper right now.
    old = upright.pixelColor(viewer.width() // 2 - 280, 60)
    framing = viewer.canvas.framing
    new = turned.pixelColor(round(framing.x + framing.width * framing.scale) - 10, 20)
    assert distance(old, new) < 30


def distance(one: object, other: object) -> float:
    return math.dist(one.getRgb()[:3], other.getRgb()[:3])  # type: ignore[attr-defined]


def test_a_vanished_file_is_named_and_its_thumbnail_shown(
    viewer: Viewer, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].unlink()
    viewer.show_photo(IDS, 2)
    qtbot.waitUntil(lambda: "no longer there" in viewer.accessibleName())
    said = viewer.accessibleName()
    assert "240127_LWA_03.jpg: The file is no longer there. This is its thumbnail." in said
    image = viewer.grab().toImage()
    assert image.pixelColor(middle(viewer)).name().upper() != DARK.background


def test_what_is_said_of_the_photo_is_shown_and_follows_edits(
    viewer: Viewer, qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    open_at(viewer, qtbot, 1)
    with library.reading() as reader:
        reading = read_phrase("V with camcorder", LibraryVocabulary(reader))
    bridge.apply(AddPhrases((2,), (reading,)))
    bridge.apply(SetCaption((2,), "de", "Der letzte Nachmittag"))
    bridge.apply(SetCaption((2,), "en", "Filming\nthe last afternoon"))
    bridge.apply(SetRating((2,), 5))
    qtbot.waitUntil(lambda: viewer.overlay.said.rating == 5)
    said = viewer.overlay.said
    assert said.phrases == ("V with camcorder",)
    assert said.caption.startswith("Filming")
    viewer.grab()


def test_it_stays_with_its_photo_when_others_go(
    viewer: Viewer, qtbot: QtBot, library: Library
) -> None:
    open_at(viewer, qtbot, 5)
    viewer.refresh([1, 2, 6, 7])
    assert (viewer.index, viewer.current_id()) == (2, 6)
    viewer.refresh([1, 2, 7])
    assert viewer.current_id() == 7
    viewer.refresh([1])
    assert viewer.current_id() == 1
    with qtbot.waitSignal(viewer.closed):
        viewer.refresh([])
    assert not viewer.isVisible()


def test_a_photo_taken_out_meanwhile_harms_nothing(
    viewer: Viewer, qtbot: QtBot, library: Library
) -> None:
    with library.writing() as writer:
        photos.remove(writer, [4])
    open_at(viewer, qtbot, 2)
    QTest.keyClick(viewer, Key.Key_Right)
    assert viewer.current_id() == 4
    QTest.keyClick(viewer, Key.Key_Right)
    sharp(viewer, qtbot)
    assert viewer.shown_id == 5


def test_the_overlay_goes_and_comes_back(viewer: Viewer, qtbot: QtBot) -> None:
    open_at(viewer, qtbot, 1)
    assert viewer.overlay.is_shown
    viewer._idle.setInterval(1)
    viewer.wake()
    qtbot.waitUntil(lambda: not viewer.overlay.is_shown)
    assert viewer.cursor().shape() is Qt.CursorShape.BlankCursor
    viewer._idle.setInterval(10_000)
    QTest.mouseMove(viewer.overlay, QPoint(100, 100))
    QTest.mouseMove(viewer.overlay, QPoint(140, 120))
    qtbot.waitUntil(lambda: viewer.overlay.is_shown)
    assert viewer.cursor().shape() is not Qt.CursorShape.BlankCursor


@pytest.mark.parametrize("size", [(5000, 3400), (300, 3000)])
def test_a_large_photo_is_decoded_for_the_screen_then_what_is_seen_of_it(
    viewer: Viewer, qtbot: QtBot, library: Library, files: list[Path], size: tuple[int, int]
) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    with QPainter(image) as painter:  # a grid that only its own pixels show
        for x in range(0, size[0], 2):
            painter.drawLine(x, 0, x, size[1])
    image.save(str(files[0]), "PNG")
    with library.writing() as writer:
        photos.set_values(writer, [1], {"width": size[0], "height": size[1]})
    open_at(viewer, qtbot, 0)
    assert not viewer.canvas.wants_more
    QTest.keyClick(viewer, Key.Key_Z)
    assert viewer.canvas.framing.percent == 100
    qtbot.waitUntil(lambda: not viewer.canvas.wants_more)
    viewer.overlay.hide()
    assert len({shades(viewer, x) for x in (0, 1)}) == 2
    assert shades(viewer, 0) == shades(viewer, 2)
    QTest.keyClick(viewer, Key.Key_PageDown)
    sharp(viewer, qtbot)


def shades(viewer: Viewer, right: int) -> str:
    """The colour so many pixels right of the middle."""
    at = middle(viewer) + QPoint(right, 0)
    return viewer.grab().toImage().pixelColor(at).name()
