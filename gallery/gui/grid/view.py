"""The grid as the window uses it: results in, the user's doings out by signals."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.grid.dragging import Dragging
from gallery.gui.grid.fetched import Fetched
from gallery.gui.grid.geometry import USUAL_ZOOM, Hold
from gallery.gui.grid.jump_strip import JumpStrip
from gallery.gui.grid.model import PhotosModel
from gallery.gui.grid.place import Place, Shown
from gallery.gui.grid.prepared import Prepared, prepare
from gallery.gui.grid.selection import Selected
from gallery.gui.grid.surface import Surface
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.gui.grid.tiling import AT_ONCE, Tiler, Tiling
from gallery.gui.grid.timeline import Timeline
from gallery.library import photos, sets
from gallery.library.database import Reader
from gallery.library.results import Results
from gallery.model.changes import Changes
from gallery.model.photo import Card

__all__ = ["USUAL_ZOOM", "GridView", "Tiling"]

PREPARED = "grid"  # the group of reads that prepare what is shown next


class GridView(Surface):
    """The photos of a query in sections; see ``Surface`` for the other signals.

    Signals:
        visible_changed(list): ids of the photos in sight, after a moment of rest.
        shown(): the results that were given last are shown.
    """

    visible_changed = Signal(list)
    shown = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._bridge = bridge
        self._cards = Fetched(bridge, _read_cards)
        self._headers = Fetched(bridge, sets.headers)
        model = PhotosModel(self._cards, self._headers)
        thumbnails, tiler = Thumbnails(bridge), Tiler(bridge.compute)
        super().__init__(model, thumbnails, tiler, parent)
        for part in (self._cards, self._headers, model, thumbnails, tiler):
            part.setParent(self)
        self._different = 0  # photos; fewer than rows when some stand in two sets
        self._dragging = Dragging(self, bridge)
        self.drag_wanted.connect(lambda: self._dragging.start(self.selection()))
        self._sight.changed.connect(self.visible_changed)
        self._timeline = Timeline(bridge, self)
        self.jump_strip = JumpStrip(self, self._timeline)
        bridge.changed.connect(self._on_changed)

    @property
    def ids(self) -> "array[int]":
        """The photo of each row."""
        return self._photos.ids

    @property
    def is_sharp(self) -> bool:
        """Whether every photo in sight shows its picture as it should be."""
        return self._sight.is_sharp

    def show_results(
        self,
        results: Results,
        *,
        keep_place: bool = True,
        dimmed: frozenset[int] = frozenset(),
    ) -> None:
        """Show the photos of a query.

        So many that it would be felt are prepared on the reader pool and shown a moment
        later; ``shown`` tells.

        Args:
            results: the photos in order, their sections and shapes.
            keep_place: whether selection, focus and scroll stay with their photos (the same
                query again) or everything begins at the top (another query).
            dimmed: photos that match no longer, and are drawn so.
        """
        self._bridge.forget(PREPARED)
        if keep_place and self._shows(results):
            self._dim(dimmed)
            self._sight.look()
            self.shown.emit()
        elif len(results.ids) <= AT_ONCE:
            self._show(self._work(results, keep_place=keep_place)(), dimmed)
        else:
            self._show_soon(results, dimmed, keep_place=keep_place)

    def give_way(self) -> None:
        """Let other photos come first, that are asked for: no picture is loaded for a moment."""
        self._sight.give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.jump_strip.place()

    def _lay_out(self, hold: Hold | None) -> None:
        super()._lay_out(hold)
        self.jump_strip.renew()

    def _shows(self, results: Results) -> bool:
        return results.ids == self.ids and results.sections == self._photos.sections

    def _show_soon(self, results: Results, dimmed: frozenset[int], *, keep_place: bool) -> None:
        """Prepare beside the window; begin again if the user chose something else meanwhile."""

        def show(prepared: Prepared) -> None:
            if keep_place and not prepared.is_for(self._chosen()):
                self._show_soon(results, dimmed, keep_place=True)
            else:
                self._show(prepared, dimmed)

        self._bridge.compute(self._work(results, keep_place=keep_place), show, group=PREPARED)

    def _work(self, results: Results, *, keep_place: bool) -> Callable[[], Prepared]:
        return partial(
            prepare,
            results,
            before=Shown(self.ids, self._photos.sections),
            place=self._chosen() if keep_place else None,
            plan=self._plan(results.sections),
        )

    def _show(self, prepared: Prepared, dimmed: frozenset[int]) -> None:
        results = prepared.results
        self._dim(dimmed)
        self._different = results.photos
        self._tiler.set_photos(
            results.shapes,
            results.sections.starts,
            widths=prepared.widths,
            made=prepared.made,
        )
        if prepared.grows:
            self._grow(results)
        else:
            here = self._chosen().seen
            offset = self.cell_rect(here.start).top() if here else 0
            self._photos.show(results.ids, results.sections)
            self._canvas.hovered = -1
            self._take_place(prepared, here, offset)
            self._sight.look_at_once()
        self._timeline.show(results.sections)
        self.shown.emit()

    def _take_place(self, prepared: Prepared, here: range, offset: int) -> None:
        """Select and scroll to what was selected and in sight, ``here`` when it was left."""
        there, is_top = prepared.carried, self.verticalScrollBar().value() == 0
        blocked = self.blockSignals(True)  # one signal for all of it
        self.choice.take(there.selected)
        if there.focus >= 0:
            self.choice.set_focus(there.focus)
        self.choice.anchor = there.focus
        self.blockSignals(blocked)
        self._lay_out(None)
        scroll = 0
        if there.seen and here and prepared.place is not None and not is_top:
            row = there.seen.start + here.start - prepared.place.seen.start
            scroll = self.page.box(min(max(row, 0), self.page.rows - 1)).y - offset
        self.verticalScrollBar().setValue(scroll)
        self.selection_changed.emit()

    def _chosen(self) -> Place:
        """Return the place of the user by rows."""
        rows = self._sight.rows()
        below = [row for row in rows if self.cell_rect(row).top() >= 0]
        seen = range(below[0], rows.stop) if below else rows
        return Place(tuple(self.choice.rows()), self.choice.focus(), seen)

    def _dim(self, dimmed: frozenset[int]) -> None:
        if dimmed != self._photos.dimmed:
            self._photos.dimmed = dimmed
            self.viewport().update()

    def _grow(self, results: Results) -> None:
        """Show more behind what is shown: selection, focus and scroll stay as they are."""
        has_all = len(self.choice.rows()) == len(self.ids)
        self._photos.grow(results.ids, results.sections)
        self._lay_out(None)
        if has_all:  # "select all" means the photos that were still on their way, too
            self.choice.take_all()

    def selection(self) -> Selected:
        """Return what is selected; costs nothing, however much it is."""
        return Selected(self.ids, self.choice.rows(), self._different == len(self.ids))

    def selected_ids(self) -> list[int]:
        """Return the selected photos in order, each once; for many see ``selection``."""
        return self.selection().photos()

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
        if changes.everything or changes.sets:
            self._timeline.show(self._photos.sections)
        self._sight.look()


def _read_cards(reader: Reader, ids: Sequence[int]) -> dict[int, Card]:
    return {card.id: card for card in photos.cards(reader, list(ids))}
