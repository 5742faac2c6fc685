"""The way into the tagging mode and back to the same photo."""

from array import array
from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from gallery.gui.grid import GridView
from gallery.gui.quick import QuickKeys
from gallery.gui.tagging.mode import TaggingMode
from gallery.gui.viewer import Viewer
from gallery.gui.widgets.toast import Toasts


class TaggingCommands(QObject):
    """Begins with what is selected or in view, ends where the user got to.

    Whoever goes to something that the mode covers, such as the search line, leaves it.
    """

    def __init__(
        self,
        mode: TaggingMode,
        quick_keys: QuickKeys,
        *,
        grid: GridView,
        viewer: Viewer,
        toasts: Toasts,
        covered: Sequence[QWidget],
    ) -> None:
        """``covered``: what lies under the mode and can take the focus."""
        super().__init__(mode)
        self._mode = mode
        self._grid = grid
        self._viewer = viewer
        self._toasts = toasts
        self._quick_keys = quick_keys
        self._covered = covered
        self._before: QWidget | None = None
        mode.moved.connect(lambda _index: quick_keys.follow(mode.current_id()))
        quick_keys.tags_changed.connect(mode.show_tags)
        mode.person_picked.connect(quick_keys.toggle_person)
        mode.scene_picked.connect(quick_keys.toggle_scene)
        mode.left.connect(lambda inside: self._on_left(had_focus=inside))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"tagging-mode": self.toggle}

    def toggle(self) -> None:
        """Begin, or leave if it is there."""
        if self._mode.isVisible():
            self._mode.leave()
        elif self._viewer.isVisible():
            ids, index = self._viewer.ids, self._viewer.index
            self._viewer.leave()
            self._begin(ids, index)
        elif self._grid.isVisible():
            self._begin_in_grid()
        else:
            self._begin(array("q"), 0)

    def _begin_in_grid(self) -> None:
        """Go through the selected photos if they are several, else through the whole list."""
        grid, focus = self._grid, max(0, self._grid.choice.focus())
        several = 1 < grid.selected_count() < len(grid.ids)
        if not several:
            self._begin(grid.ids, focus)
            return
        ids = grid.selected_ids()
        current = grid.current_id()
        self._begin(array("q", ids), ids.index(current) if current in set(ids) else 0)

    def _begin(self, ids: "array[int]", index: int) -> None:
        if 0 <= index < len(ids):
            self._before = QApplication.focusWidget()
            self._mode.begin(ids, index)
            self._toasts.stand_over(self._mode.viewer)
        else:
            self._toasts.show(self.tr("There is no photo here to tag."), symbol="info")

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._mode.isVisible():
            return
        if any(part is now or part.isAncestorOf(now) for part in self._covered):
            self._mode.leave()

    def _on_left(self, *, had_focus: bool) -> None:
        """Select the photo in the grid, if it still lists it."""
        self._quick_keys.follow(None)
        self._toasts.stand_over(None)
        photo_id = self._mode.current_id()
        row, ids = self._mode.index, self._grid.ids
        if photo_id is not None:
            if 0 <= row < len(ids) and ids[row] == photo_id:
                self._grid.show_row(row)
            elif photo_id in ids:
                self._grid.show_row(ids.index(photo_id))
        if not had_focus:
            return
        before, self._before = self._before, None
        if self._grid.isVisible():
            self._grid.setFocus()
        elif before is not None and shiboken6.isValid(before):
            before.setFocus()
