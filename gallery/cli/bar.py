"""A progress bar on a terminal."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gallery.cli.output import Output
from gallery.jobs.progress import Cancellable

REFRESH_SECONDS = 0.1


@contextmanager
def bar(out: Output, what: str) -> Iterator[Cancellable]:
    """Show a bar named ``what`` among the messages while inside; it leaves no trace."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(file=out.messages)
    # Refreshed by the reports themselves: no thread of its own.
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as shown:
        task = shown.add_task(what, total=None)
        refreshed = 0.0

        def told(done: int, total: int, _subject: str) -> None:
            nonlocal refreshed
            now = time.monotonic()
            shown.update(task, completed=done, total=total or None)
            if now - refreshed >= REFRESH_SECONDS or done == total:
                refreshed = now
                shown.refresh()

        yield Cancellable(told)
