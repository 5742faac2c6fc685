"""Pictures of the real window on the sample set, for the README and for looking at.

    python -m tests.screenshots OUT_FOLDER

makes a library in a temporary folder, adds the sample set through the window's own bridge and
writes one PNG a scene, light and dark. Needs no display.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication

from gallery.gui.application import Session
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Mode, Theme
from gallery.gui.translations import install_translations

WIDE, SMALL = (1600, 1000), (1366, 768)  # px
PATIENCE = 60.0  # s for the whole of the sample set
SETTLED = 0.6  # s after which a window that was touched shows all it has


class Studio:
    """A window on a library of its own, and a way to photograph it."""

    def __init__(self, app: QApplication, place: Path, out: Path) -> None:
        self._app = app
        self._out = out
        settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.theme = Theme(app, Mode.DARK)
        self.session = Session(self.preferences, self.theme, place / "photosketch.log")
        self.session.open(place / "library")
        self.window.resize(*WIDE)

    @property
    def window(self):
        """The window."""
        return self.session.window

    def wait(self, seconds: float = SETTLED) -> None:
        """Let the window work."""
        self.wait_for(lambda: False, seconds)

    def wait_for(self, done: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Let the window work until ``done``."""
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)

    def take(self, name: str) -> None:
        """Write what the window looks like, in both themes."""
        for mode in (Mode.DARK, Mode.LIGHT):
            self.theme.set_mode(mode)
            self.wait(0.15)
            self.window.grab().save(str(self._out / f"{name}-{mode}.png"))
        self.theme.set_mode(Mode.DARK)


def main() -> int:
    """Write all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="where the pictures go")
    parser.add_argument("--only", help="the one scene to take")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        QLocale.setDefault(QLocale(QLocale.Language.English))
        app = QApplication(sys.argv[:1])
        install_translations(app)
        studio = Studio(app, Path(folder), given.out)
        take_all(studio, given.only)
        studio.window.close()
        studio.session.close()
    return 0


def take_all(studio: Studio, only: str | None) -> None:
    """Walk through the window and photograph each scene."""

    def take(name: str) -> None:
        if only in (None, name):
            studio.take(name)

    window = studio.window
    studio.wait()
    take("welcome")
    window.intake.add_sample()
    studio.wait(0.2)
    studio.wait_for(lambda: not window.bridge.jobs)
    studio.wait(1.5)
    window.toasts.clear()
    window.grid.select_ids(window.grid.ids[1:3])
    studio.wait()
    take("main")
    window.photo_commands.tag()
    window.photo_commands.tag_bar._field.setText("V with cam")
    studio.wait()
    take("tagging")
    window.photo_commands.tag_bar.dismiss()
    window.search.setFocus()
    window.search.setText("V released:2024 cam")
    studio.wait()
    take("search")
    window.search.setText("V (camcorder")
    studio.wait()
    take("search-error")
    window.search.setText("camcorder -V")
    studio.wait()
    take("nothing-found")
    window.search.setText("")
    window.grid.setFocus()
    window.view_commands.palette.open()
    window.view_commands.palette.line.setText("im")
    studio.wait()
    take("palette")
    window.view_commands.palette.leave()
    window.grid.select_ids([window.grid.ids[5]])
    window.viewer.show_photo(window.grid.ids, 5)
    studio.wait(1.5)
    take("viewer")
    window.viewer.leave()
    window.grid.clear_selection()
    window.toasts.show("12 photos imported", action="Undo")
    window.resize(*SMALL)
    studio.wait()
    take("small")


if __name__ == "__main__":
    raise SystemExit(main())
