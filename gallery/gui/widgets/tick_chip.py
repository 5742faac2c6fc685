"""A chip that is ticked or not: one of several things to choose."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from gallery.gui.theme import colour, tokens_of
from gallery.gui.widgets.chip import SIDE, Chip, Look

TICK = 12  # px: the square of the tick
STROKE = 1.8  # px


class TickChip(Chip):
    """A chip with a tick before its text; Space or a click turns it.

    A switch to a screen reader. Enter is left to the dialog around it.
    """

    lead = TICK + 5

    def __init__(self, text: str, *, dim: str = "", ticked: bool = True) -> None:
        super().__init__(text, dim=dim)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self.setChecked(ticked)
        self._on_toggled(ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(SIDE + TICK / 2, self.height() / 2)
        if self.isChecked():
            painter.setPen(QPen(colour(tokens.accent), STROKE))
            corner = middle + QPointF(-1, 4)
            painter.drawLine(middle + QPointF(-5, 0), corner)
            painter.drawLine(corner, middle + QPointF(5, -4))
        else:
            painter.setPen(QPen(colour(tokens.faint), 1))
            painter.drawEllipse(middle, 4, 4)

    def _on_toggled(self, ticked: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self.set_look(Look.SOLID if ticked else Look.HALF)
