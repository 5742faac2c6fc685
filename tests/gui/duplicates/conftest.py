"""A library with copies of pictures in place of the usual twelve photos."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.duplicates.page import DuplicatesPage
from gallery.gui.main_window import MainWindow
from gallery.library.database import Library
from tests.gui.duplicates import copies


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three sure groups, one that is a maybe, and a photo that stands alone."""
    made = copies.library(tmp_path)
    copies.mark(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> DuplicatesPage:
    """The page in the real window, opened by its key."""
    window.resize(1366, 768)
    QTest.keyClick(
        window,
        Qt.Key.Key_D,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    found = window.page.duplicates
    qtbot.waitUntil(lambda: len(found.groups.rows.groups) == 3)
    return found
