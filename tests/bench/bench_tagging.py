"""What a step of the tagging mode costs in a set of ten thousand photos.

    python -m tests.bench.bench_tagging [PHOTOS]      default: 10,000 in one set

Processor time of the window's thread for Page Down held down, with all that is painted, and
the time that a keystroke's question takes, by what is offered: the set's phrases are counted
once a photo, not once a letter.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.tagbar.asking import Memory, Question
from gallery.gui.theme import Mode, Theme
from gallery.library import people, photos, phrases, scenes, sets
from gallery.library.database import Library
from gallery.library.recalled import recalled
from tests.bench.harness import Figure, seconds_of, show
from tests.gui import made

SCENES = 300  # phrases of one person
STEPS = 60
REPEAT = 0.033  # s between two presses of a key that is held down
ROUNDS = 20
SIZE = (1440, 900)  # px
PATIENCE = 30.0  # s
ON_THREAD = 8.0  # ms of a step
KEYSTROKE = 10.0  # ms
TYPED = ("V", "V w", "sc", "V with scene 12")


def main(arguments: list[str]) -> int:
    """Measure; return 1 when a figure is missed."""
    count = int(arguments[0]) if arguments else 10_000
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        library = made.library(Path(place))
        _fill(library, count)
        assert isinstance(app, QApplication)
        return show((*_of_questions(library), *_of_steps(app, library, Path(place))))


def _fill(library: Library, count: int) -> None:
    with library.writing() as writer:
        rows = [{"digest": str(number), "width": 300, "height": 200} for number in range(count)]
        ids = photos.add(writer, rows)
        sets.add_members(writer, 1, [(key, 100 + place) for place, key in enumerate(ids)])
        person = people.add_person(writer, "Vee")
        shown = [scenes.add_scene(writer, f"scene {number}") for number in range(SCENES)]
        said = [phrases.find_or_add(writer, (person,), link="with", scene_id=s) for s in shown]
        pairs = [(key, said[place % SCENES]) for place, key in enumerate(ids)]
        phrases.attach_pairs(writer, pairs)


def _of_questions(library: Library) -> Iterator[Figure]:
    with library.reading() as reader:
        ask = partial(recalled, reader, 1, of_set=60, recent=40)
        yield Figure("phrases of the set, once a photo", _median(ask), "ms")
        memory = Memory()
        Question("", 0, (1,), memory=memory)(reader)
        for text in TYPED:
            question = Question(text, len(text), (1,), memory=memory)
            spent = _median(partial(question, reader))
            yield Figure(f"a keystroke: “{text}”", spent, "ms", KEYSTROKE, at_most=True)


def _median(function: Callable[[], object]) -> float:
    return statistics.median(seconds_of(function) * 1000 for _ in range(ROUNDS))


def _of_steps(app: QApplication, library: Library, place: Path) -> Iterator[Figure]:
    bridge = Bridge(library)
    settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
    theme = Theme(app, Mode.DARK)
    window = MainWindow(bridge, Preferences(settings), theme=theme, log_file=place / "log")
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    _until(app, lambda: len(window.grid.ids) > STEPS and not bridge.jobs)
    window.commands["tagging-mode"].trigger()
    _until(app, lambda: window.tagging.viewer.isVisible())
    spent = [_step(app, window) for _ in range(STEPS)]
    window.close()
    bridge.close()
    yield Figure("a step, on the window's thread", statistics.median(spent), "ms", ON_THREAD, True)
    yield Figure("a step, the longest", max(spent), "ms")


def _step(app: QApplication, window: MainWindow) -> float:
    """Press Page Down; return the processor time in ms until the next press."""
    end = time.perf_counter() + REPEAT
    start = time.thread_time()
    QTest.keyClick(window.tagging.focusWidget(), Qt.Key.Key_PageDown)
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)
    return (time.thread_time() - start) * 1000


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.002)
    assert done()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
