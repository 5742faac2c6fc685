"""Which new files show pictures that the library has already, in another quality.

Three things make one suspect: the picture's name on its platform is known, its place in a set
that grows is taken, or it looks like a known picture. A suspect is held against the known
photo's thumbnail before it is called a copy.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gallery.importing.likening import Look, Looked, liken
from gallery.importing.plan import Copy, Plan, PlannedFile, PlannedSet
from gallery.importing.previews import Glance
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Workers
from gallery.library import counts, photos, sets
from gallery.library.database import Library
from gallery.model.photo import Card
from gallery.model.quality import CopyVerdict

MOST_COMPARED = 500  # new files that are compared with the whole library: some seconds
NEAR = 6  # bits in which fingerprints of one picture may differ, see ``images.likeness``
SAME_SIZE = 0.02  # share of the pixels; less is a rounded edge

Place = tuple[str, int]  # ``PlannedFile.where``
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
    looking = _Looking(library, workers, progress, passwords=dict(plan.request.passwords))
    suspects = _of_platform(library, new)
    _add(suspects, _in_places(library, plan.sets))
    compared = len(new) <= MOST_COMPARED
    if compared:
        _add(suspects, looking.near(new))
    copies = looking.copies([file for file in new if file.where in suspects], suspects)
    return replace(_noted(plan, copies), compared=compared)


class _Looking:
    """Decodes planned files in child processes and holds them against known photos."""

    def __init__(
        self,
        library: Library,
        workers: Workers,
        progress: Progress,
        *,
        passwords: Mapping[str, str],
    ) -> None:
        self._library = library
        self._workers = workers
        self._progress = progress
        self._passwords = passwords

    def near(self, new: Sequence[PlannedFile]) -> Suspects:
        """Return the photos of the whole library that look nearly like new files."""
        digests: dict[Place, list[str]] = {}
        for file, looked in self._look(new, {}):
            near = self._library.thumbnails.near(looked.fingerprint, NEAR)
            if near and looked.fingerprint:  # 0 is a plane of one colour
                digests[file.where] = list(near)
        with self._library.reading() as reader:
            known = photos.by_digest(reader, {one for found in digests.values() for one in found})
        return {
            place: {known[digest] for digest in found if digest in known}
            for place, found in digests.items()
        }

    def copies(self, suspected: Sequence[PlannedFile], suspects: Suspects) -> dict[Place, Copy]:
        """Return what is a copy indeed, of the largest photo that shows the same."""
        ids = {photo_id for found in suspects.values() for photo_id in found}
        with self._library.reading() as reader:
            cards = {card.id: card for card in photos.cards(reader, list(ids))}
        known = {
            file.where: [
                cards[photo_id] for photo_id in sorted(suspects[file.where]) if photo_id in cards
            ]
            for file in suspected
        }
        copies: dict[Place, Copy] = {}
        for file, looked in self._look([file for file in suspected if known[file.where]], known):
            same = [cards[photo_id] for photo_id in looked.same]
            if same:
                best = max(same, key=lambda card: card.width * card.height)
                copies[file.where] = _copy(looked, best)
        return copies

    def _look(
        self, files: Sequence[PlannedFile], known: Mapping[Place, Sequence[Card]]
    ) -> Iterator[tuple[PlannedFile, Looked]]:
        looks = (
            Look(self._glance(number, file), self._thumbnails(known.get(file.where, ())))
            for number, file in enumerate(files)
        )
        answers = self._workers.run(liken, looks, check=self._progress.check)
        for done, (look, looked) in enumerate(answers, start=1):
            self._progress.report(done, len(files), look.glance.name)
            if isinstance(looked, Looked):
                yield files[look.glance.number], looked

    def _glance(self, number: int, file: PlannedFile) -> Glance:
        password = self._passwords.get(file.path, "")
        return Glance(number, file.path, file.name, file.bytes, file.entry, password)

    def _thumbnails(self, cards: Sequence[Card]) -> tuple[tuple[int, bytes], ...]:
        jpegs = self._library.thumbnails.get_many([card.digest for card in cards])
        return tuple((card.id, jpegs[card.digest]) for card in cards if card.digest in jpegs)


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
    found: Suspects = {}
    for one in planned:
        claimed = {file.position for file in one.files if file.is_new} & set(one.known_there)
        if one.known_id is None or not claimed:
            continue
        with library.reading() as reader:
            standing = {place: photo_id for photo_id, place in sets.members(reader, one.known_id)}
        for file in one.files:
            if file.is_new and file.position in standing:
                found[file.where] = {standing[file.position]}
    return found


def _add(suspects: Suspects, more: Suspects) -> None:
    for place, found in more.items():
        suspects.setdefault(place, set()).update(found)


def _copy(looked: Looked, known: Card) -> Copy:
    pixels, known_pixels = looked.width * looked.height, known.width * known.height
    verdict = CopyVerdict.EQUAL
    if abs(pixels - known_pixels) > SAME_SIZE * known_pixels:
        verdict = CopyVerdict.BETTER if pixels > known_pixels else CopyVerdict.LESSER
    return Copy(known.id, verdict, looked.width, looked.height, known.width, known.height)


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
