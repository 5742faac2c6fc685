"""Looks at what was given and proposes what to do with it; writes nothing.

A file is known by its path, size and time (then nothing is read), else by its content; its
content is only read when a photo of exactly that size is known.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from gallery.importing.archives import Contents
from gallery.importing.grouping import groups_of, planned_set
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import ImportRequest, Mode
from gallery.importing.scan import Findings, scan
from gallery.importing.stages import Errand, digest_of, list_archive
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import files, photos, sets
from gallery.library.database import Library
from gallery.model.errors import InvalidValue
from gallery.model.facts import Fact, Origin
from gallery.model.reasons import Reason, Refused


def make_plan(library: Library, request: ImportRequest, progress: Progress) -> Plan:
    """Return what importing ``request`` would do.

    Raises:
        Cancelled: the user stopped it.
        InvalidValue: the request's release date is no date, or its count out of range.
    """
    _check(request)
    found = scan(request.paths, progress, avoid=str(library.folder))
    with Workers() as workers:
        contents = _look_into(found, workers, progress)
        groups = groups_of(found, contents, request)
        every = [file for group in groups for file in group.files]
        known = _Known(library, request)
        known.ask(every, workers, progress)
    planned = [planned_set(group, request) for group in groups if group.key]
    grown = [_grown(library, known.pruned(one), photo_ids=known.photo_ids(one)) for one in planned]
    loose = [file for group in groups if not group.key for file in group.files]
    # A folder of nothing but known content makes no second set of the same photos.
    bare = [one for one in grown if _is_bare(one, request)]
    return Plan(
        request=request,
        sets=tuple(one for one in grown if one.files and one not in bare),
        loose=known.still_to_do(loose) + tuple(file for one in bare for file in one.files),
        already_there=tuple(shown_path(file) for file in every if known.has(file)),
        refused=tuple(found.refused),
        ignored=tuple(found.ignored),
        removed_before=tuple(file for file in every if file in known.removed),
    )


def shown_path(file: PlannedFile) -> str:
    """Return where a file is, for people: an entry stands behind its archive."""
    return file.path if file.entry < 0 else f"{file.path}/{file.name}"


def _check(request: ImportRequest) -> None:
    if request.expected is not None and not 1 <= request.expected <= sets.MOST_EXPECTED:
        raise InvalidValue("expected", str(request.expected), "out-of-range")
    if not request.released:
        return
    try:
        date.fromisoformat(request.released)
    except ValueError as error:
        raise InvalidValue("released", request.released, "not-a-date") from error


def _look_into(found: Findings, workers: Workers, progress: Progress) -> dict[str, Contents]:
    """Return what the archives hold; what they refuse or leave out goes to the findings."""
    contents: dict[str, Contents] = {}
    paths = [archive.path for archive in found.archives]
    for path, listed in workers.run(list_archive, paths, check=progress.check):
        if isinstance(listed, Contents):
            contents[path] = listed
            found.ignored.extend(f"{path}/{name}" for name in listed.ignored)
        elif isinstance(listed, Refused):
            found.refused.append(listed)
        else:
            found.refused.append(Refused(path, Reason.ARCHIVE_BROKEN, listed.detail))
    return contents


class _Known:
    """What the library knows of the files found."""

    def __init__(self, library: Library, request: ImportRequest) -> None:
        self._library = library
        self._again = request.again
        self._keeps = request.mode is Mode.KEEP
        self._by_path: set[PlannedFile] = set()
        self._photo_ids: dict[PlannedFile, int] = {}
        self._digests: dict[PlannedFile, str] = {}
        self.removed: set[PlannedFile] = set()

    def ask(self, every: list[PlannedFile], workers: Workers, progress: Progress) -> None:
        """Find out about all files."""
        self._ask_paths([file for file in every if file.entry < 0])
        unknown = [file for file in every if file not in self._by_path]
        with self._library.reading() as reader:
            sizes = photos.known_sizes(reader, {file.bytes for file in unknown})
        twins = [file for file in unknown if file.bytes in sizes]
        self._ask_contents(_read_all(twins, workers, progress))

    def has(self, file: PlannedFile) -> bool:
        """Whether the library has this file, or its content."""
        return file in self._by_path or file in self._digests

    def still_to_do(self, given: list[PlannedFile]) -> tuple[PlannedFile, ...]:
        """Return the files that bring something: a photo, or another path of a known one."""
        return tuple(
            replace(file, digest=self._digests.get(_unplaced(file), ""))
            for file in given
            if _unplaced(file) not in self._by_path and _unplaced(file) not in self.removed
        )

    def pruned(self, planned: PlannedSet) -> PlannedSet:
        """Return a set with only the files that bring something."""
        given = list(planned.files)
        there = sum(self.has(_unplaced(file)) for file in given)
        return replace(planned, files=self.still_to_do(given), already_there=there)

    def photo_ids(self, planned: PlannedSet) -> list[int]:
        """Return the photos that the set's files are known to be."""
        files = [_unplaced(file) for file in planned.files]
        return [self._photo_ids[file] for file in files if file in self._photo_ids]

    def _ask_paths(self, plain: list[PlannedFile]) -> None:
        paths = [file.path for file in plain]
        with self._library.reading() as reader:
            known = files.known_files(reader, self._library, paths)
        for file in plain:
            row = known.get(file.path)
            if row and (row.bytes, row.modified_ns) == (file.bytes, file.modified_ns):
                self._by_path.add(file)
                self._photo_ids[file] = row.photo_id

    def _ask_contents(self, digests: dict[PlannedFile, str]) -> None:
        wanted = set(digests.values())
        with self._library.reading() as reader:
            there = photos.by_digest(reader, wanted)
            gone = photos.removed_before(reader, wanted - set(there))
            paths = photos.paths(reader, self._library, there.values())
        whole = {key for key, known in paths.items() if any(Path(path).is_file() for path in known)}
        self._photo_ids |= {
            file: there[digest] for file, digest in digests.items() if digest in there
        }
        # A photo whose files are all gone is not there: a copy of this file shall bring it
        # back. A file that is kept where it is only has to be named.
        self._digests = {
            file: digest
            for file, digest in digests.items()
            if digest in there and (there[digest] in whole or self._is_kept(file))
        }
        if not self._again:
            self.removed = {file for file, digest in digests.items() if digest in gone}

    def _is_kept(self, file: PlannedFile) -> bool:
        return self._keeps and file.entry < 0


def _read_all(
    twins: list[PlannedFile], workers: Workers, progress: Progress
) -> dict[PlannedFile, str]:
    """Return the digests of files, without those that cannot be read."""
    errands = [
        Errand(number, file.path, file.name, file.bytes, file.entry)
        for number, file in enumerate(twins)
    ]
    digests: dict[PlannedFile, str] = {}
    answers = workers.run(digest_of, errands, check=progress.check)
    for done, (errand, digest) in enumerate(answers, start=1):
        progress.report(done, len(twins), errand.name)
        if digest and not isinstance(digest, Failure):
            digests[twins[errand.number]] = digest
    return digests


def _unplaced(file: PlannedFile) -> PlannedFile:
    return replace(file, position=0)


def _grown(library: Library, planned: PlannedSet, *, photo_ids: list[int]) -> PlannedSet:
    """Tell whether the set is there already; a known set keeps what is said of it."""
    with library.reading() as reader:
        known_id = sets.by_source_key(reader, planned.key)
        if known_id is None and planned.files:
            known_id = _moved_here(sets.holding(reader, photo_ids))
        if known_id is None:
            return planned
        known = sets.get(reader, known_id)
    origin = known.origins.get("title", Origin.USER)
    return replace(planned, known_id=known_id, title=Fact(known.title, origin))


def _moved_here(holding: list[tuple[int, str, int]]) -> int | None:
    """Return the set whose folder is gone from where it was: it was moved, and grows here."""
    for set_id, key, _ in holding:
        kind, _, place = key.partition(":")
        is_spelled = "\\x" not in place  # a name that is no text cannot be looked up
        if kind == "folder" and is_spelled and not Path(place).exists():
            return set_id
    return None


def _is_bare(planned: PlannedSet, request: ImportRequest) -> bool:
    return planned.known_id is None and not planned.new_files and not request.title
