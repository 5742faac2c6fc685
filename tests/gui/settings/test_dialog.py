"""Settings act at once and are remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.preferences import Preferences
from gallery.gui.settings.dialog import SettingsDialog
from gallery.gui.theme import LIGHT, Mode, Theme
from gallery.gui.watching import Watching
from gallery.library import photos


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def dialog(
    qtbot: QtBot, bridge: Bridge, theme: Theme, preferences: Preferences, tmp_path: Path
) -> SettingsDialog:
    stage = QWidget()
    qtbot.addWidget(stage)
    watching = Watching(bridge, stage)
    dialog = SettingsDialog(
        preferences, theme, bridge=bridge, watching=watching, log_file=tmp_path / "x.log"
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_theme(dialog: SettingsDialog, theme: Theme, preferences: Preferences) -> None:
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    assert theme.tokens is LIGHT
    assert preferences.theme is Mode.LIGHT


def test_captions_and_imports(dialog: SettingsDialog, preferences: Preferences) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    dialog.mode.setCurrentIndex(dialog.mode.findData("copy"))
    assert preferences.caption_language == "ko"
    assert preferences.text("import_mode") == "copy"


def test_thumbnails_are_measured_cleared_and_made_again(
    dialog: SettingsDialog, bridge: Bridge, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: dialog._clear.isEnabled())
    assert "KB" in dialog._size.text()
    with bridge.library.reading() as reader:
        digests = [card.digest for card in photos.cards(reader, [1, 2, 3])]
    with qtbot.waitSignal(bridge.background.finished, timeout=30_000):
        dialog._clear.click()
        qtbot.waitUntil(lambda: len(bridge.library.thumbnails.missing(digests)) == 3)
    assert bridge.library.thumbnails.missing(digests) == []
