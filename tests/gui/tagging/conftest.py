"""The one who tags."""

import pytest
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from tests.gui.tagging.acting import Tagger


@pytest.fixture
def tagger(qtbot: QtBot, window: MainWindow) -> Tagger:
    return Tagger(qtbot, window)
