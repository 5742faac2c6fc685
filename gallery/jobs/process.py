"""One child process, seen from the parent: started, spoken to, ended."""

import pickle
import subprocess
import sys
from typing import IO, Any

from gallery.jobs import WORKER_FLAG
from gallery.jobs.child import READY, Setup

# The parent's paths are handed on, so ``site`` (-S) has nothing to find: 20 ms less.
BOOT = "import sys; sys.path[:] = {path}; from gallery.jobs.child import serve; serve()"


class ChildGoneError(Exception):
    """The child ended: killed, crashed, or never came up."""


class Child:
    """A running child; ``setup`` is sent to it at once."""

    def __init__(self, setup: Setup) -> None:
        """Start it.

        Raises:
            ChildGoneError: it did not start.
        """
        try:
            self._process = _start(nice=setup.nice)
        except OSError as error:  # no room for another process, or none may be started
            raise ChildGoneError from error
        self.pid = self._process.pid
        self.is_ready = False
        self.send(setup)

    def send(self, message: object) -> None:
        """Hand a message over.

        Raises:
            ChildGoneError: nobody reads any more.
        """
        try:
            pickle.dump(message, self._pipe(self._process.stdin), pickle.HIGHEST_PROTOCOL)
            self._pipe(self._process.stdin).flush()
        except OSError as error:
            raise ChildGoneError from error

    def receive(self) -> tuple[str, Any]:
        """Wait for the next answer.

        Raises:
            ChildGoneError: the child ended before it answered.
        """
        try:
            kind, value = pickle.load(self._pipe(self._process.stdout))
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ChildGoneError from error
        if kind == READY:
            self.is_ready = True
        return kind, value

    def kill(self) -> None:
        """End the child at once; may be called from another thread, also twice."""
        self._process.kill()

    def close(self) -> None:
        """End the child and wait until nothing of it is left."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                self._pipe(pipe).close()
            except OSError:  # what was still to be flushed has no reader any more
                continue

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None  # both are pipes by construction
        return pipe


def _start(*, nice: int) -> "subprocess.Popen[bytes]":
    # A frozen program has no interpreter to start: it starts itself, and its main calls
    # ``serve`` when it sees the flag.
    frozen = bool(getattr(sys, "frozen", False))
    boot = BOOT.format(path=ascii(sys.path))
    command = [sys.executable, WORKER_FLAG] if frozen else [sys.executable, "-S", "-c", boot]
    if sys.platform == "win32":
        quiet = subprocess.CREATE_NO_WINDOW
        if nice:
            quiet |= subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=quiet,
        )
    # A process group of its own: Ctrl+C in the terminal reaches only the parent.
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
