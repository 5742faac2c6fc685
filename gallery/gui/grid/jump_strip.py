"""The jump strip: years and months along the scroll bar, and a bubble that says where one is.

It appears beside the scroll bar while the pointer is there or drags it, and is gone when it
leaves; nothing of the photos' room is taken. All of it is arithmetic over the sections.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from gallery.gui.grid import timeline
from gallery.gui.grid.timeline import Mark, Timeline
from gallery.gui.theme import (
    BODY,
    FLOAT_RADIUS,
    GAP,
    SMALL,
    SMALL_GAP,
    Tokens,
    colour,
    sized,
    tokens_of,
)
from gallery.gui.words import number

if TYPE_CHECKING:
    from gallery.gui.grid.surface import Surface

WIDTH = 56  # px
DOT, DOT_ROOM = 3, 5  # px: a month between two years, and from one to the next
GROUND = 0.94  # opacity over the photos
STAYS = 300  # ms after the pointer left
LINGERS = 700  # ms after the slider was moved
SNAP = 8  # px from a label that still mean it
LEAST_SCREENS = 2  # of photos; fewer are as quickly scrolled through
WIDEST_BUBBLE = 320  # px


class JumpStrip(QWidget):
    """Stands left of the view's scroll bar."""

    def __init__(self, view: "Surface", months: Timeline) -> None:
        super().__init__(view)
        self._view = view
        self._timeline = months
        self._bar = view.verticalScrollBar()
        self._marks: list[Mark] | None = None
        self._y = -1  # of the pointer, -1 while it is elsewhere
        self.bubble = Bubble(view)
        self._leave = QTimer(self, singleShot=True)
        self._leave.timeout.connect(self._go)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Jump to a time"))
        self.hide()
        self._bar.setMouseTracking(True)
        self._bar.installEventFilter(self)
        self._bar.valueChanged.connect(self._on_scrolled)
        self._bar.rangeChanged.connect(self.renew)
        months.changed.connect(self.renew)

    @property
    def marks(self) -> list[Mark]:
        """What stands along the strip, from the top."""
        if self._marks is None:
            self._marks = self._timeline.marks(self._view.page, self.height())
        return self._marks

    def renew(self) -> None:
        """Photos stand elsewhere, or more is known of their months."""
        self._marks = None
        self.update()
        if self._y < 0:
            return
        if self._is_wanted():
            self._say(self._content_y(self._y))
        else:
            self._go()

    def place(self) -> None:
        """Stand beside the scroll bar again: the view has another size."""
        area = self._view.viewport().geometry()
        self.setGeometry(area.right() + 1 - WIDTH, area.top(), WIDTH, area.height())
        self.renew()

    # What the pointer does

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            y = round(event.position().y())
            if event.type() is QEvent.Type.MouseMove:
                self._point(self._slider_y() if self._bar.isSliderDown() else y)
            elif event.type() is QEvent.Type.MouseButtonPress and self._begins_jump(event):
                self._jump(y)
                return True
        elif event.type() is QEvent.Type.Leave and not self._bar.isSliderDown():
            self._leave.start(STAYS)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._leave.start(LINGERS)
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._point(round(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = round(event.position().y())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(y, snaps=False)
        else:
            self._point(y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._jump(round(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._leave.start(STAYS)

    def _begins_jump(self, event: QMouseEvent) -> bool:
        """Whether a press on the scroll bar is beside its slider: it leads there at once."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        near = abs(event.position().y() - self._slider_y()) <= self._slider_height() / 2
        return is_left and self._is_wanted() and not near

    def _is_wanted(self) -> bool:
        return self._view.page.height > LEAST_SCREENS * self._view.viewport().height() > 0

    def _point(self, y: int) -> None:
        if not self._is_wanted():
            return
        self._leave.stop()
        self._y = min(max(0, y), self.height() - 1)
        self.show()
        self.raise_()
        self.update()
        self._say(self._content_y(self._y))

    def _go(self) -> None:
        self._y = -1
        self.hide()
        self.bubble.hide()

    def _jump(self, y: int, *, snaps: bool = True) -> None:
        """Scroll to a place of the strip, to the beginning of a year if it is pressed."""
        mark = timeline.at(self.marks, y, within=SNAP) if snaps else None
        page = self._view.page
        self._bar.setValue(page.header(mark.section).y if mark else self._content_y(y))
        self._point(y)

    def _on_scrolled(self) -> None:
        if self._bar.isSliderDown():
            self._point(self._slider_y())
        elif self.isVisible():
            self.update()

    # Places

    def _content_y(self, y: int) -> int:
        return y * self._view.page.height // max(1, self.height())

    def _slider_height(self) -> int:
        length = self._bar.maximum() + self._bar.pageStep()
        return max(32, self.height() * self._bar.pageStep() // max(1, length))

    def _slider_y(self) -> int:
        """Return the middle of the slider."""
        travel = self.height() - self._slider_height()
        done = self._bar.sliderPosition() * travel // max(1, self._bar.maximum())
        return done + self._slider_height() // 2

    def _say(self, content: int) -> None:
        view = self._view
        if self._bar.isSliderDown():
            content = self._bar.value()
        section = view.page.section_at(content)
        row = max(0, view.page.nearest(0, content))
        place = self.tr("{row} of {rows}").format(row=number(row + 1), rows=number(view.page.rows))
        title = view.section_title(section)
        when = self._timeline.words(section)
        lines = [when, title] if when and title and when != title else [when or title]
        self.bubble.say([line for line in lines if line] or [place], self.geometry(), self._y)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.marks:
                painter.fillRect(self.rect(), colour(tokens.background, GROUND))
                painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
            self._paint_marks(painter, tokens)
            if self._y >= 0:
                painter.fillRect(1, self._y, self.width() - 1, 1, QColor(tokens.accent))

    def _paint_marks(self, painter: QPainter, tokens: Tokens) -> None:
        here = self._timeline.year(self._view.page.section_at(self._bar.value()))
        right = self.width() - GAP
        previous = -DOT_ROOM
        lowest = self.height() - GAP
        labels = [min(max(mark.y, GAP), lowest) for mark in self.marks if mark.label]
        for mark in self.marks:
            if mark.label:
                is_here = self._timeline.year(mark.section) == here
                painter.setFont(sized(self.font(), SMALL, bold=is_here))
                painter.setPen(QColor(tokens.accent if is_here else tokens.dim))
                y = min(max(mark.y, GAP), lowest)
                line = QRect(0, y - GAP, right, 2 * GAP)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(line, flags, mark.label)
            elif mark.y - previous >= DOT_ROOM and not any(
                abs(mark.y - y) < SNAP + SMALL_GAP for y in labels
            ):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.faint))
                painter.drawEllipse(QRectF(right - DOT, mark.y - DOT / 2, DOT, DOT))
                previous = mark.y


class Bubble(QWidget):
    """Says left of the strip where the pointer would lead."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, lines: list[str], strip: QRect, y: int) -> None:
        """Show up to two lines beside the strip, at a height of it."""
        self.lines = lines
        fonts = self._fonts()
        widths = [
            QFontMetrics(font).horizontalAdvance(line)
            for line, font in zip(lines, fonts, strict=False)
        ]
        width = min(WIDEST_BUBBLE, max(widths) + 2 * FLOAT_RADIUS + 2)
        height = sum(QFontMetrics(font).height() for font in fonts[: len(lines)]) + 2 * GAP
        top = min(max(strip.top() + SMALL_GAP, strip.top() + y - height // 2), strip.bottom())
        top = min(top, strip.bottom() - height - SMALL_GAP)
        self.setGeometry(QRect(QPoint(strip.left() - width - GAP, top), self.size()))
        self.resize(width, height)
        self.show()
        self.raise_()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        return sized(self.font(), BODY, bold=True), sized(self.font(), SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tokens.line))
            painter.setBrush(QColor(tokens.panel))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, GAP, GAP)
            top = GAP
            inks = (tokens.text, tokens.dim)
            for line, font, ink in zip(self.lines, self._fonts(), inks, strict=False):
                metrics = QFontMetrics(font)
                room = self.width() - 2 * FLOAT_RADIUS
                painter.setFont(font)
                painter.setPen(QColor(ink))
                text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
                painter.drawText(FLOAT_RADIUS, top + metrics.ascent(), text)
                top += metrics.height()
