"""Five stars to rate with, and a heart for the favourites."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gallery.gui.theme import CELL_RADIUS, colour, tokens_of

MOST = 5
STEP = 22  # px from one star to the next
HEIGHT = 26  # px
OUTER, INNER = 7.5, 3.2  # px: the radii of a star's points and notches


def star(middle: QPointF) -> QPolygonF:
    """Return a five-pointed star around ``middle``."""
    # cos and sin of 36° steps from the top, so that nothing has to be computed while painting
    turns = ((0, -1), (0.588, -0.809), (0.951, -0.309), (0.951, 0.309), (0.588, 0.809))
    right = [QPointF(x, y) for x, y in turns]
    points = [*right, QPointF(0, 1), *[QPointF(-p.x(), p.y()) for p in reversed(right[1:])]]
    return QPolygonF(
        [middle + p * (INNER if place % 2 else OUTER) for place, p in enumerate(points)]
    )


class Stars(QWidget):
    """A rating from 0 (none) to 5; a click on the star that is set takes the rating away.

    Signals:
        rated(int): the user chose another rating.
    """

    rated = Signal(int)

    def __init__(self, describe: Callable[[int], str] = str) -> None:
        """Show no rating; ``describe`` words a rating for screen readers."""
        super().__init__()
        self._rating = 0
        self._mixed = False
        self._hover = 0
        self._describe = describe
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_rating(0)

    def rating(self) -> int:
        """Return the rating shown."""
        return self._rating

    def set_rating(self, rating: int, *, mixed: bool = False) -> None:
        """Show ``rating``; ``mixed`` when several photos differ."""
        self._rating = 0 if mixed else rating
        self._mixed = mixed
        self.setAccessibleName(self._describe(self._rating))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(MOST * STEP + 4, HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_hover(self._at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_hover(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        chosen = self._at(event.position().x())
        self._choose(0 if chosen == self._rating else chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._choose(self._rating + steps[Qt.Key(event.key())])
        elif event.text() and event.text() in "012345":
            self._choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._hover or self._rating
        for place in range(1, MOST + 1):
            painter.setPen(QPen(colour(tokens.star if place <= lit else tokens.faint), 1))
            painter.setBrush(colour(tokens.star if place <= lit else tokens.panel))
            painter.drawPolygon(star(QPointF((place - 0.5) * STEP, self.height() / 2)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, CELL_RADIUS, CELL_RADIUS)

    def _at(self, x: float) -> int:
        return max(1, min(MOST, int(x // STEP) + 1))

    def _show_hover(self, place: int) -> None:
        if place != self._hover:
            self._hover = place
            self.update()

    def _choose(self, rating: int) -> None:
        if 0 <= rating <= MOST and (rating != self._rating or self._mixed):
            self.set_rating(rating)
            self.rated.emit(rating)


class Heart(QAbstractButton):
    """On for a favourite; emits ``clicked(bool)`` like every checkable button."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(HEIGHT, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ink = tokens.error if on else (tokens.dim if self.underMouse() else tokens.faint)
        painter.setPen(QPen(colour(ink), 1.4))
        painter.setBrush(colour(ink) if on else Qt.BrushStyle.NoBrush)
        painter.drawPath(_heart(QPointF(self.width() / 2, self.height() / 2)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, CELL_RADIUS, CELL_RADIUS)


def _heart(middle: QPointF) -> QPainterPath:
    path = QPainterPath(middle + QPointF(0, 6.5))
    path.cubicTo(middle + QPointF(-11, -1), middle + QPointF(-6, -9), middle + QPointF(0, -3.4))
    path.cubicTo(middle + QPointF(6, -9), middle + QPointF(11, -1), middle + QPointF(0, 6.5))
    return path
