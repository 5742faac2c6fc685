"""What tests of the window's parts share: a theme, a small real library and its bridge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui import styles
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Mode, Theme
from gallery.gui.translations import install_translations
from gallery.library.database import Library
from tests.appearing import appear
from tests.gui import made

PATIENCE = 30_000  # ms for what runs in the background


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: without a screen Qt frees it when Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> list[Theme]:
    """The theme that the application wears, put on once: all widgets there are put it on, too."""
    return []


@pytest.fixture
def theme(qapp: QApplication, wardrobe: list[Theme]) -> Theme:
    """The application in dark clothes."""
    if wardrobe and qapp.styleSheet() == styles.sheet(wardrobe[0].tokens):
        wardrobe[0].set_mode(Mode.DARK)
    else:
        wardrobe[:] = [Theme(qapp, Mode.DARK)]
    return wardrobe[0]


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """Speak English with its plurals as the program does, and nothing afterwards."""
    install_translations(qapp)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


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
    appear(qtbot, widget)
    return widget


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Settings that nobody else has."""
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(
    qtbot: QtBot, bridge: Bridge, theme: Theme, preferences: Preferences, tmp_path: Path
) -> Iterator[MainWindow]:
    """The real window on ``library``: its photos are listed, its sidebar is filled."""
    window = MainWindow(bridge, preferences, theme=theme, log_file=tmp_path / "x.log")
    appear(qtbot, window)
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.browse.results is not None)
    qtbot.waitUntil(lambda: window.sidebar.facts is not None)
    yield window
    qtbot.waitUntil(lambda: not bridge.jobs, timeout=PATIENCE)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
