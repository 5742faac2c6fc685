"""Chips of what is said of the selected photos: solid on all of them, outlined on some."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from gallery.gui.widgets.chip import HEIGHT, Chip, Look
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.renewing import renewed
from gallery.gui.words import number
from gallery.model.photo import Statement

MOST_CHIPS = 24  # more would push the list off the screen; the rest is counted


class SaidChips(QWidget):
    """The phrases of a selection.

    Signals:
        removed(Statement): take it off all photos.
        picked(Statement): the chip itself was clicked.
    """

    removed = Signal(object)
    picked = Signal(object)

    def __init__(self, *, empty: str = "") -> None:
        """``empty`` is said where there is no phrase; without it the chips hide then."""
        super().__init__()
        self._empty = empty
        self._chips: list[tuple[Chip, Statement]] = []
        self._armed = False
        self._lines = FlowLayout(self, gap=6, line_gap=6)
        self.setAccessibleName(self.tr("Tags of the selected photos"))

    def show_counts(self, counts: Sequence[tuple[Statement, int]], photos: int) -> None:
        """Show each statement that ``counts`` says is on n of ``photos`` photos."""
        self._armed = False
        with renewed(self):
            self._fill(counts, photos)
        self.setVisible(bool(counts) or bool(self._empty))

    def _fill(self, counts: Sequence[tuple[Statement, int]], photos: int) -> None:
        self._chips = [(self._chip(s, n, photos), s) for s, n in counts[:MOST_CHIPS]]
        chips = [chip for chip, _ in self._chips]
        if len(counts) > MOST_CHIPS:
            chips.append(Chip(self.tr("+{0} more").format(len(counts) - MOST_CHIPS)))
        for chip in chips:
            self._lines.addWidget(chip)
        if not chips and self._empty:
            self._lines.addWidget(_said_nothing(self._empty))

    def common(self) -> frozenset[str]:
        """Return the phrases that are said of all photos."""
        return frozenset(chip.words for chip, _ in self._chips if chip.look is Look.SOLID)

    def backspace(self) -> bool:
        """Arm the last chip, or remove it when it is armed; False when there is none."""
        if not self._chips:
            return False
        chip, statement = self._chips[-1]
        if self._armed:
            self.removed.emit(statement)
        self._armed = not self._armed
        chip.set_armed(armed=self._armed)
        return True

    def disarm(self) -> None:
        """Forget that Backspace was pressed once."""
        if self._armed:
            self._armed = False
            self._chips[-1][0].set_armed(armed=False)

    def first(self) -> Chip | None:
        """Return the first chip, to put the focus on."""
        return self._chips[0][0] if self._chips else None

    def _chip(self, statement: Statement, count: int, photos: int) -> Chip:
        partial = count < photos
        told = number(count), number(photos)
        dim = self.tr("{0} of {1}").format(*told) if partial else ""
        chip = Chip(statement.text, dim=dim, look=Look.HALF if partial else Look.SOLID)
        if partial:
            chip.show_share(count / photos)
        chip.make_removable(self.tr("Delete removes it from all selected photos"))
        if partial:
            chip.setToolTip(self.tr("On {0} of {1} photos").format(*told))
        chip.removed.connect(lambda: self.removed.emit(statement))
        chip.clicked.connect(lambda: self.picked.emit(statement))
        return chip


def _said_nothing(words: str) -> QLabel:
    """Return a line as high as a chip, so that nothing jumps when the first one comes."""
    label = QLabel(words)
    label.setProperty("look", "dim")
    label.setFixedHeight(HEIGHT)
    return label
