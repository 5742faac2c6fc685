"""Mark where people are on photos: boxes drawn, named, moved, taken off."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import people, phrases, regions
from gallery.library.journal import Writer
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import InvalidValue
from gallery.model.history import StepKind
from gallery.model.phrases import BearerKind, Part
from gallery.model.region import Region


@dataclass(frozen=True, slots=True)
class AddRegion:
    """Mark on a photo where somebody is; ``who`` None names nobody yet.

    Who is named is said to be in the photo too, a new name makes a person, and who was marked
    elsewhere on the photo is in the new place now.
    """

    photo_id: int
    region: Region
    who: Part | None = None
    kind: ClassVar[StepKind] = StepKind.ADD_REGION

    def apply(self, writer: Writer) -> Done:
        """Write it; ``made`` is the region. Raises NotFound or InvalidValue."""
        person_id = None if self.who is None else _person(writer, self.who)
        made = regions.place(writer, self.photo_id, self.region, person_id=person_id)
        _say(writer, self.photo_id, person_id)
        return Done(self.who.text if self.who else "", 1, made=made)


@dataclass(frozen=True, slots=True)
class NameRegion:
    """Say who is in a box; ``who`` None: nobody that is known. Who it is is tagged too."""

    region_id: int
    who: Part | None
    kind: ClassVar[StepKind] = StepKind.NAME_REGION

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue."""
        photo_id, before = regions.get(writer.connection, self.region_id)
        person_id = None if self.who is None else _person(writer, self.who)
        regions.name(writer, self.region_id, person_id)
        _say(writer, photo_id, person_id)
        return Done(self.who.text if self.who else before.name, 1)


@dataclass(frozen=True, slots=True)
class MoveRegion:
    """Give a box another place or size; only the sides of ``region`` count."""

    region_id: int
    region: Region
    kind: ClassVar[StepKind] = StepKind.MOVE_REGION

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a box too small to show anybody."""
        _, before = regions.get(writer.connection, self.region_id)
        regions.move(writer, self.region_id, self.region)
        return Done(before.name, 1)


@dataclass(frozen=True, slots=True)
class RemoveRegion:
    """Take a box off its photo; what is said of the photo stays."""

    region_id: int
    kind: ClassVar[StepKind] = StepKind.REMOVE_REGION

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        _, before = regions.get(writer.connection, self.region_id)
        regions.take_off(writer, [self.region_id])
        return Done(before.name, 1)


def _person(writer: Writer, who: Part) -> int:
    """Return the person that is meant, made if nobody is called so yet."""
    known = (who.known,) if who.known else LibraryVocabulary(writer.connection).exact(who.text)
    by_kind = {bearer.kind: bearer for bearer in reversed(known)}
    if BearerKind.PERSON in by_kind:
        return people.get_person(writer.connection, by_kind[BearerKind.PERSON].id).id
    if who.known or BearerKind.GROUP in by_kind:
        raise InvalidValue("who", who.text, "no-person")
    return people.add_person(writer, who.text)


def _say(writer: Writer, photo_id: int, person_id: int | None) -> None:
    """Say that a person is in a photo, unless a phrase says so already."""
    if person_id is None:
        return
    said = phrases.said(writer.connection, [photo_id]).get(photo_id, ())
    if not any(person_id in statement.person_ids for statement in said):
        phrases.attach(writer, [photo_id], [phrases.find_or_add(writer, (person_id,))])
