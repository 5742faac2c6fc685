"""The buttons that stand over a photo."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gallery.gui import icons
from gallery.gui.theme import DARK, colour

BUTTON, BUTTON_ICON = 40, 20  # px
GROUND_OPACITY = 0.42  # of a button's disc, over a photo
HOVER_OPACITY = 0.66
DISABLED_OPACITY = 0.3


class RoundButton(QAbstractButton):
    """An icon on a dark disc; the icon of one that is switched on has the accent's colour."""

    def __init__(self, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.become(icon, name)
        self.setFixedSize(BUTTON, BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys are the view's, each has one
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def become(self, icon: str, name: str) -> None:
        """Show another icon and say another name."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        over = self.underMouse() and self.isEnabled()
        painter.setBrush(colour(DARK.scrim, HOVER_OPACITY if over else GROUND_OPACITY))
        painter.drawEllipse(self.rect())
        inset = (BUTTON - BUTTON_ICON) // 2
        ink = colour(
            DARK.accent if self.isChecked() else DARK.on_photo,
            1.0 if self.isEnabled() else DISABLED_OPACITY,
        )
        icons.draw(painter, QRect(inset, inset, BUTTON_ICON, BUTTON_ICON), self._icon, ink)
        painter.end()
