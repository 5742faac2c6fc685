"""Choose which photo stands for a person."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import people, portraits
from gallery.library.journal import Writer
from gallery.model.history import StepKind


@dataclass(frozen=True, slots=True)
class ChoosePortrait:
    """Let a photo stand for a person; a box around the person on it says which part."""

    person_id: int
    photo_id: int
    kind: ClassVar[StepKind] = StepKind.EDIT_PERSON

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        portraits.choose(writer, self.person_id, self.photo_id)
        return Done(people.get_person(writer.connection, self.person_id).name, 1)
