"""One line per figure, each as a ratio to a floor measured in the same run.

A shared machine is faster in one minute than in the next; a ratio of two things measured
alternately holds. ``Figure`` says what was measured and what it has to reach.
"""

import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; ``target`` is reached from below or above, None = no target."""

    name: str
    value: float
    unit: str
    target: float | None = None
    at_most: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether the figure is what it has to be."""
        if self.target is None:
            return True
        return self.value <= self.target if self.at_most else self.value >= self.target

    def line(self) -> str:
        """Return the figure as it is printed."""
        text = f"{self.name:<44} {self.value:>10.2f} {self.unit:<10}"
        if self.target is None:
            return text.rstrip()
        sign = "<=" if self.at_most else ">="
        return f"{text} {sign} {self.target:g}  {'ok' if self.is_reached else 'MISSED'}"


def show(figures: Iterable[Figure]) -> int:
    """Print figures; return the exit code (1 when one was missed)."""
    missed = 0
    for figure in figures:
        sys.stdout.write(figure.line() + "\n")
        sys.stdout.flush()
        missed += not figure.is_reached
    return 1 if missed else 0


def seconds_of(function: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def own_seconds_of(function: Callable[[], object]) -> float:
    """Return how long one call takes without its waits for a processor that others had."""
    before = clocks()
    function()
    wall, worked, waited = (new - old for new, old in zip(clocks(), before, strict=True))
    return max(worked, wall - waited)


def clocks() -> tuple[float, float, float]:
    """Return the time, this thread's work, and its waiting for a processor, all in seconds."""
    waiting = waited(threading.get_native_id())
    return time.perf_counter(), time.thread_time(), waiting


def waited(thread: int) -> float:
    """Return for how long a thread of this process was ready and had no processor, in s."""
    try:
        return int(Path(f"/proc/self/task/{thread}/schedstat").read_text().split()[1]) / 1e9
    except OSError:  # not Linux, or it ended
        return 0.0


def alternating(
    first: Callable[[], object],
    second: Callable[[], object],
    *,
    rounds: int,
    clock: Callable[[Callable[[], object]], float] = seconds_of,
) -> tuple[float, float]:
    """Return the median seconds of two calls made in turns, so that both meet the same load."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(clock(first))
        times[1].append(clock(second))
    return statistics.median(times[0]), statistics.median(times[1])


def percentile(times: Sequence[float], percent: float = 95) -> float:
    """Return the time that so many of a hundred do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, round(len(ordered) * percent / 100) - 1)]


class PeakMemory:
    """Watches the memory of this process and its children (Linux: proportional set size)."""

    def __init__(self, children: Callable[[], Iterable[int]] | None = None) -> None:
        self._children = children or children_of_this_process
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.peak_mb = 0.0
        self.first_mb = 0.0

    def __enter__(self) -> "PeakMemory":
        self.first_mb = _share_mb("self")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.05):
            pids = ["self", *map(str, self._children())]
            self.peak_mb = max(self.peak_mb, sum(map(_share_mb, pids)))


def children_of_this_process() -> list[int]:
    """Return the process ids of the children of all threads (Linux)."""
    found: list[int] = []
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found.extend(int(pid) for pid in task.read_text().split())
        except OSError:  # the thread ended meanwhile
            continue
    return found


def _command(pid: str) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _share_mb(pid: str) -> float:
    """Return a process's proportional set size: a page that two share counts half for each."""
    try:
        if pid != "self" and _command("self") == _command(pid):
            return 0.0  # between vfork and exec: it borrows all the memory of this process
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        return 0.0
    return 0.0
