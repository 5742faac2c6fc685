"""Keeps what is in sight coming: cards, headers and pictures for the rows of the viewport.

While the scroll bar is dragged across the library nothing is asked for; once the view has
stood for a moment the rows in sight are, then those of the next screen in the direction of
travel.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.grid.geometry import Layout
from gallery.gui.grid.model import PhotosModel
from gallery.gui.grid.thumbnails import Thumbnails

SETTLE = 60  # ms without a jump before anything is loaded
FRAME = 16  # ms: while scrolling steadily, wishes are renewed once a frame
TELL = 120  # ms of rest before others are told what is in sight
JUMP = 0.75  # of a screen in one step: faster than anybody looks


class Sight(QObject):
    """What the viewport shows now.

    Signals:
        changed(list): ids of the photos in sight, after a moment of rest.
    """

    changed = Signal(list)

    def __init__(
        self, model: PhotosModel, thumbnails: Thumbnails, window: Callable[[], range]
    ) -> None:
        """Look through ``window``, which returns top and bottom of the viewport as a range."""
        super().__init__(model)
        self._model = model
        self._thumbnails = thumbnails
        self._window = window
        self._layout: Layout | None = None
        self._top = 0
        self._forwards = True
        self._told: list[int] = []
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        self._tell = QTimer(self, singleShot=True, interval=TELL)
        self._tell.timeout.connect(self._on_rest)
        model.cards.arrived.connect(self.look)

    def set_layout(self, layout: Layout) -> None:
        """Photos stand elsewhere now."""
        self._layout = layout
        self.look()

    def moved(self) -> None:
        """The viewport scrolled."""
        window = self._window()
        step = window.start - self._top
        self._top = window.start
        if step:
            self._forwards = step > 0
        if abs(step) > len(window) * JUMP:
            self._thumbnails.drop_wishes()
            self._settle.start(SETTLE)
        else:
            self.look()

    def look(self) -> None:
        """Renew the wishes within a frame."""
        if not self._settle.isActive():
            self._settle.start(FRAME)

    def rows(self) -> range:
        """Return the rows in sight."""
        window = self._window()
        return self._layout.between(window.start, window.stop) if self._layout else range(0)

    def _on_settled(self) -> None:
        if self._layout is None:
            return
        model, window = self._model, self._window()
        here = self.rows()
        ahead = self._ahead(self._layout, window)
        ids = [model.ids[row] for part in (here, ahead) for row in part]
        model.cards.want(ids)
        first, last = (self._layout.section_at(y) for y in (window.start, window.stop))
        sections = model.sections[max(first, 0) : last + 1]
        model.headers.want(s.set_id for s in sections if s.set_id is not None)
        known = (model.cards.get(photo) for photo in ids)
        self._thumbnails.want(card for card in known if card is not None)
        self._tell.start()

    def _ahead(self, layout: Layout, window: range) -> range:
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
