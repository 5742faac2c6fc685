"""The table of planned sets: chosen, edited, sorted, given pictures, by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QFrame, QHeaderView, QTableView, QWidget

from gallery.gui.grid.selection import merged
from gallery.gui.importing.draft import Draft
from gallery.gui.importing.pictures import MIME
from gallery.gui.importing.sets_model import FIELD_OF, Column, Only, SetsModel
from gallery.gui.importing.sets_painter import BOX, SetsHeader, SetsPainter
from gallery.gui.theme import GAP, ROW_HEIGHT

WIDTHS = {  # px: what a column needs; title and state share what is left
    Column.TAKE: BOX + 2 * GAP,
    Column.TITLE: 176,
    Column.RELEASED: 152,
    Column.PHOTOS: 68,
    Column.SOURCE: 116,
    Column.CREDIT: 116,
    Column.STATE: 152,
}
TIGHT = {Column.TITLE: 112, Column.RELEASED: 104, Column.STATE: 88}  # px, where there is no room
SPARED = (Column.CREDIT, Column.SOURCE)  # in this order, where there is little room
STATE_SHARE = 0.45  # of what is left
WIDEST_STATE = 320  # px
Flag = QItemSelectionModel.SelectionFlag
EDITED = tuple(FIELD_OF)


class SetsTable(QTableView):
    """Rows of sets.

    Signals:
        chosen(): other rows are selected.
        toggled(object, bool): these keys are to be taken in or left out.
        written(object, str, str): these keys, a field, and what was typed.
        dropped(str): pictures were dropped on the row of this key.
        opened(): Enter; the fields of the row are wanted.
    """

    chosen = Signal()
    toggled = Signal(object, bool)
    written = Signal(object, str, str)
    dropped = Signal(str)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = SetsModel(self)
        self._kept: tuple[tuple[str, ...], str, int] = ((), "", 0)
        self._is_showing = False
        self._painter = SetsPainter(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self._set_up()
        self._set_up_header()
        self._rows.modelAboutToBeReset.connect(self._keep)
        self._rows.rows_changed.connect(self._restore)
        self._rows.toggled.connect(self._on_toggled)
        self._rows.written.connect(lambda key, name, text: self.written.emit([key], name, text))
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "rows")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked | QTableView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the widths.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAccessibleName(self.tr("Sets to import"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = SetsHeader(self)
        self.setHorizontalHeader(header)
        header.setFixedHeight(ROW_HEIGHT)
        header.setMinimumSectionSize(WIDTHS[Column.TAKE])
        header.setSectionResizeMode(Column.TAKE, QHeaderView.ResizeMode.Fixed)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self._on_sort)

    # What is shown, and what of it is chosen

    def show_draft(self, draft: Draft) -> None:
        """Show another draft; what is selected stays so."""
        self._rows.show_draft(draft)
        self.horizontalHeader().viewport().update()

    def filter(self, text: str, only: Only) -> None:
        """Show only some sets."""
        self._rows.filter(text, only)

    @property
    def rows(self) -> SetsModel:
        """The model."""
        return self._rows

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The keys of the selected rows, in the order shown."""
        parts = self.selectionModel().selection().toList()
        ranges = merged(range(part.top(), part.bottom() + 1) for part in parts)
        return tuple(key for rows in ranges for key in self._rows.keys[rows.start : rows.stop])

    @property
    def key(self) -> str | None:
        """The key of the row with the focus, None without."""
        row = self.currentIndex().row()
        return self._rows.keys[row] if 0 <= row < len(self._rows.keys) else None

    def choose(self, keys: Sequence[str], *, current: str | None = None) -> None:
        """Select these rows, as far as they are shown; the first one, or ``current``, is it."""
        rows = sorted(row for key in keys if (row := self._rows.row_of(key)) >= 0)
        there = [
            row
            for key in [current, *keys]
            if key is not None and (row := self._rows.row_of(key)) >= 0
        ]
        selection, last = QItemSelection(), self._rows.columnCount() - 1
        for span in merged(range(row, row + 1) for row in rows):
            selection.select(self._rows.index(span.start, 0), self._rows.index(span.stop - 1, last))
        column = max(self.currentIndex().column(), Column.TITLE)
        if there:
            index = self._rows.index(there[0], column)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.selectionModel().select(selection, Flag.ClearAndSelect)
        if there:
            self.scrollTo(self._rows.index(there[0], column))

    def step(self, rows: int) -> None:
        """Choose the row some rows further on."""
        count = len(self._rows.keys)
        if count:
            row = min(max(self.currentIndex().row() + rows, 0), count - 1)
            self.choose([self._rows.keys[row]])

    def _keep(self) -> None:
        self._is_showing = True  # what a reset deselects is selected again in a moment
        keys = self.selected_keys
        self._kept = (keys, self.key or "", self.currentIndex().row())

    def _restore(self) -> None:
        keys, current, row = self._kept
        there = [key for key in keys if self._rows.row_of(key) >= 0]
        if not there and self._rows.keys:
            there = [self._rows.keys[min(max(row, 0), len(self._rows.keys) - 1)]]
        self.choose(there, current=current if current in there else None)
        self._is_showing = False
        self.chosen.emit()

    def _on_selected(self) -> None:
        if not self._is_showing:
            self.chosen.emit()

    # Mouse and keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and is_plain:
            self.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and is_plain:
            self.step(len(self._rows.keys) * (1 if event.key() == Qt.Key.Key_End else -1))
        else:
            super().keyPressEvent(event)

    def toggle(self) -> None:
        """Take the selected rows in, or leave them out if all of them are in."""
        keys = self.selected_keys
        row = self._rows.row_of(keys[0]) if keys else -1
        if row >= 0:
            taken = self._rows.index(row, Column.TAKE).data(Qt.ItemDataRole.CheckStateRole)
            self.toggled.emit(keys, taken is not Qt.CheckState.Checked)

    def _on_toggled(self, key: str, included: bool) -> None:  # noqa: FBT001 (a signal's argument)
        keys = self.selected_keys
        self.toggled.emit(keys if key in keys else [key], included)

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        if column == Column.TAKE:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._toggle_all()
            return
        self._rows.sort(column, order)

    def _toggle_all(self) -> None:
        head = self._rows.headerData(
            Column.TAKE, Qt.Orientation.Horizontal, Qt.ItemDataRole.CheckStateRole
        )
        self.toggled.emit(self._rows.keys, head is not Qt.CheckState.Checked)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab and Shift+Tab edit the next or previous cell of the row that can be written."""
        index = self.currentIndex()
        steps = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        if hint in steps and index.isValid() and index.column() in EDITED:
            self._edit_next(index, steps[hint])

    def _edit_next(self, index: QModelIndex, step: int) -> None:
        columns = [column for column in EDITED if not self.isColumnHidden(column)]
        place = columns.index(Column(index.column())) + step
        row = index.row() + place // len(columns)
        target = self._rows.index(row, columns[place % len(columns)])
        if target.isValid() and target.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(target)
            self.edit(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widths = fitting(self.viewport().width())
        header = self.horizontalHeader()
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                header.resizeSection(column, widths[column])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    # Pictures that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        self._show_drop(-1)
        if row >= 0 and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.dropped.emit(self._rows.keys[row])

    def _follow(self, event: QDragMoveEvent | QDragEnterEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        wanted = event.mimeData().hasFormat(MIME)
        self._show_drop(row if wanted else -1)
        if wanted:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _show_drop(self, row: int) -> None:
        if row != self._painter.drop_row:
            self._painter.drop_row = row
            self.viewport().update()


def fitting(room: int) -> dict[Column, int]:
    """Return the widths of the columns that fit into ``room`` px; no other is shown."""
    widths = dict(WIDTHS)
    for column in SPARED:
        if sum(widths.values()) > room:
            del widths[column]
    for column, width in TIGHT.items():
        short = sum(widths.values()) - room
        if short > 0:
            widths[column] = max(width, widths[column] - short)
    if sum(widths.values()) > room:
        del widths[Column.STATE]
    left = max(0, room - sum(widths.values()))
    if Column.STATE in widths:
        more = min(round(left * STATE_SHARE), WIDEST_STATE - widths[Column.STATE])
        widths[Column.STATE] += max(0, more)
        left -= max(0, more)
    widths[Column.TITLE] += left
    return widths
