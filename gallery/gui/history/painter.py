"""Paints the rows of the history: a mark, what was done, a small line with when."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from gallery.gui import icons
from gallery.gui.history.rows import MARKED_ROLE, ROW_ROLE, Row
from gallery.gui.theme import (
    CELL_RADIUS,
    GAP,
    ICON_SIZE,
    SMALL,
    SMALL_GAP,
    Tokens,
    colour,
    sized,
    tokens_of,
)

HEIGHT = 46  # px of every row, so that the list need not ask for each
FIRST_LINE, SECOND_LINE = 20, 15  # px
TEXT_LEFT = GAP + ICON_SIZE + 12  # px from the row's edge to its text
LINE_UP = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
LOWER = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex
Option = Any  # a QStyleOptionViewItem, whose fields the stubs leave out


class HistoryPainter(QStyledItemDelegate):
    """What is undone or reverted is dim and struck out; what stands in the way has a bar."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.step is None:
            self._paint_day(painter, option, row.text)
        else:
            self._paint_ground(painter, option, tokens)
            if index.data(MARKED_ROLE):
                self._paint_bar(painter, option.rect, tokens)
            self._paint_step(painter, option, row)
        painter.restore()

    def _paint_day(self, painter: QPainter, option: Option, text: str) -> None:
        font = sized(option.font, SMALL, bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
        painter.setFont(font)
        painter.setPen(colour(tokens_of(option.palette).dim))
        rect = option.rect.adjusted(GAP, 0, -GAP, -SMALL_GAP)
        painter.drawText(rect, LOWER, text.upper())

    def _paint_ground(self, painter: QPainter, option: Option, tokens: Tokens) -> None:
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour(tokens.accent_soft))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)

    def _paint_bar(self, painter: QPainter, rect: QRect, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.warn))
        bar = QRectF(rect.left(), rect.top() + GAP, 3, rect.height() - 2 * GAP)
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_step(self, painter: QPainter, option: Option, row: Row) -> None:
        tokens = tokens_of(option.palette)
        is_over = row.step is not None and (row.step.undone or row.step.reverted)
        ink = colour(tokens.dim if is_over else tokens.text)
        upper = QRect(option.rect).adjusted(TEXT_LEFT, SMALL_GAP + 1, -GAP, 0)
        upper.setHeight(FIRST_LINE)
        lower = upper.translated(0, FIRST_LINE)
        lower.setHeight(SECOND_LINE)
        mark = QRect(0, 0, ICON_SIZE, ICON_SIZE)
        mark.moveCenter(upper.center())
        mark.moveLeft(option.rect.left() + GAP + 2)
        icons.draw(painter, mark, row.icon, colour(tokens.dim))
        font = sized(option.font, option.font.pixelSize())
        font.setStrikeOut(is_over)
        painter.setFont(font)
        painter.setPen(ink)
        text = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, LINE_UP, text)
        small = sized(option.font, SMALL)
        painter.setFont(small)
        painter.setPen(colour(tokens.dim))
        detail = QFontMetrics(small).elidedText(
            row.detail, Qt.TextElideMode.ElideRight, lower.width()
        )
        painter.drawText(lower, LINE_UP, detail)
