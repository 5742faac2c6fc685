"""Progress on a terminal, and Ctrl+C that ends a job instead of breaking it."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gallery.cli.output import Output
from gallery.jobs.progress import Cancellable

REFRESH_SECONDS = 0.1


@contextmanager
def job(out: Output, what: str) -> Iterator[Cancellable]:
    """Give a job its progress: a bar named ``what`` on a terminal, else nothing shown.

    The first Ctrl+C cancels the job, which then ends cleanly; a second one breaks it.
    """
    with ExitStack() as stack:
        progress = stack.enter_context(_bar(out, what)) if out.on_terminal else Cancellable()
        stack.enter_context(_cancelled_by_interrupt(progress))
        yield progress


@contextmanager
def _bar(out: Output, what: str) -> Iterator[Cancellable]:
    console = Console(file=out.messages)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Refreshed by the reports themselves: no thread of its own.
    with Progress(
        *columns, TimeRemainingColumn(), console=console, auto_refresh=False, transient=True
    ) as bar:
        task = bar.add_task(what, total=None)
        shown = 0.0

        def told(done: int, total: int, _subject: str) -> None:
            nonlocal shown
            now = time.monotonic()
            bar.update(task, completed=done, total=total or None)
            if now - shown >= REFRESH_SECONDS or done == total:
                shown = now
                bar.refresh()

        yield Cancellable(told)


@contextmanager
def _cancelled_by_interrupt(progress: Cancellable) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        progress.cancel()

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
