"""A grid over a real library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.gui.theme import Mode, Theme
from gallery.library import photos, sets
from gallery.library.database import Library
from gallery.library.query import Results, find
from gallery.search import ast
from tests.appearing import appear
from tests.gui import made

WIDTH, HEIGHT = 1060, 640  # px: five columns at the usual zoom


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Twelve photos in one set, and the first two of them in another."""
    result = made.library(tmp_path)
    with result.writing() as writer:
        other = sets.create(
            writer, {"title": "Favourites of 2024", "released_on": "2023-12-31", "expected": 4}
        )
        sets.add_members(writer, other, [(1, 1), (2, 2)])
        photos.set_values(writer, [2], {"rating": 5, "favourite": True})
    return result


def everything(library: Library) -> Results:
    with library.reading() as reader:
        return find(reader, ast.Everything())


@pytest.fixture
def grid(qtbot: QtBot, qapp: object, bridge: Bridge) -> Iterator[GridView]:
    """The grid with its pictures, shown and with the focus."""
    theme = Theme(qapp, Mode.DARK)  # type: ignore[arg-type]
    view = GridView(bridge)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    appear(qtbot, view)
    view.setFocus()
    view.show_results(everything(bridge.library))
    qtbot.waitUntil(lambda: view.is_sharp)
    yield view
    view.close()
    theme.deleteLater()


@pytest.fixture
def refresh(grid: GridView, library: Library) -> Callable[[], None]:
    """Ask the library again, as the window does after a change."""
    return lambda: grid.show_results(everything(library))
