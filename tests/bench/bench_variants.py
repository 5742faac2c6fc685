"""What photos behind others cost: to put them there, and every search after it.

    python -m tests.bench.bench_variants 100000 [FOLDER]

The library is that of ``make_library``, in FOLDER or a temporary one; one that is there already
is used again, and is as it was when this is through. Searches are those of ``bench_search``:
before anything is hidden, with each tenth photo hidden, and when all are shown again.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gallery.library import history, variants
from gallery.library.database import Library
from gallery.model.history import StepKind
from gallery.model.variants import VariantKind
from tests.bench.bench_search import measured
from tests.bench.harness import Figure, seconds_of, show
from tests.bench.make_library import fill

EACH = 10  # photos of which one is hidden
RUNS = 3
PICTURES = 10_000  # decided on at once
A_PICTURE = 1.0  # ms
SOME_HIDDEN = 1.6


def main(arguments: list[str]) -> int:
    """Measure; return 1 when a figure is missed."""
    photos = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        is_new = not (folder / "library").is_dir()
        with Library.open(folder / "library", cache=folder / "cache") as library:
            if is_new:
                fill(library, photos)
            return show(figures(library))


def figures(library: Library) -> Iterator[Figure]:
    """Hide a tenth of a library, search it, and show all of it again."""
    with library.reading() as reader:
        every = reader.exec_driver_sql("SELECT id FROM photos ORDER BY id").scalars().all()
    hidden = list(zip(every[::EACH], every[1::EACH], strict=False))
    before = _searches(library)
    steps = 0
    for start in range(0, len(hidden), PICTURES):
        some = hidden[start : start + PICTURES]
        seconds = seconds_of(lambda pairs=some: _hide(library, pairs))
        steps += 1
        if start == 0:
            yield Figure(
                "put a picture behind another", seconds / len(some) * 1000, "ms", A_PICTURE, True
            )
    for name, old, new in zip(("first screen", "count"), before, _searches(library), strict=True):
        yield Figure(f"{name}, a tenth hidden", new / old, "x", SOME_HIDDEN, True)
    seconds = seconds_of(lambda: [_undo(library) for _ in range(steps)])
    yield Figure("undo, a picture", seconds / len(hidden) * 1000, "ms", A_PICTURE, True)
    for name, old, new in zip(("first screen", "count"), before, _searches(library), strict=True):
        yield Figure(f"{name}, nothing hidden any more", new / old, "x")


def _searches(library: Library) -> tuple[float, float]:
    """Return how long all first screens and all counts take, in ms."""
    with library.reading() as reader:
        times = list(measured(reader, runs=RUNS))
    return sum(one.screen for one in times), sum(one.count for one in times)


def _hide(library: Library, pairs: list[tuple[int, int]]) -> None:
    with library.writing() as writer:
        variants.make_all(writer, {kept: {one: VariantKind.DUPLICATE} for one, kept in pairs})
        history.push(writer, StepKind.DECIDE, "", len(pairs))


def _undo(library: Library) -> None:
    with library.writing() as writer:
        history.undo(writer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
