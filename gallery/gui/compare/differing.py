"""Keeps the difference of two pictures on the board as they are zoomed and moved.

While they move, what was found before moves with them; once they rest, it is found anew.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.compare.board import Board
from gallery.gui.compare.difference import Difference, difference
from gallery.gui.compare.drawing import Drawn
from gallery.gui.compare.pane import Pane
from gallery.gui.compare.placing import Mode
from gallery.gui.compare.telling import Telling

REST = 50  # ms without a movement


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
        self._pair: tuple[int, int] | None = None  # the photos that were asked for
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._ask)
        self.found: Difference | None = None

    def look(self) -> None:
        """Renew the difference, or show the pictures when it is not asked for."""
        if self._board.mode is not Mode.DIFFERENCE:
            self.forget()
            return
        one, other = self._panes()
        if self._pair != (one.photo, other.photo):
            self.forget()
            self._pair = one.photo, other.photo
            self._ask()
        else:
            self._rest.start()

    def forget(self) -> None:
        """Show the pictures, whatever is still on its way."""
        self._rest.stop()
        self._bridge.forget(self._group)
        self._pair, self.found = None, None
        for pane in self._board.panes:
            pane.lay_over(None)

    def _panes(self) -> tuple[Pane, Pane]:
        panes, board = self._board.panes, self._board
        return panes[board.active], panes[board.other]

    def _ask(self) -> None:
        pane, next_one = self._panes()
        one, other = pane.drawn, next_one.drawn
        if one is None or other is None:  # asked again when a picture is here
            return
        size, ratio = pane.picture_size, pane.devicePixelRatioF()
        self._bridge.compute(
            lambda: (one, difference(one, other, size, ratio=ratio)),
            self._on_found,
            group=self._group,
        )

    def _on_found(self, answer: tuple[Drawn, Difference]) -> None:
        one, found = answer
        self.found = found
        remark = "" if found.share else Telling().nothing_differs()
        self._panes()[0].lay_over(found.image, place=one.place, remark=remark)
        self.changed.emit()
