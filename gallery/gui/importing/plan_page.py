"""Where the parts of the plan stand: counts, the table, the pictures, the fields."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.icons import icon
from gallery.gui.importing.form_head import FormHead
from gallery.gui.importing.glances import Glances
from gallery.gui.importing.nothing import Nothing
from gallery.gui.importing.picture_pane import PicturePane
from gallery.gui.importing.pictures import USUAL
from gallery.gui.importing.refusals import Refusals
from gallery.gui.importing.set_form import SetForm
from gallery.gui.importing.sets_table import SetsTable
from gallery.gui.importing.summary import Summary
from gallery.gui.theme import GAP, ICON_SIZE, LARGE_GAP, ROW_HEIGHT
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.empty_state import EmptyState
from gallery.gui.widgets.rule import Rule
from gallery.gui.words import number
from gallery.model.reasons import Refused

ROOMY = 168  # px of a picture where one set has all the room
FORM_WIDTH = 328  # px
BAR = 12  # px that the form's scroll bar takes
FIND_WIDTH = 260  # px
TABLE_SHARE, PICTURES_SHARE = 62, 38  # of the height
LEAST_ROWS = 4  # of the table, also when there are fewer sets
SHOWN = QKeySequence.SequenceFormat.NativeText


class PlanPage(QWidget):
    """Widgets and their places; what they do is the dialog's.

    Attributes:
        summary, finder, table, pane, head, form, nothing: the parts; the summary stands in the
            dialog's heading.
        merge, undo, redo, find_action: the actions of the bar.
    """

    def __init__(self, glances: Glances) -> None:
        super().__init__()
        self.summary = Summary()
        self.finder = FindField()
        self.table = SetsTable()
        self.pane = PicturePane(glances)
        self.head = FormHead()
        self.head.all_wanted.connect(self.table.selectAll)
        self.form = SetForm()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(LARGE_GAP)
        self.nothing = EmptyState()
        self._is_nothing, self._is_several = False, True
        lines.addWidget(self.nothing, 1)
        self._middle = self._build_middle()
        lines.addWidget(self._middle, 1)
        self._problems = QVBoxLayout()
        lines.addLayout(self._problems, 1)

    def show_nothing(self, notice: Nothing | None) -> None:
        """Say why there is nothing to be seen; None shows the plan."""
        self._is_nothing = notice is not None
        if notice is not None:
            self.nothing.say(notice.symbol, notice.title, text=notice.text, action=notice.action)
        self._show_middle()

    def show_several(self, *, several: bool) -> None:
        """Show the table, or only the one set there is."""
        if several is not self._is_several:
            self._is_several = several
            self.pane.view.set_zoom(USUAL if several else ROOMY)
        self._bar.setVisible(several)
        self._halves.setHandleWidth(1 if several else 0)
        if (frame := self.table.parentWidget()) is not None:
            frame.setVisible(several)

    def share_out(self) -> None:
        """Give the table what its rows need, up to its share, and the pictures the rest."""
        height = self._halves.height()
        needed = (max(len(self.table.rows.keys), LEAST_ROWS) + 1) * ROW_HEIGHT + 2 * GAP
        upper = min(needed, height * TABLE_SHARE // (TABLE_SHARE + PICTURES_SHARE))
        self._halves.setSizes([upper, height - upper])

    def show_count(self, every: int) -> None:
        """Say how many of all sets are shown and selected."""
        there, chosen = len(self.table.rows.keys), len(self.table.selected_keys)
        words = [self.tr("%Ln set(s)", "", every)]
        if there < every:
            words = [self.tr("{0} of {1} sets").format(number(there), number(every))]
        if chosen > 1:
            words = [self.tr("{0} of {1} selected").format(number(chosen), number(there))]
        self.head.show_count(chosen, there)
        self._count.show_text(" · ".join(words))

    def show_refusals(self, problems: list[Refused]) -> None:
        """Show which files cannot be read, in place of the plan; none brings it back."""
        while self._problems.count():
            gone = self._problems.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        if problems:
            refusals = Refusals(problems, fills=True)
            refusals.left.connect(self.summary.fold_refusals)
            self._problems.addWidget(refusals)
        self._show_middle()
        if problems:
            refusals.setFocus()

    @property
    def shows_refusals(self) -> bool:
        """Whether the files that cannot be read stand in place of the plan."""
        return self._problems.count() > 0

    def _show_middle(self) -> None:
        instead = self.shows_refusals
        self.nothing.setVisible(self._is_nothing and not instead)
        self._middle.setVisible(not self._is_nothing and not instead)

    # Building

    def _build_middle(self) -> QWidget:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        self._bar = self._build_bar()
        lines.addWidget(self._bar)
        self._halves = halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        for widget, share in ((self.table, TABLE_SHARE), (self.pane, PICTURES_SHARE)):
            halves.addWidget(_with_room(widget, below=widget is self.table))
            halves.setStretchFactor(halves.count() - 1, share)
        lines.addWidget(halves, 1)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(LARGE_GAP)
        line.addWidget(left, 1)
        line.addWidget(Rule(upright=True))
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.head)
        right.addWidget(self._build_form(), 1)
        line.addLayout(right)
        return middle

    def _build_bar(self) -> QWidget:
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        self.finder.setMaximumWidth(FIND_WIDTH)
        line.addWidget(self.finder, 2)
        self._count = ElidedLabel()
        self._count.setProperty("look", "small")
        line.addWidget(self._count, 1)
        line.addStretch(0)
        self.merge = self._action(self.tr("Merge"), "Ctrl+M")
        button = QPushButton(self.merge.text())
        button.setToolTip(self.merge.toolTip())
        button.clicked.connect(self.merge.trigger)
        self.merge.changed.connect(lambda: button.setEnabled(self.merge.isEnabled()))
        line.addWidget(button)
        self.undo = self._action(self.tr("Undo"), "Ctrl+Z", symbol="undo-2")
        self.redo = self._action(self.tr("Redo"), "Ctrl+Shift+Z", symbol="redo-2")
        for action in (self.undo, self.redo):
            tool = QToolButton()
            tool.setDefaultAction(action)
            tool.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(tool)
        self.find_action = self._action(self.tr("Find"), "Ctrl+F")
        return bar

    def _action(self, words: str, keys: str, *, symbol: str = "") -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(f"{words} ({action.shortcut().toString(SHOWN)})")
        if symbol:
            action.setIcon(icon(symbol))
        self.addAction(action)
        return action

    def _build_form(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(FORM_WIDTH + BAR)
        self.form.setContentsMargins(1, 1, BAR - 1, 1)
        area.setWidget(self.form)
        return area


class FindField(QLineEdit):
    """Finds sets; ↓ and Enter go on to the table, Esc empties it.

    Signals:
        left(): the table is wanted.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Find a set"))
        self.setAccessibleName(self.tr("Find a set"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _with_room(widget: QWidget, *, below: bool) -> QWidget:
    """Return ``widget`` with a gap to the splitter's line."""
    room = QWidget()
    lines = QVBoxLayout(room)
    lines.setContentsMargins(0, 0 if below else GAP, 0, GAP if below else 0)
    lines.addWidget(widget)
    return room
