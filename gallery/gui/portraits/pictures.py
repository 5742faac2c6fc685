"""The pictures of the portraits in sight: the newest wishes first, what is known is kept."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.portraits.cutting import ROUND, pictures, shaped
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import CELL_RADIUS
from gallery.library.database import Library, Reader

BATCH = 6  # pictures asked for at once: some 30 ms, so that newer wishes are soon heard
KEPT = 1200  # pictures; some 120 MB on a fine screen

Key = tuple[ScopeKind, int]


class PortraitPictures(QObject):
    """A cache by whom they show.

    Signals:
        arrived(): pictures that were wanted are here.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._known: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._stale: set[Key] = set()
        self._wanted: list[Key] = []
        self._is_busy = False
        self._side = 0
        self._ratio = 1.0
        self._cut_for = (0, 1.0)  # the side and ratio of those that are on their way

    def get(self, scope: Scope) -> QPixmap | None:
        """Return the picture of somebody, None without one or while it is on its way."""
        return self._known.get(scope.key)

    def want(self, scopes: Sequence[Scope], side: int, ratio: float) -> None:
        """Ask for pictures ``side`` px wide; earlier wishes are dropped."""
        if (side, ratio) != (self._side, self._ratio):
            self._side, self._ratio = side, ratio
            self.doubt()
        keys = (scope.key for scope in scopes)
        self._wanted = [key for key in keys if key not in self._known or key in self._stale]
        self._next()

    def doubt(self) -> None:
        """Something changed: what is known is shown, but asked for again."""
        self._stale = set(self._known)

    def _next(self) -> None:
        if self._is_busy or not self._wanted:
            return
        kind = self._wanted[0][0]
        batch = [key for key in self._wanted if key[0] is kind][:BATCH]
        self._wanted = [key for key in self._wanted if key not in batch]
        self._is_busy = True
        self._cut_for = (self._side, self._ratio)
        cut = partial(
            _cut,
            library=self._bridge.library,
            batch=batch,
            pixels=round(self._side * self._ratio),
            ratio=self._ratio,
        )
        self._bridge.read(cut, self._on_cut, failed=self._on_failed)

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False

    def _on_cut(self, found: dict[Key, QImage | None]) -> None:
        self._is_busy = False
        for key, image in found.items():
            self._known[key] = QPixmap.fromImage(image) if image is not None else None
            self._known.move_to_end(key)
            if self._cut_for == (self._side, self._ratio):
                self._stale.discard(key)
            else:
                self._stale.add(key)  # wished for in another size meanwhile
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self.arrived.emit()
        self._next()


def _cut(
    reader: Reader, library: Library, batch: Sequence[Key], *, pixels: int, ratio: float
) -> dict[Key, QImage | None]:
    kind = batch[0][0]
    radius = pixels / 2 if kind in ROUND else CELL_RADIUS * ratio
    squares = pictures(reader, library, kind, [number for _, number in batch])
    made: dict[Key, QImage | None] = {}
    for key in batch:
        square = squares.get(key[1])
        image = shaped(square, pixels, radius) if square is not None else None
        if image is not None:
            image.setDevicePixelRatio(ratio)
        made[key] = image
    return made
