"""Asks before files outside the library’s folder go to the trash, and names their folders."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gallery.gui.dialogs.frame import Frame
from gallery.gui.file_names import shown_path
from gallery.gui.theme import ROW_HEIGHT
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number

ROWS = 6  # in sight without scrolling
WIDTH = 520  # px


class OutsideDialog(Frame):
    """Names the folders; nothing is trashed unless its button is pressed.

    Attributes:
        list: the folders.
        asks_no_more: whether they are not to be asked about again while the program runs.
    """

    def __init__(self, folders: Mapping[str, int], parent: QWidget | None = None) -> None:
        """Ask about folders.

        Args:
            folders: how many files are in each.
            parent: the window.
        """
        files = sum(folders.values())
        super().__init__(parent, "", done="")
        title = self.tr("Move %Ln file(s) outside the library to the trash?", "", files)
        self.entitle(title, done=self.tr("Move to the trash"))
        self.done_button.setProperty("look", "danger")
        self.done_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.setMinimumWidth(WIDTH)
        about = QLabel(
            self.tr(
                "They are not in the library’s own folder. Other programs may use them. "
                "Undo brings them back as long as the trash has them."
            )
        )
        about.setProperty("look", "dim")
        about.setWordWrap(True)
        self.body.addWidget(about)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Folders outside the library"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for folder, count in folders.items():
            shown = shown_path(folder)
            item = QListWidgetItem(f"{shown}  ·  {number(count)}")
            item.setToolTip(plain_tip(shown))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setFixedHeight(min(ROWS, len(folders)) * ROW_HEIGHT + 4)
        self.body.addWidget(self.list)
        self._remember = QCheckBox(self.tr("Do not ask again for these folders until I quit"))
        self.body.addWidget(self._remember)

    @property
    def asks_no_more(self) -> bool:
        """Whether the answer counts for what is trashed later, too."""
        return self._remember.isChecked()
