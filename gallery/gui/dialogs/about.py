"""What this is and where things are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from gallery import __version__
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.icons import application_icon

ICON = 72  # px


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
