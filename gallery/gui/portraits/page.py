"""The page of all people, groups, scenes or sets: filtered, sorted, parted, opened."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.portraits.arranging import Arranged, Order, Wish, arrange
from gallery.gui.portraits.entries import Entry, read, read_first
from gallery.gui.portraits.listing import PortraitList
from gallery.gui.portraits.page_words import PageWords
from gallery.gui.preferences import Preferences
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import GAP, LARGE_GAP, PAGE
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.empty_state import EmptyState
from gallery.gui.words import number
from gallery.library.database import Reader
from gallery.model.changes import Changes

REST = 250  # ms after a change before all is read again
TYPING = 90  # ms after a key
WIDEST_FILTER = 260  # px
NEW = {  # what the button of an empty page does, by the catalogue
    ScopeKind.PEOPLE: "new-person",
    ScopeKind.GROUPS: "new-group",
    ScopeKind.SCENES: "new-scene",
    ScopeKind.SETS: "import-folder",
}


class PortraitsPage(QFrame):
    """Shows who is there; others open and edit them.

    Attributes:
        listing: the portraits.
        filter: the field that narrows them.

    Signals:
        opened(Scope): somebody's photos are wanted.
        at_hand(Scope | None): another portrait has the focus.
        menu_wanted(Scope, QPoint): the context menu of somebody.
        dropped(Scope, tuple): photos were dropped on somebody.
        making_wanted(str): an action of the catalogue, for what an empty page lacks.
        left(): Esc; the user wants back to where it was.
    """

    opened = Signal(object)
    at_hand = Signal(object)
    menu_wanted = Signal(object, QPoint)
    dropped = Signal(object, object)
    making_wanted = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, preferences: Preferences) -> None:
        super().__init__()
        self._bridge = bridge
        self._preferences = preferences
        self._kind = ScopeKind.PEOPLE
        self._entries: tuple[Entry, ...] | None = None
        self._is_new = True  # whether another page is shown than before
        self._go_to: Scope | None = None
        self.setProperty("look", "ground")
        self.listing = PortraitList(bridge)
        self.filter = QLineEdit()
        self.order = Choice()
        self.parted = QCheckBox()
        self._heading = QLabel()
        self._count = QLabel()
        self._tools = QWidget()
        self._empty = EmptyState()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.refresh)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._arrange)
        self._build()
        self._connect()

    @property
    def kind(self) -> ScopeKind:
        """Which page it is."""
        return self._kind

    @property
    def is_empty(self) -> bool:
        """Whether it is known that there is nobody and nothing to list."""
        return self._entries is not None and not self._entries

    def show_kind(self, kind: ScopeKind, *, at: Scope | None = None) -> None:
        """Show the page of ``kind``, at somebody if asked for."""
        self._go_to = at
        if kind is not self._kind or self._entries is None:
            self._kind, self._entries, self._is_new = kind, None, True
            self.listing.show_entries(Arranged(), parted=False, keep_place=False)
            self.filter.clear()
            self._name_it()
            usual = self.order.currentIndex() == 0 and not self.parted.isChecked()
            if usual:  # the first screens come at once, however long all of it takes
                first = partial(_read_first, kind=kind)
                self._bridge.read(first, self._on_first, group="portraits first")
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self._bridge.read(partial(read, kind=self._kind), self._on_read, group="portraits page")

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LARGE_GAP, 0, 0)
        layout.setSpacing(GAP)
        line = QHBoxLayout()
        line.setContentsMargins(PAGE, 0, PAGE, 0)
        line.setSpacing(GAP)
        self._heading.setProperty("look", "heading")
        self._count.setProperty("look", "dim")
        line.addWidget(self._heading)
        line.addWidget(self._count)
        line.addStretch(1)
        layout.addLayout(line)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GAP)
        line.addWidget(self._tools, 3)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(WIDEST_FILTER)
        self.filter.setMinimumWidth(96)
        self.filter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.order.setAccessibleName(self.tr("Sort"))
        tools.addStretch(1)
        tools.addWidget(self.parted)
        tools.addSpacing(GAP)
        tools.addWidget(self.filter, 2)
        tools.addWidget(self.order)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.listing)
        self._pages.addWidget(self._empty)
        layout.addLayout(self._pages, 1)
        self._name_it()

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self.filter.returnPressed.connect(self.listing.setFocus)
        self.order.activated.connect(lambda _row: self._on_wish())
        self.parted.clicked.connect(self._on_wish)
        self.listing.opened.connect(self._open)
        self.listing.quick_look.connect(self._open)
        self.listing.selection_changed.connect(self._on_selection)
        self.listing.menu_wanted.connect(self._on_menu)
        self.listing.dropped.connect(self.dropped)
        self._empty.action_wanted.connect(self._on_empty_action)
        self._bridge.changed.connect(self._on_changed)

    # Words

    def _name_it(self) -> None:
        words, kind = PageWords(), self._kind
        title = words.title(kind)
        self._heading.setText(title)
        self._count.clear()
        self.listing.setAccessibleName(title)
        self.filter.setAccessibleName(self.tr("Filter: {page}").format(page=title))
        self.parted.setText(words.parted(kind))
        self.parted.setVisible(bool(words.parted(kind)))
        self.parted.setChecked(self._preferences.switch(f"parted_{kind}", "off"))
        self.order.clear()
        for order, text in words.orders(kind).items():
            self.order.addItem(text, order)
        kept = self.order.findData(self._preferences.text(f"order_{kind}"))
        self.order.setCurrentIndex(max(0, kept))

    def _say_count(self) -> None:
        shown = len(self.listing.entries)
        if self.listing.is_parted:  # somebody may stand in two sections
            shown = len({one.scope.key for one in self.listing.entries})
        every = len(self._entries or ())
        words = number(every)
        if shown < every:
            words = self.tr("{0} of {1}").format(number(shown), number(every))
        self._count.setText(words if every else "")

    def _say_empty(self) -> None:
        if self._entries:
            self._empty.say("search", self.tr("Nobody and nothing is called so"))
            return
        symbol, title, text, action = PageWords().nothing(self._kind)
        self._empty.say(symbol, title, text=text, action=action)

    # What is shown

    def _on_read(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._arrange()

    def _on_first(self, answer: tuple[ScopeKind, tuple[Entry, ...]]) -> None:
        kind, entries = answer
        if kind is self._kind and self._entries is None and entries:
            arranged = Arranged(entries, (("", len(entries)),))
            self.listing.show_entries(arranged, parted=False, keep_place=False)
            self._pages.setCurrentIndex(0)
            self._is_new = False

    def _on_wish(self) -> None:
        self._preferences.write_switch(f"parted_{self._kind}", on=self.parted.isChecked())
        self._preferences.write(f"order_{self._kind}", str(self.order.currentData()))
        self._is_new = True
        self._arrange()

    def _arrange(self) -> None:
        self._typing.stop()
        if self._entries is None:
            return
        wish = Wish(Order(self.order.currentData()), self.filter.text(), self.parted.isChecked())
        ask = partial(_arrange, kind=self._kind, entries=self._entries, wish=wish)
        self._bridge.read(ask, self._on_arranged, group="portraits in order")

    def _on_arranged(self, answer: tuple[ScopeKind, Wish, Arranged]) -> None:
        kind, wish, arranged = answer
        if kind is not self._kind:
            return
        parted = wish.parted and self._kind is not ScopeKind.GROUPS
        self.listing.show_entries(arranged, parted=parted, keep_place=not self._is_new)
        self._is_new = False
        if self._go_to is not None:
            self.listing.show_scope(self._go_to)
            self._go_to = None
        if not arranged.entries:
            self._say_empty()
        self._pages.setCurrentIndex(0 if arranged.entries else 1)
        self._tools.setVisible(not self.is_empty)
        self._say_count()
        self._on_selection()

    # What the user does

    def _open(self, row: int) -> None:
        self.opened.emit(self.listing.entries[row].scope)

    def _on_selection(self) -> None:
        current = self.listing.current
        self.at_hand.emit(current.scope if current is not None else None)

    def _on_menu(self, place: QPoint) -> None:
        current = self.listing.current
        if current is not None:
            self.menu_wanted.emit(current.scope, place)

    def _on_empty_action(self) -> None:
        self.making_wanted.emit(NEW[self._kind])

    # Events

    def _on_changed(self, changes: Changes) -> None:
        if not changes or not self.isVisible():
            return
        self.listing.doubt_pictures()
        if not self._rest.isActive():
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.listing.doubt_pictures()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.filter.text():
                self.filter.clear()
                self.listing.setFocus()
            elif self.filter.hasFocus():
                self.listing.setFocus()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _read_first(reader: Reader, kind: ScopeKind) -> tuple[ScopeKind, tuple[Entry, ...]]:
    return kind, read_first(reader, kind)


def _arrange(
    reader: Reader, kind: ScopeKind, entries: tuple[Entry, ...], wish: Wish
) -> tuple[ScopeKind, Wish, Arranged]:
    return kind, wish, arrange(reader, kind, entries, wish)
