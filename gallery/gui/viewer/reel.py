"""The frames of one animated photo, decoded on the reader pool, over and over from its file.

A short animation is kept once it was decoded; of a long one only the frames that are about to
be shown are in memory.
"""

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from gallery.gui.viewer.pictures import drawn
from gallery.model.reasons import RefusedFile

if TYPE_CHECKING:  # it brings in Pillow, which nothing needs before the first paint
    from gallery.images.decode import Picture

KEPT_BYTES = 64 * 1024 * 1024  # an animation that takes less is decoded once
STRIP_BYTES = 32 * 1024 * 1024  # of frames handed over at once, but one at least
STRIP_SHOWN = 300  # ms that they are shown for, enough for the next ones to be decoded
STRIP_DECODED = 0.1  # seconds after which what there is is handed over


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame; ``milliseconds`` is how long it is shown, ``is_whole`` that it has all pixels."""

    index: int
    image: QImage
    is_whole: bool
    milliseconds: int

    @property
    def bytes(self) -> int:
        """Memory it takes."""
        return self.image.sizeInBytes()


class Reel:
    """An endless row of frames; one thread at a time, never the window's.

    Args:
        paths: files of the photo; the first that can be read is played.
        longest: the longer side of the frames in pixels at most; None for every pixel.
        first: the index of the frame to begin with.
    """

    def __init__(self, paths: tuple[str, ...], longest: int | None, *, first: int = 0) -> None:
        self._paths = paths
        self._longest = longest
        self._first = first
        self._lead = 0  # how many frames the first strip has at least before its last one
        self._row: Iterator[Frame] | None = None
        self._kept: list[Frame] = []
        self._fits = True  # in ``_kept``, as far as is known
        self._is_complete = False  # what is kept

    def begun_at(self, index: int, *, lead: int = 0) -> "Reel":
        """Return the same frames from another one on; those that are kept stay kept.

        Args:
            index: of a frame that is in the first strip.
            lead: how many frames before it are, too, if there are so many.
        """
        first = max(0, index - lead)
        result = Reel(self._paths, self._longest, first=first)
        result._lead = index - first
        if self._is_complete:
            result._kept, result._is_complete = self._kept, True
        return result

    def strip(self) -> tuple[Frame, ...]:
        """Return the next frames; none when the photo does not move or cannot be read."""
        self._row = self._row or self._endless()
        result: list[Frame] = []
        shown, used, since = 0, 0, time.monotonic()
        for frame in self._row:
            result.append(frame)
            shown += frame.milliseconds
            used += frame.bytes
            if len(result) <= self._lead:
                continue
            late = time.monotonic() - since > STRIP_DECODED
            if shown >= STRIP_SHOWN or used >= STRIP_BYTES or late:
                break
        self._lead = 0
        return tuple(result)

    def _endless(self) -> Iterator[Frame]:
        """Yield the frames from the first one wanted, then all of them again and again."""
        if self._is_complete:
            count = len(self._kept)
            yield from self._kept[self._first :]
        else:
            count = yield from self._once(self._first)
            if not count and self._first:  # beyond the end of the file
                count = yield from self._once(0)
        while count > 1:
            self._is_complete = self._fits and len(self._kept) == count
            if self._is_complete:
                yield from self._kept
            else:
                count = yield from self._once(0)

    def _once(self, first: int) -> Generator[Frame, None, int]:
        """Yield the frames of one showing; return how many the file has."""
        count = 0
        self._kept.clear()
        for index, (picture, milliseconds) in self._decoded(first):
            if not milliseconds:  # the one picture of a file that does not move
                return 0
            count = index + 1
            frame = Frame(index, *drawn(picture), milliseconds)
            self._keep(frame)
            yield frame
        return count

    def _keep(self, frame: Frame) -> None:
        if self._fits:
            self._kept.append(frame)
            self._fits = sum(one.bytes for one in self._kept) <= KEPT_BYTES
        if not self._fits:
            self._kept.clear()

    def _decoded(self, first: int) -> Iterator[tuple[int, tuple["Picture", int]]]:
        # Here, since it brings in Pillow, which nothing needs before the first paint.
        from gallery.images.animation import frames

        for path in self._paths:
            try:
                yield from enumerate(frames(Path(path), longest=self._longest, begin=first), first)
            except RefusedFile:
                continue
            return
