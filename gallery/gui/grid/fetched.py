"""Values that the grid shows, fetched for what is in sight and kept for painting.

One read is under way at a time and asks for what is wanted now, not for what was wanted when
it was queued: a scroll bar dragged over a million photos costs as many reads as the library
answers, never one a photo that flew by.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.model.errors import GalleryError

READ_AT_ONCE = 300  # values a read; about a screen of small cells
KEPT = 60_000  # values; about 30 MB of cards

Read = Callable[[Any, Sequence[int]], dict[int, Any]]


class Fetched(QObject):
    """A cache of values by id, filled through the bridge.

    Signals:
        arrived(): some wanted values are here, or newer ones.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, read: Read) -> None:
        super().__init__()
        self._bridge = bridge
        self._read = read
        self._values: dict[int, Any] = {}
        self._known: set[int] = set()  # ids that were asked for and are not stale
        self._wanted: list[int] = []
        self._reading: set[int] = set()  # ids of the read under way
        self._outdated: set[int] = set()  # of these, what changed meanwhile

    def get(self, key: int) -> Any:
        """Return the value of an id, possibly an older one, or None; memory only."""
        return self._values.get(key)

    def want(self, keys: Iterable[int]) -> None:
        """Ask for the ids that are in sight; earlier wishes that did not begin are dropped."""
        known = self._known
        self._wanted = [key for key in keys if key not in known]
        self._next()

    def stale(self, keys: Iterable[int] | None = None) -> None:
        """Read these ids (all when None) again when wanted; until then the old ones show."""
        if keys is None:
            self._known = set()
            self._outdated = set(self._reading)
        else:
            self._known.difference_update(keys)
            self._outdated.update(self._reading.intersection(keys))

    def _next(self) -> None:
        if self._reading or not self._wanted:
            return
        asked = self._wanted[:READ_AT_ONCE]
        self._wanted = self._wanted[READ_AT_ONCE:]
        self._reading = set(asked)
        self._bridge.read(
            lambda reader: self._read(reader, asked), self._on_read, failed=self._on_failed
        )

    def _on_read(self, values: dict[int, Any]) -> None:
        self._forget_some()
        self._values.update(values)
        self._known.update(self._reading - self._outdated)
        self._reading, self._outdated = set(), set()
        self.arrived.emit()
        self._next()

    def _on_failed(self, error: GalleryError) -> None:
        self._reading, self._outdated = set(), set()
        self._bridge.failed.emit(error)

    def _forget_some(self) -> None:
        if len(self._values) > KEPT:
            self._values = {}
            self._known = set()
