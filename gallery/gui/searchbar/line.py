"""Joins the search field with what is understood of it: chips, offers, the words below."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.searchbar.field import SearchField
from gallery.gui.searchbar.note import Note
from gallery.gui.searchbar.offers import Offers
from gallery.gui.searchbar.remembered import RememberedSearches
from gallery.gui.searchbar.rows import Row, RowWords
from gallery.gui.searchbar.understanding import Understanding, counted, understand
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.model.errors import GalleryError, QueryError
from gallery.search.complete import OfferKind

REST = 120  # ms after the offers, before values are counted: the photos themselves come first
MOST_REMEMBERED = 9  # searches of before that are listed
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QObject):
    """Watches the field; asks the library what its words mean.

    Attributes:
        offers: the list below the line.
        note: the sentence below the line.
    """

    def __init__(
        self,
        field: SearchField,
        bridge: Bridge,
        *,
        page: QWidget,
        remembered: RememberedSearches,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._bridge = bridge
        self._page = page
        self._remembered = remembered
        self._understood = Understanding("")
        self._error: QueryError | None = None
        self._is_tab_waiting = False  # Tab was pressed before the offers for it had come
        self.offers = Offers(page)
        self.offers.taken.connect(self._take)
        self.note = Note(page)
        self.note.mended.connect(self._mend)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._count)
        field.query_changed.connect(self._on_text)
        field.cursorPositionChanged.connect(self._on_caret)
        field.key_given.connect(self._on_key)
        field.left.connect(self._remember)
        field.installEventFilter(self)

    def show_error(self, error: QueryError | None) -> None:
        """Underline the place of a mistake and say below what is wrong and what would be right."""
        self._error = error
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
            self.offers.hide()
        if event.type() is QEvent.Type.FocusOut:
            self._remember()
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            QTimer.singleShot(0, self, self._say)
        return super().eventFilter(watched, event)

    def _on_text(self, text: str) -> None:
        self.note.hide()
        self._error = None
        self._rest.stop()
        self._bridge.forget("searchline-counts")
        self._is_tab_waiting = False
        if text.strip():
            self._ask()  # the offers of before stay in sight until those for this text come
        else:
            self.offers.hide()
            self._bridge.forget("searchline")

    def _on_caret(self) -> None:
        """Hide offers for a place that the caret has left."""
        if self.offers.isVisible() and self._understood.text == self._field.text():
            self.offers.hide()
            self._say()

    def _ask(self) -> None:
        text, caret = self._field.text(), self._field.cursorPosition()
        reading = partial(understand, text=text, caret=caret)
        self._bridge.read(reading, self._on_understood, group="searchline", failed=self._on_failed)

    def _on_failed(self, _error: GalleryError) -> None:
        """The search itself says what is wrong; here is only decoration."""

    def _on_understood(self, found: Understanding) -> None:
        if found.text != self._field.text():
            return
        self._understood = found
        self._field.show_spans(found.spans)
        offers = found.offers if self._field.hasFocus() else ()
        first = min((offer.start for offer in offers), default=0)
        rows = RowWords().offered(offers, {})
        self.offers.show_rows(rows, self._place_of_list(self._field.x_of(first) - GAP))
        if rows:
            self._rest.start()
        if self._is_tab_waiting and rows:
            self._take(rows[0])
        self._say()

    def _count(self) -> None:
        found = self._understood
        reading = partial(counted, text=found.text, offers=found.offers)
        told = partial(self._on_counted, found)
        self._bridge.read(reading, told, group="searchline-counts", failed=self._on_failed)

    def _on_counted(self, found: Understanding, counts: dict[str, int]) -> None:
        if counts and found is self._understood and self._is_fresh:
            self.offers.renew(RowWords().offered(found.offers, counts))

    @property
    def _is_fresh(self) -> bool:
        """Whether the list is about the text as it is now."""
        return self.offers.isVisible() and self._understood.text == self._field.text()

    def _on_key(self, event: QKeyEvent) -> None:
        if self.offers.isVisible():
            taken = self._on_key_in_list(event)
        elif event.key() == Qt.Key.Key_Down and not self._field.text():
            taken = self._show_remembered()
        elif event.key() == Qt.Key.Key_Tab:
            taken = self.note.mend()
        elif event.key() == Qt.Key.Key_Space:
            taken = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if taken:
                self._ask()
        else:
            return
        if taken:
            event.accept()

    def _on_key_in_list(self, event: QKeyEvent) -> bool:
        """Return whether the key was meant for the list."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.offers.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.offers.hide()
            self._say()
        elif key == Qt.Key.Key_Tab:
            self._take_first()
        elif key in ENTERS and self._is_fresh and (chosen := self.offers.highlighted()):
            self._take(chosen)
        elif key == Qt.Key.Key_Delete and not self._field.text():
            self._forget_highlighted()
        else:
            return False
        return True

    def _take_first(self) -> None:
        if not self._is_fresh:
            self._is_tab_waiting = True
        elif first := self.offers.first():
            self._take(first)

    def _take(self, row: Row) -> None:
        self.offers.hide()
        if row.is_clearing:
            self._remembered.clear()
        elif row.offer is None:
            self._field.replace(0, len(self._field.text()), row.name)
            self.offers.hide()
        else:
            after = "" if row.offer.kind is OfferKind.FIELD else " "
            self._field.replace(row.offer.start, row.offer.end, row.offer.text + after)

    def _mend(self, error: QueryError, right: str) -> None:
        self._field.setFocus()
        self._field.replace(error.start, error.end, right)

    def _show_remembered(self) -> bool:
        """List searches of before; return whether there are any."""
        rows = RowWords().remembered(self._remembered.texts[:MOST_REMEMBERED])
        self._understood = Understanding("")
        self.offers.show_rows(rows, self._place_of_list(self._field.x_of(0) - GAP))
        self.offers.move_by(1)
        self._say()
        return bool(rows)

    def _forget_highlighted(self) -> None:
        row = self.offers.highlighted()
        if row is not None and row.offer is None and not row.is_clearing:
            self._remembered.forget(row.name)
            self._show_remembered()

    def _remember(self) -> None:
        if self._error is None:
            self._remembered.remember(self._field.text())

    def _say(self) -> None:
        """Say under the line what is wrong, or that a short word only looks at names."""
        error = None if self._error and self._is_being_typed(self._error) else self._error
        self._field.show_error(error)
        short = self._understood.short
        is_current = self._understood.text == self._field.text()
        if error is not None:
            place = self._below(self._field.x_of(error.start) - GAP)
            self.note.say_error(error, corner=place, by_key=not self.offers.isVisible())
        elif self.offers.isVisible():
            self.note.hide()
        elif short and is_current and self._field.hasFocus():
            text = self.tr("“{word}” is so short that only names are searched.")
            self.note.say(text.format(word=short), corner=self._below(GAP))
        else:
            self.note.hide()

    def _is_being_typed(self, error: QueryError) -> bool:
        """Whether offers are listed that may make it right."""
        at_caret = error.start <= self._field.cursorPosition() <= error.end
        return at_caret and self.offers.isVisible()

    def _below(self, x: int) -> QPoint:
        """Return the place under the field, or under the list, for what begins at ``x``."""
        foot = self._place_of_list(x)
        if self.offers.isVisible():
            foot.setY(self.offers.panel_rect().bottom() + SMALL_GAP)
        return foot

    def _place_of_list(self, x: int) -> QPoint:
        return self._field.mapTo(self._page, QPoint(max(0, x), self._field.height() + SMALL_GAP))
