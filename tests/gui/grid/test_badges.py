"""Badges: how complete a set is, said in full and pressed; pictures that are there twice."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.library import duplicates
from gallery.library.database import Library
from gallery.model.changes import EVERYTHING

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
GAPPY, FULL = 1, 0  # sections: the newer set is whole, of the older one two of four are there


def badge(grid: GridView, section: int) -> QPoint:
    grid.verticalScrollBar().setValue(grid.page.header(section).y)
    QApplication.processEvents()
    return grid.badge(section)[0].center()


def tip_at(grid: GridView, point: QPoint) -> str:
    QToolTip.hideText()
    at = grid.viewport().mapToGlobal(point)
    QApplication.sendEvent(grid.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, point, at))
    return QToolTip.text() if QToolTip.isVisible() else ""


def hover(grid: GridView, point: QPoint) -> None:
    at, none = QPointF(point), Qt.MouseButton.NoButton
    there = grid.viewport().mapToGlobal(at)
    moved = QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, NONE)
    QApplication.sendEvent(grid.viewport(), moved)


def test_what_a_set_lacks_is_said_in_full_on_hover(grid: GridView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: grid.badge(GAPPY)[1].badge != "")
    assert tip_at(grid, badge(grid, FULL)) == ""
    point = badge(grid, GAPPY)
    assert grid.badge(GAPPY)[1].badge == "2 of 4 · missing 3, 4"
    assert tip_at(grid, point) == "2 of 4 photos\nMissing: 3–4"


def test_a_press_on_a_badge_that_tells_of_a_gap_asks_for_the_menu(
    grid: GridView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: grid.badge(GAPPY)[1].badge != "")
    point = badge(grid, GAPPY)
    hover(grid, point)
    assert grid.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(grid.set_menu_wanted) as asked:
        QTest.mouseClick(grid.viewport(), LEFT, NONE, point)
    assert asked.args[0] == 2
    asked_again: list[int] = []
    grid.set_menu_wanted.connect(lambda set_id, _at: asked_again.append(set_id))
    QTest.mouseClick(grid.viewport(), LEFT, NONE, badge(grid, FULL))
    assert asked_again == []


def test_a_right_click_on_a_header_asks_for_the_menu_of_its_set(
    grid: GridView, qtbot: QtBot
) -> None:
    point = QPoint(40, 20)
    at = grid.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, at)
    with qtbot.waitSignal(grid.set_menu_wanted) as asked:
        QApplication.sendEvent(grid.viewport(), event)
    assert asked.args[0] == 1


def test_a_picture_that_is_there_twice_has_a_badge_until_it_was_looked_at(
    grid: GridView, bridge: Bridge, library: Library, qtbot: QtBot
) -> None:
    before = corner(grid, 3)
    with library.writing() as writer:
        duplicates.mark(writer, [duplicates.SamePicture(4, 6, 2, "better")])
    bridge.tell(EVERYTHING)
    qtbot.waitUntil(lambda: corner(grid, 3) != before)
    told = grid.model().index(3, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "The library has this picture in another quality, too." in told
    assert "there in another quality" in grid.model().index(5, 0).data()
    with library.writing() as writer:
        duplicates.settle(writer, [(4, 6)])
    bridge.tell(EVERYTHING)
    qtbot.waitUntil(lambda: corner(grid, 3) == before)


def corner(grid: GridView, row: int) -> QImage:
    """Return the upper left corner of a cell as it is painted."""
    rect = grid.cell_rect(row).adjusted(4, 4, 0, 0)
    return (
        grid.viewport().grab(rect.adjusted(0, 0, 32 - rect.width(), 32 - rect.height())).toImage()
    )
