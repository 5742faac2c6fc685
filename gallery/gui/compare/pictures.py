"""Brings the facts and the pixels of the photos that are compared, one decode at a time."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.pictures import FirstLook, Sharp, first_looks, sharpen
from gallery.model.changes import Changes
from gallery.model.photo import PhotoDetails

STEP = 512  # px: sizes to decode for are rounded up to it
MOST_PIXELS = 100_000_000  # of all that are held at once: 530 MB with their halves
FEW = 4  # photos that share them evenly; of more, those in sight have most of them
SHARE_IN_SIGHT = 0.75


class Pictures(QObject):
    """First looks and sharp pictures of a few photos.

    Signals:
        looked(): what is known of the photos is here, or newer facts.
        sharpened(int): a photo's picture is here, or the reason why there is none.
    """

    looked = Signal()
    sharpened = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject, *, most_pixels: int = MOST_PIXELS) -> None:
        super().__init__(parent)
        self._most_pixels = most_pixels
        self._bridge = bridge
        self._group = f"compared-{id(self)}"  # of reads: another view may ask, too
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
        self._first = tuple(dict.fromkeys(first))
        self._longest = -(-longest // STEP) * STEP
        self._let_go()
        self._next_decode()

    def is_all(self, photo: int) -> bool:
        """Whether there will be no more pixels of a photo for how it is seen now."""
        look = self._looks.get(photo)
        return look is not None and self._is_enough(photo, self._longest_of(look.details))

    def forget(self) -> None:
        """Let go of everything."""
        self._ids, self._first = (), ()
        self._looks, self._sharp, self._made_for = {}, {}, {}

    def _ask_looks(self) -> None:
        library, ids = self._bridge.library, self._ids
        # Of two answers that overtake each other, the older one is dropped.
        self._bridge.compute(
            lambda: (ids, first_looks(library, ids)), self._on_looked, group=self._group
        )

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

    def _let_go(self) -> None:
        """Keep less of photos that went out of sight, where there are many."""
        for photo, sharp in self._sharp.items():
            look = self._looks.get(photo)
            if look is not None and len(self._ids) > FEW and photo not in self._first:
                allowed = self._allowed(look.details)
                self._sharp[photo] = _without_larger(sharp, allowed)
                self._made_for[photo] = min(self._made_for.get(photo, 0), allowed)

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
        return min(self._longest, self._allowed(photo))

    def _allowed(self, photo: PhotoDetails) -> int:
        pixels = max(1, photo.width * photo.height)
        part = min(1.0, (self._share(photo.id) / pixels) ** 0.5)
        return max(1, round(max(photo.width, photo.height) * part))

    def _share(self, photo: int) -> float:
        """Return how many pixels a photo may have."""
        near, count = len(self._first), len(self._ids)
        if count <= FEW or not 0 < near < count:
            return self._most_pixels / max(1, count)
        if photo in self._first:
            return SHARE_IN_SIGHT * self._most_pixels / near
        return (1 - SHARE_IN_SIGHT) * self._most_pixels / (count - near)

    def _is_enough(self, photo: int, longest: int) -> bool:
        sharp = self._sharp.get(photo)
        if sharp is None:
            return False
        return sharp.is_whole or not sharp.levels or self._made_for.get(photo, 0) >= longest

    def _decode(self, details: PhotoDetails, longest: int) -> None:
        self._decoding = details.id
        done = partial(self._on_sharp, details.digest, longest)
        self._bridge.compute(lambda: sharpen(details, longest), done)

    def _on_sharp(self, digest: str, longest: int, sharp: Sharp) -> None:
        self._decoding = None
        look = self._looks.get(sharp.photo)
        if look is not None and look.details.digest == digest:  # else it is asked for anew
            self._made_for[sharp.photo] = longest
            self._sharp[sharp.photo] = sharp
            self.sharpened.emit(sharp.photo)
        self._next_decode()

    def _on_changed(self, changes: Changes) -> None:
        if self._ids and (changes.everything or changes.photos & set(self._ids)):
            self._ask_looks()


def _without_larger(sharp: Sharp, longest: int) -> Sharp:
    """Return a picture without levels longer than ``longest`` pixels, but for the smallest."""
    small = [one for one in sharp.levels if max(one.width(), one.height()) <= longest]
    if len(small) == len(sharp.levels):
        return sharp
    return replace(sharp, levels=tuple(small) or sharp.levels[-1:], is_whole=False)
