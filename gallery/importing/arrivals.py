"""New files in watched folders: found cheaply, offered until they are imported or declined.

A look costs the names, sizes and times of the files. Only a file as large as a known photo is
read, and only once: that it is known, or was removed, is remembered beside the folder, with
what the user declined.
"""

import hashlib
import json
import os
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gallery.importing import arranging
from gallery.importing.plan import Plan, PlannedFile
from gallery.importing.scan import Findings, FoundFile, is_archive_name, scan
from gallery.importing.stages import Errand, digest_of
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import beside, files, photos, watched
from gallery.library.connections import Reader
from gallery.library.database import Library

SETTLED_NS = 5_000_000_000  # a file that nobody wrote to for so long has stopped growing
MOST_NAMED = 50  # paths that an offer names
MARK_BYTES = 8  # of a digest of path, size and time: enough to tell a folder's files apart


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What is new in a watched folder: ``new`` files, the first of them in ``paths``.

    ``marks`` stand for all of them when the offer is declined.
    """

    folder: str
    new: int
    paths: tuple[str, ...]
    marks: frozenset[str] = field(repr=False)


News: TypeAlias = Collection[Arrivals]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look found: what is new, and how many files are still being written."""

    arrivals: tuple[Arrivals, ...] = ()
    growing: int = 0


def look(library: Library, progress: Progress) -> tuple[Arrivals, ...]:
    """Return what waits in the watched folders; those without news are left out.

    Files that are still being written, that the library has or that were removed from it, and
    those that were declined are no news. A folder that is not there has none.

    Raises:
        Cancelled: the user stopped it.
    """
    return survey(library, progress).arrivals


def survey(library: Library, progress: Progress) -> Survey:
    """As ``look``; it also tells whether another look is worth while soon.

    Raises:
        Cancelled: the user stopped it.
    """
    with library.reading() as reader:
        folders = watched.all_watched(reader, library)
    found = [_look_at(library, folder, progress) for folder in folders]
    news = tuple(one for one, _growing in found if one is not None)
    return Survey(news, sum(growing for _one, growing in found))


def footprint(library: Library) -> frozenset[tuple[str, int]]:
    """Return each watched folder and each below it with the time of its last change.

    While it stays the same no file came or went: a full look is saved.
    """
    with library.reading() as reader:
        folders = watched.all_watched(reader, library)
    return frozenset(
        trace for one in folders for trace in _traces(one.path, avoid=str(library.folder))
    )


def unwatched(library: Library, paths: Iterable[str]) -> list[str]:
    """Return the folders among ``paths`` that are not watched, nor lie in one that is."""
    with library.reading() as reader:
        there = [Path(one.path) for one in watched.all_watched(reader, library)]
    return [
        path
        for path in dict.fromkeys(paths)
        if Path(path).is_dir() and not any(Path(path).is_relative_to(one) for one in there)
    ]


def only_new(plan: Plan, arrivals: News) -> Plan:
    """Return the plan of watched folders without what is no news there (what was declined)."""
    marks = frozenset[str]().union(*(one.marks for one in arrivals))
    packs: dict[str, bool] = {}

    def is_news(file: PlannedFile) -> bool:
        if file.entry < 0:
            return _mark_of(file.path, file.bytes, file.modified_ns) in marks
        if file.path not in packs:
            packs[file.path] = _mark_of(file.path, _size_of(file.path), file.modified_ns) in marks
        return packs[file.path]

    every = (*plan.loose, *(file for planned in plan.sets for file in planned.files))
    return arranging.leave_out(plan, [file for file in every if not is_news(file)])


def decline(library: Library, arrivals: Arrivals) -> None:
    """Offer these files no more; also right after their import, which may have copied them."""
    with library.writing() as writer:
        known = {one.path: one for one in watched.all_watched(writer.connection, library)}
        if arrivals.folder in known:
            marks = _read_marks(known[arrivals.folder].dismissed) | arrivals.marks
            watched.dismiss(writer, library, arrivals.folder, what=_written(marks))


def _look_at(
    library: Library, folder: watched.Watched, progress: Progress
) -> tuple[Arrivals | None, int]:
    """Return what is new in a folder and how many files there are still being written."""
    if not Path(folder.path).is_dir():
        return None, 0
    found = list(_files_of(_scanned(library, folder, progress)))
    settled = list(_settled(found))
    growing = len(found) - len(settled)
    marked = {_mark(file): file for file in settled}
    before = _read_marks(folder.dismissed)
    fresh = {mark: file for mark, file in marked.items() if mark not in before}
    new = _unknown_by_path(library, fresh)
    old = _known_by_content(library, new, progress)
    gone = before - marked.keys()
    if old or gone:
        with library.writing() as writer:
            watched.dismiss(writer, library, folder.path, what=_written((before | old) - gone))
    paths = [file.path for mark, file in new.items() if mark not in old]
    if not paths:
        return None, growing
    marks = frozenset(new) - old
    return Arrivals(folder.path, len(paths), tuple(paths[:MOST_NAMED]), marks), growing


def _scanned(library: Library, folder: watched.Watched, progress: Progress) -> Findings:
    return scan([folder.path], progress, avoid=str(library.folder))


def _files_of(found: Findings) -> Iterable[FoundFile]:
    for pictures in found.folders.values():
        yield from pictures
    yield from found.archives


def _settled(found: Iterable[FoundFile]) -> Iterable[FoundFile]:
    now = time.time_ns()
    return (file for file in found if not 0 <= now - file.modified_ns < SETTLED_NS)


def _unknown_by_path(library: Library, fresh: dict[str, FoundFile]) -> dict[str, FoundFile]:
    with library.reading() as reader:
        known = set(files.known_files(reader, library, [file.path for file in fresh.values()]))
        packs = [file for file in fresh.values() if is_archive_name(file.name)]
        known.update(pack.path for pack in packs if _came_in(reader, library, pack))
    return {mark: file for mark, file in fresh.items() if file.path not in known}


def _came_in(reader: Reader, library: Library, pack: FoundFile) -> bool:
    """Whether pictures of an archive came in as it is now; the import said what did not."""
    entries = beside.entries(reader, library, pack.path).values()
    return any(moment == pack.modified_ns for _, moment, _ in entries)


def _known_by_content(
    library: Library, new: dict[str, FoundFile], progress: Progress
) -> frozenset[str]:
    """Return the marks of files whose photos the library has, or had."""
    with library.reading() as reader:
        sizes = photos.known_sizes(reader, {file.bytes for file in new.values()})
    twins = [(mark, file) for mark, file in new.items() if file.bytes in sizes]
    errands = [
        Errand(number, file.path, file.name, file.bytes) for number, (_, file) in enumerate(twins)
    ]
    digests: dict[str, str] = {}
    with Workers() as workers:
        for errand, digest in workers.run(digest_of, errands, check=progress.check):
            if digest and not isinstance(digest, Failure):
                digests[twins[errand.number][0]] = digest
    with library.reading() as reader:
        wanted = set(digests.values())
        known = {*photos.by_digest(reader, wanted), *photos.removed_before(reader, wanted)}
    return frozenset(mark for mark, digest in digests.items() if digest in known)


def _traces(folder: str, *, avoid: str) -> Iterator[tuple[str, int]]:
    waiting, seen = [folder], set[tuple[int, int]]()
    while waiting:
        place = waiting.pop()
        try:
            status = Path(place).stat()
            with os.scandir(place) as entries:
                below = [entry.path for entry in entries if _is_entered(entry, avoid=avoid)]
        except OSError:  # it is away, or not ours to read: a look says no more of it
            continue
        identity = (status.st_dev, status.st_ino)
        if not status.st_ino or identity not in seen:  # a link may lead in a circle
            seen.add(identity)
            yield place, status.st_mtime_ns
            waiting.extend(below)


def _is_entered(entry: "os.DirEntry[str]", *, avoid: str) -> bool:
    return not entry.name.startswith(".") and entry.path != avoid and entry.is_dir()


def _mark(file: FoundFile) -> str:
    return _mark_of(file.path, file.bytes, file.modified_ns)


def _mark_of(path: str, size: int, modified_ns: int) -> str:
    told = f"{size}\0{modified_ns}\0".encode() + os.fsencode(path)
    return hashlib.blake2b(told, digest_size=MARK_BYTES).hexdigest()


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _read_marks(text: str) -> frozenset[str]:
    return frozenset(json.loads(text)) if text else frozenset()


def _written(marks: frozenset[str]) -> str:
    return json.dumps(sorted(marks)) if marks else ""
