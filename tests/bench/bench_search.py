"""How long a search takes on a library of N photos: one line a search.

    python -m tests.bench.bench_search 100000 [FOLDER]

The library is that of ``make_library``, in FOLDER or a temporary one; one that is there already
is used again. Times are medians in milliseconds, in one process, the file in the system's cache.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gallery.library import query
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.memory import memory_of
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.search import Search, read
from tests.bench.harness import own_seconds_of
from tests.bench.make_library import fill
from tests.bench.questions import questions

RUNS = 5
PAGE = 200  # photos of the first screen, as the window asks for them
PIECES = ("p", "kim", "camc", "ㅂ", "")


@dataclass(frozen=True, slots=True)
class Times:
    """What one search costs, in ms; ``everything`` only when it was asked for."""

    line: str
    photos: int
    screen: float
    count: float
    everything: float = 0.0


def main(arguments: list[str]) -> None:
    """Fill (or use again) a library and print the figures."""
    photos = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        is_new = not (folder / "library").is_dir()
        with Library.open(folder / "library", cache=folder / "cache") as library:
            if is_new:
                fill(library, photos)
            show(library)


def show(library: Library) -> None:
    """Print what each search and some completions cost."""
    _print("search", "photos", "screen", "count", "all ids")
    with library.reading() as reader:
        for one in measured(reader, whole=True):
            _print(one.line, one.photos, one.screen, one.count, one.everything)
        for piece in PIECES:
            _print(f"complete {piece!r}", "", median(lambda text=piece: complete(reader, text, 10)))


def measured(reader: Reader, *, runs: int = RUNS, whole: bool = False) -> Iterator[Times]:
    """Give the times of each of the forty searches: reading the line, then the first screen."""
    for line in questions(reader):
        asked = understood(reader, line)
        screen = median(lambda text=line: first_screen(reader, text), runs)
        count = median(lambda node=asked.node: query.count(anew(reader), node), runs)
        everything = median(lambda one=asked: found(reader, one), runs) if whole else 0.0
        yield Times(line, query.count(reader, asked.node), screen, count, everything)


def anew(reader: Reader) -> Reader:
    """Forget what was asked before: a search costs most the first time."""
    memory_of(reader).memory.forget()
    return reader


def understood(reader: Reader, line: str) -> Search:
    """Return what a line asks for."""
    return read(line, LibraryVocabulary(reader))


def first_screen(reader: Reader, line: str) -> query.Results:
    """Read a line and find its first photos, as for the first time."""
    return found(anew(reader), understood(reader, line), limit=PAGE)


def found(reader: Reader, asked: Search, *, limit: int | None = None) -> query.Results:
    """Find what is asked for, in its order."""
    return query.find(reader, asked.node, order=asked.order, limit=limit)


def median(question: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median of some calls in ms, without their waits for a processor."""
    return statistics.median(own_seconds_of(question) for _ in range(runs)) * 1000


def _print(title: str, *figures: object) -> None:
    cells = (f"{each:9.1f}" if isinstance(each, float) else f"{each:>9}" for each in figures)
    sys.stdout.write(f"{title:54}{''.join(cells)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
