"""How far a job is, and whether it shall stop; as plain data, the faces find the words."""

import threading
from collections.abc import Callable
from typing import Protocol

from gallery.model.errors import Cancelled, Interrupted

Told = Callable[[int, int, str], None]


class Progress(Protocol):
    """What a long function is given: it reports, and asks whether to go on."""

    def report(self, done: int, total: int, subject: str = "") -> None:
        """Tell that ``done`` of ``total`` steps are done (0 = unknown), now at ``subject``."""

    def check(self) -> None:
        """Go on, or raise.

        Raises:
            Cancelled: the user asked the job to stop.
            Interrupted: the program is being closed.
        """


class Silent:
    """The null twin: nobody listens and nobody cancels."""

    def report(self, done: int, total: int, subject: str = "") -> None:
        """Say nothing."""

    def check(self) -> None:
        """Go on."""


class Rounds:
    """Says how far a job is that goes through many things more than once.

    What is told is the share of all rounds, as so many of the things. How much a later round
    has to go through shows only while the first goes on; it is reckoned with what is left, too.
    """

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or Silent()
        self._things = 0
        self._work = 0.0
        self._done = 0.0
        self._told = 0

    def expect(self, things: int) -> None:
        """Say that so many things are to be gone through, beside what was said before."""
        self._things = max(self._things, things)
        self._work += things

    def expect_last(self, things: int) -> None:
        """Say that nothing but so many things is left to be gone through."""
        self._things = self._things or things
        self._work = self._done + things

    def go_on(self, things: float, later: int = 0) -> None:
        """Say that a round got so much further.

        Args:
            things: how many more were gone through.
            later: how many of all so far a later round has to go through.

        Raises:
            Cancelled: the user asked the job to stop.
        """
        self._progress.check()
        self._done += things
        if not self._things or not self._done:
            return
        whole = max(self._work, self._done) * (1 + later / self._done)
        self._told = max(self._told, round(self._done / whole * self._things))
        self._progress.report(self._told, self._things)


class Cancellable:
    """Passes reports on to a callback (in the job's thread) and can be cancelled from any."""

    def __init__(self, told: Told | None = None) -> None:
        self._told = told
        self._stop = threading.Event()
        self._for_now = False

    def report(self, done: int, total: int, subject: str = "") -> None:
        """Pass the report on."""
        if self._told is not None:
            self._told(done, total, subject)

    def check(self) -> None:
        """Go on, or raise ``Cancelled``."""
        if self._stop.is_set():
            raise Interrupted if self._for_now else Cancelled

    def cancel(self) -> None:
        """Make the next ``check`` raise; may be called from any thread or a signal handler."""
        self._stop.set()

    def interrupt(self) -> None:
        """As ``cancel``, because the program ends: what can go on later stays unfinished."""
        self._for_now = True
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody called ``cancel``."""
        return self._stop.is_set()
