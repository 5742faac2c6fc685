"""Looks at what was given and proposes what to do with it; writes nothing that anybody sees.

Folders in which nothing is new cost a look at their files' sizes and times. Of the others
``starts`` takes out what cannot be a photo, ``hearing`` asks the sidecars, ``posts`` the names,
``grouping`` says what belongs together, ``telling`` what is known of each set, ``known`` what
the library has, ``growing`` which of its sets grow, ``filling`` what one of them lacks when
just that is wanted, and ``copies`` which pictures it has in another quality.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from gallery.importing import copies, filling, growing, hearing, posts, starts, vanished
from gallery.importing.archives import Contents
from gallery.importing.beside import path_of
from gallery.importing.folders import Folder, Group, folders_of
from gallery.importing.grouping import groups_of
from gallery.importing.known import Known
from gallery.importing.place import Place
from gallery.importing.plan import MOST_VANISHED, Plan, PlannedFile
from gallery.importing.request import ImportRequest
from gallery.importing.scan import Findings, FoundFile, scan
from gallery.importing.stages import Sealed, list_archive
from gallery.importing.telling import planned_set
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Workers
from gallery.library import beside, sets, settings
from gallery.library.database import Library
from gallery.model.errors import InvalidValue
from gallery.model.reasons import Reason, Refused

READ_WHOLE = 500  # pictures; a folder's sidecars explain each other, and are read in no time


def make_plan(library: Library, request: ImportRequest, progress: Progress) -> Plan:
    """Return what importing ``request`` would do.

    Raises:
        Cancelled: the user stopped it.
        InvalidValue: the request's release date is no date, its zone unknown, or its count out
            of range.
        NotFound: there is no set as the request wants to fill.
    """
    _check(request)
    found = scan(request.paths, progress, avoid=str(library.folder))
    with Workers() as workers:
        return _Planning(library, request, found, workers=workers, progress=progress).plan()


def shown_path(file: PlannedFile) -> str:
    """Return where a file is, for people: an entry stands behind its archive."""
    return file.path if file.entry < 0 else f"{file.path}/{file.name}"


class _Planning:
    """One run over what a scan found."""

    def __init__(
        self,
        library: Library,
        request: ImportRequest,
        found: Findings,
        *,
        workers: Workers,
        progress: Progress,
    ) -> None:
        self._library = library
        self._request = request
        self._found = found
        self._workers = workers
        self._progress = progress
        self._known = Known(library, request)
        self._wrong: dict[Place, Refused] = {}  # files that cannot be photos
        self._others: dict[str, set[int]] = {}  # of each post, the numbers that are videos
        with library.reading() as reader:
            self._zone = request.zone or settings.zone(reader)
            self._read_before = beside.known(reader, library, _sidecars(found))

    def plan(self) -> Plan:
        self._known.ask_archives(self._found.archives)
        contents = self._look_into_archives()
        folders = folders_of(self._found, contents)
        self._known.ask_paths([file for file in _all(folders) if file.entry < 0])
        self._known.ask_entries([file for file in _all(folders) if file.entry >= 0])
        self._wrong = starts.refusals(_all(folders), self._known, self._progress)
        self._found.refused.extend(self._wrong.values())
        busy = [folder for folder in folders if self._is_busy(folder)]
        self._listen(busy, contents)
        readable = (file for file in _all(busy) if file.where not in self._wrong)
        self._known.ask_contents(readable, self._workers, self._progress)
        groups = groups_of(busy, self._request, known_posts=self._owned(busy))
        plan = self._of(folders, groups)
        if (into := self._request.into) is not None:
            sound = [starts.sound(folder, self._wrong) for folder in folders]
            plan = filling.fill(self._library, plan, into, folders=sound, known=self._known)
        return copies.with_copies(self._library, plan, self._workers, self._progress)

    def _of(self, folders: list[Folder], groups: list[Group]) -> Plan:
        known, request = self._known, self._request
        planned = [
            starts.without(
                planned_set(group, request, zone=self._zone, others=self._videos_of(group)),
                self._wrong,
            )
            for group in groups
            if group.key
        ]
        grown = growing.grown(self._library, planned, known)
        rescanned = tuple(self._rescanned(folders))
        heard = {file.where for file in rescanned}
        gone = vanished.look(self._library, self._found, known)
        loose = [
            file
            for group in groups
            if not group.key
            for file in group.files
            if file.where not in self._wrong
        ]
        # A folder of nothing but known content makes no second set of the same photos.
        bare = {one.key for one in grown if growing.is_bare(one) and not request.title}
        asked = [file for one in grown if one.key in bare for file in one.files]
        every = list(_all(folders))
        return Plan(
            request=request,
            sets=tuple(one for one in grown if one.files and one.key not in bare),
            loose=(*known.still_to_do(loose), *asked),
            already_there=tuple(shown_path(file) for file in every if known.has(file)),
            refused=tuple(self._found.refused),
            ignored=tuple(self._found.ignored),
            removed_before=tuple(file for file in every if file.where in known.removed),
            rescanned=rescanned,
            learned=growing.learned(self._library, planned, heard=heard) if heard else (),
            silent=tuple(self._silent(folders)),
            vanished=gone[:MOST_VANISHED],
            vanished_count=len(gone),
            locked=tuple(_locked(self._found)),
        )

    def _videos_of(self, group: Group) -> Collection[int]:
        return self._others.get(group.post, frozenset())

    def _look_into_archives(self) -> dict[str, Contents]:
        """Return what the archives hold; what they refuse or leave out goes to the findings."""
        found, contents = self._found, dict[str, Contents]()
        passwords = dict(self._request.passwords)
        sealed = [
            Sealed(one.path, passwords.get(one.path, ""), self._known.entries_of(one.path))
            for one in found.archives
        ]
        for archive, listed in self._workers.run(list_archive, sealed, check=self._progress.check):
            path = archive.path
            if isinstance(listed, Contents):
                contents[path] = listed
                found.ignored.extend(f"{path}/{name}" for name in listed.ignored)
                found.refused.extend(listed.refused)
            elif isinstance(listed, Refused):
                found.refused.append(listed)
            else:
                found.refused.append(Refused(path, Reason.ARCHIVE_BROKEN, listed.detail))
        return contents

    def _is_busy(self, folder: Folder) -> bool:
        """Whether something in a folder, or beside its pictures, is new."""
        if not all(self._known.is_unchanged(file.where) for file in folder.files):
            return True
        return any(self._is_changed(side) for side in self._found.beside.get(folder.path, ()))

    def _is_changed(self, side: FoundFile) -> bool:
        return self._read_before.get(side.path) != (side.bytes, side.modified_ns)

    def _listen(self, busy: list[Folder], contents: Mapping[str, Contents]) -> None:
        """Ask sidecars and names what they tell of the pictures."""
        paths = {folder.path for folder in busy}
        asked = {
            file.where
            for folder in busy
            for file in folder.files
            if not self._known.is_unchanged(file.where)
            or (len(folder.files) <= READ_WHOLE and self._has_new(folder))
        }
        silent = [path for path in self._found.beside if path not in paths]
        for path in silent:
            del self._found.beside[path]
        heard = hearing.hear(
            self._found,
            contents,
            self._workers,
            self._progress,
            zone=self._zone,
            passwords=dict(self._request.passwords),
            is_new=asked.__contains__,
            read_before=self._read_before,
        )
        for folder in busy:
            self._progress.check()
            posts.tell(folder, heard.told, zone=self._zone)
        videos = posts.videos_of(self._found.ignored, busy, zone=self._zone)
        for key in heard.others.keys() | videos.keys():
            self._others[key] = heard.others.get(key, set()) | videos.get(key, set())

    def _has_new(self, folder: Folder) -> bool:
        return not all(self._known.is_unchanged(file.where) for file in folder.files)

    def _owned(self, busy: list[Folder]) -> Collection[str]:
        """Return the posts of loose files that sets of the library come from."""
        keys = posts.keys_of([folder for folder in busy if not folder.key])
        if not keys:
            return ()
        with self._library.reading() as reader:
            return sets.by_source_keys(reader, keys).keys()

    def _silent(self, folders: list[Folder]) -> Iterator[tuple[str, int, int]]:
        """Yield the new sidecars that say nothing of any picture, each once."""
        heard = {path_of(ref) for file in _all(folders) for ref in file.beside}
        sides = {side.path: side for found in self._found.beside.values() for side in found}
        for path, side in sides.items():
            if path not in heard and self._is_changed(side):
                yield path, side.bytes, side.modified_ns

    def _rescanned(self, folders: list[Folder]) -> Iterator[PlannedFile]:
        """Yield the known files of which changed sidecars speak."""
        changed = {
            side.path
            for sides in self._found.beside.values()
            for side in sides
            if self._is_changed(side)
        }
        for file in _all(folders):
            is_known = bool(file.beside) and self._known.is_unchanged(file.where)
            if is_known and any(path_of(ref) in changed for ref in file.beside):
                yield file


def _check(request: ImportRequest) -> None:
    if request.expected is not None and not 1 <= request.expected <= sets.MOST_EXPECTED:
        raise InvalidValue("expected", str(request.expected), "out-of-range")
    if request.zone:
        settings.check_zone(request.zone)
    if not request.released:
        return
    try:
        date.fromisoformat(request.released)
    except ValueError as error:
        raise InvalidValue("released", request.released, "not-a-date") from error


def _locked(found: Findings) -> Iterator[str]:
    """Yield the archives that ask for a password, they or an archive inside."""
    asking = [one.path for one in found.refused if one.reason is Reason.ARCHIVE_PASSWORD]
    for archive in found.archives:
        if any(path == archive.path or path.startswith(f"{archive.path}/") for path in asking):
            yield archive.path


def _all(folders: Iterable[Folder]) -> Iterator[PlannedFile]:
    for folder in folders:
        yield from folder.files


def _sidecars(found: Findings) -> list[str]:
    return [side.path for sides in found.beside.values() for side in sides]
