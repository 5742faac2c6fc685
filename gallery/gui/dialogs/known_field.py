"""A field for the name of somebody or something known, with what is known offered below it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from gallery.gui.bridge import Bridge
from gallery.gui.widgets.keyboard import ENTER
from gallery.gui.words import number
from gallery.library import vocabulary
from gallery.library.vocabulary import Completion
from gallery.model.names import clean, compare_key
from gallery.model.phrases import BearerKind

OFFERED = 8  # names at once

Ask = Callable[[str, Callable[[list[Completion]], None]], object]


def asking(bridge: Bridge, *kinds: BearerKind) -> Ask:
    """Return how a field asks the library for names of these kinds, without waiting."""

    def ask(text: str, done: Callable[[list[Completion]], None]) -> None:
        find = partial(vocabulary.complete, text=text, limit=OFFERED, kinds=frozenset(kinds))
        bridge.read(find, done, group="known-names")

    return ask


class KnownField(QLineEdit):
    """Takes a known name, by a click on an offer or spelled out; or a new one.

    Attributes:
        known: whom it names, None while it is nobody known.

    Signals:
        settled(): ``known`` is another one.
        picked(): an offer was clicked, or chosen by its keys.
    """

    settled = Signal()
    picked = Signal()

    def __init__(self, ask: Ask, *, leave_out: Sequence[int] = ()) -> None:
        super().__init__()
        self.known: Completion | None = None
        self._ask = ask
        self._asked = ""
        self._left_out = frozenset(leave_out)
        self._offers: dict[str, Completion] = {}
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(OFFERED)
        self._completer.popup().setProperty("look", "offers")
        # Queued: the field is given all of the chosen line first.
        queued = Qt.ConnectionType.QueuedConnection
        self._completer.activated.connect(self._on_taken, queued)
        self.setCompleter(self._completer)
        self.textEdited.connect(self._on_typed)
        self.textChanged.connect(self._on_text)

    def leave_out(self, ids: Collection[int]) -> None:
        """Offer everybody but these from the next letter on."""
        self._left_out = frozenset(ids)

    @property
    def has_several(self) -> bool:
        """Whether several that are offered have the name in the field."""
        return sum(is_called(one, self.name) for one in self._offers.values()) > 1

    @property
    def name(self) -> str:
        """What stands in the field, as a name is kept."""
        return clean(self.text())

    def offer(self, known: Completion | None, name: str = "") -> None:
        """Show somebody known, or a name."""
        self.known = known
        self.setText(known.name if known else name)
        self.setCursorPosition(0)

    def offers(self) -> list[str]:
        """Return the lines that are offered now."""
        return list(self._offers)

    def _on_typed(self, text: str) -> None:
        self._take(None)
        self._list([])  # what was offered for another text
        if text.strip():
            self._asked = text
            self._ask(text, self._on_offers)

    def _on_text(self, text: str) -> None:
        if not text:
            self._take(None)

    def _on_offers(self, found: list[Completion]) -> None:
        text = self._asked
        if text != self.text():
            return
        there = [one for one in found if one.id not in self._left_out]
        self._list(there)
        # Who is left out is not offered, yet not unknown either: whoever asks can say why.
        same = [one for one in (there or found) if is_called(one, text)]
        if len(same) == 1:
            self._take(same[0])
        if there and self.hasFocus():
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def _list(self, found: Sequence[Completion]) -> None:
        self._offers = {line_of(one): one for one in found}
        model = self._completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(list(self._offers))

    def _on_taken(self, line: str) -> None:
        if line in self._offers:
            one = self._offers[line]
            self.setText(one.name)
            self._take(one)
            self.picked.emit()

    def _take(self, one: Completion | None) -> None:
        before, self.known = self.known, one
        if before != one:
            self.settled.emit()


class EndingField(KnownField):
    """Keeps some keys to itself while there is a name: they finish it, not the dialog.

    Signals:
        ended(): the name is finished.
    """

    ended = Signal()

    def __init__(
        self, ask: Ask, *, ends: Sequence[Qt.Key] = ENTER, leave_out: Sequence[int] = ()
    ) -> None:
        super().__init__(ask, leave_out=leave_out)
        self._ends = tuple(ends)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._ends and self.name:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


def is_called(one: Completion, text: str) -> bool:
    """Whether this is exactly one of its names."""
    return compare_key(text) in map(compare_key, (one.name, one.alias, one.shown))


def line_of(one: Completion) -> str:
    """Return an offer in one line: "V (뷔) · BTS · 9"."""
    name = f"{one.name} ({one.alias})" if one.alias else one.name
    return " · ".join(part for part in (name, one.detail, number(one.photos)) if part)
