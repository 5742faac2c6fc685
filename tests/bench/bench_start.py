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
        started(Path(folder))
        times = sorted(started(Path(folder)) for _ in range(RUNS))
    median = times[RUNS // 2]
    sys.stdout.write(
        f"first picture, {count:,} photos: {median:.2f} s "
        f"(best {times[0]:.2f}, worst {times[-1]:.2f}; aim {AIM:.1f})\n"
    )
    return 0 if median <= AIM else 1


def started(place: Path) -> float:
    """Start the window in a process of its own; return seconds to its first picture."""
    environment = os.environ | {WATCH: repr(time.time()), "XDG_CONFIG_HOME": str(place / "config")}
    environment["XDG_CACHE_HOME"] = str(place / "home-cache")
    environment["PYTHONPYCACHEPREFIX"] = str(place / "bytecode")
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
    from PySide6.QtGui import QGuiApplication
    from sqlalchemy import select

    from gallery.library.database import Library
    from gallery.library.location import cache_folder
    from gallery.library.tables import photos
    from tests.bench import bench_search
    from tests.gui import made

    QGuiApplication(sys.argv[:1])
    os.environ["XDG_CACHE_HOME"] = str(place / "home-cache")
    pictures = [made.picture(number) for number in range(24)]
    with Library.open(place / "library") as library:
        bench_search.fill(library, count)
        with library.reading() as reader:
            digests = [digest for (digest,) in reader.execute(select(photos.c.digest))]
        library.thumbnails.put_many(
            {digest: pictures[place % 24] for place, digest in enumerate(digests)}
        )
    assert cache_folder(library.identity).is_dir()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
