"""What the actions about boxes around people do, wherever a photo is in full view."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gallery.edits.base import Outcome
from gallery.gui.viewer.view import Viewer


class BoxCommands(QObject):
    """Draws boxes in the view that is open, and shows them all or not in every view.

    Args:
        viewer: the full view over the window.
        docked: the one in the tagging mode.
        open_view: opens the full view on the photo at hand.
        offer_undo: says what was done, with an Undo.
        switch: the action that says whether all boxes are shown.
    """

    def __init__(
        self,
        viewer: Viewer,
        docked: Viewer,
        *,
        open_view: Callable[[], object],
        offer_undo: Callable[[Outcome, str], object],
        switch: QAction,
    ) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._views = (docked, viewer)
        self._open_view = open_view
        self._offer_undo = offer_undo
        self._switch = switch
        for view in self._views:
            view.box_removed.connect(self._on_removed)
            view.boxes_switched.connect(self._on_switched)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"mark-person": self.mark, "show-boxes": self._on_switch}

    def mark(self) -> None:
        """Begin a box on the photo in view; of the photos of the grid the one with the focus."""
        view = next((one for one in self._views if one.isVisible()), None)
        if view is None:
            self._open_view()
            view = self._viewer
        view.begin_box()

    def _on_switch(self) -> None:
        for view in self._views:
            view.show_boxes(shown=self._switch.isChecked())

    def _on_switched(self, shown: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._switch.setChecked(shown)
        self._on_switch()

    def _on_removed(self, outcome: Outcome) -> None:
        name = outcome.step.subject if outcome.step else ""
        said = self.tr("Box around “{name}” removed").format(name=name)
        self._offer_undo(outcome, said if name else self.tr("Box removed"))
