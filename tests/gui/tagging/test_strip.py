"""The film strip: which photos it shows around the one in view, and which are tagged."""

from array import array

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.tagging.strip import FilmStrip
from gallery.gui.theme import Theme
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase
from tests.appearing import appear

LEFT = Qt.MouseButton.LeftButton
WIDTH = 400  # px: seven cells


@pytest.fixture
def strip(qtbot: QtBot, bridge: Bridge, theme: Theme) -> FilmStrip:
    result = FilmStrip(bridge)
    qtbot.addWidget(result)
    result.resize(WIDTH, result.height())
    appear(qtbot, result)
    return result


def middle(strip: FilmStrip, index: int) -> QPoint:
    return strip.cell_rect(index).center().toPoint()


def test_the_photo_in_view_stands_in_the_middle(strip: FilmStrip) -> None:
    strip.show_photos(array("q", range(1, 13)), 5)
    assert abs(strip.cell_rect(5).center().x() - WIDTH / 2) <= 1
    assert strip.accessibleName() == "Photo 6 of 12"


@pytest.mark.parametrize("index", [0, 1, 10, 11])
def test_at_the_ends_the_strip_is_full(strip: FilmStrip, index: int) -> None:
    strip.show_photos(array("q", range(1, 13)), index)
    first, last = strip.cell_rect(0).left(), strip.cell_rect(11).right()
    at_start = index < 6
    assert (first if at_start else WIDTH - last) > 0
    assert 0 < strip.cell_rect(index).left() < WIDTH


def test_a_click_goes_there(qtbot: QtBot, strip: FilmStrip) -> None:
    strip.show_photos(array("q", range(1, 13)), 5)
    with qtbot.waitSignal(strip.picked) as told:
        QTest.mouseClick(strip, LEFT, pos=middle(strip, 7))
    assert told.args == [7]


def test_the_wheel_goes_on_and_back_by_whole_notches(qtbot: QtBot, strip: FilmStrip) -> None:
    strip.show_photos(array("q", range(1, 13)), 5)
    told: list[int] = []
    strip.picked.connect(told.append)
    for turned in (-60, -60, 120, 40):
        turn(strip, turned)
    assert told == [6, 4]


def turn(strip: FilmStrip, angle: int) -> None:
    place, none = QPointF(middle(strip, 5)), QPoint()
    buttons, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        place, place, none, QPoint(0, angle), buttons, held, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(strip, wheel)


def test_a_tag_is_marked_as_soon_as_it_is_said(
    qtbot: QtBot, strip: FilmStrip, bridge: Bridge
) -> None:
    strip.show_photos(array("q", range(1, 13)), 1)
    qtbot.wait(20)
    assert not strip.is_tagged(1)
    with bridge.library.reading() as reader:
        reading = read_phrase("V with camcorder", LibraryVocabulary(reader))
    bridge.apply(AddPhrases((2,), (reading,)))
    qtbot.waitUntil(lambda: strip.is_tagged(1))
    assert not strip.is_tagged(2)


def test_a_million_photos_cost_what_is_in_sight(strip: FilmStrip) -> None:
    strip.show_photos(array("q", range(1_000_000)), 500_000)
    assert abs(strip.cell_rect(500_000).center().x() - WIDTH / 2) <= 1
    strip.show_photos(array("q", [1]), 0)
    assert abs(strip.cell_rect(0).center().x() - WIDTH / 2) <= 1
