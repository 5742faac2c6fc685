"""Starts the window: one application, one library at a time, opened again in place."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from gallery import __version__
from gallery.gui.bridge import Bridge
from gallery.gui.crash import CrashHook
from gallery.gui.dates import shown_locale
from gallery.gui.garbage import GarbageCollector
from gallery.gui.icons import application_icon
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Theme
from gallery.gui.thrift import give_back_what_is_free
from gallery.gui.translations import install_translations
from gallery.gui.words import Words
from gallery.library.database import Library, default_folder, is_network_folder
from gallery.model.errors import LibraryError

# s that a thread may go on when another one waits. The window's thread gives the interpreter
# away with every call into Qt, and gets it back after this time: at Python's own 5 ms, a refresh
# of 6 ms took up to 250 while an import ran.
TURN = 0.0005
OPENED, NOT_OPENED = 0, 3  # exit codes, as the command line has them


def run(library_folder: Path | None, *, log_file: Path) -> int:
    """Open the window and stay until it is closed.

    Args:
        library_folder: the library to open; None opens the last one.
        log_file: where the log is written, to be shown when something breaks.

    Returns:
        The exit code: 0, or 3 when no library could be opened.
    """
    hook = CrashHook(log_file)
    hook.install()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Photosketch")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("photosketch")
    app.setWindowIcon(application_icon())
    QLocale.setDefault(shown_locale())  # Qt writes numbers in texts by it
    install_translations(app)
    preferences = Preferences()
    session = Session(preferences, Theme(app, preferences.theme), log_file)
    try:
        if not session.open(library_folder or session.last_folder()):
            return NOT_OPENED
        favour_window(app)
        return app.exec()
    finally:
        session.close()
        hook.remove()


def favour_window(app: QApplication) -> None:
    """Let the window's thread seldom wait for the others, and keep no memory that is free."""
    give_back_what_is_free()
    GarbageCollector(app)
    sys.setswitchinterval(TURN)


class Session(QObject):
    """The one window and its library, exchanged for another on request.

    Attributes:
        window: the window, None while there is none.
    """

    def __init__(self, preferences: Preferences, theme: Theme, log_file: Path) -> None:
        super().__init__()
        self.window: MainWindow | None = None
        self._preferences = preferences
        self._theme = theme
        self._log_file = log_file
        self._bridge: Bridge | None = None

    def last_folder(self) -> Path:
        """Return the library opened last, else the usual place."""
        return next(iter(self._preferences.libraries), default_folder())

    def open(self, folder: Path) -> bool:
        """Open a library in the window; False when the user gave up."""
        wanted: Path | None = folder
        while wanted is not None:
            try:
                library = Library.open(wanted)
            except LibraryError as error:
                logging.getLogger(__name__).warning("cannot open: %s", error)
                wanted = self._ask(error)
            else:
                self._show(library)
                return True
        return self.window is not None

    def close(self) -> None:
        """End the window's work; joins every thread."""
        if self._bridge is not None:
            self._bridge.close()
            self._bridge = None
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def _show(self, library: Library) -> None:
        old_window, old_bridge = self.window, self._bridge
        if old_window is not None:
            old_window.closed.disconnect(self._on_closed)
            old_window.close()
        self._bridge = Bridge(library)
        self.window = MainWindow(
            self._bridge, self._preferences, theme=self._theme, log_file=self._log_file
        )
        self.window.library_wanted.connect(self.open)
        self.window.closed.connect(self._on_closed)
        self.window.show()
        self._preferences.remember_library(library.folder)
        if old_bridge is not None:
            old_bridge.close()
        if old_window is not None:
            old_window.deleteLater()
        if is_network_folder(library.folder):
            self.window.warn_of_network()

    def _on_closed(self) -> None:
        QApplication.quit()

    def _ask(self, error: LibraryError) -> Path | None:
        """Say why a library does not open; return what to try next, None to give up."""
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Photosketch"))
        box.setText(self.tr("The library could not be opened"))
        detail = f"\n\n{error.detail}" if error.detail else ""
        box.setInformativeText(Words().error(error) + detail)
        retry = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        other = box.addButton(self.tr("Choose another…"), QMessageBox.ButtonRole.ActionRole)
        leave = self.tr("Cancel") if self.window is not None else self.tr("Quit")
        box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is retry:
            return error.folder
        if box.clickedButton() is other:
            title = self.tr("Open a library, or choose an empty folder for a new one")
            folder = QFileDialog.getExistingDirectory(self.window, title, str(error.folder.parent))
            return Path(folder) if folder else error.folder
        return None
