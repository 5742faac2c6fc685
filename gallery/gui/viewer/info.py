"""What is known of the photo in view, line by line, on a dark card over it.

The mouse goes through it to the photo; a screen reader gets it as the card's description.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import (
    BODY,
    DARK,
    FLOAT_RADIUS,
    GAP,
    LARGE_GAP,
    SMALL,
    SMALL_GAP,
    colour,
    sized,
)

WIDEST = 320  # px
NAMES = 76  # px of the column of names
OPACITY = 0.88
MOST_LINES = 5  # of one value; a caption may be a page long


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A fact with its value broken into lines, and where it begins."""

    fact: Fact
    lines: tuple[str, ...]
    top: float


class InfoCard(QWidget):
    """Facts about one photo; as high as they need, as far as there is room.

    Attributes:
        facts: what is shown.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.facts: tuple[Fact, ...] = ()
        self._room = QRect()
        self._placed: tuple[_Placed, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("About the photo"))
        self.hide()

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts."""
        if facts != self.facts:
            self.facts = facts
            said = (f"{fact.name}: {fact.value}" for fact in facts)
            self.setAccessibleDescription("\n".join(said))
            self._arrange()

    def stand_in(self, room: QRect) -> None:
        """Stand at the upper right of some room."""
        if room != self._room:
            self._room = room
            self._arrange()

    def _arrange(self) -> None:
        width = min(WIDEST, self._room.width())
        line = QFontMetricsF(self._font).lineSpacing()
        placed, top = [], float(LARGE_GAP)
        for fact in self.facts:
            broken = self._broken(fact.value, width - NAMES - 2 * LARGE_GAP)
            if top + len(broken) * line + LARGE_GAP > self._room.height():
                break
            placed.append(_Placed(fact, broken, top))
            top += len(broken) * line + SMALL_GAP + 2
        self._placed = tuple(placed)
        size = QSize(width, round(top) - SMALL_GAP - 2 + LARGE_GAP)
        corner = self._room.topRight() - QPoint(width - 1, 0)
        self.setGeometry(QRect(corner, size))
        self.update()

    @property
    def _font(self) -> QFont:
        return sized(self.font(), BODY)

    def _broken(self, value: str, width: float) -> tuple[str, ...]:
        """Break a value into lines; what is left of a very long one is "…"."""
        metrics = QFontMetricsF(self._font)
        lines: list[str] = []
        for paragraph in value.split("\n"):
            layout = QTextLayout(paragraph, self._font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                start, length = line.textStart(), line.textLength()
                if len(lines) == MOST_LINES - 1:
                    rest = paragraph[start:]
                    lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                    layout.endLayout()
                    return tuple(lines)
                lines.append(paragraph[start : start + length].rstrip())
            layout.endLayout()
        return tuple(lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(DARK.line), 1))
            painter.setBrush(colour(DARK.panel, OPACITY))
            edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, FLOAT_RADIUS, FLOAT_RADIUS)
            for placed in self._placed:
                self._paint_fact(painter, placed)

    def _paint_fact(self, painter: QPainter, placed: _Placed) -> None:
        metrics = QFontMetricsF(self._font)
        base = placed.top + metrics.ascent()
        small = sized(self.font(), SMALL)
        painter.setFont(small)
        painter.setPen(QColor(DARK.dim))
        name = QFontMetricsF(small).elidedText(
            placed.fact.name, Qt.TextElideMode.ElideRight, NAMES - GAP
        )
        painter.drawText(QPointF(LARGE_GAP, base), name)
        painter.setFont(self._font)
        painter.setPen(QColor(DARK.text))
        for line in placed.lines:
            painter.drawText(QPointF(LARGE_GAP + NAMES, base), line)
            base += metrics.lineSpacing()
