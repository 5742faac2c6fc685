"""Give photos what another photo has."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import phrases, spoken
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
