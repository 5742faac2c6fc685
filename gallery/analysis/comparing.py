"""Marks photos that show the same picture as another one, in another quality.

Each photo is compared once, with all that came before it: its fingerprint gives a few photos
that may show the same (``library.thumbnails.near``), children hold the two thumbnails against
each other (``images.lineup``). What was compared stands beside the fingerprint; so this may be
stopped and called again at any time, and a deleted cache is compared anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gallery.images.lineup import Face, Lineup, fingerprint_of_one, recognised
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import duplicates, pending, photos
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.pending import Comparable
from gallery.model.changes import Changes
from gallery.model.quality import verdict

AT_ONCE = 200  # photos whose marks are stored together
MOST_HELD = 16  # photos that one is held against: a burst of thousands looks alike
MOST_MARKED = 3  # pairs that one photo makes, with the best first: of a hundred copies each tells
WAITING = 4  # lineups in the hands of a child: each has up to 16 thumbnails, 0.7 MB
NICE = 10  # as for the thumbnails

OnBatch = Callable[[Changes], None]


def compare(
    library: Library,
    photo_ids: Sequence[int],
    progress: Progress,
    *,
    on_batch: OnBatch | None = None,
) -> Iterator[int]:
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
        for start in range(0, len(photo_ids), AT_ONCE):
            progress.check()
            some = pending.comparable(library, photo_ids[start : start + AT_ONCE])
            yield _Comparison(library, workers, progress, some).run(on_batch)


class _Comparison:
    """Some photos, their fingerprints, and what they are held against."""

    def __init__(
        self, library: Library, workers: Workers, progress: Progress, some: Sequence[Comparable]
    ) -> None:
        self._library = library
        self._workers = workers
        self._progress = progress
        self._some = some

    def run(self, on_batch: OnBatch | None) -> int:
        prints = self._fingerprints()
        near = {
            one.id: self._library.thumbnails.near(prints[one.digest])
            for one in self._some
            if prints.get(one.digest)  # 0 is a plane of one colour
        }
        pairs = self._pairs(near)
        marked, changes = 0, Changes()
        if pairs:
            with self._library.writing() as writer:
                marked = duplicates.mark(writer, pairs)
            changes = writer.changes
        done = {one.digest: one.id for one in self._some if one.digest in prints}
        self._library.thumbnails.set_compared(done)
        if changes and on_batch is not None:
            on_batch(changes)
        return marked

    def _fingerprints(self) -> dict[str, int]:
        """Return the fingerprints by digest, made now where a thumbnail has none."""
        store = self._library.thumbnails
        digests = [one.digest for one in self._some]
        known = store.fingerprints(digests)
        jpegs = store.get_many([digest for digest in digests if digest not in known])
        faces = [
            Face(number, (0, 0), jpegs[digest])
            for number, digest in enumerate(digests)
            if digest in jpegs
        ]
        answers = self._workers.run(fingerprint_of_one, faces, check=self._progress.check)
        made = {
            digests[face.key]: 0 if isinstance(bits, Failure) else bits for face, bits in answers
        }
        if made:
            store.put_many({}, made)
        return known | made

    def _pairs(self, near: Mapping[int, Mapping[str, int]]) -> list[SamePicture]:
        """Return which photos show the same as one of those that look nearly so."""
        held = self._to_hold(near)
        same = self._without_a_look(held)
        lineups = self._lineups(held, same)
        for lineup, keys in self._workers.run(recognised, lineups, check=self._progress.check):
            if not isinstance(keys, Failure):
                same.setdefault(lineup.one.key, []).extend(keys)
        known = {one.id: one for one in self._some}
        others = {other.id: other for found in held.values() for other in found}
        return [
            SamePicture(
                photo_id,
                key,
                near[photo_id][others[key].digest],
                verdict(known[photo_id].quality, others[key].quality),
            )
            for photo_id, keys in same.items()
            for key in keys
        ]

    def _without_a_look(self, held: Mapping[int, list[Comparable]]) -> dict[int, list[int]]:
        """Return what has the very same thumbnail: the same pixels, only written anew."""
        digests = {one.id: one.digest for one in self._some}
        same: dict[int, list[int]] = {}
        for photo_id, others in held.items():
            equal = self._library.thumbnails.equal(
                digests[photo_id], [one.digest for one in others]
            )
            twins = [one for one in others if one.digest in equal]
            if twins:
                same[photo_id] = [one.id for one in twins][:MOST_MARKED]
        return same

    def _to_hold(self, near: Mapping[int, Mapping[str, int]]) -> dict[int, list[Comparable]]:
        """Return the photos to hold against each: the nearest of those compared before it."""
        digests = {digest for found in near.values() for digest in found}
        with self._library.reading() as reader:
            ids = photos.by_digest(reader, digests)
        others = {one.digest: one for one in pending.comparable(self._library, ids.values())}
        compared = self._library.thumbnails.compared(list(others))
        held: dict[int, list[Comparable]] = {}
        for photo_id, found in near.items():
            before = [
                others[digest]
                for digest in sorted(found, key=lambda one: (found[one], ids.get(one, 0)))
                if digest in others
                and ids[digest] != photo_id
                and (ids[digest] < photo_id or compared.get(digest) == ids[digest])
            ]
            if before:
                held[photo_id] = sorted(before[:MOST_HELD], key=lambda one: one.quality.order)
        return held

    def _lineups(
        self, held: Mapping[int, Sequence[Comparable]], same: Mapping[int, Sequence[int]]
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


def _is_larger(other: Comparable, one: Comparable) -> bool:
    return other.quality.width * other.quality.height > one.quality.width * one.quality.height
