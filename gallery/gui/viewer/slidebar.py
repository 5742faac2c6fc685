"""The buttons of the slide show, in the place of those of the full view while it runs."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import BODY, DARK, GAP, sized
from gallery.gui.viewer.buttons import BUTTON, RoundButton
from gallery.gui.viewer.slideshow import Options

INTERVAL = 48  # px for "60 s"


class SlideBar(QWidget):
    """Order, loop, cross-fade, interval, pause.

    Attributes:
        shuffle_button, loop_button, fade_button, faster_button, slower_button, pause_button:
            the buttons, from left to right.

    Signals:
        pause_wanted(): pause or go on.
        switch_wanted(str): switch the option of this name on or off.
        interval_wanted(int): 1: longer, -1: shorter.
    """

    pause_wanted = Signal()
    switch_wanted = Signal(str)
    interval_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._seconds = 0
        self.shuffle_button = RoundButton("shuffle", self.tr("Shuffle (O)"), self)
        self.loop_button = RoundButton("repeat", self.tr("Begin again at the end (L)"), self)
        self.fade_button = RoundButton("blend", self.tr("Cross-fade (X)"), self)
        self.faster_button = RoundButton("minus", self.tr("Shorter (−)"), self)
        self.slower_button = RoundButton("plus", self.tr("Longer (+)"), self)
        self.pause_button = RoundButton("pause", self.tr("Pause (Space)"), self)
        self._switches = {
            "shuffled": self.shuffle_button,
            "loops": self.loop_button,
            "fades": self.fade_button,
        }
        for name, button in self._switches.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: self.switch_wanted.emit(name))
        self.faster_button.clicked.connect(lambda: self.interval_wanted.emit(-1))
        self.slower_button.clicked.connect(lambda: self.interval_wanted.emit(1))
        self.pause_button.clicked.connect(self.pause_wanted)
        self._place()
        self.setMouseTracking(True)
        self.hide()

    def show_options(self, options: Options, *, is_paused: bool) -> None:
        """Show how it goes."""
        self._seconds = options.seconds
        for name, button in self._switches.items():
            button.setChecked(getattr(options, name))
        if is_paused:
            self.pause_button.become("play", self.tr("Play (Space)"))
        else:
            self.pause_button.become("pause", self.tr("Pause (Space)"))
        self.update()

    @property
    def interval(self) -> str:
        """How long each photo is shown."""
        return self.tr("{n} s").format(n=self._seconds)

    def _place(self) -> None:
        left = 0
        for button in (*self._switches.values(), self.faster_button):
            button.move(left, 0)
            left += BUTTON + GAP
        self._interval = QRect(left - GAP, 0, INTERVAL, BUTTON)
        left += INTERVAL - GAP
        for button in (self.slower_button, self.pause_button):
            button.move(left, 0)
            left += BUTTON + GAP
        self.setFixedSize(left - GAP, BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(sized(self.font(), BODY))
            painter.setPen(QColor(DARK.on_photo))
            painter.drawText(self._interval, Qt.AlignmentFlag.AlignCenter, self.interval)
