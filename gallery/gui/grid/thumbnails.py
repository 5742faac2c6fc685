"""The pictures of the cells: what is in sight is decoded first, what flew by never.

The wish list is replaced as a whole each time the view settles, so that it is last in, first
out by construction. At most two batches are under way on the reader pool; they come back as
images already cut to the cell, and become pixmaps here, in the GUI thread. While the view
moves fast, pictures are wanted coarse, and again as they should be once it rests. The cache
is counted in bytes.

A photo whose thumbnail was not made yet shows the preview inside its file, if it has one.
Then its file is decoded, unless work in the background is about to do just that, what is in
sight first. What fails is asked again when the library says the photo changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import Rendered, Shape
from gallery.gui.grid.sources import Batch, Source, Wish, from_files, from_previews, from_store
from gallery.model.changes import Changes
from gallery.model.photo import Card

CACHE_BYTES = 64 * 1024 * 1024  # eight full screens; more is as quickly read again
BATCH = 6  # thumbnails a read: about 10 ms, so that the pool soon hears of newer wishes
DECODED_AT_ONCE = 8  # files a call, which starts its child processes once (0.2 s)
DECODED_BESIDE = 24  # the same while other work needs the processors,
REST = 2_000  # which then has them for so many ms
UNDER_WAY = 2  # batches at once: as many as the reader pool has threads to spare
FRAME = 16  # ms: pictures that arrive within one frame are painted together
ALIKE = 1.3  # a cell so much wider or narrower still shows the same picture, cut to it


@dataclass(frozen=True, slots=True)
class Picture:
    """A cell's pixmap, the shape it was made for, and whether it covers the cell.

    ``stands_in`` says that it is only a preview until the thumbnail is made, ``is_coarse`` that
    it was made in passing.
    """

    pixmap: QPixmap
    shape: Shape
    covers: bool
    stands_in: bool = False
    is_coarse: bool = False

    @property
    def bytes(self) -> int:
        """Memory it takes, in bytes."""
        return self.pixmap.width() * self.pixmap.height() * 4


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
        self._wanted: list[Wish] = []
        self._missing: dict[int, Wish] = {}  # not in the store, in the order found
        self._previewed: set[int] = set()  # of these, those whose preview was looked for
        self._failed: set[int] = set()
        self._under_way: set[Wish] = set()
        self._batches = 0
        self._is_making = False
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self.arrived)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._next)
        bridge.changed.connect(self._on_changed)
        bridge.jobs_changed.connect(self._next)

    def get(self, digest: str) -> Picture | None:
        """Return the picture of a photo, possibly in an older shape, or None; memory only."""
        return self._pictures.get(digest)

    def has(self, wish: Wish) -> bool:
        """Whether a wish is fulfilled, or never will be; memory only."""
        return self._is_fresh(wish) or wish.card.id in self._failed

    def set_shape(self, shape: Shape) -> None:
        """Make cells of another size from now on; older ones stay until replaced."""
        self._shape = shape

    def want(self, cards: Iterable[Card]) -> None:
        """Ask for these photos in cells of one size, see ``wish``."""
        self.wish(Wish(card, self._shape) for card in cards)

    def wish(self, wishes: Iterable[Wish]) -> None:
        """Ask for pictures, most important first; earlier wishes are dropped."""
        wanted: list[Wish] = []
        missing: dict[int, Wish] = {}
        for wish in wishes:
            if self.has(wish):
                continue
            if wish.card.id in self._missing:
                missing[wish.card.id] = wish
            elif wish not in self._under_way:
                wanted.append(wish)
        self._wanted = wanted
        self._missing = missing
        self._next()

    def drop_wishes(self) -> None:
        """Want nothing for now: nobody will see these photos, or others come first."""
        self._wanted = []
        self._missing = {}

    def _is_fresh(self, wish: Wish) -> bool:
        picture = self._pictures.get(wish.card.digest)
        if picture is None or picture.stands_in:
            return False
        if not wish.is_coarse and (picture.is_coarse or not _fits(picture.shape, wish.shape)):
            return False
        self._pictures.move_to_end(wish.card.digest)
        return True

    def _next(self) -> None:
        while self._wanted and self._batches < UNDER_WAY:
            wishes, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
            self._batches += 1
            self._under_way.update(wishes)
            self._ask(from_store, wishes, self._on_stored)
        if self._missing and not self._wanted and not self._batches and not self._is_making:
            self._make_missing()

    def _make_missing(self) -> None:
        missing = list(self._missing.values())
        new = [wish for wish in missing if wish.card.id not in self._previewed]
        if new:
            self._is_making = True
            self._ask(from_previews, new[:BATCH], self._on_previews)
        elif not self._bridge.background.makes_thumbnails and not self._rest.isActive():
            self._is_making = True
            most = DECODED_BESIDE if self._bridge.jobs else DECODED_AT_ONCE
            self._ask(from_files, missing[:most], self._on_made)

    def _ask(self, source: Source, wishes: list[Wish], done: Callable[[Batch], None]) -> None:
        library = self._bridge.library
        self._bridge.compute(lambda: source(library, wishes), done)

    def _on_stored(self, batch: Batch) -> None:
        self._batches -= 1
        for wish in batch.wishes:
            self._under_way.discard(wish)
            if wish.card.digest not in batch.rendered:
                self._missing[wish.card.id] = wish
        self._keep_all(batch)

    def _on_previews(self, batch: Batch) -> None:
        self._is_making = False
        self._previewed.update(wish.card.id for wish in batch.wishes)
        known = {digest for digest, picture in self._pictures.items() if not picture.stands_in}
        better = {d: image for d, image in batch.rendered.items() if d not in known}
        self._keep_all(Batch(batch.wishes, better), stands_in=True)

    def _on_made(self, batch: Batch) -> None:
        self._is_making = False
        if self._bridge.jobs:
            self._rest.start()
        for wish in batch.wishes:
            self._missing.pop(wish.card.id, None)
            if wish.card.digest not in batch.rendered:
                self._failed.add(wish.card.id)
        self._keep_all(batch)

    def _keep_all(self, batch: Batch, *, stands_in: bool = False) -> None:
        for wish in batch.wishes:
            rendered = batch.rendered.get(wish.card.digest)
            if rendered is not None:
                self._keep(wish, rendered, stands_in=stands_in)
        if batch.rendered and not self._frame.isActive():
            self._frame.start()
        self._next()

    def _keep(self, wish: Wish, rendered: Rendered, *, stands_in: bool) -> None:
        digest = wish.card.digest
        older = self._pictures.get(digest)
        if wish.is_coarse and older is not None and not older.is_coarse:
            return  # a better one came first
        self._pictures.pop(digest, None)
        self._bytes -= older.bytes if older else 0
        pixmap = QPixmap.fromImage(rendered.image)
        kept = Picture(pixmap, wish.shape, rendered.covers, stands_in, wish.is_coarse)
        self._pictures[digest] = kept
        self._bytes += kept.bytes
        while self._bytes > CACHE_BYTES and len(self._pictures) > 1:
            self._bytes -= self._pictures.popitem(last=False)[1].bytes

    def _on_changed(self, changes: Changes) -> None:
        changed = self._failed | self._missing.keys()
        if not changes.everything:
            changed &= changes.photos
        self._failed -= changed
        for photo in changed & self._missing.keys():
            del self._missing[photo]  # its thumbnail may have been made: the store is asked again


def _fits(made: Shape, wanted: Shape) -> bool:
    """Whether a picture can be shown in a cell: the same lines, and nearly as wide."""
    if made.height != wanted.height:
        return False
    wide, narrow = max(made.width, wanted.width), min(made.width, wanted.width)
    return wide <= narrow * ALIKE
