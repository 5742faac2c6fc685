"""Folders outside the library, each with a tick that lets its files go to the trash."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.file_names import shown_path
from gallery.gui.theme import ROW_HEIGHT, SMALL_GAP
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number

ROWS = 4  # in sight without scrolling
FOLDER = Qt.ItemDataRole.UserRole


class FolderChoice(QWidget):
    """Nothing is ticked at first.

    Attributes:
        list: the folders.

    Signals:
        changed(): another folder is ticked, or one no longer.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_filling = False
        about = QLabel(self.tr("Outside the library, files are trashed from these folders only:"))
        about.setProperty("look", "dim")
        about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Folders outside the library"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL_GAP)
        layout.addWidget(about)
        layout.addWidget(self.list)

    @property
    def folders(self) -> tuple[str, ...]:
        """All of them, as they are spelled on disk."""
        return tuple(self.list.item(row).data(FOLDER) for row in range(self.list.count()))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        return tuple(one.data(FOLDER) for one in ticked)

    def show_folders(self, folders: Mapping[str, int]) -> None:
        """Show folders with how many files are in each; ticks stay."""
        if set(self.folders) == set(folders):
            return
        ticked = set(self.chosen)
        self._is_filling = True
        self.list.clear()
        for folder, count in folders.items():
            shown = shown_path(folder)
            item = QListWidgetItem(f"{shown}  ·  {number(count)}")
            item.setData(FOLDER, folder)
            item.setToolTip(plain_tip(shown))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            state = Qt.CheckState.Checked if folder in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.list.addItem(item)
        rows = min(ROWS, len(folders))
        self.list.setFixedHeight(rows * ROW_HEIGHT + SMALL_GAP)
        self._is_filling = False

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()
