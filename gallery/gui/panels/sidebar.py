"""The sidebar: library entries, people, groups, sets and scenes; a choice limits the grid."""

import time
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.panels import sidebar_facts
from gallery.gui.panels.sidebar_delegate import SidebarDelegate
from gallery.gui.panels.sidebar_facts import Facts
from gallery.gui.panels.sidebar_model import ROW_ROLE, Index, SidebarModel
from gallery.gui.panels.sidebar_rows import Row, RowKind, Rows, Section
from gallery.gui.preferences import Preferences
from gallery.gui.scope import Scope
from gallery.gui.theme import SMALL_GAP
from gallery.model.changes import Changes

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
        scope_chosen(Scope): the user chose an entry.
        menu_wanted(Scope, QPoint): a context menu is asked for, at a place on the screen.
        facts_read(Facts): the inventory was read again.
    """

    scope_chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    facts_read = Signal(object)

    def __init__(
        self, bridge: Bridge, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._preferences = preferences
        self._unfolded: frozenset[str] = frozenset()
        self._scope = Scope()
        self._restoring = False
        self._turned: tuple[str, ...] = ()
        self.facts: Facts | None = None
        self.setProperty("look", "panel")
        self.setMinimumWidth(NARROWEST)
        self._model = SidebarModel(self)
        self.view = _List(self._model)
        self.view.setAccessibleName(self.tr("Library: people, sets and scenes"))
        self.view.toggled.connect(self._on_toggled)
        self.view.chosen.connect(self._on_chosen)
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
        every_set = Section.SETS in self._unfolded
        began = time.monotonic()

        def read(facts: Facts) -> None:
            took = round((time.monotonic() - began) * 1000)
            self._rest.setInterval(min(MOST_REST, max(REST, SHARE * took)))
            self._on_read(facts)

        reading = partial(sidebar_facts.read, every_set=every_set)
        self._bridge.read(reading, read, group="sidebar")

    def choose(self, scope: Scope) -> None:
        """Choose an entry as if it had been clicked, shown or not."""
        self._scope = scope
        self._restore()
        self.scope_chosen.emit(scope)

    def _on_changed(self, _changes: Changes) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def _on_read(self, facts: Facts) -> None:
        self.facts = facts
        self._show()
        self._go_to_turned()
        self.facts_read.emit(facts)

    def _show(self) -> None:
        if self.facts is None:
            return
        folded = self._preferences.names("folded")
        rows = Rows().make(self.facts, folded=folded, unfolded=self._unfolded)
        bar = self.view.verticalScrollBar()
        place = bar.value()
        self._restoring = True
        if self._model.show(rows):
            self._restore()
            bar.setValue(place)
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
        kind, number = self._scope.key
        places = [
            place
            for place, row in enumerate(self._model.rows)
            if row.scope is not None and row.scope.key == (kind, number)
        ]
        was, self._restoring = self._restoring, True
        if places:
            self.view.setCurrentIndex(self._model.index(places[0]))
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        self._restoring = was

    def _on_chosen(self, row: Row) -> None:
        if not self._restoring and row.scope is not None and row.scope != self._scope:
            self._scope = row.scope
            self.scope_chosen.emit(row.scope)

    def _on_toggled(self, row: Row) -> None:
        if row.kind is RowKind.SECTION:
            folded = self._preferences.names("folded") ^ {str(row.section)}
            self._preferences.write_names("folded", folded)
        else:
            self._unfolded ^= {str(row.section)}
        self._turned = row.key
        if row.kind is RowKind.MORE and row.section is Section.SETS:
            self.refresh()  # those that were not shown were not read either
            return
        self._show()
        self._go_to_turned()

    def _go_to_turned(self) -> None:
        """Leave the keys on the row that folded or unfolded something."""
        place = self._model.row_of(self._turned)
        self._turned = ()
        if place >= 0 and self.view.hasFocus():
            self.view.setCurrentIndex(self._model.index(place))

    def _on_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and row.scope is not None:
            self.menu_wanted.emit(row.scope, self.view.viewport().mapToGlobal(place))


class _List(QListView):
    """The list; Enter, Space and the arrows fold, a click chooses."""

    toggled = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: SidebarModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(SidebarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(ROW_ROLE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return  # a right click must not change what is shown
        if row.kind is RowKind.ENTRY:
            super().mousePressEvent(event)
        else:
            self.toggled.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row: Row | None = self.currentIndex().data(ROW_ROLE)
        key = event.key()
        if row is not None and row.kind is not RowKind.ENTRY:
            turns = {Qt.Key.Key_Left: not row.is_folded, Qt.Key.Key_Right: row.is_folded}
            press = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            if press or turns.get(Qt.Key(key), False):
                self.toggled.emit(row)
                return
        super().keyPressEvent(event)
