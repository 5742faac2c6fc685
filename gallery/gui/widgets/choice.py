"""A combo box with the family's own arrow, as wide as its widest choice."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from gallery.gui import icons
from gallery.gui.theme import ICON_SIZE, colour, tokens_of

SIDE = 8  # px right of the arrow


class Choice(QComboBox):
    """One of several; the wheel scrolls what is around it, as it would change it unseen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        left = self.width() - ICON_SIZE - SIDE
        place = QRect(left, (self.height() - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
        painter = QPainter(self)
        icons.draw(painter, place, "chevron-down", colour(tokens.dim))
