"""Settings act at once and are remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.preferences import Preferences
from gallery.gui.settings.dialog import SettingsDialog
from gallery.gui.theme import LIGHT, Mode, Theme
from gallery.gui.watching import Watching
from gallery.library import photos, settings, watched
from tests.appearing import appear

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def watching(bridge: Bridge, stage: QWidget) -> Watching:
    return Watching(bridge, stage)


@pytest.fixture
def dialog(
    qtbot: QtBot,
    bridge: Bridge,
    theme: Theme,
    preferences: Preferences,
    stage: QWidget,
    watching: Watching,
    tmp_path: Path,
) -> SettingsDialog:
    dialog = SettingsDialog(
        preferences,
        theme,
        bridge=bridge,
        watching=watching,
        log_file=tmp_path / "x.log",
        parent=stage,
    )
    appear(qtbot, dialog)
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
    qtbot.waitUntil(lambda: dialog.clear_button.isEnabled())
    assert "KB" in dialog.cache_size.text()
    with bridge.library.reading() as reader:
        digests = [card.digest for card in photos.cards(reader, [1, 2, 3])]
    with qtbot.waitSignal(bridge.background.finished):
        dialog.clear_button.click()
        qtbot.waitUntil(lambda: len(bridge.library.thumbnails.missing(digests)) == 3)
    assert bridge.library.thumbnails.missing(digests) == []


def paths(dialog: SettingsDialog) -> list[str]:
    rows = dialog.folders.list
    return [rows.item(row).text() for row in range(rows.count())]


def test_folders_are_watched_and_no_longer(
    dialog: SettingsDialog,
    bridge: Bridge,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        monkeypatch.setattr(
            QFileDialog, "getExistingDirectory", lambda *_, name=name: str(tmp_path / name)
        )
        QTest.mouseClick(dialog.folders.add_button, LEFT)
        qtbot.waitUntil(lambda name=name: str(tmp_path / name) in paths(dialog))
    assert not dialog.folders.remove_button.isEnabled()
    dialog.folders.list.setCurrentRow(0)
    QTest.mouseClick(dialog.folders.remove_button, LEFT)
    qtbot.waitUntil(lambda: paths(dialog) == [str(tmp_path / "second")])
    dialog.folders.list.setCurrentRow(0)
    QTest.keyClick(dialog.folders.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: paths(dialog) == [])
    with bridge.library.reading() as reader:
        assert watched.all_watched(reader, bridge.library) == []


def test_a_folder_that_is_away_is_told(
    dialog: SettingsDialog, watching: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    watching.add([str(tmp_path / "gone")])
    qtbot.waitUntil(lambda: paths(dialog) == [f"{tmp_path / 'gone'} (not there now)"])


def test_the_zone_is_found_by_typing(dialog: SettingsDialog, bridge: Bridge, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.zone.zone == "Asia/Seoul")
    line = dialog.zone.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "tokyo")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "JST" in dialog.zone_words.text())
    with bridge.library.reading() as reader:
        assert settings.zone(reader) == "Asia/Tokyo"
    assert dialog.isVisible(), "Enter takes the zone and does not close the settings"
    line.selectAll()
    QTest.keyClicks(line, "Atlantis")
    dialog.theme.setFocus()
    assert dialog.zone.zone == "Asia/Tokyo"


def test_common_scenes_are_switched_off_and_on(
    dialog: SettingsDialog, bridge: Bridge, qtbot: QtBot
) -> None:
    box = dialog.common_scenes.box
    qtbot.waitUntil(box.isEnabled)
    assert box.isChecked()

    def is_on() -> bool:
        with bridge.library.reading() as reader:
            return settings.common_scenes(reader)

    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not is_on())
    assert not box.isChecked()
    QTest.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    qtbot.waitUntil(is_on)
