"""What every test has: no screen needed, no user's folders touched, the sample files if given."""

import gc
import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, SignalInstance
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")
GARBAGE = 20_000  # new objects after which a test's end is the time to look for garbage
PATIENCE = 30_000  # ms; a busy machine may take long, what never comes fails all the same


class PatientBot(QtBot):
    """Waits as long as a busy machine may need, where a test says nothing else.

    What the screen has to tell, as which window has the focus, is heard before the first look.
    """

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        QCoreApplication.processEvents()
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self, signal: SignalInstance, *, timeout: int = PATIENCE, **rest: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **rest)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """Drive widgets on an empty screen, with more patience than pytest-qt's own."""
    _clear_screen()
    return PatientBot(request)


def _clear_screen() -> None:
    """Put away what an earlier test left in the pointer's way, and the pointer in the corner.

    A window or a tip above a button takes the pointer from it; a pointer that stands on a
    button already never enters it, and none that holds a mouse button down.
    """
    # Here, since only some tests need Qt.
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QCursor, QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QToolTip, QWidget

    QToolTip.hideText()
    for left in QApplication.topLevelWidgets():
        left.hide()
    held = QGuiApplication.mouseButtons()
    if held or QGuiApplication.keyboardModifiers():
        ground = QWidget()
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            if held & button:
                QTest.mouseRelease(ground, button)
        QTest.keyRelease(ground, Qt.Key.Key_Shift)
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
    QApplication.processEvents()


def pytest_configure() -> None:
    """Look for garbage in the main thread only, as the window does: no reader kills a widget."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Look for garbage between the tests."""
    if gc.get_count()[0] > GARBAGE:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say what a test logged in letters that can be sent from process to process."""
    report = yield
    report.sections = [
        (title, text.encode("utf-8", "backslashreplace").decode("utf-8"))
        for title, text in report.sections
    ]
    return report


@pytest.fixture(autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own home, so that no test meets a real library or cache."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def samples() -> Path:
    """The folder of real sample files; tests that need it are skipped without it."""
    given = os.environ.get("PHOTOSKETCH_SAMPLES", "")
    if not given or not Path(given).is_dir():
        pytest.skip("PHOTOSKETCH_SAMPLES names no folder")
    return Path(given)


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the twelve pictures of the sample set, drawn once; copy before changing."""
    # Here, since only some tests need Pillow and the drawing.
    from gallery.images.sample import draw_sample

    folder = tmp_path_factory.mktemp("drawn")
    draw_sample(folder)
    return folder
