"""Paints the table of planned sets: each value, and dim behind it how it is known."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gallery.gui import icons
from gallery.gui.importing.sets_model import CHECKED, REASON, TONE, Column
from gallery.gui.theme import CELL_RADIUS, GAP, ROW_HEIGHT, SMALL, Tokens, colour, sized, tokens_of

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
BOX = 16  # px
SIDE = GAP  # px left and right of the text of a cell
BETWEEN = " · "  # stands between the facts of a state
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SetsPainter(QStyledItemDelegate):
    """Draws the cells and makes the field in which a cell is edited.

    Attributes:
        drop_row: the row on which pictures would be dropped, -1 for none.
    """

    drop_row = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, tokens)
        if index.column() == Column.TAKE:
            paint_box(painter, box_in(option.rect), index.data(CHECKED), tokens)
        else:
            self._paint_text(painter, option, index, tokens)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: Option, index: Index, tokens: Tokens
    ) -> None:
        """Paint the row's rounded ground, cell by cell, and the focus around its cell."""
        state, rect = option.state, QRectF(option.rect).adjusted(0, 1, 0, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        dropping = index.row() == self.drop_row
        if selected or dropping or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent_soft if selected or dropping else tokens.raised))
            whole = rect.adjusted(
                0 if index.column() == Column.TAKE else -CELL_RADIUS,
                0,
                0 if index.column() == Column.STATE else CELL_RADIUS,
                0,
            )
            painter.save()
            painter.setClipRect(option.rect)
            painter.drawRoundedRect(whole, CELL_RADIUS, CELL_RADIUS)
            painter.restore()
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)

    def _paint_text(self, painter: QPainter, option: Option, index: Index, tokens: Tokens) -> None:
        room = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        side = Qt.AlignmentFlag.AlignLeft
        if index.column() == Column.PHOTOS:
            side = Qt.AlignmentFlag.AlignRight
        painter.setFont(option.font)
        painter.setPen(colour(getattr(tokens, index.data(TONE))))
        metrics = QFontMetrics(option.font)
        text = index.data() or ""
        if index.column() == Column.STATE:
            text = _as_much(text, metrics, room.width())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | MIDDLE | Qt.TextFlag.TextSingleLine, shown)
        used = metrics.horizontalAdvance(text) + GAP
        small = sized(option.font, SMALL)
        reason = index.data(REASON)
        rest = room.adjusted(used, 1, 0, 1)
        if reason and QFontMetrics(small).horizontalAdvance(reason) <= rest.width():
            painter.setFont(small)
            painter.setPen(colour(tokens.dim))
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | MIDDLE, reason)

    def createEditor(self, parent: QWidget, _option: Option, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setProperty("look", "inline")
        line.setTextMargins(SIDE - 3, 0, SIDE - 3, 0)
        head = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(head))
        if index.column() == Column.RELEASED:
            line.setPlaceholderText("2024-01-27")
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.text() != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: Option, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Option, index: Index
    ) -> bool:
        if index.column() != Column.TAKE or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        if isinstance(event, QMouseEvent) and option.rect.contains(event.position().toPoint()):
            taken = index.data(CHECKED) is Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if taken else Qt.CheckState.Checked
            return model.setData(index, wanted, CHECKED)
        return False


class SetsHeader(QHeaderView):
    """The header; over the boxes it has one for all rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = tokens_of(self.palette())
        painter.save()
        painter.fillRect(rect, colour(tokens.panel))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), colour(tokens.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        model = self.model()
        if section == Column.TAKE:
            state = model.headerData(section, Qt.Orientation.Horizontal, CHECKED)
            paint_box(painter, box_in(rect), state, tokens)
        else:
            self._paint_words(painter, rect, section, tokens)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, section: int, tokens: Tokens) -> None:
        model, way = self.model(), Qt.Orientation.Horizontal
        font = sized(self.font(), SMALL, bold=True)
        metrics = QFontMetrics(font)
        room = rect.adjusted(SIDE, 0, -SIDE, 0)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        align = model.headerData(section, way, Qt.ItemDataRole.TextAlignmentRole)
        text = metrics.elidedText(
            str(model.headerData(section, way)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(colour(tokens.text if is_sorted else tokens.dim))
        painter.drawText(room, int(align), text)
        if is_sorted:
            wide = metrics.horizontalAdvance(text)
            at_right = bool(align & Qt.AlignmentFlag.AlignRight)
            left = room.right() - wide - 10 if at_right else room.left() + wide + 8
            down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            _paint_arrow(painter, left, rect.center().y() + 1, tokens, down=down)


def _as_much(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as many whole facts as there is room for, the first one at least."""
    while metrics.horizontalAdvance(text) > width and BETWEEN in text:
        text = text.rpartition(BETWEEN)[0]
    return text


def box_in(rect: QRect) -> QRect:
    """Return where the box of a row is."""
    return QRect(rect.left() + GAP, rect.center().y() - BOX // 2 + 1, BOX, BOX)


def paint_box(painter: QPainter, box: QRect, state: Qt.CheckState, tokens: Tokens) -> None:
    """Paint a box that is checked, half checked or not."""
    filled = state is not Qt.CheckState.Unchecked
    painter.setPen(QPen(colour(tokens.accent if filled else tokens.dim), 1.4))
    painter.setBrush(colour(tokens.accent) if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if state is Qt.CheckState.Checked:
        icons.draw(painter, box.adjusted(2, 2, -2, -2), "check", colour(tokens.on_accent))
    elif filled:
        middle = QRectF(box).center()
        painter.setPen(QPen(colour(tokens.on_accent), 2))
        painter.drawLine(int(middle.x()) - 4, int(middle.y()), int(middle.x()) + 4, int(middle.y()))


def _paint_arrow(painter: QPainter, x: int, y: int, tokens: Tokens, *, down: bool) -> None:
    tip = 2 if down else -2
    path = QPainterPath()
    path.moveTo(x - 3, y - tip)
    path.lineTo(x, y + tip)
    path.lineTo(x + 3, y - tip)
    painter.setPen(QPen(colour(tokens.text), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
