"""Joins the search field with what is understood of it: chips, offers, the words below."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.searchbar.field import SearchField
from gallery.gui.searchbar.offers import Offers
from gallery.gui.searchbar.understanding import Understanding, understand
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.words import Words
from gallery.model.errors import GalleryError, QueryError
from gallery.search.complete import Offer, OfferKind

PAUSE = 60  # ms after a key


class SearchLine(QObject):
    """Watches the field; asks the library what its words mean."""

    def __init__(self, field: SearchField, bridge: Bridge, *, page: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._bridge = bridge
        self._page = page
        self._short = ""
        self.offers = Offers(page)
        self.offers.taken.connect(self._take)
        self.note = Note(page)
        self._wait = QTimer(self, singleShot=True, interval=PAUSE)
        self._wait.timeout.connect(self._ask)
        field.query_changed.connect(self._on_text)
        field.key_given.connect(self._on_key)
        field.installEventFilter(self)

    def show_error(self, error: QueryError | None) -> None:
        """Underline the place of a mistake and say below what is wrong."""
        self._field.show_error(error)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
            self.offers.hide()
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            QTimer.singleShot(0, self, self._say)
        return super().eventFilter(watched, event)

    def _on_text(self, text: str) -> None:
        self.offers.hide()
        self.note.hide()
        self._short = ""
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._bridge.forget("searchline")

    def _ask(self) -> None:
        text, caret = self._field.text(), self._field.cursorPosition()
        reading = partial(understand, text=text, caret=caret)
        self._bridge.read(reading, self._on_understood, group="searchline", failed=self._on_failed)

    def _on_failed(self, _error: GalleryError) -> None:
        """The search itself says what is wrong; here is only decoration."""

    def _on_understood(self, found: Understanding) -> None:
        if found.text != self._field.text():
            return
        self._field.show_spans(found.spans)
        self._short = found.short
        offers = found.offers if self._field.hasFocus() else ()
        first = min((offer.start for offer in offers), default=0)
        self.offers.show_offers(offers, self._below(self._field.x_of(first) - GAP))
        self._say()

    def _on_key(self, event: QKeyEvent) -> None:
        if not self.offers.isVisible():
            return
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.offers.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.offers.hide()
        elif key == Qt.Key.Key_Tab and (first := self.offers.first()):
            self._take(first)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (chosen := self.offers.highlighted()):
            self._take(chosen)
        else:
            return
        event.accept()

    def _take(self, offer: Offer) -> None:
        self.offers.hide()
        after = "" if offer.kind is OfferKind.FIELD else " "
        self._field.replace(offer.start, offer.end, offer.text + after)

    def _say(self) -> None:
        """Say under the line what is wrong, or that a short word only looks at names."""
        error = self._field.error
        if error is not None:
            place = self._below(self._field.x_of(error.start) - GAP)
            self.note.say(Words().query(error), look="error", corner=place)
        elif self._short and self._field.hasFocus() and not self.offers.isVisible():
            text = self.tr("“{word}” is so short that only names are searched.")
            text = text.format(word=self._short)
            self.note.say(text, look="dim", corner=self._below(GAP))
        else:
            self.note.hide()

    def _below(self, x: int) -> QPoint:
        foot = QPoint(max(0, x), self._field.height() + SMALL_GAP)
        return self._field.mapTo(self._page, foot)


class Note(QFrame):
    """A sentence that floats below the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("look", "floating")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, SMALL_GAP, GAP, SMALL_GAP)
        layout.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text() if self.isVisible() else ""

    def say(self, text: str, *, look: str, corner: QPoint) -> None:
        """Show a sentence with its upper left at ``corner`` (the parent's pixels)."""
        self._label.setText(text)
        self._label.setProperty("look", look)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)
        self.adjustSize()
        right = self._page.width() - self.width() - GAP
        self.move(min(corner.x(), right), corner.y())
        self.show()
        self.raise_()
