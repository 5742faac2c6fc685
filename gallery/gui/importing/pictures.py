"""The pictures of a planned set: looked at, chosen, dragged to another set.

Its cells are handled as those of the grid are; ``Sheet`` says where they are.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu

from gallery.gui.grid.cells import Cells
from gallery.gui.grid.choice import Choice
from gallery.gui.grid.geometry import Box
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


class Pictures(Cells):
    """Cells of one planned set."""

    page: Sheet

    def __init__(self, glances: Glances) -> None:
        super().__init__()
        self._glances = glances
        self._model = PicturesModel(glances, self)
        self._painter = PicturesPainter(self._model, glances)
        self._wanted, self._ratio = USUAL, 0.0
        self.page = Sheet(0, 1, USUAL)
        self.setModel(self._model)
        self.choice = Choice(self._model, self.selectionModel())
        self.setAccessibleName(self.tr("Pictures of the set"))
        # After ``choice``, which has to hear of it first.
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentChanged.connect(lambda: self.viewport().update())
        self.drag_wanted.connect(self._drag)
        glances.arrived.connect(self.viewport().update)

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

    # Places

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point of the viewport, -1 beside the cells."""
        here = self.to_content(point)
        return self.page.row_at(here.x(), here.y())

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

    def zoom_by(self, steps: int, _at: QPoint | None = None) -> None:
        """Make cells larger (smaller when negative); the one with the focus stays in sight."""
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_place(event))

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
