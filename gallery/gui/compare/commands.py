"""What the action Compare does: with selected photos, or the photo in view and its neighbour."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from gallery.gui.actions import Actions
from gallery.gui.compare.placing import MOST_BESIDE
from gallery.gui.compare.view import FEWEST, CompareView
from gallery.gui.subject import Subject
from gallery.gui.widgets.toast import Toasts

# Actions that show something else, which would stand below the comparison.
ELSEWHERE = (
    *("open", "slideshow", "tagging-mode", "mark-person", "find", "show-set"),
    *("people", "groups", "sets", "scenes", "suggestions", "duplicates"),
)


def leave_for_others(compare: CompareView, actions: Actions) -> None:
    """Close the comparison before another view is shown.

    To be called before the actions are joined to what they do: this comes first then.
    """
    for name in ELSEWHERE:
        actions[name].triggered.connect(compare.leave)


class CompareCommands(QObject):
    """Opens the comparison on the photos at hand, and goes to the one that is chosen."""

    def __init__(self, compare: CompareView, subject: Subject, *, toasts: Toasts) -> None:
        super().__init__(compare)
        self._compare = compare
        self._subject = subject
        self._toasts = toasts
        compare.chosen.connect(subject.go_to)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"compare": self.compare}

    def compare(self) -> None:
        """Compare up to four photos; the same key closes the comparison."""
        if self._compare.isVisible():
            self._compare.leave()
            return
        subject = self._subject
        first, ids = subject.first(), subject.some(MOST_BESIDE)
        if first is None:
            return
        if len(ids) < FEWEST:
            beside = subject.beside()
            ids = (first,) if beside is None else (first, beside)
        if len(ids) < FEWEST:
            text = self.tr("There is no other photo here to compare it with.")
            self._toasts.show(text, symbol="info")
            return
        if subject.count > MOST_BESIDE:
            text = self.tr("Only the first four of them are compared.")
            self._toasts.show(text, symbol="info")
        self._compare.show_photos(ids, first=first)
