"""Brings the facts and the pixels of the photos that are compared, one decode at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.pictures import FirstLook, Sharp, first_looks, sharpen
from gallery.model.changes import Changes
from gallery.model.photo import PhotoDetails

STEP = 512  # px: sizes to decode for are rounded up to it
MOST_PIXELS = 100_000_000  # of all that are held at once: 530 MB with their halves


class Pictures(QObject):
    """First looks and sharp pictures of a few photos.

    Signals:
        looked(): what is known of the photos is here, or newer facts.
        sharpened(int): a photo's picture is here, or the reason why there is none.
    """

    looked = Signal()
    sharpened = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ids: tuple[int, ...] = ()
        self._first: tuple[int, ...] = ()
        self._looks: dict[int, FirstLook] = {}
        self._sharp: dict[int, Sharp] = {}
        self._made_for: dict[int, int] = {}  # longer side that a picture was asked with
        self._longest = STEP
        self._decoding: int | None = None
        bridge.changed.connect(self._on_changed)

    def look(self, photo: int) -> FirstLook | None:
        """Return what is known of a photo; memory only."""
        return self._looks.get(photo)

    def sharp(self, photo: int) -> Sharp | None:
        """Return a photo's picture; memory only."""
        return self._sharp.get(photo)

    def want(self, ids: Sequence[int]) -> None:
        """Bring these photos and let go of all others."""
        self._ids = tuple(ids)
        for held in (self._looks, self._sharp, self._made_for):
            for photo in held.keys() - set(ids):
                del held[photo]
        self._ask_looks()

    def want_pixels(self, first: Sequence[int], longest: int) -> None:
        """Decode for a longer side of ``longest`` device pixels, the photos of ``first`` first."""
        self._first = tuple(first)
        self._longest = -(-longest // STEP) * STEP
        self._next_decode()

    def forget(self) -> None:
        """Let go of everything."""
        self._ids, self._first = (), ()
        self._looks, self._sharp, self._made_for = {}, {}, {}

    def _ask_looks(self) -> None:
        library, ids = self._bridge.library, self._ids
        self._bridge.compute(lambda: (ids, first_looks(library, ids)), self._on_looked)

    def _on_looked(self, answer: tuple[tuple[int, ...], dict[int, FirstLook]]) -> None:
        asked, found = answer
        if asked != self._ids:  # others are compared by now
            return
        for photo in self._changed(found):  # the file was changed meanwhile
            self._sharp.pop(photo, None)
        self._looks = found
        self._ids = tuple(photo for photo in self._ids if photo in found)
        self.looked.emit()
        self._next_decode()

    def _changed(self, found: dict[int, FirstLook]) -> list[int]:
        """Return the photos that have other bytes than before."""
        both = found.keys() & self._looks.keys()
        return [p for p in both if found[p].details.digest != self._looks[p].details.digest]

    def _next_decode(self) -> None:
        if self._decoding is not None:
            return
        order = dict.fromkeys((*self._first, *self._ids))
        for photo in order:
            look = self._looks.get(photo)
            longest = self._longest_of(look.details) if look is not None else 0
            if look is not None and not self._is_enough(photo, longest):
                self._decode(look.details, longest)
                return

    def _longest_of(self, photo: PhotoDetails) -> int:
        """Return the longer side to decode a photo with: what is seen, as far as memory goes."""
        share = MOST_PIXELS / max(1, len(self._ids))
        pixels = max(1, photo.width * photo.height)
        whole = max(photo.width, photo.height)
        allowed = round(whole * min(1.0, (share / pixels) ** 0.5))
        return min(self._longest, allowed, whole)

    def _is_enough(self, photo: int, longest: int) -> bool:
        sharp = self._sharp.get(photo)
        if sharp is None:
            return False
        return sharp.is_whole or not sharp.levels or self._made_for.get(photo, 0) >= longest

    def _decode(self, details: PhotoDetails, longest: int) -> None:
        self._decoding = details.id
        self._made_for[details.id] = longest
        self._bridge.compute(lambda: sharpen(details, longest), self._on_sharp)

    def _on_sharp(self, sharp: Sharp) -> None:
        self._decoding = None
        if sharp.photo in self._ids:
            self._sharp[sharp.photo] = sharp
            self.sharpened.emit(sharp.photo)
        self._next_decode()

    def _on_changed(self, changes: Changes) -> None:
        if self._ids and (changes.everything or changes.photos & set(self._ids)):
            self._ask_looks()
