"""Starts other programs at the user's wish, apart from this one: they outlive it.

A command is a list of words and never a line for a shell: a file's name cannot become an order.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import PurePath

from gallery.model.errors import GalleryError

LONGEST = 10.0  # seconds that a command may take whose end is waited for

if sys.platform == "win32":  # what makes a child independent there
    _APART = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _APART = 0

Command = tuple[str, ...]


class CannotLaunchError(GalleryError):
    """A program could not be started, or said that it failed.

    ``program`` is its name, ``detail`` what the system or the program said.
    """

    def __init__(self, program: str, detail: str = "") -> None:
        super().__init__(f"{program}: {detail}" if detail else program)
        self.program = program
        self.detail = detail


class Launcher:
    """Starts programs; may be used from any thread."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str]) -> None:
        """Start a program and let it live.

        Raises:
            CannotLaunchError: it is not there or may not be run.
        """
        self._forget_ended()
        try:
            started = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=sys.platform != "win32",
                creationflags=_APART,
            )
        except (OSError, ValueError) as error:
            raise _failure(command, error) from error
        self._started.append(started)

    def run(self, command: Sequence[str], *, longest: float = LONGEST) -> str:
        """Run a program to its end and return what it wrote.

        Args:
            command: the program and its words.
            longest: seconds that it may take.

        Raises:
            CannotLaunchError: it could not be run, took longer or failed.
        """
        try:
            done = subprocess.run(
                list(command), capture_output=True, stdin=subprocess.DEVNULL, timeout=longest
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise _failure(command, error) from error
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip()
            raise CannotLaunchError(_name(command), said.partition("\n")[0])
        return done.stdout.decode(errors="replace")

    @property
    def running(self) -> int:
        """How many of the programs that were started are still there."""
        self._forget_ended()
        return len(self._started)

    def _forget_ended(self) -> None:
        # Asked for its end, a program that ended leaves nothing behind in the system's tables.
        self._started = [one for one in self._started if one.poll() is None]


def _failure(command: Sequence[str], error: Exception) -> CannotLaunchError:
    detail = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else ""
    return CannotLaunchError(_name(command), detail)


def _name(command: Sequence[str]) -> str:
    return PurePath(command[0]).name if command else ""
