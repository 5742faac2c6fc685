"""A frame around a field that draws none itself, accented while the field has the focus."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gallery.gui.theme import FIELD_RADIUS, colour, tokens_of

LINE, RING = 1, 2  # px: the frame at rest and with the focus
MARGIN = 3  # px between the frame and what is inside


class FieldFrame(QWidget):
    """A rounded outline around what is in its line.

    Attributes:
        line: the layout for the field and what stands beside it.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._field = field
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.line.addWidget(field, 1)
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        has_focus = self._field.hasFocus()
        width = RING if has_focus else LINE
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(tokens.accent if has_focus else tokens.line), width))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, FIELD_RADIUS, FIELD_RADIUS)
