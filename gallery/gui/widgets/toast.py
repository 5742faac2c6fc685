"""Toasts: a sentence about what was done, at the foot of the window, gone by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from gallery.gui.icons import icon
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP, colour, tokens_of
from gallery.gui.widgets.icon_label import IconLabel

SHOWN = 6000  # ms; long enough to read and to reach its button
ALARM = "triangle-alert"  # the symbol of what went wrong
STAYS = 0  # a toast that waits for an answer
FOOT = 44  # px above the window's lower edge, clear of the status bar
MOST = 3  # at once; the oldest goes
WIDEST = 560  # px
SHADOW_OPACITY = 0.3


class Toasts(QObject):
    """Shows toasts over ``window``, the newest lowest."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        self._below = 0
        self._over: QWidget | None = None
        window.installEventFilter(self)

    def stand_above(self, height: int) -> None:
        """Leave ``height`` px more free below: something else stands there."""
        self._below = height
        self._arrange()

    def stand_over(self, area: QWidget | None) -> None:
        """Stand at the foot of a part of the window; None means the window again."""
        self._over = area
        self._arrange()

    @property
    def shown(self) -> tuple["Toast", ...]:
        """The toasts in sight, oldest first."""
        return tuple(self._toasts)

    def show(
        self,
        text: str,
        *,
        action: str = "",
        run: Callable[[], object] | None = None,
        milliseconds: int = SHOWN,
        symbol: str = "circle-check",
        also: tuple[str, Callable[[], object]] | None = None,
    ) -> "Toast":
        """Say ``text``, with a button ``action`` that does ``run``.

        A sentence without one that stands there already is not said twice.

        Args:
            milliseconds: how long, or STAYS until it is answered.
            also: a second button, left of the first, and what it does.
        """
        for same in [one for one in self._toasts if one.text == text and not one.run and not run]:
            same.leave()
        toast = Toast(self._window, text, action=action, symbol=symbol)
        toast.gone = lambda: self._forget(toast)
        toast.run = run
        if also is not None:
            toast.offer_also(*also)
        self._toasts.append(toast)
        while len(self._toasts) > MOST:
            self._toasts[0].leave()
        toast.appear(milliseconds)
        self._arrange()
        return toast

    def clear(self) -> None:
        """Take all away."""
        for toast in list(self._toasts):
            toast.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _forget(self, toast: "Toast") -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
        self._arrange()

    def _arrange(self) -> None:
        area, bottom = self._window.rect(), self._window.height() - FOOT - self._below
        if self._over is not None:
            area = QRect(self._over.mapTo(self._window, QPoint()), self._over.size())
            bottom = area.bottom() - LARGE_GAP
        for toast in reversed(self._toasts):
            toast.fit(min(WIDEST, area.width() - 2 * LARGE_GAP))
            left = area.left() + (area.width() - toast.width()) // 2
            toast.move(left, bottom - toast.height())
            bottom -= toast.height() + GAP


class Toast(QFrame):
    """One sentence with perhaps a button."""

    def __init__(self, parent: QWidget, text: str, *, action: str, symbol: str) -> None:
        super().__init__(parent)
        self.gone: Callable[[], object] = lambda: None
        self.run: Callable[[], object] | None = None
        self.text = text
        self.setProperty("look", "floating")
        self.setAccessibleName(text)
        self._remaining = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._label = QLabel(text)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE_GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(IconLabel(symbol, token="warn" if symbol == ALARM else "accent"))
        layout.addWidget(self._label, 1)
        self._layout = layout
        self.button = QPushButton(action)
        self.button.setProperty("look", "link")
        self.button.clicked.connect(self._on_clicked)
        layout.addWidget(self.button)
        # Only now that it has a parent: else it is a window of its own for a moment, which
        # takes the focus away.
        self.button.setVisible(bool(action))
        layout.addWidget(self._close_button())
        self._drop_shadow()

    def offer_also(self, action: str, run: Callable[[], object]) -> None:
        """Add a second button, left of the first."""
        button = QPushButton(action, self)
        button.setProperty("look", "link")
        button.clicked.connect(self.leave)
        button.clicked.connect(run)
        self._layout.insertWidget(self._layout.indexOf(self.button), button)

    def fit(self, widest: int) -> None:
        """Take the size of the text, at most ``widest`` px."""
        self._label.setMinimumWidth(0)
        one_line = self._label.fontMetrics().horizontalAdvance(self.text) + SMALL_GAP
        others = self.sizeHint().width() - self._label.sizeHint().width()
        self._label.setFixedWidth(max(1, min(one_line, widest - others)))
        self.adjustSize()

    def appear(self, milliseconds: int) -> None:
        """Come into sight, and tell a screen reader."""
        self.show()
        self.raise_()
        if milliseconds:
            self._timer.start(milliseconds)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def leave(self) -> None:
        """Go."""
        self._timer.stop()
        self.hide()
        self.gone()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._remaining = self._timer.remainingTime()
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._remaining > 0:
            self._timer.start(max(self._remaining, SHOWN // 3))

    def _on_clicked(self) -> None:
        run = self.run
        self.leave()
        if run is not None:
            run()

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("x"))
        button.setIconSize(QSize(14, 14))
        button.setAccessibleName(self.tr("Dismiss"))
        button.setToolTip(self.tr("Dismiss"))
        button.clicked.connect(self.leave)
        return button

    def _drop_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(colour(tokens_of(self.palette()).scrim, SHADOW_OPACITY))
        self.setGraphicsEffect(shadow)
