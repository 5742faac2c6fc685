"""Say of photos that seem to show the same picture that they do not; one undoable step."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import duplicates, photos
from gallery.library.journal import Writer
from gallery.model.history import StepKind


@dataclass(frozen=True, slots=True)
class NotTheSame:
    """Pairs of photos (ids, either one first) do not show one picture; remembered for good."""

    pairs: tuple[tuple[int, int], ...]
    kind: ClassVar[StepKind] = StepKind.NOT_THE_SAME

    def apply(self, writer: Writer) -> Done:
        """Write it; pairs that are not marked, or were settled before, change nothing."""
        duplicates.settle(writer, self.pairs)
        named = photos.cards(writer.connection, [pair[0] for pair in self.pairs[:1]])
        told = named[0].name if named else ""
        return Done(told, len({key for pair in self.pairs for key in pair}))
