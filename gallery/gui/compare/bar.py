"""The strip above the pictures: a button for each way to compare, and the way out.

It is dark in both themes, as the view is, and every button's tip names its key. None takes the
focus: keys are the view's.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from gallery.gui import icons
from gallery.gui.compare.placing import Mode
from gallery.gui.theme import (
    BODY,
    DARK,
    FIELD_RADIUS,
    GAP,
    ICON_SIZE,
    LARGE_GAP,
    SMALL_GAP,
    colour,
    sized,
)

HEIGHT = 52  # px
BUTTON = 34  # px
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DarkButton(QAbstractButton):
    """An icon with or without a word, on a dark ground."""

    def __init__(self, icon: str, text: str, tip: str) -> None:
        super().__init__()
        self._icon = icon
        self._has_text = bool(text)
        self._is_main = False
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFont(sized(self.font(), BODY))

    def make_main(self) -> None:
        """Be the one that stands out."""
        self._is_main = True

    def become(self, icon: str, tip: str) -> None:
        """Show another icon and say something else."""
        self._icon = icon
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.update()

    def sizeHint(self) -> QSize:
        if not self._has_text:
            return QSize(BUTTON, BUTTON)
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + ICON_SIZE + 3 * GAP + SMALL_GAP, BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = self._ground()
            if ground is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(self.rect(), FIELD_RADIUS, FIELD_RADIUS)
            middle = (self.height() - ICON_SIZE) // 2
            left = GAP + 2 if self._has_text else (self.width() - ICON_SIZE) // 2
            ink = self._ink()
            icons.draw(painter, QRect(left, middle, ICON_SIZE, ICON_SIZE), self._icon, ink)
            if self._has_text:
                painter.setPen(ink)
                beside = self.rect().adjusted(left + ICON_SIZE + GAP, 0, 0, 0)
                painter.drawText(beside, LEFT_MIDDLE, self.text())

    def _ground(self) -> QColor | None:
        if self._is_main and self.isEnabled():
            return QColor(DARK.accent_hover if self.underMouse() else DARK.accent)
        if self.isChecked():
            return QColor(DARK.accent_soft)
        if self.underMouse() and self.isEnabled():
            return QColor(DARK.raised)
        return None

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return colour(DARK.text, 0.35)
        if self._is_main:
            return QColor(DARK.on_accent)
        return QColor(DARK.accent if self.isChecked() else DARK.text)


class CompareBar(QWidget):
    """Ways to compare at the left, what is said in the middle, the way out at the right.

    Attributes:
        modes: a checkable button for each way.
        lock_button, pixels_button, alignment_button, swap_button, choose_button, close_button:
            the others.

    Signals:
        mode_wanted(Mode), lock_wanted(), pixels_wanted(), alignment_wanted(), swap_wanted(),
            choose_wanted(), close_wanted(): a button was pressed.
    """

    mode_wanted = Signal(object)
    lock_wanted = Signal()
    pixels_wanted = Signal()
    alignment_wanted = Signal()
    swap_wanted = Signal()
    choose_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = ""
        tr = self.tr
        self.modes = {
            Mode.SIDE: DarkButton("columns-2", tr("Side by side"), tr("Side by side (B)")),
            Mode.FLIP: DarkButton("layers", tr("Flip"), tr("Flip in place (Space)")),
            Mode.DIFFERENCE: DarkButton("diff", tr("Difference"), tr("Show what differs (D)")),
        }
        self.lock_button = DarkButton("lock", "", self._lock_tip(locked=True))
        self.pixels_button = DarkButton("scaling", "", tr("Each at its own pixels (P)"))
        self.alignment_button = DarkButton(
            "crop", "", tr("Line up copies that are cut out, turned or mirrored (A)")
        )
        self.swap_button = DarkButton("arrow-left-right", "", tr("Swap with the next one (X)"))
        self.choose_button = DarkButton("check", tr("Choose"), tr("Choose this one (Enter)"))
        self.choose_button.make_main()
        self.close_button = DarkButton("x", "", tr("Close (Esc)"))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(LARGE_GAP, 0, LARGE_GAP, 0)
        line.setSpacing(SMALL_GAP)
        for button in self.modes.values():
            button.setCheckable(True)
            line.addWidget(button)
        line.addSpacing(GAP)
        switches = (self.lock_button, self.pixels_button, self.alignment_button)
        for button in switches:
            button.setCheckable(True)
        for button in (*switches, self.swap_button):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.choose_button)
        line.addSpacing(GAP)
        line.addWidget(self.close_button)
        self.setFixedHeight(HEIGHT)

    def _connect(self) -> None:
        for mode, button in self.modes.items():
            button.clicked.connect(lambda _=False, mode=mode: self.mode_wanted.emit(mode))
        self.lock_button.clicked.connect(lambda: self.lock_wanted.emit())
        self.pixels_button.clicked.connect(lambda: self.pixels_wanted.emit())
        self.alignment_button.clicked.connect(lambda: self.alignment_wanted.emit())
        self.swap_button.clicked.connect(lambda: self.swap_wanted.emit())
        self.choose_button.clicked.connect(lambda: self.choose_wanted.emit())
        self.close_button.clicked.connect(lambda: self.close_wanted.emit())

    def show_state(
        self, mode: Mode, *, locked: bool, own_pixels: bool, aligned: bool, said: str
    ) -> None:
        """Show how photos are compared, and say something of it."""
        for one, button in self.modes.items():
            button.setChecked(one is mode)
        self.lock_button.setChecked(locked)
        self.lock_button.become("lock" if locked else "lock-open", self._lock_tip(locked=locked))
        self.pixels_button.setChecked(own_pixels)
        self.alignment_button.setChecked(aligned)
        self._said = said
        self.update()

    def _lock_tip(self, *, locked: bool) -> str:
        if locked:
            return self.tr("Zoom and move all together (L)")
        return self.tr("Each is zoomed and moved by itself (L)")

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(DARK.panel))
            room = self._room()
            font = sized(self.font(), BODY)
            text = QFontMetrics(font).elidedText(
                self._said, Qt.TextElideMode.ElideMiddle, room.width()
            )
            painter.setFont(font)
            painter.setPen(QColor(DARK.dim))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _room(self) -> QRect:
        """Return where nothing else stands."""
        left = self.swap_button.geometry().right() + LARGE_GAP
        return QRect(left, 0, max(0, self.choose_button.x() - LARGE_GAP - left), self.height())
