"""What is said of the chosen step, and the two ways to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gallery.gui.theme import GAP
from gallery.gui.words import Words
from gallery.model.errors import CannotRevert
from gallery.model.history import Step

HEIGHT = 48  # px kept for what is said: three small lines


class Foot(QWidget):
    """Stands below the list.

    Attributes:
        undo_button: undoes, or does again, until the chosen step.
        revert_button: takes back only the chosen step.

    Signals:
        undo_asked(), revert_asked(): a button was pressed.
    """

    undo_asked = Signal()
    revert_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = QLabel()
        self._about.setProperty("look", "small")
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._about.setMinimumHeight(HEIGHT)
        self.undo_button = QPushButton()
        self.undo_button.clicked.connect(self.undo_asked)
        self.revert_button = QPushButton(self.tr("Revert only this"))
        self.revert_button.clicked.connect(self.revert_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.undo_button, 1)
        buttons.addWidget(self.revert_button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._about)
        layout.addLayout(buttons)

    def says(self) -> str:
        """Return what is said of the chosen step."""
        return self._about.text()

    def show_step(
        self,
        step: Step | None,
        steps: Sequence[Step],
        *,
        is_looked_at: bool,
        hindrance: CannotRevert | None,
    ) -> None:
        """Speak of the chosen step.

        Args:
            step: the step, None when none is chosen.
            steps: all steps, newest first.
            is_looked_at: whether it is known by now what stands in its way.
            hindrance: what does, None when nothing does.
        """
        free = is_looked_at and hindrance is None and step is not None and is_revertible(step)
        self.revert_button.setEnabled(free)
        self.undo_button.setEnabled(step is not None)
        self.undo_button.setText(self._undo_words(step, steps))
        self._about.setText(
            self._words(step, is_looked_at=is_looked_at, hindrance=hindrance) if step else ""
        )

    def _undo_words(self, step: Step | None, steps: Sequence[Step]) -> str:
        if step is None:
            return self.tr("Undo to here")
        if step.undone:
            count = sum(one.undone and one.id <= step.id for one in steps)
            return self.tr("Redo %n step(s)", "", count)
        count = sum(not one.undone and one.id >= step.id for one in steps)
        return self.tr("Undo %n step(s)", "", count)

    def _words(self, step: Step, *, is_looked_at: bool, hindrance: CannotRevert | None) -> str:
        if step.undone:
            return self.tr("Undone. It can be done again until something new is done.")
        if step.is_half:
            return self.tr("Some of its photos are taken out, some are not. Undo it, or redo it.")
        if step.reverted:
            return self.tr("A later step took it back; revert that one to have it again.")
        if not is_looked_at:
            return ""
        if hindrance is not None:
            return Words().error(hindrance)
        return self.tr("Nothing later builds on it: it can be taken back alone.")


def is_revertible(step: Step) -> bool:
    """Whether a step could be reverted, if nothing stood in its way."""
    return not (step.undone or step.reverted or step.is_half)
