"""The pictures of the cells: what is in sight is decoded first, what flew by never.

The wish list is replaced as a whole each time the view settles, so that it is last in, first
out by construction. At most two batches are under way on the reader pool; they come back as
images already cut to the cell, and become pixmaps here, in the GUI thread. The cache is
counted in bytes.

A photo whose thumbnail was not made yet is asked for one at a time after the others: its
file is decoded on demand. What fails is asked again when the library says the photo changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import Rendered, Shape, render
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError
from gallery.model.photo import Card
from gallery.model.reasons import RefusedFile

CACHE_BYTES = 256 * 1024 * 1024
BATCH = 6  # thumbnails a read: about 10 ms, so that the pool soon hears of newer wishes
UNDER_WAY = 2  # batches at once: as many as the reader pool has threads to spare
FRAME = 16  # ms: pictures that arrive within one frame are painted together

Photo = tuple[int, str]  # id and digest


@dataclass(frozen=True, slots=True)
class Picture:
    """A cell's pixmap, the shape it was made for, and whether it covers the cell."""

    pixmap: QPixmap
    shape: Shape
    covers: bool

    @property
    def bytes(self) -> int:
        """Memory it takes, in bytes."""
        return self.shape.width * self.shape.height * 4


@dataclass(frozen=True, slots=True)
class Batch:
    """What was asked for, and what came of it by digest; None or absent: no thumbnail."""

    photos: tuple[Photo, ...]
    shape: Shape
    rendered: dict[str, Rendered | None]


Make = Callable[[Library, Sequence[Photo], Shape], Batch]


class Thumbnails(QObject):
    """A cache of cell pictures by digest.

    Signals:
        arrived(): pictures that were wanted are here; at most once a frame.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._pictures: OrderedDict[str, Picture] = OrderedDict()
        self._bytes = 0
        self._shape = Shape(1, 1, 0)
        self._wanted: list[Photo] = []
        self._missing: dict[int, str] = {}  # in the order found; decoded on demand
        self._failed: set[int] = set()
        self._under_way: set[str] = set()
        self._batches = 0
        self._deciding = False
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self.arrived)
        bridge.changed.connect(self._on_changed)

    def get(self, digest: str) -> Picture | None:
        """Return the picture of a photo, possibly in an older shape, or None; memory only."""
        return self._pictures.get(digest)

    def set_shape(self, shape: Shape) -> None:
        """Make cells of another size from now on; older ones stay until replaced."""
        self._shape = shape

    def want(self, cards: Iterable[Card]) -> None:
        """Ask for these photos, most important first; earlier wishes are dropped."""
        wanted: list[Photo] = []
        missing: dict[int, str] = {}
        for card in cards:
            if self._is_fresh(card.digest) or card.id in self._failed:
                continue
            if card.id in self._missing:
                missing[card.id] = card.digest
            elif card.digest not in self._under_way:
                wanted.append((card.id, card.digest))
        self._wanted = wanted
        self._missing = missing
        self._next()

    def drop_wishes(self) -> None:
        """Want nothing for now: the view flies over photos that nobody can see."""
        self._wanted = []

    def _is_fresh(self, digest: str) -> bool:
        picture = self._pictures.get(digest)
        if picture is None or picture.shape != self._shape:
            return False
        self._pictures.move_to_end(digest)
        return True

    def _next(self) -> None:
        while self._wanted and self._batches < UNDER_WAY:
            photos, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
            self._batches += 1
            self._under_way.update(digest for _, digest in photos)
            self._ask(from_store, photos, self._on_batch)
        if self._missing and not self._wanted and not self._batches and not self._deciding:
            self._deciding = True
            self._ask(on_demand, [next(iter(self._missing.items()))], self._on_demand)

    def _ask(self, make: Make, photos: list[Photo], done: Callable[[Batch], None]) -> None:
        library, shape = self._bridge.library, self._shape
        self._bridge.compute(lambda: make(library, photos, shape), done)

    def _on_batch(self, batch: Batch) -> None:
        self._batches -= 1
        for photo, digest in batch.photos:
            self._under_way.discard(digest)
            rendered = batch.rendered.get(digest)
            if rendered is None:
                self._missing[photo] = digest
            else:
                self._keep(digest, rendered, batch.shape)
        self._next()

    def _on_demand(self, batch: Batch) -> None:
        self._deciding = False
        for photo, digest in batch.photos:
            self._missing.pop(photo, None)
            rendered = batch.rendered.get(digest)
            if rendered is None:
                self._failed.add(photo)
            else:
                self._keep(digest, rendered, batch.shape)
        self._next()

    def _keep(self, digest: str, rendered: Rendered, shape: Shape) -> None:
        older = self._pictures.pop(digest, None)
        self._bytes -= older.bytes if older else 0
        picture = Picture(QPixmap.fromImage(rendered.image), shape, rendered.covers)
        self._pictures[digest] = picture
        self._bytes += picture.bytes
        while self._bytes > CACHE_BYTES and len(self._pictures) > 1:
            self._bytes -= self._pictures.popitem(last=False)[1].bytes
        if not self._frame.isActive():
            self._frame.start()

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything:
            self._failed.clear()
        else:
            self._failed.difference_update(changes.photos)


def from_store(library: Library, photos: Sequence[Photo], shape: Shape) -> Batch:
    """Read and render what is in the library's thumbnail store."""
    found = library.thumbnails.get_many([digest for _, digest in photos])
    rendered = {digest: render(data, shape) for digest, data in found.items()}
    return Batch(tuple(photos), shape, rendered)


def on_demand(library: Library, photos: Sequence[Photo], shape: Shape) -> Batch:
    """Make the thumbnails of a few photos from their files; those that fail are left out."""
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.analysis import thumbnail_now

    rendered: dict[str, Rendered | None] = {}
    for photo, digest in photos:
        with suppress(GalleryError, RefusedFile, OSError):
            data = thumbnail_now(library, photo)
            rendered[digest] = render(data, shape) if data else None
    return Batch(tuple(photos), shape, rendered)
