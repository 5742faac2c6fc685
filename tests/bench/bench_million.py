"""All figures that a library of a million photos is held to, as a table for the documents.

    python -m tests.bench.bench_million FOLDER SMALLER [--minutes 5] [--part NAME]

FOLDER and SMALLER are what ``make_library`` makes, of 1,000,000 and of 100,000 photos; they are
only read (the edits are made in a copy). Every part runs in a process of its own, the files in
the system's cache. Searches, facets and frames are told without the time that a thread was ready
and other programs had the processors. The exit code is 1 when a bar is missed.
"""

import argparse
import dataclasses
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from gallery.library import query
from gallery.library.database import Library
from gallery.library.facets import facets
from tests.bench.bench_search import first_screen, median, understood
from tests.bench.harness import Figure, alternating, own_seconds_of, percentile
from tests.bench.questions import QUESTIONS, questions

RUNS = 5
HUNDRED_THOUSAND = "IU"  # is in about so many photos
FIRST = 1.0  # s to the first picture
Part = Callable[[Path, Path, float], Iterator[Figure]]


def main(arguments: list[str]) -> int:
    """Measure all parts, or one, and print them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("smaller", type=Path)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--part", choices=PARTS)
    asked = parser.parse_args(arguments)
    if asked.part:
        for figure in PARTS[asked.part](asked.folder, asked.smaller, asked.minutes):
            sys.stdout.write(json.dumps(dataclasses.asdict(figure)) + "\n")
        return 0
    missed = 0
    sys.stdout.write(heading())
    for part in PARTS:
        command = [sys.executable, "-m", "tests.bench.bench_million", *arguments, "--part", part]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        sys.stderr.write(done.stderr[-2000:] if done.returncode else "")
        for line in done.stdout.splitlines():
            figure = Figure(**json.loads(line))
            missed += not figure.is_reached
            sys.stdout.write(row(figure))
            sys.stdout.flush()
        missed += bool(done.returncode)
    return 1 if missed else 0


def heading() -> str:
    """Return what stands above the figures: the machine, and how busy it is."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load}"
    return f"{machine}\n\n| | measured | bar | |\n|---|---:|---:|---|\n"


def row(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    value = f"{figure.value:.2f}" if figure.value < 10 else f"{figure.value:,.0f}"
    bar = "" if figure.target is None else f"≤ {figure.target:g} {figure.unit}"
    reached = "" if figure.target is None else ("✓" if figure.is_reached else "missed")
    return f"| {figure.name} | {value} {figure.unit} | {bar} | {reached} |\n"


def start(folder: Path, _smaller: Path, _minutes: float) -> Iterator[Figure]:
    """The start of the process to the first picture painted."""
    from tests.bench.bench_start import starts

    seconds = starts(folder, RUNS)
    yield Figure(
        "process start to first picture", statistics.median(seconds), "s", FIRST, at_most=True
    )


def searches(folder: Path, smaller: Path, _minutes: float) -> Iterator[Figure]:
    """First screen and count of all questions, here and in the smaller library by turns."""
    screens: list[float] = []
    others: list[float] = []
    counts: list[float] = []
    with (
        _open(folder) as library,
        _open(smaller) as other,
        library.reading() as reader,
        other.reading() as second,
    ):
        for line, less in zip(questions(reader), questions(second), strict=True):
            big, small = alternating(
                lambda text=line: first_screen(reader, text),
                lambda text=less: first_screen(second, text),
                rounds=RUNS,
                clock=own_seconds_of,
            )
            screens.append(big * 1000)
            others.append(small * 1000)
            node = understood(reader, line).node
            counts.append(median(lambda one=node: query.count(reader, one)))
    number = len(QUESTIONS)
    yield _p95(f"{number} searches: first screen", screens, 50.0)
    yield Figure("the same, median", statistics.median(screens), "ms")
    yield _p95(f"{number} searches: exact count", counts, 150.0)
    yield Figure("the same, median", statistics.median(counts), "ms")
    growth = percentile(screens) / percentile(others)
    yield Figure("growth of the first screen from 100,000", growth, "×", 2.0, at_most=True)


def facetting(folder: Path, smaller: Path, _minutes: float) -> Iterator[Figure]:
    """Who and what is in 100,000 photos, and how often."""
    with _open(folder) as library, library.reading() as reader:
        node = understood(reader, HUNDRED_THOUSAND).node
        photos = query.count(reader, node)
        times = [median(lambda: facets(reader, node), 1) for _ in range(RUNS)]
        yield Figure(
            f"facets of {photos:,} photos", statistics.median(times), "ms", 250.0, at_most=True
        )


def typing(folder: Path, _smaller: Path, _minutes: float) -> Iterator[Figure]:
    """From a key to the screen."""
    from tests.bench import million_window

    yield from million_window.typing(folder)


def scrolling(folder: Path, _smaller: Path, _minutes: float) -> Iterator[Figure]:
    """Frames, jumps, selecting."""
    from tests.bench import million_window

    yield from million_window.scrolling(folder)


def tagging(folder: Path, _smaller: Path, _minutes: float) -> Iterator[Figure]:
    """Everything tagged."""
    from tests.bench import million_window

    yield from million_window.tagging(folder)


def living(folder: Path, _smaller: Path, _minutes: float) -> Iterator[Figure]:
    """Another program's edits."""
    from tests.bench import living as beside

    yield from beside.living(folder)


def remembering(folder: Path, _smaller: Path, minutes: float) -> Iterator[Figure]:
    """The window's memory."""
    from tests.bench import million_window

    yield from million_window.remembering(folder, minutes=minutes)


def _p95(name: str, times: list[float], bar: float) -> Figure:
    return Figure(f"{name}, p95", percentile(times), "ms", bar, at_most=True)


def _open(place: Path) -> Library:
    return Library.open(place / "library", cache=place / "cache" / "photosketch")


PARTS: dict[str, Part] = {
    "start": start,
    "searches": searches,
    "typing": typing,
    "facets": facetting,
    "scroll": scrolling,
    "tag": tagging,
    "live": living,
    "memory": remembering,
}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
