"""How soon a window on a million photos shows what another program changed."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from gallery.edits.base import Edit
from gallery.edits.captions import SetCaption
from gallery.edits.editor import Editor
from gallery.edits.photos import RemovePhotos
from gallery.edits.sets import MakeSet
from gallery.gui.main_window import MainWindow
from gallery.gui.searchbar.results import Answer
from gallery.library.database import Library
from tests.bench.harness import Figure
from tests.bench.real_window import opened, until, wait

SEARCH = "missing:caption"  # finds two thirds of the library
BAR = 2.0  # s
TIMES = 3
REST = 1.5  # s between two edits: what they made is read, too
BEST = {"title": "Best of", "released_on": "2026-11-01"}

Seen = Callable[[], bool]


def living(place: Path) -> Iterator[Figure]:
    """Edit from another connection, as another program has; in a copy of the library."""
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        folder = Path(scratch, "library")
        folder.mkdir()
        shutil.copyfile(place / "library" / "library.db", folder / "library.db")
        with (
            opened(place, library=folder) as window,
            Library.open(folder, cache=Path(scratch, "cache")) as library,
        ):
            elsewhere = Editor(library)
            _search(window, SEARCH)
            name = f"a caption of another program in {len(window.grid.ids):,} photos, in sight"
            yield _longest(name, _captioned(window, elsewhere))
            _search(window, "")
            name = f"a set of another program in {len(window.grid.ids):,} photos, in sight"
            yield _longest(name, _placed(window, elsewhere))


def _captioned(window: MainWindow, elsewhere: Editor) -> Iterator[float]:
    for photo in tuple(window.grid.ids[:TIMES]):
        edit = SetCaption((photo,), "en", "Running")
        yield _seconds(partial(elsewhere.apply, edit), partial(_is_dimmed, window, photo))
        yield _seconds(elsewhere.undo, lambda: not window.browse.answer.dimmed)


def _is_dimmed(window: MainWindow, photo: int) -> bool:
    return window.browse.answer is not None and photo in window.browse.answer.dimmed


def _placed(window: MainWindow, elsewhere: Editor) -> Iterator[float]:
    photos, rows = tuple(window.grid.ids[: TIMES * 2]), len(window.grid.ids)
    edits: tuple[Edit, ...] = (MakeSet(photos, BEST), RemovePhotos(photos))
    for edit in edits:
        yield _seconds(partial(elsewhere.apply, edit), lambda: len(window.grid.ids) != rows)
        yield _seconds(elsewhere.undo, lambda: len(window.grid.ids) == rows)


def _seconds(edit: Callable[[], object], seen: Seen) -> float:
    """Return how long the window takes from the end of an edit until it shows it."""
    edit()
    start = time.perf_counter()
    until(seen)
    passed = time.perf_counter() - start
    wait(REST)
    return passed


def _search(window: MainWindow, text: str) -> None:
    """Search, and wait for all that is found."""
    answers: list[Answer] = []
    window.browse.answered.connect(answers.append)
    window.search.setText(text)
    until(lambda: answers and not answers[-1].is_page)
    window.browse.answered.disconnect(answers.append)
    wait(REST)


def _longest(name: str, times: Iterator[float]) -> Figure:
    return Figure(name, max(times), "s", BAR, at_most=True)
