"""What a reader asked before and is still so: whoever types asks for most of a line again.

A connection remembers while nobody writes to the library. What is remembered of one that writes
itself lasts for one question, as SQLite does not tell it of its own changes.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy import Connection

MEMORY = "memory"  # where a connection keeps its own
ROOM = 60_000  # ids remembered of all answers together; about 5 MB
AT_LEAST = 50  # what an answer counts for, however short
VERSION = "PRAGMA data_version"  # another one after each commit of another connection
T = TypeVar("T")


class Memory:
    """Answers by question; those not asked for longest are forgotten first."""

    def __init__(self) -> None:
        self._version = 0
        self._answers: dict[Hashable, object] = {}
        self._sizes: dict[Hashable, int] = {}
        self._size = 0

    def at(self, version: int) -> "Memory":
        """Forget everything if the library is another one by now; return the same memory."""
        if version != self._version:
            self._version = version
            self._answers.clear()
            self._sizes.clear()
            self._size = 0
        return self

    def recall(self, question: Hashable, answer: Callable[[], T], *, kind: type[T]) -> T:
        """Return what is remembered as the answer, or ask for it and remember that.

        Args:
            question: what the answer depends on, with a word for who asks.
            answer: gives it.
            kind: the answer's type.
        """
        known = self._answers.pop(question, None)
        if isinstance(known, kind):
            self._answers[question] = known  # behind all others
            return known
        found = answer()
        self._remember(question, found)
        return found

    def known(self, question: Hashable, kind: type[T]) -> T | None:
        """Return what is remembered as the answer, if it is."""
        known = self._answers.get(question)
        return known if isinstance(known, kind) else None

    def _remember(self, question: Hashable, found: object) -> None:
        size = max(AT_LEAST, _length(found))
        if size > ROOM // 2:
            return
        self._answers[question] = found
        self._sizes[question] = size
        self._size += size
        while self._size > ROOM:
            oldest = next(iter(self._answers))
            del self._answers[oldest]
            self._size -= self._sizes.pop(oldest)


def memory_of(reader: Connection) -> Memory:
    """Return what a connection remembers of the library as it is now."""
    memory = reader.info.get(MEMORY)
    if not isinstance(memory, Memory):
        return Memory()
    return memory.at(reader.exec_driver_sql(VERSION).scalar_one())


def _length(found: object) -> int:
    if isinstance(found, frozenset):
        return len(found)
    return sum(map(_length, found)) if isinstance(found, tuple) else 0
