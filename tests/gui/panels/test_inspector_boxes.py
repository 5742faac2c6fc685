"""Who is where: a person's chip frames them on the picture of the inspector."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.edits.regions import AddRegion
from gallery.gui.bridge import Bridge
from gallery.gui.panels.inspector import Inspector
from gallery.gui.theme import Theme
from gallery.gui.widgets.chip import Chip
from gallery.gui.widgets.picture import Picture
from gallery.model.phrases import Part
from gallery.model.region import Region
from tests.appearing import appear

FACE = Region(0.5, 0.25, 0.25, 0.5)


@pytest.fixture
def inspector(qtbot: QtBot, theme: Theme, bridge: Bridge) -> Inspector:
    """The inspector on photo 1, where V has a box."""
    bridge.editor.apply(AddRegion(1, FACE, Part("V")))
    result = Inspector(bridge)
    qtbot.addWidget(result)
    result.resize(320, 900)
    appear(qtbot, result)
    result.show_photos((1,))
    qtbot.waitUntil(lambda: result.content.ids == (1,) and not result._asking)
    return result


def chip(inspector: Inspector, words: str) -> Chip:
    return next(one for one in inspector.findChildren(Chip) if one.words == words)


def shot(inspector: Inspector) -> QImage:
    return inspector.findChild(Picture).grab().toImage()


def test_the_chip_of_a_person_shows_where_they_are(qtbot: QtBot, inspector: Inspector) -> None:
    plain = shot(inspector)
    v = chip(inspector, "V")
    QTest.mouseMove(v, QPoint(5, 5))
    qtbot.waitUntil(lambda: shot(inspector) != plain)
    QTest.mouseMove(inspector, QPoint(2, 2))
    qtbot.waitUntil(lambda: shot(inspector) == plain)
    v.setFocus(Qt.FocusReason.TabFocusReason)
    assert shot(inspector) != plain, "by the keyboard too"


def test_the_frame_stays_when_something_else_is_changed(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    plain = shot(inspector)
    chip(inspector, "V").setFocus(Qt.FocusReason.TabFocusReason)
    framed = shot(inspector)
    assert framed != plain
    bridge.apply(SetRating((1,), 4))
    qtbot.waitUntil(lambda: inspector.content.one.rating == 4)
    assert shot(inspector) == framed


def test_another_photo_has_no_frame_of_this_one(qtbot: QtBot, inspector: Inspector) -> None:
    chip(inspector, "V").setFocus(Qt.FocusReason.TabFocusReason)
    inspector.show_photos((2,))
    qtbot.waitUntil(lambda: inspector.content.ids == (2,) and not inspector._asking)
    assert inspector._picture._box is None


def test_a_picture_frames_a_piece_of_its_image(qtbot: QtBot, theme: Theme) -> None:
    picture = Picture()
    qtbot.addWidget(picture)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(40, 40, 40))
    picture.set_shape(200, 100)
    picture.show_image(image)
    picture.resize(200, 100)
    appear(qtbot, picture)
    picture.show_box(QRectF(0.25, 0.25, 0.5, 0.5))
    seen = picture.grab().toImage()
    assert seen.pixelColor(50, 50).lightness() > 200
    assert seen.pixelColor(100, 50).lightness() < 60
    picture.show_box(None)
    assert picture.grab().toImage().pixelColor(50, 50).lightness() < 60
