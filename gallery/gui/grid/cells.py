"""A QListView that lays nothing out: where a cell is, its ``page`` says by arithmetic.

What the grid and the pictures of a plan have in common: Qt's questions about places are
answered, mouse and keyboard go on to ``pointer`` and ``keys``.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QListView, QWidget

from gallery.gui.grid import keys
from gallery.gui.grid.choice import Choice
from gallery.gui.grid.geometry import Box
from gallery.gui.grid.pointer import Pointer
from gallery.gui.widgets.wheel import notches

WHEEL_STEP = 40  # px; three of them a notch

Index = QModelIndex | QPersistentModelIndex


class Page(Protocol):
    """Where the cells are, in content pixels."""

    @property
    def rows(self) -> int:
        """How many cells there are."""

    @property
    def height(self) -> int:
        """Of everything."""

    def box(self, row: int) -> Box:
        """Return where a cell is."""

    def moved(self, row: int, lines: int) -> int:
        """Return the row some lines below (above when negative)."""

    def touched(self, box: Box) -> Iterable[range]:
        """Return the rows of the cells that a rectangle touches."""


class Cells(QListView):
    """The base of such views. They set ``page`` and ``choice``, and say what is not said here.

    Attributes:
        page: where everything is; renewed with width, zoom and content.
        choice: the selection and the focus, by rows.

    Signals:
        selection_changed(): other cells are selected, or another one has the focus.
        opened(int): the row to be shown large.
        quick_look(int): the row to be looked at in passing.
        drag_wanted(): the selected cells are being dragged out.
    """

    page: Page
    choice: Choice

    selection_changed = Signal()
    opened = Signal(int)
    quick_look = Signal(int)
    drag_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel = 0.0
        self._pointer = Pointer(self)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("look", "ground")  # also behind the scroll bar
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the width, and so the columns.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAutoScroll(False)
        self.setDragDropMode(QListView.DragDropMode.NoDragDrop)
        self.setMouseTracking(True)

    # What each view says for itself

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point of the viewport, -1 beside the cells."""
        raise NotImplementedError

    def reveal(self, row: int) -> None:
        """Scroll as little as possible to bring a cell into sight."""
        raise NotImplementedError

    def lines_a_page(self) -> int:
        """Return how many lines Page Down moves on."""
        raise NotImplementedError

    def set_zoom(self, width: int) -> None:
        """Make cells about ``width`` px wide."""
        raise NotImplementedError

    def zoom_by(self, steps: int, at: QPoint | None = None) -> None:
        """Make cells larger (smaller when negative), around a point of the viewport."""
        raise NotImplementedError

    def set_hovered(self, row: int) -> None:
        """Show that the pointer is over a cell; -1 for none."""
        raise NotImplementedError

    def set_band(self, band: Box | None) -> None:
        """Show the rubber band, in content pixels."""
        raise NotImplementedError

    # Places

    def show_row(self, row: int) -> None:
        """Select a cell and bring it into sight."""
        self.choice.only(row)
        self.reveal(row)

    def to_content(self, point: QPoint) -> QPoint:
        """Return a point of the viewport in content pixels."""
        return point + QPoint(0, self.verticalScrollBar().value())

    def cell_rect(self, row: int) -> QRect:
        """Return where a cell is in the viewport."""
        box = self.page.box(row)
        return QRect(box.x, box.y - self.verticalScrollBar().value(), box.width, box.height)

    def menu_place(self, event: QContextMenuEvent) -> QPoint:
        """Return where on the screen a menu opens: at the pointer, or on the cell in focus."""
        focus = self.choice.focus()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and focus >= 0:
            return self.viewport().mapToGlobal(self.cell_rect(focus).center())
        return event.globalPos()

    # Qt's questions

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(1, height))
        bar.setSingleStep(WHEEL_STEP)
        bar.setRange(0, max(0, self.page.height - height))

    def visualRect(self, index: Index) -> QRect:
        inside = index.isValid() and index.row() < self.page.rows
        return self.cell_rect(index.row()) if inside else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self._index(self.row_at(point))

    def scrollTo(
        self,
        index: Index,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid() and index.row() < self.page.rows:
            self.reveal(index.row())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        return self._index(keys.target(self, keys.CURSOR_MOVES[action]))

    def setSelection(self, rect: QRect, _command: QItemSelectionModel.SelectionFlag) -> None:
        corner = self.to_content(rect.topLeft())
        box = Box(corner.x(), corner.y(), rect.width(), rect.height())
        self.choice.take(self.page.touched(box))

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())  # never one rectangle a cell

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def selectAll(self) -> None:
        self.choice.take_all()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are shortcuts, and Qt would look through a million cells."""

    def _index(self, row: int | None) -> QModelIndex:
        return self.model().index(row, 0) if row is not None and row >= 0 else QModelIndex()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(keys.press(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QAbstractScrollArea.wheelEvent(self, event)
            return
        self._wheel += notches(event)
        steps = int(self._wheel)
        self._wheel -= steps
        if steps:
            self.zoom_by(steps, event.position().toPoint())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.moved(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pointer.released()
