"""What is in sight and what is coming: cards, headers and pictures for the rows of the viewport.

While the scroll bar is dragged across the library nothing is asked for; once the view has
stood for a moment the rows in sight are, then those of the next screen in the direction of
travel. While it moves faster than anybody can look closely, pictures are wanted coarse, and
only for what is in sight; sharp ones follow when it rests.
"""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.grid.geometry import Box, Lines
from gallery.gui.grid.model import PhotosModel
from gallery.gui.grid.render import Shape
from gallery.gui.grid.sources import Wish
from gallery.gui.grid.thumbnails import Thumbnails

SETTLE = 40  # ms without a jump before anything is loaded, while the bar is dragged
DRAGGED = 0.15  # s from one jump to the next that are one movement
FRAME = 16  # ms: while scrolling steadily, wishes are renewed once a frame
SHARPEN = 90  # ms of rest before pictures that were made in passing are made again
GIVEN_WAY = 150  # ms without new wishes while other photos are asked for
TELL = 120  # ms of rest before others are told what is in sight
JUMP = 0.75  # of a screen in one step: faster than anybody looks
FAST = 5.0  # screens a second: faster than anybody looks closely


class Sight(QObject):
    """What the viewport shows now.

    Signals:
        changed(list): ids of the photos in sight, after a moment of rest.
    """

    changed = Signal(list)

    def __init__(
        self,
        model: PhotosModel,
        thumbnails: Thumbnails,
        window: Callable[[], range],
        shape_of: Callable[[Box], Shape],
    ) -> None:
        """Look through ``window``: top and bottom of the viewport as a range.

        Args:
            model: what is shown.
            thumbnails: is told which pictures are wanted.
            window: returns top and bottom of the viewport, as a range.
            shape_of: returns the picture of a cell in device pixels.
        """
        super().__init__(model)
        self._model = model
        self._thumbnails = thumbnails
        self._window = window
        self._shape_of = shape_of
        self._layout: Lines | None = None
        self._top = 0
        self._moved_at = self._jumped_at = 0.0
        self._forwards = True
        self._is_fast = False
        self._told: list[int] = []
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        self._sharpen = QTimer(self, singleShot=True, interval=SHARPEN)
        self._sharpen.timeout.connect(self._on_slow)
        self._resume = QTimer(self, singleShot=True, interval=GIVEN_WAY)
        self._resume.timeout.connect(self.look)
        self._tell = QTimer(self, singleShot=True, interval=TELL)
        self._tell.timeout.connect(self._on_rest)
        model.cards.arrived.connect(self._on_cards)

    def set_layout(self, layout: Lines) -> None:
        """Photos stand elsewhere now."""
        self._layout = layout
        self.look()

    def moved(self) -> None:
        """The viewport scrolled."""
        window, now = self._window(), time.monotonic()
        step, since = window.start - self._top, now - self._moved_at
        self._top, self._moved_at = window.start, now
        if step:
            self._forwards = step > 0
        if abs(step) > len(window) * JUMP:
            self._is_fast = False  # of two jumps nothing between is seen; where it ends, all is
            self._thumbnails.drop_wishes()
            is_dragged = now - self._jumped_at < DRAGGED
            self._jumped_at = now
            self._settle.start(SETTLE if is_dragged else 0)
            return
        if abs(step) > len(window) * FAST * max(since, FRAME / 1000):
            self._is_fast = True
        if self._is_fast:
            self._sharpen.start()
        self.look()

    def look(self) -> None:
        """Renew the wishes within a frame."""
        if not self._settle.isActive():
            self._settle.start(FRAME)

    def look_at_once(self) -> None:
        """Renew the wishes as soon as the photos are painted: they are others than before."""
        self._settle.start(0)

    def give_way(self) -> None:
        """Want nothing for a moment, or until other photos are shown: those come first."""
        self._settle.stop()
        self._thumbnails.drop_wishes()
        self._resume.start()

    def rows(self) -> range:
        """Return the rows in sight."""
        window = self._window()
        return self._layout.between(window.start, window.stop) if self._layout else range(0)

    @property
    def is_sharp(self) -> bool:
        """Whether every photo in sight has its picture as it should be."""
        if self._layout is None:
            return False
        for row, box in self._layout.places(self.rows()):
            card = self._model.card(row)
            if card is None or not self._thumbnails.has(Wish(card, self._shape_of(box))):
                return False
        return True

    def _on_cards(self) -> None:
        if not self._settle.isActive() and not self._resume.isActive():
            self._settle.start(0)

    def _on_slow(self) -> None:
        self._is_fast = False
        self.look()

    def _on_settled(self) -> None:
        if self._layout is None:
            return
        self._resume.stop()
        model, window = self._model, self._window()
        here = self.rows()
        ahead = self._ahead(self._layout, window)
        ids = [model.ids[row] for row in here]
        if all(model.cards.get(photo) is not None for photo in ids):
            ids += [model.ids[row] for row in ahead]  # else those in sight come first, alone
        model.cards.want(ids)
        first, last = (self._layout.section_at(y) for y in (window.start, window.stop))
        sections = model.sections[max(first, 0) : last + 1]
        model.headers.want(s.set_id for s in sections if s.set_id is not None)
        wanted = (here,) if self._is_fast else (here, ahead)
        self._thumbnails.wish(wish for part in wanted for wish in self._wishes(self._layout, part))
        self._tell.start()

    def _wishes(self, layout: Lines, rows: range) -> Iterator[Wish]:
        for row, box in layout.places(rows):
            card = self._model.card(row)
            if card is not None:
                yield Wish(card, self._shape_of(box), self._is_fast)

    def _ahead(self, layout: Lines, window: range) -> range:
        """Return the rows of at least one more screen in the direction of travel.

        The end is a whole number of screens, so that a steady scroll asks the library once
        a screen and not once a line.
        """
        screen = max(1, len(window))
        if self._forwards:
            return layout.between(window.stop, (window.stop // screen + 2) * screen)
        return layout.between(max(0, (window.start // screen - 1) * screen), window.start)

    def _on_rest(self) -> None:
        seen = [self._model.ids[row] for row in self.rows()]
        if seen != self._told:
            self._told = seen
            self.changed.emit(seen)
