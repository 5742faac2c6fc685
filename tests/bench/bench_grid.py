"""How fast the grid lays out, scrolls and chooses: one line a figure.

    python -m tests.bench.bench_grid [PHOTOS]        default: 100000

Offscreen, 1920 × 1080, cells of the usual width, on a library filled as for ``bench_search``.
A frame is the time the GUI thread is busy for one step of scrolling: the bar moves, everything
due is handled, the viewport is painted. "cached": the pictures are in memory; "loading": they
are read, decoded and delivered meanwhile.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.gui.grid.geometry import Layout, measure
from gallery.gui.theme import Mode, Theme
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.query import Results, Section, Sections, find
from gallery.search import ast
from tests.bench.bench_search import fill
from tests.bench.harness import Figure, seconds_of, show

SIZE = (1920, 1080)  # px
FRAMES, STEP = 300, 60  # px a frame: a steady scroll
JUMPS = 60
MILLION = 1_000_000
MILLION_SECTIONS = 20_000
THUMBNAILS = 4_000  # photos with a thumbnail: more than the frames pass
DRAWINGS = 40
BUSY_MS, LAYOUT_MS = 8.0, 30.0  # what has to be reached


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 when one was missed."""
    count = int(arguments[0]) if arguments else 100_000
    app = QApplication([])
    theme = Theme(app, Mode.DARK)
    with tempfile.TemporaryDirectory() as folder, grid_of(Path(folder), count) as view:
        code = show([*scrolling(view, count), *layouts(view)])
    theme.deleteLater()
    return code


@contextmanager
def grid_of(folder: Path, count: int) -> Iterator[GridView]:
    """Give a grid on a library of ``count`` photos."""
    library = Library.open(folder / "library", cache=folder / "cache")
    fill(library, count)
    with library.reading() as reader:
        results = find(reader, ast.Everything())
        digests = photos.digests(reader, results.ids[:THUMBNAILS])
    pictures = [drawing(number) for number in range(DRAWINGS)]
    library.thumbnails.put_many(
        {digest: pictures[key % DRAWINGS] for key, digest in digests.items()}
    )
    bridge = Bridge(library)
    view = GridView(bridge)
    view.resize(*SIZE)
    view.show()
    view.show_results(results)
    yield view
    view.close()
    bridge.close()


def drawing(number: int) -> bytes:
    """Return a thumbnail as an import makes them: 512 px, with as much detail as a photo."""
    dice = random.Random(number)
    small = QImage(128, 85, QImage.Format.Format_RGB32)
    for y in range(small.height()):
        for x in range(small.width()):
            small.setPixelColor(
                x, y, QColor.fromHsv((number * 40 + y) % 360, 120, dice.randrange(90, 200))
            )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.scaled(512, 341).save(buffer, "JPG", 80)
    return bytes(data.data())


def scrolling(view: GridView, count: int) -> Iterator[Figure]:
    """Scroll steadily, first while the pictures come, then through those that are there."""
    wait(1500)
    bar = view.verticalScrollBar()
    for state in ("loading", "cached"):
        bar.setValue(0)
        wait(300)
        frames = [frame(view, bar.value() + STEP, pause=16) for _ in range(FRAMES)]
        aim = BUSY_MS if state == "cached" else None
        yield from both(f"scroll, {state}, {count:,} photos", [wall for wall, _ in frames], aim)
        used = late([processor for _, processor in frames])
        yield Figure(f"scroll, {state}, its processor time, p95", used, "ms")
    places = [random.Random(n).randrange(bar.maximum()) for n in range(JUMPS)]
    jumps = [frame(view, place, pause=0)[0] for place in places]
    yield from both(f"jump anywhere, {count:,} photos", jumps, None)
    wait(300)
    repaints = [seconds_of(view.viewport().repaint) for _ in range(50)]
    yield Figure("full repaint", statistics.median(repaints) * 1000, "ms")


def frame(view: GridView, value: int, *, pause: int) -> tuple[float, float]:
    """Scroll to ``value`` and paint.

    Returns:
        The seconds that the GUI thread was busy, and those it had a processor (the rest it
        waited for other threads and programs).
    """
    start, started = time.perf_counter(), time.thread_time()
    view.verticalScrollBar().setValue(value)
    QApplication.processEvents()  # paints, too
    busy, used = time.perf_counter() - start, time.thread_time() - started
    if pause:
        wait(max(1, pause - round(busy * 1000)))
    return busy, used


def both(name: str, times: list[float], aim: float | None) -> Iterator[Figure]:
    """Give median and 95th percentile in ms."""
    yield Figure(f"{name}, median", statistics.median(times) * 1000, "ms")
    yield Figure(f"{name}, p95", late(times), "ms", aim, at_most=True)


def late(times: list[float]) -> float:
    """Return the 95th percentile in ms."""
    return sorted(times)[round(len(times) * 0.95) - 1] * 1000


def layouts(view: GridView) -> Iterator[Figure]:
    """Measure what a million photos in 20,000 sections cost."""
    each = MILLION // MILLION_SECTIONS
    measured = measure(SIZE[0], 200)
    counts = [each] * MILLION_SECTIONS
    yield figure("layout", lambda: Layout(counts, measured), LAYOUT_MS)
    sections = Sections.of(Section(n + 1, n * each, each) for n in range(MILLION_SECTIONS))
    results = Results(array("q", range(1, MILLION + 1)), sections, MILLION)
    yield figure("show results and paint", lambda: shown(view, results), None, rounds=1)
    widths = iter((1500, 1700, 1400, 1900, 1600))
    yield figure("resize and paint", lambda: resized(view, next(widths)), LAYOUT_MS)
    yield figure("select all", view.select_all, LAYOUT_MS)
    yield figure("ids of all selected", view.selected_ids, None)
    yield figure("the same query again", lambda: view.show_results(results), LAYOUT_MS)
    view.clear_selection()
    grown = Results(
        results.ids[1:], Sections.of([Section(1, 0, each - 1), *sections[1:]]), MILLION - 1
    )
    yield figure("one photo less", lambda: shown(view, grown), None, rounds=1)


def figure(
    name: str, act: Callable[[], object], target: float | None, *, rounds: int = 5
) -> Figure:
    """Return the median of some calls in ms."""
    taken = statistics.median(seconds_of(act) for _ in range(rounds)) * 1000
    return Figure(f"{name}, 1,000,000 photos", taken, "ms", target, at_most=True)


def shown(view: GridView, results: Results) -> None:
    """Show results and paint them."""
    view.show_results(results)
    view.viewport().repaint()


def resized(view: GridView, width: int) -> None:
    """Give the view another width and paint it."""
    view.resize(width, SIZE[1])
    view.viewport().repaint()


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
