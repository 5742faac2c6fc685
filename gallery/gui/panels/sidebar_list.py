"""The sidebar's list: a click chooses or folds, keys too, photos can be dropped on it.

Saved searches are dragged into another order; Alt with an arrow does the same.
"""

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QListView

from gallery.gui.dropping import takes_photos
from gallery.gui.grid.dragging import has_photos, photos_in
from gallery.gui.panels.sidebar_delegate import SidebarDelegate
from gallery.gui.panels.sidebar_model import ROW_ROLE, Index, SidebarModel
from gallery.gui.panels.sidebar_rows import Row, RowKind
from gallery.gui.scope import ScopeKind
from gallery.library.database import Library

SEARCH_MIME = "application/x-photosketch-search"
CHEVRON = 40  # px at the right end of a heading, where a click folds
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SPRING = 700  # ms that a drag rests on a heading before its page opens


class SidebarList(QListView):
    """Shows rows.

    Signals:
        toggled(Row): a heading was folded or unfolded.
        chosen(Row): another row is current.
        page_wanted(Row): the page that a heading leads to.
        dropped(Scope, tuple): photos were dropped on an entry.
        search_moved(int, int): a saved search is to stand where another one does, by their ids.
    """

    toggled = Signal(object)
    chosen = Signal(object)
    page_wanted = Signal(object)
    dropped = Signal(object, object)
    search_moved = Signal(int, int)

    def __init__(self, model: SidebarModel, library: Library) -> None:
        super().__init__()
        self._rows = model
        self._library = library
        self._aimed: Row | None = None
        self._pressed: tuple[int, QPoint] | None = None  # a saved search, and where
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
            search = _search_of(row)
            self._pressed = (search, place) if search else None
            super().mousePressEvent(event)
        elif row.kind is RowKind.SECTION and place.x() >= self.viewport().width() - CHEVRON:
            self.toggled.emit(row)
        else:
            self.page_wanted.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        search, place = self._pressed
        way = (event.position().toPoint() - place).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self._drag(search)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def _drag(self, search: int) -> None:
        data = QMimeData()
        data.setData(SEARCH_MIME, str(search).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)

    def _move_current(self, step: int) -> None:
        """Let the saved search that is current change places with its neighbour."""
        here = self.currentIndex()
        beside = self._rows.index(here.row() + step) if here.isValid() else here
        search, other = (_search_of(one.data(ROW_ROLE)) for one in (here, beside))
        if search and other:
            self.search_moved.emit(search, other)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row: Row | None = self.currentIndex().data(ROW_ROLE)
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self._move_current(STEPS[Qt.Key(key)])
            return
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

    # Photos and saved searches that are dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SEARCH_MIME):
            event.acceptProposedAction()
        elif has_photos(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()  # files from outside are the window's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = event.position().toPoint()
        row = self._row_at(place)
        if event.mimeData().hasFormat(SEARCH_MIME):
            is_search = bool(_search_of(row))
            self._rows.aim(self.indexAt(place).row() if is_search else -1)
            event.setAccepted(is_search)
            return
        takes = row is not None and row.kind is RowKind.ENTRY and takes_photos(row.scope)
        if row is not self._aimed:
            self._aimed = row
            self._rows.aim(self.indexAt(place).row() if takes else -1)
            leads = row is not None and row.kind is not RowKind.ENTRY and row.scope is not None
            (self._spring.start if leads else self._spring.stop)()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(takes)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        row = self._row_at(event.position().toPoint())
        self._let_go()
        if event.mimeData().hasFormat(SEARCH_MIME):
            moved = int(event.mimeData().data(SEARCH_MIME).data())
            if (other := _search_of(row)) and other != moved:
                event.acceptProposedAction()
                self.search_moved.emit(moved, other)
            return
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


def _search_of(row: Row | None) -> int:
    """Return the id of a row's saved search, 0 when it is something else."""
    is_search = row is not None and row.scope is not None and row.scope.kind is ScopeKind.SEARCH
    return row.scope.id if is_search and row is not None and row.scope is not None else 0
