"""Starting, changing the library in place, and libraries that do not open."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui.application import Session
from gallery.gui.main_window import SMALLEST
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Theme


@pytest.fixture
def session(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Session]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    session = Session(Preferences(settings), theme, tmp_path / "x.log")
    yield session
    if session.window is not None:
        session.window.close()
    session.close()
    QApplication.processEvents()


def press(text: str, said: list[str]) -> None:
    """Press a button of the next message box."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        said.append(box.informativeText())
        next(button for button in box.buttons() if button.text().startswith(text)).click()

    QTimer.singleShot(20, look)


def test_a_new_library_welcomes(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    assert session.open(tmp_path / "new")
    qtbot.waitUntil(session.window.page.welcome.isVisible)
    assert (tmp_path / "new" / "library.db").exists()
    assert session.last_folder() == tmp_path / "new"


def test_the_welcome_is_whole_in_the_smallest_window(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert session.open(tmp_path / "new")
    session.window.resize(*SMALLEST)
    welcome = session.window.page.welcome
    qtbot.waitUntil(welcome.isVisible)
    qtbot.wait(1)
    parts = [*welcome.findChildren(QLabel), *welcome.findChildren(QPushButton)]
    seen = [one for one in parts if one.isVisible() and one.parentWidget() is welcome]
    assert len(seen) == 4
    assert all(welcome.rect().contains(one.geometry()) for one in seen)


def test_another_library_takes_the_place_of_the_first(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    before = set(threading.enumerate())
    session.open(tmp_path / "one")
    first = session.window
    first.resize(1000, 700)
    first.library_wanted.emit(tmp_path / "two")
    assert session.window is not first
    assert session.window.bridge.library.folder == tmp_path / "two"
    assert session.window.height() == 700
    qtbot.waitUntil(session.window.page.welcome.isVisible)
    session.window.close()
    session.close()
    assert set(threading.enumerate()) <= before


def test_a_library_that_cannot_be_read_is_explained(session: Session, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "library.db").write_bytes(b"this is no database" * 100)
    said: list[str] = []
    press("Quit", said)
    assert not session.open(broken)
    assert "damaged" in said[0]
    assert str(broken) in said[0]


def test_trying_again_after_the_fault_is_gone(session: Session, tmp_path: Path) -> None:
    blocked = tmp_path / "library"
    blocked.write_text("a file where the folder should be")
    said: list[str] = []
    press("Try", said)
    QTimer.singleShot(5, blocked.unlink)
    assert session.open(blocked)
    assert said
    assert session.window.bridge.library.folder == blocked
