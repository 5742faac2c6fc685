"""Say of photos that seem to show the same picture what is to be done with the question.

They do not show the same; they do, and all are kept in sight; ask another time; ask again. What
becomes of the photos themselves is decided in ``deciding``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import duplicates, photos, same_pairs
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
        return _done(writer, [key for pair in self.pairs for key in pair])


@dataclass(frozen=True, slots=True)
class KeepAll:
    """Photos of one picture all stay in sight; nobody is asked about any two of them again."""

    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.KEEP_ALL

    def apply(self, writer: Writer) -> Done:
        """Write it, also of two that were found to be the same only by way of a third."""
        same_pairs.set_apart(writer, self.photo_ids, ())
        return _done(writer, self.photo_ids)


@dataclass(frozen=True, slots=True)
class PutOff:
    """Leave the question about some photos for later."""

    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.PUT_OFF

    def apply(self, writer: Writer) -> Done:
        """Write it; pairs that are not open change nothing."""
        duplicates.put_off(writer, combinations(self.photo_ids, 2))
        return _done(writer, self.photo_ids)


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Ask about photos again that were left for later."""

    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.ASK_AGAIN

    def apply(self, writer: Writer) -> Done:
        """Write it; pairs that were not left for later change nothing."""
        duplicates.take_up(writer, combinations(self.photo_ids, 2))
        return _done(writer, self.photo_ids)


def _done(writer: Writer, photo_ids: Sequence[int]) -> Done:
    named = photos.cards(writer.connection, photo_ids[:1])
    return Done(named[0].name if named else "", len(set(photo_ids)))
