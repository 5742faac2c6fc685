"""Stores what came out of the children, one batch in one transaction."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from gallery.importing import replacing
from gallery.importing.batches import Arrival, News, Stored, file_row, photo_row, sidecar_row
from gallery.importing.joining import Joined, Joining
from gallery.importing.known import entry_row
from gallery.importing.placing import Placing
from gallery.importing.plan import PlannedSet
from gallery.importing.request import Mode
from gallery.importing.scan import refusal
from gallery.importing.stages import Examined, Version
from gallery.library import beside, files, imports, merging, photos
from gallery.library.database import Library, Writer
from gallery.metadata.merge import joined
from gallery.model.described import PhotoFacts
from gallery.model.errors import DiskFull
from gallery.model.reasons import Reason, Refused, RefusedFile


class Storing:
    """Puts arrivals in the library, with all that is said of them.

    Attributes:
        joining: the sets of this import.
    """

    def __init__(
        self,
        library: Library,
        import_id: int,
        placing: Placing,
        *,
        mode: Mode,
        shared: Collection[str] = (),
    ) -> None:
        """Prepare.

        Args:
            library: the library.
            import_id: what is noted with everything that comes in.
            placing: where files come to stand.
            mode: whether they stay where they are.
            shared: sidecars that speak of several files of the plan. They are only known as
                read when all of those are in.
        """
        self._library = library
        self._import_id = import_id
        self._placing = placing
        self._mode = mode
        self._shared = shared
        self._read_for_all: dict[str, Version] = {}
        self._ours: set[int] = set()
        with library.reading() as reader:
            self.joining = Joining(reader, import_id)

    def store(self, batch: Sequence[Arrival]) -> Stored:
        """Store a batch; after it returns its photos are in the library for good.

        Raises:
            LibraryError: nothing of the batch was stored, and no file was left behind.
        """
        stored = Stored()
        try:
            with self._library.writing() as writer:
                self._store(writer, sorted(batch, key=lambda one: one.number), stored)
                imports.remember(writer, self._import_id)
                self._placing.make_durable()
            stored.changes = writer.changes
        except BaseException:
            self._placing.take_back()
            self.joining.forget()
            raise
        self._placing.committed()
        self._ours.update(stored.added)
        return stored

    def merge(self, batch: Sequence[News]) -> Stored:
        """Store what sidecars say of photos that are there; see ``library.merging``.

        Raises:
            LibraryError: nothing of the batch was stored.
        """
        with self._library.writing() as writer:
            reader = writer.connection
            by_path = files.known_files(reader, self._library, [one.file.path for one in batch])
            by_digest = photos.by_digest(reader, [one.file.digest for one in batch])
            found: list[tuple[int, News]] = []
            for one in batch:
                at = by_path.get(one.file.path) if one.file.entry < 0 else None
                photo_id = at.photo_id if at else by_digest.get(one.file.digest)
                if photo_id is not None:
                    found.append((photo_id, one))
            merging.merge_many(writer, {photo_id: one.heard.facts for photo_id, one in found})
            self._note_read(writer, [(key, one.heard.sidecars) for key, one in found])
            imports.remember(writer, self._import_id)
        changes = writer.changes
        return Stored(merged=len(found) if changes else 0, changes=changes)

    def learn(self, planned: Sequence[PlannedSet]) -> Stored:
        """Store what new sidecars say of sets that are there; see ``library.sets.merge``."""
        with self._library.writing() as writer:
            changed = {set_id for one in planned if (set_id := self.joining.learn(writer, one))}
            imports.remember(writer, self._import_id)
        return Stored(sets=changed, changes=writer.changes)

    def note_silent(self, silent: Sequence[tuple[str, int, int]]) -> None:
        """Note sidecars that say nothing as read; that is nothing to undo."""
        with self._library.writing() as writer:
            rows = [sidecar_row(Version(*one)) for one in silent]
            beside.remember(writer, self._library, rows)

    def finish(self, writer: Writer) -> None:
        """Every file of the plan is in: note the sidecars that speak of several as read."""
        rows = [sidecar_row(version) for version in self._read_for_all.values()]
        beside.remember(writer, self._library, rows)
        imports.remember(writer, self._import_id)

    def _store(self, writer: Writer, batch: list[Arrival], stored: Stored) -> None:
        known = photos.by_digest(writer.connection, [arrival.digest for arrival in batch])
        fresh: dict[str, tuple[Arrival, str]] = {}
        twins: list[Arrival] = []
        for arrival in batch:
            if arrival.digest in known or arrival.digest in fresh or arrival.examined is None:
                twins.append(arrival)
                continue
            path = self._settled(arrival, stored)
            if path:
                fresh[arrival.digest] = arrival, path
        stored.moved.extend(placed for placed in fresh.values() if self._is_moved(placed[0]))
        before = {photo_id for photo_id in known.values() if photo_id not in self._ours}
        known |= self._take_in(writer, fresh, stored)
        twins = [twin for twin in twins if twin.digest in known]
        self._add_twins(writer, twins, known, stored)
        self._learn(writer, [(known[twin.digest], twin.examined) for twin in twins])
        stored.already_there += sum(known[twin.digest] in before for twin in twins)
        known_batch = [one for one in batch if one.digest in known]
        self._note_entries(writer, known_batch, known)
        self._arrange(writer, known_batch, known, stored)

    def _settled(self, arrival: Arrival, stored: Stored) -> str:
        """Give a file its place and return it, "" when it was refused."""
        try:
            _ensure_unchanged(arrival, self._mode)
            return self._placing.settle(
                arrival.file,
                arrival.planned,
                staged=arrival.staged,
                digest=arrival.digest,
                format_name=arrival.examined.format if arrival.examined else "",
            )
        except RefusedFile as refused:
            why = Refused(arrival.file.path, refused.reason, refused.detail)
        except OSError as error:
            why = self._cannot_settle(arrival, error)
        self._placing.discard(arrival.staged)
        stored.refused[arrival.number] = why
        return ""

    def _cannot_settle(self, arrival: Arrival, error: OSError) -> Refused:
        """Word an error of giving a file its place; the file itself was read already.

        Raises:
            DiskFull: no place can be given any more.
        """
        why = refusal(arrival.file.path, error)
        if why.reason is Reason.DISK_FULL:
            raise DiskFull(self._library.folder, why.detail) from error
        return why if why.reason is Reason.VANISHED else replace(why, reason=Reason.CANNOT_WRITE)

    def _is_moved(self, arrival: Arrival) -> bool:
        return self._mode is Mode.MOVE and arrival.file.entry < 0

    def _take_in(
        self, writer: Writer, fresh: dict[str, tuple[Arrival, str]], stored: Stored
    ) -> dict[str, int]:
        """Make photos of new content, or give it to the photo that was edited; return the ids."""
        examined = {d: one.examined for d, (one, _) in fresh.items() if one.examined}
        changed = [(fresh[d][0].file, one) for d, one in examined.items()]
        edited = replacing.edited(writer.connection, self._library, changed)
        replacing.replace_content(writer, {key: examined[d] for d, key in edited.items()})
        new = [digest for digest in fresh if digest not in edited]
        rows = [photo_row(fresh[digest][0], self._import_id) for digest in new]
        added = dict(zip(new, photos.add(writer, rows), strict=True))
        ids = added | edited
        self._add_files(writer, [(ids[d], *fresh[d]) for d in fresh])
        said = {ids[digest]: one for digest, one in examined.items()}
        merging.merge_many(writer, {key: one.facts for key, one in said.items()})
        self._note_read(writer, [(key, one.sidecars) for key, one in said.items()])
        stored.added.extend(added.values())
        stored.merged += len(edited)
        return ids

    def _learn(self, writer: Writer, twins: Sequence[tuple[int, Examined | None]]) -> None:
        """Merge what the sidecars of another file of a photo say."""
        read = [(photo_id, one) for photo_id, one in twins if one is not None and one.sidecars]
        facts: dict[int, list[PhotoFacts]] = {}
        for photo_id, one in read:
            facts.setdefault(photo_id, []).append(one.facts)
        merging.merge_many(writer, {key: joined(said) for key, said in facts.items()})
        self._note_read(writer, [(photo_id, one.sidecars) for photo_id, one in read])

    def _add_files(self, writer: Writer, placed: Sequence[tuple[int, Arrival, str]]) -> None:
        """Note where photos are; what stood at a path before is not there any more."""
        stale = [one.file.path for _, one, _ in placed if one.file.replaces is not None]
        if stale:
            files.forget(writer, self._library, stale)
        rows = [file_row(photo_id, path, one, self._import_id) for photo_id, one, path in placed]
        files.add_files(writer, rows)

    def _note_read(self, writer: Writer, read: Sequence[tuple[int, tuple[Version, ...]]]) -> None:
        rows = []
        for photo_id, sidecars in read:
            for version in sidecars:
                if version.path in self._shared:
                    self._read_for_all[version.path] = version
                else:
                    rows.append(sidecar_row(version) | {"photo_id": photo_id})
        if rows:
            beside.remember(writer, self._library, rows)

    def _note_entries(
        self, writer: Writer, batch: Sequence[Arrival], known: dict[str, int]
    ) -> None:
        """Note which entries of archives are in, so that they need not be unpacked again."""
        inside = [one for one in batch if one.file.entry >= 0]
        if inside:
            rows = [entry_row(one.file, known[one.digest]) for one in inside]
            beside.remember(writer, self._library, rows)

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
                    old.remove(gone[0])  # the next one takes another's place
                else:
                    rows.append(file_row(photo_id, twin.file.path, twin, self._import_id))
                paths.setdefault(photo_id, []).append(twin.file.path)
            elif len(gone) == len(old) and (twin.staged or self._mode is Mode.MOVE):
                if path := self._settled(twin, stored):
                    rows.append(file_row(photo_id, path, twin, self._import_id))
                    stored.moved.extend([(twin, path)] if self._is_moved(twin) else [])
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
        placed = [
            Joined(one.file, one.planned, known[one.digest])
            for one in batch
            if one.planned is not None
        ]
        stored.sets |= self.joining.put(writer, placed)


def _ensure_unchanged(arrival: Arrival, mode: Mode) -> None:
    """Make sure that a file that gets a second name is still the one that was read.

    Raises:
        OSError: it is gone.
        RefusedFile: it was written to.
    """
    if mode is Mode.KEEP or arrival.staged or arrival.examined is None:
        return
    status = Path(arrival.file.path).stat()
    seen = arrival.examined.bytes, arrival.examined.modified_ns
    if (status.st_size, status.st_mtime_ns) != seen:
        raise RefusedFile(Reason.CHANGED_WHILE_READ)
