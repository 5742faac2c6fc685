"""A full view over a window, on a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.regions import AddRegion
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.viewer import Viewer
from gallery.library.database import Library
from gallery.model.phrases import Part, PhraseReading
from tests.appearing import appear
from tests.gui import made
from tests.gui.viewer.boxing import LEFT, PHOTO, RIGHT

SIZE = (800, 500)  # px of the window
IDS = list(range(1, 13))
V = PhraseReading((Part("V"),))
IU = PhraseReading((Part("IU"),))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return made.library(tmp_path)


@pytest.fixture
def files(tmp_path: Path, library: Library) -> list[Path]:
    """The files of the photos, in order."""
    return sorted((tmp_path / "240127 Love wins all").iterdir())


@pytest.fixture
def viewer(qtbot: QtBot, bridge: Bridge) -> Iterator[Viewer]:
    """The full view, still closed, over a window that is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*SIZE)
    appear(qtbot, window)
    result = Viewer(bridge, window)
    yield result
    window.close()


@pytest.fixture
def view(qtbot: QtBot, viewer: Viewer, bridge: Bridge) -> Viewer:
    """The full view on photo 2, where V and IU are said to be, still without boxes."""
    bridge.editor.apply(AddPhrases((PHOTO,), (V, IU)))
    viewer.show_photo(IDS, PHOTO - 1)
    qtbot.waitUntil(lambda: viewer.shown_id == PHOTO and viewer.canvas.is_sharp)
    return viewer


@pytest.fixture
def boxed(qtbot: QtBot, bridge: Bridge, view: Viewer) -> Viewer:
    """The same with a box around V on the left and one around nobody on the right."""
    bridge.editor.apply(AddRegion(PHOTO, LEFT, Part("V")))
    bridge.editor.apply(AddRegion(PHOTO, RIGHT))
    qtbot.waitUntil(lambda: len(view.drawing.marking.regions) == 2)
    return view
