"""The settings: theme, captions, import, watched folders, zone, scenes, searches, cache, log."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.captionbar.languages import language_name
from gallery.gui.dates import say_size
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.preferences import Preferences
from gallery.gui.searchbar.remembered import RememberedSearches
from gallery.gui.settings.folders import WatchedFolders
from gallery.gui.settings.scenes import CommonScenesSwitch
from gallery.gui.settings.searches import RememberedSearchesRow
from gallery.gui.theme import GAP, SMALL_GAP, Mode, Theme
from gallery.gui.watching import Watching
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.zone_choice import ZoneChoice, abbreviation
from gallery.library import settings
from gallery.library.database import Library

WIDTH = 560  # px
LANGUAGES = ("en", "ko", "ja", "zh", "th", "id", "es", "pt", "fr", "de", "vi")
MODES = ("keep", "copy", "move")  # of importing.request.Mode, which is not needed here


class SettingsDialog(Frame):
    """Writes each choice at once; there is nothing to cancel.

    Attributes:
        cache_size, clear_button: what the thumbnails take, and a button that deletes them.
        zone_words: what the zone is called.
    """

    def __init__(
        self,
        preferences: Preferences,
        theme: Theme,
        *,
        bridge: Bridge,
        watching: Watching,
        log_file: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Settings"), done=self.tr("Close"))
        self.only_close()
        self.setMinimumWidth(WIDTH)
        self._preferences = preferences
        self._theme = theme
        self._bridge = bridge
        form = self.form()
        self.theme = self._choice(self._themes(), preferences.theme)
        self.theme.currentIndexChanged.connect(self._on_theme)
        self.language = self._choice(self._languages(), preferences.caption_language)
        self.language.currentIndexChanged.connect(self._on_language)
        self.mode = self._choice(self._modes(), preferences.text("import_mode", "keep"))
        self.mode.currentIndexChanged.connect(self._on_mode)
        for name, field in (
            (self.tr("Theme"), self.theme),
            (self.tr("Language of captions"), self.language),
            (self.tr("Imported files"), self.mode),
        ):
            field.setAccessibleName(name)
            form.addRow(dim_label(name), field)
        self.folders = WatchedFolders(watching, start=preferences.text("import_folder"))
        form.addRow(_label_of_tall(self.tr("Watched folders")), self.folders)
        form.addRow(_label_of_tall(self.tr("Time zone of releases")), self._zone_row())
        self.common_scenes = CommonScenesSwitch(bridge)
        form.addRow(_label_of_tall(self.tr("Scenes")), self.common_scenes)
        remembered = RememberedSearches(preferences, bridge.library.folder)
        self.searches = RememberedSearchesRow(remembered)
        form.addRow(dim_label(self.tr("Searches")), self.searches)
        form.addRow(dim_label(self.tr("Thumbnails")), self._cache_row())
        for name, path in (
            (self.tr("Library"), bridge.library.folder),
            (self.tr("Log file"), log_file),
        ):
            form.addRow(dim_label(name), self._place(path, name))
        self._measure()
        bridge.read(settings.zone, self._on_zone)

    def _themes(self) -> list[tuple[str, str]]:
        return [
            (self.tr("As the system is"), Mode.SYSTEM),
            (self.tr("Light"), Mode.LIGHT),
            (self.tr("Dark"), Mode.DARK),
        ]

    def _languages(self) -> list[tuple[str, str]]:
        tags = dict.fromkeys((self._preferences.caption_language, *LANGUAGES))
        return [(language_name(tag), tag) for tag in tags]

    def _modes(self) -> list[tuple[str, str]]:
        texts = (
            self.tr("Stay where they are"),
            self.tr("Are copied into the library"),
            self.tr("Are moved into the library"),
        )
        return list(zip(texts, MODES, strict=True))

    def _choice(self, choices: list[tuple[str, str]], chosen: str) -> Choice:
        box = Choice()
        for text, value in choices:
            box.addItem(text, str(value))
        box.setCurrentIndex(max(0, box.findData(str(chosen))))
        return box

    def _cache_row(self) -> QWidget:
        self.cache_size = QLabel()
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("They are made again when they are needed"))
        self.clear_button.setEnabled(False)
        self.clear_button.clicked.connect(self._on_clear)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.cache_size, 1)
        layout.addWidget(self.clear_button)
        return row

    def _zone_row(self) -> QWidget:
        self.zone = ZoneChoice()
        self.zone.setAccessibleName(self.tr("Time zone of releases"))
        self.zone.zone_chosen.connect(self._on_zone_chosen)
        self.zone_words = QLabel()
        self.zone_words.setProperty("look", "small")
        self.zone_words.setWordWrap(True)
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SMALL_GAP)
        lines.addWidget(self.zone)
        lines.addWidget(self.zone_words)
        return column

    def _on_zone(self, zone: str) -> None:
        self.zone.show_zone(zone)
        words = self.tr(
            "{zone}. The day a post came out is read in it, for what is imported from now on."
        )
        self.zone_words.setText(words.format(zone=abbreviation(zone) or zone))

    def _on_zone_chosen(self, zone: str) -> None:
        library = self._bridge.library

        def write() -> str:
            with library.writing() as writer:
                settings.set_zone(writer, zone)
            return zone

        self._bridge.compute(write, self._on_zone)

    def _place(self, path: Path, name: str) -> QWidget:
        line = QLineEdit(str(path).encode(errors="replace").decode())
        line.setReadOnly(True)
        line.setCursorPosition(0)
        line.setAccessibleName(name)
        folder = path if path.is_dir() else path.parent
        button = QPushButton(self.tr("Show"))
        button.setAccessibleName(self.tr("Show {name}").format(name=name))
        url = QUrl.fromLocalFile(str(folder))
        button.clicked.connect(lambda: QDesktopServices.openUrl(url))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(line, 1)
        layout.addWidget(button)
        return row

    def _on_theme(self) -> None:
        mode = Mode(self.theme.currentData())
        self._theme.set_mode(mode)
        self._preferences.write("theme", str(mode))

    def _on_language(self) -> None:
        self._preferences.write("caption_language", str(self.language.currentData()))

    def _on_mode(self) -> None:
        self._preferences.write("import_mode", str(self.mode.currentData()))

    def _measure(self) -> None:
        library = self._bridge.library
        self._bridge.compute(lambda: cache_bytes(library), self._on_measured, group="cache")

    def _on_measured(self, count: int) -> None:
        self.cache_size.setText(say_size(count) if count else self.tr("none"))
        self.clear_button.setEnabled(count > 0)

    def _on_clear(self) -> None:
        self.clear_button.setEnabled(False)
        library = self._bridge.library
        self._bridge.compute(library.thumbnails.clear, lambda _: self._on_cleared())

    def _on_cleared(self) -> None:
        self._measure()
        self._bridge.background.analyse()


def _label_of_tall(text: str) -> QLabel:
    """Return the label of a field of several lines: it stands beside the first."""
    label = dim_label(text)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, GAP, 0, 0)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return label


def cache_bytes(library: Library) -> int:
    """Return how many bytes the library's cache takes on disk."""
    return sum(path.stat().st_size for path in library.cache.rglob("*") if path.is_file())
