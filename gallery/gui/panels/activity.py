"""The activity list: what runs, what waits, what was done since the window opened."""

from collections import deque

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.icons import icon
from gallery.gui.panels.work_words import WorkWords
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP
from gallery.gui.widgets.icon_label import IconLabel
from gallery.gui.work import Work, WorkState

WIDTH = 360  # px
KEPT = 6  # finished works
STEPS = 1000
ICONS = {
    WorkState.DONE: "circle-check",
    WorkState.CANCELLED: "circle-x",
    WorkState.FAILED: "triangle-alert",
}


class Activity(QFrame):
    """A list that pops up above the status bar."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._bridge = bridge
        self._over: deque[Work] = deque(maxlen=KEPT)
        self._lines: dict[Work, _Line] = {}
        self.setProperty("look", "floating")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Background work"))
        title = QLabel(self.tr("Background work"))
        title.setProperty("look", "heading")
        self._none = QLabel(self.tr("Nothing is running. Imports and thumbnails show up here."))
        self._none.setProperty("look", "dim")
        self._none.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE_GAP, LARGE_GAP, LARGE_GAP, LARGE_GAP)
        layout.setSpacing(GAP)
        layout.addWidget(title)
        layout.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        layout.addLayout(self._list)
        bridge.jobs_changed.connect(self._refresh)
        bridge.background.finished.connect(self._on_finished)

    def open_above(self, corner: QPoint) -> None:
        """Pop up with the lower right corner at ``corner`` on the screen."""
        self._refresh()
        self.adjustSize()
        self.move(corner - QPoint(self.width(), self.height() + SMALL_GAP))
        self.show()
        self.setFocus()

    def _on_finished(self, work: Work) -> None:
        self._over.appendleft(work)
        self._refresh()

    def _refresh(self) -> None:
        wanted = [*self._bridge.jobs, *self._over]
        for work in [one for one in self._lines if one not in wanted]:
            self._lines.pop(work).deleteLater()
        for place, work in enumerate(wanted):
            if work not in self._lines:
                self._lines[work] = _Line(work)
            self._list.insertWidget(place, self._lines[work])  # what runs first, then the newest
            self._lines[work].refresh()
        self._none.setVisible(not wanted)


class _Line(QWidget):
    """One work."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._words = WorkWords()
        self._mark = IconLabel("activity")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._subject = QLabel()
        self._subject.setProperty("look", "small")
        self._subject.setTextFormat(Qt.TextFormat.PlainText)
        self._cancel = QToolButton()
        self._cancel.setIcon(icon("x"))
        self._cancel.setIconSize(QSize(14, 14))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.clicked.connect(work.cancel)
        words = QVBoxLayout()
        words.setSpacing(SMALL_GAP)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        words.addWidget(self._subject)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self._mark.setFixedHeight(self._text.sizeHint().height())
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTop)

    def refresh(self) -> None:
        """Show how the work stands."""
        work, is_over = self._work, self._work.is_over
        self._mark.show_icon(ICONS.get(work.state, "activity"))
        text = f"{self._words.title(work)} · {self._words.outcome(work)}"
        self._text.setText(text if is_over else self._words.progress(work))
        self._bar.setVisible(not is_over)
        self._cancel.setVisible(not is_over)
        share = work.share
        self._bar.setRange(0, STEPS if share is not None else 0)
        if share is not None:
            self._bar.setValue(round(share * STEPS))
        metrics = self._subject.fontMetrics()
        name = metrics.elidedText(work.subject, Qt.TextElideMode.ElideMiddle, WIDTH - 90)
        self._subject.setText(name)
        self._subject.setVisible(bool(name) and not is_over)
