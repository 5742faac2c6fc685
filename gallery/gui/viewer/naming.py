"""The line that names a box: a person by any name, as in the tag bar, or somebody new."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagbar.offers import OfferList
from gallery.gui.tagbar.pieces import Look, Piece
from gallery.gui.tagbar.reading import LineReader
from gallery.gui.tagbar.understanding import MOST_OFFERS, Offer, OfferKind, Understanding
from gallery.gui.widgets.floating import FloatingPanel
from gallery.gui.widgets.keyboard import DIGITS, ENTER
from gallery.library import people, phrases, regions
from gallery.library.database import Reader
from gallery.library.set_tags import SetDigits
from gallery.library.vocabulary import Completion, LibraryVocabulary, complete
from gallery.model.phrases import Bearer, BearerKind, Part

WIDTH = 340  # px
RESERVE = 250  # px: the line and a full list
PERSONS = frozenset({BearerKind.PERSON})
NOTHING_YET = Understanding(caret=-1)  # of no text: keys wait until it is known who is offered
ALWAYS_OWN = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Backtab)


@dataclass(frozen=True, slots=True)
class Question:
    """Who is called ``text``, and who is in these photos, while nothing is typed?"""

    text: str
    caret: int
    photo_ids: tuple[int, ...]
    digits: SetDigits

    def __call__(self, reader: Reader) -> tuple[Understanding, tuple[Offer, ...]]:
        """Return the understanding and, for an empty text, who is offered without one."""
        name = self.text.strip()
        if not name:
            return Understanding(self.text, self.caret), self._of_photo(reader)
        vocabulary = LibraryVocabulary(reader)
        exact = {bearer.kind: bearer.id for bearer in vocabulary.exact(name)}
        found = complete(reader, name, MOST_OFFERS, kinds=PERSONS)
        offers = [_offer(one) for one in found]
        offers.sort(key=lambda offer: not offer.strong)
        if BearerKind.GROUP in exact:  # one of its members, for a box is of one person
            members = sorted(vocabulary.members(exact[BearerKind.GROUP]))[:MOST_OFFERS]
            offers += [_known(reader, key) for key in members]
        elif BearerKind.PERSON not in exact:
            offers.append(Offer(OfferKind.NEW_PERSON, name))
        start = self.text.index(name)
        known = (Piece(start, start + len(name), Look.WHO),)
        pieces = known if BearerKind.PERSON in exact else ()
        return Understanding(self.text, self.caret, pieces=pieces, offers=tuple(offers)), ()

    def _of_photo(self, reader: Reader) -> tuple[Offer, ...]:
        """Return the people of the set by their digits, then others who are in the photo.

        Who is said to be in the photo and has no box on it yet is ``strong``.
        """
        (photo_id,) = self.photo_ids
        marked = {one.person_id for one in regions.of_photos(reader, [photo_id]).get(photo_id, ())}
        said = phrases.said(reader, [photo_id]).get(photo_id, ())
        here = dict.fromkeys(key for one in said for key in one.person_ids if key not in marked)
        of_set = self.digits.of(reader, photo_id).people
        by_digit = [
            Offer(OfferKind.OF_SET, one.name, one, one.apart, strong=one.id in here)
            for one in of_set
        ]
        others = (key for key in here if key not in {one.id for one in of_set})
        return (*by_digit, *(replace(_known(reader, key), strong=True) for key in others))


def _known(reader: Reader, person_id: int) -> Offer:
    name = people.get_person(reader, person_id).name
    return Offer(OfferKind.NAME, name, Bearer(BearerKind.PERSON, person_id, name))


def _offer(found: Completion) -> Offer:
    detail = " · ".join(filter(None, (found.alias, found.detail)))
    strong = found.is_beginning
    return Offer(OfferKind.NAME, found.name, found.bearer, detail, found.photos, strong)


class NameBar(FloatingPanel):
    """Asks who is in a box.

    Attributes:
        rows: who is offered.

    Signals:
        named(Part): this person, known or new; None: nobody that is known.
        digit_given(int): the person of the set by this place, from 0.
        given_up(): Escape, or the focus went elsewhere.
    """

    named = Signal(object)
    digit_given = Signal(int)
    given_up = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH)
        self._view = parent
        self._near = QRect()
        self._moved = False
        self._field = PhraseField()
        self._field.setPlaceholderText(self.tr("Who is this?"))
        self._field.setAccessibleName(self.tr("Who is in the box"))
        self.rows = OfferList()
        self.rows.hide()
        self.inside.addWidget(self._field)
        self.inside.addWidget(self.rows)
        self._reader = LineReader(bridge, self._field, question=Question, group="name-box")
        self._reader.read.connect(self._on_read)
        self._reader.key_pressed.connect(self._on_key)
        self._field.typed.connect(self._on_typed)
        self.rows.taken.connect(self._take)
        self.rows.highlight_changed.connect(self._field.setAccessibleDescription)

    @property
    def is_settled(self) -> bool:
        """Whether what stands in the line is read and no key waits any more."""
        return self._reader.is_settled

    def open_for(self, near: QRect, photo_id: int, name: str) -> None:
        """Ask beside ``near`` (the parent's pixels); open already, what is typed stays."""
        self._near = near
        is_open = self.isVisible()
        if not is_open:
            self._moved = False
            self._field.setText(name)
            self.rows.show_offers((), -1)
            self._reader.understood = NOTHING_YET
            self._reader.read_for((photo_id,))
        self._place()
        self.take_focus(self._field)
        if is_open:
            self._field.deselect()  # Qt selects all whenever a shortcut gives the focus

    def close_bar(self) -> None:
        """Hide, and give the focus back."""
        if self.isVisible():
            self._reader.drop_keys()
            self.give_focus_back()

    def _on_typed(self) -> None:
        self._moved = False
        if not self._reader.is_read:
            self._reader.ask()

    def _on_read(self) -> None:
        understood = self._reader.understood
        self._field.set_pieces(understood.pieces)
        offers = understood.offers if understood.text.strip() else self._reader.resting
        if self._moved and tuple(self.rows.offers()) == offers:
            return  # only asked again
        first = next((n for n, one in enumerate(offers) if one.strong), -1)
        if first < 0 and len(offers) == 1 and offers[0].is_new:
            first = 0
        self.rows.show_offers(offers, first)
        self._place()

    def _place(self) -> None:
        """Stand below the box, where the list has room to grow; else right above it."""
        below = self._view.height() - self._near.bottom()
        self.place_near(self._near, reserve=RESERVE if below > RESERVE else 0)

    def _on_key(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in ENTER:
            self._answer(new=bool(held & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif held & Qt.KeyboardModifier.AltModifier and key in DIGITS:
            self.digit_given.emit(DIGITS.index(Qt.Key(key)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rows.move_by(-1 if key == Qt.Key.Key_Up else 1)
            self._moved = True
        elif key == Qt.Key.Key_Tab:
            self._complete()
        elif key not in ALWAYS_OWN:
            return
        event.accept()

    def _answer(self, *, new: bool) -> None:
        text = self._field.shown_text.strip()
        offers = self.rows.offers()
        offer = self.rows.highlighted()
        if new and text:
            self.named.emit(Part(text))
        elif offer is not None:
            self._take(offer)
        elif not text:
            self.named.emit(None)
        elif offers:  # seen first, then taken: the last one may make somebody new
            self.rows.highlight(len(offers) - 1 if offers[-1].is_new else 0)
            self._moved = True

    def _take(self, offer: Offer) -> None:
        self.named.emit(Part(offer.text, offer.bearer))

    def _complete(self) -> None:
        offer = self.rows.highlighted() or next(iter(self.rows.offers()), None)
        if offer is not None and not offer.is_new:
            self._field.setText(offer.text)
