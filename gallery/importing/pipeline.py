"""The import: every file of a plan, read in a child process, placed and stored in batches."""

import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from gallery.importing import record
from gallery.importing.batches import Arrival, News, Stored
from gallery.importing.claim import claimed, is_claimed
from gallery.importing.errands import FIRST, Errands
from gallery.importing.moving import let_go, stayed
from gallery.importing.ordering import InOrder
from gallery.importing.placing import Placing, clean_up, ensure_writable
from gallery.importing.plan import Plan
from gallery.importing.planning import make_plan, shown_path
from gallery.importing.report import Report
from gallery.importing.request import ImportRequest, Mode
from gallery.importing.stages import Errand, Examined, Heard, examine, hear
from gallery.importing.storing import Storing
from gallery.jobs.progress import Progress
from gallery.jobs.refusing import refused
from gallery.jobs.workers import Failure, FailureKind, Workers
from gallery.library import history, imports
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.errors import Cancelled, DiskFull, Interrupted
from gallery.model.history import StepKind
from gallery.model.names import clean
from gallery.model.reasons import Reason, Refused

OnBatch = Callable[[Changes], None]
Passwords = tuple[tuple[str, str], ...]

LARGEST_BATCH, SMALLEST_BATCH = 200, 100  # photos in one transaction; 9 ms of it are for nothing
BATCH_SECONDS = 0.08  # that others wait at most for a transaction, if a smaller batch helps
LONGEST_WAIT = 0.5  # seconds until what was read is stored and can be seen
GIVE_WAY = 5  # how nice the children are to a window; alone on the machine it costs nothing


def run(
    library: Library, plan: Plan, progress: Progress, *, on_batch: OnBatch | None = None
) -> Report:
    """Import what ``plan`` says.

    Cancelling ends it early; the report then says ``cancelled`` and counts what is in. A full
    disk ends it early too and is the report's last refusal.

    Raises:
        Interrupted: the program is being closed; the import stays ``unfinished``.
        LibraryError: nothing can be written into the library.
    """
    if plan.request.mode is not Mode.KEEP:
        ensure_writable(library)
    with contextlib.ExitStack() as at_work:
        with library.writing() as writer:
            moves = plan.request.mode is Mode.MOVE
            import_id = imports.start(writer, record.plan_to_json(plan), moves_files=moves)
            at_work.enter_context(claimed(library, import_id))
        return _Import(library, plan, import_id, on_batch=on_batch).run(progress)


def unfinished(library: Library) -> list[tuple[int, ImportRequest]]:
    """Return the imports that a crash, or closing the program, ended, oldest first.

    Those that another window or program is busy with are not among them.
    """
    with library.reading() as reader:
        found = imports.unfinished(reader)
    dead = [(key, text) for key, text in found if not is_claimed(library, key)]
    return [(import_id, record.request_of(text)) for import_id, text in dead]


def resume(
    library: Library,
    import_id: int,
    progress: Progress,
    *,
    on_batch: OnBatch | None = None,
    passwords: Passwords = (),
) -> Report:
    """Continue an unfinished import as the same import, with the choices of its plan.

    ``passwords`` are those of ``ImportRequest``, which are not recorded.

    Raises:
        KeyError: no unfinished import has this id.
        Cancelled: the user stopped it before anything was done; it stays unfinished.
        LibraryBusy: another program continues it already.
    """
    with claimed(library, import_id):
        with library.reading() as reader:
            text = dict(imports.unfinished(reader))[import_id]
        request = replace(record.request_of(text), passwords=passwords)
        plan = make_plan(library, request, progress)
        chosen = record.as_chosen(plan, text)
        return _Import(library, chosen, import_id, on_batch=on_batch).run(progress)


def give_up(library: Library, import_id: int) -> None:
    """Leave an unfinished import as it is: what is in stays in, as one step of the history."""
    with claimed(library, import_id):
        with library.writing() as writer:
            imports.finish(writer, import_id, imports.CANCELLED)
            if imports.did_anything(writer.connection, import_id):
                photo_ids = imports.photo_ids(writer.connection, [import_id])
                history.push(writer, StepKind.IMPORT, "", len(photo_ids), import_id)
        clean_up(library, import_id)


class _Import:
    """One run: the batch that fills, and what was done so far."""

    def __init__(
        self, library: Library, plan: Plan, import_id: int, *, on_batch: OnBatch | None
    ) -> None:
        self._library = library
        self._plan = plan
        self._import_id = import_id
        self._on_batch = on_batch
        mode = plan.request.mode
        self._placing = Placing(library, import_id, mode=mode)
        is_watched = on_batch is not None
        self._errands = Errands(library, plan, self._placing, is_watched=is_watched)
        self._files = self._errands.files
        self._shared = self._errands.shared()
        self._storing = Storing(library, import_id, self._placing, mode=mode, shared=self._shared)
        self._batch = InOrder()
        self._batch_size = FIRST  # grows batch by batch: the first is seen at once
        self._stored_at = time.monotonic()
        self._done = 0
        self._stored = Stored()
        self._refused: dict[int, Refused] = {}  # by number in the plan

    def run(self, progress: Progress) -> Report:
        started = time.monotonic()
        cancelled = True
        try:
            cancelled = not self._read_all(progress)
            self._batch.give_up_order()
            while self._store():
                continue
        except DiskFull as error:
            cancelled = True
            full = Refused(str(self._library.folder), Reason.DISK_FULL, error.detail)
            self._refused[len(self._files)] = full
            self._keep_what_fits()
        finally:
            clean_up(self._library, self._import_id)
        with contextlib.suppress(DiskFull):  # it stays unfinished, and can go on when there is room
            if not cancelled:
                self._storing.joining.renumbering.settle(self._library, self._import_id)
            self._finish(imports.CANCELLED if cancelled else imports.DONE)
            if self._plan.silent and not cancelled:
                self._storing.note_silent(self._plan.silent)
        return self._report(time.monotonic() - started, cancelled=cancelled)

    def _keep_what_fits(self) -> None:
        """Store the files that were copied before the disk was full."""
        self._batch.give_up_order()
        with contextlib.suppress(DiskFull):
            while self._store():
                continue

    def _read_all(self, progress: Progress) -> bool:
        """Read and store file after file; return False when the user stopped it."""
        for number, (file, planned) in enumerate(self._files):
            if not file.is_new:
                self._take(number, Arrival(number, file, planned))
        if self._plan.learned:
            self._count(self._storing.learn(self._plan.learned))
        try:
            # A window that watches goes first wherever there are more workers than processors.
            with Workers(nice=GIVE_WAY if self._on_batch else 0) as workers:
                self._read(workers, self._errands.to_read(), progress)
                while not self._errands.is_done:
                    self._read(workers, self._errands.once_more(), progress)
                self._hear(workers, progress)
        except Interrupted:
            raise  # it stays unfinished, to go on when the program is started again
        except Cancelled:
            return False
        return True

    def _read(self, workers: Workers, errands: Iterable[Errand], progress: Progress) -> None:
        for errand, result in workers.run(examine, errands, check=progress.check):
            self._receive(errand, result)
            self._tell(progress, errand)
            waited = time.monotonic() - self._stored_at
            if len(self._batch) >= self._batch_size or waited > LONGEST_WAIT:
                self._store()

    def _hear(self, workers: Workers, progress: Progress) -> None:
        """Hear the sidecars of files that the library has."""
        news: list[News] = []
        for errand, result in workers.run(hear, self._errands.to_hear(), check=progress.check):
            self._done += 1
            self._tell(progress, errand)
            if isinstance(result, Heard):  # a sidecar that ends its reader says nothing
                news.append(News(self._errands.known[errand.number], result))
            if len(news) >= self._batch_size:
                self._merge(news)
                news = []
        self._merge(news)

    def _tell(self, progress: Progress, errand: Errand) -> None:
        total = len(self._files) + len(self._errands.known)
        progress.report(self._done, total, errand.name)

    def _receive(self, errand: Errand, result: Examined | Refused | Failure) -> None:
        file, planned = self._files[errand.number]
        if isinstance(result, Examined):
            arrival = Arrival(errand.number, file, planned, result, errand.staging)
            self._take(errand.number, arrival)
            return
        if isinstance(result, Failure):
            if self._errands.try_again(errand, died=result.kind is FailureKind.DIED):
                return
            self._placing.discard(errand.staging)
            result = refused(errand.path, result)
        if result.reason is Reason.DISK_FULL:
            raise DiskFull(self._library.folder, result.detail)
        self._take(errand.number, None)
        self._storing.joining.renumbering.missed(planned, file)
        self._refused[errand.number] = replace(result, path=shown_path(file))

    def _take(self, number: int, arrival: Arrival | None) -> None:
        self._done += 1
        self._batch.put(number, arrival)

    def _store(self) -> bool:
        """Store the next batch; return False when there was none."""
        batch = self._batch.take(self._batch_size)
        started = self._stored_at = time.monotonic()
        if not batch:
            return False
        self._keep_thumbnails(batch)
        stored = self._storing.store(batch)
        self._adapt(time.monotonic() - started)
        for arrival, target in stored.moved:
            let_go(arrival, target, shared=self._shared)
        self._refused |= stored.refused
        self._count(stored)
        return True

    def _keep_thumbnails(self, batch: list[Arrival]) -> None:
        """Keep the thumbnails that were made; before the photos, which are seen with them."""
        made = {
            arrival.digest: arrival.examined.thumbnail
            for arrival in batch
            if arrival.examined and arrival.examined.thumbnail
        }
        if made:
            self._library.thumbnails.put_many(
                {digest: one.jpeg for digest, one in made.items()},
                {digest: one.prints for digest, one in made.items() if one.prints},
            )

    def _merge(self, news: list[News]) -> None:
        if news:
            self._count(self._storing.merge(news))

    def _count(self, stored: Stored) -> None:
        self._stored.add(stored)
        if self._on_batch is not None:
            self._on_batch(stored.changes)

    def _adapt(self, seconds: float) -> None:
        """Store less at once when it took long: a window waits for its own edits meanwhile."""
        wanted = round(self._batch_size * BATCH_SECONDS / max(seconds, BATCH_SECONDS / 2))
        self._batch_size = max(SMALLEST_BATCH, min(wanted, LARGEST_BATCH))

    def _finish(self, state: str) -> None:
        """Note the end; all that was added is one step, so that it can be undone at once."""
        subject = clean(self._plan.sets[0].title.value) if self._plan.sets else ""
        with self._library.writing() as writer:
            if state == imports.DONE:
                self._storing.finish(writer)
            imports.finish(writer, self._import_id, state)
            # Not what this run stored: all may have been in when the one before was killed.
            if imports.did_anything(writer.connection, self._import_id):
                photo_ids = imports.photo_ids(writer.connection, [self._import_id])
                touched = len(photo_ids) or self._stored.merged
                history.push(writer, StepKind.IMPORT, subject, touched, self._import_id)

    def _report(self, seconds: float, *, cancelled: bool) -> Report:
        known = sum(file.is_new is False for file, _ in self._files)
        return Report(
            import_id=self._import_id,
            sets=tuple(sorted(self._stored.sets)),
            added=len(self._stored.added),
            rescanned=self._stored.merged,
            already_there=len(self._plan.already_there) - known + self._stored.already_there,
            ignored=len(self._plan.ignored),
            refused=(*self._plan.refused, *(self._refused[n] for n in sorted(self._refused))),
            stayed=() if cancelled else stayed(self._plan),
            seconds=seconds,
            cancelled=cancelled,
        )
