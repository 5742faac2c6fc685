"""Small pictures beside the guesses in sight: the first photos that each is made for."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import Rendered, Shape, render
from gallery.library import photos, suggestions
from gallery.library.database import Library, Reader

MOST = 5  # pictures a row
BATCH = 6  # rows asked for at once: some 30 ms, so that newer wishes are soon heard
KEPT = 400  # rows; some 30 MB of pictures on a fine screen


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Photos of a guess, and the picture of each that has a thumbnail."""

    photo_ids: tuple[int, ...]
    pictures: tuple[QPixmap | None, ...]


class GuessGlances(QObject):
    """A cache by guess.

    Signals:
        arrived(): pictures that were wanted are here.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._known: OrderedDict[int, Glimpse] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._is_busy = False
        self._shape = Shape(1, 1, 0)

    def get(self, suggestion_id: int) -> Glimpse | None:
        """Return what is known of a guess's photos; memory only."""
        return self._known.get(suggestion_id)

    def want(self, ids: Sequence[int], shape: Shape) -> None:
        """Ask for the pictures of these guesses; earlier wishes are dropped."""
        if shape != self._shape:
            self._known.clear()
            self._shape = shape
        self._wanted = [one for one in ids if one not in self._known or one in self._stale]
        self._next()

    def doubt(self) -> None:
        """The library changed: what is known is shown, but asked for again."""
        self._stale = set(self._known)

    def _next(self) -> None:
        if self._is_busy or not self._wanted:
            return
        batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
        self._is_busy = True
        look = partial(_look, library=self._bridge.library, ids=batch, shape=self._shape)
        self._bridge.read(look, self._on_looked, failed=self._on_failed)

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False

    def _on_looked(self, answer: tuple[Shape, dict[int, "_Seen"]]) -> None:
        self._is_busy = False
        shape, found = answer
        if shape == self._shape:
            for key, (photo_ids, rendered) in found.items():
                pictures = tuple(
                    QPixmap.fromImage(one.image) if one is not None else None for one in rendered
                )
                self._known[key] = Glimpse(photo_ids, pictures)
                self._known.move_to_end(key)
                self._stale.discard(key)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            self.arrived.emit()
        self._next()


_Seen = tuple[tuple[int, ...], tuple[Rendered | None, ...]]


def _look(
    reader: Reader, library: Library, ids: Sequence[int], shape: Shape
) -> tuple[Shape, dict[int, _Seen]]:
    """Cut the pictures of some guesses, on the reader pool."""
    of = {one: suggestions.photos_of(reader, one, limit=MOST) for one in ids}
    digests = photos.digests(reader, {photo for each in of.values() for photo in each})
    stored = library.thumbnails.get_many(list(digests.values()))
    cut = {
        photo: render(stored[digest], shape)
        for photo, digest in digests.items()
        if digest in stored
    }
    return shape, {
        one: (tuple(each), tuple(cut.get(photo) for photo in each)) for one, each in of.items()
    }
