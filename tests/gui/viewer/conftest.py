"""A full view over a window, on a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.viewer import Viewer
from gallery.library.database import Library
from tests.gui import made

SIZE = (800, 500)  # px of the window
IDS = list(range(1, 13))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return made.library(tmp_path)


@pytest.fixture
def files(tmp_path: Path, library: Library) -> list[Path]:
    """The files of the photos, in order."""
    return sorted((tmp_path / "240127 Love wins all").iterdir())


@pytest.fixture
def bridge(qtbot: QtBot, library: Library) -> Iterator[Bridge]:
    result = Bridge(library)
    errors: list[object] = []
    result.failed.connect(errors.append)
    yield result
    result.close()
    assert not errors


@pytest.fixture
def viewer(qtbot: QtBot, bridge: Bridge) -> Iterator[Viewer]:
    """The full view, still closed, over a window that is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    result = Viewer(bridge, window)
    yield result
    window.close()
