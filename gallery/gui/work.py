"""One long work as the window shows it: what it does, how far it is, how it ended."""

import time
from enum import StrEnum
from typing import Any

from gallery.jobs.progress import Cancellable

SETTLED = 1.0  # s of work before a time left is worth saying
SLOW = 10.0  # s after which it is said however little is done
BEGUN = 0.02  # of all, done before its speed says anything: the start of an import is slow


class WorkKind(StrEnum):
    """What a work does; ``words`` says it."""

    PLAN = "plan"
    IMPORT = "import"
    ANALYSE = "analyse"
    SAMPLE = "sample"
    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


EDITS = frozenset({WorkKind.EDIT, WorkKind.UNDO, WorkKind.REDO})


class WorkState(StrEnum):
    """How a work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Work:
    """One long work: how far it is, and its Cancel.

    Attributes:
        kind, state: see the enumerations.
        done, total: steps; ``total`` 0 means unknown.
        subject: what it is at, mostly a file's name.
        result: what it returned, once done.
        asked: when it was asked for (s, ``time.monotonic``).
    """

    def __init__(self, kind: WorkKind) -> None:
        self.kind = kind
        self.state = WorkState.WAITING
        self.done = 0
        self.total = 0
        self.subject = ""
        self.result: Any = None
        self.progress = Cancellable(self._on_told)
        self.asked = time.monotonic()
        self._started = 0.0

    def cancel(self) -> None:
        """Ask it to stop soon."""
        self.progress.cancel()

    def interrupt(self) -> None:
        """Ask it to stop because the program ends; an import can go on later."""
        self.progress.interrupt()

    @property
    def is_over(self) -> bool:
        """Whether it ended, well or not."""
        return self.state in (WorkState.DONE, WorkState.CANCELLED, WorkState.FAILED)

    @property
    def share(self) -> float | None:
        """How much is done, 0.0 to 1.0; None when unknown."""
        return min(1.0, self.done / self.total) if self.total else None

    @property
    def seconds_left(self) -> float | None:
        """Seconds still to go at the speed so far; None while that cannot be said."""
        passed = time.monotonic() - self._started
        if not self.total or not self.done or passed < SETTLED:
            return None
        if self.done < self.total * BEGUN and passed < SLOW:
            return None
        return passed / self.done * max(0, self.total - self.done)

    def begin(self) -> None:
        """Called in the worker's thread when its turn comes."""
        self.progress.check()
        self._started = time.monotonic()
        self.state = WorkState.RUNNING

    def _on_told(self, done: int, total: int, subject: str) -> None:
        # Plain attributes, read by the window's timer: a report costs nothing.
        self.done, self.total, self.subject = done, total, subject
