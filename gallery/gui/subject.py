"""Which photos an action is about: the one in view, compared or being tagged, else the selected."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.compare import CompareView
from gallery.gui.grid import GridView
from gallery.gui.tagging import TaggingMode
from gallery.gui.viewer import Viewer

MOST_NEAR = 100  # rows that are looked at for a photo
MOST_LISTED = 20_000  # photos that are listed in the window's thread: 2 ms
_Listing = Callable[[], tuple[int, ...]]
_Wanted = tuple[_Listing, Callable[[tuple[int, ...]], object]]
VIEWER_FOOT = 16  # px from the foot of the full view, where bars stand: faces are above


class Subject:
    """Asked by the commands; knows the grid, the full view, the tagging mode, the comparison."""

    def __init__(
        self, grid: GridView, viewer: Viewer, tagging: TaggingMode, compare: CompareView
    ) -> None:
        self._grid = grid
        self._viewer = viewer
        self._tagging = tagging
        self._compare = compare
        self._wanted: deque[_Wanted] = deque()

    @property
    def tagging(self) -> TaggingMode | None:
        """The tagging mode while photos are tagged one by one in it."""
        covered = self._compare.isVisible() or not self._tagging.isVisible()
        return None if covered else self._tagging

    @property
    def is_viewing(self) -> bool:
        """Whether one photo fills the window."""
        return self._shown.isVisible()

    @property
    def _shown(self) -> Viewer | TaggingMode | CompareView:
        """What shows the one photo."""
        return self._compare if self._compare.isVisible() else self.tagging or self._viewer

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not self.is_viewing and not self._grid.choice.rows()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.ids()) if self.is_viewing else self._grid.selected_count()

    def some(self, most: int) -> tuple[int, ...]:
        """Return the first of them, at most so many; costs no more than those."""
        if self.is_viewing:
            return self.ids()[:most]
        found: dict[int, None] = {}
        for rows in self._grid.choice.rows():
            found.update(
                dict.fromkeys(self._grid.ids[rows.start : min(rows.stop, rows.start + most)])
            )
            if len(found) >= most:
                break
        return tuple(islice(found, most))

    def ids(self) -> tuple[int, ...]:
        """Return the photos, each once, in order; a million take longer than a frame."""
        if self.is_viewing:
            current = self._shown.current_id()
            return (current,) if current is not None else ()
        return tuple(self._grid.selected_ids())

    def listing(self) -> Callable[[], tuple[int, ...]]:
        """Return what gives ``ids`` as they are now, to be called in another thread."""
        if self.is_viewing:
            current = self.ids()
            return lambda: current
        chosen = self._grid.selection()
        return lambda: tuple(chosen.photos())

    def with_ids(self, bridge: Bridge, done: Callable[[tuple[int, ...]], object]) -> None:
        """Call ``done`` with the photos: at once, or when a crowd is listed beside the window.

        One after the other, as they were asked: two quick keys do what two slow ones do.
        """
        if self.count <= MOST_LISTED and not self._wanted:
            done(self.ids())
            return
        self._wanted.append((self.listing(), done))
        if len(self._wanted) == 1:
            self._list_next(bridge)

    def _list_next(self, bridge: Bridge) -> None:
        bridge.compute(self._wanted[0][0], partial(self._on_listed, bridge))

    def _on_listed(self, bridge: Bridge, ids: tuple[int, ...]) -> None:
        _, done = self._wanted.popleft()
        if self._wanted:
            self._list_next(bridge)
        done(ids)

    def first(self) -> int | None:
        """Return the photo that stands for all: the focused one if selected, else the first."""
        if self.is_viewing:
            return self._shown.current_id()
        rows, focus = self._grid.choice.rows(), self._grid.choice.focus()
        first = next(iter(rows), range(0))
        return self._grid.ids[focus if focus in rows else first.start] if first else None

    def before(self) -> int | None:
        """Return the photo that stands before the first of them in the list, None at its start."""
        if self.is_viewing:
            return self._shown.neighbour(-1)
        rows = next(iter(self._grid.choice.rows()), range(0))
        return self._grid.ids[rows.start - 1] if rows.start > 0 else None

    def beside(self) -> int | None:
        """Return the photo after the first of them in the list, else the one before it."""
        if self.is_viewing:
            after = self._shown.neighbour(1)
            return self._shown.neighbour(-1) if after is None else after
        rows = next(iter(self._grid.choice.rows()), range(0))
        if not rows:
            return None
        near = (rows.start + 1, rows.start - 1)
        ids = self._grid.ids
        return next((ids[row] for row in near if 0 <= row < len(ids)), None)

    def go_to(self, photo: int) -> None:
        """Stand on a photo that is at hand: selected, or the next to the one in view."""
        viewing = self.tagging or (self._viewer if self._viewer.isVisible() else None)
        if viewing is not None:
            by = next((by for by in (1, -1) if viewing.neighbour(by) == photo), 0)
            viewing.step(by)
            return
        row = next((row for row in self._near() if self._grid.ids[row] == photo), None)
        if row is not None:
            self._grid.show_row(row)

    def _near(self) -> Iterator[int]:
        """Return some rows that are selected, and their neighbours."""
        runs = list(islice(self._grid.choice.rows(), MOST_NEAR))
        selected = islice(chain.from_iterable(runs), MOST_NEAR)
        edges = chain.from_iterable((run.start - 1, run.stop) for run in runs)
        return (row for row in chain(selected, edges) if 0 <= row < len(self._grid.ids))

    def step(self, by: int) -> bool:
        """Go on to the next photo of the list, or back; False at its ends."""
        viewing = self.is_viewing
        row = (self._shown.index if viewing else self._grid.choice.focus()) + by
        if not 0 <= row < (self._shown.count if viewing else len(self._grid.ids)):
            return False
        if viewing:
            self._shown.step(by)
        else:
            self._grid.show_row(row)
        return True

    def rect_in(self, page: QWidget) -> QRect:
        """Return where the photos are, in pixels of ``page``."""
        if self.is_viewing:
            rect = QRect(self._shown.rect())
            rect.setTop(rect.bottom() - VIEWER_FOOT)
            return QRect(self._shown.mapTo(page, rect.topLeft()), rect.size())
        rect = self._grid.selection_rect()
        if rect.isEmpty():
            rect = self._grid.viewport().rect()
        return QRect(self._grid.viewport().mapTo(page, rect.topLeft()), rect.size())
