"""Long work behind the window: planning, import, analysis, the sample set, edits of very many.

Each is a ``Work`` that the status bar and the activity list show. One runs at a time, in the
order asked for; only analysis gives way, since an import that waits for it would look stuck.
Edits have their own lane, on which they are written in order; one that is over in a moment is
no work that anybody sees.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gallery.gui.work import EDITS, Work, WorkKind, WorkState
from gallery.jobs.progress import Cancellable
from gallery.jobs.runner import Job, Runner
from gallery.model.changes import Changes
from gallery.model.errors import Cancelled, GalleryError

if TYPE_CHECKING:
    from gallery.gui.bridge import Bridge
    from gallery.importing.arrivals import News
    from gallery.importing.plan import Plan
    from gallery.importing.request import ImportRequest

TICK = 100  # ms between looks at how far the work is
MOMENT = 0.5  # s after which an edit is shown
BATCH = 300  # ms that changes of a running import are collected, so that the grid stays calm,
GROWTH = 0.03  # or this share of the time since it began: each look costs more than the last,
LONGEST = 3_000  # and at most so many ms
CHANGES_QUIET = Changes()


class Background(QObject):
    """Starts, shows and ends long work.

    Attributes:
        works: what runs or waits, oldest first.
        visible: photo ids on screen, which analysis takes first.

    Signals:
        finished(Work): a work ended; its state says how.
    """

    finished = Signal(object)
    _ended = Signal(object, object, object)
    _batch = Signal(object)

    def __init__(self, bridge: "Bridge", runner: Runner) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._runner = runner
        self.works: list[Work] = []
        self._unseen: list[Work] = []  # edits of a moment so far
        # Here and not in the worker's thread, which would destroy a dialog that nobody else knows.
        self._told_when_done: dict[Work, Callable[[Any], object]] = {}
        self._told_when_failed: dict[Work, Callable[[GalleryError], None]] = {}
        self.visible: Sequence[int] = ()
        self._collected = CHANGES_QUIET
        self._first = 0.0  # s, when the first batch of the work in hand came
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(bridge.jobs_changed)
        self._notice = QTimer(self)
        self._notice.setInterval(TICK)
        self._notice.timeout.connect(self._show_what_lasts)
        self._flush = QTimer(self)
        self._flush.setInterval(BATCH)
        self._flush.setSingleShot(True)
        self._flush.timeout.connect(self._tell_collected)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._batch.connect(self._on_batch, Qt.ConnectionType.QueuedConnection)

    def plan_import(
        self,
        request: "ImportRequest",
        done: Callable[["Plan"], None],
        *,
        news: "News" = (),
    ) -> Work:
        """Look at what would be imported; ``done`` gets the plan. Nothing is written.

        Args:
            news: what is new in the watched folders of the request; all else is left out.
        """

        def work(progress: Cancellable) -> "Plan":
            # Here, since the import's packages are not needed before the first paint.
            from gallery.importing import arrivals
            from gallery.importing.planning import make_plan

            plan = make_plan(self._bridge.library, request, progress)
            return arrivals.only_new(plan, news) if news else plan

        return self._start(WorkKind.PLAN, work, done)

    def start_import(self, plan: "Plan", done: Callable[[Any], None] | None = None) -> Work:
        """Import what a plan says, then make its thumbnails; ``done`` gets the report."""

        def work(progress: Cancellable) -> Any:
            from gallery.importing import pipeline  # not needed before the first paint

            return pipeline.run(self._bridge.library, plan, progress, on_batch=self._batch.emit)

        return self._start(WorkKind.IMPORT, work, done)

    def resume_import(self, import_id: int, done: Callable[[Any], None] | None = None) -> Work:
        """Go on with an import that was cut off; ``done`` gets the report."""

        def work(progress: Cancellable) -> Any:
            from gallery.importing import pipeline  # not needed before the first paint

            library = self._bridge.library
            return pipeline.resume(library, import_id, progress, on_batch=self._batch.emit)

        return self._start(WorkKind.IMPORT, work, done)

    def add_sample(self, done: Callable[[Any], None] | None = None) -> Work:
        """Draw and import the sample set; ``done`` gets the set's id."""

        def work(progress: Cancellable) -> Any:
            from gallery.sample import add_sample  # brings in Pillow: not before the first paint

            return add_sample(self._bridge.library, progress, on_changes=self._batch.emit)

        return self._start(WorkKind.SAMPLE, work, done)

    def analyse(self) -> Work | None:
        """Make missing thumbnails, those on screen first; None when that already waits."""
        if self._bridge.is_closed:  # a window on its way out
            return None
        if any(work.kind is WorkKind.ANALYSE for work in self.works):
            return None

        def work(progress: Cancellable) -> Any:
            from gallery.analysis import analyse  # not needed before the first paint

            library = self._bridge.library
            wanted = lambda: self.visible  # noqa: E731
            return analyse(library, progress, wanted=wanted, on_batch=self._batch.emit)

        return self._start(WorkKind.ANALYSE, work)

    @property
    def makes_thumbnails(self) -> bool:
        """Whether it is about to make the thumbnails of what is on screen; an import is not."""
        return any(work.kind is WorkKind.ANALYSE for work in self.works)

    def edit(
        self,
        kind: WorkKind,
        function: Callable[[Cancellable], Any],
        done: Callable[[Any], object] | None = None,
        *,
        failed: Callable[[GalleryError], None] | None = None,
        is_long: bool = True,
    ) -> Work:
        """Write on the writer lane, after the edits before it.

        Args:
            kind: one of ``EDITS``.
            function: writes; a cancelled one has written nothing.
            done: gets what ``function`` returned.
            failed: told of an error instead of the bridge's signal.
            is_long: show it at once, and not only when it lasts.
        """
        work = self._hand_in(kind, function, done, failed=failed, submit=self._runner.submit_write)
        if is_long:
            self._show(work)
        else:
            self._unseen.append(work)
            self._notice.start()
        return work

    def interrupt_all(self) -> None:
        """Ask everything to stop because the window closes; edits are brought to their end."""
        for work in self.works:
            if work.kind not in EDITS:
                work.interrupt()

    def _start(
        self,
        kind: WorkKind,
        function: Callable[[Cancellable], Any],
        done: Callable[[Any], object] | None = None,
    ) -> Work:
        work = self._hand_in(kind, function, done, submit=self._submit)
        self._show(work)
        return work

    def _submit(self, run: Callable[[], Any]) -> Job[Any]:
        return self._runner.submit_background(lambda _: run())

    def _hand_in(
        self,
        kind: WorkKind,
        function: Callable[[Cancellable], Any],
        done: Callable[[Any], object] | None,
        *,
        submit: Callable[[Callable[[], Any]], Job[Any]],
        failed: Callable[[GalleryError], None] | None = None,
    ) -> Work:
        work = Work(kind)

        def run() -> Any:
            work.begin()
            return function(work.progress)

        if done is not None:
            self._told_when_done[work] = done
        if failed is not None:
            self._told_when_failed[work] = failed
        submit(run).then(
            lambda result: self._ended.emit(result, None, work),
            lambda error: self._ended.emit(None, error, work),
        )
        return work

    def _show(self, work: Work) -> None:
        if work.kind is not WorkKind.ANALYSE:
            self._put_analysis_off()
        self.works.append(work)
        self._tick.start()
        self._bridge.jobs_changed.emit()

    def _show_what_lasts(self) -> None:
        for work in [*self._unseen]:
            if time.monotonic() - work.asked > MOMENT:
                self._unseen.remove(work)
                self._show(work)
        if not self._unseen:
            self._notice.stop()

    def _put_analysis_off(self) -> None:
        for work in self.works:
            if work.kind is WorkKind.ANALYSE:
                work.cancel()

    def _on_batch(self, changes: Changes) -> None:
        self._collected |= changes
        self._first = self._first or time.monotonic()
        if not self._flush.isActive():
            self._tell_collected()

    def _tell_collected(self) -> None:
        """Tell what came after a quiet time at once, what follows it together."""
        changes, self._collected = self._collected, CHANGES_QUIET
        if changes:
            self._bridge.tell(changes)
            self._flush.start(self._pause(changes))

    def _pause(self, changes: Changes) -> int:
        """Return for how many ms what comes next is collected."""
        if not changes.arrangement:  # thumbnails: somebody waits for them
            return BATCH
        passed = (time.monotonic() - self._first) * 1000
        return round(min(LONGEST, max(BATCH, GROWTH * passed)))

    def _on_ended(self, result: Any, error: BaseException | None, work: Work) -> None:
        done = self._told_when_done.pop(work, None)
        failed = self._told_when_failed.pop(work, self._bridge.failed.emit)
        work.state = _state_after(result, error)
        work.result = result
        is_shown = work in self.works
        if is_shown:
            self._end_of_shown(work)
        else:
            self._unseen.remove(work)
        if error is None and done is not None and is_there(done):
            done(work.result)
        elif isinstance(error, GalleryError) and work.state is WorkState.FAILED:
            failed(error)
        if is_shown:
            self._after(work)
        if error is not None and not isinstance(error, GalleryError):
            raise error  # a bug: it rises to the crash dialog and the log

    def _end_of_shown(self, work: Work) -> None:
        self._tell_collected()
        self._first = 0.0
        self.works.remove(work)
        if not self.works:
            self._tick.stop()
        self._bridge.jobs_changed.emit()
        self.finished.emit(work)

    def _after(self, work: Work) -> None:
        """Analysis that gave way, or that an import made necessary, starts when all is quiet."""
        if work.kind is not WorkKind.ANALYSE and not self.works:
            self.analyse()


def is_there(done: Callable[..., object] | None) -> bool:
    """Whether the widget that wants to be told still exists.

    It is the one whose method this is, whole or in part, or that a lambda calls ``self``; any
    other function can always be called.
    """
    while isinstance(done, partial):
        done = done.func
    asker = getattr(done, "__self__", None)
    if isinstance(done, FunctionType) and done.__closure__ is not None:
        names = dict(zip(done.__code__.co_freevars, done.__closure__, strict=True))
        asker = names["self"].cell_contents if "self" in names else None
    return not isinstance(asker, QObject) or shiboken6.isValid(asker)


def _state_after(result: Any, error: BaseException | None) -> WorkState:
    """Say how a work ended; a report may tell itself that it was cancelled."""
    if error is None:
        return WorkState.CANCELLED if getattr(result, "cancelled", False) else WorkState.DONE
    return WorkState.CANCELLED if isinstance(error, Cancelled) else WorkState.FAILED
