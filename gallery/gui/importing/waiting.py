"""What stands in the plan's place while the files are looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.work import Work, WorkState

SIDE = 120  # px left and right of the bar


class WaitingPage(QWidget):
    """Says how far the planning is, and at which file."""

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.addStretch(1)
        self._words = QLabel(self.tr("Looking at the files…"))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self._words.text())
        self._subject = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._subject.setProperty("look", "small")
        self._subject.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._words, self._bar, self._subject):
            lines.addWidget(widget)
        lines.addStretch(1)
        lines.setContentsMargins(SIDE, 0, SIDE, 0)

    def show_progress(self, work: Work) -> None:
        """Show how far ``work`` is."""
        waits = work.state is WorkState.WAITING
        looking, waiting = self.tr("Looking at the files…"), self.tr("Waiting for other work…")
        self._words.setText(waiting if waits else looking)
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)
        self._subject.show_text(work.subject)
