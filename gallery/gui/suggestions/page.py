"""The page of all open guesses: found by word or sort, answered one by one or many at once."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.icons import icon
from gallery.gui.suggestions.listing import GuessList
from gallery.gui.suggestions.rows import Only
from gallery.gui.theme import GAP, LARGE_GAP, PAGE, SMALL_GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.empty_state import EmptyState
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.words import Words, number
from gallery.library import suggestions
from gallery.library.database import Reader
from gallery.library.suggestions import Suggested
from gallery.model.changes import Changes
from gallery.model.scenes import SceneKind

State = tuple[int, int, int]
MOST = 20_000  # guesses listed at once, 0.2 s to read; answered ones make room for the others
REST = 250  # ms after a change before the guesses are read again
WIDEST_FILTER = 280  # px


class SuggestionsPage(QFrame):
    """Shows and filters guesses; others answer them.

    Attributes:
        listing: the list.
        filter: the field that narrows it.

    Signals:
        accepted(list), persons_wanted(list), refused(list): what to do with these guesses.
        scenes_wanted(list, SceneKind): they are scenes of this kind.
        look_asked(int, int): a guess, and which of its photos to show.
        left(): Esc; the user wants back to where it was.
    """

    accepted = Signal(object)
    persons_wanted = Signal(object)
    scenes_wanted = Signal(object, object)
    refused = Signal(object)
    look_asked = Signal(int, int)
    left = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._there = 0
        self._state: State | None = None  # of what is listed; None: read again in any case
        self.setProperty("look", "panel")
        self.listing = GuessList(bridge)
        self.filter = QLineEdit()
        self._only = Choice()
        self._count = QLabel()
        self._empty = EmptyState()
        self._chosen = QLabel()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.refresh)
        self._arrange()
        self._connect()
        bridge.changed.connect(self._on_changed)
        bridge.failed.connect(lambda _error: self._on_failed())

    def refresh(self) -> None:
        """Read the guesses again."""
        ask = partial(_read, known=self._state)
        self._bridge.read(ask, self._on_read, group="suggestions")

    def leave_out(self, guesses: list[Suggested]) -> None:
        """Take guesses off the list that are being answered, ahead of the library's answer."""
        before = self.listing.rows.total
        self._state = None
        self.listing.rows.leave_out({one.id for one in guesses})
        self._there -= before - self.listing.rows.total
        self._show_state()

    # Building

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE, LARGE_GAP, PAGE, LARGE_GAP)
        layout.setSpacing(GAP)
        layout.addLayout(self._build_head())
        # Above the list: at its foot it would lie under the toast of the answer before.
        layout.addWidget(self._build_actions())
        self._pages = QStackedLayout()
        self._pages.addWidget(self.listing)
        self._pages.addWidget(self._empty)
        layout.addLayout(self._pages, 1)

    def _build_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(SMALL_GAP)
        line = QHBoxLayout()
        heading = QLabel(self.tr("Suggestions"))
        heading.setProperty("look", "heading")
        self._count.setProperty("look", "dim")
        line.addWidget(heading)
        line.addStretch(1)
        line.addWidget(self._count)
        head.addLayout(line)
        about = QLabel(
            self.tr(
                "Words and accounts from posts and files. What you accept becomes a tag; what "
                "you refuse is not asked again."
            )
        )
        about.setProperty("look", "dim")
        about.setWordWrap(True)
        head.addWidget(about)
        head.addSpacing(GAP)
        narrow = QHBoxLayout()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the suggestions"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(WIDEST_FILTER)
        self._only.setAccessibleName(self.tr("Which suggestions"))
        for only, words in self._choices().items():
            self._only.addItem(words, only.value)
        narrow.addWidget(self.filter, 1)
        narrow.addWidget(self._only)
        narrow.addStretch(1)
        head.addLayout(narrow)
        return head

    def _choices(self) -> dict[Only, str]:
        return {
            Only.ALL: self.tr("All"),
            Only.KNOWN: self.tr("Known names"),
            Only.PEOPLE: self.tr("Accounts"),
            Only.WORDS: self.tr("Words"),
        }

    def _build_actions(self) -> QWidget:
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, SMALL_GAP)
        line.setSpacing(LARGE_GAP)
        self._chosen.setProperty("look", "dim")
        self._chosen.setTextFormat(Qt.TextFormat.PlainText)
        self._accept = QPushButton(self.tr("Accept…"))
        self._accept.setProperty("look", "main")
        self._scene = QPushButton(self.tr("As scene"))
        self._scene.setMenu(self._scene_menu())
        self._scene.setIcon(icon("chevron-down"))
        self._scene.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands right
        self._person = QPushButton(self.tr("As person…"))
        self._refuse = QPushButton(self.tr("Refuse"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=GAP, line_gap=GAP)
        for button in (self._accept, self._scene, self._person, self._refuse):
            flow.addWidget(button)
        line.addWidget(buttons, 1)
        line.addWidget(self._chosen, 0)
        self._accept.setToolTip(self.tr("Tag the photos (Enter)"))
        self._scene.setToolTip(self.tr("Each word becomes a scene of one kind"))
        self._person.setToolTip(self.tr("Each word becomes a person"))
        self._refuse.setToolTip(self.tr("Do not ask again (Delete)"))
        return bar

    def _scene_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in SceneKind:
            action = menu.addAction(Words().scene_kind(kind))
            action.triggered.connect(
                lambda _=False, chosen=kind: self._with_selected(self.scenes_wanted, chosen)
            )
        return menu

    def _connect(self) -> None:
        self.listing.chosen.connect(self._show_chosen)
        self.listing.accept_asked.connect(lambda: self._with_selected(self.accepted))
        self.listing.refuse_asked.connect(lambda: self._with_selected(self.refused))
        self.listing.look_asked.connect(lambda one, place: self.look_asked.emit(one.id, place))
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self.listing.setFocus)
        self._only.currentIndexChanged.connect(self._on_filter)
        self._accept.clicked.connect(lambda: self._with_selected(self.accepted))
        self._person.clicked.connect(lambda: self._with_selected(self.persons_wanted))
        self._refuse.clicked.connect(lambda: self._with_selected(self.refused))

    def _with_selected(self, signal: SignalInstance, *more: object) -> None:
        found = self.listing.selected
        if found:
            signal.emit(found, *more)

    # What is shown

    def _on_read(self, answer: tuple[State, list[Suggested] | None]) -> None:
        self._state, guesses = answer
        self._there = self._state[0]
        if guesses is not None:
            self.listing.rows.replace(guesses)
        self.listing.doubt_pictures()
        self._show_state()

    def _on_filter(self) -> None:
        self.listing.rows.filter(self.filter.text(), Only(self._only.currentData()))
        self._show_state()

    def _show_state(self) -> None:
        rows = self.listing.rows
        listed = len(rows.rows)
        self._pages.setCurrentIndex(0 if listed else 1)
        if listed < rows.total:
            words = self.tr("{0} of {1}").format(number(listed), number(rows.total))
        elif rows.total < self._there:
            words = self.tr("the {0} most frequent").format(number(listed))
        else:
            words = number(listed) if listed else ""
        self._count.setText(words)
        if rows.total:
            self._empty.say("search", self.tr("No suggestion fits"))
        else:
            text = self.tr("Hashtags, accounts and keywords of imported photos are asked here.")
            self._empty.say("circle-check", self.tr("Every suggestion is answered"), text=text)
        self._show_chosen()

    def _show_chosen(self) -> None:
        found = self.listing.selected
        for button in (self._accept, self._scene, self._person, self._refuse):
            button.setEnabled(bool(found))
        knows_all = all(one.match is not None for one in found)
        self._accept.setText(self.tr("Accept") if found and knows_all else self.tr("Accept…"))
        self._chosen.setText(self._words(found))

    def _words(self, found: list[Suggested]) -> str:
        if not found:
            return self.tr("Ctrl+A selects all") if self.listing.rows.rows else ""
        return self.tr("%Ln suggestion(s) selected", "", len(found))

    # Events

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.persons or changes.groups or changes.scenes:
            self._state = None  # a word may be a known name now
        if self.isVisible() and not self._rest.isActive():
            self._rest.start()

    def _on_failed(self) -> None:
        """Bring back what was taken off the list ahead."""
        self._state = None
        if self.isVisible():
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.filter.text():
                self.filter.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _read(reader: Reader, known: State | None) -> tuple[State, list[Suggested] | None]:
    """Return the guesses for most photos; None where they are those that are ``known``.

    Work in the background changes photos all the time, and guesses hardly ever.
    """
    state = suggestions.state(reader)
    if state == known:
        return state, None
    return state, suggestions.open_words(reader, limit=MOST)
