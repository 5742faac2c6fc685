"""The portraits of a page: cells by arithmetic, chosen by mouse and keyboard, dropped on."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea

from gallery.gui.bridge import Bridge
from gallery.gui.dropping import takes_photos
from gallery.gui.grid.cells import Cells
from gallery.gui.grid.choice import Choice
from gallery.gui.grid.dragging import has_photos, photos_in
from gallery.gui.grid.geometry import (
    GAP,
    HEADER,
    MARGIN,
    WIDEST,
    Box,
    Layout,
    measure,
    stepped,
)
from gallery.gui.portraits.arranging import Arranged
from gallery.gui.portraits.entries import Entry
from gallery.gui.portraits.model import PortraitsModel
from gallery.gui.portraits.painter import PADDING, WORDS, PortraitPainter
from gallery.gui.portraits.pictures import PortraitPictures
from gallery.gui.scope import Scope

USUAL, SMALLEST = 148, 96  # px of a cell's width; a name needs more room than a photo
SETTLE = 40  # ms of rest before pictures are asked for


class PortraitList(Cells):
    """Portraits in sections.

    Signals:
        menu_wanted(QPoint): the context menu, at a place on the screen.
        dropped(Scope, tuple): photos were dropped on somebody.
        zoom_changed(int): the wanted width of a cell in px.
    """

    page: Layout

    menu_wanted = Signal(QPoint)
    dropped = Signal(object, object)
    zoom_changed = Signal(int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._library = bridge.library
        self._pictures = PortraitPictures(bridge, self)
        self._model = PortraitsModel(self)
        self._painter = PortraitPainter(self._model, self._pictures)
        self._wanted, self._ratio = USUAL, 0.0
        self.is_parted = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._look)
        self._lay_out_values()
        self.setModel(self._model)
        self.choice = Choice(self._model, self.selectionModel())
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        # After ``choice``, which has to hear of it first.
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentChanged.connect(self._on_selected)
        self._pictures.arrived.connect(self.viewport().update)

    # What is shown

    def show_entries(self, arranged: Arranged, *, parted: bool, keep_place: bool) -> None:
        """Show entries; who was selected stays so, and the view where it was if asked for."""
        chosen = {one.scope.id for one in self.selected}
        current = self.current
        scroll = self.verticalScrollBar().value() if keep_place else 0
        self.is_parted = parted
        self._model.show(arranged)
        self._lay_out()
        entries = arranged.entries if chosen else ()
        rows = [n for n, one in enumerate(entries) if one.scope.id in chosen]
        self.choice.take(range(row, row + 1) for row in rows)
        key = current.scope.key if current is not None else None
        places = [row for row in rows if entries[row].scope.key == key]
        if places:
            self.choice.set_focus(places[0])
        elif arranged.entries:
            self.choice.only(rows[0] if rows else 0)
        self.verticalScrollBar().setValue(scroll)
        self.selection_changed.emit()

    def doubt_pictures(self) -> None:
        """The library changed: ask for the pictures in sight again."""
        self._pictures.doubt()
        self._settle.start()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entry of each row."""
        return self._model.entries

    @property
    def selected(self) -> list[Entry]:
        """The selected entries in order; one that stands in two sections once."""
        found = (one for rows in self.choice.rows() for one in self.entries[rows.start : rows.stop])
        return list({one.scope.key: one for one in found}.values())

    @property
    def current(self) -> Entry | None:
        """The entry with the focus."""
        row = self.choice.focus()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def show_scope(self, scope: Scope) -> None:
        """Select somebody and bring the portrait into sight."""
        for row, one in enumerate(self.entries):
            if one.scope.key == scope.key:
                self.show_row(row)
                return

    # Places

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point of the viewport, -1 beside the cells."""
        here = self.to_content(point)
        return self.page.row_at(here.x(), here.y())

    def reveal(self, row: int) -> None:
        """Scroll as little as possible to bring a cell into sight."""
        box, bar = self.page.box(row), self.verticalScrollBar()
        head = self._head()
        lowest = box.bottom + MARGIN - self.viewport().height()
        bar.setValue(min(box.y - head, max(bar.value(), lowest)))

    def lines_a_page(self) -> int:
        """Return how many lines Page Down moves on."""
        return max(1, self.viewport().height() // self.page.measure.pitch)

    def zoom(self) -> int:
        """Return the wanted width of a cell in px."""
        return self._wanted

    def set_zoom(self, width: int) -> None:
        """Make cells about ``width`` px wide."""
        self._wanted = min(WIDEST, max(SMALLEST, width))
        self._lay_out()
        if self.choice.focus() >= 0:
            self.reveal(self.choice.focus())
        self.zoom_changed.emit(self._wanted)

    def zoom_by(self, steps: int, _at: QPoint | None = None) -> None:
        """Show ``steps`` columns fewer (more when negative)."""
        self.set_zoom(stepped(self._width(), self._wanted, steps))

    def _width(self) -> int:
        # The scroll bar stands in the right margin.
        bar = min(self.verticalScrollBar().sizeHint().width(), MARGIN - GAP)
        return self.viewport().width() + bar

    def _head(self) -> int:
        return HEADER if self.is_parted else GAP

    def _lay_out_values(self) -> None:
        flat = measure(max(1, self._width()), self._wanted)
        shape = replace(flat, cell_height=max(1, flat.cell_width - 2 * PADDING + PADDING + WORDS))
        counts = [count for _, count in self._model.arranged.sections]
        self.page = Layout(counts, shape, head=self._head())

    def _lay_out(self) -> None:
        self._lay_out_values()
        self.updateGeometries()
        self._look()
        self.viewport().update()

    def _look(self) -> None:
        """Want the pictures in sight, then those of the next screen."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if height <= 0 or not self.isVisible():
            return
        seen = self.page.between(top, top + height)
        soon = self.page.between(top + height, top + 2 * height)
        rows = (*seen, *(row for row in soon if row not in seen))
        side = max(1, self.page.measure.cell_width - 2 * PADDING)
        scopes = [self.entries[row].scope for row in rows]
        self._pictures.want(scopes, side, self.devicePixelRatioF())

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
        self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.devicePixelRatioF() != self._ratio:
            self._ratio = self.devicePixelRatioF()
            self._lay_out()
        self._painter.focused = self.choice.focus() if self.hasFocus() else -1
        with QPainter(self.viewport()) as painter:
            scroll = self.verticalScrollBar().value()
            self._painter.paint(painter, event.rect(), self, scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # it leaves the page; somebody is always selected there
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.menu_place(event))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.set_hovered(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def set_hovered(self, row: int) -> None:
        """Show that the pointer is over a cell; -1 for none."""
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def set_band(self, band: Box | None) -> None:
        """Show the rubber band, in content pixels."""
        self._painter.band = band
        self.viewport().update()

    # Photos that are dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_photos(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()  # files from outside are the window's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.row_at(event.position().toPoint())
        takes = row >= 0 and takes_photos(self.entries[row].scope)
        self._aim(row if takes else -1)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(takes)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self._painter.aimed
        self._aim(-1)
        ids = photos_in(event.mimeData(), self._library)
        if row >= 0 and ids:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(self.entries[row].scope, ids)

    def _aim(self, row: int) -> None:
        if row != self._painter.aimed:
            self._painter.aimed = row
            self.viewport().update()
