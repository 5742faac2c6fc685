"""What the tag bar asks of the library, on the reader pool."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gallery.gui.tagbar.recalling import AMONG_NAMES, offer_of, recall
from gallery.gui.tagbar.understanding import (
    MOST_OFFERS,
    Offer,
    OfferKind,
    Understanding,
    look_up,
)
from gallery.library import phrases
from gallery.library.database import Reader
from gallery.library.recalled import recalled, said_of
from gallery.library.set_tags import SetDigits
from gallery.library.tagging_names import TaggingVocabulary, complete, prepare
from gallery.model.photo import Statement
from gallery.model.phrases import BearerKind, PhraseReading

# Phrases that a few letters are compared with; more would be found by their names' completion.
OF_SET, RECENT = 60, 40
MOST_COUNTED = 20_000  # photos whose phrases are counted while the bar is open: some 100 ms


class Memory:
    """What may be said again of some photos, kept while a phrase is typed.

    With it, a keystroke does not count a large set again.
    """

    def __init__(self) -> None:
        self._kept: tuple[tuple[int, ...], tuple[PhraseReading, ...]] | None = None

    def of(self, photo_ids: tuple[int, ...]) -> tuple[PhraseReading, ...] | None:
        """Return what was kept for these photos, None if it was for others."""
        kept = self._kept
        return kept[1] if kept is not None and kept[0] == photo_ids else None

    def forget(self) -> None:
        """Something else may be said by now."""
        self._kept = None

    def keep(self, photo_ids: tuple[int, ...], said: tuple[PhraseReading, ...]) -> None:
        """Remember it; in any thread, since it is one assignment."""
        self._kept = photo_ids, said


@dataclass(frozen=True, slots=True)
class Question:
    """How is ``text`` read with the caret at ``caret``, and what could complete it?"""

    text: str
    caret: int
    photo_ids: tuple[int, ...] = ()
    digits: SetDigits = field(default_factory=SetDigits)
    memory: Memory = field(default_factory=Memory)

    def __call__(self, reader: Reader) -> tuple[Understanding, tuple[Offer, ...]]:
        """Return the understanding and, for an empty text, what is offered without one."""
        if not self.text.strip():
            prepare()
            said = self._recalled(reader)
            resting = (*self._of_set(reader), *map(offer_of, said))
            return Understanding(self.text, self.caret), resting
        kept = self.memory.of(self.photo_ids)
        said = self._recalled(reader) if kept is None else kept
        understood = look_up(
            self.text,
            self.caret,
            TaggingVocabulary(reader),
            lambda word, limit: complete(reader, word, limit),
        )
        if self.caret == len(self.text):
            offers = _with_recalled(reader, understood, said)
            understood = replace(understood, offers=offers)
        return understood, ()

    def _recalled(self, reader: Reader) -> tuple[PhraseReading, ...]:
        first = self.photo_ids[0] if self.photo_ids else None
        said = recalled(reader, first, of_set=OF_SET, recent=RECENT)
        self.memory.keep(self.photo_ids, said)
        return said

    def _of_set(self, reader: Reader) -> tuple[Offer, ...]:
        if not self.photo_ids:
            return ()
        people = self.digits.of(reader, self.photo_ids[0]).people
        return tuple(Offer(OfferKind.OF_SET, person.shown, person) for person in people)


def _with_recalled(
    reader: Reader, understood: Understanding, said: Sequence[PhraseReading]
) -> tuple[Offer, ...]:
    """Return the offers with whole phrases before them: of the set, then of these people."""
    who = [part.known for part in understood.reading.who]
    persons = [one.id for one in who if one is not None and one.kind is BearerKind.PERSON]
    if persons and len(persons) == len(who) and understood.text[-1:].isspace():
        said = (*said, *said_of(reader, persons, MOST_OFFERS))
    names = understood.offers
    most = AMONG_NAMES if names else MOST_OFFERS
    phrases_first = recall(understood.text, understood.reading, said, most)
    known = [offer for offer in names if not offer.is_new]
    new = [offer for offer in names if offer.is_new]
    return (*phrases_first, *known[: MOST_OFFERS - len(phrases_first)], *new)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of these photos, and of how many of them?"""

    photo_ids: tuple[int, ...]

    def __call__(self, reader: Reader) -> tuple[tuple[int, ...], list[tuple[Statement, int]]]:
        """Return the ids again, to be compared, and the counted statements; none of a crowd."""
        is_crowd = len(self.photo_ids) > MOST_COUNTED
        return self.photo_ids, [] if is_crowd else list(phrases.counts(reader, self.photo_ids))
