"""How long the window's thread is held up while a folder is planned and imported.

    python -m tests.bench.bench_stall FOLDER [SECONDS]      default: to the end of the import

The real window, offscreen, 1600 × 1000, with an empty library. A timer that is due every few
milliseconds tells for how long nothing else could run: everything above ``LONGEST`` is a stall
that a user sees. For each, the processor time of the thread itself says how long it was at
work, and the kernel (on Linux) how long it waited for a processor; the rest it waited for Python's
other threads. With PHOTOSKETCH_STACKS=1 it also says where it was.
"""

import collections
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from gallery.gui.application import Session, favour_window
from gallery.gui.importing import PlanDialog
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Mode, Theme
from gallery.gui.translations import install_translations
from gallery.gui.work import WorkKind
from tests.bench.harness import Figure, PeakMemory, clocks, show

SIZE = (1600, 1000)  # px
EVERY = 5  # ms between two looks at the clock
LONGEST = 50.0  # ms
FIRST = 0.5  # s from the press of Import to a picture on screen
SETTLE = 1.5  # s of peace after the window opened
PATIENCE = 900.0  # s
DEPTH = 5  # calls that are named of a stack


def main(arguments: list[str]) -> int:
    """Import the folder in the window; return 1 when a figure is missed."""
    if not arguments:
        sys.stderr.write("usage: python -m tests.bench.bench_stall FOLDER [SECONDS]\n")
        return 2
    seconds = float(arguments[1]) if len(arguments) > 1 else PATIENCE
    with tempfile.TemporaryDirectory() as place:
        return show(_figures(Path(place), arguments[0], seconds))


class Clock:
    """Notes how late a timer of the window's thread is, and what that thread did meanwhile."""

    def __init__(self) -> None:
        # ms late, ms of them at work, ms of them without a processor
        self.late: list[tuple[float, float, float]] = []
        self.where: collections.Counter[str] = collections.Counter()
        self._last = clocks()
        self._timer = QTimer(interval=EVERY)
        self._timer.timeout.connect(self._tick)
        self._thread = threading.get_ident()
        self._is_running = False
        if os.environ.get("PHOTOSKETCH_STACKS"):
            threading.Thread(target=self._watch, daemon=True).start()

    def start(self) -> None:
        """Begin with an empty list."""
        self.late.clear()
        self._last = clocks()
        self._is_running = True
        self._timer.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()
        self._is_running = False

    def figures(self, name: str) -> list[Figure]:
        """Return the longest stall, how many there were, and the longest spent at work."""
        ordered = sorted(self.late)
        worst, worked, kept = ordered[-1] if ordered else (0.0, 0.0, 0.0)
        own = [late - waited for late, _, waited in ordered]
        return [
            Figure(f"{name}: longest stall", worst, "ms", LONGEST, at_most=True),
            Figure(f"{name}: of it at work", worked, "ms"),
            Figure(f"{name}: of it without a processor", kept, "ms"),
            Figure(f"{name}: stalls > {LONGEST:g} ms", sum(s > LONGEST for s, *_ in ordered), ""),
            Figure(f"{name}: without those waits", sum(late > LONGEST for late in own), ""),
            Figure(f"{name}: longest of them", max(own, default=0), "ms"),
            Figure(
                f"{name}: most at work at once", max((w for _, w, _ in ordered), default=0), "ms"
            ),
        ]

    def _tick(self) -> None:
        now = clocks()
        passed, worked, waited = (
            (new - old) * 1e3 for new, old in zip(now, self._last, strict=True)
        )
        self.late.append((passed - EVERY, worked, waited))
        self._last = now

    def _watch(self) -> None:
        while True:
            time.sleep(0.005)
            late = (time.perf_counter() - self._last[0]) * 1e3
            if self._is_running and late > LONGEST / 2:
                self.where[" < ".join(_calls(self._thread))] += 1


def _calls(thread: int) -> list[str]:
    """Return what a thread is at, the innermost first."""
    # Held on to while that thread goes on, a frame keeps its painter alive, which Qt dies of.
    turn = sys.getswitchinterval()
    sys.setswitchinterval(1.0)
    frame, calls = sys._current_frames().get(thread), []
    while frame is not None and len(calls) < DEPTH:
        calls.append(f"{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    del frame
    sys.setswitchinterval(turn)
    return calls


def _figures(place: Path, folder: str, seconds: float) -> list[Figure]:
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    app = QApplication([])
    install_translations(app)
    preferences = Preferences(QSettings(str(place / "s.ini"), QSettings.Format.IniFormat))
    session = Session(preferences, Theme(app, Mode.DARK), place / "log")
    session.open(place / "library")
    favour_window(app)
    window = session.window
    assert window is not None
    window.resize(*SIZE)
    clock = Clock()
    _wait(lambda: False, SETTLE)
    figures: list[Figure] = []
    with PeakMemory() as memory:
        clock.start()
        window.intake.plan([folder])
        dialog = window.findChild(PlanDialog)
        assert dialog is not None
        _wait(dialog.done_button.isEnabled, PATIENCE)
        _wait(lambda: False, SETTLE)
        figures += clock.figures("plan")
        clock.start()
        pressed = time.monotonic()
        dialog.done_button.click()
        thumbnails = window.grid._thumbnails
        _wait(lambda: bool(thumbnails._pictures), PATIENCE)
        figures.append(
            Figure(
                "first picture after Import", time.monotonic() - pressed, "s", FIRST, at_most=True
            )
        )
        works = window.bridge.background
        _wait(lambda: all(work.kind is WorkKind.ANALYSE for work in works.works), seconds)
        took = time.monotonic() - pressed
        figures.append(Figure("photos in", len(window.grid.ids), ""))
        figures.append(Figure("import in the window", len(window.grid.ids) / took, "files/s"))
        figures += clock.figures("import")
        clock.start()
        _wait(lambda: False, min(seconds, 15.0))
        figures += clock.figures("analysis")
        clock.stop()
    figures.append(Figure("peak memory of window and children", memory.peak_mb, "MB"))
    for line, times in clock.where.most_common(25):
        sys.stdout.write(f"{times:6} {line}\n")
    window.close()
    session.close()
    return figures


def _wait(done: Callable[[], bool], seconds: float) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + seconds
    loop = QEventLoop()  # not the application's own: its quit() closes the windows
    timer = QTimer(interval=10)

    def look() -> None:
        if done() or time.monotonic() > end:
            timer.stop()
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
