"""What is seen of an enlarged photo in all its pixels, cut out on the reader pool.

The photo is decoded once, when it is first shown larger than the picture made for the screen,
or before, where that takes long; then pieces are cut from it, one at a time, always of what is
seen by then. Only the photo in view has its pixels in memory.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.cutting import Cut, next_cut
from gallery.gui.viewer.effort import is_huge
from gallery.gui.viewer.pictures import CutOut, cut_out
from gallery.model.photo import PhotoDetails


class Closeup(QObject):
    """Brings the canvas the pieces that it wants.

    Args:
        is_free: whether a huge photo may be decoded, since no other one is.

    Signals:
        rested(): a decode has ended, so that another one may begin.
    """

    rested = Signal()

    def __init__(self, bridge: Bridge, canvas: Canvas, *, is_free: Callable[[], bool]) -> None:
        super().__init__(canvas)
        self._bridge = bridge
        self._canvas = canvas
        self._is_free = is_free
        self._details: PhotoDetails | None = None
        self._last: CutOut | None = None
        self._round = 0  # counts the photos, so that a late piece of another one is not taken
        self.is_at_work = False

    def show(self, details: PhotoDetails) -> None:
        """This photo is on the canvas now, or the same one as it has become."""
        before = self._details
        is_same = before is not None and (before.id, before.digest) == (details.id, details.digest)
        self._details = details
        if not is_same:
            self._begin_anew()

    def forget(self) -> None:
        """Let go of the photo and its pixels."""
        self._details = None
        self._begin_anew()

    def prepare(self, details: PhotoDetails) -> None:
        """Decode the photo on the canvas before anybody enlarges it."""
        self.show(details)
        if self._last is None and not self.is_at_work:
            self._ask(details, None)

    def follow(self) -> None:
        """Cut out what is seen, if the picture that is there is too small for it."""
        canvas, details, last = self._canvas, self._details, self._last
        if self.is_at_work or details is None or canvas.framing is None:
            return
        if not canvas.is_enlarged or (last is not None and last.reason is not None):
            return
        cut = next_cut(canvas.framing, canvas.turns, last.cut if last else None)
        if cut is not None and (last is None or cut != last.cut):
            self._ask(details, cut)

    def _ask(self, details: PhotoDetails, cut: Cut | None) -> None:
        pixels, asked = self._last.pixels if self._last else None, self._round
        if pixels is None and is_huge(details) and not self._is_free():
            return
        self.is_at_work = True
        self._bridge.compute(lambda: (asked, cut_out(details, cut, pixels)), self._on_cut)

    def _on_cut(self, answer: tuple[int, CutOut]) -> None:
        self.is_at_work = False
        asked, done = answer
        if asked != self._round:
            self._free(done)
        else:
            self._last = done
            if done.cut is not None and done.image is not None:
                self._canvas.set_piece(done.cut, done.image)
        self.follow()
        if not self.is_at_work:
            self.rested.emit()

    def _begin_anew(self) -> None:
        self._round += 1
        last, self._last = self._last, None
        if last is not None and not self.is_at_work:
            self._free(last)

    def _free(self, last: CutOut) -> None:
        """Give the pixels back beside the window: 300 MB take longer than a frame."""
        if last.pixels is not None:
            self._bridge.compute(last.pixels.close, lambda _: None)
