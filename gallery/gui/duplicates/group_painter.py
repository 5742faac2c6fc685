"""Paints the rows of groups: some of their photos, the best first, and what they are."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from gallery.gui.duplicates.glances import Glances
from gallery.gui.duplicates.group_rows import GROUP
from gallery.gui.duplicates.telling import Telling
from gallery.gui.theme import BODY, CELL_RADIUS, GAP, SMALL, colour, sized, tokens_of
from gallery.library.groups_of_same import SameGroup

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
HEIGHT = 56  # px of a row
PICTURE = 40  # px
PICTURE_RADIUS = 4  # px
BETWEEN = 3  # px
MOST_SHOWN = 2  # pictures a row: the best, and one that is like it
LINE = 18  # px
ROOMY = 190  # px of a row; below, one picture leaves the words their room
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class GroupPainter(QStyledItemDelegate):
    """Draws one row a group."""

    def __init__(self, parent: QWidget, glances: Glances) -> None:
        super().__init__(parent)
        self._glances = glances
        self._telling = Telling()

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        one: SameGroup = index.data(GROUP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        room = option.rect.adjusted(GAP, 0, -GAP, 0)
        left = room.left()
        fitting = MOST_SHOWN if option.rect.width() >= ROOMY else 1
        for photo in one.photo_ids[:fitting]:
            place = QRect(left, room.center().y() - PICTURE // 2 + 1, PICTURE, PICTURE)
            self._paint_picture(painter, option, photo, place)
            left = place.right() + 1 + BETWEEN
        left += GAP - BETWEEN
        text = QRect(left, room.center().y() - LINE + 1, room.right() + 1 - left, LINE)
        tokens, body = tokens_of(option.palette), sized(option.font, BODY, bold=True)
        _draw(painter, text, self._telling.count(one), font=body, ink=tokens.text)
        small, below = sized(option.font, SMALL), text.translated(0, LINE)
        _draw(painter, below, self._telling.about(one), font=small, ink=tokens.dim)
        painter.restore()

    def _paint_picture(self, painter: QPainter, option: Option, photo: int, place: QRect) -> None:
        picture = self._glances.get(photo)
        if picture is not None:
            painter.drawPixmap(place, picture)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens_of(option.palette).line))
        painter.drawRoundedRect(place, PICTURE_RADIUS, PICTURE_RADIUS)


def _paint_ground(painter: QPainter, option: Option) -> None:
    tokens, state = tokens_of(option.palette), option.state
    rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.accent_soft if selected else tokens.raised))
        painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
    if selected and option.widget.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(tokens.accent), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)


def _draw(painter: QPainter, room: QRect, text: str, *, font: Any, ink: str) -> None:
    """Draw a line of text, shortened to its room."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(room, int(MIDDLE), shown)
