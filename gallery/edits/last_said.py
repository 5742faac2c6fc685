"""What was said last: of the same photos all of it, so that one key can say it again."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.edits.tagging import AddPhrases
from gallery.library import spoken
from gallery.library.journal import Writer
from gallery.model.history import StepKind
from gallery.model.phrases import PhraseReading


class LastSaid:
    """Told of everything that is said, in order; the editor keeps one.

    Attributes:
        readings: the phrases said last; those said of the same photos in a row are together.
        has_heard: whether anything was said since the program started.
    """

    def __init__(self) -> None:
        self.readings: tuple[PhraseReading, ...] = ()
        self.has_heard = False
        self._photo_ids: tuple[int, ...] = ()

    def hear(self, photo_ids: tuple[int, ...], readings: tuple[PhraseReading, ...]) -> None:
        """Remember that this was said of these photos."""
        before = self.readings if photo_ids and photo_ids == self._photo_ids else ()
        self.readings = tuple(dict.fromkeys((*before, *readings)))
        self._photo_ids = photo_ids
        self.has_heard = True

    def unhear(self, photo_ids: tuple[int, ...], readings: tuple[PhraseReading, ...]) -> None:
        """Forget what was taken off the photos it was said of last: it was a slip."""
        if photo_ids == self._photo_ids:
            self.readings = tuple(one for one in self.readings if one not in readings)

    def begin_anew(self) -> None:
        """What is said next stands alone: what was said before it was taken back."""
        self._photo_ids = ()


@dataclass(frozen=True, slots=True)
class SayAgain:
    """Say of photos what was said last; looked up while writing, so that nothing is missed.

    After a new start the library remembers the last phrase.
    """

    photo_ids: tuple[int, ...]
    last: LastSaid
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it; nothing was ever said: nothing is written."""
        readings = self.last.readings
        if not self.last.has_heard:
            readings = spoken.said_last(writer.connection)
        return AddPhrases(self.photo_ids, readings).apply(writer)
