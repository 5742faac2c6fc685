"""A chip: one name or phrase in a rounded field, removable by pointer and keyboard."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gallery.gui.theme import FLOAT_RADIUS, Tokens, colour, tokens_of
from gallery.gui.widgets.tips import plain_tip

HEIGHT = 26  # px
SIDE = 11  # px between the edge and the text
BETWEEN = 6  # px between the text and the dim text
CROSS = 16  # px: the square in which the cross is hit
CROSS_ARM = 3.5  # px from the middle of the cross to the ends of its strokes
SHORTEST = 42  # px of a chip with a cross: beside it, a letter is still there to be clicked
FADE = 10  # px over which the text fades out before the cross
FOCUS = 2  # px of the focus ring
LEAST_SHARE = 0.15  # of a chip's width
MARK = "?"  # of a guess
DASHES = Qt.PenStyle.DashLine


class Look(Enum):
    """SOLID is true of all, HALF of some, NEW is to be made, QUIET invites, GUESS is a question."""

    SOLID = auto()
    HALF = auto()
    NEW = auto()
    QUIET = auto()
    GUESS = auto()


class Chip(QAbstractButton):
    """A chip with a text, a dim second text and, when removable, a cross under the pointer.

    Signals:
        removed(): the cross was clicked, or Delete or Backspace pressed.
        pointed(bool): the pointer or the focus came to it, or left it.
    """

    removed = Signal()
    pointed = Signal(bool)
    lead = 0  # px kept free before the text

    def __init__(self, text: str, *, dim: str = "", look: Look = Look.SOLID) -> None:
        super().__init__()
        self._dim = dim
        self._look = look
        self._removable = False
        self._armed = False
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.set_words(text, dim=dim)

    def set_words(self, text: str, *, dim: str = "") -> None:
        """Show other texts."""
        self._text, self._dim = text, dim
        self.setText(text.replace("&", "&&"))  # a button takes & for a mnemonic
        self.setAccessibleName(f"{text} {dim}".strip())
        self.updateGeometry()

    @property
    def words(self) -> str:
        """The text as it was given."""
        return self._text

    @property
    def look(self) -> Look:
        """How the chip is drawn."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Draw the chip otherwise."""
        self._look = look
        self.update()

    def show_share(self, share: float) -> None:
        """Fill this part of the chip (0 to 1, from the left): it is true of so many."""
        # A sliver, or all but a sliver, would look like none or all.
        self._share = min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)
        self.update()

    def make_removable(self, words: str) -> None:
        """Offer a cross; ``words`` say to a screen reader what it does."""
        self._removable = True
        self.setAccessibleDescription(words)

    def set_armed(self, *, armed: bool) -> None:
        """Show that the next Backspace removes this chip."""
        self._armed = armed
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._text) + 2 * SIDE + self.lead + 2  # 2: rounding
        if self._look is Look.GUESS:
            width += metrics.horizontalAdvance(MARK) + BETWEEN
        if self._dim:
            width += metrics.horizontalAdvance(self._dim) + BETWEEN
        return QSize(max(width, SHORTEST if self._removable else HEIGHT), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(HEIGHT, HEIGHT)

    def cross(self) -> QRect:
        """Return where the cross is, in the chip's own pixels."""
        return QRect(self.width() - CROSS - 5, (self.height() - CROSS) // 2, CROSS, CROSS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._removable and self.cross().contains(event.position().toPoint()):
            event.accept()
            self.removed.emit()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.toolTip() and self.width() < self.sizeHint().width():
            self.setToolTip(plain_tip(self.accessibleName()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        self._paint_text(painter, tokens)
        if self._removable and self.underMouse():
            self._paint_cross(painter, tokens)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        fill, edge = self._colours(tokens)
        radius = min(FLOAT_RADIUS + 1, self.height() / 2)
        painter.setBrush(colour(fill))
        dashed = self._look is Look.GUESS
        painter.setPen(QPen(colour(edge), 1, DASHES if dashed else Qt.PenStyle.SolidLine))
        edges = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edges, radius, radius)
        if self._share:
            self._paint_share(painter, tokens, edges, radius)
        if self.hasFocus() or self._armed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.error if self._armed else tokens.accent), FOCUS))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_share(self, painter: QPainter, tokens: Tokens, edges: QRectF, radius: float) -> None:
        inside = QPainterPath()
        inside.addRoundedRect(edges, radius, radius)
        painter.save()
        painter.setClipPath(inside)
        filled = QRectF(edges.topLeft(), QSizeF(edges.width() * self._share, edges.height()))
        painter.fillRect(filled, colour(tokens.accent_soft))
        painter.restore()

    def _colours(self, tokens: Tokens) -> tuple[str, str]:
        if self._look is Look.SOLID:
            return tokens.accent_soft, tokens.accent_soft
        if self._look is Look.QUIET:
            return tokens.raised, tokens.faint if self.underMouse() else tokens.line
        if self._look is Look.NEW:
            return tokens.panel, tokens.accent
        if self._look is Look.GUESS:
            over = self.underMouse()
            return tokens.raised if over else tokens.panel, tokens.dim if over else tokens.faint
        return tokens.panel, tokens.line

    def _paint_text(self, painter: QPainter, tokens: Tokens) -> None:
        metrics = QFontMetrics(self.font())
        room = self.width() - 2 * SIDE - self.lead
        if self._look is Look.GUESS:
            room -= self._paint_mark(painter, tokens)
        dim_width = metrics.horizontalAdvance(self._dim) + BETWEEN if self._dim else 0
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, max(room - dim_width, 0))
        if dim_width and metrics.horizontalAdvance(self._text) + dim_width > room:
            text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room)
            dim_width = max(0, room - metrics.horizontalAdvance(text))
        line = self.rect().adjusted(SIDE + self.lead, 0, -SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(colour(tokens.accent if self._look is Look.NEW else tokens.text))
        painter.drawText(line, middle, text)
        used = metrics.horizontalAdvance(text) + BETWEEN
        is_whole = metrics.horizontalAdvance(self._text) + dim_width <= room
        if self._dim and (is_whole or dim_width > BETWEEN * 3):
            painter.setPen(colour(tokens.dim))
            rest = metrics.elidedText(self._dim, Qt.TextElideMode.ElideRight, room - used)
            painter.drawText(line.adjusted(used, 0, 0, 0), middle, rest)

    def _paint_mark(self, painter: QPainter, tokens: Tokens) -> int:
        """Paint the question mark at the right end; return the room it takes."""
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(colour(tokens.dim))
        painter.drawText(self.rect().adjusted(SIDE, 0, -SIDE, 0), right, MARK)
        return QFontMetrics(self.font()).horizontalAdvance(MARK) + BETWEEN

    def _paint_cross(self, painter: QPainter, tokens: Tokens) -> None:
        place = QRectF(self.cross())
        over = place.contains(QPointF(self.mapFromGlobal(self.cursor().pos())))
        fill = self._colours(tokens)[0]
        fade = QLinearGradient(place.left() - FADE, 0, place.left(), 0)
        fade.setColorAt(0, colour(fill, 0.0))
        fade.setColorAt(1, colour(fill))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fade)
        ground = QRectF(place.left() - FADE, 2, place.width() + FADE, self.height() - 4)
        painter.drawRoundedRect(ground, CROSS / 2, CROSS / 2)
        if over:
            painter.setBrush(colour(tokens.line))
            painter.drawEllipse(place)
        painter.setPen(QPen(colour(tokens.text if over else tokens.dim), 1.4))
        middle = place.center()
        for sign in (1, -1):
            arm = QPointF(CROSS_ARM, CROSS_ARM * sign)
            painter.drawLine(middle - arm, middle + arm)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.update()
