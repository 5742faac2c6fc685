"""The tag bar itself: the line, the list, what is said already, and the keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import asking
from gallery.gui.tagbar.face import Face
from gallery.gui.tagbar.keys import BarKeys
from gallery.gui.tagbar.listing import resting_rows, rows_of
from gallery.gui.tagbar.reading import LineReader
from gallery.gui.tagbar.saying import Sayings
from gallery.gui.tagbar.understanding import (
    Answer,
    Offer,
    OfferKind,
    Understanding,
    as_person,
    as_scene,
    decide,
)
from gallery.gui.widgets.floating import FloatingPanel
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError
from gallery.model.names import compare_key
from gallery.model.photo import Statement
from gallery.model.phrases import WHO, BearerKind, PhraseReading

WIDTH = 600  # px
RESERVE = 330  # px: the line, a full list and a line of chips


class TagBar(FloatingPanel):
    """Says phrases of the photos it was opened for; docked, it stands in a layout for good.

    Signals:
        closed(): floating, it was closed and the focus is back where it was; docked, Escape
            was pressed on the empty line and the bar stays.
        step_asked(int): Page Down (1) or Page Up (-1): go on to that photo, then ``set_photos``.
        went_on(): Enter was pressed on the empty line.
        tabbed(): docked, Tab was pressed and everything typed is said.
        listed(bool): whether the list under the line is shown.
    """

    closed = Signal()
    step_asked = Signal(int)
    went_on = Signal()
    tabbed = Signal()
    listed = Signal(bool)

    def __init__(self, bridge: Bridge, parent: QWidget, *, docked: bool = False) -> None:
        super().__init__(parent, width=WIDTH, docked=docked)
        self._bridge = bridge
        self._near = QRect()
        self._ids: tuple[int, ...] = ()
        self._next_ids: tuple[int, ...] = ()
        self._moved = self._confirmed = False
        self._sayings = Sayings(bridge)
        self._build()
        self._memory = asking.Memory()
        question = partial(asking.Question, memory=self._memory)
        self._reader = LineReader(bridge, self._field, question=question)
        self._reader.read.connect(self._on_read)
        self._connect_keys()
        bridge.changed.connect(self._on_changed)
        self.left.connect(lambda: self._reader.when_settled(self._on_left))

    @property
    def is_settled(self) -> bool:
        """Whether what stands in the line is read and no key waits any more."""
        return self._reader.is_settled

    @property
    def understood(self) -> Understanding:
        """What stands in the line, as it was read last."""
        return self._reader.understood

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """The photos that are spoken of, at the latest when no key waits any more."""
        return self._next_ids

    @property
    def line_text(self) -> str:
        """What stands in the line."""
        return self._field.shown_text

    def open_over(self, near: QRect, ids: Sequence[int]) -> None:
        """Open near ``near`` (the parent's pixels) for the photos ``ids``; at least one."""
        if not ids:
            return
        if not self.isVisible():
            self._clear()
        self._near = near
        self.set_photos(ids)
        self.take_focus(self._field)

    def set_photos(self, ids: Sequence[int]) -> None:
        """Go on with other photos; what is typed stays, keys that wait are of those before."""
        self._next_ids = tuple(ids)
        self._reader.when_settled(self._speak_of_next)

    def _speak_of_next(self) -> None:
        self._ids = self._sayings.photo_ids = self._next_ids
        self._count.setText(self.tr("%Ln photo(s)", "", len(self._ids)))
        self._ask_said()
        self._reader.read_for(self._ids)
        self._fit()

    def focus_line(self) -> None:
        """Put the focus into the line."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close and give the focus back; docked, only tell it by ``closed``."""
        if not self.isVisible():
            return
        if not self.is_docked:
            self._reader.drop_keys()
            self.give_focus_back()
        self.closed.emit()

    def _on_left(self) -> None:
        if self.is_left():  # not led back into the line by a key that had to wait
            self.dismiss()

    # What is shown

    def _build(self) -> None:
        face = Face(self)
        self._face, self._field, self._count = face, face.field, face.count
        self._list, self._rule, self._said = face.rows, face.rule, face.said
        self._field.typed.connect(self._on_typed)
        self._list.taken.connect(self._take)
        face.doubt.turned.connect(self._turn)
        self._said.removed.connect(self._remove)
        self._said.picked.connect(lambda statement: self._field.setText(statement.text))

    def _clear(self) -> None:
        self._field.clear()
        self._reader.forget()
        self._show_offers()
        self._reader.ask()

    def _fit(self) -> None:
        self._rule.setVisible(not self._said.isHidden() and not self.is_docked)
        self.listed.emit(not self._list.isHidden())
        self.place_near(self._near, reserve=RESERVE)

    def _show_offers(self) -> None:
        if self._field.shown_text.strip():
            offers, highlighted = rows_of(self._reader.understood)
        else:
            offers, highlighted = self._resting_rows(), -1
        if self._moved and tuple(offers) == tuple(self._list.offers()):
            return  # only asked again, since somebody else changed something
        self._moved = False
        self._list.show_offers(offers, highlighted)
        self._fit()

    def _resting_rows(self) -> tuple[Offer, ...]:
        if self.is_docked and not self._moved:
            return ()  # what the set offers stands beside the bar; here it waits for ↓
        common = self._said.common()
        return resting_rows(self._reader.resting, common, with_people=not self.is_docked)

    def _show_pieces(self) -> None:
        self._face.show_pieces(self._reader.understood, confirmed=self._confirmed)

    # Reading

    def _on_typed(self) -> None:
        self._confirmed = self._moved = False
        self._said.disarm()
        if not self._field.shown_text:
            self._reader.choices.clear()
        if self._reader.is_read:
            self._show_pieces()
        else:
            self._reader.ask()

    def _on_read(self) -> None:
        if self._confirmed and self._reader.understood.new_parts:
            self._confirm()
            return
        self._confirmed = False
        self._show_pieces()
        self._show_offers()

    # Keys

    def _connect_keys(self) -> None:
        keys = BarKeys(self._reader, self._field, self._said)
        keys.answered.connect(self._answer)
        keys.made_new.connect(self._make_new)
        keys.repeated.connect(self._sayings.repeat)
        keys.went_back.connect(self._go_back)
        keys.digit_given.connect(self._sayings.toggle_digit)
        keys.turned.connect(self._turn)
        keys.moved.connect(self._move)
        keys.paged.connect(self.step_asked)
        keys.tabbed.connect(self._on_tab)
        keys.backtabbed.connect(self._to_chips if self.is_docked else self._on_tab)

    def _go_back(self) -> None:
        """Go back one step: docked, what is typed or listed goes first."""
        if self.is_docked and (self._field.shown_text or not self._list.isHidden()):
            self._moved = False
            self._clear()
        else:
            self.dismiss()

    def _move(self, step: int) -> None:
        self._moved = True
        if not self._list.offers():
            self._show_offers()
            self._moved = True
        self._list.move_by(step)

    def _turn(self, step: int) -> None:
        """Mean another reading of the line."""
        self._field.setFocus()
        self._reader.turn(step)

    def _answer(self) -> None:
        if not self._field.shown_text.strip() and not self._moved:
            self.went_on.emit()
            return
        offer = self._list.highlighted()
        confirming = offer is not None and offer.kind is OfferKind.CONFIRM
        wanted = decide(
            self._reader.understood,
            offer,
            chosen=self._moved and not confirming,
            confirmed=self._confirmed,
        )
        if wanted is Answer.TAKE and offer is not None:
            self._take(offer)
        elif wanted is Answer.CONFIRM:
            self._confirm()
        elif wanted is Answer.SAY:
            self._say(self._reader.understood.reading)

    def _on_tab(self) -> None:
        understood = self._reader.understood
        offer = self._list.highlighted()
        if offer is None and not self.is_docked:
            offer = next(iter(understood.offers), None)
        is_name = offer is not None and offer.kind is OfferKind.NAME
        typed = compare_key(understood.open_word)
        if offer and is_name and compare_key(offer.text) != typed and not understood.is_known:
            self._take(offer)
        elif self.is_docked:
            self._tab_on()
        else:
            self._to_chips()

    def _to_chips(self) -> None:
        if (chip := self._said.first()) is not None:
            chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _tab_on(self) -> None:
        """Leave the line as one leaves a field of a form: what stands in it is taken."""
        if self._field.shown_text.strip():
            self._answer()
        if not self._field.shown_text.strip():
            self.tabbed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a chip in the bar left over."""
        if event.key() == Qt.Key.Key_Escape:
            (self.focus_line if self.is_docked else self.dismiss)()
        elif event.text() and event.text().isprintable():
            self._field.setFocus()
            QCoreApplication.sendEvent(self._field, event)
        else:
            super().keyPressEvent(event)

    # Taking and saying

    def _take(self, offer: Offer) -> None:
        self._field.setFocus()
        if offer.kind is OfferKind.PHRASE:
            self._say(offer.reading or self._reader.understood.reading)
        elif offer.kind is OfferKind.CONFIRM:
            self._say(self._reader.understood.reading)
        elif offer.kind is OfferKind.OF_SET and offer.bearer is not None:
            self._sayings.toggle(offer.bearer)
        elif offer.is_new:
            self._say_new(offer.kind)
        elif offer.bearer is not None:
            self._reader.choices.take(offer.text, offer.bearer)
            caret = self._field.shown_caret
            more = offer.bearer.kind in WHO and caret == len(self._field.shown_text)
            words = offer.text + (" " if more else "")
            self._field.replace_words(self._reader.understood.open_start, caret, words)

    def _confirm(self) -> None:
        sorts = {
            BearerKind.PERSON: self.tr("new person “{0}”"),
            BearerKind.SCENE: self.tr("new scene “{0}”"),
        }
        new = ", ".join(
            sorts[kind].format(text) for kind, text in self._reader.understood.new_parts
        )
        row = Offer(OfferKind.CONFIRM, self.tr("Add with {0}").format(new))
        self._confirmed = True
        self._show_pieces()
        self._list.show_offers((row,), 0)
        self._fit()

    def _make_new(self) -> None:
        offer = self._list.highlighted()
        if offer is None or not offer.is_new:
            offer = next((one for one in self._reader.understood.offers if one.is_new), None)
        if offer is not None:
            self._say_new(offer.kind)
        elif self._reader.understood.is_sayable:
            self._say(self._reader.understood.reading)

    def _say_new(self, kind: OfferKind) -> None:
        turned = as_person if kind is OfferKind.NEW_PERSON else as_scene
        self._say(turned(self._reader.understood.reading))

    def _say(self, reading: PhraseReading) -> None:
        text = self._field.text()
        self._sayings.say(reading, partial(self._on_refused, text))
        self._clear()

    def _on_refused(self, text: str, error: GalleryError) -> None:
        """Give back what was typed: it can be mended."""
        if not self._field.text():
            self._field.setText(text)
        self._bridge.failed.emit(error)

    def _remove(self, statement: Statement) -> None:
        self._sayings.remove(statement)
        self._field.setFocus()

    # What others did

    def _ask_said(self) -> None:
        self._bridge.read(asking.Said(self._ids), self._on_said, group="tagbar-said")

    def _on_said(self, found: tuple[tuple[int, ...], list[tuple[Statement, int]]]) -> None:
        ids, counts = found
        if ids == self._ids:
            self._said.show_counts(counts, len(ids))
            if self._field.shown_text.strip():
                self._fit()
            else:
                self._show_offers()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            return
        self._memory.forget()  # what was said of another photo may be said again here
        self._reader.ask()
        touched = changes.everything or changes.persons or changes.scenes
        if touched or not changes.photos.isdisjoint(self._ids):
            self._ask_said()
