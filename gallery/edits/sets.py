"""Change a set's fields, its photos and their places; take a set away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import photos, sets
from gallery.library.journal import Writer
from gallery.model.errors import InvalidValue
from gallery.model.history import StepKind

MOST_PLACES = 100_000  # in one set; a larger number is a slip of the finger
Value = str | int | None


@dataclass(frozen=True, slots=True)
class EditSet:
    """Write some fields of a set (``library.sets.FIELDS``); the user's word from now on."""

    set_id: int
    fields: Mapping[str, Value]
    kind: ClassVar[StepKind] = StepKind.EDIT_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue naming the field."""
        if not str(self.fields.get("title", "-")).strip():
            raise InvalidValue("title", "", "empty")
        sets.update(writer, self.set_id, self.fields)
        changed = sets.get(writer.connection, self.set_id)
        return Done(changed.title, changed.photos)


@dataclass(frozen=True, slots=True)
class RemoveSet:
    """Take a set away, with its photos or leaving them in the library."""

    set_id: int
    with_photos: bool
    kind: ClassVar[StepKind] = StepKind.REMOVE_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; photos that are in another set too stay. Raises NotFound."""
        photo_set = sets.get(writer.connection, self.set_id)
        only_here = sets.members_only_here(writer.connection, self.set_id)
        sets.delete(writer, self.set_id)
        if self.with_photos:
            photos.remove(writer, only_here)
        return Done(photo_set.title, photo_set.photos)


@dataclass(frozen=True, slots=True)
class AddToSet:
    """Put photos at the end of a set; those already in it keep their place."""

    set_id: int
    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.ADD_TO_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        photo_set = sets.get(writer.connection, self.set_id)
        there = dict(sets.members(writer.connection, self.set_id))
        new = [photo_id for photo_id in dict.fromkeys(self.photo_ids) if photo_id not in there]
        first = max(there.values(), default=0) + 1
        sets.add_members(writer, self.set_id, [(p, first + n) for n, p in enumerate(new)])
        return Done(photo_set.title, len(new))


@dataclass(frozen=True, slots=True)
class MakeSet:
    """Make a new set of photos, in the order given; ``fields`` has a title at least."""

    photo_ids: tuple[int, ...]
    fields: Mapping[str, Value]
    kind: ClassVar[StepKind] = StepKind.ADD_TO_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue naming the field."""
        title = str(self.fields.get("title", "")).strip()
        if not title:
            raise InvalidValue("title", "", "empty")
        made = sets.create(writer, self.fields)
        members = [(p, n) for n, p in enumerate(dict.fromkeys(self.photo_ids), start=1)]
        sets.add_members(writer, made, members)
        return Done(title, len(members), made)


@dataclass(frozen=True, slots=True)
class MoveInSet:
    """Give a photo of a set another place; whoever is there moves one on, as far as needed."""

    set_id: int
    photo_id: int
    position: int
    kind: ClassVar[StepKind] = StepKind.EDIT_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a place below 1."""
        if not 1 <= self.position <= MOST_PLACES:
            raise InvalidValue("position", str(self.position), "out-of-range")
        photo_set = sets.get(writer.connection, self.set_id)
        there = dict(sets.members(writer.connection, self.set_id))
        moved = _with_place(there, self.photo_id, self.position)
        sets.add_members(writer, self.set_id, list(moved.items()))
        return Done(photo_set.title, 1)


@dataclass(frozen=True, slots=True)
class TakeOutOfSet:
    """Take photos out of a set; they stay in the library, their places stay empty."""

    set_id: int
    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.EDIT_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        photo_set = sets.get(writer.connection, self.set_id)
        return Done(photo_set.title, sets.remove_members(writer, self.set_id, self.photo_ids))


def _with_place(there: Mapping[int, int], photo_id: int, position: int) -> dict[int, int]:
    """Return the new places of a photo and of those that have to make room."""
    at = {place: other for other, place in there.items() if other != photo_id}
    moved = {photo_id: position}
    while position in at:
        position += 1
        moved[at[position - 1]] = position
    return moved
