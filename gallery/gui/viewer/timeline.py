"""Where an animated photo is, and the way to any of its frames by the mouse."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import DARK, colour
from gallery.gui.words import number

HEIGHT = 16  # px that take the mouse
LINE, HOVERED = 3, 6  # px
GROUND_OPACITY = 0.35


class Timeline(QWidget):
    """A line with the part that was shown; keys go from frame to frame.

    Signals:
        sought(int): go to the frame at this index.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = 0
        self._count = 1
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def show_frame(self, index: int, count: int) -> None:
        """The frame at an index is shown, of so many as are known."""
        self._index, self._count = index, max(count, index + 1)
        place, of = number(self._index + 1), number(self._count)
        words = self.tr("Frame {0} of {1} (, and .)").format(place, of)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @property
    def share(self) -> float:
        """How much of it was shown, from 0.0 to 1.0."""
        return (self._index + 1) / self._count

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position().x())
        event.ignore()  # somebody is there, which those below are to know

    def _seek(self, x: float) -> None:
        share = min(1.0, max(0.0, x / max(1, self.width())))
        index = min(self._count - 1, int(share * self._count))
        if index != self._index:
            self.sought.emit(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        thick = HOVERED if self.underMouse() else LINE
        line = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(DARK.on_photo, GROUND_OPACITY))
            painter.drawRoundedRect(line, thick / 2, thick / 2)
            line.setWidth(max(thick, line.width() * self.share))
            painter.setBrush(QColor(DARK.accent))
            painter.drawRoundedRect(line, thick / 2, thick / 2)
