"""Give photos what another photo has: all that is said of it, or what was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import captions, copied, photos, phrases, sets, spoken
from gallery.library.journal import Writer
from gallery.model.history import StepKind


@dataclass(frozen=True, slots=True)
class TagLike:
    """Say of photos all that is said of another one; what is said of them already stays."""

    photo_ids: tuple[int, ...]
    source_id: int
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it; of a photo of which nothing is said, nothing is written."""
        said = phrases.said(writer.connection, [self.source_id]).get(self.source_id, ())
        ids = [statement.phrase_id for statement in said]
        phrases.attach(writer, self.photo_ids, ids)
        words = ", ".join(statement.text for statement in said)
        readings = spoken.readings(writer.connection, ids)
        return Done(words, len(self.photo_ids), said=readings)


@dataclass(frozen=True, slots=True)
class PasteTags:
    """Give photos what was chosen of another photo's tags; what is not chosen stays as it is.

    People are said of those photos that lack them, phrases are added, captions replaced. A
    credit goes to the sets of the photos, for that is where it is kept, and to the photos that
    are in none. ``rating`` and ``credit`` None leave them alone.
    """

    photo_ids: tuple[int, ...]
    person_ids: tuple[int, ...] = ()
    phrase_ids: tuple[int, ...] = ()
    captions: tuple[tuple[str, str], ...] = ()
    credit: str | None = None
    rating: int | None = None
    kind: ClassVar[StepKind] = StepKind.PASTE_TAGS

    def apply(self, writer: Writer) -> Done:
        """Write it; a person or phrase that is gone meanwhile is left out."""
        said = self._say(writer)
        for language, text in self.captions:
            captions.set_caption(writer, self.photo_ids, language, text)
        if self.rating is not None:
            photos.set_values(writer, self.photo_ids, {"rating": self.rating})
        if self.credit is not None:
            self._give_credit(writer, self.credit)
        words = [*spoken.words(writer.connection, said), *(text for _, text in self.captions)]
        words += [self.credit] if self.credit else []
        readings = spoken.readings(writer.connection, said)
        return Done(", ".join(words), len(self.photo_ids), said=readings)

    def _say(self, writer: Writer) -> Sequence[int]:
        """Return the phrases that were said."""
        reader = writer.connection
        said = spoken.known(reader, self.phrase_ids)
        phrases.attach(writer, self.photo_ids, said)
        told = {one for key in phrases.statements(reader, said).values() for one in key.person_ids}
        for person_id in spoken.persons_known(reader, self.person_ids):
            lacking = spoken.without_person(reader, self.photo_ids, person_id)
            if person_id not in told and lacking:
                bare = phrases.find_or_add(writer, (person_id,))
                phrases.attach(writer, lacking, [bare])
                said.append(bare)
        return said

    def _give_credit(self, writer: Writer, credit: str) -> None:
        set_ids, loose = copied.first_sets(writer.connection, self.photo_ids)
        for set_id in set_ids:
            sets.update(writer, set_id, {"credit": credit})
            writer.went_on(0)  # a million photos have 40,000 sets; it may be stopped here
        photos.set_values(writer, loose, {"credit": credit})
