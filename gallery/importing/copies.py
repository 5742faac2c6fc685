"""Which new files show pictures that the library has already, in another quality.

Three things make one suspect: the picture's name on its platform is known, its place in a set
that grows is taken, or it looks like a known picture. A suspect is held against the known
photo's thumbnail before it is called a copy. A dialog waits for this: what is not compared in
time is marked by the analysis after the import.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gallery.images.lineup import Face, Lineup, recognised
from gallery.images.prints import JOINS, Kind
from gallery.importing.likening import Looked, look
from gallery.importing.place import Place
from gallery.importing.plan import Copy, Plan, PlannedFile, PlannedSet
from gallery.importing.previews import Glance
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import counts, pending, photos, sets
from gallery.library.database import Library
from gallery.library.pending import Comparable
from gallery.model.quality import verdict

MOST_SECONDS = 15.0  # that a plan waits for this
CLOCK_STEP = 0.016  # seconds; finer is nothing that the clock of Windows tells
FEWEST, MOST = 8, 128  # files looked at together: half a second's work
MOST_HELD = 16  # known photos that one file is held against
# A copy that was cut or turned is not the known picture in another quality.
WHOLE = tuple(join for join in JOINS if join.one is join.other is Kind.WHOLE)

Suspects = dict[Place, set[int]]


def with_copies(library: Library, plan: Plan, workers: Workers, progress: Progress) -> Plan:
    """Return the plan with ``copy`` filled in, and whether all new files were compared."""
    new = [file for file in _files(plan) if file.is_new and file.replaces is None]
    if not new or not plan.request.compare:
        return plan
    with library.reading() as reader:
        is_empty = not counts.totals(reader).photos
    if is_empty:
        return plan
    suspects = _of_platform(library, new)
    for place, photo_ids in _in_places(library, plan.sets).items():
        suspects.setdefault(place, set()).update(photo_ids)
    new.sort(key=lambda file: file.where not in suspects)  # the likeliest in the time there is
    passwords = dict(plan.request.passwords)
    looking = _Looking(library, workers, progress, passwords=passwords, suspects=suspects)
    looked_at = looking.run(new)
    return replace(_noted(plan, looking.copies), compared=looked_at == len(new))


class _Looking:
    """Decodes planned files in child processes and holds them against known photos."""

    def __init__(
        self,
        library: Library,
        workers: Workers,
        progress: Progress,
        *,
        passwords: Mapping[str, str],
        suspects: Suspects,
    ) -> None:
        self.copies: dict[Place, Copy] = {}
        self._library = library
        self._workers = workers
        self._progress = progress
        self._passwords = passwords
        self._suspects = suspects

    def run(self, files: Sequence[PlannedFile]) -> int:
        """Look at files until the time is over, at a few always; return at how many."""
        started = time.monotonic()
        done, size = 0, FEWEST
        while done < len(files):
            some = files[done : done + size]
            self._compare(self._look(some, done, len(files)))
            done += len(some)
            spent = max(time.monotonic() - started, CLOCK_STEP)
            if spent > MOST_SECONDS:
                break
            size = max(FEWEST, min(MOST, int(done / (2 * spent))))
        return done

    def _look(
        self, files: Sequence[PlannedFile], before: int, total: int
    ) -> list[tuple[PlannedFile, Looked]]:
        glances = (self._glance(number, file) for number, file in enumerate(files))
        answers = self._workers.run(look, glances, check=self._progress.check)
        found: list[tuple[PlannedFile, Looked]] = []
        for done, (glance, looked) in enumerate(answers, start=before + 1):
            self._progress.report(done, total, glance.name)
            if isinstance(looked, Looked):
                found.append((files[glance.number], looked))
        return found

    def _glance(self, number: int, file: PlannedFile) -> Glance:
        password = self._passwords.get(file.path, "")
        return Glance(number, file.path, file.name, file.bytes, file.entry, password)

    def _compare(self, looked: Sequence[tuple[PlannedFile, Looked]]) -> None:
        """Note which files show what a known photo shows, and the best of those photos."""
        near = self._near(looked)
        wanted = {photo_id for found in near for photo_id in found}
        known = {one.id: one for one in pending.comparable(self._library, wanted)}
        lineups = self._lineups(looked, near, known)
        answers = self._workers.run(recognised, lineups, check=self._progress.check)
        for lineup, same in answers:
            if not isinstance(same, Failure) and same:
                file, one = looked[lineup.one.key]
                self.copies[file.where] = _copy(one, known[same[0]])

    def _near(self, looked: Sequence[tuple[PlannedFile, Looked]]) -> list[list[int]]:
        """Return the photos that each file may show: those told of, then the nearest."""
        store = self._library.thumbnails
        near = [store.near(one.prints, joins=WHOLE) for _, one in looked]
        with self._library.reading() as reader:
            known = photos.by_digest(reader, {digest for found in near for digest in found})
        suspected = []
        for (file, _), found in zip(looked, near, strict=True):
            nearest = sorted((how, known[one]) for one, how in found.items() if one in known)
            told = sorted(self._suspects.get(file.where, ()))
            every = dict.fromkeys([*told, *(photo_id for _, photo_id in nearest)])
            suspected.append(list(every)[:MOST_HELD])
        return suspected

    def _lineups(
        self,
        looked: Sequence[tuple[PlannedFile, Looked]],
        near: Sequence[Sequence[int]],
        known: Mapping[int, Comparable],
    ) -> Iterator[Lineup]:
        for number, ((_, one), photo_ids) in enumerate(zip(looked, near, strict=True)):
            best_first = sorted(
                (known[key] for key in photo_ids if key in known),
                key=lambda photo: photo.quality.order,
            )
            digests = [photo.digest for photo in best_first]
            jpegs = self._library.thumbnails.get_many(digests) if digests else {}
            others = tuple(
                Face(photo.id, photo.quality.size, jpegs[photo.digest])
                for photo in best_first
                if photo.digest in jpegs
            )
            if others:
                yield Lineup(Face(number, one.quality.size, one.jpeg), others)


def _of_platform(library: Library, new: Sequence[PlannedFile]) -> Suspects:
    """Return the photos that a platform knows by the same name as new files."""
    keys = {file.media_key for file in new if file.media_key}
    if not keys:
        return {}
    with library.reading() as reader:
        known = photos.by_media_key(reader, keys)
    return {file.where: set(known[file.media_key]) for file in new if file.media_key in known}


def _in_places(library: Library, planned: Sequence[PlannedSet]) -> Suspects:
    """Return the photos that stand in the places which new files claim by number."""
    grown = {one.known_id: one for one in planned if one.known_id is not None and _claims(one)}
    with library.reading() as reader:
        members = sets.members_of(reader, grown)
    found: Suspects = {}
    for set_id, there in members.items():
        standing = {place: photo_id for photo_id, place in there}
        for file in grown[set_id].files:
            if file.is_new and file.position in standing:
                found[file.where] = {standing[file.position]}
    return found


def _claims(planned: PlannedSet) -> bool:
    """Whether new files of a set that grows name places which are taken."""
    taken = set(planned.known_there)
    return any(file.is_new and file.position in taken for file in planned.files)


def _copy(looked: Looked, known: Comparable) -> Copy:
    one, there = looked.quality, known.quality
    size = (one.width, one.height, there.width, there.height)
    return Copy(known.id, verdict(one, there), *size)


def _noted(plan: Plan, copies: Mapping[Place, Copy]) -> Plan:
    if not copies:
        return plan
    return replace(
        plan,
        sets=tuple(replace(one, files=_with(one.files, copies)) for one in plan.sets),
        loose=_with(plan.loose, copies),
    )


def _with(files: Sequence[PlannedFile], copies: Mapping[Place, Copy]) -> tuple[PlannedFile, ...]:
    return tuple(
        replace(file, copy=copies[file.where]) if file.where in copies else file for file in files
    )


def _files(plan: Plan) -> Iterator[PlannedFile]:
    for planned in plan.sets:
        yield from planned.files
    yield from plan.loose
