"""Which photos an action is about: the one in full view, else the selected ones."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gallery.gui.grid import GridView
from gallery.gui.viewer import Viewer

VIEWER_FOOT = 120  # px from the foot of the full view, where bars stand


class Subject:
    """Asked by the commands; knows the grid and the full view."""

    def __init__(self, grid: GridView, viewer: Viewer) -> None:
        self._grid = grid
        self._viewer = viewer

    @property
    def is_viewing(self) -> bool:
        """Whether one photo fills the window."""
        return self._viewer.isVisible()

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not self.is_viewing and self._grid.selected_count() == 0

    def ids(self) -> tuple[int, ...]:
        """Return the photos, each once, in order."""
        if self.is_viewing:
            current = self._viewer.current_id()
            return (current,) if current is not None else ()
        return tuple(self._grid.selected_ids())

    def first(self) -> int | None:
        """Return the photo that stands for all: the focused one if selected, else the first."""
        ids = self.ids()
        current = None if self.is_viewing else self._grid.current_id()
        return current if current in set(ids) else next(iter(ids), None)

    def before(self) -> int | None:
        """Return the photo that stands before the first of them in the list, None at its start."""
        if self.is_viewing:
            return self._viewer.neighbour(-1)
        rows = next(iter(self._grid.choice.rows()), range(0))
        return self._grid.ids[rows.start - 1] if rows.start > 0 else None

    def step(self, by: int) -> bool:
        """Go on to the next photo of the list, or back; False at its ends."""
        viewing = self.is_viewing
        row = (self._viewer.index if viewing else self._grid.choice.focus()) + by
        if not 0 <= row < (self._viewer.count if viewing else len(self._grid.ids)):
            return False
        if viewing:
            self._viewer.step(by)
        else:
            self._grid.show_row(row)
        return True

    def rect_in(self, page: QWidget) -> QRect:
        """Return where the photos are, in pixels of ``page``."""
        if self.is_viewing:
            rect = QRect(self._viewer.rect())
            rect.setTop(rect.bottom() - VIEWER_FOOT)
            return QRect(self._viewer.mapTo(page, rect.topLeft()), rect.size())
        rect = self._grid.selection_rect()
        if rect.isEmpty():
            rect = self._grid.viewport().rect()
        return QRect(self._grid.viewport().mapTo(page, rect.topLeft()), rect.size())
