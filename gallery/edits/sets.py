"""Change a set's fields, its photos and their places; take a set away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import photos, sets
from gallery.library.journal import Writer
from gallery.model.errors import InvalidValue
from gallery.model.history import StepKind
from gallery.model.names import clean
from gallery.model.photoset import SetKind

# What a user may write into a set; the rest of the row is the library's.
TEXTS = ("title", "era", "event", "source", "source_url", "credit", "handle", "terms", "notes")
FIELDS = (*TEXTS, "kind", "released_on", "released_zone", "expected", "cover_id")
MOST_PHOTOS = 100_000  # in one set; a larger number is a slip of the finger
Value = str | int | None


@dataclass(frozen=True, slots=True)
class EditSet:
    """Write some fields of a set; the user's word from now on."""

    set_id: int
    fields: Mapping[str, Value]
    kind: ClassVar[StepKind] = StepKind.EDIT_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue naming the field."""
        photo_set = sets.get(writer.connection, self.set_id)
        checked = {name: checked_field(name, value) for name, value in self.fields.items()}
        sets.update(writer, self.set_id, checked)
        return Done(str(checked.get("title", photo_set.title)), photo_set.photos)


@dataclass(frozen=True, slots=True)
class RemoveSet:
    """Take a set away, with its photos or leaving them in the library."""

    set_id: int
    with_photos: bool
    kind: ClassVar[StepKind] = StepKind.REMOVE_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; photos that are in another set too stay. Raises NotFound."""
        photo_set = sets.get(writer.connection, self.set_id)
        trash: list[str] = []
        if self.with_photos:
            trash = photos.remove(writer, sets.photos_only_in(writer.connection, self.set_id))
        sets.delete(writer, self.set_id)
        return Done(photo_set.title, photo_set.photos, trash=tuple(trash))


@dataclass(frozen=True, slots=True)
class AddToSet:
    """Put photos at the end of a set; those already in it keep their place."""

    set_id: int
    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.ADD_TO_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        photo_set = sets.get(writer.connection, self.set_id)
        taken = sets.positions(writer.connection, self.set_id)
        new = [photo_id for photo_id in dict.fromkeys(self.photo_ids) if photo_id not in taken]
        first = max(taken.values(), default=0) + 1
        sets.add_members(writer, self.set_id, [(p, first + n) for n, p in enumerate(new)])
        return Done(photo_set.title, len(new))


@dataclass(frozen=True, slots=True)
class MakeSet:
    """Make a new set of photos, in the order given."""

    photo_ids: tuple[int, ...]
    fields: Mapping[str, Value]
    kind: ClassVar[StepKind] = StepKind.ADD_TO_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue naming the field."""
        checked = {name: checked_field(name, value) for name, value in self.fields.items()}
        if not checked.get("title"):
            raise InvalidValue("title", "", "empty")
        made = sets.create(writer, checked)
        members = [(p, n) for n, p in enumerate(dict.fromkeys(self.photo_ids), start=1)]
        sets.add_members(writer, made, members)
        return Done(str(checked["title"]), len(members), made=made)


@dataclass(frozen=True, slots=True)
class MoveInSet:
    """Give a photo a place in a set; whoever is there moves one on, as far as needed."""

    set_id: int
    photo_id: int
    position: int
    kind: ClassVar[StepKind] = StepKind.EDIT_SET

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a place below 1."""
        if not 1 <= self.position <= MOST_PHOTOS:
            raise InvalidValue("position", str(self.position), "1-100000")
        photo_set = sets.get(writer.connection, self.set_id)
        taken = sets.positions(writer.connection, self.set_id)
        moved = _with_place(taken, self.photo_id, self.position)
        sets.move_members(writer, self.set_id, moved)
        return Done(photo_set.title, 1)


def checked_field(name: str, value: Value) -> Value:
    """Return a set's field as it is kept; raises InvalidValue with the field's name."""
    if name in TEXTS:
        return clean(str(value or ""))
    if name == "kind":
        return _one_of(name, str(value), [kind.value for kind in SetKind])
    if name == "released_on":
        return _day(str(value or ""))
    if name == "expected" and value is not None:
        return _count(name, value)
    if name not in FIELDS:
        raise InvalidValue(name, str(value), "unknown-field")
    return value


def _with_place(taken: Mapping[int, int], photo_id: int, position: int) -> dict[int, int]:
    at = {place: other for other, place in taken.items() if other != photo_id}
    moved = {photo_id: position}
    while position in at:
        position += 1
        moved[at[position - 1]] = position
    return moved


def _one_of(name: str, value: str, choices: list[str]) -> str:
    if value not in choices:
        raise InvalidValue(name, value, "one of " + ", ".join(choices))
    return value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise InvalidValue("released_on", value, "YYYY-MM-DD") from error


def _count(name: str, value: Value) -> int:
    try:
        number = int(str(value))
    except ValueError as error:
        raise InvalidValue(name, str(value), "number") from error
    if not 1 <= number <= MOST_PHOTOS:
        raise InvalidValue(name, str(value), "1-100000")
    return number
