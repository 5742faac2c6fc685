"""Files that did not get in, or are not whole, each with why, in words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.file_names import shown_path
from gallery.gui.theme import CELL_RADIUS, GAP, SMALL, colour, sized, tokens_of
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import Words
from gallery.model.reasons import Refused

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 5  # rows shown at once
LINES_HEIGHT = 48  # px: a name and a reason
REASON = Qt.ItemDataRole.UserRole + 1
LOWER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
END = Qt.TextElideMode.ElideRight
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields


class Refusals(QWidget):
    """A list of paths and reasons that can be copied; as high as its rows unless it ``fills``.

    Signals:
        left(): what it stands in the place of is wanted again; only if it ``fills``.
    """

    left = Signal()

    def __init__(self, problems: Sequence[Refused], *, fills: bool = False) -> None:
        super().__init__()
        self._problems = _Problems(problems, self, whole=fills)
        self._list = QListView()
        self._list.setModel(self._problems)
        self._list.setAccessibleName(self.tr("Files and reasons"))
        self._list.setProperty("look", "rows")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setItemDelegate(_Painter(self))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not fills:
            self._list.setFixedHeight(max(1, min(MOST_ROWS, len(problems))) * LINES_HEIGHT)
        copy = QPushButton(self.tr("Copy the list"))
        copy.setProperty("look", "link")
        copy.clicked.connect(self.copy)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        if fills:
            back = QPushButton(self.tr("Back to the plan"))
            back.setProperty("look", "link")
            back.clicked.connect(self.left)
            foot.addWidget(back)
        foot.addStretch()
        lines.addLayout(foot)
        self.setFocusProxy(self._list)

    def copy(self) -> None:
        """Put the chosen lines, or all, on the clipboard."""
        chosen = sorted(index.row() for index in self._list.selectedIndexes())
        rows = chosen or range(self._problems.rowCount())
        QGuiApplication.clipboard().setText("\n".join(self._problems.line(row) for row in rows))


class _Problems(QAbstractListModel):
    """As many as there are: an old disk may hold thousands."""

    def __init__(self, problems: Sequence[Refused], parent: QObject, *, whole: bool) -> None:
        super().__init__(parent)
        self._whole = whole
        self._problems = tuple(problems)
        self._words = Words(self)

    def line(self, row: int) -> str:
        """Return a path and its reason as a line of a table."""
        one = self._problems[row]
        return f"{shown_path(one.path)}\t{self._words.reason(one.reason, one.detail)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._problems[index.row()]
        reason = self._words.reason(one.reason, one.detail)
        if role == Qt.ItemDataRole.DisplayRole:
            name = shown_path(one.path)
            if not self._whole:
                name = name.replace("\\", "/").rsplit("/", 1)[-1]
            return name
        if role == REASON:
            return reason
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{shown_path(one.path)}\n{reason}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{shown_path(one.path)} — {reason}"
        return None


class _Painter(QStyledItemDelegate):
    """The name, its middle left out where it is long, and the reason below it, in full."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, LINES_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        tokens = tokens_of(option.palette)
        room = option.rect.adjusted(GAP, 4, -GAP, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), CELL_RADIUS, CELL_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(1, 2, -1, -2), CELL_RADIUS, CELL_RADIUS)
        upper = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for text, font, ink, align in (
            (index.data(), option.font, tokens.text, upper),
            (index.data(REASON), sized(option.font, SMALL), tokens.dim, LOWER),
        ):
            painter.setFont(font)
            painter.setPen(colour(ink))
            cut = Qt.TextElideMode.ElideMiddle if ink == tokens.text else END
            painter.drawText(room, align, painter.fontMetrics().elidedText(text, cut, room.width()))
        painter.restore()
