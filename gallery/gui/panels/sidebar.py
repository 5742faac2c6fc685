"""The sidebar: library entries, people, groups, sets, scenes and saved searches.

A choice limits the grid. What a saved search finds is counted when everything else is read.
"""

import time
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.panels import sidebar_facts
from gallery.gui.panels.sidebar_facts import Facts
from gallery.gui.panels.sidebar_list import SidebarList
from gallery.gui.panels.sidebar_model import ROW_ROLE, SidebarModel
from gallery.gui.panels.sidebar_rows import Row, RowKind, Rows, Section
from gallery.gui.preferences import Preferences
from gallery.gui.scope import PORTRAITS, Scope
from gallery.gui.theme import SMALL_GAP
from gallery.library import searches
from gallery.model.changes import Changes
from gallery.model.searches import SavedSearch

NARROWEST = 168  # px
REST = 150  # ms after a change before the inventory is read again,
SHARE = 4  # or so many times what the last reading took, if that is more,
MOST_REST = 5_000  # and never more than so many ms
SETTLE = 80  # ms of rest before portraits are asked for
MOST_ROWS = 60  # in sight on the tallest screens


class Sidebar(QFrame):
    """Shows what the library holds.

    Attributes:
        view: the list; it has the keyboard focus.
        facts: what was read last, None before the first reading.

    Signals:
        scope_chosen(Scope): the user chose an entry, or the page of a section.
        photos_dropped(Scope, tuple): photos were dropped on an entry.
        menu_wanted(Scope, QPoint): a context menu is asked for, at a place on the screen.
        facts_read(Facts): the inventory was read again.
        searches_arranged(tuple): the saved searches are to stand in this order, by their ids.
    """

    scope_chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    facts_read = Signal(object)
    photos_dropped = Signal(object, object)
    searches_arranged = Signal(object)

    def __init__(
        self, bridge: Bridge, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._preferences = preferences
        self._scope = Scope()
        self._restoring = False
        self._began = 0.0  # s, when the inventory was asked for
        self._turned: tuple[str, ...] = ()
        self.facts: Facts | None = None
        self._uncounted: list[SavedSearch] = []
        self._counted: dict[int, int] = {}
        self._is_counting = self._counts_again = False
        self.setProperty("look", "panel")
        self.setMinimumWidth(NARROWEST)
        self._model = SidebarModel(self)
        self.view = SidebarList(self._model, bridge.library)
        self.view.setAccessibleName(self.tr("Library: people, sets and scenes"))
        self.view.toggled.connect(self._on_toggled)
        self.view.chosen.connect(self._on_chosen)
        self.view.page_wanted.connect(self._on_page_wanted)
        self.view.dropped.connect(self.photos_dropped)
        self.view.search_moved.connect(self._on_search_moved)
        self.view.customContextMenuRequested.connect(self._on_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SMALL_GAP, 0, 0)
        layout.addWidget(self.view)
        self._look = QTimer(self, singleShot=True, interval=SETTLE)
        self._look.timeout.connect(self._want_portraits)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.refresh)
        bridge.changed.connect(self._on_changed)

    @property
    def scope(self) -> Scope:
        """What is chosen."""
        return self._scope

    def refresh(self) -> None:
        """Read the inventory again."""
        self._began = time.monotonic()
        self._bridge.read(sidebar_facts.read, self._on_read, group="sidebar")

    def choose(self, scope: Scope) -> None:
        """Choose an entry as if it had been clicked, shown or not."""
        self._scope = scope
        self._restore()
        self.scope_chosen.emit(scope)

    def _on_changed(self, _changes: Changes) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def _on_read(self, facts: Facts) -> None:
        took = round((time.monotonic() - self._began) * 1000)
        self._rest.setInterval(min(MOST_REST, max(REST, SHARE * took)))
        found = self.facts.found if self.facts is not None else {}
        self.facts = replace(facts, found=found)  # until they are counted again
        self._model.doubt_portraits()
        self._show()
        self._go_to_turned()
        self.facts_read.emit(facts)
        self._count_searches()

    def _count_searches(self) -> None:
        """Count what the saved searches find, one after the other: others may ask between."""
        if self.facts is None or Section.SEARCHES in self._preferences.names("folded"):
            return
        if self._is_counting:  # begun anew at every change, the last ones would never be counted
            self._counts_again = True
            return
        self._is_counting, self._counts_again = True, False
        self._uncounted = list(self.facts.searches)
        self._counted = {}
        self._count_next()

    def _count_next(self) -> None:
        if self._uncounted:
            one = self._uncounted.pop(0)
            reading = partial(searches.found_by, search=one)
            counted = partial(self._on_counted, one.id)
            self._bridge.read(reading, counted, failed=lambda _error: counted(None))
            return
        if self.facts is not None and self._counted != self.facts.found:
            self.facts = replace(self.facts, found=self._counted)
            self._show()
        self._is_counting = False
        if self._counts_again:
            self._count_searches()

    def _on_counted(self, search_id: int, found: int | None) -> None:
        if found is not None:
            self._counted[search_id] = found
        self._count_next()

    def _show(self) -> None:
        if self.facts is None:
            return
        folded = self._preferences.names("folded")
        rows = Rows().make(self.facts, folded=folded)
        bar = self.view.verticalScrollBar()
        place, was_listed = bar.value(), self._row_of_chosen() >= 0
        self._restoring = True
        if self._model.show(rows):
            self._restore()
            chosen = self._row_of_chosen()
            if was_listed or chosen < 0:
                bar.setValue(place)
            else:  # it is new here, as a search that was just saved
                self.view.scrollTo(self._model.index(chosen))
        self._restoring = False
        self._look.start()

    def _want_portraits(self) -> None:
        """Ask for the portraits of the rows in sight; the others may never be."""
        port = self.view.viewport().rect()
        first = max(0, self.view.indexAt(port.topLeft()).row())
        last = self.view.indexAt(port.bottomLeft()).row()
        wanted = self._model.without_portrait(first, last if last >= 0 else first + MOST_ROWS)
        if wanted:
            reading = partial(
                sidebar_facts.portraits, library=self._bridge.library, person_ids=wanted
            )
            self._bridge.read(reading, self._model.add_portraits, group="portraits")

    def _restore(self) -> None:
        """Mark the chosen row again after the rows were made anew."""
        kind, _number = self._scope.key
        self._model.choose_page(kind if kind in PORTRAITS else None)
        place = self._row_of_chosen()
        was, self._restoring = self._restoring, True
        if place >= 0:
            self.view.setCurrentIndex(self._model.index(place))
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        self._restoring = was

    def _row_of_chosen(self) -> int:
        """Return the place of the chosen entry, -1 while it is not listed."""
        for place, row in enumerate(self._model.rows):
            if row.kind is RowKind.ENTRY and row.scope and row.scope.key == self._scope.key:
                return place
        return -1

    def _on_chosen(self, row: Row) -> None:
        is_entry = row.kind is RowKind.ENTRY  # the arrows pass a heading by
        if not self._restoring and is_entry and row.scope and row.scope != self._scope:
            self._scope = row.scope
            self._model.choose_page(None)
            self.scope_chosen.emit(row.scope)

    def _on_page_wanted(self, row: Row) -> None:
        if row.scope is not None:
            self.choose(row.scope)
        else:  # there is no page of them
            self._on_toggled(row)

    def _on_search_moved(self, moved: int, other: int) -> None:
        """Put a saved search where another one stands; those between move up or down."""
        ids = [one.id for one in self.facts.searches] if self.facts is not None else []
        if not {moved, other} <= set(ids):
            return
        place = ids.index(other)
        ids.remove(moved)
        ids.insert(place, moved)
        self.searches_arranged.emit(tuple(ids))

    def _on_toggled(self, row: Row) -> None:
        folded = self._preferences.names("folded") ^ {str(row.section)}
        self._preferences.write_names("folded", folded)
        self._turned = row.key
        self._show()
        self._go_to_turned()
        if row.section is Section.SEARCHES:
            self._count_searches()

    def _go_to_turned(self) -> None:
        """Leave the keys on the row that folded something."""
        place = self._model.row_of(self._turned)
        self._turned = ()
        if place >= 0 and self.view.hasFocus():
            self.view.setCurrentIndex(self._model.index(place))

    def _on_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and row.scope is not None and row.kind is RowKind.ENTRY:
            self.menu_wanted.emit(row.scope, self.view.viewport().mapToGlobal(place))
