"""How long the pages of people, scenes and sets take with 20,000 persons and 25,000 scenes.

    python -m tests.bench.bench_portraits 1000000 [FOLDER]

The library is that of ``make_library`` with more names; what is in FOLDER already is used
again. Reading is done on the reader pool; what a page, a key in its filter and a head cost the
window itself is measured apart: the longest time that it did not answer.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gallery.library import portraits, profiles, query, scenes
from gallery.library.database import Library, Reader
from gallery.library.vocabulary import LibraryVocabulary
from gallery.search import parse
from tests.bench.harness import Figure, show
from tests.bench.make_library import fill

PERSONS, SCENES = 20_000, 25_000
RUNS = 5
PATIENCE = 60  # s
BLOCKED = 50  # ms that the window may be deaf


def main(arguments: list[str]) -> int:
    """Fill (or use again) a library, measure; return 1 when a figure is missed."""
    count = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        with Library.open(folder / "library", cache=folder / "cache") as library:
            with library.reading() as reader:
                is_new = query.count(reader, parse("", LibraryVocabulary(reader))) == 0
            if is_new:
                fill(library, count, persons=PERSONS, scenes=SCENES)
            with library.reading() as reader:
                figures = list(_reads(reader))
        return show([*figures, *_window(folder)])


def _reads(reader: Reader) -> Iterator[Figure]:
    some = range(100, 124)
    yield Figure("profile of a third of all photos", _median(reader, profiles.of_person, 1), "ms")
    yield Figure("profile of their group", _median(reader, profiles.of_group, 1), "ms")
    yield Figure("profile of a scene with all below", _median(reader, profiles.of_scene, 1), "ms")
    yield Figure("portraits of 24 persons", _median(reader, portraits.of_persons, some), "ms")
    yield Figure("portraits of 24 scenes", _median(reader, portraits.of_scenes, some), "ms")
    yield Figure("the ten scenes of most photos", _median(reader, scenes.most_shown, 10), "ms")
    yield Figure("newest photos of all", _median(reader, portraits.newest_of_persons), "ms")


def _median(reader: Reader, function: Callable[..., object], *arguments: object) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        function(reader, *arguments)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _window(folder: Path) -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Here, since the reads are measured without Qt.
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gallery.gui.bridge import Bridge
    from gallery.gui.garbage import GarbageCollector
    from gallery.gui.portraits import PortraitsPage
    from gallery.gui.portraits.entries import FIRST
    from gallery.gui.preferences import Preferences
    from gallery.gui.scope import ScopeKind
    from gallery.gui.theme import Mode, Theme

    app = QApplication([])
    GarbageCollector(app)
    Theme(app, Mode.DARK)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    bridge = Bridge(Library.open(folder / "library", cache=folder / "cache"))
    page = PortraitsPage(bridge, Preferences(settings))
    page.resize(1100, 700)
    page.show()
    try:
        for kind in (ScopeKind.PEOPLE, ScopeKind.SCENES, ScopeKind.SETS):
            page.show_kind(kind)
            first, before = _until(app, lambda: len(page.listing.entries) > 1)
            yield Figure(f"page of {kind}: first screens", first, "ms")
            took, deaf = _until(app, lambda: len(page.listing.entries) > FIRST)
            yield Figure(f"page of {kind}: all", first + took, "ms")
            deaf = max(before, deaf)
            yield Figure(f"page of {kind}: window deaf", deaf, "ms", BLOCKED, at_most=True)
            every = len(page.listing.entries)
            page.filter.setText("7")
            took, deaf = _until(app, lambda every=every: len(page.listing.entries) < every)
            yield Figure(f"filter of {every} {kind}", took, "ms")
            yield Figure(f"filter of {kind}: window deaf", deaf, "ms", BLOCKED, at_most=True)
            page.filter.clear()
            _until(app, lambda every=every: len(page.listing.entries) == every)
            yield Figure(
                f"scroll through {kind}: longest frame", _scroll(app, page), "ms", 33, at_most=True
            )
    finally:
        bridge.close()


def _scroll(app, page) -> float:
    bar, longest = page.listing.verticalScrollBar(), 0.0
    for step in range(100):
        bar.setValue(bar.maximum() * step // 100)
        app.processEvents()
        start = time.perf_counter()
        page.listing.viewport().repaint()
        longest = max(longest, (time.perf_counter() - start) * 1000)
    return longest


def _until(app, done: Callable[[], bool]) -> tuple[float, float]:
    """Wait; return how long in ms, and the longest time that events were not handled."""
    begun, deaf = time.perf_counter(), 0.0
    while not done():
        start = time.perf_counter()
        app.processEvents()
        deaf = max(deaf, (time.perf_counter() - start) * 1000)
        if start - begun > PATIENCE:
            raise TimeoutError
        time.sleep(0.001)
    return (time.perf_counter() - begun) * 1000, deaf


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
