"""What this is, where things are, and every key."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from gallery import __version__
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.icons import application_icon
from gallery.gui.theme import GAP, LARGE_GAP

ICON = 72  # px
COLUMNS = 2
WIDTH, HEIGHT = 760, 440  # px
NATIVE = QKeySequence.SequenceFormat.NativeText


class AboutDialog(Frame):
    """Version, licence and places."""

    def __init__(self, places: Sequence[tuple[str, Path]], *, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("About Photosketch"), done=self.tr("Close"))
        self.only_close()
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(ICON, ICON))
        self.body.addWidget(mark)
        version = QLabel(self.tr("Version {version}").format(version=__version__))
        self.body.addWidget(version)
        for text in (
            self.tr("Photo sets of the artists you love, kept, tagged and found again."),
            self.tr("Free software under the MIT licence. Icons by Lucide (ISC licence)."),
        ):
            label = QLabel(text)
            label.setProperty("look", "dim")
            self.body.addWidget(label)
        form: QFormLayout = self.form()
        for name, path in places:
            line = QLineEdit(str(path).encode(errors="replace").decode())
            line.setReadOnly(True)
            line.setCursorPosition(0)
            line.setAccessibleName(name)
            form.addRow(dim_label(name), line)


class KeysDialog(Frame):
    """Every action that has a key, and the keys that are no actions."""

    def __init__(self, actions: Sequence[QAction], *, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"), done=self.tr("Close"))
        self.only_close()
        rows = [
            (", ".join(key.toString(NATIVE) for key in action.shortcuts()), action.text())
            for action in actions
            if action.shortcuts()
        ]
        rows += KeyWords().others()
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(LARGE_GAP)
        grid.setVerticalSpacing(GAP)
        half = (len(rows) + COLUMNS - 1) // COLUMNS
        for place, (keys, text) in enumerate(rows):
            column = place // half * COLUMNS
            key_label = QLabel(keys)
            key_label.setProperty("look", "dim")
            grid.addWidget(key_label, place % half, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(QLabel(text.replace("&", "").rstrip("…")), place % half, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setMinimumHeight(HEIGHT)
        self.setMinimumWidth(WIDTH)
        self.body.addWidget(area)


class KeyWords(QObject):
    """Keys that belong to no action."""

    def others(self) -> list[tuple[str, str]]:
        """Return pairs of key and meaning."""
        return [
            (self.tr("Space"), self.tr("Quick look")),
            (self.tr("Esc"), self.tr("One step back")),
            (self.tr("Ctrl + wheel"), self.tr("Larger or smaller")),
            (self.tr("Page Down in the tag bar"), self.tr("On to the next photo")),
            (self.tr("Ctrl+Enter in the tag bar"), self.tr("Make a new scene")),
            (self.tr("Ctrl+Shift+Enter in the tag bar"), self.tr("The last tags again")),
            (self.tr("Alt+1 to 9 in the tag bar"), self.tr("A person of the set")),
            (self.tr("Alt"), self.tr("Menu bar")),
        ]
