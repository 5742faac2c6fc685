"""The line under the heading: what the page is for, and then what was just done, with a way back.

In its place, and not as a toast: who decides one group after the other has a toast over the
photos all the time.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gallery.gui.theme import ROW_HEIGHT, SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.icon_label import IconLabel


class Note(QWidget):
    """One line, always of the same height.

    Signals:
        undo_wanted(): its link was pressed.
    """

    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconLabel("circle-check", token="accent")
        self._text = ElidedLabel()
        self._text.setProperty("look", "dim")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.undo_link = QPushButton(self.tr("Undo (Z)"))
        self.undo_link.setProperty("look", "link")
        self.undo_link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo_link.clicked.connect(self.undo_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL_GAP)
        line.addWidget(self._mark)
        line.addWidget(self._text)
        line.addWidget(self.undo_link)
        line.addStretch(1)
        self.setFixedHeight(ROW_HEIGHT)

    def say(self, text: str, *, done: bool = False, undo: bool = False) -> None:
        """Say something; what was ``done`` has a mark, and where it can be taken back a link."""
        self._text.show_text(text)
        self._mark.setVisible(done)
        self.undo_link.setVisible(undo)
        if done:
            QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def offer_undo(self, there: bool) -> None:  # noqa: FBT001 (what is offered, not how)
        """Show the link, or hide it since another step was done."""
        self.undo_link.setVisible(there)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.whole
