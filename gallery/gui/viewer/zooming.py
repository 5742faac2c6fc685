"""What the actions about the size of a photo do, wherever one is in full view."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPointF

from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.framing import KEY_ZOOM, Framing
from gallery.gui.viewer.view import Viewer

WHOLE, DOUBLE = 100, 200  # %

Way = Callable[[Framing], Framing]


class Zoomable(Protocol):
    """What has cells that can be made larger."""

    def zoom_by(self, steps: int) -> None:
        """Make cells larger, smaller when negative."""


class ZoomCommands(QObject):
    """Enlarges the photo in view; where none is, the cells, or it opens the photo at hand.

    Args:
        viewer: the full view over the window.
        docked: the one in the tagging mode.
        open_view: opens the full view on the photo at hand.
        cells: gives what has cells on the page that is shown.
    """

    def __init__(
        self,
        viewer: Viewer,
        docked: Viewer,
        *,
        open_view: Callable[[], object],
        cells: Callable[[], Zoomable],
    ) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._views = (docked, viewer)
        self._open_view = open_view
        self._cells = cells

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "zoom-in": partial(self._step, 1),
            "zoom-out": partial(self._step, -1),
            "zoom-fit": partial(self._show, lambda framing: framing.fitted()),
            "zoom-fill": partial(self._show, lambda framing: framing.filling()),
            "zoom-actual": partial(self._enlarge, WHOLE),
            "zoom-double": partial(self._enlarge, DOUBLE),
        }

    def _shown(self) -> Canvas | None:
        view = next((one for one in self._views if one.isVisible()), None)
        return view.canvas if view is not None else None

    def _step(self, by: int) -> None:
        canvas = self._shown()
        if canvas is None:
            self._cells().zoom_by(by)
        else:
            canvas.zoom(KEY_ZOOM**by, canvas.pointer())

    def _enlarge(self, percent: int) -> None:
        canvas = self._shown()
        at = canvas.pointer() if canvas is not None else None
        self._show(lambda framing: _enlarged(framing, percent, at))

    def _show(self, way: Way) -> None:
        canvas = self._shown()
        if canvas is not None:
            canvas.reframe(way)
            return
        self._viewer.canvas.begin_with(way)
        self._open_view()


def _enlarged(framing: Framing, percent: int, at: QPointF | None) -> Framing:
    middle = QPointF(framing.view_width / 2, framing.view_height / 2)
    at = middle if at is None else at
    return framing.enlarged(percent, at.x(), at.y())
