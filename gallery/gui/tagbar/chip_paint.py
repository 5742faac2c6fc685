"""Chips as they are painted under the letters of the line."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gallery.gui.tagbar.pieces import Look, Piece
from gallery.gui.theme import FLOAT_RADIUS, Tokens, colour

CHIP_HEIGHT = 26  # px
CHIP_SIDE = 6.5  # px around the text of a chip
PARTICLE_SIDE = 1.5  # px where a Korean particle follows without a space
NARROWEST = 22  # px of a chip of one letter
DOT = 1.6  # px across a dot under a doubtful chip
DOTS_ABOVE = 4  # px between the dots and the chip's lower edge
ARROW = 2.5  # px from the tip of the small arrow to its sides


def chip_around(letters: QRectF, *, is_joined: bool) -> QRectF:
    """Return the chip around some letters; ``is_joined`` says that a particle follows."""
    right = PARTICLE_SIDE if is_joined else CHIP_SIDE
    chip = letters.adjusted(-CHIP_SIDE, 0, right, 0)
    if not is_joined and chip.width() < NARROWEST:
        grow = (NARROWEST - chip.width()) / 2
        chip.adjust(-grow, 0, grow, 0)
    return chip


def paint_chip(
    painter: QPainter, tokens: Tokens, piece: Piece, letters: QRectF, *, is_joined: bool
) -> None:
    """Paint the chip of a piece under its letters; a link has none."""
    if piece.look is Look.LINK:
        return
    chip = chip_around(letters, is_joined=is_joined)
    if piece.look is Look.NEW:
        painter.setPen(QPen(colour(tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        chip.adjust(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        is_scene = piece.look is Look.SCENE
        painter.setBrush(colour(tokens.scene_soft if is_scene else tokens.accent_soft))
    painter.drawRoundedRect(chip, FLOAT_RADIUS + 1, FLOAT_RADIUS + 1)
    if piece.is_doubtful:
        _paint_doubt(painter, tokens, letters, chip)


def _paint_doubt(painter: QPainter, tokens: Tokens, letters: QRectF, chip: QRectF) -> None:
    """Paint dots under the letters, and an arrow that says there is a choice."""
    dots = QPen(colour(tokens.warn), DOT)
    dots.setDashPattern([1, 2])
    dots.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(dots)
    under = chip.bottom() - DOTS_ABOVE
    painter.drawLine(QPointF(letters.left(), under), QPointF(letters.right(), under))
    painter.setPen(QPen(colour(tokens.warn), 1.2))
    tip = QPointF(min(letters.right() + ARROW + 2, chip.right() - ARROW), under + 1)
    painter.drawPolyline([tip + QPointF(-ARROW, -ARROW), tip, tip + QPointF(ARROW, -ARROW)])
