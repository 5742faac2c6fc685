"""The status bar: what is selected and listed at the left; work and zoom at the right."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.icons import icon
from gallery.gui.panels.work_words import WorkWords
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP
from gallery.gui.widgets.icon_label import IconLabel
from gallery.gui.words import number
from gallery.gui.work import Work, WorkKind
from gallery.search.ast import Order, OrderBy

HEIGHT = 30  # px
BAR = 140  # px of progress
SLIDER = 100  # px
MARK = 12  # px
TOOL = 14  # px: the icon of a switch
USUAL = Order(OrderBy.RELEASED)
STEPS = 1000  # of the progress bar: more than it has pixels


class StatusBar(QFrame):
    """Stands along the foot of the window.

    Signals:
        zoom_wanted(int): the slider was moved, to a cell's width in px.
        activity_wanted(): the list of works shall be shown.
    """

    zoom_wanted = Signal(int)
    activity_wanted = Signal()

    def __init__(
        self, bridge: Bridge, narrowest: int, *, widest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setFixedHeight(HEIGHT)
        self._counts = self._order = ""
        self._facts = QLabel()
        self._facts.setProperty("look", "dim")
        self.work = WorkLine(bridge)
        self.work.opened.connect(self.activity_wanted)
        self.zoom = _slider(narrowest, widest, self.tr("Size of the photos"))
        self.zoom.setToolTip(self.tr("Size of the photos (Ctrl + wheel)"))
        self.zoom.valueChanged.connect(self.zoom_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE_GAP, 0, LARGE_GAP, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._facts)
        layout.addStretch()
        layout.addWidget(self.work)
        layout.addSpacing(GAP)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(0)
        layout.addLayout(self._tools)
        layout.addWidget(IconLabel("grid-3x3", MARK))
        layout.addWidget(self.zoom)
        layout.addWidget(IconLabel("square", MARK))

    def add_tools(self, *actions: QAction) -> None:
        """Put switches before the slider."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(TOOL, TOOL))
            button.setFixedSize(HEIGHT - 2, HEIGHT - 2)
            button.setAccessibleName(action.text())
            self._tools.addWidget(button)

    def show_counts(self, *, selected: int, listed: int, sets: int = 0, dimmed: int = 0) -> None:
        """Say how many photos are selected and listed, in how many sets; 0 or 1 set is not said.

        Args:
            selected: photos.
            listed: photos that match.
            sets: that they are in.
            dimmed: photos that are still shown and match no longer.
        """
        if selected:
            text = self.tr("{selected} of {listed} photos selected")
            text = text.format(selected=number(selected), listed=number(listed))
        elif listed == 1:
            text = self.tr("1 photo")
        else:
            text = self.tr("{listed} photos").format(listed=number(listed))
        if sets > 1 and not selected:
            text = self.tr("{photos} · {sets} sets").format(photos=text, sets=number(sets))
        if dimmed == 1:
            text = self.tr("{photos} · 1 no longer matches").format(photos=text)
        elif dimmed:
            text = self.tr("{photos} · {dimmed} no longer match").format(
                photos=text, dimmed=number(dimmed)
            )
        self._show_facts(text, self._order)

    def show_no_counts(self) -> None:
        """Say nothing of photos, where something else stands in their place."""
        self._show_facts("", "")

    def show_order(self, order: Order, *, by_line: bool = False) -> None:
        """Say in which order the photos stand, if it is not the usual one.

        Args:
            order: theirs.
            by_line: whether the search line asked for it.
        """
        text = self._order_words()[order.by]
        if order.reverse:
            text = self.tr("{order}, reversed").format(order=text)
        if by_line:
            text = self.tr("{order}, as the search says").format(order=text)
        self._show_facts(self._counts, "" if order == USUAL and not by_line else text)

    @property
    def order(self) -> str:
        """What it says of the order."""
        return self._order

    def _show_facts(self, counts: str, order: str) -> None:
        self._counts, self._order = counts, order
        self._facts.setText(" · ".join(filter(None, (counts, order))))

    def _order_words(self) -> dict[OrderBy, str]:
        return {
            OrderBy.RELEASED: self.tr("by release date"),
            OrderBy.TAKEN: self.tr("by capture date"),
            OrderBy.ADDED: self.tr("by import date"),
            OrderBy.RATING: self.tr("by rating"),
            OrderBy.PIXELS: self.tr("by resolution"),
            OrderBy.BYTES: self.tr("by file size"),
            OrderBy.NAME: self.tr("by file name"),
            OrderBy.RANDOM: self.tr("shuffled"),
        }

    @property
    def counts(self) -> str:
        """What it says of photos."""
        return self._counts

    def show_zoom(self, width: int) -> None:
        """Move the slider without telling."""
        self.zoom.blockSignals(True)
        self.zoom.setValue(width)
        self.zoom.blockSignals(False)


class WorkLine(QWidget):
    """The work in hand: text, bar, Cancel under the pointer; nothing when all is quiet.

    Signals:
        opened(): clicked.
    """

    opened = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._words = WorkWords()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.text = QLabel()
        self.text.setProperty("look", "dim")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR)
        self.cancel = QToolButton()
        self.cancel.setIcon(icon("x"))
        self.cancel.setIconSize(QSize(12, 12))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.text)
        layout.addSpacing(SMALL_GAP)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        bridge.jobs_changed.connect(self._on_jobs_changed)
        self._on_jobs_changed()

    @property
    def work(self) -> Work | None:
        """The work that is shown."""
        works = self._bridge.jobs
        return works[0] if works else None

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_cancel()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_cancel()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def _on_jobs_changed(self) -> None:
        work = self.work
        # An analysis that finds nothing to do would only flash.
        is_idle = work is None or (work.kind is WorkKind.ANALYSE and not work.total)
        self.setVisible(not is_idle)
        if work is None:
            return
        text = self._words.progress(work)
        self.text.setText(text)
        self.setAccessibleName(text)
        share = work.share
        self.bar.setRange(0, STEPS if share is not None else 0)
        if share is not None:
            self.bar.setValue(round(share * STEPS))
        self._show_cancel()

    def _show_cancel(self) -> None:
        # Its place is kept, so that nothing jumps when the pointer comes.
        visible = self.underMouse() or self.cancel.hasFocus()
        self.cancel.setIcon(icon("x", "text" if visible else "faint"))

    def _on_cancel(self) -> None:
        if self.work is not None:
            self.work.cancel()


def _slider(narrowest: int, widest: int, name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(narrowest, widest)
    slider.setFixedWidth(SLIDER)
    slider.setSingleStep(8)
    slider.setPageStep(40)
    slider.setAccessibleName(name)
    return slider
