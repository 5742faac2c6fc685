"""Lanes for the window: one writer in order, a pool of readers, one job in the background."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from gallery.jobs.progress import Cancellable, Told

Result = TypeVar("Result")

READERS = 4  # queries and thumbnails wait for the disk more than for the processor


class Job(Generic[Result]):
    """Work that was handed in; its outcome, and a way to stop it."""

    def __init__(self, future: "Future[Result]", progress: Cancellable) -> None:
        self._future = future
        self._progress = progress

    def cancel(self) -> None:
        """Stop the job: one that waits never starts, a running one stops at its next check."""
        self._progress.cancel()
        self._future.cancel()

    @property
    def is_done(self) -> bool:
        """Whether it ended, in whatever way."""
        return self._future.done()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._progress.is_cancelled

    def result(self, timeout: float | None = None) -> Result:
        """Wait at most ``timeout`` seconds and return the result, or raise what it raised."""
        return self._future.result(timeout)

    def then(
        self,
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Call back in the job's thread when it ended; a job that never started is silent."""

        def ended(future: "Future[Result]") -> None:
            if future.cancelled():
                return
            error = future.exception()
            if error is None:
                done(future.result())
            elif failed is not None:
                failed(error)

        self._future.add_done_callback(ended)


class Runner:
    """Three kinds of threads, joined by ``close``. Only values cross between them."""

    def __init__(self, *, readers: int = READERS) -> None:
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="reader")
        self._background = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._running: set[Cancellable] = set()

    def submit_write(self, function: Callable[[], Result]) -> Job[Result]:
        """Run an edit after all edits handed in before it."""
        return Job(self._writer.submit(function), Cancellable())

    def submit_read(self, function: Callable[[], Result]) -> Job[Result]:
        """Run a query beside others."""
        return Job(self._readers.submit(function), Cancellable())

    def submit_background(
        self, function: Callable[[Cancellable], Result], told: Told | None = None
    ) -> Job[Result]:
        """Run a long job after those handed in before it.

        Args:
            function: is given the progress to report to and to check.
            told: hears the reports, in the job's thread.
        """
        progress = Cancellable(told)
        self._running.add(progress)
        future = self._background.submit(function, progress)
        future.add_done_callback(lambda _: self._running.discard(progress))
        return Job(future, progress)

    def close(self) -> None:
        """Cancel what runs in the background, finish the edits, and join all threads."""
        for progress in self._running.copy():
            progress.cancel()
        self._background.shutdown(cancel_futures=True)
        self._readers.shutdown(cancel_futures=True)
        self._writer.shutdown()
