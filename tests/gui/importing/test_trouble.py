"""What the window says when an import meets a full disk, a locked library, a folder that goes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.importing import PlanDialog
from gallery.gui.importing.report import ReportDialog
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.library import imports
from gallery.library.database import Library
from tests.gui.made import library as made_library
from tests.importing.pictures import picture_bytes, png_bomb, write_picture

LONGEST = 5000  # ms that the window may be deaf


@pytest.fixture
def errors() -> list[Exception]:
    """What came over the bridge as an error."""
    return []


@pytest.fixture
def bridge(qtbot: QtBot, tmp_path: Path, errors: list[Exception]) -> Iterator[Bridge]:
    """A bridge that may fail."""
    result = Bridge(made_library(tmp_path))
    result.failed.connect(errors.append)
    yield result
    result.close()


@pytest.fixture
def preferences(preferences: Preferences) -> Preferences:
    preferences.write("import_mode", "copy")
    return preferences


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Forty new pictures."""
    folder = tmp_path / "downloads"
    for number in range(40):
        write_picture(folder / f"{number + 1:02}.jpg", shade=number + 60)
    return folder


Do = Callable[[Path], None]


@pytest.fixture
def start(qtbot: QtBot, window: MainWindow) -> Do:
    """Plans a folder in the window and presses Enter."""

    def do(folder: Path) -> None:
        window.intake.plan([str(folder)])
        dialog = window.findChild(PlanDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.done_button.isEnabled())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    return do


def texts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def next_import(library: Library) -> Path:
    """Return the folder where the next import makes its copies."""
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
        imports.finish(writer, import_id, imports.CANCELLED)
    folder = library.originals / f".incoming-{import_id + 1}"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux can pretend")
def test_a_full_disk_is_called_so(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, start: Do, downloads: Path
) -> None:
    (next_import(bridge.library) / "5.jpg").symlink_to("/dev/full")
    start(downloads)
    qtbot.waitUntil(lambda: any("disk is full" in text for text in texts(window)))
    assert not any("cancelled" in text for text in texts(window))


def test_a_library_that_takes_no_files_is_called_so(
    qtbot: QtBot,
    window: MainWindow,
    bridge: Bridge,
    start: Do,
    downloads: Path,
) -> None:
    originals = bridge.library.originals
    originals.rename(originals.with_name("away"))
    originals.write_text("a file is in the way")
    start(downloads)
    qtbot.waitUntil(lambda: any("can be written" in text for text in texts(window)))
    with bridge.library.reading() as reader:
        assert imports.unfinished(reader) == []


def test_a_folder_that_goes_away_is_told_file_by_file(
    qtbot: QtBot, window: MainWindow, start: Do, downloads: Path
) -> None:
    window.intake.plan([str(downloads)])
    dialog = window.findChild(PlanDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled())
    downloads.rename(downloads.with_name("elsewhere"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("40 not" in text for text in texts(window)))
    shown = []

    def look() -> None:
        report = QApplication.activeModalWidget()
        if isinstance(report, ReportDialog):
            shown.append(report)
            report.accept()
        else:
            QTimer.singleShot(20, look)

    look()
    window.toasts.shown[-1].button.click()
    assert len(shown) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix thing")
def test_bad_files_never_make_the_window_deaf(
    qtbot: QtBot, window: MainWindow, start: Do, downloads: Path
) -> None:
    deep = b"[" * 10_000 + b"]" * 10_000
    (downloads / "01.jpg.json").write_bytes(deep)
    (downloads / "02.jpg.json").write_bytes(b'{"content": "' + b"x" * (20 << 20) + b'"}')
    (downloads / "bomb.png").write_bytes(png_bomb())
    (downloads / "page.jpg").write_text("<html>")
    (downloads / "cut.jpg").write_bytes(picture_bytes()[:300])
    (downloads / "new\nline \u202egpj.jpg").write_bytes(picture_bytes(shade=3))
    os.mkfifo(downloads / "pipe.jpg")
    (downloads / "loop").symlink_to(downloads)
    longest, clock = 0, QElapsedTimer()

    def tick() -> None:
        nonlocal longest
        longest = max(longest, clock.restart())

    clock.start()
    timer = QTimer(interval=10)
    timer.timeout.connect(tick)
    timer.start()
    start(downloads)
    qtbot.waitUntil(lambda: any("imported" in text for text in texts(window)), timeout=60_000)
    qtbot.waitUntil(lambda: not window.bridge.jobs, timeout=60_000)
    timer.stop()
    assert 0 < longest < LONGEST
