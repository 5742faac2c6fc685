"""Chips with a digit: the people and scenes of the set, said of the photo or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gallery.gui.theme import GAP
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.renewing import renewed
from gallery.gui.widgets.tips import plain_tip

LONGEST = 264  # px of a chip's words: the panel's width without its key


@dataclass(frozen=True, slots=True)
class Keyed:
    """One chip: its words, the key's name, and whether it is said of the photo."""

    words: str
    key: str
    is_said: bool = False


class KeyedChips(QWidget):
    """A small title with the keys that belong to it, and chips below.

    Signals:
        picked(int): the chip at this place was clicked.
        pointed(int): the pointer is on the chip at this place; -1: on none any more.
    """

    picked = Signal(int)
    pointed = Signal(int)

    def __init__(self, title: str, keys: str, empty: str) -> None:
        super().__init__()
        self._shown: tuple[Keyed, ...] = ()
        head = QHBoxLayout()
        name = QLabel(title.upper())
        name.setProperty("look", "section")
        hint = QLabel(keys)
        hint.setProperty("look", "small")
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(hint)
        self._empty = QLabel(empty)
        self._empty.setProperty("look", "small")
        self._empty.setWordWrap(True)
        self._chips = QWidget()
        self._lines = FlowLayout(self._chips, gap=6, line_gap=6)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addLayout(head)
        lines.addWidget(self._empty)
        lines.addWidget(self._chips)
        self._chips.hide()
        self._chips.setAccessibleName(title)

    def show_chips(self, chips: Sequence[Keyed]) -> None:
        """Show other chips; nothing is made anew for the same ones."""
        if tuple(chips) == self._shown:
            return
        self._shown = tuple(chips)
        with renewed(self._chips):
            for place, keyed in enumerate(self._shown):
                self._add(place, keyed)
        self._empty.setVisible(not self._shown)
        self._chips.setVisible(bool(self._shown))

    def _add(self, place: int, keyed: Keyed) -> None:
        chip = self._chip(keyed, Look.SOLID if keyed.is_said else Look.QUIET)
        chip.clicked.connect(lambda: self.picked.emit(place))
        chip.pointed.connect(lambda on: self.pointed.emit(place if on else -1))
        self._lines.addWidget(chip)

    def _chip(self, keyed: Keyed, look: Look) -> Chip:
        """Return a chip whose words are shortened, never its key."""
        short = self.fontMetrics().elidedText(keyed.words, Qt.TextElideMode.ElideRight, LONGEST)
        chip = Chip(short, dim=keyed.key, look=look)
        if short != keyed.words:
            chip.setToolTip(plain_tip(keyed.words))
            chip.setAccessibleName(f"{keyed.words} {keyed.key}".strip())
        return chip
