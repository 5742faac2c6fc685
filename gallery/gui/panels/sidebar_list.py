"""The sidebar's list: a click chooses or folds, keys too, photos can be dropped on it."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QListView

from gallery.gui.dropping import takes_photos
from gallery.gui.grid.dragging import has_photos, photos_in
from gallery.gui.panels.sidebar_delegate import SidebarDelegate
from gallery.gui.panels.sidebar_model import ROW_ROLE, Index, SidebarModel
from gallery.gui.panels.sidebar_rows import Row, RowKind
from gallery.library.database import Library

CHEVRON = 40  # px at the right end of a heading, where a click folds
SPRING = 700  # ms that a drag rests on a heading before its page opens


class SidebarList(QListView):
    """Shows rows.

    Signals:
        toggled(Row): a heading was folded or unfolded.
        chosen(Row): another row is current.
        page_wanted(Row): the page that a heading leads to.
        dropped(Scope, tuple): photos were dropped on an entry.
    """

    toggled = Signal(object)
    chosen = Signal(object)
    page_wanted = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, model: SidebarModel, library: Library) -> None:
        super().__init__()
        self._rows = model
        self._library = library
        self._aimed: Row | None = None
        self._spring = QTimer(self, singleShot=True, interval=SPRING)
        self._spring.timeout.connect(self._on_spring)
        self.setModel(model)
        self.setItemDelegate(SidebarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(ROW_ROLE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        row = self._row_at(place)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return  # a right click must not change what is shown
        if row.kind is RowKind.ENTRY:
            super().mousePressEvent(event)
        elif row.kind is RowKind.SECTION and place.x() >= self.viewport().width() - CHEVRON:
            self.toggled.emit(row)
        else:
            self.page_wanted.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row: Row | None = self.currentIndex().data(ROW_ROLE)
        key = event.key()
        if row is not None and row.kind is not RowKind.ENTRY:
            is_head = row.kind is RowKind.SECTION
            turns = {Qt.Key.Key_Left: not row.is_folded, Qt.Key.Key_Right: row.is_folded}
            if is_head and (key == Qt.Key.Key_Space or turns.get(Qt.Key(key), False)):
                self.toggled.emit(row)
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self.page_wanted.emit(row)
                return
        super().keyPressEvent(event)

    def _row_at(self, place: QPoint) -> Row | None:
        index = self.indexAt(place)
        return index.data(ROW_ROLE) if index.isValid() else None

    # Photos that are dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_photos(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()  # files from outside are the window's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = event.position().toPoint()
        row = self._row_at(place)
        takes = row is not None and row.kind is RowKind.ENTRY and takes_photos(row.scope)
        if row is not self._aimed:
            self._aimed = row
            self._rows.aim(self.indexAt(place).row() if takes else -1)
            leads = row is not None and row.kind is not RowKind.ENTRY
            (self._spring.start if leads else self._spring.stop)()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(takes)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        row = self._row_at(event.position().toPoint())
        self._let_go()
        ids = photos_in(event.mimeData(), self._library)
        if ids and row is not None and row.kind is RowKind.ENTRY and takes_photos(row.scope):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(row.scope, ids)

    def _let_go(self) -> None:
        self._aimed = None
        self._rows.aim(-1)
        self._spring.stop()

    def _on_spring(self) -> None:
        """Open the page of the heading on which a drag rests, so that it can go on there."""
        if self._aimed is not None:
            self.page_wanted.emit(self._aimed)
