"""Paints the photos of a group as cards: the picture, what becomes of it, where it differs."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from gallery.gui import icons
from gallery.gui.duplicates.card_places import CardPlaces, places_in
from gallery.gui.duplicates.faces import Face, Line
from gallery.gui.duplicates.looks import Looks
from gallery.gui.theme import (
    BODY,
    CELL_RADIUS,
    FIELD_RADIUS,
    GAP,
    SMALL,
    SMALL_GAP,
    Tokens,
    colour,
    sized,
    tokens_of,
)

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
FACE = Qt.ItemDataRole.UserRole + 1
_Key = tuple[int, int, int, float]
KEPT = 60  # pictures at the size of their cards
ICON = 14  # px
LABEL_SHARE = 0.36  # of a card's width, for what a fact is called
MOST_ENLARGED = 2.0  # times; a tiny picture is not blown up to a blur
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ONE_LINE = Qt.TextFlag.TextSingleLine


class CardPainter(QStyledItemDelegate):
    """Draws one card a photo."""

    def __init__(self, parent: QWidget, looks: Looks) -> None:
        super().__init__(parent)
        self._view = parent
        self._looks = looks
        self._kept: OrderedDict[int, tuple[_Key, QPixmap]] = OrderedDict()
        self.size = QSize(1, 1)

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        face: Face = index.data(FACE)
        tokens = tokens_of(option.palette)
        places = places_in(option.rect, len(face.lines))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, places, is_best=face.is_best)
        _paint_name(painter, option, face, places)
        self._paint_picture(painter, face, places, tokens=tokens)
        _paint_fate(painter, option, face, places)
        for line, room in zip(face.lines, places.lines, strict=True):
            _paint_line(painter, option, line, room)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, face: Face, places: CardPlaces, *, tokens: Tokens
    ) -> None:
        look = self._looks.get(face.photo_id)
        ratio = painter.device().devicePixelRatioF()
        target = fitted(face.width, face.height, places.picture, ratio)
        if look is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(target, CELL_RADIUS, CELL_RADIUS)
            return
        painter.drawPixmap(target.topLeft(), self._drawn(face.photo_id, look, target.size()))

    def _drawn(self, photo: int, look: QPixmap, size: QSize) -> QPixmap:
        """Return a picture at the size of its card, its corners round; made once, then copied."""
        ratio = self._view.devicePixelRatioF()
        key = (look.cacheKey(), size.width(), size.height(), ratio)
        kept = self._kept.get(photo)
        if kept is None or kept[0] != key:
            kept = key, _rounded(look, size, ratio)
            self._kept[photo] = kept
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return kept[1]


def fitted(width: int, height: int, room: QRect, ratio: float) -> QRect:
    """Return where a photo of this size stands in its room, all of it seen."""
    largest = QSize(max(1, width), max(1, height)) * (MOST_ENLARGED / ratio)
    size = QSize(max(1, width), max(1, height))
    bounds = room.size().boundedTo(largest) if width and height else room.size()
    size.scale(bounds, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, max(1, size.width()), max(1, size.height()))
    place.moveCenter(room.center())
    return place


def _rounded(look: QPixmap, size: QSize, ratio: float) -> QPixmap:
    keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    scaled = look.scaled((size * ratio).expandedTo(QSize(1, 1)), keep, smooth)
    scaled.setDevicePixelRatio(ratio)
    result = QPixmap(scaled.size())
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(QPointF(), QSizeF(size)), CELL_RADIUS, CELL_RADIUS)
    painter.setClipPath(path)
    painter.drawPixmap(QPointF(), scaled)
    painter.end()
    return result


def _paint_ground(painter: QPainter, option: Option, places: CardPlaces, *, is_best: bool) -> None:
    tokens, state = tokens_of(option.palette), option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens.accent_soft if is_best else tokens.background))
    painter.drawRoundedRect(QRectF(places.card), FIELD_RADIUS, FIELD_RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(places.card).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(colour(tokens.faint if hovered else tokens.line), 1))
    painter.drawRoundedRect(box, FIELD_RADIUS, FIELD_RADIUS)
    if chosen:
        has_keys = bool(state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
        painter.setPen(QPen(colour(tokens.accent if has_keys else tokens.faint), 2))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), FIELD_RADIUS, FIELD_RADIUS)


def _paint_name(painter: QPainter, option: Option, face: Face, places: CardPlaces) -> None:
    tokens, room = tokens_of(option.palette), places.name
    left = room.left()
    if face.number:
        chip = QRect(left, room.center().y() - 9, 18, 19)
        painter.setPen(QPen(colour(tokens.accent if face.is_best else tokens.line), 1))
        painter.setBrush(colour(tokens.accent if face.is_best else tokens.raised))
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(sized(option.font, SMALL, bold=True))
        painter.setPen(colour(tokens.on_accent if face.is_best else tokens.dim))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), str(face.number))
        left = chip.right() + 1 + GAP
    rest = QRect(left, room.top(), room.right() + 1 - left, room.height())
    middle = Qt.TextElideMode.ElideMiddle
    _draw(painter, rest, face.name, font=sized(option.font, BODY), ink=tokens.text, elide=middle)


def _paint_fate(painter: QPainter, option: Option, face: Face, places: CardPlaces) -> None:
    tokens, room = tokens_of(option.palette), places.fate
    ink = tokens.accent if face.is_best else tokens.dim
    if not face.is_best:
        painter.setPen(QPen(colour(tokens.line), 1))
        painter.setBrush(colour(tokens.raised))
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), CELL_RADIUS, 6)
    left = room.left() + (0 if face.is_best else GAP)
    mark = QRect(left, room.center().y() - ICON // 2 + 1, ICON, ICON)
    icons.draw(painter, mark, face.icon or "check", colour(ink))
    rest = QRect(room)
    rest.setLeft(mark.right() + 1 + GAP)
    if not face.is_best:
        arrow = QRect(room.right() - GAP - ICON, mark.top(), ICON, ICON)
        icons.draw(painter, arrow, "chevron-down", colour(tokens.dim))
        rest.setRight(arrow.left() - SMALL_GAP)
    font = sized(option.font, BODY, bold=face.is_best)
    _draw(painter, rest, face.fate, font=font, ink=tokens.accent if face.is_best else tokens.text)


def _paint_line(painter: QPainter, option: Option, line: Line, room: QRect) -> None:
    tokens = tokens_of(option.palette)
    width = round(room.width() * LABEL_SHARE)
    label = QRect(room.left(), room.top(), width - GAP, room.height())
    _draw(painter, label, line.label, font=sized(option.font, SMALL), ink=tokens.dim)
    rest = room.adjusted(width, 0, -ICON - SMALL_GAP, 0)
    font = sized(option.font, BODY, bold=line.is_better)
    ink = tokens.text if line.is_better else tokens.dim
    used = _draw(painter, rest, line.text, font=font, ink=ink)
    if line.is_better:
        left = rest.left() + used + SMALL_GAP
        mark = QRect(left, room.center().y() - ICON // 2 + 1, ICON, ICON)
        icons.draw(painter, mark, "check", colour(tokens.accent))


def _draw(
    painter: QPainter,
    room: QRect,
    text: str,
    *,
    font: Any,
    ink: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Draw a line of text, shortened to its room; return how wide it is in pixels."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, elide, max(0, room.width()))
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(room, int(LEFT) | int(ONE_LINE), shown)
    return metrics.horizontalAdvance(shown)
