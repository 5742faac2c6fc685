"""The list of steps over the photos: what was done, when, and how to take it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from gallery.edits.base import Outcome
from gallery.gui.bridge import Bridge
from gallery.gui.history.foot import Foot, is_revertible
from gallery.gui.history.painter import HistoryPainter
from gallery.gui.history.rows import MARKED_ROLE, HistoryRows, Row, read_rows
from gallery.gui.icons import icon
from gallery.gui.theme import GAP
from gallery.gui.widgets.empty_state import EmptyState
from gallery.gui.widgets.floating import SHADOW, FloatingPanel
from gallery.library import reverting
from gallery.model.errors import CannotRevert
from gallery.model.history import Step

WIDTH = 400  # px
SETTLE = 60  # ms before it is asked what can be done with a step that was passed by


class HistoryPanel(FloatingPanel):
    """Floats at the right edge of its parent between two heights, until it is closed.

    Attributes:
        list: the steps.
        filter: the field that narrows them.
        foot: what is said of the chosen step, and the buttons.
    """

    def __init__(
        self,
        bridge: Bridge,
        parent: QWidget,
        *,
        between: tuple[QWidget, QWidget],
        offer_undo: Callable[[Outcome, str], None],
    ) -> None:
        super().__init__(parent, width=WIDTH)
        self._bridge = bridge
        self._parent = parent
        self._upper, self._lower = between
        self._offer_undo = offer_undo
        self._hindrance: CannotRevert | None = None
        self._asked_about: int | None = None
        self._looked_at: int | None = None
        self.setAccessibleName(self.tr("History"))
        self.filter = QLineEdit()
        self.rows = HistoryRows(self)
        self.list = _Steps()
        self._empty = EmptyState()
        self.foot = Foot()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._look)
        self._arrange()
        self._connect()

    def toggle(self) -> None:
        """Show the history and give it the keys, or close it."""
        if self.isVisible():
            self.close_panel()
        else:
            self.place_near(QRect())
            self.take_focus(self.list)

    def close_panel(self) -> None:
        """Hide it; the keys go back to where they were."""
        self.give_focus_back()

    def refresh(self) -> None:
        """Read the steps again."""
        ask = partial(read_rows, known=self.rows.all)
        self._bridge.read(ask, self._on_read, group="history-list")

    @property
    def chosen(self) -> Step | None:
        """The step that is chosen."""
        return self.rows.step_at(self.list.currentIndex())

    def choose(self, step_id: int) -> None:
        """Choose a step and bring it into sight."""
        place = self.rows.row_of(step_id)
        if place >= 0:
            self.list.setCurrentIndex(self.rows.index(place))

    def marked(self) -> list[str]:
        """Return the words of the steps that stand in the chosen one's way."""
        indexes = (self.rows.index(row) for row in range(self.rows.rowCount()))
        return [str(index.data()) for index in indexes if index.data(MARKED_ROLE)]

    def place_near(self, _near: QRect, *, reserve: int = 0) -> None:
        """Take the whole height between the two widgets, at the right edge."""
        top = self._upper.mapTo(self._parent, QPoint(0, self._upper.height())).y() + GAP
        bottom = self._lower.mapTo(self._parent, QPoint()).y() - GAP
        width = min(WIDTH, self._parent.width() - 2 * GAP)
        panel = QRect(self._parent.width() - GAP - width, top, width, max(reserve, bottom - top))
        self.setGeometry(panel.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))

    # Building

    def _arrange(self) -> None:
        heading = QLabel(self.tr("History"))
        heading.setProperty("look", "heading")
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setIconSize(QSize(14, 14))
        close.setAccessibleName(self.tr("Close the history"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(close)
        self.inside.addLayout(head)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the history"))
        self.filter.setClearButtonEnabled(True)
        self.inside.addWidget(self.filter)
        self._arrange_list()
        self.inside.addWidget(self.foot)

    def _arrange_list(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(HistoryPainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)  # else a thousand rows are asked for their height
        self.list.setAccessibleName(self.tr("Steps, newest first"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self.inside.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.foot.undo_asked.connect(self._on_undo)
        self.foot.revert_asked.connect(self._on_revert)
        self._bridge.history_changed.connect(self._on_history)

    # What is shown

    def _on_history(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_read(self, rows: list[Row]) -> None:
        chosen, scrolled = self.chosen, self.list.verticalScrollBar().value()
        before = self.rows.all[0].step if self.rows.all else None
        self.rows.replace(rows)
        now = self.rows.all[0].step if self.rows.all else None
        kept = chosen.id if chosen else self._first_done()
        if before is not None and now is not None and now.id != before.id:
            kept = self._first_done()  # something was done: it is what one looks at
        if kept is not None:
            self.choose(kept)
        self.list.verticalScrollBar().setValue(scrolled if kept and chosen else 0)
        if self.chosen is not None:
            self.list.scrollTo(self.list.currentIndex())
        self._show_state()
        self._look()

    def _first_done(self) -> int | None:
        steps = (row.step for row in self.rows.all)
        return next((step.id for step in steps if step and not step.undone), None)

    def _on_filter(self) -> None:
        chosen = self.chosen
        self.rows.filter(self.filter.text())
        if chosen is not None:
            self.choose(chosen.id)
        self._show_state()

    def _show_state(self) -> None:
        self._pages.setCurrentIndex(0 if self.rows.rowCount() else 1)
        if self.rows.all:
            self._empty.say("search", self.tr("No step fits"))
        else:
            text = self.tr("Every change is listed here, and can be taken back.")
            self._empty.say("history", self.tr("Nothing was done yet"), text=text)
        self._show_chosen()

    def _on_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._settle.start()
        self._show_chosen()

    def _look(self) -> None:
        """Ask what stands in the way of the chosen step."""
        step = self.chosen
        if step is None or not is_revertible(step):
            self._asked_about = step.id if step else None
            self._on_looked(None)
            return
        self._asked_about = step.id
        self._bridge.read(
            partial(reverting.why_not, step_id=step.id),
            self._on_looked,
            group="history-look",
            failed=lambda _error: self.refresh(),  # it was forgotten meanwhile
        )

    def _on_looked(self, hindrance: CannotRevert | None) -> None:
        if self.chosen is not None and self.chosen.id != self._asked_about:
            return  # another one was chosen meanwhile, and is asked about soon
        self._hindrance = hindrance
        self._looked_at = self._asked_about
        self.rows.mark([one.id for one in hindrance.steps] if hindrance else ())
        self._show_chosen()

    def _show_chosen(self) -> None:
        step = self.chosen
        is_known = step is not None and step.id == self._looked_at
        if not is_known:
            self.rows.mark(())
        self.foot.show_step(step, self.rows.steps, is_looked_at=is_known, hindrance=self._hindrance)

    # What is done

    def _on_undo(self) -> None:
        step = self.chosen
        self.list.setFocus()
        if step is not None and step.undone:
            self._bridge.redo_to(step.id)
        elif step is not None:
            self._bridge.undo_to(step.id)

    def _on_revert(self) -> None:
        step = self.chosen
        self.list.setFocus()
        if step is not None:
            self._bridge.revert(step.id, self._on_reverted)

    def _on_reverted(self, outcome: Outcome) -> None:
        text = self.tr("Reverted: {step}")
        step = self.rows.worded(outcome.step.reverts) if outcome.step else ""
        self._offer_undo(outcome, text.format(step=step))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.filter.text():
            self.filter.clear()
        else:
            self.close_panel()


class _Steps(QListView):
    """A list whose keys step over the days."""

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        if found.isValid() and not found.flags() & Qt.ItemFlag.ItemIsEnabled:
            return found.siblingAtRow(found.row() + 1)  # a day stands above its steps
        return found
