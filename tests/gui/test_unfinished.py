"""An import that the end of the program cut off is offered again in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.importing.pipeline import run, unfinished
from gallery.importing.planning import make_plan
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Cancellable, Silent
from gallery.library.database import Library
from gallery.model.errors import Interrupted
from tests.gui import made

PATIENCE = 30_000  # ms


def interrupted_import(library: Library, folder: Path) -> None:
    """Begin an import of five photos and end the program at once."""
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.jpg").write_bytes(made.picture(100 + number))
    plan = make_plan(library, ImportRequest((str(folder),)), Silent())
    progress = Cancellable()
    progress.interrupt()
    try:
        run(library, plan, progress)
    except Interrupted:
        return
    raise AssertionError("the import should have been cut off")


@pytest.fixture
def library(library: Library, tmp_path: Path) -> Library:
    """A library of 12 photos and an import that was cut off."""
    interrupted_import(library, tmp_path / "more")
    return library


def click(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Click the button that says ``words``, once it is there."""

    def button() -> QPushButton | None:
        there = window.findChildren(QPushButton)
        return next((one for one in there if one.text() == words), None)

    qtbot.waitUntil(lambda: button() is not None)
    QTest.mouseClick(button(), Qt.MouseButton.LeftButton)


def test_it_goes_on_at_a_click(qtbot: QtBot, window: MainWindow) -> None:
    click(window, qtbot, "Continue")
    qtbot.waitUntil(lambda: len(window.grid.ids) == 17)
    qtbot.waitUntil(lambda: not window.bridge.jobs)


def test_it_is_offered_no_more_when_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    click(window, qtbot, "Leave it")
    library = window.bridge.library
    qtbot.waitUntil(lambda: unfinished(library) == [])
    qtbot.waitUntil(
        lambda: any("stays" in toast.text for toast in window.toasts.shown), timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: len(window.grid.ids) == 12)
