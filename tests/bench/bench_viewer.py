"""How fast the full view opens, goes on, gets sharp, and what a huge photo takes.

    python -m tests.bench.bench_viewer [PHOTOS]      default: 100, of 24 megapixels

The real window, offscreen, 1920 × 1080, on photos that it makes in a folder; making them takes a
minute. A frame is the time for which nothing else could run on the window's thread, without the
longest wait of a thread of this program for a processor that others had. The last figures are of
one photo of 200 megapixels: what the whole program has in memory, at the most, while it is shown
and enlarged.
"""

import hashlib
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_native_id

from tests.bench.real_window import Busy, busy, opened, until, wait  # before Qt: offscreen

from PySide6.QtCore import QEvent, Qt, QTimer  # isort: skip
from PySide6.QtGui import QKeyEvent  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

from gallery.gui.main_window import MainWindow
from gallery.gui.viewer import Viewer
from gallery.images.thumbnail import make_thumbnail
from gallery.library import files, photos
from gallery.library.database import Library
from tests.bench import made_photos
from tests.bench.harness import Figure, PeakMemory, clocks, percentile, show, waited

SIZE, HUGE = (6000, 4000), (16_320, 12_240)  # px
EVERY = 2  # ms between two looks at the clock
PAGED, HELD = 0.2, 0.033  # s from key to key
STEPS, ZOOMS, OPENINGS, PNGS = 20, 6, 5, 3
RESTED = 0.6  # s after which the neighbours are there
FRAME_MS, STEP_MS, SHARP_MS, HUGE_MB = 32.0, 50.0, 300.0, 600.0  # what has to be reached

Key = Qt.Key


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 when one was missed."""
    count = int(arguments[0]) if arguments else 100
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        usual = made_photos.make(place / "usual", count, SIZE)
        png = made_photos.make_png(place / "png", PNGS, SIZE)
        huge = made_photos.make(place / "huge", 1, HUGE)
        fill(place, [(path, SIZE) for path in (*usual, *png)] + [(huge[0], HUGE)])
        with opened(place) as window:
            works = window.bridge.background
            until(lambda: not works.works)
            return show(figures(window, count))


def fill(place: Path, given: list[tuple[Path, tuple[int, int]]]) -> None:
    """Make a library of files where they are, with thumbnails."""
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    library = Library.open(place / "library")
    made = {path: make_thumbnail(path) for path, _ in given}
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path, _ in given}
    rows, kept = [], []
    for path, (width, height) in given:
        form = "PNG" if path.suffix == ".png" else "JPEG"
        facts = {"width": width, "height": height, "format": form, "digest": digests[path]}
        rows.append(facts | {"bytes": path.stat().st_size})
    with library.writing() as writer:
        for photo, (path, _) in zip(photos.add(writer, rows), given, strict=True):
            stat = path.stat()
            row = {"photo_id": photo, "path": str(path)}
            kept.append(row | {"bytes": stat.st_size, "modified_ns": stat.st_mtime_ns})
        files.add_files(writer, kept)
    library.thumbnails.put_many({digests[path]: one.jpeg for path, one in made.items()})
    library.close()


def figures(window: MainWindow, count: int) -> Iterator[Figure]:
    """Measure one after the other."""
    viewer = window.viewer
    yield from opening(window)
    yield from stepping(viewer)
    yield from paging(viewer, count, PAGED, "paged at 5 a second")
    yield from paging(viewer, count, HELD, "a key held down")
    viewer.around.show_strip(shown=True)
    viewer.around.show_info(shown=True)
    yield from paging(viewer, count, PAGED, "with film strip and facts")
    viewer.around.show_strip(shown=False)
    viewer.around.show_info(shown=False)
    ids = sorted(window.grid.ids)  # in the order in which they were made
    yield from enlarging(window, ids[:ZOOMS], "100 %")
    yield from moving(viewer)
    yield from enlarging(window, ids[count : count + PNGS], "100 % of a PNG")
    yield from huge(window)


def opening(window: MainWindow) -> Iterator[Figure]:
    """Open the view from the grid, again and again."""
    viewer, worst, taken, sharp = window.viewer, [], [], []
    for effect in (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu):
        QApplication.setEffectEnabled(effect, True)  # a screen that is none wants no motion
    for row in range(OPENINGS):
        with frames() as found:
            taken.append(busy(lambda row=row: window.sights.open(row)).own)
            sharp.append(own_until(lambda: is_sharp(viewer)))
            wait(RESTED)
        worst += found
        viewer.leave()
        wait(RESTED)
    yield Figure("open: the window is busy", statistics.median(taken), "ms", STEP_MS, at_most=True)
    yield Figure("open: sharp on the screen", statistics.median(sharp), "ms")
    yield from longest("open", worst)


def stepping(viewer: Viewer) -> Iterator[Figure]:
    """Go on to neighbours that are ready, and back."""
    viewer.show_photo(viewer.ids or viewer.window().grid.ids, 0)
    taken, ready = [], 0
    for step in range(STEPS):
        until(lambda: is_sharp(viewer))
        wait(RESTED)
        key = Key.Key_Right if step < STEPS * 3 // 4 else Key.Key_Left
        taken.append(busy(lambda key=key: press(viewer, key)).own)
        ready += is_sharp(viewer)
    yield Figure("next or previous, p95", percentile(taken, 95), "ms", STEP_MS, at_most=True)
    yield Figure("of them sharp at once", 100 * ready / STEPS, "%", 100.0)


def paging(viewer: Viewer, count: int, pause: float, name: str) -> Iterator[Figure]:
    """Press a key again and again, whatever the view is at."""
    press(viewer, Key.Key_Home)
    until(lambda: is_sharp(viewer))
    wait(RESTED)
    seen = sharp = 0
    with frames() as found:
        for _ in range(count - 1):
            press(viewer, Key.Key_PageDown)
            wait(pause)
            seen += viewer.shown_id == viewer.current_id()
            sharp += is_sharp(viewer)
    there = own_until(lambda: is_sharp(viewer))
    yield from longest(name, found)
    yield Figure(f"{name}: photos seen", 100 * seen / (count - 1), "%")
    yield Figure(f"{name}: seen sharp", 100 * sharp / (count - 1), "%")
    yield Figure(f"{name}: sharp after the last", there, "ms")


def enlarging(window: MainWindow, photos: list[int], name: str) -> Iterator[Figure]:
    """Show 100 % of photos that were shown fitted."""
    taken, worst, viewer = [], [], window.viewer
    for photo in photos:
        viewer.show_photo(window.grid.ids, window.grid.ids.index(photo))
        until(lambda: is_sharp(viewer) and viewer.stage.loader.is_at_rest)
        wait(RESTED)
        with frames() as found:
            press(viewer, Key.Key_Z)
            taken.append(own_until(lambda: not viewer.canvas.wants_more))
            wait(RESTED)
        worst += found
    median = statistics.median(taken)
    yield Figure(f"{name}: sharp after", median, "ms", SHARP_MS, at_most=True)
    yield from longest(name, worst)


def moving(viewer: Viewer) -> Iterator[Figure]:
    """Drag a photo at 100 % through the view."""
    until(lambda: is_sharp(viewer))
    press(viewer, Key.Key_Z)
    until(lambda: not viewer.canvas.wants_more)
    wait(RESTED)
    blurred, canvas = 0, viewer.canvas
    with frames() as found:
        for step in range(120):
            way = -1 if step < 60 else 1
            framing = canvas.framing
            assert framing is not None
            canvas.frame(framing.moved(24 * way, 16 * way))
            wait(0.016)
            blurred += canvas.wants_more
    yield from longest("moved at 100 %", found)
    yield Figure("moved at 100 %: not sharp at once", 100 * blurred / 120, "%")


def huge(window: MainWindow) -> Iterator[Figure]:
    """Show 200 megapixels, first all of them, then each, then the next photo."""
    viewer = window.viewer
    viewer.leave()
    wait(RESTED)
    with PeakMemory() as memory, frames() as found:
        row = window.grid.ids.index(max(window.grid.ids))  # it was added last
        window.sights.open(row)
        shown = own_until(lambda: is_sharp(viewer))
        wait(RESTED)
        press(viewer, Key.Key_Z)
        whole = own_until(lambda: not viewer.canvas.wants_more)
        wait(RESTED)
        press(viewer, Key.Key_PageUp if row else Key.Key_PageDown)
        until(lambda: is_sharp(viewer))
        wait(RESTED)
    yield Figure("200 megapixels: shown", shown, "ms")
    yield Figure("200 megapixels: 100 % sharp after", whole, "ms")
    yield from longest("200 megapixels", found)
    yield Figure("the program before", memory.first_mb, "MB")
    yield Figure("200 megapixels: at most", memory.peak_mb, "MB", HUGE_MB, at_most=True)


def is_sharp(viewer: Viewer) -> bool:
    """Whether the photo that is asked for is on the screen, sharp."""
    return viewer.shown_id == viewer.current_id() and viewer.canvas.is_sharp


def press(viewer: Viewer, key: Qt.Key) -> None:
    """Press a key in the view."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(viewer, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


@contextmanager
def frames() -> Iterator[list[Busy]]:
    """Give a list that fills with how long the window's thread could do nothing else."""
    found, last, waits = [Busy(0, 0, 0)], [clocks()], [waiting()]

    def tick() -> None:
        now, kept = clocks(), waiting()
        passed, worked = ((now[place] - last[0][place]) * 1000 for place in (0, 1))
        free = passed - longest_wait(waits[0], kept) * 1000 - EVERY
        found.append(Busy(passed, max(worked, free), worked))
        last[0], waits[0] = now, kept

    timer = QTimer(interval=EVERY, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    yield found
    timer.stop()


def longest(name: str, found: list[Busy]) -> Iterator[Figure]:
    """Give the longest frame; what of it was no work was waiting for other threads."""
    worst = max(frame.own for frame in found)
    yield Figure(f"{name}: longest frame", worst, "ms", FRAME_MS, at_most=True)
    yield Figure(f"{name}: most work in one", max(frame.worked for frame in found), "ms")
    yield Figure(f"{name}: longest by the clock", max(frame.wall for frame in found), "ms")


def own_until(condition: Callable[[], object]) -> float:
    """Let the window live until something is so; return the ms.

    Left out is how long the thread that waited most for a processor did so: the decoding one.
    """
    before = waiting()
    taken = until(condition)
    return (taken - longest_wait(before, waiting())) * 1000


def waiting() -> dict[int, float]:
    """Return how long each thread of this program had no processor, in s (Linux)."""
    tasks = Path("/proc/self/task")
    threads = [int(one.name) for one in tasks.iterdir()] if tasks.exists() else [get_native_id()]
    return {thread: waited(thread) for thread in threads}


def longest_wait(before: dict[int, float], after: dict[int, float]) -> float:
    """Return how long the thread that waited most did so, in s.

    One that waits for a processor may hold Python's lock, which the window's thread waits for.
    """
    return max(there - before.get(thread, 0.0) for thread, there in after.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
