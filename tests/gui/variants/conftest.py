"""A library in which photos 2 and 3 stand behind photo 1."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gallery.edits.deciding import Decide, Fate
from gallery.edits.editor import Editor
from gallery.gui.main_window import MainWindow
from gallery.library.database import Library
from gallery.model.variants import VariantKind
from tests.gui.duplicates import copies


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Ten photos, of which eight are in sight."""
    made = copies.library(tmp_path)
    hidden = (2, Fate.HIDE, VariantKind.EDIT), (3, Fate.HIDE, VariantKind.PREVIEW)
    Editor(made).apply(Decide(1, hidden))
    return made


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The real window, photo 1 selected."""
    qtbot.waitUntil(lambda: len(window.grid.ids) == 8)
    window.grid.show_row(list(window.grid.ids).index(1))
    qtbot.waitUntil(lambda: window.subject.ids() == (1,))
    return window
