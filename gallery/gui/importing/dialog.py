"""The plan dialog: what an import is going to do, to be changed before anything is written."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.importing.draft import Draft
from gallery.gui.importing.editing import Editing
from gallery.gui.importing.glances import Glances
from gallery.gui.importing.nothing import NothingWords
from gallery.gui.importing.passwords import PasswordsDialog
from gallery.gui.importing.plan_page import PlanPage
from gallery.gui.importing.quick_look import QuickLook
from gallery.gui.importing.waiting import WaitingPage
from gallery.gui.widgets.choice import Choice
from gallery.gui.work import Work
from gallery.importing.arrivals import News
from gallery.importing.plan import Plan
from gallery.importing.request import ImportRequest, Mode
from gallery.model.reasons import Reason

USUAL = QSize(1320, 860)  # px
LEAST = QSize(760, 520)
AROUND = 48  # px of the screen, or of the window, that stay in sight around the dialog
TICK = 100  # ms between looks at how far the planning is


class PlanDialog(Frame):
    """Plans ``request`` in the background, shows the plan, and gives it back changed.

    Open it with ``open()``; when ``accepted`` comes, ``plan`` is what to run.

    Attributes:
        plan: the plan as the user left it; None until it is known.
    """

    def __init__(
        self,
        bridge: Bridge,
        request: ImportRequest,
        *,
        parent: QWidget | None = None,
        news: News = (),
    ) -> None:
        fills = request.into is not None
        title = self.tr("Find the missing photos") if fills else self.tr("Import")
        super().__init__(parent, title, done=self.tr("Import"))
        self._bridge = bridge
        self._news = news
        self._is_known = False
        self._is_warned = False
        self._work: Work | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self._show_progress)
        self._glances = Glances(bridge, self)
        self._page = PlanPage(self._glances)
        self._editing = Editing(request, self._page, self)
        pictures = self._page.pane.view
        self._look = QuickLook(bridge, pictures.facts, self)
        self._pages = QStackedWidget()
        self._waiting = WaitingPage()
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self._page)
        self.body.addWidget(self._pages)
        self.head.addWidget(self._page.summary, 1)
        self._build_foot()
        self._connect()
        self._fit()
        bridge.background.finished.connect(self._on_finished)
        self.ask(request)

    @property
    def plan(self) -> Plan | None:
        """The plan as the user left it."""
        return self.draft.result() if self._is_known else None

    @property
    def draft(self) -> Draft:
        """The plan with what is left out of it."""
        return self._editing.draft

    def ask(self, request: ImportRequest) -> None:
        """Look at the files again for ``request``; what was changed stays changed."""
        self._is_known = False
        self._pages.setCurrentIndex(0)
        self.say("")
        self._mode.hide()
        self._page.summary.hide()
        self.done_button.setEnabled(False)
        self._work = self._bridge.background.plan_import(request, self._on_planned, news=self._news)
        self._tick.start()

    def done(self, result: int) -> None:
        """Stop looking when the dialog goes."""
        self._tick.stop()
        self._glances.close()
        self._look.close_all()
        if self._work is not None:
            self._work.cancel()
            self._work = None
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin without a focus: there is nothing to be done before the plan is known."""
        super().showEvent(event)
        if not self._is_known:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back to the plan first, where the unreadable files stand in its place."""
        if event.key() == Qt.Key.Key_Escape and self._page.shows_refusals:
            self._page.summary.fold_refusals()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; the first Esc only warns when there are changes that would be lost."""
        if self._editing.can_undo and self._is_known and not self._is_warned:
            self._is_warned = True
            self.say(
                self.tr(
                    "Your changes to this plan will be lost. Esc or Cancel once more closes it."
                )
            )
            return
        super().reject()

    # Building

    def _build_foot(self) -> None:
        self._mode = Choice()
        self._mode.setAccessibleName(self.tr("Where the files go"))
        for mode, words in {
            Mode.KEEP: self.tr("Keep files where they are"),
            Mode.COPY: self.tr("Copy files into the library"),
            Mode.MOVE: self.tr("Move files into the library"),
        }.items():
            self._mode.addItem(words, mode)
        self._mode.activated.connect(self._on_mode)
        self.foot.insertWidget(0, self._mode)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.done_button.click)
        self.setTabOrder(self._page.form.last, self._mode)
        self.setTabOrder(self._mode, self.cancel_button)
        self.setTabOrder(self.cancel_button, self.done_button)
        shown = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self.done_button.setToolTip(shown)

    def _connect(self) -> None:
        page = self._page
        self._editing.changed.connect(self._show)
        self._editing.said.connect(self._on_said)
        page.table.chosen.connect(self._show_chosen)
        page.table.opened.connect(page.form.begin)
        page.form.stepped.connect(page.table.step)
        page.form.left.connect(self._on_form_left)
        page.form.validity_changed.connect(self._show_counts)
        page.pane.view.opened.connect(self._on_look)
        page.pane.view.quick_look.connect(self._on_look)
        self._look.moved.connect(page.pane.view.show_row)
        self._look.closed.connect(page.pane.view.setFocus)
        page.nothing.action_wanted.connect(self._on_nothing_action)
        page.find_action.triggered.connect(page.finder.setFocus)
        page.finder.textChanged.connect(self._on_find)
        page.finder.left.connect(page.table.setFocus)
        page.summary.only_wanted.connect(self._on_find)
        page.summary.refusals_wanted.connect(self._on_refusals)
        page.summary.passwords_wanted.connect(self._on_passwords)
        page.summary.again_wanted.connect(self._on_again)

    def _fit(self) -> None:
        """Be as large as the screen and the window allow, not larger than is useful."""
        screen = self.screen().availableGeometry().size() - QSize(AROUND, 2 * AROUND)
        parent = self.parentWidget()
        around = parent.window().size() - QSize(AROUND, AROUND) if parent else screen
        room = screen.boundedTo(around.expandedTo(LEAST))
        self.resize(USUAL.boundedTo(room.expandedTo(LEAST)))

    # The plan

    def _on_planned(self, plan: Plan) -> None:
        if self._work is None:
            return  # the dialog was closed meanwhile
        self._work = None
        self._tick.stop()
        self._editing.replay(plan)
        self._is_known = True
        self._pages.setCurrentIndex(1)
        self._glances.set_passwords(dict(plan.request.passwords))
        page = self._page
        page.summary.show()
        self._show()
        if page.table.key is None and self.draft.keys:
            page.table.choose(self.draft.keys[:1])
        several = len(self.draft.keys) > 1
        (page.table if several else page.form).setFocus()
        self.done_button.setDefault(True)
        QTimer.singleShot(0, page, page.share_out)  # once the page has its height
        tried = {path for path, _ in plan.request.passwords}
        if tried & set(plan.locked):
            self.say(self.tr("The password did not open %n archive(s).", "", len(plan.locked)))

    def _show(self) -> None:
        """Show the draft as it is now."""
        page, draft = self._page, self.draft
        several = len(draft.keys) > 1
        page.show_several(several=several)
        page.table.show_draft(draft)
        page.show_nothing(NothingWords().say(draft))
        self._mode.setVisible(bool(draft.keys))
        is_worth = bool(draft.keys or draft.plan.rescanned or draft.plan.learned)
        self.done_button.setVisible(is_worth)
        self.cancel_button.setText(self.tr("Cancel") if is_worth else self.tr("Close"))
        self._mode.setCurrentIndex(self._mode.findData(draft.plan.request.mode))
        page.undo.setEnabled(self._editing.can_undo)
        page.redo.setEnabled(self._editing.can_redo)
        self._show_chosen()

    def _show_chosen(self) -> None:
        draft, keys = self.draft, self._editing.keys
        self._page.form.show_rows(draft, keys)
        self._page.pane.show_rows(draft, keys, can_move=len(draft.keys) > 1)
        self._page.merge.setEnabled(len(keys) > 1)
        self._page.show_count(len(draft.keys))
        self._show_counts()

    def _show_counts(self) -> None:
        tally = self._page.table.rows.tally()
        self._page.summary.show_plan(self.draft.plan, tally)
        new = tally.new
        words = self.tr("Import %Ln photo(s)", "", new) if new else self.tr("Import")
        self.done_button.setText(words)
        self.done_button.setEnabled(self._is_worth_running() and self._page.form.is_valid)

    def _on_nothing_action(self) -> None:
        if self.draft.plan.locked:
            self._on_passwords()
        else:
            self._on_again(again=True)

    def _is_worth_running(self) -> bool:
        draft = self.draft
        taken = any(draft.is_included(key) for key in draft.keys)
        return self._is_known and (taken or bool(draft.plan.rescanned or draft.plan.learned))

    # Around it

    def _on_said(self, words: str) -> None:
        self._is_warned = False
        self.say(words)

    def _on_mode(self) -> None:
        self._editing.set_mode(Mode(self._mode.currentData()))

    def _on_look(self, row: int) -> None:
        passwords = dict(self.draft.plan.request.passwords)
        self._look.look(self._page.pane.view.files, row, passwords)

    def _on_form_left(self) -> None:
        if len(self.draft.keys) > 1:
            self._page.table.setFocus()
        else:
            self.done_button.click()

    def _on_find(self) -> None:
        self._page.table.filter(self._page.finder.text(), self._page.summary.only)

    def _on_refusals(self, shown: bool) -> None:  # noqa: FBT001 (a signal's argument)
        plan = self.draft.plan
        refused = [one for one in plan.refused if one.reason is not Reason.ARCHIVE_PASSWORD]
        self._page.show_refusals(refused if shown else [])

    def _on_passwords(self) -> None:
        request, locked = self.draft.plan.request, self.draft.plan.locked
        known = dict(request.passwords)
        dialog = PasswordsDialog(locked, known, parent=self)

        def take() -> None:
            passwords = tuple((known | dialog.passwords()).items())
            self.ask(replace(self.draft.plan.request, passwords=passwords))

        dialog.accepted.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_again(self, again: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self.ask(replace(self.draft.plan.request, again=again))

    def _show_progress(self) -> None:
        if self._work is not None:
            self._waiting.show_progress(self._work)

    def _on_finished(self, work: Work) -> None:
        if work is self._work and work.result is None:
            self._is_known = False
            self.reject()  # planning failed; the window says why
