"""What was asked before and is still so: whoever types asks for most of a line again.

All readers of a library share one memory, as each key of a line may be read by another one. It
is of the library as the last note of a writing left it (``news``). What is remembered of a
connection that writes itself lasts for one question.
"""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from gallery.library import news

SHARE = "memory"  # where a reader keeps its share
ROOM = 100_000  # ids remembered of all answers together; about 8 MB
AT_LEAST = 50  # what an answer counts for, however short
VERSION = "PRAGMA data_version"  # another one after each commit of another connection
T = TypeVar("T")


class Memory:
    """Answers by question, of one state of the library; the one asked longest ago goes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._answers: dict[Hashable, object] = {}
        self._sizes: dict[Hashable, int] = {}
        self._size = 0

    def at(self, number: int) -> "Recollection":
        """Return what is remembered of the library as a writing left it."""
        with self._lock:
            if number > self._number:
                self._number = number
                self._forget()
        return Recollection(self, number)

    def forget(self) -> None:
        """Forget everything: something wrote that left no note."""
        with self._lock:
            self._forget()

    def answer(self, number: int, question: Hashable) -> object:
        """Return what is remembered as the answer after that writing, None if it is not."""
        with self._lock:
            if number != self._number or question not in self._answers:
                return None
            known = self._answers.pop(question)
            self._answers[question] = known  # behind all others
            return known

    def keep(self, number: int, question: Hashable, found: object) -> None:
        """Remember an answer, if nothing was written since."""
        size = max(AT_LEAST, _length(found))
        with self._lock:
            if number != self._number or size > ROOM // 2 or question in self._answers:
                return
            self._answers[question] = found
            self._sizes[question] = size
            self._size += size
            while self._size > ROOM:
                oldest = next(iter(self._answers))
                del self._answers[oldest]
                self._size -= self._sizes.pop(oldest)

    def _forget(self) -> None:
        self._answers.clear()
        self._sizes.clear()
        self._size = 0


@dataclass(frozen=True, slots=True)
class Recollection:
    """A memory as one reading may use it: of the state of the library that this one sees."""

    memory: Memory
    number: int

    def recall(self, question: Hashable, answer: Callable[[], T], *, kind: type[T]) -> T:
        """Return what is remembered as the answer, or ask for it and remember that.

        Args:
            question: what the answer depends on, with a word for who asks.
            answer: gives it.
            kind: the answer's type.
        """
        known = self.known(question, kind)
        if known is None:
            known = answer()
            self.memory.keep(self.number, question, known)
        return known

    def known(self, question: Hashable, kind: type[T]) -> T | None:
        """Return what is remembered as the answer, if it is."""
        known = self.memory.answer(self.number, question)
        return known if isinstance(known, kind) else None


@dataclass(slots=True)
class Share:
    """A reader's share in the memory of its library.

    Attributes:
        memory: what all its readers remember.
        version: SQLite's number of the state this one saw last.
        number: of the last writing in it.
    """

    memory: Memory
    version: int = 0
    number: int = -1


def memory_of(reader: Connection) -> Recollection:
    """Return what is remembered of the library as ``reader`` sees it now."""
    share = reader.info.get(SHARE)
    if not isinstance(share, Share):
        return Memory().at(0)
    version = reader.exec_driver_sql(VERSION).scalar_one()
    if version != share.version:
        number = news.last(reader)
        if number == share.number:
            share.memory.forget()
        share.version, share.number = version, number
    return share.memory.at(share.number)


def _length(found: object) -> int:
    if isinstance(found, frozenset):
        return len(found)
    return sum(map(_length, found)) if isinstance(found, tuple) else 0
