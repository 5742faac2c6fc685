"""How a job is watched and stopped: a bar on a terminal, and Ctrl+C that ends it cleanly."""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from gallery.cli.output import Output
from gallery.jobs.progress import Cancellable


@contextmanager
def job(out: Output, what: str) -> Iterator[Cancellable]:
    """Give a job its progress: a bar named ``what`` on a terminal, else nothing shown.

    The first Ctrl+C cancels the job, which then ends cleanly; a second one breaks it.
    """
    with ExitStack() as stack:
        progress = Cancellable()
        if out.on_terminal:
            # Here, because it takes a tenth of a second that scripts need not wait for.
            from gallery.cli.bar import bar

            progress = stack.enter_context(bar(out, what))
        stack.enter_context(_cancelled_by_interrupt(progress))
        yield progress


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
