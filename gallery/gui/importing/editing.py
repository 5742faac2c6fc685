"""What the user does to a plan in its dialog: each change one step that can be undone."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gallery.gui.importing.draft import LOOSE, Draft, Value
from gallery.gui.importing.move_dialog import MoveDialog
from gallery.gui.importing.plan_page import PlanPage
from gallery.gui.importing.row_words import RowWords
from gallery.gui.importing.steps import Change, Steps
from gallery.gui.importing.values import read_value
from gallery.importing.plan import Plan
from gallery.importing.request import ImportRequest, Mode


class Editing(QObject):
    """Turns what happens on a ``PlanPage`` into steps of a draft.

    Signals:
        changed: the draft is another one now.
        said(str): a word to the user, "" when there is none any more.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, request: ImportRequest, page: PlanPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialog = parent
        self._page = page
        self._steps = Steps(Draft(Plan(request)))
        self._connect()

    @property
    def draft(self) -> Draft:
        """The plan with what is left out of it."""
        return self._steps.now

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows that are chosen."""
        there = self.draft.keys
        return self._page.table.selected_keys if len(there) > 1 else there

    @property
    def can_undo(self) -> bool:
        """Whether the user has changed anything."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return self._steps.can_redo

    def replay(self, plan: Plan) -> None:
        """Make the changes again, to a plan that was made anew."""
        self._steps.replay(plan)

    def set_mode(self, mode: Mode) -> None:
        """Say where the files are to go."""
        self._do(lambda draft: draft.with_mode(mode))

    def _connect(self) -> None:
        page = self._page
        page.table.toggled.connect(self._on_toggled)
        page.table.written.connect(self._on_typed)
        page.table.dropped.connect(self._move)
        page.form.written.connect(self._on_written)
        page.form.written_for_all.connect(self._on_written_for_all)
        page.pane.move_wanted.connect(self._on_move)
        page.pane.split_wanted.connect(self._on_split)
        page.pane.out_wanted.connect(self._on_out)
        page.merge.triggered.connect(self._on_merge)
        page.undo.triggered.connect(self._on_undo)
        page.redo.triggered.connect(self._on_redo)

    def _do(self, change: Change, *, same: object = None) -> None:
        self.said.emit("")
        if self._steps.do(change, same=same):
            self.changed.emit()

    def _on_undo(self) -> None:
        if self._steps.undo():
            self.changed.emit()

    def _on_redo(self) -> None:
        if self._steps.redo():
            self.changed.emit()

    def _on_toggled(self, keys: Collection[str], included: bool) -> None:  # noqa: FBT001
        self._do(lambda draft: draft.included(keys, included=included))

    def _on_written(self, name: str, value: Value) -> None:
        keys = self.keys
        self._do(lambda draft: draft.written(keys, name, value=value), same=(name, keys))

    def _on_written_for_all(self, name: str, value: Value) -> None:
        self._do(lambda draft: draft.written(draft.keys, name, value=value))

    def _on_typed(self, keys: Collection[str], name: str, text: str) -> None:
        try:
            value = read_value(name, text)
        except ValueError:
            self.said.emit(self.tr("“{0}” is no date. It reads like 2024-01-27.").format(text))
            return
        self._do(lambda draft: draft.written(keys, name, value=value))

    def _on_merge(self) -> None:
        keys = self.keys
        into = next((key for key in keys if key != LOOSE), None)
        if into is not None and len(keys) > 1:
            self._page.table.choose([into])
            self._do(lambda draft: draft.merged(keys, into=into))
            self._page.table.choose([into])

    def _on_split(self) -> None:
        files = self._page.pane.view.selected
        before = set(self.draft.keys)
        self._do(lambda draft: draft.apart(files))
        made = [key for key in self.draft.keys if key not in before]
        if made:
            self._page.table.choose(made)
            self._page.form.begin()

    def _on_out(self, out: bool) -> None:  # noqa: FBT001 (a signal's argument)
        files = self._page.pane.view.selected
        if out:
            self._do(lambda draft: draft.left_out(files))
        else:
            self._do(lambda draft: draft.taken_in(files))

    def _on_move(self) -> None:
        chosen, draft = set(self.keys), self.draft
        names = {one.key: one.title.value for one in draft.plan.sets}
        targets = [(key, names.get(key, RowWords().loose())) for key in draft.keys]
        dialog = MoveDialog(
            [one for one in targets if len(chosen) > 1 or one[0] not in chosen], parent=self._dialog
        )
        dialog.accepted.connect(lambda: self._move(dialog.key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _move(self, key: str | None) -> None:
        files = self._page.pane.view.selected
        if key is not None and files:
            self._do(lambda draft: draft.moved(files, to=key))
