"""A switch between what is sure, what is a maybe and what was put off, each with its count."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from gallery.gui.duplicates.reading import Which
from gallery.gui.theme import SMALL_GAP
from gallery.gui.words import number


class WhichSwitch(QWidget):
    """Buttons in a row, one of them on; the arrow keys go from one to the next.

    Attributes:
        buttons: by what they show.

    Signals:
        chosen(Which): the user wants to see others.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._names = {
            Which.SURE: self.tr("Sure"),
            Which.MAYBE: self.tr("Maybe"),
            Which.LATER: self.tr("Later"),
        }
        tips = {
            Which.SURE: self.tr("The same picture, whole"),
            Which.MAYBE: self.tr("Mirrored, turned, cropped or framed: look before you decide"),
            Which.LATER: self.tr("What you put off"),
        }
        self._group = QButtonGroup(self)
        self.buttons = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL_GAP)
        for which, name in self._names.items():
            button = QToolButton()
            button.setText(name)
            button.setToolTip(tips[which])
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(partial(self.chosen.emit, which))
            self._group.addButton(button)
            self.buttons[which] = button
            line.addWidget(button)
        self.buttons[Which.SURE].setChecked(True)

    @property
    def which(self) -> Which:
        """What is on."""
        return next(which for which, button in self.buttons.items() if button.isChecked())

    def turn_to(self, which: Which) -> None:
        """Switch as if it had been clicked."""
        self.buttons[which].setChecked(True)
        self.chosen.emit(which)

    def show_counts(self, counts: Mapping[Which, int]) -> None:
        """Say how many groups there are of each."""
        for which, button in self.buttons.items():
            there = counts.get(which, 0)
            button.setText(
                f"{self._names[which]}  {number(there)}" if there else self._names[which]
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        order = list(self.buttons)
        if event.key() in steps:
            place = (order.index(self.which) + steps[Qt.Key(event.key())]) % len(order)
            self.buttons[order[place]].setFocus()
            self.turn_to(order[place])
        else:
            super().keyPressEvent(event)
