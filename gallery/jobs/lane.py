"""One lane of ``workers``: a thread that keeps one child busy, and the watchdog of all lanes."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gallery.jobs.child import BEAT, DONE, FAILED, NO_MEMORY, READY, Setup
from gallery.jobs.process import Child, ChildGoneError
from gallery.model.errors import GalleryError

AHEAD = 4  # items waiting inside a child, so that it never waits for the pipe
START_SECONDS = 30.0  # a child that has not come up by then never will
STARTS = 3  # failed starts in a row before we give up
TICK = 0.1  # seconds between two looks of the watchdog
LONGEST_STEP = 0.5  # seconds counted per look: a laptop that slept is not a decoder that hung


class FailureKind(StrEnum):
    """What went wrong with one item."""

    TOO_SLOW = "too-slow"
    DIED = "died"
    NO_MEMORY = "no-memory"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Failure:
    """Instead of a result; ``detail`` is for the log."""

    kind: FailureKind
    detail: str = ""


class CannotStartError(GalleryError):
    """No child process comes up: the system has no room for one, or something forbids it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One item on its way: ``outbox`` takes ``(item, result or Failure)``."""

    function: Callable[..., Any]
    item: Any
    outbox: "queue.SimpleQueue[tuple[Any, Any]]"


class Lane:
    """A thread and its child; takes tasks from ``inbox`` until it is stopped."""

    def __init__(self, inbox: "queue.SimpleQueue[Task | None]", setup: Setup) -> None:
        self._inbox = inbox
        self._setup = setup
        self._sent: deque[Task] = deque()
        self._child: Child | None = None
        self._left = START_SECONDS
        self._was_slow = False
        self._is_warm = False
        self._starts = 0
        self._has_begun = False
        self._stopping = False
        self._guard = threading.Lock()  # of _child: made in one thread, killed from another
        self._thread = threading.Thread(target=self._work, name="workers-lane", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the child now; the thread follows (``None`` in the inbox wakes an idle one)."""
        with self._guard:
            self._stopping = True
            if self._child is not None:
                self._child.kill()
        self._inbox.put(None)

    def join(self) -> None:
        """Wait until thread and child are gone."""
        self._thread.join()

    @property
    def pid(self) -> int | None:
        """The child's process id, None while there is no child."""
        child = self._child
        return child.pid if child is not None else None

    def count_down(self, seconds: float) -> None:
        """Let time pass for the item in work; kill the child when its time is up."""
        with self._guard:
            if self._child is None or (self._child.is_ready and not self._sent):
                return
            self._left -= seconds
            if self._left <= 0 and not self._was_slow:
                self._was_slow = True
                self._child.kill()

    def _work(self) -> None:
        try:
            while not self._stopping and self._take():
                try:
                    self._talk()
                except ChildGoneError:
                    self._bury()
        finally:
            self._close()

    def _take(self) -> bool:
        """Fill up with tasks, waiting only when there is nothing to do; False to stop.

        While a child starts, nothing is taken: other lanes may be quicker.
        """
        while len(self._sent) < self._room():
            try:
                task = self._inbox.get(block=not self._sent)
            except queue.Empty:
                return True
            if task is None:
                return False
            self._sent.append(task)
            if self._starts >= STARTS:
                self._fail_all()
            elif self._child is not None and not self._hand_over(task):
                return True
        return True

    def _room(self) -> int:
        if self._child is None:
            return 1 if self._has_begun else 0
        return AHEAD if self._child.is_ready else 0

    def _hand_over(self, task: Task) -> bool:
        assert self._child is not None
        try:
            if len(self._sent) == 1 and self._is_warm:
                self._left = self._setup.seconds
            self._child.send((task.function, task.item))
        except ChildGoneError:
            return False  # the next receive finds out and buries it
        return True

    def _talk(self) -> None:
        if self._child is None:
            self._begin()
        assert self._child is not None
        kind, value = self._child.receive()
        if kind == READY:
            self._starts = 0
            self._left = START_SECONDS  # a cold disk may take long to load what decodes
            return
        self._is_warm = True
        self._left = self._setup.seconds
        if kind == BEAT:
            return
        task = self._sent.popleft()
        task.outbox.put((task.item, _result(kind, value)))

    def _begin(self) -> None:
        self._starts += 1
        self._has_begun = True
        child = Child(self._setup)
        with self._guard:
            self._child = child
            self._was_slow = self._is_warm = False
            self._left = START_SECONDS
            if self._stopping:
                child.kill()
        for task in self._sent:
            child.send((task.function, task.item))

    def _bury(self) -> None:
        """Blame the item in work for its child's end, unless the child never came up."""
        came_up = self._child is not None and self._child.is_ready
        slow = self._was_slow
        self._close()
        if self._stopping:
            return
        if came_up and self._sent:
            task = self._sent.popleft()
            kind = FailureKind.TOO_SLOW if slow else FailureKind.DIED
            task.outbox.put((task.item, Failure(kind)))
        elif not came_up and self._starts >= STARTS:
            self._fail_all()

    def _fail_all(self) -> None:
        while self._sent:
            task = self._sent.popleft()
            task.outbox.put((task.item, CannotStartError(f"{STARTS} children died at once")))

    def _close(self) -> None:
        with self._guard:
            child, self._child = self._child, None
        if child is not None:
            child.close()


class Watchdog:
    """One thread that lets time pass for all lanes."""

    def __init__(self, lanes: Iterable[Lane]) -> None:
        self._lanes = lanes
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="workers-watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        last = time.monotonic()
        while not self._stop.wait(TICK):
            now = time.monotonic()
            for lane in tuple(self._lanes):
                lane.count_down(min(now - last, LONGEST_STEP))
            last = now


def _result(kind: str, value: Any) -> Any:
    if kind == DONE:
        return value
    if kind == NO_MEMORY:
        return Failure(FailureKind.NO_MEMORY)
    assert kind == FAILED
    return Failure(FailureKind.RAISED, str(value))
