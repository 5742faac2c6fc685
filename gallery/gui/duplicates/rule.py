"""Decides all sure groups at once: what would come of it is shown before anything is done."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from gallery.edits.deciding import Fate
from gallery.edits.deciding_all import DecideAll, Rule, RulePlan, plan
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.duplicates.folders import FolderChoice
from gallery.gui.duplicates.order import OrderDialog
from gallery.gui.duplicates.preview import Preview
from gallery.gui.duplicates.rule_words import RuleWords
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.jobs.progress import Cancellable
from gallery.library import candidates
from gallery.model.best_copy import Reason

WIDTH = 540  # px
TICK = 100  # ms between looks at how far the planning is


class RuleDialog(Frame):
    """Hide or trash, then the numbers; its button says how many groups it decides.

    Attributes:
        hide_others, trash_others: what becomes of the others.
        folders: the folders outside the library that files may be trashed from.
        preview: what would be done.
        plan: the same as data, None while it is looked for.
    """

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", done="")
        self.entitle(self.tr("Decide all by rule"), done=self.tr("Decide"))
        self.setMinimumWidth(WIDTH)
        self._bridge = bridge
        self._words = RuleWords()
        self._progress: Cancellable | None = None
        self._read = 0  # groups read so far, as the planning tells
        self.plan: RulePlan | None = None
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(lambda: self.preview.show_progress(self._read))
        self._build()
        self._show_order()
        self._look()

    def _build(self) -> None:
        about = QLabel(
            self.tr(
                "Of each sure group the best copy stays in sight, with all that is known of the "
                "others. What the reasons leave open waits for you."
            )
        )
        about.setProperty("look", "dim")
        about.setWordWrap(True)
        self.body.addWidget(about)
        self.body.addSpacing(SMALL_GAP)
        self.hide_others = QRadioButton(self.tr("The others are hidden behind it"))
        self.trash_others = QRadioButton(self.tr("The others go to the trash"))
        self.hide_others.setChecked(True)
        fates = QButtonGroup(self)
        for button in (self.hide_others, self.trash_others):
            fates.addButton(button)
            self.body.addWidget(button)
        fates.buttonClicked.connect(lambda _button: self._on_fate())
        self.folders = FolderChoice()
        self.folders.hide()
        self.folders.changed.connect(self._look)
        self.body.addWidget(self.folders)
        self.body.addLayout(self._order_line())
        self.body.addSpacing(GAP)
        self.preview = Preview()
        self.body.addWidget(self.preview)

    def _order_line(self) -> QHBoxLayout:
        self._order = QLabel()
        self._order.setProperty("look", "dim")
        change = QPushButton(self.tr("Change…"))
        change.setProperty("look", "link")
        change.setAutoDefault(False)
        change.setToolTip(self.tr("Change by what the best copy is found"))
        change.clicked.connect(self._change_order)
        line = QHBoxLayout()
        line.setSpacing(SMALL_GAP)
        line.addWidget(self._order)
        line.addWidget(change)
        line.addStretch(1)
        return line

    @property
    def rule(self) -> Rule:
        """What is asked for."""
        if self.hide_others.isChecked():
            return Rule(Fate.HIDE)
        return Rule(Fate.TRASH, trash_outside=self.folders.chosen)

    @property
    def edit(self) -> DecideAll | None:
        """What does it, None if nothing is to be done."""
        if self.plan is None or not self.plan.decisions:
            return None
        return DecideAll(self.plan.decisions, self.rule.trash_outside)

    # Looking

    def _look(self) -> None:
        """Find out what the rule would do; what was being looked for is dropped."""
        self._stop()
        self.plan, self._read = None, 0
        self.preview.show_progress(0)
        self._enable()
        progress = self._progress = Cancellable(self._on_told)
        library, rule = self._bridge.library, self.rule
        self._tick.start()
        self._bridge.read(
            lambda reader: plan(reader, library, rule, progress), self._on_planned, group="rule"
        )

    def _on_told(self, read: int, _of: int, _subject: str) -> None:
        self._read = read  # a plain number, read by the timer: it is another thread

    def _on_planned(self, found: RulePlan) -> None:
        self._tick.stop()
        self._progress = None
        self.plan = found
        trashes = self.rule.fate is Fate.TRASH
        if trashes:
            self.folders.show_folders(found.folders)
        self.folders.setVisible(trashes and bool(self.folders.folders))
        self.preview.show_plan(found, self._words)
        self._enable()
        self.adjustSize()

    def _stop(self) -> None:
        self._tick.stop()
        if self._progress is not None:
            self._progress.cancel()
            self._progress = None

    def _enable(self) -> None:
        decided = len(self.plan.decisions) if self.plan is not None else 0
        self.done_button.setEnabled(decided > 0)
        text = self.tr("Decide %Ln group(s)", "", decided) if decided else self.tr("Decide")
        self.done_button.setText(text)

    def _on_fate(self) -> None:
        self.folders.hide()
        self._look()

    # The order

    def _show_order(self) -> None:
        self._bridge.read(candidates.order_of, self._on_order, group="rule-order")

    def _on_order(self, order: Sequence[Reason]) -> None:
        self._order.setText(self._words.order(order))

    def _change_order(self) -> None:
        dialog = OrderDialog(self._bridge, parent=self)
        changes: list[bool] = []
        dialog.changed.connect(lambda: changes.append(True))
        dialog.exec()
        dialog.deleteLater()
        if changes:
            self._show_order()
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()
