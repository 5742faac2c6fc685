"""What the mouse does in the grid: choose, extend, draw a band, drag photos out."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gallery.gui.grid.geometry import Box

if TYPE_CHECKING:
    from gallery.gui.grid.cells import Cells

EDGE = 24  # px from the viewport's edge at which a band begins to scroll
EDGE_STEP = 18  # px a tick
TICK = 16  # ms

Modifier = Qt.KeyboardModifier


class Press(Enum):
    """What a press of the left button became."""

    NOTHING = auto()
    CELL = auto()  # may become a drag
    CHOSEN_CELL = auto()  # of a selected cell: chooses it alone on release, unless dragged
    BAND = auto()


class Pointer(QObject):
    """Follows one press of the left button from down to up."""

    def __init__(self, view: "Cells") -> None:
        super().__init__(view.viewport())
        self._view = view
        self._press = Press.NOTHING
        self._from = QPoint()  # content pixels
        self._row = -1
        self._kept: list[range] = []  # what stays selected while a band is drawn
        self._edge = QTimer(self, interval=TICK)
        self._edge.timeout.connect(self._on_edge)

    def pressed(self, event: QMouseEvent) -> None:
        """Take a press of the left or right button."""
        view, point = self._view, event.position().toPoint()
        row = view.row_at(point)
        if event.button() is Qt.MouseButton.RightButton:
            if row >= 0 and row not in view.choice.rows():
                self._choose(row, Modifier.NoModifier)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._from, self._row = view.to_content(point), row
            if row < 0:
                self._begin_band(event.modifiers())
            elif row in view.choice.rows() and event.modifiers() == Modifier.NoModifier:
                self._press = Press.CHOSEN_CELL
                view.choice.set_focus(row)
            else:
                self._press = Press.CELL
                self._choose(row, event.modifiers())

    def moved(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        point = event.position().toPoint()
        view = self._view
        if not event.buttons() & Qt.MouseButton.LeftButton:
            view.set_hovered(view.row_at(point))
        elif self._press is Press.BAND:
            self._stretch(point)
            at_edge = point.y() < EDGE or point.y() > view.viewport().height() - EDGE
            if at_edge != self._edge.isActive():
                (self._edge.start if at_edge else self._edge.stop)()
        elif self._press is not Press.NOTHING:
            far = (view.to_content(point) - self._from).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._press = Press.NOTHING
                self._view.drag_wanted.emit()

    def released(self) -> None:
        """The left button is up."""
        if self._press is Press.CHOSEN_CELL:
            self._choose(self._row, Modifier.NoModifier)
        self._press = Press.NOTHING
        self._edge.stop()
        self._view.set_band(None)

    def _choose(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        choice = self._view.choice
        if modifiers & Modifier.ShiftModifier and choice.anchor >= 0:
            choice.extend(row, add=bool(modifiers & Modifier.ControlModifier))
        elif modifiers & Modifier.ControlModifier:
            choice.toggle(row)
        else:
            choice.only(row)

    def _begin_band(self, modifiers: Qt.KeyboardModifier) -> None:
        self._press = Press.BAND
        if modifiers & (Modifier.ShiftModifier | Modifier.ControlModifier):
            self._kept = list(self._view.choice.rows())
        else:
            self._kept = []
            self._view.choice.clear()

    def _stretch(self, point: QPoint) -> None:
        view = self._view
        here = view.to_content(point)
        left, right = sorted((here.x(), self._from.x()))
        top, bottom = sorted((here.y(), self._from.y()))
        band = Box(left, top, right - left + 1, bottom - top + 1)
        view.set_band(band)
        view.choice.take([*self._kept, *view.page.touched(band)])

    def _on_edge(self) -> None:
        view = self._view
        point = view.viewport().mapFromGlobal(view.cursor().pos())
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + (-EDGE_STEP if point.y() < EDGE else EDGE_STEP))
        self._stretch(point)
