"""Paints the sidebar's rows, from memory alone."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from gallery.gui import icons
from gallery.gui.panels.sidebar_model import (
    AIMED_ROLE,
    CHOSEN_ROLE,
    PORTRAIT_ROLE,
    ROW_ROLE,
)
from gallery.gui.panels.sidebar_rows import Row, RowKind, Section
from gallery.gui.theme import (
    CELL_RADIUS,
    GAP,
    ICON_SIZE,
    LARGE_GAP,
    ROW_HEIGHT,
    SMALL,
    Tokens,
    colour,
    sized,
    tokens_of,
)

SECTION_HEIGHT = 40  # px: a row and the gap above it
TEXT_LEFT = 42  # px from the edge to the names
DISC = 20  # px, a portrait
LINE_UP = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
LINE_UP_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

Index = QModelIndex | QPersistentModelIndex
Option = Any  # a QStyleOptionViewItem, whose fields the stubs leave out


class SidebarDelegate(QStyledItemDelegate):
    """A name, a dim second name, a count at the right."""

    def sizeHint(self, _option: Option, index: Index) -> QSize:
        is_section = index.data(ROW_ROLE).kind is RowKind.SECTION
        return QSize(0, SECTION_HEIGHT if is_section else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        self._paint_ground(painter, option, tokens, index)
        if row.kind is RowKind.SECTION:
            self._paint_section(painter, option, row, is_chosen=index.data(CHOSEN_ROLE))
        elif row.kind is RowKind.MORE:
            painter.setPen(colour(tokens.dim))
            painter.drawText(option.rect.adjusted(TEXT_LEFT, 0, -GAP, 0), LINE_UP, row.text)
        else:
            self._paint_mark(painter, option, row, index.data(PORTRAIT_ROLE))
            self._paint_names(painter, option, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: Option, tokens: Tokens, index: Index
    ) -> None:
        state = option.state
        rect = QRectF(option.rect).adjusted(GAP, 1, -GAP, -1)
        if rect.height() > ROW_HEIGHT:
            rect.setTop(rect.bottom() - ROW_HEIGHT + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if index.data(AIMED_ROLE):
            painter.setBrush(colour(tokens.accent_soft))
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)
            return
        if state & QStyle.StateFlag.State_Selected or index.data(CHOSEN_ROLE):
            painter.setBrush(colour(tokens.accent_soft))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)

    def _paint_section(
        self, painter: QPainter, option: Option, row: Row, *, is_chosen: bool
    ) -> None:
        tokens = tokens_of(option.palette)
        font = sized(option.font, SMALL, bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
        painter.setFont(font)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(colour(tokens.text if hovered or is_chosen else tokens.dim))
        rect = option.rect.adjusted(LARGE_GAP, SECTION_HEIGHT - ROW_HEIGHT, -LARGE_GAP, 0)
        painter.drawText(rect, LINE_UP, row.text.upper())
        if hovered or row.is_folded:
            name = "chevron-right" if row.is_folded else "chevron-down"
            place = QRect(0, 0, 14, 14)
            place.moveCenter(rect.center())
            place.moveRight(rect.right())
            icons.draw(painter, place, name, colour(tokens.dim))

    def _paint_mark(
        self,
        painter: QPainter,
        option: Option,
        row: Row,
        portrait: QPixmap | None,
    ) -> None:
        tokens = tokens_of(option.palette)
        middle = option.rect.center().y() + 1
        if row.section is not Section.PEOPLE:
            place = QRect(LARGE_GAP + 1, middle - ICON_SIZE // 2, ICON_SIZE, ICON_SIZE)
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            icons.draw(painter, place, row.icon, colour(tokens.accent if selected else tokens.dim))
            return
        place = QRect(LARGE_GAP - 1, middle - DISC // 2, DISC, DISC)
        if portrait is not None:
            path = QPainterPath()
            path.addEllipse(QRectF(place))
            painter.setClipPath(path)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, portrait)
            painter.setClipping(False)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.line))
        painter.drawEllipse(place)
        painter.setFont(sized(option.font, SMALL, bold=True))
        painter.setPen(colour(tokens.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.text[:1].upper())

    def _paint_names(self, painter: QPainter, option: Option, row: Row) -> None:
        tokens = tokens_of(option.palette)
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        rect = option.rect.adjusted(TEXT_LEFT, 0, -LARGE_GAP, 0)
        painter.setPen(colour(tokens.warn if row.is_incomplete else tokens.dim))
        painter.drawText(rect, LINE_UP_RIGHT, row.count)
        if row.count:
            rect.setRight(rect.right() - metrics.horizontalAdvance(row.count) - GAP)
        painter.setPen(colour(tokens.text))
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, LINE_UP, text)
        rect.setLeft(rect.left() + metrics.horizontalAdvance(text) + 6)
        if row.second and rect.width() > 2 * GAP:
            painter.setPen(colour(tokens.dim))
            second = metrics.elidedText(row.second, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, LINE_UP, second)
