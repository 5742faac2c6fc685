"""What the window costs on a library of a million photos: typing, scrolling, tagging, memory."""

import gc
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from gallery.edits.tagging import AddPhrases
from gallery.gui.main_window import MainWindow
from gallery.gui.work import EDITS, Work, WorkState
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase
from tests.bench.bench_stall import Clock
from tests.bench.harness import Figure, PeakMemory, percentile
from tests.bench.keys import TYPED, typed
from tests.bench.real_window import Busy, busy, opened, until, wait

CELL = 180  # px
FRAME = 1 / 60  # s
STEP = 60  # px a frame: three screens a second
JUMPS = 40
PHRASE = "V with umbrella"


def typing(place: Path, *, lines: tuple[str, ...] = TYPED) -> Iterator[Figure]:
    """From a key to its first photos on screen, and to their pictures."""
    with opened(place) as window:
        keys = [each for line in lines for each in typed(window, line)]
        for name, times, bar in (
            ("keystroke to updated first screen", [key.own for key in keys], 80.0),
            ("the same by the clock", [key.wall for key in keys], None),
            ("the same, until every picture is there", [key.sharp for key in keys], None),
        ):
            yield _late(name, times, 95, bar)
            yield Figure("the same, median", statistics.median(times), "ms")
        yield Figure("keystrokes", len(keys), "")


def scrolling(place: Path, *, seconds: float = 10.0) -> Iterator[Figure]:
    """Frames of a steady scroll, jumps to where thumbnails are, everything selected."""
    with opened(place) as window:
        window.grid.set_zoom(CELL)
        wait(1.0)
        frames = list(_scroll(window, seconds))
        yield from _frames("scroll at 60 fps, a frame", frames, {95: 9.0, 99: 16.0})
        jumps = [_jump(window, share) for share in _places()]
        frames, there, worked = zip(*jumps, strict=True)
        yield from _frames("jump anywhere, the frame", frames, {95: 16.0})
        yield _late("thumbnails of the page", there, 95, 120.0)
        yield _late("the same, work of all threads", worked, 95, None)
        taken = [busy(window.grid.select_all).own]
        for _ in range(4):
            window.grid.clear_selection()
            wait(0.3)
            taken.append(busy(window.grid.select_all).own)
        yield Figure("select all", statistics.median(taken), "ms", 50.0, at_most=True)


def tagging(place: Path) -> Iterator[Figure]:
    """A phrase on all photos from the window, cancelled, said, taken back; on a copy."""
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        folder = Path(scratch, "library")
        folder.mkdir()
        shutil.copyfile(place / "library" / "library.db", folder / "library.db")
        with opened(place, library=folder) as window, PeakMemory() as memory:
            window.grid.select_all()
            ids = tuple(window.grid.selected_ids())  # the window lists them elsewhere
            clock = Clock()
            clock.start()
            yield from _tagged(window, ids)
            clock.stop()
            late = [late for late, _, _ in clock.late]
            yield Figure("meanwhile: longest stall of the window", max(late), "ms")
            yield Figure("meanwhile: longest at work", max(w for _, w, _ in clock.late), "ms")
            memory_now = memory.peak_mb
        yield Figure("memory while a million are tagged", memory_now, "MB")


def remembering(place: Path, *, minutes: float = 5.0) -> Iterator[Figure]:
    """Memory of the window after so long of scrolling through everything."""
    with opened(place) as window, PeakMemory() as memory:
        yield Figure("memory, window just opened", memory.first_mb, "MB")
        window.grid.set_zoom(CELL)
        end = time.monotonic() + minutes * 60
        places = random.Random(3)
        while time.monotonic() < end:
            bar = window.grid.verticalScrollBar()
            bar.setValue(places.randrange(bar.maximum() + 1))
            for _ in _scroll(window, min(5.0, end - time.monotonic())):
                pass
        gc.collect()
        wait(1.0)
        name = f"memory after {minutes:g} min of scrolling"
        yield Figure(name, memory.peak_mb, "MB", 350.0, at_most=True)


def _scroll(window: MainWindow, seconds: float) -> Iterator[Busy]:
    """Scroll steadily; give for each frame how long it took."""
    bar = window.grid.verticalScrollBar()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        due = time.perf_counter() + FRAME
        yield busy(lambda: bar.setValue(bar.value() + STEP))
        wait(max(0.001, due - time.perf_counter()))


def _jump(window: MainWindow, share: float) -> tuple[Busy, float, float]:
    """Jump to a share of the whole; return its frame, and the ms until all pictures are there.

    Beside them the processor time of all threads for it, which other programs cannot lengthen.
    """
    bar = window.grid.verticalScrollBar()
    start, worked = time.perf_counter(), time.process_time()
    frame = busy(lambda: bar.setValue(round(bar.maximum() * share)))
    until(lambda: window.grid.is_sharp)
    there = (time.perf_counter() - start) * 1000
    work = (time.process_time() - worked) * 1000
    wait(0.1)
    return frame, there, work


def _places() -> Iterator[float]:
    """Give places, as a share of the whole, that have thumbnails of the usual size."""
    dice = random.Random(4)
    for _ in range(JUMPS):
        yield dice.choice((0.25, 0.5, 0.75)) + dice.uniform(-0.002, 0.002)


def _tagged(window: MainWindow, ids: tuple[int, ...]) -> Iterator[Figure]:
    with window.bridge.library.reading() as reader:
        phrase = read_phrase(PHRASE, LibraryVocabulary(reader))
    ended: list[Work] = []
    background = window.bridge.background
    background.finished.connect(lambda work: ended.extend([work] * (work.kind in EDITS)))
    window.bridge.apply(AddPhrases(ids, (phrase,)))
    work = background.works[-1]
    until(lambda: work.done)
    work.cancel()
    stopped = until(lambda: work in ended)
    assert work.state is WorkState.CANCELLED
    yield Figure("Cancel, until all is taken back", stopped, "s")
    window.bridge.apply(AddPhrases(ids, (phrase,)))
    yield Figure(f"a phrase on {len(ids):,} photos", until(lambda: len(ended) == 2), "s")
    until(lambda: window.bridge.undoable and window.bridge.undoable.photos == len(ids))
    window.bridge.undo()
    yield Figure("the same, undone", until(lambda: len(ended) == 3), "s")


def _frames(name: str, frames: Sequence[Busy], bars: dict[int, float]) -> Iterator[Figure]:
    """Give the late ones without the waits for a processor, and what they are made of."""
    for percent, bar in bars.items():
        yield _late(name, [frame.own for frame in frames], percent, bar)
    yield _late("the same by the clock", [frame.wall for frame in frames], 95, None)
    yield _late("the same, at work", [frame.worked for frame in frames], 95, None)


def _late(name: str, times: Sequence[float], percent: int, bar: float | None) -> Figure:
    worst = percentile(times, percent)
    return Figure(f"{name}, p{percent}", worst, "ms", bar, at_most=True)
