"""What the tag bar asks of the library, on the reader pool."""

from dataclasses import dataclass

from gallery.gui.tagbar.understanding import Offer, OfferKind, Understanding, look_up
from gallery.library import phrases
from gallery.library.database import Reader
from gallery.library.selections import people_of_set
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.photo import Statement
from gallery.model.phrases import Bearer, BearerKind

# While nothing is typed: the people of the set (Alt+1 to Alt+9), then the phrases said last,
# so many that the list keeps its size.
MOST_OF_SET = 9
MOST_ROWS, FEWEST_RECENT = 6, 2


@dataclass(frozen=True, slots=True)
class Question:
    """How is ``text`` read with the caret at ``caret``, and what could complete it?"""

    text: str
    caret: int
    photo_ids: tuple[int, ...] = ()

    def __call__(self, reader: Reader) -> tuple[Understanding, tuple[Offer, ...]]:
        """Return the understanding and, for an empty text, what is offered without one."""
        if not self.text.strip():
            people = self._of_set(reader)
            said = self._recent(reader, max(FEWEST_RECENT, MOST_ROWS - len(people)))
            return Understanding(self.text, self.caret), (*people, *said)
        vocabulary = LibraryVocabulary(reader)
        understood = look_up(
            self.text,
            self.caret,
            vocabulary,
            lambda word, limit: complete(reader, word, limit),
        )
        return understood, ()

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

    @staticmethod
    def _recent(reader: Reader, limit: int) -> tuple[Offer, ...]:
        said = phrases.recent(reader, limit)
        return tuple(Offer(OfferKind.PHRASE, statement.text) for statement in said)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of these photos, and of how many of them?"""

    photo_ids: tuple[int, ...]

    def __call__(self, reader: Reader) -> tuple[tuple[int, ...], list[tuple[Statement, int]]]:
        """Return the ids again, to be compared, and the counted statements."""
        return self.photo_ids, list(phrases.counts(reader, self.photo_ids))
