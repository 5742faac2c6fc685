"""Small square pictures of the photos in the rows in sight; the oldest are let go."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import Rendered, Shape, render
from gallery.library import photos
from gallery.library.database import Library, Reader
from gallery.model.changes import Changes

BATCH = 24  # pictures asked for at once: some 20 ms, so that newer wishes are soon heard
KEPT = 1_200  # pictures; some 40 MB on a fine screen


class Glances(QObject):
    """Pictures by photo id.

    Signals:
        arrived(): pictures that were wanted are here.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._known: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted: list[int] = []
        self._is_busy = False
        self._shape = Shape(1, 1, 0)
        bridge.changed.connect(self._on_changed)

    def get(self, photo: int) -> QPixmap | None:
        """Return the picture of a photo, None while there is none; memory only."""
        return self._known.get(photo)

    def want(self, ids: Sequence[int], shape: Shape) -> None:
        """Ask for the pictures of these photos; earlier wishes are dropped."""
        if shape != self._shape:
            self._known.clear()
            self._shape = shape
        self._wanted = [one for one in dict.fromkeys(ids) if one not in self._known]
        self._next()

    def _next(self) -> None:
        if self._is_busy or not self._wanted:
            return
        batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
        self._is_busy = True
        look = partial(_cut, library=self._bridge.library, ids=batch, shape=self._shape)
        self._bridge.read(look, self._on_cut, failed=self._on_failed)

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False

    def _on_cut(self, answer: tuple[Shape, dict[int, Rendered | None]]) -> None:
        self._is_busy = False
        shape, found = answer
        if shape == self._shape:
            for key, rendered in found.items():
                self._known[key] = QPixmap.fromImage(rendered.image) if rendered else None
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            self.arrived.emit()
        self._next()

    def _on_changed(self, changes: Changes) -> None:
        """A thumbnail may be here now that was not: what had none is asked for again."""
        touched = set(self._known) if changes.everything else changes.photos
        for key in [one for one in touched if one in self._known and self._known[one] is None]:
            del self._known[key]


def _cut(
    reader: Reader, library: Library, ids: Sequence[int], shape: Shape
) -> tuple[Shape, dict[int, Rendered | None]]:
    """Cut the pictures of some photos, on the reader pool."""
    digests = photos.digests(reader, ids)
    stored = library.thumbnails.get_many(list(digests.values()))
    kept = {one: stored.get(digests.get(one, "")) for one in ids}
    return shape, {one: render(data, shape) if data else None for one, data in kept.items()}
