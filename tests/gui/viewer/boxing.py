"""What tests of boxes do: draw with a real mouse, press real keys, look what is stored."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.tagbar.field import PhraseField
from gallery.gui.viewer import Viewer
from gallery.library import history, photos
from gallery.model.photo import PhotoDetails
from gallery.model.region import Region

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
PHOTO = 2
LEFT, RIGHT = Region(0.1, 0.3, 0.2, 0.3), Region(0.6, 0.3, 0.2, 0.3)


def seen(view: Viewer, photo_id: int = PHOTO) -> PhotoDetails:
    library = view.drawing.bridge.library
    with library.reading() as reader:
        return photos.details(reader, library, photo_id)


def boxes(view: Viewer) -> list[tuple[str, float, float]]:
    found = seen(view).regions
    return [(one.name, round(one.x, 2), round(one.y, 2)) for one in found]


def steps(view: Viewer) -> int:
    with view.drawing.bridge.library.reading() as reader:
        return len(history.recent(reader, 100))


def at(view: Viewer, x: float, y: float) -> QPoint:
    """Return a point of the view by its fractions of the photo as it is shown."""
    picture = view.drawing.marking.ground.picture
    place = picture.topLeft() + QPointF(x * picture.width(), y * picture.height())
    return place.toPoint()


def move(view: Viewer, point: QPoint) -> None:
    """Move the mouse with the left button down; QTest's own moves have no buttons."""
    place = QPointF(point)
    shared = (place, QPointF(view.canvas.mapToGlobal(point)))
    event = QMouseEvent(
        QEvent.Type.MouseMove, *shared, Button.NoButton, Button.LeftButton, Modifier.NoModifier
    )
    QApplication.sendEvent(view.canvas, event)


def drag(view: Viewer, start: tuple[float, float], end: tuple[float, float]) -> None:
    begin, finish = at(view, *start), at(view, *end)
    QTest.mousePress(view.canvas, Button.LeftButton, pos=begin)
    for part in range(1, 6):
        move(view, begin + (finish - begin) * part / 5)
    QTest.mouseRelease(view.canvas, Button.LeftButton, pos=finish)


def click(view: Viewer, x: float, y: float) -> None:
    QTest.mouseClick(view.canvas, Button.LeftButton, pos=at(view, x, y))


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
