"""Frames around people in the full view: right at every zoom and turn."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.viewer import Viewer
from gallery.gui.viewer.boxes import turned_by
from gallery.library import people, regions
from gallery.library.database import Library
from gallery.model.region import Region
from tests.gui.viewer.conftest import IDS

LEFT = Region(0.1, 0.2, 0.3, 0.4, "V")
RIGHT = Region(0.3, 0.3, 0.1, 0.1, "IU")  # small, inside the other's frame


@pytest.fixture
def framed(qtbot: QtBot, bridge: Bridge, library: Library, viewer: Viewer) -> Viewer:
    """The full view on a photo where V and IU are."""
    with library.writing() as writer:
        v, iu = people.persons_named(writer.connection, "V")[0], 2
        regions.add(writer, {2: [(v, LEFT), (iu, RIGHT)]})
    viewer.show_photo(IDS, 1)
    qtbot.waitUntil(lambda: len(viewer.drawing.marking.regions) == 2 and viewer.canvas.is_sharp)
    return viewer


@pytest.mark.parametrize(
    ("turns", "place"),
    [
        (0, (0.1, 0.2, 0.3, 0.4)),
        (1, (0.4, 0.1, 0.4, 0.3)),
        (2, (0.6, 0.4, 0.3, 0.4)),
        (3, (0.2, 0.6, 0.4, 0.3)),
        (4, (0.1, 0.2, 0.3, 0.4)),
    ],
)
def test_a_frame_turns_with_the_photo(turns: int, place: tuple[float, ...]) -> None:
    assert turned_by(LEFT, turns).getRect() == pytest.approx(place)


def point_at(viewer: Viewer, place: QPointF) -> None:
    QTest.mouseMove(viewer.overlay, place.toPoint())


def test_the_pointer_finds_who_is_in_front(qtbot: QtBot, framed: Viewer) -> None:
    frames = framed.frames
    point_at(framed, frames.place_of(LEFT).topLeft() + QPointF(5, 5))
    qtbot.waitUntil(lambda: frames.hovered is not None and frames.hovered.name == "V")
    point_at(framed, frames.place_of(RIGHT).center())
    qtbot.waitUntil(lambda: frames.hovered is not None and frames.hovered.name == "IU")
    point_at(framed, QPointF(3, 3))
    qtbot.waitUntil(lambda: frames.hovered is None)


def test_a_frame_stands_where_its_fractions_say(framed: Viewer) -> None:
    framing = framed.canvas.framing
    wide, high = framing.width * framing.scale, framing.height * framing.scale
    wanted = QRectF(framing.x + 0.1 * wide, framing.y + 0.2 * high, 0.3 * wide, 0.4 * high)
    assert framed.frames.place_of(LEFT).getRect() == pytest.approx(wanted.getRect(), abs=0.5)
    QTest.keyClick(framed, Qt.Key.Key_Plus)
    zoomed = framed.canvas.framing
    assert zoomed.scale > framing.scale
    assert framed.frames.place_of(LEFT).width() == pytest.approx(
        0.3 * zoomed.width * zoomed.scale, abs=0.5
    )
    QTest.keyClick(framed, Qt.Key.Key_BracketRight)
    turned = framed.canvas.framing
    assert framed.frames.place_of(LEFT).width() == pytest.approx(
        0.4 * turned.width * turned.scale, abs=0.5
    )


def test_everybody_can_be_shown(qtbot: QtBot, framed: Viewer) -> None:
    place = framed.frames.place_of(LEFT)
    edge = QPointF(place.left(), place.center().y()).toPoint()
    before = framed.canvas.grab().toImage().pixelColor(edge).lightness()
    framed.show_boxes(shown=True)
    assert framed.frames.shows_all
    assert framed.canvas.grab().toImage().pixelColor(edge).lightness() > before + 40
    framed.show_boxes(shown=False)
    assert not framed.frames.shows_all


def test_the_button_is_there_where_frames_are(qtbot: QtBot, framed: Viewer) -> None:
    button = framed.overlay.frames_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert framed.frames.shows_all
    QTest.keyClick(framed, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: framed.shown_id == 3)
    assert not button.isVisible()
    assert framed.frames.hovered is None
