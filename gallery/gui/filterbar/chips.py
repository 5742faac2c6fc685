"""What is clicked in the filter bar: a chip that opens a menu, a line of chips that fit."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from gallery.gui import icons
from gallery.gui.theme import GAP, SMALL_GAP, colour, tokens_of
from gallery.gui.widgets.chip import HEIGHT, SIDE, Chip, Look

ARROW = 14  # px


class MenuChip(Chip):
    """A chip with an arrow that opens a menu below it."""

    def __init__(self, text: str, menu: QMenu) -> None:
        super().__init__(text, look=Look.QUIET)
        self._menu = menu
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the menu."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + SMALL_GAP)))

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(ARROW, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(0, 0, ARROW, ARROW)
        place.moveCenter(self.rect().center())
        place.moveRight(self.width() - SIDE + 3)
        icons.draw(painter, place, "chevron-down", colour(tokens_of(self.palette()).dim))


class ChipLine(QWidget):
    """Chips side by side; those for which there is no room are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[Chip] = []
        self.setFixedHeight(HEIGHT)

    def show_chips(self, chips: Sequence[Chip], *, behind: QWidget) -> None:
        """Show other chips; the one of the same words takes over the focus.

        Args:
            chips: in their order.
            behind: where Tab comes from.
        """
        gone, self._chips = self._chips, list(chips)
        held = next((chip.words for chip in gone if chip.hasFocus()), None)
        for chip in chips:
            chip.setParent(self)
            QWidget.setTabOrder(behind, chip)
            behind = chip
        self._place()
        if held is not None and chips:
            next((chip for chip in chips if chip.words == held), chips[0]).setFocus()
        for chip in gone:
            chip.hide()
            chip.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, is_full = 0, False
        for chip in self._chips:
            size = chip.sizeHint()
            is_full = is_full or (left > 0 and left + size.width() > self.width())
            chip.setGeometry(left, 0, min(size.width(), self.width()), HEIGHT)
            chip.setVisible(not is_full)
            left += size.width() + GAP
