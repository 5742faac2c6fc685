"""The command line at work, as a program of its own, on the library that a window shows."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from tests.gui import made
from tests.gui.choosing import choose

PATIENCE = 60_000  # ms: a program starts, writes, and the window looks twice a second
Run = Callable[..., None]


@pytest.fixture
def elsewhere(window: MainWindow, tmp_path: Path) -> Run:
    """Give what runs a command in a process of its own, and waits for its end."""
    folder = str(window.bridge.library.folder)

    def run(*arguments: str) -> None:
        command = [sys.executable, "-m", "gallery.app", "--library", folder, *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])

    return run


def ask(qtbot: QtBot, window: MainWindow, text: str, count: int) -> None:
    browse = window.browse
    window.search.setText(text)
    qtbot.waitUntil(lambda: browse.text == text and not browse.is_asking)
    qtbot.waitUntil(lambda: browse.results is not None and len(window.grid.ids) == count)


def dimmed(window: MainWindow) -> frozenset[int]:
    answer = window.browse.answer
    return answer.dimmed if answer is not None else frozenset()


def test_it_captions_and_takes_that_back(qtbot: QtBot, window: MainWindow, elsewhere: Run) -> None:
    ask(qtbot, window, "missing:caption", 12)
    grid = window.grid
    grid.setFocus()
    choose(grid, [6])
    place = grid.verticalScrollBar().value()
    elsewhere("caption", "Running", "--photos", "4 6")
    qtbot.waitUntil(lambda: dimmed(window) == {4, 6}, timeout=PATIENCE)
    assert list(grid.ids) == list(range(1, 13))
    elsewhere("undo")
    qtbot.waitUntil(lambda: not dimmed(window), timeout=PATIENCE)
    assert list(grid.ids) == list(range(1, 13))
    assert (grid.selected_ids(), grid.current_id()) == ([6], 6)
    assert grid.verticalScrollBar().value() == place
    assert grid.hasFocus()


def test_it_rates_into_a_view_and_the_facts_beside_follow(
    qtbot: QtBot, window: MainWindow, elsewhere: Run
) -> None:
    ask(qtbot, window, "is:favourite", 0)
    elsewhere("favourite", "--photos", "3 5")
    qtbot.waitUntil(lambda: list(window.grid.ids) == [3, 5], timeout=PATIENCE)

    def counted() -> bool:
        facts = window.sidebar.facts
        return facts is not None and facts.totals.favourites == 2

    qtbot.waitUntil(counted, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.bridge.undoable is not None, timeout=PATIENCE)


def test_it_imports_and_removes_under_a_selection(
    qtbot: QtBot, window: MainWindow, elsewhere: Run, tmp_path: Path
) -> None:
    grid = window.grid
    grid.setFocus()
    choose(grid, [7, 8])
    folder = tmp_path / "240301 Shopper"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(made.picture(100 + number))
    elsewhere("import", str(folder))
    qtbot.waitUntil(lambda: len(grid.ids) == 15, timeout=PATIENCE)
    assert (grid.selected_ids(), grid.hasFocus()) == ([7, 8], True)
    elsewhere("remove", "--photos", "1 7")
    qtbot.waitUntil(lambda: len(grid.ids) == 13, timeout=PATIENCE)
    assert grid.selected_ids() == [8]
    elsewhere("undo")
    qtbot.waitUntil(lambda: len(grid.ids) == 15, timeout=PATIENCE)
    assert grid.selected_ids() == [8]
