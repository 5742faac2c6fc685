"""The list under the search line; the line keeps the focus."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from gallery.gui import icons
from gallery.gui.searchbar.rows import Row
from gallery.gui.theme import (
    CELL_RADIUS,
    GAP,
    ICON_SIZE,
    LARGE_GAP,
    ROW_HEIGHT,
    SMALL_GAP,
    colour,
    tokens_of,
)
from gallery.gui.widgets.floating import SHADOW, FloatingPanel

WIDTH = 440  # px
ROW = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

Index = QModelIndex | QPersistentModelIndex
Option = Any  # a QStyleOptionViewItem, whose fields the stubs leave out


class Offers(FloatingPanel):
    """Completions of the word at the caret, or searches of before.

    Signals:
        taken(Row): a row was clicked.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH)
        self.inside.setContentsMargins(SMALL_GAP, SMALL_GAP, SMALL_GAP, SMALL_GAP)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_RowPainter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Completions"))
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self.taken.emit(index.data(ROW)))
        self.inside.addWidget(self.list)

    def show_rows(self, rows: Sequence[Row], corner: QPoint) -> None:
        """Show rows below ``corner`` (the parent's pixels); none hides the list."""
        self._model.clear()
        for row in rows:
            item = QStandardItem()
            self._fill(item, row)
            item.setEditable(False)
            self._model.appendRow(item)
        self.list.setCurrentIndex(QModelIndex())
        self.list.setFixedHeight(max(1, len(rows)) * ROW_HEIGHT)
        if not rows:
            self.hide()
            return
        ground = (self.parentWidget() or self).width()
        width = min(WIDTH, ground - 2 * GAP)
        left = max(GAP, min(corner.x(), ground - width - GAP))
        size = QSize(width, len(rows) * ROW_HEIGHT + 2 * SMALL_GAP)
        place = QRect(QPoint(left, corner.y()), size)
        self.setGeometry(place.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.show()
        self.raise_()

    def renew(self, rows: Sequence[Row]) -> None:
        """Put rows in place of as many as there are; the highlight stays where it is."""
        for place, row in enumerate(rows):
            if (item := self._model.item(place)) is not None:
                self._fill(item, row)

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        places = range(self._model.rowCount()) if self.isVisible() else ()
        return tuple(self._model.index(place, 0).data(ROW) for place in places)

    def move_by(self, step: int) -> None:
        """Highlight the next (1) or previous (-1) row; before the first there is none."""
        row = self.list.currentIndex().row() + step
        row = max(-1, min(self._model.rowCount() - 1, row))
        self.list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())

    def highlighted(self) -> Row | None:
        """Return the highlighted row."""
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def first(self) -> Row | None:
        """Return the highlighted row, else the first."""
        return self.highlighted() or self._model.index(0, 0).data(ROW)

    @staticmethod
    def _fill(item: QStandardItem, row: Row) -> None:
        item.setText(row.name)
        item.setData(row, ROW)
        item.setData(row.told, Qt.ItemDataRole.AccessibleTextRole)


class _RowPainter(QStyledItemDelegate):
    """Icon, name, dim detail, count."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: Option,
        index: Index,
    ) -> None:
        row: Row = index.data(ROW)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour(tokens.accent_soft))
            painter.drawRoundedRect(option.rect, CELL_RADIUS, CELL_RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(option.rect, CELL_RADIUS, CELL_RADIUS)
        place = QRect(0, 0, ICON_SIZE, ICON_SIZE)
        place.moveCenter(option.rect.center())
        place.moveLeft(option.rect.left() + GAP)
        icons.draw(painter, place, row.symbol, colour(tokens.dim))
        words = option.rect.adjusted(2 * GAP + ICON_SIZE, 0, -GAP, 0)
        metrics = QFontMetrics(option.font)
        painter.setPen(colour(tokens.dim))
        painter.drawText(words, RIGHT, row.hint)
        taken = metrics.horizontalAdvance(row.hint) + LARGE_GAP if row.hint else 0
        words.setRight(words.right() - taken)
        painter.setPen(colour(tokens.dim if row.is_clearing else tokens.text))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, LEFT, name)
        words.setLeft(words.left() + metrics.horizontalAdvance(name) + LARGE_GAP)
        if row.detail and words.width() > LARGE_GAP:
            painter.setPen(colour(tokens.dim))
            detail = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, LEFT, detail)
        painter.restore()
