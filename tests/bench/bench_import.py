"""How fast a folder of photos is catalogued and analysed, against bare code in the same run.

Run it with the folder: ``python -m tests.bench.bench_import FOLDER``. The floor of the
catalogue is reading and SHA-256 on as many threads as there are cores; that of the analysis
is Pillow's draft decode, resize and JPEG encode on two threads.
"""

import hashlib
import io
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from gallery.analysis import analyse
from gallery.importing import ImportRequest, make_plan, run
from gallery.jobs.progress import Silent
from gallery.library.database import Library
from tests.bench.harness import Figure, PeakMemory, alternating, seconds_of, show

ROUNDS = 3
LONGEST = 512  # pixels of a thumbnail
MOST_ANALYSED = 1_000  # photos, as the figure to reach is meant; the start of the children counts


def main(arguments: Sequence[str]) -> int:
    """Measure the folder given; return 1 when a figure is missed."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tests.bench.bench_import FOLDER\n")
        return 2
    folder = Path(arguments[0])
    paths = sorted(path for path in folder.rglob("*") if path.suffix.casefold() == ".jpg")
    with PeakMemory() as memory:
        figures = [*_catalogue(paths), *_analysis(paths[:MOST_ANALYSED])]
    return show([*figures, Figure("peak memory of an import", memory.peak_mb, "MB", 350, True)])


def _catalogue(paths: list[Path]) -> list[Figure]:
    times: list[float] = []

    def work(library: Library) -> None:
        times.append(seconds_of(lambda: _import(library, paths)))

    _digest_all(paths)  # a warm file cache for both
    _, floor = alternating(lambda: _with_library(work), lambda: _digest_all(paths), rounds=ROUNDS)
    ours = statistics.median(times)  # planned and imported; making an empty library is neither
    count = len(paths)
    return [
        Figure("catalogue", count / ours, "files/s", 450),
        Figure("floor: read + SHA-256, a thread a core", count / floor, "files/s"),
        Figure("catalogue / floor", floor / ours, "x", 0.35),
    ]


def _analysis(paths: list[Path]) -> list[Figure]:
    times: list[float] = []

    def ours() -> None:
        def work(library: Library) -> None:
            _import(library, paths)
            times.append(analyse(library, Silent()).seconds)

        _with_library(work)

    _, floor = alternating(ours, lambda: _bare_thumbnails(paths), rounds=ROUNDS)
    best = sorted(times)[len(times) // 2]
    count = len(paths)
    return [
        Figure("analysis", count / best, "photos/s"),
        Figure("floor: bare Pillow on two threads", count / floor, "photos/s"),
        Figure("analysis / floor", floor / best, "x", 0.85),
    ]


def _with_library(work: Callable[[Library], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library", cache=Path(folder) / "cache")
        with library:
            work(library)


def _import(library: Library, paths: list[Path]) -> None:
    request = ImportRequest(paths=tuple(map(str, paths)), title="Bench")
    run(library, make_plan(library, request, Silent()), Silent())


def _digest_all(paths: list[Path]) -> None:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda path: hashlib.sha256(path.read_bytes()).hexdigest(), paths))


def _bare_thumbnails(paths: list[Path]) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_bare_thumbnail, paths))


def _bare_thumbnail(path: Path) -> bytes:
    with Image.open(path) as image:
        image.draft("RGB", (LONGEST, LONGEST))
        scale = LONGEST / max(image.size)
        size = round(image.width * scale), round(image.height * scale)
        out = io.BytesIO()
        image.resize(size, Image.Resampling.BILINEAR, reducing_gap=1.1).save(out, "JPEG")
        return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
