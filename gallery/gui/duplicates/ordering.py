"""A list that is put in order: by dragging, or by Alt and the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.icons import icon
from gallery.gui.theme import GAP, ROW_HEIGHT, SMALL_GAP
from gallery.gui.widgets.tips import plain_tip

VALUE = Qt.ItemDataRole.UserRole


class OrderedList(QWidget):
    """Rows with buttons to move one of them up or down; some may be switched off.

    Attributes:
        list: the rows.

    Signals:
        changed(): the order is another one, or a row was switched.
    """

    changed = Signal()

    def __init__(self, name: str, *, rows: int, checkable: bool = False) -> None:
        """Show nothing yet.

        Args:
            name: what the list is called for screen readers.
            rows: how many are in sight without scrolling.
            checkable: whether each can be switched off.
        """
        super().__init__()
        self._is_checkable = checkable
        self._is_filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(rows * ROW_HEIGHT + SMALL_GAP)
        self.list.installEventFilter(self)
        self.list.model().rowsMoved.connect(self._tell)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.up_button = self._button("arrow-up", self.tr("Move up (Alt+Up)"), -1)
        self.down_button = self._button("arrow-down", self.tr("Move down (Alt+Down)"), 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(SMALL_GAP)
        buttons.addWidget(self.up_button)
        buttons.addWidget(self.down_button)
        buttons.addStretch(1)
        self.buttons = buttons
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.list, 1)
        line.addLayout(buttons)

    def show_rows(self, rows: Sequence[tuple[str, str]], *, on: Sequence[str] = ()) -> None:
        """Show other rows.

        Args:
            rows: value and words of each.
            on: the values that are switched on, where rows can be.
        """
        self._is_filling = True
        self.list.clear()
        for value, words in rows:
            self._add(value, words, on=value in on)
        self.list.setCurrentRow(0)
        self._is_filling = False
        self._enable()

    def add(self, value: str, words: str) -> None:
        """Add a row at the end, and go to it."""
        self._add(value, words, on=True)
        self.list.setCurrentRow(self.list.count() - 1)
        self._tell()

    def remove_current(self) -> None:
        """Take the row at hand off."""
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._tell()

    @property
    def values(self) -> tuple[str, ...]:
        """The values in their order; where rows can be switched, those that are on."""
        items = [self.list.item(row) for row in range(self.list.count())]
        wanted = [one for one in items if not self._is_checkable or _is_on(one)]
        return tuple(one.data(VALUE) for one in wanted)

    def move_current(self, by: int) -> None:
        """Move the row at hand up (-1) or down (1)."""
        row = self.list.currentRow()
        to = row + by
        if row < 0 or not 0 <= to < self.list.count():
            return
        model = self.list.model()
        model.moveRow(QModelIndex(), row, QModelIndex(), to + (by > 0))

    def _add(self, value: str, words: str, *, on: bool) -> None:
        item = QListWidgetItem(words)
        item.setData(VALUE, value)
        item.setToolTip(plain_tip(words))
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
        if self._is_checkable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        item.setFlags(flags)
        self.list.addItem(item)

    def _button(self, symbol: str, tip: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(symbol))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.move_current(by))
        return button

    def _tell(self) -> None:
        self._enable()
        if not self._is_filling:
            self.changed.emit()

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.list.count() - 1)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in moves:
                self.move_current(moves[Qt.Key(event.key())])
                return True
        return False


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
