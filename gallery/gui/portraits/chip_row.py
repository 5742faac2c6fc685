"""One line of chips behind a label: as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.chip import HEIGHT, Chip
from gallery.gui.widgets.renewing import keep_keys

LABEL = 64  # px
LEAST_CHIP = 72  # px: below, a name is three letters and dots


class ChipRow(QWidget):
    """Chips that never wrap; those that do not fit are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel(self)
        self._label.setProperty("look", "small")
        self._chips: list[Chip] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips, also those that do not fit."""
        return tuple(self._chips)

    def show_chips(self, label: str, chips: Sequence[Chip]) -> None:
        """Show other chips; the keys stay with the one of the same words, else near by."""
        before = self._chips
        self._label.setText(label if chips else "")
        self._chips = list(chips)
        for chip in chips:
            chip.setParent(self)
        self._place()
        keep_keys(before, [chip for chip in self._chips if not chip.isHidden()])
        for chip in before:
            chip.hide()
            chip.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        metrics = QFontMetrics(self._label.font())
        width = max(LABEL, metrics.horizontalAdvance(self._label.text()) + GAP)
        self._label.setGeometry(0, 0, width, HEIGHT)
        left = width
        for place, chip in enumerate(self._chips):
            wanted = chip.sizeHint().width()
            room = self.width() - left
            fits = wanted <= room or (place == 0 and room >= LEAST_CHIP)
            chip.setVisible(fits)
            if not fits:
                left = self.width()  # the others would be out of order
                continue
            chip.setGeometry(left, 0, min(wanted, room), HEIGHT)
            left += wanted + SMALL_GAP + 2
