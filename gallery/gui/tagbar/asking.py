"""What the tag bar asks of the library, on the reader pool."""

from dataclasses import dataclass

from gallery.gui.tagbar.understanding import Offer, OfferKind, Understanding, look_up
from gallery.library import phrases
from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.photo import Statement

MOST_RECENT = 5  # phrases offered while nothing is typed


@dataclass(frozen=True, slots=True)
class Question:
    """How is ``text`` read with the caret at ``caret``, and what could complete it?"""

    text: str
    caret: int

    def __call__(self, reader: Reader) -> tuple[Understanding, tuple[Offer, ...]]:
        """Return the understanding and, for an empty text, the phrases said last."""
        if not self.text.strip():
            return Understanding(self.text, self.caret), self._recent(reader)
        vocabulary = LibraryVocabulary(reader)
        understood = look_up(
            self.text,
            self.caret,
            vocabulary,
            lambda word, limit: complete(reader, word, limit),
        )
        return understood, ()

    @staticmethod
    def _recent(reader: Reader) -> tuple[Offer, ...]:
        said = phrases.recent(reader, MOST_RECENT)
        return tuple(Offer(OfferKind.PHRASE, statement.text) for statement in said)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of these photos, and of how many of them?"""

    photo_ids: tuple[int, ...]

    def __call__(self, reader: Reader) -> tuple[tuple[int, ...], list[tuple[Statement, int]]]:
        """Return the ids again, to be compared, and the counted statements."""
        return self.photo_ids, list(phrases.counts(reader, self.photo_ids))
