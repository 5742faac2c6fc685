"""The grid as the window uses it: results in, the user's doings out by signals."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.grid.dragging import Dragging
from gallery.gui.grid.fetched import Fetched
from gallery.gui.grid.geometry import USUAL_ZOOM
from gallery.gui.grid.model import PhotosModel
from gallery.gui.grid.place import TOP, Place, current_row, remembered, selected_rows, topmost
from gallery.gui.grid.surface import Surface
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.library import photos, sets
from gallery.library.database import Reader
from gallery.library.query import Results
from gallery.model.changes import Changes
from gallery.model.photo import Card
from gallery.model.photoset import PhotoSet

__all__ = ["USUAL_ZOOM", "GridView"]


class GridView(Surface):
    """The photos of a query in sections; see ``Surface`` for the other signals.

    Signals:
        visible_changed(list): ids of the photos in sight, after a moment of rest.
    """

    visible_changed = Signal(list)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._cards = Fetched(bridge, _read_cards)
        self._headers = Fetched(bridge, sets.headers)
        model = PhotosModel(self._cards, self._headers)
        thumbnails = Thumbnails(bridge)
        super().__init__(model, thumbnails, parent)
        for part in (self._cards, self._headers, model, thumbnails):
            part.setParent(self)
        self._different = 0  # photos; fewer than rows when some stand in two sets
        self._dragging = Dragging(self, bridge)
        self.drag_wanted.connect(lambda: self._dragging.start(self.selected_ids()))
        self._sight.changed.connect(self.visible_changed)
        bridge.changed.connect(self._on_changed)

    @property
    def ids(self) -> "array[int]":
        """The photo of each row."""
        return self._photos.ids

    def show_results(
        self,
        results: Results,
        headers: Mapping[int, PhotoSet] | None = None,
        *,
        keep_place: bool = True,
    ) -> None:
        """Show the photos of a query.

        Args:
            results: the photos in order and their sections.
            headers: sets that are known already; others are fetched when in sight.
            keep_place: whether selection, focus and scroll stay with their photos (the same
                query again) or everything begins at the top (another query).
        """
        if headers:
            self._headers.put(dict(headers))
        ids, sections = results.ids, results.sections
        if keep_place and ids == self.ids and sections == self._photos.sections:
            self._sight.look()
            return
        if keep_place and self._photos.can_grow(ids, sections):
            self._grow(results)
            return
        before = self.place() if keep_place else TOP
        self._different = results.photos
        self._photos.show(ids, sections)
        self._canvas.hovered = -1
        self.go_to(before)

    def _grow(self, results: Results) -> None:
        """Show more behind what is shown: selection, focus and scroll stay as they are."""
        has_all = len(self.choice.rows()) == len(self.ids)
        self._different = results.photos
        self._photos.grow(results.ids, results.sections)
        self._lay_out_more()
        if has_all:  # "select all" means the photos that were still on their way, too
            self.choice.take_all()

    def selected_ids(self) -> list[int]:
        """Return the selected photos in order, each once."""
        return self.choice.rows().ids(self.ids, distinct=self._different == len(self.ids))

    def selected_count(self) -> int:
        """Return how many photos are selected; counted without a list where none stands twice."""
        rows = self.choice.rows()
        if len(rows) == len(self.ids):
            return self._different
        return len(rows) if self._different == len(self.ids) else len(rows.ids(self.ids))

    def current_id(self) -> int | None:
        """Return the photo with the focus, None without."""
        row = self.choice.focus()
        return self.ids[row] if row >= 0 else None

    def select_ids(self, ids: Iterable[int]) -> None:
        """Select these photos and bring the first into sight."""
        self.choice.take_ids(ids, of=self.ids)
        if self.choice.focus() >= 0:
            self.reveal(self.choice.focus())

    def select_all(self) -> None:
        """Select everything."""
        self.choice.take_all()

    def clear_selection(self) -> None:
        """Select nothing."""
        self.choice.clear()

    def selection_rect(self) -> QRect:
        """Return what surrounds the selected cells in sight, in viewport pixels; may be empty."""
        result = QRect()
        chosen = self.choice.rows()
        for row in self._sight.rows():
            if row in chosen:
                result = result.united(self.cell_rect(row))
        return result.intersected(self.viewport().rect())

    def place(self) -> Place:
        """Return where the user is, to come back to with ``go_to``."""
        chosen, focus = self.choice.rows(), self.choice.focus()
        selected, cells, current = remembered(chosen, focus, self.ids, self._photos.set_of)
        rows = [row for row in self._sight.rows() if self.cell_rect(row).top() >= 0]
        offset = self.cell_rect(rows[0]).top() if rows else 0
        seen = tuple((self._photos.set_of(row), self.ids[row]) for row in rows)
        top = self.verticalScrollBar().value() == 0
        return Place(selected, cells, current, focus, seen, offset, top)

    def go_to(self, back: Place) -> None:
        """Take up a place again, as far as its photos are still here."""
        blocked = self.blockSignals(True)  # one signal for all of it
        self.choice.take(selected_rows(back, self.ids, self._photos.set_of))
        focus = current_row(back, self.ids, self._photos.set_of)
        if focus >= 0:
            self.choice.set_focus(focus)
        self.choice.anchor = focus
        self.blockSignals(blocked)
        self._lay_out(None)
        row = -1 if back.is_top else topmost(back, self.ids, self._photos.set_of)
        self.verticalScrollBar().setValue(self.page.box(row).y - back.offset if row >= 0 else 0)
        self.selection_changed.emit()

    def set_menu(self, make: Callable[[], QMenu]) -> None:
        """Let ``make`` give the context menu."""
        self.menu_wanted.connect(lambda at: make().popup(at))

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.persons or changes.groups or changes.scenes:
            self._cards.stale()  # a name stands in the phrases of any number of photos
        elif changes.photos:
            self._cards.stale(changes.photos)
        if changes.everything or changes.arrangement:
            self._headers.stale()  # how complete a set is changes with its photos
        elif changes.sets:
            self._headers.stale(changes.sets)
        self._sight.look()


def _read_cards(reader: Reader, ids: Sequence[int]) -> dict[int, Card]:
    return {card.id: card for card in photos.cards(reader, list(ids))}
