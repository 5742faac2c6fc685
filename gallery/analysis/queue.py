"""Thumbnails for all photos that have none, the visible ones first; then who shows the same.

What has no thumbnail is the queue; so it needs no table, survives a kill, and fills again
when the cache is deleted. Children decode, this thread stores.
"""

import heapq
import time
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from gallery.analysis.comparing import Marked, compare
from gallery.analysis.decode import Errand, Gone, decode
from gallery.analysis.findings import Findings
from gallery.analysis.report import AnalysisReport
from gallery.images.thumbnail import Thumbnail
from gallery.jobs.progress import Progress, Silent
from gallery.jobs.workers import Failure, FailureKind, Workers
from gallery.library import pending
from gallery.library.database import Library
from gallery.library.pending import Pending, Todo
from gallery.model.changes import Changes
from gallery.model.errors import Cancelled
from gallery.model.names import clean
from gallery.model.reasons import Refused

Wanted = Callable[[], Sequence[int]]
OnBatch = Callable[[Changes], None]
Found = Thumbnail | Refused | Gone | Failure

NICE = 10  # children give way to the window and to other programs
AT_HAND = 200  # photos looked up at once
SHORT_QUEUE = 6  # photos handed out per child: what becomes visible waits for these only
# Above this a picture can need a gigabyte: such ones are decoded alone, and have more time.
HEAVY_PIXELS = 60_000_000
HEAVY_SECONDS = 20.0


def analyse(
    library: Library,
    progress: Progress,
    *,
    wanted: Wanted | None = None,
    on_batch: OnBatch | None = None,
) -> AnalysisReport:
    """Make the missing thumbnails; may be stopped and called again at any time.

    Args:
        library: the library.
        progress: told photo by photo; cancelling ends it, the report says so.
        wanted: asked again and again which photos (ids) are on screen.
        on_batch: told which photos have a thumbnail now, or were withdrawn.
    """
    return _Analysis(library, progress, wanted=wanted, on_batch=on_batch).run()


def thumbnail_now(library: Library, photo_id: int) -> bytes | None:
    """Return a photo's thumbnail (JPEG), made now if it is missing; None if it cannot be."""
    return thumbnails_now(library, [photo_id]).get(photo_id)


def thumbnails_now(library: Library, photo_ids: Sequence[int]) -> dict[int, bytes]:
    """Return the thumbnails of a few photos by id, made now where they are missing.

    Photos that cannot be decoded are left out. One call for many photos starts the child
    processes (0.2 s) only once.
    """
    photos = pending.get(library, photo_ids)
    digests = [photo.digest for photo in photos]
    missing = set(library.thumbnails.missing(digests))
    for heavy in (False, True):
        todo = [one for one in photos if one.digest in missing and _is_heavy(one) is heavy]
        if todo:
            analysis = _Analysis(library, Silent(), wanted=None, on_batch=None)
            analysis.work_through(iter(todo), heavy=heavy, nice=0)  # somebody waits for these
    there = library.thumbnails.get_many(digests)
    return {photo.id: there[photo.digest] for photo in photos if photo.digest in there}


class _Analysis:
    """One run: what is still to do, what is being done, what came of it."""

    def __init__(
        self,
        library: Library,
        progress: Progress,
        *,
        wanted: Wanted | None,
        on_batch: OnBatch | None,
    ) -> None:
        self._library = library
        self._progress = progress
        self._wanted = wanted or (lambda: ())
        self._last_wanted: tuple[int, ...] = ()
        self._on_batch = on_batch
        self._findings = Findings(library, on_batch=on_batch)
        self._marked = Marked()
        self._todo: array[int] = array("q")
        self._handed_out: set[int] = set()  # by wish, out of turn
        self._heavy: deque[Pending] = deque()
        self._total = 0

    def run(self) -> AnalysisReport:
        started = time.monotonic()
        cancelled = False
        last = 0
        try:
            while (todo := pending.look(self._library, after=last)).last > last:
                self._todo, last = todo.without_thumbnail, todo.last
                self._total += len(self._todo)
                self.work_through(self._in_turn(), heavy=False)
                self.work_through(self._heavy_ones(), heavy=True)
                self._compare(todo)
        except Cancelled:
            cancelled = True
        return self._findings.report(
            time.monotonic() - started, marked=self._marked, cancelled=cancelled
        )

    def _compare(self, todo: Todo) -> None:
        """Compare what has a thumbnail now; after all thumbnails, which people wait for."""
        if self._total:
            self._progress.report(0, 0)  # they are all there: nothing is left to be told
        ids = array("q", heapq.merge(todo.uncompared, todo.without_thumbnail))
        for marked in compare(self._library, ids, self._progress, on_batch=self._on_batch):
            self._marked = Marked(
                self._marked.same + marked.same, self._marked.maybe + marked.maybe
            )

    def work_through(self, photos: Iterator[Pending], *, heavy: bool, nice: int = NICE) -> None:
        """Decode photos as they are handed out.

        Args:
            photos: all heavy ones, or none.
            heavy: whether they are.
            nice: how much the children give way.

        Raises:
            Cancelled: the user stopped it; what was decoded is stored.
        """
        workers = (
            Workers(1, nice=nice, seconds_per_item=HEAVY_SECONDS, waiting=1)
            if heavy
            else Workers(nice=nice, waiting=SHORT_QUEUE)
        )
        died: list[Pending] = []
        with workers:
            try:
                for photo, result in self._decoded(workers, photos):
                    if isinstance(result, Failure) and result.kind is FailureKind.DIED:
                        died.append(photo)  # a system short of memory ends children, too
                    else:
                        self._take(photo, result)
                for photo, result in self._decoded(workers, iter(died)):
                    self._take(photo, result)
            finally:
                self._findings.store()

    def _decoded(
        self, workers: Workers, photos: Iterator[Pending]
    ) -> Iterator[tuple[Pending, Found]]:
        by_id: dict[int, Pending] = {}
        errands = _errands(photos, by_id)
        for errand, result in workers.run(decode, errands, check=self._progress.check):
            yield by_id.pop(errand.photo_id), result

    def _take(self, photo: Pending, result: Found) -> None:
        self._findings.take(photo, result)
        name = clean(photo.paths[0].rpartition("/")[2]) if photo.paths else ""
        self._progress.report(self._findings.seen, self._total, name)

    def _in_turn(self) -> Iterator[Pending]:
        """Yield light photos, at every step first those that are on screen now."""
        for start in range(0, len(self._todo), AT_HAND):
            for photo in pending.get(self._library, self._todo[start : start + AT_HAND]):
                yield from self._wished_for()
                if photo.id in self._handed_out:
                    continue
                if _is_heavy(photo):
                    self._heavy.append(photo)
                else:
                    yield photo

    def _wished_for(self) -> Iterator[Pending]:
        wanted = tuple(self._wanted())
        if wanted == self._last_wanted:
            return
        self._last_wanted = wanted
        new = [key for key in wanted if key not in self._handed_out]
        photos = pending.get(self._library, new)
        missing = set(self._library.thumbnails.missing([photo.digest for photo in photos]))
        for photo in photos:
            if photo.digest in missing and not _is_heavy(photo):
                self._handed_out.add(photo.id)
                yield photo

    def _heavy_ones(self) -> Iterator[Pending]:
        while self._heavy:
            yield self._heavy.popleft()


def _errands(photos: Iterator[Pending], by_id: dict[int, Pending]) -> Iterator[Errand]:
    for photo in photos:
        if photo.id in by_id:
            continue  # being decoded in turn when it came into sight
        by_id[photo.id] = photo
        yield Errand(photo.id, photo.digest, photo.paths)


def _is_heavy(photo: Pending) -> bool:
    return photo.width * photo.height > HEAVY_PIXELS
