"""The plan dialog: what an import is going to do, to be changed before anything is written."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.background import Work, WorkState
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.importing.draft import LOOSE, Draft, Value
from gallery.gui.importing.refusals import Refusals
from gallery.gui.importing.set_form import SetForm
from gallery.gui.importing.sets_list import SetsList
from gallery.gui.importing.strip import Strip
from gallery.gui.theme import GAP, LARGE_GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.words import number
from gallery.importing.plan import Plan
from gallery.importing.request import ImportRequest, Mode

WIDTH, HEIGHT = 940, 560  # px; fits a screen of 1366×768
LIST_WIDTH = 280  # px
TICK = 100  # ms between looks at how far the planning is


class PlanDialog(Frame):
    """Plans ``request`` in the background, shows the plan, and gives it back changed.

    Open it with ``open()``; when ``accepted`` comes, ``plan`` is what to run.

    Attributes:
        plan: the plan as the user left it; None until it is known.
    """

    def __init__(
        self, bridge: Bridge, request: ImportRequest, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, self.tr("Import"), done=self.tr("Import"))
        self._bridge = bridge
        self._draft = Draft(Plan(request))
        self._is_known = False
        self._work: Work | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self._show_progress)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_waiting())
        self._pages.addWidget(self._build_plan())
        self.body.addWidget(self._pages)
        self.resize(WIDTH, HEIGHT)
        bridge.background.finished.connect(self._on_finished)
        self.ask(request)

    @property
    def plan(self) -> Plan | None:
        """The plan as the user left it."""
        return self._draft.result() if self._is_known else None

    def ask(self, request: ImportRequest) -> None:
        """Look at the files again for ``request``."""
        self._request = request
        self._is_known = False
        self._pages.setCurrentIndex(0)
        self.done_button.setEnabled(False)
        self._work = self._bridge.background.plan_import(request, self._on_planned)
        self._tick.start()

    def done(self, result: int) -> None:
        """Stop looking when the dialog goes."""
        self._tick.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None
        super().done(result)

    # Building

    def _build_waiting(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.addStretch(1)
        self._words = QLabel(self.tr("Looking at the files…"))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self._words.text())
        self._subject = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._subject.setProperty("look", "small")
        self._subject.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._words, self._bar, self._subject):
            lines.addWidget(widget)
        lines.addStretch(1)
        lines.setContentsMargins(120, 0, 120, 0)
        return page

    def _build_plan(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(LARGE_GAP)
        middle = QHBoxLayout()
        middle.setSpacing(LARGE_GAP)
        self._list = SetsList()
        self._list.setFixedWidth(LIST_WIDTH)
        self._list.chosen.connect(self._on_chosen)
        self._list.toggled.connect(self._on_toggled)
        self._list.all_toggled.connect(self._on_all_toggled)
        middle.addWidget(self._list)
        self._rule = QFrame()
        self._rule.setProperty("look", "line")
        self._rule.setFixedWidth(1)
        middle.addWidget(self._rule)
        right = QVBoxLayout()
        right.setSpacing(LARGE_GAP)
        self._strip = Strip(self._bridge)
        self._form = SetForm()
        self._form.written.connect(self._on_written)
        self._form.written_for_all.connect(self._on_written_for_all)
        right.addWidget(self._strip)
        right.addWidget(self._form)
        right.addStretch(1)
        middle.addLayout(right, 1)
        self._nothing = QLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("look", "dim")
        lines.addWidget(self._nothing, 1)
        lines.addLayout(middle, 1)
        lines.addLayout(self._build_summary())
        self._problems = QVBoxLayout()
        lines.addLayout(self._problems)
        return page

    def _build_summary(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        self._summary = QLabel()
        self._show_problems = QPushButton(self.tr("Show"))
        self._show_problems.setProperty("look", "link")
        self._show_problems.setCheckable(True)
        self._show_problems.toggled.connect(self._on_show_problems)
        self._again = QCheckBox()
        self._again.clicked.connect(self._on_again)
        self._mode = Choice()
        self._mode.setAccessibleName(self.tr("Where the files go"))
        for mode, words in {
            Mode.KEEP: self.tr("Keep files where they are"),
            Mode.COPY: self.tr("Copy files into the library"),
            Mode.MOVE: self.tr("Move files into the library"),
        }.items():
            self._mode.addItem(words, mode)
        self._mode.activated.connect(self._on_mode)
        for widget in (self._summary, self._show_problems, self._again):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._mode)
        return line

    # The plan

    def _on_planned(self, plan: Plan) -> None:
        if self._work is None:
            return  # the dialog was closed meanwhile
        self._work = None
        self._tick.stop()
        self._draft = Draft(plan)
        self._is_known = True
        self._pages.setCurrentIndex(1)
        self._list.show_draft(self._draft)
        several = len(self._draft.keys) > 1
        for widget in (self._list, self._rule):
            widget.setVisible(several)
        self._mode.setCurrentIndex(self._mode.findData(plan.request.mode))
        self._show_row(self._draft.keys[0] if self._draft.keys else LOOSE)
        self._show_refusals(plan)
        self._show_summary()
        (self._list if several else self._form).setFocus()
        self.done_button.setDefault(True)

    def _show_row(self, key: str) -> None:
        there = bool(self._draft.keys)
        for widget in (self._strip, self._form):
            widget.setVisible(there)
        self._nothing.setVisible(not there)
        self._mode.setVisible(there)
        if not there:
            known = len(self._draft.plan.already_there)
            words = self.tr("Nothing new: %n photo(s) already in the library.", "", known)
            self._nothing.setText(words if known else self.tr("There are no photos here."))
            return
        self._strip.show_files(self._draft.files(key))
        self._form.show_row(self._draft, key)

    def _show_refusals(self, plan: Plan) -> None:
        while self._problems.count():
            self._problems.takeAt(0).widget().deleteLater()
        self._show_problems.setVisible(bool(plan.refused))
        self._show_problems.setChecked(False)
        if plan.refused:
            refusals = Refusals([(one.path, one.reason) for one in plan.refused])
            refusals.hide()
            self._problems.addWidget(refusals)
        removed = len(plan.removed_before)
        self._again.setVisible(bool(removed) or plan.request.again)
        self._again.setChecked(plan.request.again)
        self._again.setText(self.tr("Also %n photo(s) removed earlier", "", removed))

    def _show_summary(self) -> None:
        plan, new = self._draft.plan, self._draft.new_files
        facts = [self.tr("{0} new").format(number(new))]
        if plan.already_there:
            there = number(len(plan.already_there))
            facts.append(self.tr("{0} already there").format(there))
        if plan.refused:
            facts.append(self.tr("{0} not readable").format(number(len(plan.refused))))
        self._summary.setText(" · ".join(facts))
        words = self.tr("Import %n photo(s)", "", new) if new else self.tr("Import")
        self.done_button.setText(words)
        self.done_button.setEnabled(self._is_worth_running() and self._form.is_valid)

    def _is_worth_running(self) -> bool:
        plan = self._draft.result()
        return bool(plan.loose) or any(planned.files for planned in plan.sets)

    def _on_chosen(self, key: str) -> None:
        self._show_row(key)

    def _on_toggled(self, key: str, included: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._take(self._draft.included(key, included=included))

    def _on_all_toggled(self, included: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._take(self._draft.all_included(included=included))

    def _on_written(self, name: str, value: Value) -> None:
        key = self._list.key if len(self._draft.keys) > 1 else self._draft.keys[0]
        self._take(self._draft.written(key, name, value))

    def _on_written_for_all(self, name: str, value: Value) -> None:
        self._take(self._draft.for_all(name, value))
        self._show_row(self._list.key)

    def _on_mode(self) -> None:
        self._take(self._draft.with_mode(Mode(self._mode.currentData())))

    def _on_again(self, again: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self.ask(replace(self._draft.plan.request, again=again))

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self._list.show_draft(draft)
        self._show_summary()

    def _on_show_problems(self, shown: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._show_problems.setText(self.tr("Hide") if shown else self.tr("Show"))
        if self._problems.count():
            self._problems.itemAt(0).widget().setVisible(shown)

    # Waiting

    def _show_progress(self) -> None:
        work = self._work
        if work is None:
            return
        waits = work.state is WorkState.WAITING
        looking, waiting = self.tr("Looking at the files…"), self.tr("Waiting for other work…")
        self._words.setText(waiting if waits else looking)
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)
        self._subject.show_text(work.subject)

    def _on_finished(self, work: Work) -> None:
        if work is self._work and work.result is None:
            self.reject()  # planning failed; the window says why
