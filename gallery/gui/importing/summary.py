"""One line above the plan: what is new, there already, better, lesser, not readable, locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gallery.gui.importing.sets_model import Only
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.words import number
from gallery.importing.plan import Plan
from gallery.importing.tally import Tally

SIDE = 6  # px beside a count that is no link, as beside one that is


class Summary(QWidget):
    """Counts; those that one can do something about are links.

    Signals:
        only_wanted(Only): show only the sets with these copies.
        refusals_wanted(bool): show or hide which files cannot be read.
        passwords_wanted(): ask for the passwords of locked archives.
        again_wanted(bool): take in what was removed earlier, or not.
    """

    only_wanted = Signal(object)
    refusals_wanted = Signal(bool)
    passwords_wanted = Signal()
    again_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=GAP, line_gap=SMALL_GAP)
        self._new, self._there = self._label(None), self._label("dim")
        self._better, self._lesser = self._link(), self._link()
        self._refused = self._link()
        self._locked = self._link(checkable=False)
        self._again = self._link()
        self._rescanned = self._label("dim")
        self._better.clicked.connect(lambda: self._want_only(self._better, Only.BETTER))
        self._lesser.clicked.connect(lambda: self._want_only(self._lesser, Only.LESSER))
        self._refused.toggled.connect(self.refusals_wanted)
        self._locked.clicked.connect(self.passwords_wanted)
        self._again.clicked.connect(self.again_wanted)

    @property
    def only(self) -> Only:
        """Which sets are wanted."""
        if self._better.isChecked():
            return Only.BETTER
        return Only.LESSER if self._lesser.isChecked() else Only.ALL

    def show_plan(self, plan: Plan, tally: Tally) -> None:
        """Show the counts of a plan."""
        there = len(plan.already_there)
        self._say(self._new, self.tr("{0} new").format(number(tally.new)), shown=True)
        self._say(
            self._there, self.tr("{0} already there").format(number(there)), shown=bool(there)
        )
        better = self.tr("{0} in better quality").format(number(tally.better))
        self._say(self._better, better, shown=bool(tally.better))
        less = tally.lesser + tally.equal
        lesser = self.tr("{0} in lesser quality").format(number(less))
        self._say(self._lesser, lesser, shown=bool(less))
        locked = self.tr("%n archive(s) need a password…", "", len(plan.locked))
        self._say(self._locked, locked, shown=bool(plan.locked))
        refused = max(0, len(plan.refused) - len(plan.locked))
        unread = self.tr("{0} not readable").format(number(refused))
        self._say(self._refused, unread, shown=bool(refused))
        removed = len(plan.removed_before)
        again = self.tr("%n removed earlier", "", removed)
        self._say(self._again, again, shown=bool(removed) or plan.request.again)
        self._again.setChecked(plan.request.again)
        rescanned = self.tr("%n known photo(s) with news", "", len(plan.rescanned))
        self._say(self._rescanned, rescanned, shown=bool(plan.rescanned))
        self._flow.invalidate()

    def _label(self, look: str | None) -> QLabel:
        label = QLabel()
        label.setProperty("look", look)
        label.setContentsMargins(SIDE, 0, SIDE, 0)
        self._flow.addWidget(label)
        return label

    def _link(self, *, checkable: bool = True) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "fact")
        button.setCheckable(checkable)
        button.setAutoDefault(False)
        self._flow.addWidget(button)
        return button

    def _want_only(self, button: QPushButton, only: Only) -> None:
        for other in (self._better, self._lesser):
            if other is not button:
                other.setChecked(False)
        self.only_wanted.emit(only if button.isChecked() else Only.ALL)

    @staticmethod
    def _say(widget: QLabel | QPushButton, text: str, *, shown: bool) -> None:
        if widget.text() != text:
            widget.setText(text)
            widget.setAccessibleName(text)
        widget.setVisible(shown)
