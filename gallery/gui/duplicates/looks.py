"""Pictures of the photos at hand: the thumbnail at once, every pixel that is shown a moment later.

One decode runs at a time, and what is decoded next is decided when the last one ends: groups
that flew by leave no queue behind.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import image_of
from gallery.gui.viewer.pictures import drawn
from gallery.library import photos
from gallery.library.database import Library, Reader
from gallery.model.changes import Changes
from gallery.model.reasons import RefusedFile

KEPT = 120  # thumbnails; some 80 MB
REST = 180  # ms that a group is looked at before its pictures are decoded
STEP = 256  # px: sizes to decode for are rounded up to it, so that a small resize decodes nothing
MOST_PIXELS = 100_000_000  # of a photo; a larger one is decoded in the full view alone
ENOUGH = 512  # px: what a thumbnail has; smaller pictures need no decoding

_Thumbnails = dict[int, QImage | None]


class Looks(QObject):
    """Pixmaps by photo id; memory only, filled through the bridge.

    Signals:
        arrived(): pictures that were wanted are here.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._small: dict[int, QPixmap | None] = {}
        self._sharp: dict[int, tuple[int, QPixmap | None]] = {}
        self._wanted: tuple[int, ...] = ()
        self._shown: tuple[int, ...] = ()
        self._longest = ENOUGH
        self._is_reading = self._is_decoding = False
        self._stale: set[int] = set()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._decode_next)
        bridge.changed.connect(self._on_changed)

    def get(self, photo: int) -> QPixmap | None:
        """Return the best picture there is of a photo, None while there is none."""
        _, sharp = self._sharp.get(photo, (0, None))
        return sharp or self._small.get(photo)

    def want(self, shown: Sequence[int], soon: Sequence[int], *, longest: int) -> None:
        """Make pictures ready.

        Args:
            shown: the photos in sight.
            soon: those that come next; their thumbnails will do.
            longest: the longer side in device pixels of a picture in sight.
        """
        self._shown = tuple(shown)
        self._wanted = tuple(dict.fromkeys((*shown, *soon)))
        self._longest = -(-longest // STEP) * STEP
        self._sharp = {key: self._sharp[key] for key in self._shown if key in self._sharp}
        self._read_next()
        self._rest.start()

    def _read_next(self) -> None:
        missing = [one for one in self._wanted if one not in self._small or one in self._stale]
        if self._is_reading or not missing:
            return
        self._is_reading = True
        self._stale.difference_update(missing)
        library = self._bridge.library
        self._bridge.read(
            lambda reader: _thumbnails(reader, library, missing),
            self._on_read,
            failed=self._on_failed,
        )

    def _on_failed(self, _error: object) -> None:
        self._is_reading = False

    def _on_read(self, found: _Thumbnails) -> None:
        self._is_reading = False
        if len(self._small) > KEPT:
            self._small = {k: v for k, v in self._small.items() if k in self._wanted}
        for photo, image in found.items():
            self._small[photo] = QPixmap.fromImage(image) if image is not None else None
        self.arrived.emit()
        self._read_next()

    def _decode_next(self) -> None:
        if self._is_decoding or self._longest <= ENOUGH:
            return
        longest = self._longest
        missing = [one for one in self._shown if self._sharp.get(one, (0, None))[0] < longest]
        if missing:
            self._is_decoding = True
            library, photo = self._bridge.library, missing[0]
            self._bridge.read(
                lambda reader: (photo, longest, _sharp(reader, library, photo, longest=longest)),
                self._on_decoded,
                failed=self._on_undecoded,
            )

    def _on_undecoded(self, _error: object) -> None:
        self._is_decoding = False

    def _on_decoded(self, answer: tuple[int, int, QImage | None]) -> None:
        self._is_decoding = False
        photo, longest, image = answer
        if photo in self._shown:
            self._sharp[photo] = longest, QPixmap.fromImage(image) if image is not None else None
            self.arrived.emit()
        if not self._rest.isActive():
            self._decode_next()

    def _on_changed(self, changes: Changes) -> None:
        """A thumbnail may have been made meanwhile."""
        known = self._small.keys()
        self._stale |= set(known) if changes.everything else changes.photos & known
        self._read_next()


def _thumbnails(reader: Reader, library: Library, ids: Sequence[int]) -> _Thumbnails:
    digests: Mapping[int, str] = photos.digests(reader, ids)
    stored = library.thumbnails.get_many(list(digests.values()))
    return {one: image_of(stored.get(digests.get(one, ""))) for one in ids}


def _sharp(reader: Reader, library: Library, photo: int, *, longest: int) -> QImage | None:
    """Decode the first file of a photo that can be read; None when none can."""
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.decode import decode

    card = next(iter(photos.cards(reader, [photo])), None)
    if card is None or card.width * card.height > MOST_PIXELS:
        return None
    for path in photos.paths(reader, library, [photo]).get(photo, ()):
        try:
            image, _ = drawn(decode(Path(path), longest=longest, strict=False))
        except (RefusedFile, OSError):
            continue
        return image
    return None
