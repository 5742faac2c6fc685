"""The strip below a picture: which one it is, what it has, and in what it is the better one."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gallery.gui import icons
from gallery.gui.grid import marks
from gallery.gui.theme import BODY, DARK, GAP, ICON_SIZE, SMALL, colour, sized

HEIGHT = 52  # px
DISC = 24  # px: the number
ARROW = 12  # px: the mark of what is better
LINE = 18  # px: one line of text
TOP = 8  # px above the first line
APART = "   ·   "
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Said:
    """A fact of a photo; ``better`` says in words why it is the better one, "" if it is not."""

    text: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What is said below a picture."""

    number: str = ""
    name: str = ""
    facts: tuple[Said, ...] = ()
    zoom: str = ""
    rating: int = 0
    favourite: bool = False
    problem: str = ""

    @property
    def spoken(self) -> str:
        """All of it in one line, for screen readers."""
        facts = (f"{one.text} ({one.better})" if one.better else one.text for one in self.facts)
        parts = (self.name, *facts, self.zoom, self.problem)
        return ", ".join(part for part in parts if part)


def paint(painter: QPainter, area: QRect, label: Label, *, is_active: bool) -> None:
    """Paint a label; the one of the active picture has its number in the accent."""
    font = painter.font()
    painter.fillRect(area, QColor(DARK.panel))
    left = _paint_number(painter, area, label.number, is_active=is_active)
    right = _paint_marks(painter, area, label)
    painter.setFont(sized(font, BODY, bold=is_active))
    painter.setPen(QColor(DARK.text))
    line = QRectF(left, area.top() + TOP, right - left - GAP, LINE)
    name = QFontMetricsF(painter.font()).elidedText(
        label.name, Qt.TextElideMode.ElideMiddle, line.width()
    )
    painter.drawText(line, LEFT_MIDDLE, name)
    painter.setFont(sized(font, SMALL))
    _paint_facts(painter, line.translated(0, LINE), label)
    painter.setFont(font)


def _paint_number(painter: QPainter, area: QRect, number: str, *, is_active: bool) -> int:
    if not number:
        return area.left() + GAP
    disc = QRect(area.left() + 12, area.center().y() - DISC // 2 + 1, DISC, DISC)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(DARK.accent if is_active else DARK.raised))
    painter.drawEllipse(disc)
    painter.setFont(sized(painter.font(), BODY, bold=True))
    painter.setPen(QColor(DARK.on_accent if is_active else DARK.dim))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)
    return disc.right() + 12


def _paint_marks(painter: QPainter, area: QRect, label: Label) -> int:
    """Paint heart and stars at the right; return where they begin."""
    ratio, x = painter.device().devicePixelRatioF(), area.right() - 12
    shown = []
    if label.rating:
        shown.append(marks.stars(label.rating, DARK, ratio))
    if label.favourite:
        shown.append(marks.heart(DARK, ratio))
    for mark in shown:
        size = mark.deviceIndependentSize()
        x -= round(size.width())
        painter.drawPixmap(x, area.center().y() - round(size.height() / 2) + 1, mark)
        x -= GAP
    return x


def _paint_facts(painter: QPainter, line: QRectF, label: Label) -> None:
    if label.problem:
        mark = QRect(round(line.left()), round(line.center().y()) - ARROW // 2, ARROW, ARROW)
        icons.draw(painter, mark, "triangle-alert", QColor(DARK.warn))
        _paint_text(painter, line.adjusted(ARROW + 6, 0, 0, 0), label.problem, ink=DARK.warn)
        return
    line = QRectF(line)
    metrics = QFontMetricsF(painter.font())
    facts = [*label.facts, *([Said(label.zoom)] if label.zoom else [])]
    for place, fact in enumerate(facts):
        if place:
            if metrics.horizontalAdvance(APART + fact.text) > line.width():
                return  # a fact is said as a whole or not at all
            line.setLeft(_paint_text(painter, line, APART, ink=DARK.faint))
        if fact.better:
            mark = QRect(round(line.left()), round(line.center().y()) - ARROW // 2, ARROW, ARROW)
            icons.draw(painter, mark, "arrow-up", QColor(DARK.accent))
            line.setLeft(line.left() + ARROW + 2)
        line.setLeft(_paint_text(painter, line, fact.text, ink=_ink(fact)))


def _ink(fact: Said) -> str:
    return DARK.accent if fact.better else DARK.dim


def _paint_text(painter: QPainter, line: QRectF, text: str, *, ink: str) -> float:
    """Paint as much of a text as there is room for; return where it ends."""
    if line.width() < ICON_SIZE:
        return line.right()
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.setPen(colour(ink))
    painter.drawText(line, LEFT_MIDDLE, shown)
    return min(line.right(), line.left() + metrics.horizontalAdvance(shown))
