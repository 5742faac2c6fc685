"""Keeps the photo in view and its neighbours decoded, one decode at a time.

What is decoded next is decided when the last decode ends, from what is in view by then: an
arrow key held down never leaves a queue of pictures behind that flew by.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.pictures import FirstLook, Sharp, first_looks, sharpen
from gallery.model.changes import Changes
from gallery.model.photo import PhotoDetails

CACHE_BYTES = 300 * 1024 * 1024  # of sharp pictures; about nine neighbours on a 4K screen
STEP = 512  # px: sizes to decode for are rounded up to it, so that a small resize decodes nothing


class Loader(QObject):
    """First looks and sharp pictures by photo id.

    Signals:
        looked(int): a photo's facts and thumbnail are here, or newer facts.
        sharpened(int): a photo's sharp picture is here, or the reason why there is none.
    """

    looked = Signal(int)
    sharpened = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._looks: dict[int, FirstLook] = {}
        self._outdated: set[int] = set()
        self._sharp: dict[int, Sharp] = {}
        self._wanted: list[int] = []
        self._whole: int | None = None
        self._longest = STEP
        self._is_looking = False
        self._is_decoding = False
        bridge.changed.connect(self._on_changed)

    def look(self, photo: int) -> FirstLook | None:
        """Return what is known of a photo; memory only."""
        return self._looks.get(photo)

    def sharp(self, photo: int) -> Sharp | None:
        """Return a photo's sharp picture; memory only."""
        return self._sharp.get(photo)

    def want(self, photos: Sequence[int], longest: int) -> None:
        """Make these photos ready, most important first, for a view ``longest`` pixels long."""
        self._wanted = list(dict.fromkeys(photos))
        self._longest = -(-longest // STEP) * STEP
        if self._whole not in self._wanted[:1]:
            self._whole = None
        kept = {photo: self._sharp[photo] for photo in self._wanted if photo in self._sharp}
        self._sharp = {
            photo: sharp if photo == self._whole else sharp.without_larger(2 * self._longest)
            for photo, sharp in kept.items()
        }
        self._next_look()
        self._next_decode()

    def want_whole(self, photo: int) -> None:
        """Decode every pixel of the photo in view."""
        self._whole = photo
        self._next_decode()

    def forget(self) -> None:
        """Let go of all pictures: the view is closed."""
        self._looks, self._sharp, self._wanted, self._whole = {}, {}, [], None

    def _next_look(self) -> None:
        missing = [p for p in self._wanted if p not in self._looks or p in self._outdated]
        if missing and not self._is_looking:
            self._is_looking = True
            self._outdated.difference_update(missing)
            library = self._bridge.library
            self._bridge.compute(
                lambda: (missing, first_looks(library, missing)),
                self._on_looked,
                failed=self._on_look_failed,
            )

    def _on_looked(self, answer: tuple[list[int], dict[int, FirstLook]]) -> None:
        asked, found = answer
        self._is_looking = False
        if not self._wanted:
            return
        self._looks = {p: look for p, look in self._looks.items() if p in self._wanted} | found
        gone = set(asked) - set(found)
        self._wanted = [photo for photo in self._wanted if photo not in gone]
        for photo in found:
            self.looked.emit(photo)
        self._next_look()
        self._next_decode()

    def _on_look_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._bridge.failed.emit(error)

    def _next_decode(self) -> None:
        wish = None if self._is_decoding else self._next_wish()
        if wish is not None:
            self._is_decoding = True
            details, longest = wish
            self._bridge.compute(lambda: sharpen(details, longest), self._on_sharp)

    def _next_wish(self) -> tuple[PhotoDetails, int | None] | None:
        used = 0
        for photo in self._wanted:
            look, sharp = self._looks.get(photo), self._sharp.get(photo)
            longest = None if photo == self._whole else self._longest
            if look is not None and not self._is_enough(photo, longest):
                return look.details, longest
            used += sharp.bytes if sharp else 0
            if used > CACHE_BYTES:
                break
        return None

    def _is_enough(self, photo: int, longest: int | None) -> bool:
        sharp = self._sharp.get(photo)
        if sharp is None:
            return False
        if sharp.is_whole or not sharp.levels:
            return True
        top = sharp.levels[0]
        return longest is not None and max(top.width(), top.height()) >= longest

    def _on_sharp(self, sharp: Sharp) -> None:
        self._is_decoding = False
        if sharp.photo in self._wanted:
            self._sharp[sharp.photo] = sharp
            self.sharpened.emit(sharp.photo)
        self._next_decode()

    def _on_changed(self, changes: Changes) -> None:
        names = changes.persons or changes.scenes or changes.groups or changes.sets
        if changes.everything or changes.arrangement or names:
            self._outdated.update(self._looks)
        else:
            self._outdated.update(changes.photos & self._looks.keys())
        self._next_look()
