"""The folders that are watched, to be added to and taken from."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.file_names import shown_path
from gallery.gui.theme import GAP, ROW_HEIGHT
from gallery.gui.watching import Watching
from gallery.gui.widgets.tips import plain_tip

ROWS = 3  # in sight without scrolling
PATH = Qt.ItemDataRole.UserRole


class WatchedFolders(QWidget):
    """A list with two buttons; what is done there counts at once.

    Attributes:
        list: the folders.
        add_button, remove_button: Del removes too.
    """

    def __init__(self, watching: Watching, *, start: str) -> None:
        """Show what is watched.

        Args:
            watching: where the folders are kept.
            start: the folder in which choosing one begins.
        """
        super().__init__()
        self._watching = watching
        self._start = start
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Watched folders"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.list.installEventFilter(self)
        none = QLabel(self.tr("None. What arrives in a watched folder is offered for import."))
        none.setProperty("look", "dim")
        none.setWordWrap(True)
        none.setAlignment(Qt.AlignmentFlag.AlignTop)
        none.setContentsMargins(0, GAP, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(none)
        self._pages.addWidget(self.list)
        self._pages.setFixedHeight(ROWS * ROW_HEIGHT + GAP)  # always: nothing jumps
        self.add_button = QPushButton(self.tr("Add…"))
        self.add_button.setAccessibleName(self.tr("Add a folder to watch"))
        self.add_button.clicked.connect(self.choose)
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Watch it no longer; its photos stay"))
        self.remove_button.clicked.connect(self.remove)
        buttons = QVBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)
        self._show({})
        watching.folders_changed.connect(self._read)
        self._read()

    def choose(self) -> None:
        """Let the user choose a folder, and watch it."""
        title = self.tr("Watch a folder")
        folder = QFileDialog.getExistingDirectory(self, title, self._start)
        if folder:
            self._watching.add([folder])

    def remove(self) -> None:
        """Watch the chosen folders no longer."""
        paths = [item.data(PATH) for item in self.list.selectedItems()]
        if paths:
            self._watching.remove(paths)

    def eventFilter(self, there: QObject, event: QEvent) -> bool:
        wanted = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in wanted:
            self.remove()
            return True
        return super().eventFilter(there, event)

    def _read(self) -> None:
        self._watching.list_folders(self._show)

    def _show(self, folders: Mapping[str, bool]) -> None:
        self.list.clear()
        for path, is_there in folders.items():
            item = QListWidgetItem(shown_path(path))
            item.setData(PATH, path)
            item.setToolTip(plain_tip(shown_path(path)))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            if not is_there:
                item.setText(self.tr("{folder} (not there now)").format(folder=shown_path(path)))
            self.list.addItem(item)
        self._pages.setCurrentIndex(int(bool(folders)))
        self._on_selection()

    def _on_selection(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
