"""The program's own window on a library, offscreen, and ways to wait and to measure in it."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gallery.gui.application import Session, favour_window
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Mode, Theme
from gallery.gui.translations import install_translations
from tests.bench.harness import clocks

SIZE = (1920, 1080)  # px
PATIENCE = 600.0  # s
LOOK = 0.005  # s between two looks whether something is so
CALM = 3.0  # s after which a window that was just opened has read what it needs


@contextmanager
def opened(place: Path, *, library: Path | None = None) -> Iterator[MainWindow]:
    """Give the window on what ``make_library`` made, all photos shown and at rest.

    Args:
        place: has ``cache`` and ``library``.
        library: another folder of the same library, to write in.
    """
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install_translations(app)
    with tempfile.TemporaryDirectory() as scratch:
        settings = QSettings(f"{scratch}/settings.ini", QSettings.Format.IniFormat)
        session = Session(Preferences(settings), Theme(app, Mode.DARK), Path(scratch, "log"))
        session.open(library or place / "library")
        favour_window(app)
        window = session.window
        assert window is not None
        window.resize(*SIZE)
        until(lambda: window.browse.results is not None)
        wait(CALM)
        yield window
        window.close()
        session.close()


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    timer = QTimer(interval=round(seconds * 1000), timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()


def until(condition: Callable[[], object], *, patience: float = PATIENCE) -> float:
    """Let the window live until something is so; return the seconds.

    Raises:
        TimeoutError: it never was.
    """
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() - start > patience:
            raise TimeoutError(condition)
        wait(LOOK)  # asleep: a thread that asks on and on takes the lock from those that work
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Busy:
    """For how long the window's thread was busy, in ms.

    Attributes:
        wall: by the clock.
        own: without the time that it waited for a processor, which other programs had.
        worked: of it at work; the rest it waited for other threads.
    """

    wall: float
    own: float
    worked: float


def busy(act: Callable[[], object]) -> Busy:
    """Do something and handle what is due, paint included."""
    before = clocks()
    act()
    QApplication.processEvents()
    wall, worked, waited = ((new - old) * 1000 for new, old in zip(clocks(), before, strict=True))
    return Busy(wall, max(worked, wall - waited), worked)


def press(widget: QWidget, sign: str) -> None:
    """Type one sign, of whatever script."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(widget, event)
