"""What is remembered, and that nonsense in the file harms nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from gallery.gui.preferences import Preferences
from gallery.gui.theme import Mode


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_everything_comes_back(settings: QSettings, tmp_path: Path) -> None:
    before = Preferences(settings)
    before.write("theme", Mode.LIGHT)
    before.write("zoom", 240)
    before.write("splitter", QByteArray(b"\x00\xff"))
    before.write_switch("sidebar", on=False)
    before.write_names("folded", frozenset({"sets", "people"}))
    before.save()
    again = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    after = Preferences(again)
    assert after.theme is Mode.LIGHT
    assert after.number("zoom") == 240
    assert after.state("splitter") == QByteArray(b"\x00\xff")
    assert not after.switch("sidebar")
    assert after.names("folded") == {"sets", "people"}


def test_nonsense_falls_back(settings: QSettings) -> None:
    settings.setValue("theme", "purple")
    settings.setValue("zoom", "wide")
    preferences = Preferences(settings)
    assert preferences.theme is Mode.SYSTEM
    assert preferences.number("zoom", 200) == 200
    assert preferences.state("geometry").isEmpty()


def test_recent_libraries(settings: QSettings) -> None:
    preferences = Preferences(settings)
    assert preferences.libraries == ()
    for number in range(10):
        preferences.remember_library(Path(f"/photos/{number}"))
    preferences.remember_library(Path("/photos/5"))
    assert preferences.libraries[:2] == (Path("/photos/5"), Path("/photos/9"))
    assert len(preferences.libraries) == 8


def test_a_folder_whose_name_is_no_text_is_not_remembered(settings: QSettings) -> None:
    preferences = Preferences(settings)
    preferences.remember_library(Path("/photos/\udcff"))
    assert preferences.libraries == ()


def test_a_change_is_told_once(settings: QSettings, qtbot: QtBot) -> None:
    preferences = Preferences(settings)
    heard: list[str] = []
    preferences.changed.connect(heard.append)
    preferences.write("theme", "dark")
    preferences.write("theme", "dark")
    assert heard == ["theme"]
