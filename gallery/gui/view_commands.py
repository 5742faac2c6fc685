"""What the actions on the window do: panels, theme, zoom, dialogs, other libraries."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMainWindow

from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.catalogue import Menu
from gallery.gui.dialogs.about import AboutDialog
from gallery.gui.dialogs.keys import KeysDialog
from gallery.gui.help.dialog import HelpDialog
from gallery.gui.palette.view import Palette
from gallery.gui.panels.activity import Activity
from gallery.gui.preferences import Preferences
from gallery.gui.settings.dialog import SettingsDialog
from gallery.gui.theme import Mode, Theme
from gallery.gui.watching import Watching

OFF_AT_FIRST = frozenset({"menu-bar"})


class ViewCommands(QObject):
    """Acts on the window itself.

    Signals:
        library_wanted(Path): another library shall be opened here.
    """

    library_wanted = Signal(Path)

    def __init__(
        self,
        window: QMainWindow,
        page: BrowsePage,
        *,
        actions: Actions,
        bridge: Bridge,
        preferences: Preferences,
        theme: Theme,
        watching: Watching,
        log_file: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._actions = actions
        self._bridge = bridge
        self._preferences = preferences
        self._theme = theme
        self._watching = watching
        self._log_file = log_file
        self._was_large = False  # the window, before it had the whole screen
        self.palette = Palette(actions.all(), page)
        self.activity = Activity(bridge, window)
        page.top_bar.theme_wanted.connect(self.toggle_theme)
        page.status_bar.activity_wanted.connect(self.show_activity)
        preferences.changed.connect(self._on_preference)
        actions.menus[Menu.RECENT].aboutToShow.connect(self._fill_recent)
        self._mark_theme()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "open-library": self.open_library,
            "show-library": lambda: _show(self._bridge.library.folder),
            "settings": self.show_settings,
            "quit": self._window.close,
            "find": self.find,
            "palette": self.palette.open,
            "sidebar": lambda: self.show_panel("sidebar"),
            "inspector": lambda: self.show_panel("inspector"),
            "menu-bar": lambda: self.show_panel("menu-bar"),
            "filter-bar": lambda: self.show_panel("filter-bar"),
            **{f"theme-{mode}": partial(self.set_theme, mode) for mode in Mode},
            "activity": self.show_activity,
            "full-screen": self.toggle_full_screen,
            "help": self.show_help,
            "shortcuts": self.show_keys,
            "show-log": lambda: _show(self._log_file.parent),
            "about": self.show_about,
        }

    def find(self) -> None:
        """Go to the search field; what is typed replaces the search before."""
        self._page.top_bar.search.setFocus()
        self._page.top_bar.search.selectAll()

    def restore_panels(self) -> None:
        """Show the panels that were shown last time."""
        for name in ("sidebar", "inspector", "menu-bar", "filter-bar"):
            default = "off" if name in OFF_AT_FIRST else "on"
            self._actions[name].setChecked(self._preferences.switch(name, default))
            self._apply_panel(name)

    def show_panel(self, name: str) -> None:
        """Show or hide a panel as its action is checked, and remember it."""
        self._preferences.write_switch(name, on=self._actions[name].isChecked())
        self._apply_panel(name)

    def toggle_theme(self) -> None:
        """Show the other one of light and dark."""
        self.set_theme(Mode.LIGHT if self._theme.tokens.is_dark else Mode.DARK)

    def set_theme(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        self._theme.set_mode(mode)
        self._preferences.write("theme", str(mode))
        self._mark_theme()

    def toggle_full_screen(self) -> None:
        """Give the window the whole screen, or its place back."""
        self.set_full_screen(full=not self._window.isFullScreen())

    def set_full_screen(self, *, full: bool) -> None:
        """Give the window the whole screen, or the place back that it had before."""
        window = self._window
        if full and not window.isFullScreen():
            self._was_large = window.isMaximized()
            window.showFullScreen()
        elif not full and window.isFullScreen():
            show = window.showMaximized if self._was_large else window.showNormal
            show()
        self._actions["full-screen"].setChecked(window.isFullScreen())

    def show_activity(self) -> None:
        """Pop up the list of background work."""
        bar = self._page.status_bar
        corner = bar.mapToGlobal(QPoint(bar.width() - 16, 0))
        self.activity.open_above(corner)

    def show_settings(self) -> None:
        """Open the settings."""
        SettingsDialog(
            self._preferences,
            self._theme,
            bridge=self._bridge,
            watching=self._watching,
            log_file=self._log_file,
            parent=self._window,
        ).exec()
        self._mark_theme()

    def show_about(self) -> None:
        """Open what this is and where things are."""
        library = self._bridge.library
        places = [
            (self.tr("Library"), library.folder),
            (self.tr("Cache"), library.cache),
            (self.tr("Log file"), self._log_file),
        ]
        AboutDialog(places, parent=self._window).exec()

    def show_help(self) -> None:
        """Open the language of searches; an example that is clicked is searched for."""
        dialog = HelpDialog(self._bridge, parent=self._window)
        dialog.search_wanted.connect(self.search_for)
        dialog.keys_wanted.connect(self.show_keys, Qt.ConnectionType.QueuedConnection)
        dialog.exec()

    def show_keys(self) -> None:
        """Open the list of every key."""
        KeysDialog(self._actions.all(), parent=self._window).exec()

    def search_for(self, text: str) -> None:
        """Put a search into the field, with the caret behind it."""
        self._page.top_bar.search.setText(text)
        self._page.top_bar.search.setFocus()

    def open_library(self) -> None:
        """Let the user choose another library's folder."""
        here = str(self._bridge.library.folder.parent)
        title = self.tr("Open a library, or choose an empty folder for a new one")
        folder = QFileDialog.getExistingDirectory(self._window, title, here)
        if folder:
            self.library_wanted.emit(Path(folder))

    def _fill_recent(self) -> None:
        menu = self._actions.menus[Menu.RECENT]
        menu.clear()
        for folder in self._preferences.libraries:
            action = menu.addAction(str(folder).replace("&", "&&"))
            action.setEnabled(folder != self._bridge.library.folder)
            action.triggered.connect(
                lambda _=False, folder=folder: self.library_wanted.emit(folder)
            )

    def _apply_panel(self, name: str) -> None:
        shown = self._actions[name].isChecked()
        if name == "filter-bar":
            self._page.show_filters(shown=shown)
            return
        panels = {
            "sidebar": self._page.sidebar,
            "inspector": self._page.inspector,
            "menu-bar": self._window.menuBar(),
        }
        panels[name].setVisible(shown)

    def _mark_theme(self) -> None:
        self._actions[f"theme-{self._theme.mode}"].setChecked(True)

    def _on_preference(self, name: str) -> None:
        if name == "theme":
            self._mark_theme()


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
