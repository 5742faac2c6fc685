"""The palette itself: a line, a list, Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from gallery.gui.palette.matching import score
from gallery.gui.theme import CELL_RADIUS, GAP, ICON_SIZE, colour, tokens_of
from gallery.gui.widgets.floating import FloatingPanel

WIDTH = 560  # px
SHOWN = 9  # rows without scrolling
ROW = 34  # px
TOP = 72  # px below the window's upper edge
NATIVE = QKeySequence.SequenceFormat.NativeText
ACTION_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
Option = Any  # a QStyleOptionViewItem, whose fields the stubs leave out


class Palette(FloatingPanel):
    """Finds and runs actions."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH)
        self._actions = tuple(actions)
        self._page = parent
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What do you want to do?"))
        self.line.setAccessibleName(self.tr("Find an action"))
        self.line.textChanged.connect(self._on_text)
        self.line.installEventFilter(self)
        self._model = _Model()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda _index: self._run())
        self.inside.addWidget(self.line)
        self.inside.addWidget(self.list)

    def open(self) -> None:
        """Open over the window with an empty line."""
        self._before = self.window().focusWidget()
        self.line.clear()
        self._on_text("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Close and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.hide()
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        steps |= {Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif key in steps:
            last = self._model.rowCount() - 1
            row = self.list.currentIndex().row() + steps[Qt.Key(key)]
            self.list.setCurrentIndex(self._model.index(max(0, min(last, row))))
        else:
            return False
        return True

    def _on_text(self, text: str) -> None:
        offered = (action for action in self._actions if action.isVisible())
        usable = [action for action in offered if action.objectName() != "palette"]
        scored = [(score(text, _words(action)), action) for action in usable]
        found = [pair for pair in scored if pair[0] > 0]
        # What cannot be done now goes last, so that it can still be found and its key seen.
        found.sort(key=lambda pair: (not pair[1].isEnabled(), -pair[0]))
        self._model.show([action for _, action in found])
        self.list.setCurrentIndex(self._model.index(0))
        self.list.setFixedHeight(max(1, min(SHOWN, len(found))) * ROW)
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        room = self._page.rect()
        self.place_near(QRect(room.center().x(), TOP - GAP, 1, 1))

    def _run(self) -> None:
        action: QAction | None = self.list.currentIndex().data(ACTION_ROLE)
        if action is not None and action.isEnabled():
            self.leave()
            action.trigger()


def _words(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


class _Model(QAbstractListModel):
    """The actions that match."""

    def __init__(self) -> None:
        super().__init__()
        self._actions: list[QAction] = []

    def show(self, actions: list[QAction]) -> None:
        self.beginResetModel()
        self._actions = actions
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._actions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        action = self._actions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return action.text().replace("&", "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return action.statusTip()
        if role == ACTION_ROLE:
            return action
        return None


class _Delegate(QStyledItemDelegate):
    """Icon, name, and the key at the right."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        action: QAction = index.data(ACTION_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent_soft))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        place = QRect(0, 0, ICON_SIZE, ICON_SIZE)
        place.moveCenter(rect.center())
        place.moveLeft(rect.left() + 10)
        action.icon().paint(painter, place)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = rect.adjusted(10 + ICON_SIZE + 10, 0, -10, 0)
        painter.setPen(colour(tokens.text if action.isEnabled() else tokens.faint))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, _words(action))
        painter.setPen(colour(tokens.dim))
        keys = action.shortcut().toString(NATIVE)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()
