"""Asks for the passwords of archives; they are used for this import and never kept."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gallery.gui.dialogs.frame import Frame
from gallery.gui.file_names import shown_path
from gallery.gui.icons import icon
from gallery.gui.theme import FIELD_HEIGHT, GAP, SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel

WIDTH = 460  # px
MOST_SHOWN = 4  # archives without scrolling
LINE = FIELD_HEIGHT + 28  # px: a field with the name above it
SEEN, HIDDEN = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password


class PasswordsDialog(Frame):
    """One field for each archive; with several, a first one for all that have none of their own.

    Args:
        locked: paths of the archives.
        known: passwords that were tried before, by path; they did not open these archives.
    """

    def __init__(self, locked: Sequence[str], known: Mapping[str, str], *, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Protected archives"), done=self.tr("Open"))
        self.setMinimumWidth(WIDTH)
        self._for_all: QLineEdit | None = None
        words = QLabel(
            self.tr("The passwords open the archives for this import. They are not kept.")
        )
        words.setProperty("look", "dim")
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addSpacing(GAP)
        if len(locked) > 1:
            self._for_all = self._line(self.tr("Password for all"))
            common = QVBoxLayout()
            common.setSpacing(SMALL_GAP)
            common.addWidget(QLabel(self.tr("Password for all")))
            common.addWidget(self._for_all)
            common.addSpacing(SMALL_GAP)
            self.body.addLayout(common)
        self._fields = {path: self._line(shown_path(PurePath(path).name)) for path in locked}
        self._add_fields()
        if any(path in known for path in locked):
            self.say(self.tr("The password did not open %n archive(s).", "", len(locked)))
        self._check()

    def passwords(self) -> dict[str, str]:
        """Return what was typed, by path; archives without a password are not in it."""
        common = self._for_all.text() if self._for_all else ""
        typed = {path: line.text() or common for path, line in self._fields.items()}
        return {path: text for path, text in typed.items() if text}

    def _add_fields(self) -> None:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SMALL_GAP)
        for path, line in self._fields.items():
            name = ElidedLabel(shown_path(PurePath(path).name), mode=Qt.TextElideMode.ElideMiddle)
            name.setToolTip(shown_path(path))
            lines.addWidget(name)
            lines.addWidget(line)
            lines.addSpacing(SMALL_GAP)
            if self._for_all is not None:
                line.setPlaceholderText(self.tr("as above"))
        if len(self._fields) <= MOST_SHOWN:
            self.body.addWidget(page)
            return
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setFixedHeight(MOST_SHOWN * LINE)
        self.body.addWidget(area)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(name)
        line.textChanged.connect(self._check)
        line.addAction(icon("lock"), QLineEdit.ActionPosition.LeadingPosition)
        eye = QAction(icon("eye"), self.tr("Show the password"), line)
        eye.setCheckable(True)
        eye.toggled.connect(lambda on: line.setEchoMode(SEEN if on else HIDDEN))
        line.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)
        return line

    def _check(self) -> None:
        if hasattr(self, "_fields"):
            self.done_button.setEnabled(bool(self.passwords()))
