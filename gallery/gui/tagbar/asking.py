"""What the tag bar asks of the library, on the reader pool."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from gallery.library.selections import people_of_set
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.photo import Statement
from gallery.model.phrases import Bearer, BearerKind, PhraseReading

MOST_OF_SET = 9  # people: there are nine digits
# Phrases that a few letters are compared with; more would be found by their names' completion.
OF_SET, RECENT = 60, 40


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a ``Question``.

    Attributes:
        understood: what the text means, with what could complete it.
        resting: for an empty text, the people of the set and what was said there and last.
        said: phrases that may be said again, best first.
    """

    understood: Understanding
    resting: tuple[Offer, ...] = ()
    said: tuple[PhraseReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """How is ``text`` read with the caret at ``caret``, and what could complete it?

    ``said`` is what an earlier answer for the same photos found, None if there is none: with
    it, a keystroke does not count a large set again.
    """

    text: str
    caret: int
    photo_ids: tuple[int, ...] = ()
    said: tuple[PhraseReading, ...] | None = None

    def __call__(self, reader: Reader) -> Found:
        """Return the understanding and, for an empty text, what is offered without one."""
        said = self.said
        if said is None or not self.text.strip():
            first = self.photo_ids[0] if self.photo_ids else None
            said = recalled(reader, first, of_set=OF_SET, recent=RECENT)
        if not self.text.strip():
            resting = (*self._of_set(reader), *map(offer_of, said))
            return Found(Understanding(self.text, self.caret), resting, said)
        understood = look_up(
            self.text,
            self.caret,
            LibraryVocabulary(reader),
            lambda word, limit: complete(reader, word, limit),
        )
        if self.caret == len(self.text):
            offers = _with_recalled(reader, understood, said)
            understood = replace(understood, offers=offers)
        return Found(understood, (), said)

    def _of_set(self, reader: Reader) -> tuple[Offer, ...]:
        found = people_of_set(reader, self.photo_ids[0], MOST_OF_SET) if self.photo_ids else []
        return tuple(
            Offer(
                OfferKind.OF_SET,
                person.name,
                Bearer(BearerKind.PERSON, person.id, person.name),
                ", ".join(person.groups[:1]),
            )
            for person, _ in found
        )


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
        """Return the ids again, to be compared, and the counted statements."""
        return self.photo_ids, list(phrases.counts(reader, self.photo_ids))
