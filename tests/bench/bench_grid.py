"""How fast the grid lays out, scrolls and chooses: one line a figure.

    python -m tests.bench.bench_grid [PHOTOS]        default: 20000

Offscreen, 1920 × 1080, cells of 180 px, the grid alone on a library as ``make_library`` makes
it (``bench_million`` measures the whole window on a million). A frame is the time the GUI thread
is busy for one step of scrolling: the bar moves, everything due is handled, the viewport is
painted. "cached": the pictures are in memory; "loading": they are read, decoded and delivered
meanwhile. Then what a million photos cost, of which nobody has a picture.
"""

import random
import statistics
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.real_window import Busy, busy, until, wait  # before any of Qt: it says offscreen

from PySide6.QtWidgets import QApplication  # isort: skip

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView, Tiling
from gallery.gui.grid.geometry import Layout, measure
from gallery.gui.grid.justified import Justified, fitting, widths_of
from gallery.gui.theme import Mode, Theme
from gallery.library.database import Library
from gallery.library.query import find
from gallery.library.results import Results, Section, Sections
from gallery.search import ast
from tests.bench import made_pictures, make_library
from tests.bench.harness import Figure, percentile, show

SIZE, CELL = (1920, 1080), 180  # px
FRAMES, STEP = 300, 60  # px a frame: a steady scroll
JUMPS = 40
PAUSE = 0.016  # s from frame to frame
MILLION = 1_000_000
MILLION_SECTIONS = 40_000
SHAPES = (1500, 667, 750, 1333, 563, 1000, 1778)  # thousandths: what phones and cameras give
FRAME_MS, LATE_MS, STALL_MS, CHOSEN_MS = 9.0, 16.0, 16.0, 50.0  # what has to be reached


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 when one was missed."""
    count = int(arguments[0]) if arguments else 20_000
    app = QApplication([])
    theme = Theme(app, Mode.DARK)
    with tempfile.TemporaryDirectory() as folder, grid_of(Path(folder), count) as view:
        code = show([*scrolling(view), *layouts(), *choosing(view)])
    theme.deleteLater()
    return code


@contextmanager
def grid_of(folder: Path, count: int) -> Iterator[GridView]:
    """Give a grid on a library of ``count`` photos."""
    library = Library.open(folder / "library", cache=folder / "cache")
    make_library.fill(library, count)
    make_library.put_thumbnails(library, made_pictures.Drawings())
    with library.reading() as reader:
        results = find(reader, ast.Everything())
    bridge = Bridge(library)
    view = GridView(bridge)
    view.resize(*SIZE)
    view.set_zoom(CELL)
    view.show()
    view.show_results(results)
    until(lambda: view.is_sharp)
    yield view
    view.close()
    bridge.close()


def scrolling(view: GridView) -> Iterator[Figure]:
    """Scroll steadily, first while the pictures come, then through those that are there."""
    bar = view.verticalScrollBar()
    for tiling in Tiling:
        view.set_tiling(tiling)
        for state in ("loading", "cached"):
            bar.setValue(0)
            wait(0.3)
            frames = []
            for _ in range(FRAMES):
                frames.append(busy(lambda: bar.setValue(bar.value() + STEP)))
                wait(max(0.001, PAUSE - frames[-1].wall / 1000))
            yield from both(f"scroll, {tiling}, {state}", frames)
    dice = random.Random(1)
    jumps, there = [], []
    for _ in range(JUMPS):
        place = dice.randrange(bar.maximum())
        jumps.append(busy(lambda place=place: bar.setValue(place)))
        there.append(until(lambda: view.is_sharp) * 1000)
    yield from both("jump anywhere", jumps)
    yield Figure("thumbnails of the page, p95", percentile(there, 95), "ms", 120.0, at_most=True)
    repaints = [busy(view.viewport().repaint).own for _ in range(50)]
    yield Figure("full repaint", statistics.median(repaints), "ms")


def both(name: str, frames: list[Busy]) -> Iterator[Figure]:
    """Give the late frames, without the waits for a processor that other programs had."""
    own = [frame.own for frame in frames]
    yield Figure(f"{name}, p95", percentile(own, 95), "ms", FRAME_MS, at_most=True)
    yield Figure(f"{name}, p99", percentile(own, 99), "ms", LATE_MS, at_most=True)


def million(*, but: int = 0) -> Results:
    """Return the results of a million photos in sections, the first photos left out."""
    each = MILLION // MILLION_SECTIONS
    parts = [Section(n + 1, n * each, each) for n in range(MILLION_SECTIONS)]
    parts[0] = Section(1, 0, each - but)
    shapes = array("H", SHAPES) * (MILLION // len(SHAPES) + 1)
    ids = array("q", range(1 + but, MILLION + 1))
    return Results(ids, Sections.of(parts), len(ids), shapes[but:MILLION])


def layouts() -> Iterator[Figure]:
    """Measure what laying out a million photos costs."""
    results, flat = million(), measure(SIZE[0], CELL)
    starts = results.sections.starts
    measured, ceiling = fitting(flat)
    widths = widths_of(results.shapes, starts, ceiling)
    yield figure("sum up shapes (reader pool)", lambda: widths_of(results.shapes, starts))
    yield figure("lay out rows", lambda: Justified(measured, widths), STALL_MS)
    yield figure("lay out squares", lambda: Layout.of(starts, flat), STALL_MS)


def choosing(view: GridView) -> Iterator[Figure]:
    """Measure what showing and choosing a million photos costs."""
    results = million()
    view.set_tiling(Tiling.ROWS)
    yield from shown("show", view, results)
    widths = iter((1500, 1700, 1400, 1900, 1600))
    resize = lambda: (view.resize(next(widths), SIZE[1]), view.viewport().repaint())  # noqa: E731
    yield figure("resize and paint", resize)
    yield figure("select all", view.select_all, CHOSEN_MS)
    yield figure("the same query again", lambda: view.show_results(results), STALL_MS)
    yield from shown("one photo less, all selected", view, million(but=1))
    yield figure("ids of all selected", view.selected_ids)


def shown(name: str, view: GridView, results: Results) -> Iterator[Figure]:
    """Show results; give the longest that the window is busy meanwhile."""
    stalls = [busy(lambda: view.show_results(results)).own]
    while view.ids != results.ids:
        stalls.append(busy(lambda: None).own)
        wait(0.001)
    yield Figure(f"{name}, longest stall, a million", max(stalls), "ms", STALL_MS, at_most=True)


def figure(
    name: str, act: Callable[[], object], target: float | None = None, *, rounds: int = 5
) -> Figure:
    """Return the median of some calls in ms."""
    taken = statistics.median(busy(act).own for _ in range(rounds))
    return Figure(f"{name}, a million", taken, "ms", target, at_most=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
