"""One line above the plan: what is new, there already, better, lesser, not readable, locked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gallery.gui.file_names import shown_path
from gallery.gui.importing.sets_model import Only
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number
from gallery.importing.plan import Plan
from gallery.importing.tally import Tally

MOST_NAMED = 20  # files in a tip
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
        self._copies = {only: self._link() for only in (Only.BETTER, Only.LESSER, Only.EQUAL)}
        self._refused = self._link()
        self._locked = self._link(checkable=False)
        self._again = self._link()
        self._rescanned = self._label("dim")
        self._later = self._label("dim")
        self._vanished = self._label("warn")
        for only, link in self._copies.items():
            link.clicked.connect(partial(self._want_only, only))
        self._refused.toggled.connect(self.refusals_wanted)
        self._locked.clicked.connect(self.passwords_wanted)
        self._again.clicked.connect(self.again_wanted)

    def fold_refusals(self) -> None:
        """Show the plan again in place of the files that cannot be read."""
        self._refused.setChecked(False)
        self._refused.setFocus()

    @property
    def only(self) -> Only:
        """Which sets are wanted."""
        checked = (only for only, link in self._copies.items() if link.isChecked())
        return next(checked, Only.ALL)

    def show_plan(self, plan: Plan, tally: Tally) -> None:
        """Show the counts of a plan."""
        there = len(plan.already_there)
        self._say(self._new, self.tr("{0} new").format(number(tally.new)), shown=True)
        self._say(
            self._there, self.tr("{0} already there").format(number(there)), shown=bool(there)
        )
        self._say_copies(tally)
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
        self._say(self._later, self.tr("not all compared yet"), shown=not plan.compared)
        self._later.setToolTip(
            self.tr("The rest is compared with the library's pictures after the import.")
        )
        self._say_vanished(plan)
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

    def _say_vanished(self, plan: Plan) -> None:
        count = plan.vanished_count
        words = self.tr("%Ln file(s) gone from the disk", "", count)
        self._say(self._vanished, words, shown=bool(count))
        names = [shown_path(path) for path in plan.vanished[:MOST_NAMED]]
        more = ["…"] if count > len(names) else []
        stays = self.tr("The photos stay in the library, with all that is said of them.")
        self._vanished.setToolTip(plain_tip("\n".join([stays, "", *names, *more])))

    def _say_copies(self, tally: Tally) -> None:
        words = {
            Only.BETTER: (self.tr("{0} in better quality"), tally.better),
            Only.LESSER: (self.tr("{0} in lesser quality"), tally.lesser),
            Only.EQUAL: (self.tr("{0} in equal quality"), tally.equal),
        }
        for only, (text, count) in words.items():
            link = self._copies[only]
            self._say(link, text.format(number(count)), shown=bool(count))
            link.setToolTip(self.tr("The library shows these pictures already. Show only them."))

    def _want_only(self, only: Only) -> None:
        for other, link in self._copies.items():
            if other is not only:
                link.setChecked(False)
        self.only_wanted.emit(self.only)

    @staticmethod
    def _say(widget: QLabel | QPushButton, text: str, *, shown: bool) -> None:
        if widget.text() != text:
            widget.setText(text)
            widget.setAccessibleName(text)
        widget.setVisible(shown)
