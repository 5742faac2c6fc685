"""What the window remembers between two starts; kept by QSettings, read and written here only."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Signal

from gallery.gui.arrangement import Arrangement, from_text, to_text
from gallery.gui.scope import ScopeKind
from gallery.gui.theme import Mode
from gallery.library.results import Grouping

RECENT = 8  # libraries in the menu


class Preferences(QObject):
    """Typed access to the settings.

    Signals:
        changed(str): the setting of this name was written.
    """

    changed = Signal(str)

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "photosketch", "photosketch"
        )

    @property
    def theme(self) -> Mode:
        """Light, dark or as the system is."""
        text = self.text("theme", Mode.SYSTEM)
        return Mode(text) if text in set(Mode) else Mode.SYSTEM

    @property
    def caption_language(self) -> str:
        """The language tag that captions are written in unless said otherwise."""
        system = QLocale.system().name().partition("_")[0]
        return self.text("caption_language", system if system not in ("", "C") else "en")

    @property
    def libraries(self) -> tuple[Path, ...]:
        """Libraries opened lately, the last one first."""
        return tuple(Path(text) for text in self.texts("libraries"))

    def remember_library(self, folder: Path) -> None:
        """Put a library at the head of the recent ones."""
        # Names that are no text cannot be written to the settings; such a library is only
        # not remembered.
        if os.fsencode(folder).decode(errors="replace") != str(folder):
            return
        others = [str(one) for one in self.libraries if one != folder]
        self.write("libraries", [str(folder), *others][:RECENT])

    def arrangement(self, kind: ScopeKind) -> Arrangement:
        """Return how photos of this kind of scope were arranged last, else the usual way."""
        usual = Arrangement()
        order = from_text(self.text(f"order-{kind}"))
        grouping = self.text(f"grouping-{kind}")
        known = Grouping(grouping) if grouping in set(Grouping) else usual.grouping
        return Arrangement(order or usual.order, known)

    def write_arrangement(self, kind: ScopeKind, arrangement: Arrangement) -> None:
        """Remember how photos of this kind of scope are arranged."""
        self.write(f"order-{kind}", to_text(arrangement.order))
        self.write(f"grouping-{kind}", str(arrangement.grouping))

    def text(self, name: str, default: str = "") -> str:
        """Return a text, ``default`` when it was never written."""
        return str(self._settings.value(name, default))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty when it was never written."""
        value = self._settings.value(name, [])
        listed = value if isinstance(value, list) else [value] if value else []
        return tuple(str(text) for text in listed)

    def number(self, name: str, default: int = 0) -> int:
        """Return a whole number, ``default`` when there is none that can be read."""
        value = self._settings.value(name, default)
        try:
            return int(str(value))
        except ValueError:
            return default

    def switch(self, name: str, default: str = "on") -> bool:
        """Return whether something is on."""
        return self.text(name, default) == "on"

    def names(self, name: str) -> frozenset[str]:
        """Return a set of short codes."""
        return frozenset(part for part in self.text(name).split(" ") if part)

    def state(self, name: str) -> QByteArray:
        """Return what a window or splitter saved, empty when nothing."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def write(self, name: str, value: str | int | QByteArray | Sequence[str]) -> None:
        """Remember a value; equal values are not told."""
        if self._settings.value(name) != value:
            self._settings.setValue(name, value)
            self.changed.emit(name)

    def write_switch(self, name: str, *, on: bool) -> None:
        """Remember whether something is on."""
        self.write(name, "on" if on else "off")

    def write_names(self, name: str, names: frozenset[str]) -> None:
        """Remember a set of short codes."""
        self.write(name, " ".join(sorted(names)))

    def save(self) -> None:
        """Write everything to disk now."""
        self._settings.sync()
