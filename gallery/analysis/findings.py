"""What the children found, stored in batches: thumbnails, corrected facts, damage, refusals."""

import time
from collections.abc import Callable

from gallery.analysis.comparing import Marked
from gallery.analysis.decode import Gone
from gallery.analysis.report import AnalysisReport
from gallery.analysis.withdrawing import withdraw
from gallery.images.prints import Prints
from gallery.images.thumbnail import Thumbnail
from gallery.jobs.refusing import refused
from gallery.jobs.workers import Failure
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.pending import Pending
from gallery.model.changes import Changes
from gallery.model.reasons import Reason, Refused

LARGEST_BATCH = 64  # thumbnails stored at once, 3 MB
LONGEST_WAIT = 0.5  # seconds until what was decoded can be seen


class Findings:
    """Gathers results and stores them; ``seen`` counts photos looked at."""

    def __init__(self, library: Library, *, on_batch: Callable[[Changes], None] | None) -> None:
        self._library = library
        self._on_batch = on_batch
        self._jpegs: dict[str, bytes] = {}
        self._prints: dict[str, Prints] = {}
        self._values: dict[int, dict[str, object]] = {}
        self._touched: list[int] = []
        self._to_withdraw: list[Pending] = []
        self._since = time.monotonic()
        self._damaged: list[tuple[int, str, Reason]] = []
        self._refused: list[Refused] = []
        self._withdrawn: list[int] = []
        self._done = 0
        self._skipped = 0

    @property
    def seen(self) -> int:
        """How many photos were looked at."""
        return self._done + self._skipped + len(self._refused)

    def take(self, photo: Pending, result: Thumbnail | Refused | Gone | Failure) -> None:
        """Take one result in; store when there is enough or it was long ago."""
        path = photo.paths[0] if photo.paths else ""
        if isinstance(result, Thumbnail):
            self._take_thumbnail(photo, result, path)
        elif isinstance(result, Gone):
            self._skipped += 1
        else:
            if isinstance(result, Failure):
                result = refused(path, result)
            self._refused.append(result)
            self._to_withdraw.append(photo)
        waited = time.monotonic() - self._since
        if len(self._touched) >= LARGEST_BATCH or waited > LONGEST_WAIT:
            self.store()

    def store(self) -> None:
        """Store what was gathered; the thumbnails first, so that nothing shows too early."""
        self._since = time.monotonic()
        changes = Changes(photos=frozenset(self._touched))
        if self._jpegs:
            self._library.thumbnails.put_many(self._jpegs, self._prints)
        if self._values or self._to_withdraw:
            with self._library.writing() as writer:
                photos.set_each(writer, self._values)
                self._withdrawn += withdraw(self._library, writer, self._to_withdraw)
            changes |= writer.changes
        self._jpegs, self._prints, self._values = {}, {}, {}
        self._touched, self._to_withdraw = [], []
        if changes and self._on_batch is not None:
            self._on_batch(changes)

    def report(self, seconds: float, *, marked: Marked, cancelled: bool) -> AnalysisReport:
        """Return what was done so far, with the pairs of photos that were marked."""
        return AnalysisReport(
            done=self._done,
            damaged=tuple(self._damaged),
            refused=tuple(self._refused),
            withdrawn=tuple(self._withdrawn),
            skipped=self._skipped,
            same=marked.same,
            maybe=marked.maybe,
            seconds=seconds,
            cancelled=cancelled,
        )

    def _take_thumbnail(self, photo: Pending, result: Thumbnail, path: str) -> None:
        self._done += 1
        self._jpegs[photo.digest] = result.jpeg
        self._prints[photo.digest] = result.prints
        self._touched.append(photo.id)
        values = {
            "width": result.width,
            "height": result.height,
            "frames": result.frames,
            "damaged": str(result.damage) if result.damage else "",
        }
        if values != {name: getattr(photo, name) for name in values}:
            self._values[photo.id] = values
        if result.damage:
            self._damaged.append((photo.id, path, result.damage))
