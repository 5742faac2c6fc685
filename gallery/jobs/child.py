"""The far end of ``workers``: a process that runs one function on one item after another.

It speaks over its standard input and output in pickles. A thread of its own waits for
input, so that the process ends at once when the parent is gone, whatever it is doing; an
alarm of the system ends it even when a decoder holds the interpreter for ever.
"""

import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

DONE, BEAT, FAILED, NO_MEMORY, READY = "done", "beat", "failed", "no-memory", "ready"
BETWEEN_BEATS = 0.5  # seconds; the parent waits several times as long
LEAST_ALARM = 2  # seconds more than the parent's own limit, so that the parent acts first


@dataclass(frozen=True, slots=True)
class Setup:
    """What a child is told first; ``memory`` in bytes (0 = no limit), ``seconds`` per item."""

    memory: int
    seconds: float
    nice: int


def serve() -> None:
    """Serve the parent until it closes the pipe."""
    answers = _private_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    questions = sys.stdin.buffer
    setup = pickle.load(questions)
    _apply(setup)
    inbox: queue.SimpleQueue[tuple[Callable[..., Any], Any]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(questions, inbox), daemon=True).start()
    _send(answers, (READY, None))
    beat = _Beat(answers, setup.seconds)
    function, item = inbox.get()
    _send(answers, (BEAT, None))  # what it needs is loaded: from here on its time counts
    while True:
        _send(answers, _answer(function, item, beat))
        function, item = inbox.get()


def _private_output() -> IO[bytes]:
    """Keep the pipe for ourselves; what a decoder prints must not end up in it."""
    mine = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(mine, "wb")


def _receive(questions: IO[bytes], inbox: "queue.SimpleQueue[Any]") -> None:
    try:
        while True:
            inbox.put(pickle.load(questions))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)  # the parent is gone or has enough of us; nothing here needs tidying


def _apply(setup: Setup) -> None:
    if sys.platform == "win32":
        return
    if setup.nice:
        os.nice(setup.nice)
    if setup.memory:
        import resource  # does not exist on Windows

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        limit = setup.memory if hard == resource.RLIM_INFINITY else min(setup.memory, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        except (ValueError, OSError):  # macOS refuses limits below what is already mapped
            return


class _Beat:
    """Tells the parent now and then that the item in work makes headway."""

    def __init__(self, answers: IO[bytes], seconds: float) -> None:
        self._answers = answers
        self._seconds = seconds
        self._last = 0.0

    def start(self) -> None:
        """An item begins."""
        self._last = time.monotonic()
        self._alarm(self._seconds)

    def stop(self) -> None:
        """An item is done."""
        self._alarm(0)

    def __call__(self) -> None:
        """The item makes headway."""
        if time.monotonic() - self._last > BETWEEN_BEATS:
            self.start()
            _send(self._answers, (BEAT, None))

    def _alarm(self, seconds: float) -> None:
        if sys.platform != "win32":
            signal.alarm(int(seconds) + LEAST_ALARM if seconds else 0)


def _answer(function: Callable[..., Any], item: object, beat: _Beat) -> tuple[str, Any]:
    beat.start()
    try:
        return DONE, function(item, beat)
    except MemoryError:
        return NO_MEMORY, None
    except Exception as error:  # noqa: BLE001 - the worker runner: one item, not the job
        return FAILED, f"{type(error).__name__}: {error}"
    finally:
        beat.stop()


def _send(answers: IO[bytes], message: tuple[str, Any]) -> None:
    try:
        pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except OSError:
        os._exit(0)
