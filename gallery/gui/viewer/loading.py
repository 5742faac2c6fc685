"""Keeps the photo in view and its neighbours decoded for the screen, one decode at a time.

What is decoded next is decided when the last decode ends, from what is in view by then. While a
key is held down first looks fly by; what it comes to rest on is decoded, and nothing before. A
huge photo that takes seconds has a way of its own, on which there is one at a time, too: those
after it do not wait for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QSize, QTimer, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.closeup import Closeup
from gallery.gui.viewer.effort import is_decoded_whole, is_huge
from gallery.gui.viewer.pictures import FirstLook, Sharp, first_looks, sharpen
from gallery.gui.viewer.vigil import Trace, trace_of
from gallery.model.changes import Changes
from gallery.model.photo import PhotoDetails

CACHE_BYTES = 192 * 1024 * 1024  # of sharp pictures; about five neighbours on a 4K screen
NEAR = (1, -1, 2)  # the neighbours that are decoded, most likely first
AHEAD = 13  # photos in the way that is gone of which a first look is ready
SPARE = 1.25  # a picture made for a slightly larger view serves, too
RUSH = 120  # ms: photos that follow each other faster fly by, as a held key sends them
REST = 70  # ms after which a photo does not fly by any more; longer than a held key's pause
LOOKS = 6  # first looks that are read at once, when nobody waits for the first
_Made = tuple[Trace, Sharp, int, bool]  # how large it was to be, and whether it was a huge one


class Loader(QObject):
    """First looks and sharp pictures by photo id.

    Args:
        bridge: the way to the library.
        canvas: where they are shown; it says how large, and gets what is seen enlarged.

    Signals:
        looked(int): a photo's facts and thumbnail are here, or newer facts.
        sharpened(int): a photo's sharp picture is here, or the reason why there is none.
        missed(int): the library does not have this photo any more.
    """

    looked = Signal(int)
    sharpened = Signal(int)
    missed = Signal(int)

    def __init__(self, bridge: Bridge, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._bridge = bridge
        self._canvas = canvas
        self._closeup = Closeup(bridge, canvas, is_free=lambda: True not in self._decoding)
        self._closeup.rested.connect(self._next_decode)
        self._looks: dict[int, FirstLook] = {}
        self._outdated: set[int] = set()
        self._sharp: dict[int, Sharp] = {}
        self._made_for: dict[int, int] = {}  # longer sides that were asked for, in pixels
        self._traces: dict[int, Trace] = {}  # of the files, from before they were decoded
        self._index = -1
        self._wanted: list[int] = []
        self._ahead: list[int] = []
        self._room = QSize()
        self._is_looking = False
        self._decoding: set[bool] = set()  # True: a huge one; False: any other
        self._is_show = False  # that goes on by itself: nobody is about to enlarge anything
        self._since = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._next_decode)
        bridge.changed.connect(self._on_changed)
        canvas.framed.connect(self._on_framed)

    def look(self, photo: int) -> FirstLook | None:
        """Return what is known of a photo; memory only."""
        return self._looks.get(photo)

    def sharp(self, photo: int) -> Sharp | None:
        """Return a photo's sharp picture; memory only."""
        return self._sharp.get(photo)

    @property
    def is_at_rest(self) -> bool:
        """Whether everything is decoded that may be needed next."""
        is_decoding = bool(self._decoding) or self._closeup.is_at_work
        return not (is_decoding or self._is_looking or self._rest.isActive())

    def trace(self, photo: int) -> Trace | None:
        """Return what tells whether a photo's files are still those that were decoded."""
        return self._traces.get(photo)

    def stand_at(self, ids: Sequence[int], index: int, *, coming: Sequence[int] = ()) -> None:
        """Make the photo at an index ready, then its neighbours in the way that is gone.

        Args:
            ids: all that are gone through.
            index: of the one in view.
            coming: indexes of those that come next where it is known, as in a slide show.
        """
        way = -1 if index < self._index else 1
        self._index = index
        self._is_show = bool(coming)
        places = [index, *(coming or [index + step * way for step in NEAR])]
        before = self._wanted[:1]
        self._wanted = _photos(ids, places)
        self._ahead = _photos(ids, range(index + way, index + way * AHEAD, way))
        self._measure()
        for held in (self._sharp, self._made_for, self._traces):
            for photo in held.keys() - set(self._wanted):
                del held[photo]
        if self._wanted[:1] != before:
            self._closeup.forget()
            self._hurry()
        self._next_look()
        self._next_decode()

    def want_pieces(self) -> None:
        """Bring what is seen of the photo in view in all its pixels."""
        look = self._looks.get(self._wanted[0]) if self._wanted else None
        if look is not None:
            self._closeup.show(look.details)
            self._closeup.follow()

    def decode_again(self, photo: int) -> None:
        """The photo's file is another one: what was decoded of it is not shown any more."""
        self._sharp.pop(photo, None)
        if self._wanted[:1] == [photo]:
            self._closeup.forget()
        self._next_decode()

    def size_is(self, photo: int, size: tuple[int, int]) -> None:
        """The photo has other pixels, across and down, than the library knows."""
        look = self._looks.get(photo)
        if look is not None:
            details = replace(look.details, width=size[0], height=size[1])
            self._looks[photo] = replace(look, details=details)

    def forget(self) -> None:
        """Let go of all pictures: the view is closed."""
        self._looks, self._sharp = {}, {}
        self._made_for, self._traces = {}, {}
        self._wanted, self._ahead, self._index = [], [], -1
        self._closeup.forget()
        self._canvas.leave()
        self._rest.stop()
        self._since.invalidate()

    def _hurry(self) -> None:
        """Wait with decoding if another photo was wanted a moment ago."""
        if self._since.isValid() and self._since.elapsed() < RUSH:
            self._rest.start()
        self._since.start()

    def _on_framed(self) -> None:
        before = self._room
        self._measure()
        if self._wanted and self._room != before:
            self._rest.start()  # while the window is drawn larger, nothing is decoded

    def _measure(self) -> None:
        self._room = self._canvas.size() * self._canvas.devicePixelRatioF()

    def _next_look(self) -> None:
        if self._is_looking:
            return
        missing = [p for p in (*self._wanted, *self._ahead) if self._is_unknown(p)]
        # What is in view comes alone and first.
        missing = missing[:1] if missing[:1] == self._wanted[:1] else missing[:LOOKS]
        if missing:
            self._is_looking = True
            self._outdated.difference_update(missing)
            library = self._bridge.library
            self._bridge.compute(
                lambda: (missing, first_looks(library, missing)),
                self._on_looked,
                failed=self._on_look_failed,
            )

    def _is_unknown(self, photo: int) -> bool:
        return photo not in self._looks or photo in self._outdated

    def _on_looked(self, answer: tuple[list[int], dict[int, FirstLook]]) -> None:
        asked, found = answer
        self._is_looking = False
        if not self._wanted:
            return
        near = {*self._wanted, *self._ahead}
        self._looks = {p: look for p, look in self._looks.items() if p in near} | found
        gone = set(asked) - set(found)
        self._wanted = [photo for photo in self._wanted if photo not in gone]
        self._ahead = [photo for photo in self._ahead if photo not in gone]
        for photo in found:
            self.looked.emit(photo)
        for photo in gone:
            self.missed.emit(photo)
        self._next_look()
        self._next_decode()

    def _on_look_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._bridge.failed.emit(error)

    def _next_decode(self) -> None:
        if self._rest.isActive():
            return
        for huge in {False, True} - self._decoding:
            wish = self._next_wish(huge=huge)
            if wish is not None and not (huge and self._closeup.is_at_work):
                self._decoding.add(huge)
                decoded = partial(_decoded, *wish, huge=huge)
                self._bridge.compute(decoded, self._on_sharp)
        if not self._decoding:
            self._prepare()

    def _next_wish(self, *, huge: bool) -> tuple[PhotoDetails, int] | None:
        used = 0
        for photo in self._wanted[: 1 if huge else None]:
            look, sharp = self._looks.get(photo), self._sharp.get(photo)
            if look is not None and is_huge(look.details) is huge:
                longest = self._longest_of(look.details)
                # Of a huge one that is shown larger than it was made, the closeup has all.
                if not ((huge and photo in self._sharp) or self._is_enough(photo, longest)):
                    return look.details, longest
            used += sharp.bytes if sharp else 0
            if used > CACHE_BYTES:
                break
        return None

    def _prepare(self) -> None:
        """Have the photo that rests in view ready to be enlarged, where that takes long."""
        photo = self._wanted[0] if self._wanted else 0
        look, sharp = self._looks.get(photo), self._sharp.get(photo)
        if look is None or sharp is None or not sharp.levels or sharp.is_whole or self._is_show:
            return
        details = look.details
        if is_decoded_whole(details) and not is_huge(details) and details.frames <= 1:
            self._closeup.prepare(details)

    def _longest_of(self, photo: PhotoDetails) -> int:
        """Return the longer side in pixels that a photo fills the view with, or has."""
        size, room = (photo.width, photo.height), (self._room.width(), self._room.height())
        if min(*size, *room) < 1:
            return max(1, *room)
        scale = min(room[0] / size[0], room[1] / size[1], 1.0)
        return max(1, round(max(size) * scale))

    def _is_enough(self, photo: int, longest: int) -> bool:
        sharp, made_for = self._sharp.get(photo), self._made_for.get(photo, 0)
        if sharp is None:
            return False
        return sharp.is_whole or not sharp.levels or longest <= made_for <= longest * SPARE

    def _on_sharp(self, made: _Made) -> None:
        trace, sharp, longest, huge = made
        self._decoding.discard(huge)
        if sharp.photo in self._wanted:
            self._traces[sharp.photo] = trace
            self._sharp[sharp.photo], self._made_for[sharp.photo] = sharp, longest
            self.sharpened.emit(sharp.photo)
        if huge:
            self._closeup.follow()  # it was not to begin beside it
        self._next_decode()

    def _on_changed(self, changes: Changes) -> None:
        names = changes.persons or changes.scenes or changes.groups or changes.sets
        if changes.everything or changes.arrangement or names:
            self._outdated.update(self._looks)
        else:
            self._outdated.update(changes.photos & self._looks.keys())
        self._next_look()


def _photos(ids: Sequence[int], places: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(ids[place] for place in places if 0 <= place < len(ids)))


def _decoded(photo: PhotoDetails, longest: int, *, huge: bool) -> _Made:
    return trace_of([file.path for file in photo.files]), sharpen(photo, longest), longest, huge
