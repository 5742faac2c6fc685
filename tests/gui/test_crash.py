"""A bug is logged and shown once; Qt's messages go to the log; no display is one sentence."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui.crash import CrashDialog, CrashHook


@pytest.fixture
def hook(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashHook]:
    hook = CrashHook(tmp_path / "photosketch.log")
    hook.install()
    yield hook
    hook.remove()


def test_a_bug_is_logged_and_shown(
    hook: CrashHook, qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        texts = [label.text() for label in dialog.findChildren(type(dialog.message))]
        seen.append(" ".join(texts))
        next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text()).click()
        dialog.accept()

    QTimer.singleShot(50, look)
    try:
        raise RuntimeError("a bug in the test")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(seen))
    assert str(tmp_path / "photosketch.log") in seen[0]
    assert "a bug in the test" in caplog.text
    assert "a bug in the test" in QApplication.clipboard().text()
    assert "PySide6" in QApplication.clipboard().text()


def test_a_bug_in_another_thread_is_shown_too(
    hook: CrashHook, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            seen.append(True)
            dialog.accept()
        else:
            QTimer.singleShot(20, look)

    def fail() -> None:
        raise RuntimeError("beside")

    QTimer.singleShot(20, look)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert "beside" in caplog.text


def test_qt_speaks_to_the_log(hook: CrashHook, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    qWarning("from Qt")
    assert "from Qt" in caplog.text


def test_a_display_that_is_not_there_is_one_sentence() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":9999"}
    environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "main.py"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 3
    assert "photosketch --help" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
