"""What the library knows of the files that were found.

A file is known by its path, size and time (then nothing is read), else by its content; its
content is only read when a photo of exactly that size is known. So is a picture in an archive,
by its place there and the archive's time. A new time over the same content is remembered,
which is all that a plan ever writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from gallery.importing.place import Place
from gallery.importing.plan import PlannedFile
from gallery.importing.request import ImportRequest, Mode
from gallery.importing.scan import FoundFile
from gallery.importing.stages import Errand, digest_of
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import beside, files, photos
from gallery.library.database import Library
from gallery.library.files import KnownFile
from gallery.model.errors import LibraryError

SEEN_AT_ONCE = 5_000  # files in one transaction


class Known:
    """Files by ``PlannedFile.where``.

    Attributes:
        photo_ids: the photos that files are.
        removed: files of photos that the user took out earlier.
    """

    def __init__(self, library: Library, request: ImportRequest) -> None:
        self._library = library
        self._request = request
        self._keeps = request.mode is Mode.KEEP
        self._same: set[Place] = set()
        self._changed: dict[Place, KnownFile] = {}
        self._digests: dict[Place, str] = {}
        self._entries: dict[str, dict[int, tuple[int, int]]] = {}  # by archive and index
        self.photo_ids: dict[Place, int] = {}
        self.removed: set[Place] = set()

    def ask_archives(self, found: Iterable[FoundFile]) -> None:
        """Find out which entries of archives came in when those were as they are now."""
        with self._library.reading() as reader:
            for archive in found:
                entries = beside.entries(reader, self._library, archive.path)
                paths = photos.paths(reader, self._library, {key for _, _, key in entries.values()})
                whole = _with_file(paths)
                self._entries[archive.path] = {
                    index: (size, key)
                    for index, (size, moment, key) in entries.items()
                    if moment == archive.modified_ns and key in whole
                }

    def entries_of(self, archive: str) -> frozenset[int]:
        """Return the indices of an archive's entries that came in, see ``ask_archives``."""
        return frozenset(self._entries.get(archive, ()))

    def ask_entries(self, inside: Iterable[PlannedFile]) -> None:
        """Find out which entries of archives are as the library last saw them."""
        for file in inside:
            size, photo_id = self._entries[file.path].get(file.entry, (-1, 0))
            if size == file.bytes:
                self._same.add(file.where)
                self.photo_ids[file.where] = photo_id

    def ask_paths(self, plain: Sequence[PlannedFile]) -> None:
        """Find out which files stand where the library last saw them, and which changed."""
        with self._library.reading() as reader:
            known = files.known_files(reader, self._library, [file.path for file in plain])
        for file in plain:
            row = known.get(file.path)
            if row is not None and _is_as_seen(file, row):
                self._same.add(file.where)
                self.photo_ids[file.where] = row.photo_id
            elif row is not None:
                self._changed[file.where] = row

    def ask_contents(
        self, every: Iterable[PlannedFile], workers: Workers, progress: Progress
    ) -> None:
        """Find out which of the other files hold something the library has, or once had."""
        unknown = [file for file in every if file.where not in self._same]
        with self._library.reading() as reader:
            sizes = photos.known_sizes(reader, {file.bytes for file in unknown})
        twins = [file for file in unknown if file.bytes in sizes]
        if twins:
            digests = _read_all(twins, workers, progress, passwords=self._request.passwords)
            self._compare(digests)
            self._note_seen(twins)

    def is_unchanged(self, place: Place) -> bool:
        """Whether the library has this file, of this size and time."""
        return place in self._same

    def has(self, file: PlannedFile) -> bool:
        """Whether the library has this file, or its content."""
        return file.where in self._same or file.where in self._digests

    def still_to_do(self, given: Iterable[PlannedFile]) -> tuple[PlannedFile, ...]:
        """Return the files that bring something: a photo, or another path of a known one."""
        return tuple(
            self._noted(file)
            for file in given
            if file.where not in self._same and file.where not in self.removed
        )

    def _noted(self, file: PlannedFile) -> PlannedFile:
        digest = self._digests.get(file.where, "")
        changed = None if digest else self._changed.get(file.where)
        if not digest and changed is None:
            return file
        return replace(file, digest=digest, replaces=changed.photo_id if changed else None)

    def _compare(self, digests: Mapping[Place, str]) -> None:
        wanted = set(digests.values())
        with self._library.reading() as reader:
            there = photos.by_digest(reader, wanted)
            gone = photos.removed_before(reader, wanted - set(there))
            paths = photos.paths(reader, self._library, there.values())
        whole = _with_file(paths)
        known = {place: digest for place, digest in digests.items() if digest in there}
        self.photo_ids |= {place: there[digest] for place, digest in known.items()}
        # A photo whose files are all gone is not there: a copy of this file shall bring it
        # back. A file that is kept where it is only has to be named.
        self._digests = {
            place: digest
            for place, digest in known.items()
            if there[digest] in whole or self._is_kept(place)
        }
        if not self._request.again:
            self.removed = {place for place, digest in digests.items() if digest in gone}

    def _note_seen(self, twins: Iterable[PlannedFile]) -> None:
        """Remember the new time of files that hold what they held; else they are read each time.

        A library that cannot be written now is none the worse for it.
        """
        touched = {
            self._changed[file.where].id: file
            for file in twins
            if file.where in self._changed
            and self._changed[file.where].photo_id == self.photo_ids.get(file.where)
        }
        versions = [(key, (file.bytes, file.modified_ns)) for key, file in touched.items()]
        for start in range(0, len(versions), SEEN_AT_ONCE):
            with suppress(LibraryError), self._library.writing() as writer:
                files.seen(writer, dict(versions[start : start + SEEN_AT_ONCE]))
        for file in touched.values():
            self._same.add(file.where)
            del self._changed[file.where]

    def _is_kept(self, place: Place) -> bool:
        return self._keeps and place[1] < 0


def entry_row(file: PlannedFile, photo_id: int) -> dict[str, Any]:
    """Return the entry of an archive as ``library.beside.remember`` takes it."""
    return {
        "path": beside.entry_path(file.path, file.entry),
        "bytes": file.bytes,
        "modified_ns": file.modified_ns,
        "photo_id": photo_id,
    }


def _with_file(paths: Mapping[int, Sequence[str]]) -> set[int]:
    """Return the photos of which a file is still there."""
    return {key for key, known in paths.items() if any(Path(path).is_file() for path in known)}


def _is_as_seen(file: PlannedFile, row: KnownFile) -> bool:
    return (row.bytes, row.modified_ns) == (file.bytes, file.modified_ns)


def _read_all(
    twins: Sequence[PlannedFile],
    workers: Workers,
    progress: Progress,
    *,
    passwords: Iterable[tuple[str, str]],
) -> dict[Place, str]:
    """Return the digests of files, without those that cannot be read."""
    password_of = dict(passwords)
    errands = (
        Errand(
            number,
            file.path,
            file.name,
            file.bytes,
            file.entry,
            password=password_of.get(file.path, ""),
        )
        for number, file in enumerate(twins)
    )
    digests: dict[Place, str] = {}
    answers = workers.run(digest_of, errands, check=progress.check)
    for done, (errand, digest) in enumerate(answers, start=1):
        progress.report(done, len(twins), errand.name)
        if digest and not isinstance(digest, Failure):
            digests[twins[errand.number].where] = digest
    return digests
