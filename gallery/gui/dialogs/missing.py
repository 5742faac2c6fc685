"""Where the photos that a set lacks may be: in its own folder, in another one, in some files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from gallery.gui.dialogs.frame import Frame
from gallery.gui.icons import icon
from gallery.gui.theme import ICON_SIZE, SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.words import Words
from gallery.library import sets
from gallery.library.database import Reader
from gallery.model.photoset import PhotoSet

WIDTH = 480  # px
LINK = ("http://", "https://")


class MissingDialog(Frame):
    """Says what is missing and asks where to look; what is dropped on it is looked at, too.

    Attributes:
        paths: what was chosen.
    """

    def __init__(self, photo_set: PhotoSet, folders: Sequence[str], *, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Find the missing photos"), done=self.tr("Import"))
        self.paths: list[str] = []
        self._folders = list(folders)
        self.done_button.hide()
        self.setMinimumWidth(WIDTH)
        self.setAcceptDrops(True)
        self._say_set(photo_set)
        self.body.addSpacing(SMALL_GAP)
        for folder in folders[:1]:
            text = self.tr("Look again in “{0}”").format(Path(folder).name)
            self._add("history", text, tip=folder).clicked.connect(lambda: self._take(folders))
        self._add("folder-plus", self.tr("Choose a folder…")).clicked.connect(self._ask_folder)
        self._add("file-image", self.tr("Choose files…")).clicked.connect(self._ask_files)
        if photo_set.source_url.startswith(LINK):
            text = self.tr("Open where they were published")
            open_it = self._add("external-link", text, tip=photo_set.source_url)
            open_it.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(photo_set.source_url)))
        hint = QLabel(
            self.tr(
                "Files that end in a missing number take its place. "
                "You see the plan before anything is written."
            )
        )
        hint.setProperty("look", "small")
        hint.setWordWrap(True)
        self.body.addSpacing(SMALL_GAP)
        self.body.addWidget(hint)

    def _say_set(self, photo_set: PhotoSet) -> None:
        self.body.addWidget(ElidedLabel(photo_set.title or self.tr("Untitled set")))
        there = photo_set.completeness
        lines = Words().completeness_in_full(there) if there.expected else ""
        if there.is_complete:
            lines = self.tr("Nothing is known to be missing; what you add follows the last photo.")
        words = QLabel(lines)
        words.setProperty("look", "dim" if there.is_complete else "warn")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.body.addWidget(words)

    def _add(self, symbol: str, text: str, *, tip: str = "") -> QPushButton:
        button = QPushButton(icon(symbol), text)
        button.setProperty("look", "choice")
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setAutoDefault(False)
        button.setToolTip(tip)
        self.body.addWidget(button)
        return button

    def _ask_folder(self) -> None:
        title, start = self.windowTitle(), next(iter(self._folders), "")
        folder = QFileDialog.getExistingDirectory(self, title, start)
        self._take([folder] if folder else [])

    def _ask_files(self) -> None:
        title, start = self.windowTitle(), next(iter(self._folders), "")
        self._take(QFileDialog.getOpenFileNames(self, title, start)[0])

    def _take(self, paths: Sequence[str]) -> None:
        if paths:
            self.paths = list(paths)
            self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # never a move
        event.accept()
        urls = event.mimeData().urls()
        self._take([url.toLocalFile() for url in urls if url.isLocalFile()])


def with_folders(reader: Reader, set_id: int) -> tuple[PhotoSet, list[str]]:
    """Return a set, and its folders that are there.

    Raises:
        NotFound: there is no such set.
    """
    places = [key.partition(":") for key in sets.source_keys(reader, set_id)]
    folders = [place for kind, _, place in places if kind == "folder"]
    return sets.get(reader, set_id), [folder for folder in folders if Path(folder).is_dir()]
