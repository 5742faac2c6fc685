"""What stands above the groups: how many there are, what was done, the sorts, the dialogs."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gallery.gui.duplicates.note import Note
from gallery.gui.duplicates.reading import Which
from gallery.gui.duplicates.which import WhichSwitch
from gallery.gui.theme import GAP, SMALL_GAP


class Head(QWidget):
    """Heading, note, switch, two buttons.

    Attributes:
        note: what was done last.
        which: the switch between sure, maybe and later.

    Signals:
        rule_asked(), order_asked(): decide many at once; change what makes the best copy.
    """

    rule_asked = Signal()
    order_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note = Note()
        self.which = WhichSwitch()
        self._count = QLabel()
        self._count.setProperty("look", "dim")
        self._order = QPushButton(self.tr("What is best…"))
        self._order.setToolTip(self.tr("Change by what the best copy is found"))
        self._order.clicked.connect(self.order_asked)
        self._rule = QPushButton(self.tr("Decide all by rule…"))
        self._rule.setToolTip(self.tr("Look at what would become of all groups, then do it"))
        self._rule.clicked.connect(self.rule_asked)
        self._arrange()
        self.say_purpose()

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Duplicates"))
        heading.setProperty("look", "heading")
        first = QHBoxLayout()
        first.addWidget(heading)
        first.addStretch(1)
        first.addWidget(self._count)
        second = QHBoxLayout()
        second.setSpacing(GAP)
        second.addWidget(self.which)
        second.addStretch(1)
        second.addWidget(self._order)
        second.addWidget(self._rule)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SMALL_GAP)
        lines.addLayout(first)
        lines.addWidget(self.note)
        lines.addLayout(second)

    def say_purpose(self) -> None:
        """Say what the page is for, until something was done."""
        self.note.say(
            self.tr("Copies of one picture. The best stays in sight, the others behind it.")
        )

    def show_state(self, counts: Mapping[Which, int], *, listed: bool) -> None:
        """Say how many groups there are.

        Args:
            counts: of each sort.
            listed: whether there are any of the sort that is on.
        """
        which = self.which.which
        there = counts.get(which, 0)
        self.which.show_counts(counts)
        self._count.setText(self.tr("%Ln group(s)", "", there) if there else "")
        self._rule.setEnabled(listed and which is Which.SURE)
