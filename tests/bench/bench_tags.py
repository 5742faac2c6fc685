"""How long a phrase takes on ten thousand selected photos, and whether the window notices.

    python -m tests.bench.bench_tags [PHOTOS]      default: 100,000 in the library

A library of that many photos in sets of twenty, each with a phrase; 10,000 of them are
selected. First the edit, its undo and redo as such, then the same from the real window,
offscreen, 1600 × 1000: how long until the inspector shows it, and how long its thread is held
up at most (see ``bench_stall``).
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gallery.edits.copying import PasteTags
from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.tagging import AddPhrases
from gallery.edits.toggling import TogglePerson
from gallery.gui.application import Session, favour_window
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Mode, Theme
from gallery.gui.translations import install_translations
from gallery.library import files, photos, sets
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.names import Name
from gallery.model.phrases import PhraseReading, read_phrase
from tests.bench.bench_stall import Clock
from tests.bench.harness import Figure, seconds_of, show

SELECTED = 10_000
A_SET = 20  # photos
PIECE = 5_000  # photos made in one transaction
ROUNDS = 3
MOST = 1.0  # s for a phrase on all that is selected
SIZE = (1600, 1000)  # px
PATIENCE = 60.0  # s
PHRASES = ("V with camcorder", "IU at the beach", "V and IU running outdoors", "V")


def main(arguments: list[str]) -> int:
    """Measure; return 1 when a figure is missed."""
    count = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        _fill(Path(place) / "library", count)
        return show(_figures(Path(place)))


def _figures(place: Path) -> Iterator[Figure]:
    with Library.open(place / "library") as library:
        yield from _of_edits(library)
    yield from _of_window(place)


def _of_edits(library: Library) -> Iterator[Figure]:
    editor = Editor(library)
    with library.reading() as reader:
        phrase = read_phrase("V with umbrella", LibraryVocabulary(reader))
    ids = tuple(range(1, SELECTED + 1))
    edits = {
        "a phrase": AddPhrases(ids, (phrase,)),
        "a person": TogglePerson(ids, 3),
        "pasted caption": PasteTags(ids, captions=(("en", "On the beach"),)),
    }
    for name, edit in edits.items():
        acts: dict[str, Callable[[], object]] = {
            f"{name} on {SELECTED:,}": partial(editor.apply, edit),
            f"{name}: undo": editor.undo,
            f"{name}: redo": editor.redo,
        }
        taken: dict[str, list[tuple[float, float]]] = {act: [] for act in acts}
        for _ in range(ROUNDS):
            for words, act in acts.items():
                worked = time.process_time()
                taken[words].append((seconds_of(act), time.process_time() - worked))
            editor.undo()
        for words, times in taken.items():
            passed, worked = map(statistics.median, zip(*times, strict=True))
            target = None if "caption" in words else MOST
            yield Figure(words, passed, "s", target, at_most=True)
            yield Figure(f"{words}, at work", worked, "s")


def _of_window(place: Path) -> Iterator[Figure]:
    app = QApplication.instance() or QApplication([])
    install_translations(app)
    preferences = Preferences(QSettings(str(place / "s.ini"), QSettings.Format.IniFormat))
    session = Session(preferences, Theme(app, Mode.DARK), place / "bench.log")
    session.open(place / "library")
    favour_window(app)
    window = session.window
    window.resize(*SIZE)
    _until(app, lambda: window.browse.results is not None and window.sidebar.facts is not None)
    _rest(app, 2)
    ids = window.grid.ids
    rows = [range(SELECTED)]
    with window.bridge.library.reading() as reader:
        phrase = read_phrase("V with umbrella", LibraryVocabulary(reader))
    window.grid.choice.take(rows)
    window.grid.choice.set_focus(0)
    _until(app, lambda: len(window.page.inspector.content.ids) == SELECTED)
    _rest(app, 1)
    yield from _acts(app, window, tuple(ids[:SELECTED]), phrase)
    window.close()
    session.close()


def _acts(
    app: QApplication, window: MainWindow, ids: tuple[int, ...], phrase: PhraseReading
) -> Iterator[Figure]:
    def is_shown() -> bool:
        content = window.page.inspector.content
        return any(one.text == "V with umbrella" and n == SELECTED for one, n in content.said)

    def is_gone() -> bool:
        return all(one.text != "V with umbrella" for one, _ in window.page.inspector.content.said)

    clock = Clock()
    for name, act, seen in (
        ("window: a phrase", lambda: window.bridge.apply(AddPhrases(ids, (phrase,))), is_shown),
        ("window: undo", window.bridge.undo, is_gone),
        ("window: redo", window.bridge.redo, is_shown),
    ):
        clock.start()
        started = time.perf_counter()
        act()
        _until(app, seen)
        seconds = time.perf_counter() - started
        _rest(app, 1)
        clock.stop()
        yield Figure(f"{name}, until it is shown", seconds, "s", MOST, at_most=True)
        yield from clock.figures(name)
        for where, times in clock.where.most_common(3):
            sys.stderr.write(f"{times:5} {where}\n")
        clock.where.clear()


def _fill(folder: Path, count: int) -> None:
    with Library.open(folder) as library:
        editor = Editor(library)
        for name in ("V", "IU", "RM"):
            editor.apply(AddPerson((Name(name),)))
        made = [key for numbers in _pieces(range(count), PIECE) for key in _add(library, numbers)]
        with library.reading() as reader:
            vocabulary = LibraryVocabulary(reader)
            readings = [read_phrase(text, vocabulary) for text in PHRASES]
        for place, reading in enumerate(readings):
            for ids in _pieces(made[place :: len(PHRASES)], PIECE):
                editor.apply(AddPhrases(ids, (reading,)))


def _add(library: Library, numbers: Sequence[int]) -> list[int]:
    with library.writing() as writer:
        rows = [
            {"digest": f"{n:064x}", "width": 3000, "height": 2000, "format": "JPEG", "bytes": 9}
            for n in numbers
        ]
        ids = photos.add(writer, rows)
        found = [
            {"photo_id": key, "path": f"/nowhere/{n:07}.jpg", "bytes": 9, "modified_ns": 0}
            for key, n in zip(ids, numbers, strict=True)
        ]
        files.add_files(writer, found)
        for n, members in enumerate(_pieces(ids, A_SET)):
            title = f"Set {numbers[0] // A_SET + n}"
            set_id = sets.create(writer, {"title": title, "released_on": "2024-01-27"})
            sets.add_members(writer, set_id, [(p, k) for k, p in enumerate(members, start=1)])
        return ids


def _pieces(numbers: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(numbers), size):
        yield tuple(numbers[start : start + size])


def _until(app: QApplication, condition: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.001)


def _rest(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
