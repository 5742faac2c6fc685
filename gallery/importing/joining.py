"""Puts the photos of an import into its sets: makes them, grows them, says what is known of them.

A place that is taken is left to who has it. What a plan says of a set that grows is merged:
it fills what is empty and never overwrites a stronger word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gallery.importing.owning import COLUMNS
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.importing.renumbering import Renumbering
from gallery.library import sets
from gallery.library.database import Reader, Writer
from gallery.model.errors import NotFound
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import PhotoSet, SetKind


@dataclass(frozen=True, slots=True)
class Joined:
    """A photo that belongs into a planned set."""

    file: PlannedFile
    planned: PlannedSet
    photo_id: int


class _Members:
    """Who is in a set, and which places are taken; a set may hold 100,000."""

    def __init__(self, there: Iterable[tuple[int, int]]) -> None:
        pairs = list(there)
        self.places = dict(pairs)
        self._taken = {place for _, place in pairs}
        self._last = max(self._taken, default=0)

    def take(self, photo_id: int, wanted: int) -> int:
        """Give a photo the place it wants, or one behind all others if that is taken."""
        place = wanted if wanted >= 1 and wanted not in self._taken else self._last + 1
        self.places[photo_id] = place
        self._taken.add(place)
        self._last = max(self._last, place)
        return place


class Joining:
    """The sets of one import: which they are, and who is in them.

    Attributes:
        renumbering: numbers sets again in which a file brought no photo.
    """

    def __init__(self, reader: Reader, import_id: int) -> None:
        self._import_id = import_id
        self._set_ids: dict[str, int] = {}
        self._members: dict[int, _Members] = {}
        self.renumbering = Renumbering(sets.made_by(reader, import_id))

    def put(self, writer: Writer, photos: Iterable[Joined]) -> set[int]:
        """Put photos in their sets; return the sets that grew."""
        joining: dict[int, list[tuple[int, int]]] = {}
        for one in photos:
            set_id = self._set_of(writer, one.planned)
            members = self._members[set_id]
            if one.photo_id in members.places:
                place = members.places[one.photo_id]
                self.renumbering.is_there(one.planned, one.file, place=place)
                continue
            wanted = self.renumbering.place_of(one.planned, one.file)
            place = members.take(one.photo_id, wanted)
            self.renumbering.joined(
                one.planned, set_id, photo_id=one.photo_id, name=one.file.name, place=place
            )
            joining.setdefault(set_id, []).append((one.photo_id, place))
        for set_id, places in joining.items():
            sets.add_members(writer, set_id, places, import_id=self._import_id)
        return set(joining)

    def learn(self, writer: Writer, planned: PlannedSet) -> int | None:
        """Merge what is said of a known set; return it if that changed anything."""
        there = _found(writer, planned)
        if there is None:
            return None
        for key in planned.also_keys:
            sets.add_source_key(writer, there.id, key)
        return there.id if sets.merge(writer, there.id, _news(planned, there)) else None

    def forget(self) -> None:
        """A transaction failed: ask again what there is."""
        self._set_ids.clear()
        self._members.clear()

    def _set_of(self, writer: Writer, planned: PlannedSet) -> int:
        set_id = self._set_ids.get(planned.key)
        if set_id is None:
            set_id = _known(writer, planned)
            if set_id is None:
                set_id = _make(writer, planned, self._import_id)
            for key in planned.also_keys:
                sets.add_source_key(writer, set_id, key)
            self._set_ids[planned.key] = set_id
            if set_id not in self._members:
                self._members[set_id] = _Members(sets.members(writer.connection, set_id))
        return set_id


def _known(writer: Writer, planned: PlannedSet) -> int | None:
    """Return the set that grows, having learnt what the plan says of it."""
    there = _found(writer, planned)
    if there is None:
        return None
    if sets.by_source_key(writer.connection, planned.key) is None:
        _take_key(writer, there.id, planned.key)
    sets.merge(writer, there.id, _news(planned, there))
    return there.id


def _found(writer: Writer, planned: PlannedSet) -> PhotoSet | None:
    by_key = sets.by_source_key(writer.connection, planned.key)
    set_id = planned.known_id if by_key is None else by_key
    try:
        return None if set_id is None else sets.get(writer.connection, set_id)
    except NotFound:  # somebody removed it since the plan was made
        return None


def _take_key(writer: Writer, set_id: int, key: str) -> None:
    """Let a set grow from here too; from here only if the folder it came from is gone."""
    first = next(iter(sets.source_keys(writer.connection, set_id)), "")
    kind, _, place = first.partition(":")
    if kind == "folder" and not Path(place).exists():
        sets.set_source_key(writer, set_id, key)
    else:
        sets.add_source_key(writer, set_id, key)


def _news(planned: PlannedSet, there: PhotoSet) -> dict[str, Fact[Any]]:
    """Return what the plan says and the set does not; a kind that says nothing is no news."""
    said = _facts_of(planned)
    return {
        column: fact
        for column, fact in said.items()
        if fact.value != getattr(there, column) and fact.value is not SetKind.OTHER
    }


def _make(writer: Writer, planned: PlannedSet, import_id: int) -> int:
    said = _facts_of(planned)
    return sets.create(
        writer,
        {column: fact.value for column, fact in said.items()},
        origins=said,
        source_key=planned.key or None,
        import_id=import_id,
    )


def _facts_of(planned: PlannedSet) -> dict[str, Fact[Any]]:
    said = {column: getattr(planned, field) for field, column in COLUMNS.items()}
    facts: dict[str, Fact[Any]] = {column: fact for column, fact in said.items() if fact}
    # The zone is that of the date; without one it is only where a date would be read.
    released = facts.get("released_on", Fact("", Origin.SUGGESTION))
    facts["released_zone"] = Fact(planned.zone, released.origin)
    return facts
