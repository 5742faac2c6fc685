"""Carries out what the user decides of groups: one step of undo each, told on the page itself."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import combinations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gallery.edits.base import Edit, Outcome
from gallery.edits.deciding import Fate
from gallery.edits.duplicates import AskAgain, KeepAll, NotTheSame, PutOff
from gallery.gui.bridge import Bridge
from gallery.gui.duplicates.choosing import Plan
from gallery.gui.duplicates.outside_dialog import OutsideDialog
from gallery.gui.duplicates.page import DuplicatesPage
from gallery.library import outside


class Deciding(QObject):
    """Applies the edits of the page.

    Attributes:
        agreed: the folders outside the library that are not asked about again.
    """

    def __init__(self, bridge: Bridge, page: DuplicatesPage, *, window: QWidget) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._window = window
        self._told: int | None = None  # the step that the note speaks of
        self.agreed: set[str] = set()
        page.decided.connect(self.decide)
        page.told_apart.connect(self.tell_apart)
        page.kept_all.connect(self.keep_all)
        page.put_off.connect(self.put_off)
        page.taken_up.connect(self.take_up)
        page.undo_asked.connect(self.undo)
        bridge.history_changed.connect(self._on_history)

    def decide(self, plan: Plan) -> None:
        """Keep the best, and let become of the others what the plan says."""
        outside_ids = [one.photo_id for one in plan.outside]
        if not outside_ids:
            self._decide(plan, ())
            return

        def read(folders: Mapping[str, int]) -> None:
            if self.may_trash(folders):
                self._decide(plan, tuple(folders))

        self._bridge.read(partial(outside.folders, photo_ids=outside_ids), read)

    def _decide(self, plan: Plan, folders: tuple[str, ...]) -> None:
        self._apply(plan, plan.edit(folders), self._sentence(plan))

    def tell_apart(self, plan: Plan) -> None:
        """Note that no two of them show the same."""
        edit = NotTheSame(tuple(combinations(plan.group.photo_ids, 2)))
        self._apply(plan, edit, self.tr("Not duplicates; this is not asked again"))

    def put_off(self, plan: Plan) -> None:
        """Leave the group for later."""
        edit = PutOff(plan.group.photo_ids)
        self._apply(plan, edit, self.tr("Put off; it waits under “Later”"))

    def take_up(self, plan: Plan) -> None:
        """Ask about a group again that was left for later."""
        edit = AskAgain(plan.group.photo_ids)
        self._apply(plan, edit, self.tr("It is asked about with the others again"))

    def keep_all(self, plan: Plan) -> None:
        """Keep all of them in sight for good."""
        said = self.tr("All %Ln photo(s) stay in sight", "", len(plan.group.photo_ids))
        self._apply(plan, KeepAll(plan.group.photo_ids), said)

    def undo(self) -> None:
        """Take the last step back, whatever it was, and say so."""
        self._told = None
        # Whatever the window knows of the history: a quick Z comes before that is read again.
        self._bridge.undo(self._on_undone)

    def _on_undone(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self._page.say_undone()

    def may_trash(self, folders: Mapping[str, int]) -> bool:
        """Ask whether files outside the library may go to the trash, each folder by its name.

        Args:
            folders: how many files are in each.
        """
        asked = {folder: n for folder, n in folders.items() if folder not in self.agreed}
        if not asked:
            return True
        dialog = OutsideDialog(asked, parent=self._window)
        is_yes = dialog.exec() == QDialog.DialogCode.Accepted
        if is_yes and dialog.asks_no_more:
            self.agreed.update(asked)
        dialog.deleteLater()
        return is_yes

    def _apply(self, plan: Plan, edit: Edit, said: str) -> None:
        def done(outcome: Outcome) -> None:
            self._told = outcome.step.id if outcome.step is not None else None
            self._page.note.say(said, done=True, undo=outcome.step is not None)

        self._page.leave_out(plan.group.key)
        self._bridge.apply(edit, done)

    def _sentence(self, plan: Plan) -> str:
        best = next(one for one in plan.group.candidates if one.photo_id == plan.best_id)
        fates = [plan.fate(one.photo_id) for one in plan.others]
        parts: list[str] = [self.tr("{name} stays in sight").format(name=best.name)]
        said: dict[Fate, Callable[[int], str]] = {
            Fate.HIDE: lambda n: self.tr("%Ln behind it", "", n),
            Fate.TRASH: lambda n: self.tr("%Ln in the trash", "", n),
            Fate.APART: lambda n: self.tr("%Ln by itself", "", n),
        }
        parts += [words(fates.count(fate)) for fate, words in said.items() if fate in fates]
        return " · ".join(parts)

    def _on_history(self) -> None:
        """Offer to take back what the note speaks of, only while it is what Undo would take."""
        top = self._bridge.undoable
        if self._told is not None:
            self._page.note.offer_undo(top is not None and top.id == self._told)
