"""Photos that the user says are one picture: which of them is shown, and what the others are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gallery.edits.deciding import Decide
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.duplicates.stage import Stage
from gallery.gui.widgets.keyboard import DIGITS
from gallery.library.groups_of_same import SameGroup

SIZE = (860, 560)  # px
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class JoinDialog(Frame):
    """Cards as on the page of duplicates; the best is proposed, a digit takes another.

    Attributes:
        stage: the cards, and what is to become of each.
    """

    def __init__(self, bridge: Bridge, group: SameGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", done="")
        self.entitle(self.tr("One picture"), done=self.tr("Keep best, hide the others"))
        self.resize(*SIZE)
        self.stage = Stage(bridge, asks=False)
        self.body.addWidget(self.stage, 1)
        self.stage.show_group(group, soon=None)

    @property
    def edit(self) -> Decide | None:
        """What does it."""
        return self.stage.plan.edit() if self.stage.plan is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in DIGITS:
            self.stage.choose(DIGITS.index(key))
        elif key in STEPS:
            self.stage.cards.step(STEPS[key])
        elif key == Qt.Key.Key_M:
            self.stage.ask_fate_here()
        else:
            super().keyPressEvent(event)
