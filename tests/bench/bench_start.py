"""How soon a window on a large library shows its first picture, from the start of the process.

python -m tests.bench.bench_start [PHOTOS]

The bytecode is compiled, as it is after the first start of an installed program: one start that
is not counted compiles it into a folder of this bench, whatever the environment says.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

RUNS = 5
AIM = 1.0  # s
WATCH = "PHOTOSKETCH_BENCH_START"  # environment variable: when the process was started


def main(arguments: list[str]) -> int:
    """Make a library, start the window some times, print one line."""
    if WATCH in os.environ:
        return watched(Path(arguments[0]))
    count = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), count)
        times = starts(Path(folder), RUNS)
    median = times[RUNS // 2]
    sys.stdout.write(
        f"first picture, {count:,} photos: {median:.2f} s "
        f"(best {times[0]:.2f}, worst {times[-1]:.2f}; aim {AIM:.1f})\n"
    )
    return 0 if median <= AIM else 1


def starts(place: Path, runs: int) -> list[float]:
    """Start the window some times after one that compiles; return the seconds, sorted."""
    with tempfile.TemporaryDirectory() as scratch:
        started(place, Path(scratch))
        return sorted(started(place, Path(scratch)) for _ in range(runs))


def started(place: Path, scratch: Path) -> float:
    """Start the window in a process of its own; return seconds to its first picture.

    Args:
        place: what ``make_library`` made.
        scratch: a folder for the program's settings and its bytecode.
    """
    environment = os.environ | {WATCH: repr(time.time()), "XDG_CONFIG_HOME": str(scratch)}
    environment["XDG_CACHE_HOME"] = str(place / "cache")
    environment["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.bench_start", str(place)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


def watched(place: Path) -> int:
    """In the process that is measured: the start of the real program, then a look at the grid."""
    gc.disable()  # as ``app`` does
    # Here and not above, because the imports are a part of what is measured.
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gallery.gui import application

    def look() -> None:
        windows = [w for w in QApplication.topLevelWidgets() if hasattr(w, "grid")]
        if windows and windows[0].grid._thumbnails._pictures:
            sys.stdout.write(f"{time.time() - float(os.environ[WATCH])}\n")
            QApplication.quit()
        else:
            QTimer.singleShot(2, look)

    original = application.Session.open

    def opened(session: application.Session, folder: Path) -> bool:
        result = original(session, folder)
        QTimer.singleShot(0, look)
        return result

    application.Session.open = opened
    return application.run(place / "library", log_file=place / "photosketch.log")


def fill(place: Path, count: int) -> None:
    """Write a library of ``count`` photos with a thumbnail each."""
    from tests.bench import make_library

    make_library.main([str(place), str(count), "--without-files"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
