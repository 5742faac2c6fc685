"""Keeps the difference of two pictures on the board as they are zoomed and moved."""

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.compare.board import Board
from gallery.gui.compare.difference import Difference, Drawn, difference
from gallery.gui.compare.pane import Pane
from gallery.gui.compare.placing import Mode
from gallery.gui.compare.telling import Telling


class Differing(QObject):
    """Asks for the difference of the active picture and the next one, and lays it over.

    Attributes:
        found: what is shown, None while pictures are shown.

    Signals:
        changed(): another difference is shown.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, board: Board) -> None:
        super().__init__(board)
        self._bridge = bridge
        self._board = board
        self._group = f"compare-{id(self)}"  # of reads: another view may ask, too
        self.found: Difference | None = None

    def look(self) -> None:
        """Renew the difference, or show the pictures when it is not asked for."""
        board = self._board
        if board.mode is not Mode.DIFFERENCE:
            self.forget()
            return
        active = board.panes[board.active]
        one, other = _drawn(active), _drawn(board.panes[board.other])
        if one is not None and other is not None:
            size, ratio = active.picture_size, active.devicePixelRatioF()
            self._bridge.compute(
                lambda: difference(one, other, size, ratio=ratio),
                self._on_found,
                group=self._group,
            )

    def forget(self) -> None:
        """Show the pictures, whatever is still on its way."""
        self._bridge.forget(self._group)
        self._lay_over(None)

    def _on_found(self, found: Difference) -> None:
        self._lay_over(found)
        self.changed.emit()

    def _lay_over(self, found: Difference | None) -> None:
        self.found = found
        for place, pane in enumerate(self._board.panes):
            shown = found is not None and place == self._board.active
            if not shown or found is None:
                pane.lay_over(None)
            else:
                pane.lay_over(found.image, "" if found.share else Telling().nothing_differs())


def _drawn(pane: Pane) -> Drawn | None:
    """Return a picture as its pane draws it, None as long as there is none."""
    return Drawn(pane.image, pane.place) if pane.image is not None else None
