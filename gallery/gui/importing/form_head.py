"""Above the fields: whose they are, one set's or those of many at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gallery.gui.theme import SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel

LINE = 26  # px: as high as the link, so that nothing jumps when it goes


class FormHead(QWidget):
    """Says how many sets a word goes to, and lets it go to all.

    Signals:
        all_wanted(): every set shall be chosen.
    """

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._whose = ElidedLabel()
        self._whose.setProperty("look", "section")
        self._whose.setMinimumHeight(LINE)
        self._all = QPushButton()
        self._all.setProperty("look", "link")
        self._all.setAutoDefault(False)
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(self.all_wanted)
        self._note = ElidedLabel()
        self._note.setProperty("look", "small")
        line = QHBoxLayout()
        line.setSpacing(SMALL_GAP)
        line.addWidget(self._whose, 1)
        line.addWidget(self._all)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(line)
        lines.addWidget(self._note)

    def show_count(self, chosen: int, every: int) -> None:
        """Say that ``chosen`` of the ``every`` sets in sight are selected; one needs no word."""
        self.setVisible(every > 1)
        one, many = self.tr("This set"), self.tr("%Ln set(s) at once", "", chosen)
        self._whose.show_text((many if chosen > 1 else one).upper())
        self._all.setText(self.tr("Edit all %Ln sets", "", every))
        self._all.setVisible(chosen < every)
        many = self.tr("What you write here goes to each of them.")
        few = self.tr("Select several to write to all of them at once.")
        self._note.show_text(many if chosen > 1 else few)
