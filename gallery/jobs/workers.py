"""Child processes for foreign bytes: a decoder that hangs or dies takes only itself down.

``Workers.run`` hands items to children and yields their results as they come. Each child has
a thread here that talks to it (``lane``), and one watchdog counts down the time of each item:
a child that is silent for too long is killed, its item becomes a ``Failure`` and a new child
goes on with the rest.

Why our own processes and not ``multiprocessing``: its children import the program's main
module again (with Qt, or pytest, in it), its pool loses the items of a child that died, and
it has no clock per item. Given up: shared memory; items and results travel as pickles and
must be small.
"""

import os
import queue
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TypeVar

from gallery.jobs.child import Setup
from gallery.jobs.lane import AHEAD, CannotStartError, Failure, FailureKind, Lane, Task, Watchdog

__all__ = ["Alive", "CannotStartError", "Failure", "FailureKind", "Workers"]

Item = TypeVar("Item")
Result = TypeVar("Result")
Answer = TypeVar("Answer")
Alive = Callable[[], None]

SECONDS_PER_ITEM = 4.5  # a file may not hold anything up for 5 s; half a second to act
MEMORY_OF_A_CHILD = 2 << 30  # bytes of address space: a 200-megapixel HEIC takes 1.34 GB
LOOK_UP = 0.1  # seconds between two checks while nothing comes
WAITING = 64  # items in the hands of the lanes, per child: its slack while the caller stores


class Workers:
    """A few child processes, started when first needed, ended on leaving the context."""

    def __init__(
        self,
        count: int | None = None,
        *,
        seconds_per_item: float = SECONDS_PER_ITEM,
        nice: int = 0,
        memory: int = MEMORY_OF_A_CHILD,
        waiting: int = WAITING,
    ) -> None:
        """Prepare; nothing is started yet.

        Args:
            count: how many children, by default one a core, at most eight.
            seconds_per_item: a child silent for longer is killed.
            nice: how much children give way to other programs, 0 to 19.
            memory: bytes of address space a child may use, 0 for no limit.
            waiting: items taken from the caller ahead of their results, per child.
        """
        self.count = count or min(os.cpu_count() or 1, 8)
        self._setup = Setup(memory=memory, seconds=seconds_per_item, nice=nice)
        self._waiting = waiting
        self._inbox: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._lanes: list[Lane] = []
        self._watchdog: Watchdog | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pids(self) -> list[int]:
        """Process ids of the children that run now."""
        return [pid for lane in self._lanes if (pid := lane.pid) is not None]

    def run(
        self,
        function: Callable[[Item, Alive], Result],
        items: Iterable[Item],
        *,
        check: Callable[[], None] | None = None,
    ) -> Iterator[tuple[Item, Result | Failure]]:
        """Run ``function(item, alive)`` in the children, yield the results as they come.

        Args:
            function: of a module's top level; calls ``alive()`` when a slow disk, not a
                decoder, keeps it.
            items: taken in this thread, only as far ahead as the children need.
            check: called often while waiting; may raise to stop (``Progress.check``).

        Leaving the iteration early ends the children.

        Raises:
            CannotStartError: no child comes up.
        """
        outbox: queue.SimpleQueue[tuple[Item, Result | Failure | CannotStartError]]
        outbox = queue.SimpleQueue()
        source = iter(items)
        waiting = 0
        more = True
        try:
            while more or waiting:
                while more and waiting < self.count * self._waiting:
                    try:
                        self._inbox.put(Task(function, next(source), outbox))
                    except StopIteration:
                        more = False
                    else:
                        waiting += 1
                        self._staff(waiting)
                if waiting:
                    item, result = _next(outbox, check)
                    waiting -= 1
                    if isinstance(result, CannotStartError):
                        raise result
                    yield item, result
        finally:
            if more or waiting:
                self.close()

    def close(self) -> None:
        """End all children at once, busy or not, and wait until they are gone."""
        lanes = self._lanes.copy()
        for lane in lanes:
            lane.stop()
        for lane in lanes:
            lane.join()
        if self._watchdog is not None:
            self._watchdog.stop()
        self._lanes.clear()
        self._watchdog = None
        self._inbox = queue.SimpleQueue()

    def _staff(self, waiting: int) -> None:
        """Start one more child when those that run have their hands full."""
        if len(self._lanes) < self.count and waiting > len(self._lanes) * AHEAD:
            self._lanes.append(Lane(self._inbox, self._setup))
            if self._watchdog is None:
                self._watchdog = Watchdog(self._lanes)


def _next(outbox: "queue.SimpleQueue[Answer]", check: Callable[[], None] | None) -> Answer:
    """Wait for the next answer, asking now and then whether to go on."""
    while True:
        if check is not None:
            check()
        try:
            return outbox.get(timeout=LOOK_UP)
        except queue.Empty:
            continue
