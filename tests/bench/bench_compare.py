"""How fast photos are compared: opened, flipped, enlarged, moved, and what differs.

    python -m tests.bench.bench_compare

Four photos of 24 megapixels in the real window, offscreen, 1920 × 1080. "Busy" is the time that
the window's thread itself worked on a key, until what it asked for was painted.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.real_window import busy, opened, until  # before Qt: offscreen

from PySide6.QtCore import QPointF, Qt  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

from gallery.gui.compare import CompareView, Mode
from gallery.gui.main_window import MainWindow
from tests.bench import made_photos
from tests.bench.bench_viewer import fill, press
from tests.bench.harness import Figure, PeakMemory, percentile, show

SIZE, COUNT = (6000, 4000), 4
FLIPS, MOVES = 40, 60
FRAME_MS, FLIP_MS = 32.0, 50.0  # what has to be reached
MEGABYTES = 1_200.0  # four photos of 24 megapixels at 100 %, all of each

Key = Qt.Key


def main() -> int:
    """Print the figures; return 1 when one was missed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = made_photos.make(place / "photos", COUNT, SIZE)
        fill(place, [(path, SIZE) for path in made])
        with opened(place) as window:
            until(lambda: not window.bridge.background.works)
            return show(figures(window))


def figures(window: MainWindow) -> Iterator[Figure]:
    """Measure one after the other."""
    compare, ids = window.compare, list(window.grid.ids)
    with PeakMemory() as memory:
        compare.show_photos(ids)
        seconds = until(lambda: all(pane.is_sharp for pane in compare.board.panes))
        yield Figure("four photos of 24 megapixels sharp after", seconds * 1000, "ms")
        press(compare, Key.Key_Space)
        flips = [painted(lambda: press(compare, Key.Key_Space)) for _ in range(FLIPS)]
        yield Figure("flip in place, p95", percentile(flips, 95), "ms", FLIP_MS, at_most=True)
        press(compare, Key.Key_B)
        press(compare, Key.Key_Z)
        seconds = until(lambda: are_whole(compare))
        yield Figure("all four at 100 % after", seconds * 1000, "ms")
        yield moving(compare, "moved at 100 %, four at once, p95")
        press(compare, Key.Key_D)
        until(lambda: compare.board.mode is Mode.DIFFERENCE)
        yield moving(compare, "moved while the difference is shown, p95")
    yield Figure("the program before", memory.first_mb, "MB")
    yield Figure("at most", memory.peak_mb, "MB", MEGABYTES, at_most=True)


def moving(compare: CompareView, name: str) -> Figure:
    """Drag what is shown to and fro."""
    taken = []
    for step in range(MOVES):
        way = -1 if step < MOVES // 2 else 1
        by = QPointF(24 * way, 16 * way)
        taken.append(painted(lambda by=by: compare.board.move_by(by)))
    return Figure(name, percentile(taken, 95), "ms", FRAME_MS, at_most=True)


def painted(act: Callable[[], object]) -> float:
    """Return for how many ms the window's thread was busy until an act was seen."""

    def all_of_it() -> None:
        act()
        QApplication.processEvents()

    return busy(all_of_it).own


def are_whole(compare: CompareView) -> bool:
    """Whether every pixel of each photo is there."""
    images = [pane.image for pane in compare.board.panes]
    return all(image is not None and image.width() == SIZE[0] for image in images)


if __name__ == "__main__":
    sys.exit(main())
