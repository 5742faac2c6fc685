"""The slide show: one photo after the other by a clock, in the list's order or shuffled.

The clock of a photo starts once it is sharp, and the next one is shown when it is ready, so
that nothing is ever seen half loaded; what cannot be read does not hold the others up.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from PySide6.QtCore import QObject, QTimer, Signal

INTERVALS = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 60)  # s a photo
USUAL = 4  # s
PATIENCE = 10_000  # ms that the next photo is waited for beyond its time
SECOND = 1000  # ms
ROUNDS = 4  # of the shuffle; fewer leave a pattern
READY_AHEAD = 2  # photos made ready before they are due


@dataclass(frozen=True, slots=True)
class Options:
    """How a slide show goes; ``seconds`` a photo, ``loops``: begins again at the end."""

    seconds: int = USUAL
    shuffled: bool = False
    loops: bool = True
    fades: bool = True

    def slower(self) -> "Options":
        """Return the next longer interval."""
        longer = [one for one in INTERVALS if one > self.seconds]
        return replace(self, seconds=longer[0] if longer else INTERVALS[-1])

    def faster(self) -> "Options":
        """Return the next shorter interval."""
        shorter = [one for one in INTERVALS if one < self.seconds]
        return replace(self, seconds=shorter[-1] if shorter else INTERVALS[0])


class Shuffled:
    """A random order of ``count`` photos, each once, that nobody has to write down.

    A Feistel network is a random one-to-one map of the numbers of some bits; a number that is
    no photo is mapped again (Black and Rogaway, Ciphers with arbitrary finite domains, 2002).
    So a million photos cost nothing to shuffle, and the way back is known, too.
    """

    def __init__(self, count: int, seed: int) -> None:
        chance = Random(seed)
        self._count = count
        self._half = max(1, ((max(count - 1, 1)).bit_length() + 1) // 2)
        self._keys = tuple(chance.getrandbits(32) for _ in range(ROUNDS))

    def photo(self, place: int) -> int:
        """Return the index of the photo at a place of the order."""
        index = self._mapped(place, self._keys)
        while index >= self._count:
            index = self._mapped(index, self._keys)
        return index

    def place(self, photo: int) -> int:
        """Return the place of a photo in the order."""
        place = self._mapped_back(photo)
        while place >= self._count:
            place = self._mapped_back(place)
        return place

    def _mapped(self, number: int, keys: tuple[int, ...]) -> int:
        left, right = number >> self._half, number & self._mask
        for key in keys:
            left, right = right, left ^ self._stirred(right, key)
        return left << self._half | right

    def _mapped_back(self, number: int) -> int:
        left, right = number >> self._half, number & self._mask
        for key in reversed(self._keys):
            left, right = right ^ self._stirred(left, key), left
        return left << self._half | right

    @property
    def _mask(self) -> int:
        return (1 << self._half) - 1

    def _stirred(self, number: int, key: int) -> int:
        """Return some bits that hang on all bits of both (the finish of MurmurHash 3)."""
        bits = (number ^ key) * 0x85EBCA6B & 0xFFFFFFFF
        bits = (bits ^ bits >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        return (bits ^ bits >> 16) & self._mask


class Slideshow(QObject):
    """Says which photo is due; whoever shows it says when it is sharp.

    Attributes:
        options: how it goes.

    Signals:
        due(int): the photo at this index of the list is to be shown.
        changed(): it began, was paused, went on, goes otherwise or ended.
        ended(): it is over, because the last photo was shown or somebody ended it.
    """

    due = Signal(int)
    changed = Signal()
    ended = Signal()

    def __init__(self, parent: QObject, *, is_ready: Callable[[int], bool]) -> None:
        """``is_ready``: whether the photo at an index could be shown sharp at once."""
        super().__init__(parent)
        self.options = Options()
        self._is_ready = is_ready
        self._count = 0
        self._index = 0
        self._order = Shuffled(1, 0)
        self._first = 0  # the place in the shuffled order that was begun at
        self._running = False
        self._paused = False
        self._is_due = False  # the time is up, but the next photo is not ready
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._on_time)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there is one, paused or not."""
        return self._running

    @property
    def is_paused(self) -> bool:
        """Whether it stands still until it is told to go on."""
        return self._running and self._paused

    def begin(self, count: int, index: int, *, seed: int = 0) -> None:
        """Begin with the photo that is shown; ``seed`` makes the shuffled order."""
        self._order = Shuffled(count, seed)
        self._count, self._index = count, index
        self._running, self._paused = True, False
        self._first = self._order.place(index)
        self.arrived(index)
        self.changed.emit()

    def go(self, options: Options) -> None:
        """Go otherwise from now on."""
        if options != self.options:
            self.options = options
            if self._clock.isActive():
                self._clock.start(options.seconds * SECOND)
            self.changed.emit()

    def toggle(self) -> None:
        """Pause, or go on."""
        self._paused = not self._paused
        self._stop_clocks()
        if not self._paused:
            self._clock.start(self.options.seconds * SECOND)
        self.changed.emit()

    def end(self) -> None:
        """Be over."""
        if self._running:
            self._running = False
            self._stop_clocks()
            self.changed.emit()
            self.ended.emit()

    def step(self, by: int) -> None:
        """Show the next photo of the order, or the one before, at once."""
        following = self.following(by)
        if following is not None:
            self._show(following)

    def at(self, index: int) -> None:
        """Somebody went to another photo: its time is still to begin."""
        if self._running:
            self._index = index
            self._stop_clocks()

    def arrived(self, index: int) -> None:
        """The photo at an index is shown as sharp as it gets: its time begins."""
        self._index = index
        if self._running and not self._paused and not self._is_due and not self._clock.isActive():
            self._clock.start(self.options.seconds * SECOND)

    def look_again(self) -> None:
        """Another photo is ready: show it if it is the one that is due."""
        if self._is_due:
            self._on_time()

    def recount(self, count: int, index: int) -> None:
        """The list is another one: go on from a place in it."""
        if self._running and count != self._count:
            self._count, self._index = count, index
            self._order = Shuffled(count, count)
            self._first = self._order.place(index)

    def following(self, by: int = 1) -> int | None:
        """Return the index of the photo so many places on, None beyond the end."""
        if self._count < 2:
            return None
        place = self._place(self._index) + by
        if not self.options.loops and not 0 <= place < self._count:
            return None
        return self._photo(place % self._count)

    def coming(self) -> list[int]:
        """Return the indexes of the photos that are shown next, soonest first."""
        found = (self.following(by) for by in range(1, READY_AHEAD + 1))
        return [index for index in found if index is not None]

    def _place(self, index: int) -> int:
        """Return the place of a photo in the order: shuffled, the first one begins it."""
        if not self.options.shuffled:
            return index
        return (self._order.place(index) - self._first) % self._count

    def _photo(self, place: int) -> int:
        if not self.options.shuffled:
            return place
        return self._order.photo((place + self._first) % self._count)

    def _on_time(self) -> None:
        following = self.following()
        if following is None:
            if self._count > 1 or not self.options.loops:
                self.end()
        elif self._is_ready(following):
            self._show(following)
        elif not self._is_due:
            self._is_due = True
            self._patience.start()

    def _go_on(self) -> None:
        following = self.following()
        if following is not None:
            self._show(following)

    def _show(self, index: int) -> None:
        self._stop_clocks()
        self._index = index
        self.due.emit(index)

    def _stop_clocks(self) -> None:
        self._clock.stop()
        self._patience.stop()
        self._is_due = False
