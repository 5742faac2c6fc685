"""Drags photos out of the grid as files, for file managers and other programs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.library import photos

MOST_DRAGGED = 100  # files; more are an export, not a drag


class Dragging(QObject):
    """Fetches the paths of the photos, then starts the drag if the button is still down."""

    def __init__(self, source: QWidget, bridge: Bridge) -> None:
        super().__init__(source)
        self._source = source
        self._bridge = bridge

    def start(self, ids: Sequence[int]) -> None:
        """Begin to drag the files of these photos, the first 100 of them."""
        library, dragged = self._bridge.library, list(ids[:MOST_DRAGGED])
        self._bridge.read(
            lambda reader: photos.paths(reader, library, dragged), self._on_paths, group="drag"
        )

    def _on_paths(self, paths: dict[int, list[str]]) -> None:
        data = files_of(paths)
        if data.hasUrls() and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self._source)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)  # never a move: the originals stay


def files_of(paths: dict[int, list[str]]) -> QMimeData:
    """Return the first file of each photo as data to drag or copy.

    The addresses are made from the names' bytes, so that a name that is no text arrives too.
    """
    addresses = [Path(files[0]).as_uri().encode() for files in paths.values() if files]
    result = QMimeData()
    if addresses:
        result.setUrls([QUrl.fromEncoded(address) for address in addresses])
    return result
