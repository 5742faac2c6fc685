"""An icon as a label that follows the theme."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel

from gallery.gui.icons import icon


class IconLabel(QLabel):
    """Shows one icon, ``side`` px square, in the colour of a token."""

    def __init__(self, name: str, side: int = 16, *, token: str = "dim") -> None:
        super().__init__()
        self._name = name
        self._side = side
        self._token = token
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        size = QSize(self._side, self._side)
        self.setPixmap(icon(self._name, self._token).pixmap(size, self.devicePixelRatioF()))
