"""When: a strip of bars, one a month or a year, each a way to its photos."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gallery.gui.dates import say_time
from gallery.gui.theme import CELL_RADIUS, GAP, SMALL, SMALL_GAP, colour, sized, tokens_of
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number
from gallery.library.profiles import Month

MOST_BARS = 48  # months; of more, years are shown
WIDEST_BAR, LEAST_BAR = 14, 2  # px
BARS, LABELS = 52, 18  # px: the height of a full bar, and of the years below
LEAST_HEIGHT = 3  # px: one photo is seen, too
NAMED = 3  # eras that a tip names
YEAR = len("2024")


@dataclass(frozen=True, slots=True)
class Bar:
    """One span of time: its search value ("2024-01" or "2024"), photos and eras."""

    when: str
    photos: int
    eras: tuple[str, ...] = ()


def bars_of(months: tuple[Month, ...]) -> tuple[Bar, ...]:
    """Return a bar for each month from the first to the last, or for each year of many."""
    if not months:
        return ()
    first, last = _count(months[0].month), _count(months[-1].month)
    known = {month.month: month for month in months if len(month.month) > YEAR}
    if len(known) == len(months) and last - first < MOST_BARS:
        spans = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(first, last + 1)]
        return tuple(_bar(when, [known[when]] if when in known else []) for when in spans)
    years = range(int(months[0].month[:YEAR]), int(months[-1].month[:YEAR]) + 1)
    return tuple(
        _bar(str(year), [one for one in months if one.month.startswith(str(year))])
        for year in years
    )


def _bar(when: str, months: list[Month]) -> Bar:
    eras = dict.fromkeys(era for month in months for era in month.eras if era)
    return Bar(when, sum(month.photos for month in months), tuple(eras))


def _count(month: str) -> int:
    return int(month[:YEAR]) * 12 + int(month[YEAR + 1 :] or 1) - 1


class Timeline(QWidget):
    """Draws bars; arrows go from one to the next, a click or Enter asks for its photos.

    Signals:
        asked(str): a month or year, as a search says it.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._about = False
        self._at = -1  # the bar under the pointer or with the focus
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Photos over time"))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is drawn."""
        return self._bars

    def show_months(self, months: tuple[Month, ...], *, about: bool) -> None:
        """Draw other months; ``about`` if their numbers are estimates."""
        self._bars, self._about, self._at = bars_of(months), about, -1
        said = [self._words(bar) for bar in self._bars if bar.photos]
        self.setAccessibleDescription("; ".join(said[:MOST_BARS]))
        self.update()

    def bar_at(self, place: QPoint) -> int:
        """Return which bar is at a place, -1 beside them."""
        for row in range(len(self._bars)):
            if self._column(row).contains(place):
                return row
        return -1

    def sizeHint(self) -> QSize:
        return QSize(280, BARS + LABELS + SMALL_GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, BARS + LABELS + SMALL_GAP)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.photos for bar in self._bars), default=0)
        base = SMALL_GAP + BARS
        painter.setPen(Qt.PenStyle.NoPen)
        for row, bar in enumerate(self._bars):
            column = self._column(row)
            painter.setBrush(colour(tokens.line))
            width = self._thickness()
            left = column.left() + (column.width() - width) / 2
            painter.drawRect(QRectF(left, base - 1, width, 1))
            if not bar.photos:
                continue
            height = max(LEAST_HEIGHT, round(BARS * bar.photos / most))
            painter.setBrush(colour(tokens.accent, 1.0 if row == self._at else 0.62))
            painter.drawRoundedRect(QRectF(left, base - height, width, height), 1.5, 1.5)
        self._paint_labels(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, CELL_RADIUS, CELL_RADIUS)

    def _paint_labels(self, painter: QPainter) -> None:
        """Write the years below their first bar, as many as there is room for."""
        font = sized(self.font(), SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(colour(tokens_of(self.palette()).dim))
        rows = [
            row
            for row, bar in enumerate(self._bars)
            if row == 0 or bar.when[:YEAR] != self._bars[row - 1].when[:YEAR]
        ]
        label = metrics.horizontalAdvance("0000") + GAP
        if len(rows) > 1 and self._column(rows[1]).left() - self._column(0).left() < label:
            del rows[0]  # the end of a year, whose name would stand in the next one's place
        free = 0
        for row in rows:
            year = self._bars[row].when[:YEAR]
            width = metrics.horizontalAdvance(year)
            left = min(self._column(row).left(), self.width() - width - SMALL_GAP)
            if left >= free:
                place = QRect(left, SMALL_GAP + BARS + 2, width + 2, LABELS)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft, year)
                free = left + width + GAP

    def _column(self, row: int) -> QRect:
        pitch = self._pitch()
        inner = self.width() - 2 * SMALL_GAP
        left = SMALL_GAP + max(0.0, inner - pitch * len(self._bars))
        start, end = round(left + row * pitch), round(left + (row + 1) * pitch)
        return QRect(start, 0, max(1, end - start), self.height())

    def _pitch(self) -> float:
        inner = self.width() - 2 * SMALL_GAP
        return min(WIDEST_BAR + SMALL_GAP, inner / max(1, len(self._bars)))

    def _thickness(self) -> float:
        return max(LEAST_BAR, min(WIDEST_BAR, self._pitch() - 2))

    # Words

    def _words(self, bar: Bar) -> str:
        count = self.tr("%Ln photo(s)", "", bar.photos)
        if self._about:
            count = self.tr("about {photos}").format(photos=number(bar.photos))
        eras = ", ".join(bar.eras[:NAMED]) + ("…" if len(bar.eras) > NAMED else "")
        when = say_time(*map(int, bar.when.split("-")))
        return " · ".join(part for part in (when, count, eras) if part)

    # What the user does

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self.bar_at(event.pos())
            text = self._words(self._bars[row]) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(text) if text else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(self.bar_at(event.position().toPoint()))
        active = self._at >= 0 and self._bars[self._at].photos > 0
        shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._ask(self.bar_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, there = event.key(), [row for row, bar in enumerate(self._bars) if bar.photos]
        if key == Qt.Key.Key_Left and there:
            self._go(max((row for row in there if row < self._at), default=there[-1]))
        elif key == Qt.Key.Key_Right and there:
            self._go(min((row for row in there if row > self._at), default=there[0]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at >= 0:
            self._ask(self._at)
        else:
            super().keyPressEvent(event)
            return
        if self._at >= 0:
            corner = self.mapToGlobal(self._column(self._at).bottomLeft())
            QToolTip.showText(corner, plain_tip(self._words(self._bars[self._at])), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go(-1)

    def _go(self, row: int) -> None:
        if row != self._at:
            self._at = row
            self.update()

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self._bars) and self._bars[row].photos:
            self.asked.emit(self._bars[row].when)
