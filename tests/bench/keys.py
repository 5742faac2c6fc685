"""Lines typed into the window's search field, and what each key took to its photos.

On a shared machine a thread that is ready may have to wait for a processor. What the threads on
the way from the key to the photos waited so is taken off: the window's until it has asked, the
reader's until it has found, and the window's again until it has painted.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from gallery.gui.main_window import MainWindow
from gallery.gui.searchbar.asking import Found
from gallery.gui.searchbar.results import Answer, Question
from gallery.library.database import Reader
from gallery.model.errors import QueryError
from tests.bench.harness import waited
from tests.bench.real_window import press, until, wait

TYPED = (
    "V IU landscape", "camcorder", "뷔 캠코더", "seoul airport", "rating:5 BTS", "출국",
    "missing:caption IU", "people:2", "lwa", "winter night",
    "with:V,IU landscape mp:>8 released:2024-01 missing:caption",
)  # fmt: skip
EVERY = 0.15  # s from key to key
LONGEST = 10.0  # s; only a line that cannot be read is answered by nothing


@dataclass(frozen=True, slots=True)
class Key:
    """What a key took, in ms.

    Attributes:
        wall: to its photos on screen, by the clock.
        own: without the time that the threads on that way waited for a processor.
        sharp: to the last picture in sight, by the clock.
    """

    wall: float
    own: float
    sharp: float


@dataclass(slots=True)
class _Way:
    """From a key to its photos: when it ended, and for how long its threads waited."""

    threads: dict[int, float] = field(default_factory=dict)  # what each had waited before
    found: dict[str, float] = field(default_factory=dict)  # by line: what its reader waited
    window: dict[str, float] = field(default_factory=dict)  # what the window had waited by then
    ends: dict[str, tuple[float, float]] = field(default_factory=dict)  # time, and waited in all
    refused: set[str] = field(default_factory=set)

    def begin(self) -> None:
        for known in (self.found, self.window, self.ends, self.refused):
            known.clear()
        ids = (one.native_id for one in threading.enumerate())
        self.threads = {one: waited(one) for one in ids if one is not None}

    def is_over(self, line: str) -> bool:
        return line in self.ends or line in self.refused


def typed(window: MainWindow, line: str) -> Iterator[Key]:
    """Type a line; give what each key took that asks and can be read.

    A space asks nothing: its photos are on screen already.
    """
    me = threading.get_native_id()
    with _watched(window) as way:
        for place, sign in enumerate(line, start=1):
            way.begin()
            start, before, so_far = time.perf_counter(), waited(me), line[:place]
            press(window.search, sign)
            asking = waited(me) - before
            if sign != " ":
                until(lambda line=so_far: way.is_over(line), patience=LONGEST)
            if so_far in way.ends:
                end, others = way.ends[so_far]
                until(lambda: window.grid.is_sharp or not window.grid.ids)
                sharp = time.perf_counter() - start
                wall, own = end - start, end - start - asking - others
                yield Key(wall * 1000, own * 1000, sharp * 1000)
            wait(max(0.001, EVERY - (time.perf_counter() - start)))
    window.search.setText("")
    until(lambda: window.browse.results is not None and window.browse.text == "")
    wait(0.3)


@contextmanager
def _watched(window: MainWindow) -> Iterator[_Way]:
    me, way, find = threading.get_native_id(), _Way(), Question.find

    def noted(question: Question, reader: Reader, *, most: int | None = None) -> Found:
        found, thread = find(question, reader, most=most), threading.get_native_id()
        way.found[question.text] = waited(thread) - way.threads.get(thread, 0.0)
        way.window[question.text] = waited(me)
        return found

    def show(answer: Answer) -> None:
        line = window.browse.text
        window.grid.viewport().repaint()
        if answer.is_new and line in way.found:
            showing = waited(me) - way.window[line]
            way.ends[line] = time.perf_counter(), way.found[line] + showing

    def refuse(error: QueryError | None) -> None:
        if error is not None:
            way.refused.add(window.browse.text)

    with patch.object(Question, "find", noted):
        window.browse.answered.connect(show)
        window.browse.misread.connect(refuse)
        yield way
        window.browse.answered.disconnect(show)
        window.browse.misread.disconnect(refuse)
