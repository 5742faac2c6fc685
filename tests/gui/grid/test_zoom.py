"""Zoom stays with the photo it is about, in rows and in squares."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.grid import GridView, Tiling
from gallery.gui.grid.geometry import SMALLEST, WIDEST
from gallery.library.results import Results, Section, Sections
from tests.gui.grid.test_view import wheel

Native = Qt.NativeGestureType
SHAPES = (1500, 667, 750, 1333, 3000, 563, 1000)


@pytest.fixture
def many(grid: GridView) -> GridView:
    """4,000 photos of all forms in sections of 50."""
    ids = type(grid.ids)("q", range(1, 4001))
    shapes = type(grid.ids)("H", [SHAPES[n % len(SHAPES)] for n in range(4000)])
    sections = Sections.of(Section(1 + n, n * 50, 50) for n in range(80))
    grid.show_results(Results(ids, sections, 4000, shapes), keep_place=False)
    return grid


def pinch(grid: GridView, kind: Native, value: float, at: QPoint) -> None:
    device = QPointingDevice.primaryPointingDevice()
    point = QPointF(at)
    there = grid.viewport().mapToGlobal(point)
    event = QNativeGestureEvent(kind, device, 2, point, point, there, value, QPointF())
    QApplication.sendEvent(grid.viewport(), event)


def beside(grid: GridView, row: int, y: int) -> int:
    """How far above (below when positive) a cell a place is, 0 inside."""
    rect = grid.cell_rect(row)
    return min(y - rect.top(), 0) + max(y - rect.bottom() - 1, 0)


@pytest.mark.parametrize("tiling", Tiling)
def test_the_photo_under_the_pointer_keeps_its_height(many: GridView, tiling: Tiling) -> None:
    many.set_tiling(tiling)
    many.verticalScrollBar().setValue(many.verticalScrollBar().maximum() // 2)
    at = QPoint(430, 333)
    for steps in (1, 1, -1, -1, -1, -1, 1):
        row = many.page.nearest(at.x(), many.to_content(at).y())
        before = beside(many, row, at.y())
        many.zoom_by(steps, at)
        assert beside(many, row, at.y()) == pytest.approx(before, abs=1)


def test_two_fingers_zoom_in_small_steps(many: GridView) -> None:
    at = QPoint(500, 300)
    pinch(many, Native.BeginNativeGesture, 0, at)
    for _ in range(30):
        pinch(many, Native.ZoomNativeGesture, 0.01, at)
    assert many.zoom() == pytest.approx(200 * 1.01**30, abs=2)
    pinch(many, Native.EndNativeGesture, 0, at)
    pinch(many, Native.ZoomNativeGesture, -0.5, at)
    assert many.zoom() == pytest.approx(200 * 1.01**30 / 2, abs=2)


def test_zoom_has_its_limits(many: GridView) -> None:
    for width in (1, 10_000):
        many.set_zoom(width)
        assert many.zoom() == (SMALLEST if width == 1 else WIDEST)
        many.grab()


def test_another_tiling_keeps_the_photo_with_the_focus_in_place(many: GridView) -> None:
    many.show_row(2345)
    before = many.cell_rect(2345).center().y()
    many.set_tiling(Tiling.SQUARES)
    assert many.tiling() is Tiling.SQUARES
    box = many.page.box(2345)
    assert box.width == box.height
    assert many.cell_rect(2345).top() <= before <= many.cell_rect(2345).bottom()
    many.set_tiling(Tiling.ROWS)
    assert many.cell_rect(2345).top() <= before <= many.cell_rect(2345).bottom()
    widths = {many.page.box(row).width for row in range(7)}
    assert len(widths) > 3


def test_a_wheel_without_control_does_not_zoom(many: GridView, qtbot: QtBot) -> None:
    zoom = many.zoom()
    wheel(many, QPoint(300, 300), -120, Qt.KeyboardModifier.NoModifier)
    assert many.zoom() == zoom
