"""Holds pictures together that show parts of one another.

A crop lies where it was cut out, a turned or mirrored copy is turned as the largest one is.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gallery.gui.bridge import Bridge
from gallery.gui.compare.board import Board
from gallery.gui.compare.pictures import Pictures
from gallery.gui.compare.placing import together
from gallery.library.database import Library

if TYPE_CHECKING:  # it brings in Pillow, which nothing needs before the first paint
    from gallery.images.alignment import Overlap


class Aligning(QObject):
    """Asks where pictures show the same, and hangs them so.

    Attributes:
        is_on: whether they hang so.
    """

    def __init__(self, bridge: Bridge, board: Board, pictures: Pictures) -> None:
        super().__init__(board)
        self._bridge = bridge
        self._board = board
        self._pictures = pictures
        self._asked: dict[int, str] = {}
        self.is_on = False

    def start(self, *, on: bool) -> None:
        """Begin with other photos."""
        self.is_on = on
        self._asked = {}

    def toggle(self) -> None:
        """Hold the pictures together, or hang each in the middle of the frame."""
        self.is_on = not self.is_on
        self._asked = {}
        self._board.turn({})
        self._board.align({})
        self.look()

    def look(self) -> None:
        """Ask for what is known of by now; the same question is not asked twice."""
        digests = self._digests()
        if not self.is_on or digests == self._asked or len(digests) < len(self._board.panes):
            return
        self._asked = digests
        library = self._bridge.library
        self._bridge.compute(lambda: (digests, overlaps_of(library, digests)), self._on_found)

    def _digests(self) -> dict[int, str]:
        """Return the digests by photo, that of the largest picture first."""
        looks = [self._pictures.look(pane.photo) for pane in self._board.panes]
        there = [look.details for look in looks if look is not None]
        there.sort(key=lambda photo: -photo.width * photo.height)
        return {photo.id: photo.digest for photo in there}

    def _on_found(self, answer: "tuple[dict[int, str], dict[int, Overlap]]") -> None:
        asked, overlaps = answer
        if self.is_on and asked == self._digests() and overlaps:  # else others are shown by now
            self._board.turn({photo: overlap.turn for photo, overlap in overlaps.items()})
            sizes = {pane.photo: pane.photo_size for pane in self._board.panes}
            self._board.align(together(sizes, overlaps))


def overlaps_of(library: Library, digests: Mapping[int, str]) -> "dict[int, Overlap]":
    """Return which part of the first picture is which part of each other one.

    Those are left out that have no thumbnail yet or show something else.
    """
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.alignment import overlap

    stored = library.thumbnails.get_many(list(digests.values()))
    jpegs = {photo: stored.get(digest) for photo, digest in digests.items()}
    largest, *others = digests
    result = {}
    for photo in others:
        one, other = jpegs[largest], jpegs[photo]
        try:
            found = overlap(one, other) if one and other else None
        except OSError:  # a thumbnail that cannot be read is made anew some time
            continue
        if found is not None:
            result[photo] = found
    return result
