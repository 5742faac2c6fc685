"""Stars, hearts and badges on photos: drawn once for each size of pixel, then copied.

They stand on pictures of any brightness, so each has a soft dark edge of its own.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from gallery.gui import icons
from gallery.gui.theme import CELL_RADIUS, SMALL, Tokens, colour

STAR, STAR_STEP = 12, 13  # px: a star, and from one to the next
HEART = 14  # px
BADGE, BADGE_ICON = 22, 13  # px
STACK_GAP = 3  # px between the icon of a stack and its number
MOST_COUNTED = 99  # of a stack
EDGE = 0.55  # opacity of the dark edge
STAR_INNER = 0.42  # radius of a star's inner corners to its outer ones


def stars(rating: int, tokens: Tokens, ratio: float) -> QPixmap:
    """Return ``rating`` gold stars in a row."""
    return _stars(rating, tokens.star_on_photo, tokens.scrim, ratio)


def heart(tokens: Tokens, ratio: float) -> QPixmap:
    """Return the mark of a favourite."""
    return _heart(tokens.on_photo, tokens.scrim, ratio)


def badge(name: str, ink: str, tokens: Tokens, ratio: float) -> QPixmap:
    """Return the icon ``name`` in the token colour ``ink`` on a dark disc."""
    return _badge(name, ink, tokens.scrim, ratio)


def stack(count: int, tokens: Tokens, ratio: float) -> QPixmap:
    """Return the mark of a photo that others stand behind: how many there are of the picture."""
    return _stack(count, tokens.on_photo, tokens.scrim, ratio)


def shade(
    width: int, height: int, scrim: str, opacity: float, *, ratio: float, from_top: bool
) -> QPixmap:
    """Return a gradient for the upper or lower edge of a cell, with the cell's corners."""
    result = _empty(width, height, ratio)
    painter = _painter(result)
    gradient = QLinearGradient(0, height if from_top else 0, 0, 0 if from_top else height)
    gradient.setColorAt(0, colour(scrim, 0))
    gradient.setColorAt(1, colour(scrim, opacity))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    # Twice as high as needed: only one pair of corners is inside.
    painter.drawRoundedRect(
        QRectF(0, 0 if from_top else -height, width, 2 * height), CELL_RADIUS, CELL_RADIUS
    )
    painter.end()
    return result


@lru_cache(maxsize=32)
def _stars(rating: int, ink: str, edge: str, ratio: float) -> QPixmap:
    result = _empty((rating - 1) * STAR_STEP + STAR + 4, STAR + 4, ratio)
    painter = _painter(result)
    for place in range(rating):
        centre = QPointF(2 + STAR / 2 + place * STAR_STEP, 2 + STAR / 2 + 0.5)
        _outlined(painter, _star(centre, STAR / 2), ink, edge)
    painter.end()
    return result


@lru_cache(maxsize=8)
def _heart(ink: str, edge: str, ratio: float) -> QPixmap:
    result = _empty(HEART + 4, HEART + 4, ratio)
    painter = _painter(result)
    _outlined(painter, _heart_path(QRectF(2, 2, HEART, HEART)), ink, edge)
    painter.end()
    return result


@lru_cache(maxsize=32)
def _badge(name: str, ink: str, scrim: str, ratio: float) -> QPixmap:
    result = _empty(BADGE, BADGE, ratio)
    painter = _painter(result)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(scrim, EDGE))
    painter.drawEllipse(0, 0, BADGE, BADGE)
    inset = (BADGE - BADGE_ICON) / 2
    picture = icons.pixmap(name, QColor(ink), QSize(BADGE_ICON, BADGE_ICON), ratio)
    painter.drawPixmap(QRectF(inset, inset, BADGE_ICON, BADGE_ICON), picture, picture.rect())
    painter.end()
    return result


@lru_cache(maxsize=32)
def _stack(count: int, ink: str, scrim: str, ratio: float) -> QPixmap:
    font = QFont()
    font.setPixelSize(SMALL)
    font.setWeight(QFont.Weight.DemiBold)
    text = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
    words = QFontMetrics(font).horizontalAdvance(text)
    inset = (BADGE - BADGE_ICON) // 2
    width = inset + BADGE_ICON + STACK_GAP + words + inset + 1
    result = _empty(width, BADGE, ratio)
    painter = _painter(result)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(scrim, EDGE))
    painter.drawRoundedRect(0, 0, width, BADGE, BADGE / 2, BADGE / 2)
    picture = icons.pixmap("layers", QColor(ink), QSize(BADGE_ICON, BADGE_ICON), ratio)
    painter.drawPixmap(QRectF(inset, inset, BADGE_ICON, BADGE_ICON), picture, picture.rect())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    left = inset + BADGE_ICON + STACK_GAP
    painter.drawText(QRect(left, 0, words + 1, BADGE), Qt.AlignmentFlag.AlignVCenter, text)
    painter.end()
    return result


def _empty(width: int, height: int, ratio: float) -> QPixmap:
    result = QPixmap(QSize(width, height) * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    return result


def _painter(target: QPixmap) -> QPainter:
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def _outlined(painter: QPainter, path: QPainterPath, ink: str, edge: str) -> None:
    pen = QPen(colour(edge, EDGE), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.fillPath(path, QColor(ink))


def _star(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * STAR_INNER
        angle = math.radians(36 * corner - 90)
        point = centre + QPointF(math.cos(angle), math.sin(angle)) * reach
        if corner:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def _heart_path(box: QRectF) -> QPainterPath:
    def at(x: float, y: float) -> QPointF:
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height())

    path = QPainterPath(at(0.5, 0.94))
    path.cubicTo(at(0.18, 0.70), at(0.02, 0.52), at(0.02, 0.32))
    path.cubicTo(at(0.02, 0.14), at(0.16, 0.06), at(0.28, 0.06))
    path.cubicTo(at(0.38, 0.06), at(0.46, 0.12), at(0.5, 0.22))
    path.cubicTo(at(0.54, 0.12), at(0.62, 0.06), at(0.72, 0.06))
    path.cubicTo(at(0.84, 0.06), at(0.98, 0.14), at(0.98, 0.32))
    path.cubicTo(at(0.98, 0.52), at(0.82, 0.70), at(0.5, 0.94))
    return path


def place_right(pixmap: QPixmap, rect: QRect, inset: int) -> QPointF:
    """Return where ``pixmap`` stands in the upper right corner of ``rect``."""
    size = pixmap.deviceIndependentSize()
    return QPointF(rect.right() + 1 - inset - size.width(), rect.top() + inset)
