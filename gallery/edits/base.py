"""What an edit is, and what comes of it."""

from dataclasses import dataclass
from typing import Protocol

from gallery.library.journal import Writer
from gallery.model.changes import Changes
from gallery.model.history import Step, StepKind
from gallery.model.phrases import PhraseReading


@dataclass(frozen=True, slots=True)
class Done:
    """What an edit did, for its step in the history.

    ``subject`` is what it was about, ``photos`` how many photos it touched, ``made`` the id
    of the person, group, scene, set or region it made, ``said`` the phrases that it says of
    photos, ``unsaid`` those it takes off. ``kind`` is for an edit that finds out only while it
    writes what it does.
    """

    subject: str = ""
    photos: int = 0
    made: int | None = None
    said: tuple[PhraseReading, ...] = ()
    unsaid: tuple[PhraseReading, ...] = ()
    kind: StepKind | None = None


class Edit(Protocol):
    """One change; frozen, so that it may be kept, compared and sent to another thread."""

    @property
    def kind(self) -> StepKind:
        """What it does, for the history."""

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue before anything is kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What applying, undoing or redoing changed; ``step`` is None when nothing had to."""

    changes: Changes
    step: Step | None
    made: int | None = None
    said: tuple[PhraseReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one step: all of them are stored, or none."""

    edits: tuple[Edit, ...]
    kind: StepKind
    subject: str
    photos: int = 0

    def apply(self, writer: Writer) -> Done:
        """Apply each in turn; a later one sees what an earlier one wrote."""
        for edit in self.edits:
            edit.apply(writer)
        return Done(self.subject, self.photos)
