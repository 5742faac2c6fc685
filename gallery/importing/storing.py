"""Stores what came out of the children, one batch in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gallery.importing.placing import Placing
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.importing.renumbering import Renumbering
from gallery.importing.request import Mode
from gallery.importing.scan import refusal
from gallery.importing.stages import Examined
from gallery.library import captions, files, photos, sets
from gallery.library.database import Library, Writer
from gallery.model.changes import Changes
from gallery.model.facts import Fact
from gallery.model.reasons import Refused


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read; ``examined`` None when its content was known before.

    ``number`` is its place in the plan, ``staged`` the copy a child made of it ("" for none).
    """

    number: int
    file: PlannedFile
    planned: PlannedSet | None
    examined: Examined | None = None
    staged: str = ""

    @property
    def digest(self) -> str:
        """The identity of its content."""
        return self.examined.digest if self.examined else self.file.digest


@dataclass(slots=True)
class Stored:
    """What one batch did."""

    added: list[int] = field(default_factory=list)
    already_there: int = 0
    sets: set[int] = field(default_factory=set)
    refused: dict[int, Refused] = field(default_factory=dict)
    moved: list[Arrival] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def add(self, other: "Stored") -> None:
        """Count another batch in."""
        self.added.extend(other.added)
        self.already_there += other.already_there
        self.sets |= other.sets
        self.changes |= other.changes


class Storing:
    """Puts arrivals in the library; remembers the sets of this import and who is in them."""

    def __init__(self, library: Library, import_id: int, placing: Placing, *, mode: Mode) -> None:
        self._library = library
        self._import_id = import_id
        self._placing = placing
        self._mode = mode
        self._set_ids: dict[str, int] = {}
        self._members: dict[int, dict[int, int]] = {}
        self._ours: set[int] = set()
        self.renumbering = Renumbering()
        self._joining: list[tuple[int, int, int]] = []

    def store(self, batch: Sequence[Arrival]) -> Stored:
        """Store a batch; after it returns its photos are in the library for good.

        Raises:
            LibraryError: nothing of the batch was stored, and no file was left behind.
        """
        stored = Stored()
        try:
            with self._library.writing() as writer:
                self._store(writer, sorted(batch, key=lambda one: one.number), stored)
                self._placing.make_durable()
            stored.changes = writer.changes
        except BaseException:
            self._placing.take_back()
            self._forget()
            raise
        self._placing.committed()
        self._ours.update(stored.added)
        return stored

    def _store(self, writer: Writer, batch: list[Arrival], stored: Stored) -> None:
        known = photos.by_digest(writer.connection, [arrival.digest for arrival in batch])
        fresh: dict[str, tuple[Arrival, str]] = {}
        twins: list[Arrival] = []
        for arrival in batch:
            if arrival.digest in known or arrival.digest in fresh or arrival.examined is None:
                twins.append(arrival)
                continue
            try:
                path = self._settle(arrival)
            except OSError as error:
                self._placing.discard(arrival.staged)
                stored.refused[arrival.number] = refusal(arrival.file.path, error)
                continue
            fresh[arrival.digest] = arrival, path
        ids = self._add(writer, list(fresh.values()))
        stored.added.extend(ids)
        stored.moved.extend(arrival for arrival, _ in fresh.values() if self._is_moved(arrival))
        before = {photo_id for photo_id in known.values() if photo_id not in self._ours}
        known |= dict(zip(fresh, ids, strict=True))
        twins = [twin for twin in twins if twin.digest in known]
        self._add_twins(writer, twins, known, stored)
        stored.already_there += sum(known[twin.digest] in before for twin in twins)
        self._arrange(writer, [one for one in batch if one.digest in known], known, stored)

    def _settle(self, arrival: Arrival) -> str:
        return self._placing.settle(
            arrival.file, arrival.planned, staged=arrival.staged, digest=arrival.digest
        )

    def _is_moved(self, arrival: Arrival) -> bool:
        return self._mode is Mode.MOVE and arrival.file.entry < 0

    def _add(self, writer: Writer, fresh: list[tuple[Arrival, str]]) -> list[int]:
        rows = [_photo_row(arrival.examined, self._import_id) for arrival, _ in fresh]
        ids = photos.add(writer, rows)
        files.add_files(
            writer,
            [
                _file_row(photo_id, path, self._import_id)
                for photo_id, (_, path) in zip(ids, fresh, strict=True)
            ],
        )
        for photo_id, (arrival, _) in zip(ids, fresh, strict=True):
            facts = arrival.examined.facts.captions if arrival.examined else {}
            for language, fact in facts.items():
                captions.set_caption(writer, [photo_id], language, fact.value, origin=fact.origin)
        return ids

    def _add_twins(
        self, writer: Writer, twins: list[Arrival], known: dict[str, int], stored: Stored
    ) -> None:
        """Note further paths of photos; a photo whose files are all gone gets this one."""
        ids = {known[twin.digest] for twin in twins}
        paths = photos.paths(writer.connection, self._library, ids)
        rows = []
        for twin in twins:
            photo_id = known[twin.digest]
            old = paths.get(photo_id, [])
            gone = [path for path in old if not Path(path).is_file()]
            if twin.file.entry < 0 and self._mode is Mode.KEEP:
                if twin.file.path in old:
                    continue
                if gone:
                    self._relink(writer, gone[0], twin.file.path)
                else:
                    rows.append(_file_row(photo_id, twin.file.path, self._import_id))
                paths.setdefault(photo_id, []).append(twin.file.path)
            elif len(gone) == len(old) and (twin.staged or self._mode is Mode.MOVE):
                rows.append(_file_row(photo_id, self._settle(twin), self._import_id))
                stored.moved.extend([twin] if self._is_moved(twin) else [])
            else:
                self._placing.discard(twin.staged)
        files.add_files(writer, rows)

    def _relink(self, writer: Writer, old: str, new: str) -> None:
        known = files.known_files(writer.connection, self._library, [old])
        if old in known:
            files.move(writer, known[old].id, new)

    def _arrange(
        self, writer: Writer, batch: list[Arrival], known: dict[str, int], stored: Stored
    ) -> None:
        """Put photos in their sets; a place that is taken is left to who has it."""
        for arrival in batch:
            if arrival.planned is None:
                continue
            set_id = self._set_of(writer, arrival.planned)
            members = self._members[set_id]
            photo_id = known[arrival.digest]
            if photo_id in members:
                self.renumbering.missed(arrival.planned)
                continue
            taken = set(members.values())
            position = arrival.file.position
            if position < 1 or position in taken:
                position = max(taken, default=0) + 1
            members[photo_id] = position
            stored.sets.add(set_id)
            self.renumbering.joined(
                arrival.planned, set_id, photo_id=photo_id, name=arrival.file.name
            )
            self._joining.append((set_id, photo_id, position))
        for set_id in {set_id for set_id, _, _ in self._joining}:
            places = [(photo, place) for one, photo, place in self._joining if one == set_id]
            sets.add_members(writer, set_id, places, import_id=self._import_id)
        self._joining.clear()

    def _set_of(self, writer: Writer, planned: PlannedSet) -> int:
        set_id = self._set_ids.get(planned.key)
        if set_id is None:
            set_id = sets.by_source_key(writer.connection, planned.key)
            if set_id is None and planned.known_id in sets.headers(
                writer.connection, [planned.known_id or 0]
            ):
                set_id = planned.known_id
                sets.set_source_key(writer, set_id, planned.key)
            if set_id is None:
                set_id = _make_set(writer, planned, self._import_id)
            self._set_ids[planned.key] = set_id
            self._members[set_id] = dict(sets.members(writer.connection, set_id))
        return set_id

    def _forget(self) -> None:
        """A transaction failed: ask again what there is."""
        self._joining.clear()
        self._set_ids.clear()
        self._members.clear()


def _make_set(writer: Writer, planned: PlannedSet, import_id: int) -> int:
    facts: dict[str, Fact[Any] | None] = {
        "title": planned.title,
        "kind": planned.kind,
        "released_on": planned.released,
        "source": planned.source,
        "credit": planned.credit,
        "expected": planned.expected,
    }
    known = {name: fact for name, fact in facts.items() if fact is not None}
    return sets.create(
        writer,
        {name: fact.value for name, fact in known.items()},
        origins=known,
        source_key=planned.key or None,
        import_id=import_id,
    )


def _photo_row(examined: Examined | None, import_id: int) -> dict[str, Any]:
    assert examined is not None  # only files that were read become photos
    facts = examined.facts
    return {
        "digest": examined.digest,
        "import_id": import_id,
        "width": examined.width,
        "height": examined.height,
        "format": examined.format,
        "bytes": examined.bytes,
        "frames": examined.frames,
        "taken_at": facts.taken_at.value if facts.taken_at else "",
        "taken_origin": _origin(facts.taken_at),
        "title": facts.title.value if facts.title else "",
        "title_origin": _origin(facts.title),
        "source": facts.source.value if facts.source else "",
        "credit": facts.credit.value if facts.credit else "",
        "rating": facts.rating.value if facts.rating else 0,
        "rating_origin": _origin(facts.rating),
    }


def _origin(fact: Fact[Any] | None) -> str:
    return str(fact.origin) if fact else ""


def _file_row(photo_id: int, path: str, import_id: int) -> dict[str, object]:
    status = Path(path).stat()
    return {
        "photo_id": photo_id,
        "path": path,
        "bytes": status.st_size,
        "modified_ns": status.st_mtime_ns,
        "import_id": import_id,
    }
