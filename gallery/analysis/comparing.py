"""Marks photos that show the same picture as another one, and maybes: mirrored, cut, framed.

Each photo is compared once, with all that came before it: its prints give a few photos that
may show the same (``candidates``), children hold the two thumbnails against each other
(``images.lineup``). What was compared stands beside the prints; so this may be stopped and
called again at any time, and a deleted cache is compared anew.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gallery.analysis.candidates import Candidates, Nearby, candidates
from gallery.images.lineup import Face, Lineup, Related, prints_of_one, related
from gallery.images.prints import Prints, unpacked
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import duplicates, pending
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.journal import Writer
from gallery.library.pending import Comparable
from gallery.model.changes import Changes
from gallery.model.quality import verdict
from gallery.model.variants import Relation

AT_ONCE = 200  # photos whose marks are stored together
MOST_HELD = 16  # photos that one is held against: a burst of thousands looks alike
MOST_ASKED = 64  # photos of which the quality is asked, to hold one against the best of them
MOST_MARKED = 3  # pairs that one photo makes, with the best first: of a hundred copies each tells
WAITING = 4  # lineups in the hands of a child: each has up to 16 thumbnails, 0.7 MB
NICE = 10  # as for the thumbnails

OnBatch = Callable[[Changes], None]


@dataclass(frozen=True, slots=True)
class Marked:
    """How many pairs are new: photos of the same picture, and those that maybe are."""

    same: int = 0
    maybe: int = 0


def compare(
    library: Library,
    photo_ids: Sequence[int],
    progress: Progress,
    *,
    on_batch: OnBatch | None = None,
) -> Iterator[Marked]:
    """Compare photos that have a thumbnail with all others; mark what shows the same.

    Args:
        library: the library.
        photo_ids: the photos, ascending; vanished ones are passed over.
        progress: asked whether to go on.
        on_batch: told which photos are in a new pair.

    Yields:
        How many pairs are new, some photos at a time.

    Raises:
        Cancelled: the user stopped it; what was marked stays.
    """
    with Workers(nice=NICE, waiting=WAITING) as workers:
        prints = array("q")
        for some in _batches(library, photo_ids, progress):
            prints.extend(_with_prints(library, workers, progress, some))
        library.thumbnails.list_prints(progress.check)
        found = candidates(library, progress, prints)
        for some in _batches(library, photo_ids, progress):
            comparison = _Comparison(library, workers, progress, some)
            yield comparison.run(found, on_batch)


def _with_prints(
    library: Library, workers: Workers, progress: Progress, some: Sequence[Comparable]
) -> Iterable[int]:
    """Return the ids of the prints of photos, made now where a thumbnail has none."""
    store = library.thumbnails
    digests = [one.digest for one in some]
    known = store.prints_known(digests)
    missing = [digest for digest in digests if digest not in known]
    if not missing:
        return known.values()
    jpegs = store.get_many(missing)
    faces = [
        Face(number, (0, 0), jpegs[digest])
        for number, digest in enumerate(missing)
        if digest in jpegs
    ]
    answers = workers.run(prints_of_one, faces, check=progress.check)
    made = {missing[face.key]: _made(answer) for face, answer in answers}
    if made:
        store.put_many({}, made)
    return store.prints_known(digests).values()


def _made(answer: bytes | Failure) -> Prints:
    return unpacked(answer) if isinstance(answer, bytes) and answer else Prints.none()


def _batches(
    library: Library, photo_ids: Sequence[int], progress: Progress
) -> Iterator[list[Comparable]]:
    for start in range(0, len(photo_ids), AT_ONCE):
        progress.check()
        yield pending.comparable(library, photo_ids[start : start + AT_ONCE])


class _Comparison:
    """Some photos, and what they are held against."""

    def __init__(
        self, library: Library, workers: Workers, progress: Progress, some: Sequence[Comparable]
    ) -> None:
        self._library = library
        self._workers = workers
        self._progress = progress
        self._some = some

    def run(self, found: Candidates, on_batch: OnBatch | None) -> Marked:
        """Mark what shows the same; return how many pairs are new."""
        pairs = self._pairs(found.of(self._some))
        marked, changes = Marked(), Changes()
        if pairs:
            with self._library.writing() as writer:
                marked = _mark(writer, pairs)
            changes = writer.changes
        self._library.thumbnails.set_compared({one.digest: one.id for one in self._some})
        if changes and on_batch is not None:
            on_batch(changes)
        return marked

    def _pairs(self, near: Mapping[int, Nearby]) -> list[SamePicture]:
        """Return which photos show the same as one of those that look nearly so."""
        held = self._to_hold(near)
        found = self._without_a_look(held)
        for photo_id, each in self._looked_at(self._lineups(held, found)):
            found.setdefault(photo_id, []).extend(each)
        known = {one.id: one for one in self._some}
        known |= {other.id: other for others in held.values() for other in others}
        return [
            _pair(known[photo_id], known[one.key], near[photo_id][one.key].distance, one.relation)
            for photo_id, each in found.items()
            for one in each
        ]

    def _looked_at(self, lineups: Iterable[Lineup]) -> Iterator[tuple[int, tuple[Related, ...]]]:
        """Yield by photo what it is related to; a system too busy for a child has two tries."""
        for _ in range(2):
            failed: list[Lineup] = []
            for lineup, answer in self._workers.run(related, lineups, check=self._progress.check):
                if isinstance(answer, Failure):
                    failed.append(lineup)
                else:
                    yield lineup.one.key, answer
            lineups = failed

    def _to_hold(self, near: Mapping[int, Nearby]) -> dict[int, list[Comparable]]:
        """Return the photos to hold against each: the nearest, the best of them first."""
        nearest = {
            photo_id: sorted(found, key=lambda one: (found[one], one))[:MOST_ASKED]
            for photo_id, found in near.items()
        }
        wanted = {other for others in nearest.values() for other in others}
        there = {one.id: one for one in pending.comparable(self._library, wanted)}
        return {
            photo_id: _best(near[photo_id], [there[one] for one in others if one in there])
            for photo_id, others in nearest.items()
        }

    def _without_a_look(self, held: Mapping[int, list[Comparable]]) -> dict[int, list[Related]]:
        """Return what has the very same thumbnail: the same pixels, only written anew."""
        digests = {one.id: one.digest for one in self._some}
        same: dict[int, list[Related]] = {}
        for photo_id, others in held.items():
            equal = self._library.thumbnails.equal(
                digests[photo_id], [one.digest for one in others]
            )
            twins = [Related(one.id, Relation.SAME, 0) for one in others if one.digest in equal]
            if twins:
                same[photo_id] = twins[:MOST_MARKED]
        return same

    def _lineups(
        self, held: Mapping[int, Sequence[Comparable]], same: Mapping[int, Sequence[Related]]
    ) -> Iterator[Lineup]:
        known = {one.id: one for one in self._some}
        for photo_id, others in held.items():
            one = known[photo_id]
            to_see = others
            if photo_id in same:  # only a larger one is still worth a look
                to_see = [other for other in others if _is_larger(other, one)]
            every = [one, *to_see]
            jpegs = self._library.thumbnails.get_many([each.digest for each in every])
            faces = [
                Face(each.id, each.quality.size, jpegs[each.digest])
                for each in every
                if each.digest in jpegs
            ]
            if len(faces) > 1 and faces[0].key == photo_id:
                yield Lineup(faces[0], tuple(faces[1:]), MOST_MARKED)


def _mark(writer: Writer, pairs: Sequence[SamePicture]) -> Marked:
    """Mark what is sure first: the same two photos may have met in two ways."""
    sure = [pair for pair in pairs if pair.relation.is_sure]
    maybe = [pair for pair in pairs if not pair.relation.is_sure]
    return Marked(duplicates.mark(writer, sure), duplicates.mark(writer, maybe))


def _best(near: Nearby, others: Iterable[Comparable]) -> list[Comparable]:
    """Return those to hold against: the nearest, of equally near ones the best; the best first."""
    nearest = sorted(others, key=lambda one: (near[one.id], one.quality.order))[:MOST_HELD]
    return sorted(nearest, key=lambda one: one.quality.order)


def _pair(one: Comparable, other: Comparable, distance: int, relation: Relation) -> SamePicture:
    earlier, later = sorted((one, other), key=lambda each: each.id)
    judged = verdict(later.quality, earlier.quality)
    return SamePicture(later.id, earlier.id, distance, judged, relation)


def _is_larger(other: Comparable, one: Comparable) -> bool:
    return other.quality.width * other.quality.height > one.quality.width * one.quality.height
