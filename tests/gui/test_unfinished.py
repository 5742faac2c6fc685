"""An import that the end of the program cut off is offered again in the window."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Theme
from gallery.importing.pipeline import run
from gallery.importing.planning import make_plan
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Cancellable, Silent
from gallery.library.database import Library
from gallery.model.errors import Interrupted
from tests.gui import made

PATIENCE = 20_000  # ms


def interrupted_import(library: Library, folder: Path) -> None:
    """Begin an import of five photos and end the program at once."""
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.jpg").write_bytes(made.picture(100 + number))
    plan = make_plan(library, ImportRequest((str(folder),)), Silent())
    progress = Cancellable()
    progress.interrupt()
    try:
        run(library, plan, progress)
    except Interrupted:
        return
    raise AssertionError("the import should have been cut off")


def test_it_goes_on_at_a_click(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    library = made.library(tmp_path)
    interrupted_import(library, tmp_path / "more")
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    bridge = Bridge(library)
    window = MainWindow(
        bridge, Preferences(settings), theme=theme, log_file=tmp_path / "photosketch.log"
    )
    window.show()

    def offer() -> QPushButton | None:
        buttons = window.findChildren(QPushButton)
        return next((button for button in buttons if button.text() == "Continue"), None)

    qtbot.waitUntil(lambda: offer() is not None, timeout=PATIENCE)
    QTest.mouseClick(offer(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.grid.ids) == 17, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not bridge.jobs, timeout=PATIENCE)
    window.close()
    window.deleteLater()
    bridge.close()
