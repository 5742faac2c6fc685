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
    """Counts the things that a job goes through more than once, by parts that know little.

    What is reported is how many things would be done if each round were all.
    """

    def __init__(self, progress: Progress | None = None, *, rounds: int) -> None:
        self._progress = progress or Silent()
        self._rounds = rounds
        self._done = 0
        self._total = 0

    def expect(self, things: int) -> None:
        """Say that so many more are to be gone through, in every round."""
        self._total += things

    def go_on(self, things: int) -> None:
        """Say that a round got so much further.

        Raises:
            Cancelled: the user asked the job to stop.
        """
        self._progress.check()
        self._done += things
        if self._total:
            self._progress.report(min(self._done // self._rounds, self._total), self._total)


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
