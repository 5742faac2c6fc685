"""What tests of the window's parts share: a theme, a small real library and its bridge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.theme import Mode, Theme
from gallery.library.database import Library
from tests.gui import made


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: without a screen Qt frees it when Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The application in dark clothes."""
    return Theme(qapp, Mode.DARK)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Twelve photos in one set; V, IU and some scenes."""
    return made.library(tmp_path)


@pytest.fixture
def bridge(qtbot: QtBot, library: Library) -> Iterator[Bridge]:
    """The bridge to ``library``; a test fails when an error comes over it."""
    result = Bridge(library)
    errors: list[object] = []
    result.failed.connect(errors.append)
    yield result
    result.close()
    assert not errors


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> QWidget:
    """A window for floating panels to float in."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 640)
    widget.show()
    widget.activateWindow()
    return widget
