"""What stands where nothing is: a mark, what is the matter, what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gallery.gui.theme import GAP, LARGE_GAP
from gallery.gui.widgets.icon_label import IconLabel

MARK = 40  # px
WIDEST = 460  # px of text


class EmptyState(QWidget):
    """A quiet notice in the middle.

    Signals:
        action_wanted(): its button was pressed.
    """

    action_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconLabel("search", MARK, token="faint")
        self._title = _line("heading")
        self._text = _line("dim")
        for label in (self._title, self._text):
            label.setWordWrap(True)
        self._button = QPushButton()
        self._button.clicked.connect(self.action_wanted)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(self._mark, 0, centre)
        layout.addSpacing(GAP)
        layout.addWidget(self._title, 0, centre)
        layout.addWidget(self._text, 0, centre)
        layout.addSpacing(LARGE_GAP)
        layout.addWidget(self._button, 0, centre)
        layout.addStretch(3)

    def say(self, symbol: str, title: str, *, text: str = "", action: str = "") -> None:
        """Show a notice; ``action`` "" has no button."""
        self._mark.show_icon(symbol)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each label all of its line: centred, one that may wrap is as narrow as it can."""
        room = max(0, min(WIDEST, self.width() - 2 * LARGE_GAP))
        for label in (self._title, self._text):
            width = min(label.fontMetrics().horizontalAdvance(label.text()) + GAP, room)
            label.setFixedSize(width, max(0, label.heightForWidth(width)))  # -1 without words

    @property
    def title(self) -> str:
        """What it says first."""
        return self._title.text()


def _line(look: str) -> QLabel:
    label = QLabel()
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
