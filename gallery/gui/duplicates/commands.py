"""Joins the page of duplicates with the window: comparing, looking, dialogs, its action."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gallery.edits.base import Outcome
from gallery.edits.deciding_all import RulePlan
from gallery.gui.bridge import Bridge
from gallery.gui.compare import CompareView, Mode
from gallery.gui.duplicates.deciding import Deciding
from gallery.gui.duplicates.order import OrderDialog
from gallery.gui.duplicates.page import DuplicatesPage
from gallery.gui.duplicates.rule import RuleDialog
from gallery.gui.duplicates.rule_words import RuleWords
from gallery.gui.sights import Sights

OfferUndo = Callable[[Outcome, str], None]


class DuplicateCommands(QObject):
    """Acts for the page.

    Attributes:
        deciding: carries out what is decided of groups.
        comparing: the comparison over the window, made when it is first asked for.
    """

    def __init__(
        self,
        bridge: Bridge,
        page: DuplicatesPage,
        *,
        sights: Sights,
        over: QWidget,
        offer_undo: OfferUndo,
    ) -> None:
        """Connect the page.

        Args:
            bridge: the library.
            page: the page.
            sights: shows it, and photos in the full view.
            over: what a comparison covers.
            offer_undo: says what was done to many groups at once.
        """
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._sights = sights
        self._over = over
        self._offer_undo = offer_undo
        self.comparing: CompareView | None = None
        self.deciding = Deciding(bridge, page, window=over.window())
        page.look_asked.connect(sights.look_at)
        page.compare_asked.connect(self.compare)
        page.rule_asked.connect(self.decide_by_rule)
        page.order_asked.connect(self.change_order)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"duplicates": self._sights.show_duplicates}

    def compare(self, ids: Sequence[int], first: int) -> None:
        """Flip between photos in place; the one that is chosen becomes the best."""
        if self.comparing is None:
            self.comparing = CompareView(self._bridge, self._over)
            self.comparing.chosen.connect(self._page.choose_best)
            self.comparing.closed.connect(self._page.take_focus)
        self.comparing.show_photos(ids, first=first, mode=Mode.FLIP, choosing=True)

    def decide_by_rule(self) -> None:
        """Show what a rule would do with all groups, and do it if the user says so."""
        dialog = RuleDialog(self._bridge, parent=self._window)
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        edit, plan = dialog.edit, dialog.plan
        dialog.deleteLater()
        if is_done and edit is not None and plan is not None:
            self._bridge.apply(edit, partial(self._tell, plan))

    def _tell(self, plan: RulePlan, outcome: Outcome) -> None:
        kept = outcome.step.photos if outcome.step is not None else 0
        self._offer_undo(outcome, RuleWords().done(plan, kept))

    def change_order(self) -> None:
        """Let the user say by what the best copy is found."""
        dialog = OrderDialog(self._bridge, parent=self._window)
        dialog.changed.connect(self._page.refresh)
        dialog.exec()
        dialog.deleteLater()

    @property
    def _window(self) -> QWidget:
        return self._over.window()
