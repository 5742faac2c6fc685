"""Plays an animated photo: a clock in the window's thread, decoding on the reader pool.

The clock shows a frame that is ready, or waits for the next one; it never decodes.
"""

import time
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.reel import STRIP_BYTES, Frame, Reel
from gallery.model.photo import PhotoDetails

AHEAD = 250  # ms of frames that are ready before more are asked for
LEAD = 24  # frames before one that was stepped back to, which the next steps go to
PASSED = 100  # frames that were shown that are kept at most
LATEST = 100  # ms that frames may be shown too late by before the clock starts afresh
LONGEST_SHOWN = 3_600_000  # ms: a file that asks for more has its frame shown for an hour


class Player(QObject):
    """The frames of one photo at a time.

    Attributes:
        frame: the frame that is shown, None while nothing plays.

    Signals:
        framed(Frame): this frame is to be shown now.
        changed(): it began to move, was paused, went on or stopped.
    """

    framed = Signal(object)
    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._photo: int | None = None  # that is played, or proved to stand still
        self._count = 0  # of its frames, as far as is known
        self._paths: tuple[str, ...] = ()
        self._longest: int | None = None
        self._reel: Reel | None = None
        self._is_decoding = False
        self._ready: deque[Frame] = deque()
        self._passed: deque[Frame] = deque(maxlen=PASSED)  # the last one at the end
        self.frame: Frame | None = None
        self._paused = False
        self._awaited: int | None = None  # the frame to go to once a strip has arrived
        self._lead = 0  # how many frames before that one are wanted, too
        self._is_going = False  # whether what is decoded now begins there
        self._is_sought = False  # whether the next frame is shown though it is paused
        self._due = 0.0  # when the next frame is to be shown, in seconds of the monotonic clock
        self._clock = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._on_due)

    @property
    def is_moving(self) -> bool:
        """Whether there is a photo that moves, paused or not."""
        return self._reel is not None and self.frame is not None

    @property
    def count(self) -> int:
        """How many frames there are, as far as is known."""
        return self._count

    @property
    def is_paused(self) -> bool:
        """Whether it stands still until it is told to go on."""
        return self._paused

    def show(self, photo: PhotoDetails, longest: int) -> None:
        """Play a photo from its start, if it is known to move and does not play yet.

        Args:
            photo: the photo in view.
            longest: the longer side of the view in device pixels.
        """
        if photo.frames > 1 and photo.id != self._photo:
            self.stop()
            self._photo, self._count = photo.id, photo.frames
            self._begin(tuple(file.path for file in photo.files), longest)

    def _begin(self, paths: tuple[str, ...], longest: int) -> None:
        self._paths, self._longest = paths, longest
        self._paused = False
        self._reel = Reel(paths, longest)
        self._ask()

    def enlarge(self) -> None:
        """Show every pixel of the coming frames."""
        if self._reel is None or self._longest is None or self.frame is None:
            return
        self._longest = None
        self._ready.clear()
        self._passed.clear()
        # A paused frame is shown again, larger.
        first = self.frame.index if self._paused else self.frame.index + 1
        self._reel = Reel(self._paths, None, first=first)
        self._is_going = False
        self._is_decoding = False  # what is on its way is of the smaller ones
        self._ask()

    def step(self, by: int) -> None:
        """Pause, and show the next frame or the one before."""
        if self.frame is None or not self._count:
            return
        if not self._paused:
            self.toggle()
        at = self.frame.index if self._awaited is None else self._awaited
        wanted = (at + by) % self._count
        if self._awaited is None and self._turn_to(wanted):
            self.framed.emit(self.frame)
            self._ask()
        elif by < 0:
            # To go back is to decode all from the start, so it is done for several steps.
            self._passed.clear()
            self._wait_for(wanted, lead=min(LEAD, STRIP_BYTES // self.frame.bytes))
        else:
            if self._awaited is None:
                self._remember((self.frame, *self._ready))
            self._wait_for(wanted, lead=0)

    def _turn_to(self, index: int) -> bool:
        """Take the frame before or after the shown one; False where it is not at hand."""
        if self.frame is not None and self._passed and self._passed[-1].index == index:
            self._ready.appendleft(self.frame)
            self.frame = self._passed.pop()
        elif self._ready and self._ready[0].index == index:
            self._take_next()
        else:
            return False
        return True

    def seek(self, index: int) -> None:
        """Go on from a frame, counted from 0; beyond the ends the others follow."""
        if self._reel is not None and self.frame is not None and self._count:
            self._passed.clear()
            self._wait_for(index % self._count, lead=0)

    def _wait_for(self, index: int, *, lead: int) -> None:
        """Show a frame once it is decoded; ``lead``: as many before it are wanted, too."""
        self._ready.clear()
        self._clock.stop()
        self._awaited, self._lead, self._is_going = index, lead, False
        if not self._is_decoding:
            self._go_there()

    def _go_there(self) -> None:
        """Go to the frame that was asked for last, however many were meanwhile."""
        if self._reel is not None and self._awaited is not None:
            self._reel = self._reel.begun_at(self._awaited, lead=self._lead)
            self._is_going = True
            self._ask()

    def toggle(self) -> None:
        """Pause, or go on from the frame that is shown."""
        self._paused = not self._paused
        self._clock.stop()
        self._due = time.monotonic()
        if not self._paused:
            self._on_due()
        self.changed.emit()

    def stop(self) -> None:
        """Let go of the photo and its frames."""
        self._clock.stop()
        self._photo, self._awaited, self._is_sought = None, None, False
        self._reel, self.frame, self._is_decoding = None, None, False
        self._ready.clear()
        self._passed.clear()
        self.changed.emit()

    def _ask(self) -> None:
        reel = self._reel
        milliseconds = sum(frame.milliseconds for frame in self._ready)
        is_enough = milliseconds >= AHEAD or sum(f.bytes for f in self._ready) >= STRIP_BYTES
        if reel is None or self._is_decoding or is_enough:
            return
        self._is_decoding = True
        self._bridge.compute(lambda: (reel, reel.strip()), self._on_strip)

    def _on_strip(self, answer: tuple[Reel, tuple[Frame, ...]]) -> None:
        reel, frames = answer
        if reel is not self._reel:
            return
        self._is_decoding = False
        if frames and self._awaited is not None:
            places = [place for place, one in enumerate(frames) if one.index == self._awaited]
            if not places and not self._is_going:
                self._come_nearer(frames)
                return
            place = places[0] if places else 0  # a file may have fewer frames than it had
            self._remember(frames[:place])
            frames = frames[place:]
            self._awaited, self._is_sought = None, True
        if not frames:
            self._reel, self._awaited = None, None  # it stands still; what is shown stays
            self.changed.emit()
            return
        self._ready.extend(frames)
        if not self._clock.isActive():
            self._on_due()

    def _come_nearer(self, frames: Sequence[Frame]) -> None:
        """Go on to a frame that comes soon after these, or begin anew."""
        if self._awaited is not None and 0 < self._awaited - frames[-1].index <= PASSED:
            self._remember(frames)
            self._ask()
        else:
            self._go_there()

    def _on_due(self) -> None:
        """Show the next frame if it is ready; else it is shown when it arrives."""
        begins = self.frame is None
        stands = self._paused and not begins and not self._is_sought
        shows = bool(self._ready) and (not stands or self._is_sharper())
        if shows:
            self._is_sought = False
            now = time.monotonic()
            if now - self._due > LATEST / 1000:
                self._due = now
            frame = self._take_next()
            milliseconds = min(frame.milliseconds, LONGEST_SHOWN)
            self._due += milliseconds / 1000
            if not self._paused:
                self._clock.start(max(0, round((self._due - now) * 1000)))
            self.framed.emit(frame)
        if begins and self.frame is not None:
            self.changed.emit()
        if not self._paused or begins or shows:
            self._ask()

    def _take_next(self) -> Frame:
        """Make the next frame the one that is shown, and keep the one before as long as it fits."""
        before, self.frame = self.frame, self._ready.popleft()
        if before is not None and (before.index + 1) % max(1, self._count) == self.frame.index:
            self._remember((before,))
        return self.frame

    def _remember(self, frames: Sequence[Frame]) -> None:
        self._passed.extend(frames)
        while sum(frame.bytes for frame in self._passed) > STRIP_BYTES:
            self._passed.popleft()

    def _is_sharper(self) -> bool:
        shown, following = self.frame, self._ready[0]
        return shown is not None and shown.index == following.index and following.is_whole
