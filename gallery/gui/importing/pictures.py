"""The pictures of a planned set: looked at, chosen, dragged to another set.

A ``QListView`` for screen readers that lays nothing out, as the grid of the window: places
come from ``Sheet``, mouse and keyboard are the grid's own pointer and keys.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QListView, QMenu

from gallery.gui.grid import keys
from gallery.gui.grid.choice import Choice
from gallery.gui.grid.geometry import Box
from gallery.gui.grid.pointer import Pointer
from gallery.gui.grid.render import Shape
from gallery.gui.importing.glances import Glances
from gallery.gui.importing.pictures_model import PicturesModel
from gallery.gui.importing.pictures_painter import PicturesPainter
from gallery.gui.importing.sheet import Sheet
from gallery.gui.theme import CELL_RADIUS
from gallery.importing.plan import PlannedFile

MIME = "application/x-photosketch-planned-pictures"
USUAL, SMALLEST, WIDEST = 116, 72, 420  # px of a cell's width
ZOOM_STEP = 1.25
NOTCH, WHEEL_STEP = 120, 40  # one step of a wheel as Qt counts it; px a third of it moves

Index = QModelIndex | QPersistentModelIndex


class Pictures(QListView):
    """Cells of one planned set.

    Attributes:
        page: where everything is.
        choice: the selection and the focus, by rows.

    Signals:
        selection_changed(): other pictures are selected.
        opened(int), quick_look(int): the row to be looked at large.
        drag_wanted(): the selected pictures are being dragged out.
    """

    selection_changed = Signal()
    opened = Signal(int)
    quick_look = Signal(int)
    drag_wanted = Signal()

    def __init__(self, glances: Glances) -> None:
        super().__init__()
        self._glances = glances
        self._model = PicturesModel(glances, self)
        self._painter = PicturesPainter(self._model, glances)
        self._wanted, self._wheel, self._ratio = USUAL, 0, 0.0
        self.page = Sheet(0, 1, USUAL)
        self.setModel(self._model)
        self.choice = Choice(self._model, self.selectionModel())
        self._pointer = Pointer(self)
        self._set_up()
        # After ``choice``, which has to hear of it first.
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentChanged.connect(lambda: self.viewport().update())
        self.drag_wanted.connect(self._drag)
        glances.arrived.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("look", "ground")
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the width, and so the columns.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAutoScroll(False)
        self.setDragDropMode(QListView.DragDropMode.NoDragDrop)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pictures of the set"))

    def show_files(self, files: Sequence[PlannedFile], out: frozenset[tuple[str, int]]) -> None:
        """Show these files; those ``out`` are drawn as left out. The same ones keep their place."""
        chosen = {file.where for file in self.selected}
        same = self._model.replace(files, out)
        if not same:
            self.verticalScrollBar().setValue(0)
            self._lay_out()
            rows = [row for row, file in enumerate(files) if file.where in chosen] if chosen else []
            self.choice.take(range(row, row + 1) for row in rows)
        self._look()
        self.viewport().update()

    @property
    def selected(self) -> tuple[PlannedFile, ...]:
        """The files that are selected, in their order."""
        files = self._model.files
        return tuple(file for rows in self.choice.rows() for file in files[rows.start : rows.stop])

    @property
    def files(self) -> Sequence[PlannedFile]:
        """All files that are shown."""
        return self._model.files

    def facts(self, file: PlannedFile) -> list[str]:
        """Say what is known of a file."""
        return self._model.facts(file)

    def show_row(self, row: int) -> None:
        """Select a picture and bring it into sight."""
        self.choice.only(row)
        self.reveal(row)

    # Places, as the grid's pointer and keys ask for them

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point of the viewport, -1 beside the cells."""
        here = self.to_content(point)
        return self.page.row_at(here.x(), here.y())

    def to_content(self, point: QPoint) -> QPoint:
        """Return a point of the viewport in content pixels."""
        return point + QPoint(0, self.verticalScrollBar().value())

    def cell_rect(self, row: int) -> QRect:
        """Return where a cell is in the viewport."""
        box = self.page.box(row)
        return QRect(box.x, box.y - self.verticalScrollBar().value(), box.width, box.height)

    def reveal(self, row: int) -> None:
        """Scroll as little as possible to bring a cell into sight."""
        box, bar = self.page.box(row), self.verticalScrollBar()
        edge = self.page.box(0).y
        lowest = box.bottom + edge - self.viewport().height()
        bar.setValue(min(box.y - edge, max(bar.value(), lowest)))

    def lines_a_page(self) -> int:
        """Return how many lines Page Down moves on."""
        return max(1, self.viewport().height() // self.page.pitch)

    def set_zoom(self, width: int) -> None:
        """Make cells about ``width`` px wide."""
        self._wanted = min(WIDEST, max(SMALLEST, width))
        self._lay_out()
        if self.choice.focus() >= 0:
            self.reveal(self.choice.focus())

    def zoom_by(self, steps: int) -> None:
        """Make cells larger (smaller when negative)."""
        self.set_zoom(round(self._wanted * ZOOM_STEP**steps))

    def _lay_out(self) -> None:
        self.page = Sheet(len(self._model.files), max(1, self.viewport().width()), self._wanted)
        ratio = self.devicePixelRatioF()
        width, height = round(self.page.cell_width * ratio), round(self.page.cell_height * ratio)
        self._glances.set_shape(Shape(width, height, CELL_RADIUS * ratio))
        self.updateGeometries()
        self._look()
        self.viewport().update()

    def _look(self) -> None:
        """Want the pictures in sight, then those of the next screen."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if height > 0 and self.isVisible():
            seen = self.page.between(top, top + height)
            soon = self.page.between(top + height, top + 2 * height)
            rows = (*seen, *(row for row in soon if row not in seen))
            self._glances.want(self._model.files[row] for row in rows)

    # Qt's questions

    def doItemsLayout(self) -> None:
        self._lay_out()

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(1, height))
        bar.setSingleStep(WHEEL_STEP)
        bar.setRange(0, max(0, self.page.height - height))

    def visualRect(self, index: Index) -> QRect:
        inside = index.isValid() and index.row() < self.page.rows
        return self.cell_rect(index.row()) if inside else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.row_at(point)
        return self._model.index(row, 0) if row >= 0 else QModelIndex()

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
        row = keys.target(self, keys.CURSOR_MOVES[action])
        return self._model.index(row, 0) if row is not None and row >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, _command: QItemSelectionModel.SelectionFlag) -> None:
        corner = self.to_content(rect.topLeft())
        self.choice.take(
            self.page.touched(Box(corner.x(), corner.y(), rect.width(), rect.height()))
        )

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def selectAll(self) -> None:
        self.choice.take_all()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: nobody knows the files by the first letters of their names."""

    def _on_selected(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self._look()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.devicePixelRatioF() != self._ratio:
            self._ratio = self.devicePixelRatioF()
            self._lay_out()
        self._painter.focused = self.choice.focus() if self.hasFocus() else -1
        with QPainter(self.viewport()) as painter:
            scroll = self.verticalScrollBar().value()
            self._painter.paint(painter, event.rect(), self, scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(keys.press(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QAbstractScrollArea.wheelEvent(self, event)
            return
        self._wheel += event.angleDelta().y()
        steps, self._wheel = int(self._wheel / NOTCH), self._wheel % NOTCH
        if steps:
            self.zoom_by(steps)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.moved(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pointer.released()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.choice.focus() >= 0:
            at = self.viewport().mapToGlobal(self.cell_rect(self.choice.focus()).center())
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        QAbstractScrollArea.focusInEvent(self, event)
        if self.choice.focus() < 0 and self.page.rows:
            self.choice.set_focus(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def set_hovered(self, _row: int) -> None:
        """Nothing is drawn for the picture under the pointer; its tip tells all."""

    def set_band(self, band: Box | None) -> None:
        """Show the rubber band, in content pixels."""
        self._painter.band = band
        self.viewport().update()

    def _drag(self) -> None:
        """Carry the selected pictures to a row of the table."""
        files = self.selected
        if not files:
            return
        data = QMimeData()
        data.setData(MIME, str(len(files)).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        seen = self._glances.get(files[0])
        if seen is not None and seen.picture is not None:
            drag.setPixmap(seen.picture.pixmap)
        drag.exec(Qt.DropAction.MoveAction)
