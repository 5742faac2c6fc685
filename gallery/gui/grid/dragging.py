"""Drags photos out of the grid: as files for other programs, as photos for this window.

What is dragged over a person, a scene or a set is meant as the photos themselves, all of them;
a file manager is given the first thousand files. Photos are listed in another thread: there
may be a million.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDrag, QFontMetrics, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gallery.gui import icons
from gallery.gui.bridge import Bridge
from gallery.gui.grid.selection import Selected
from gallery.gui.theme import BODY, GAP, ICON_SIZE, ROW_HEIGHT, colour, sized, tokens_of
from gallery.gui.words import number
from gallery.library import photos
from gallery.library.database import Library, Reader

MIME = "application/x-photosketch-photos"
MOST_DRAGGED = 1_000  # files; more are an export, not a drag


@dataclass(frozen=True, slots=True)
class Load:
    """How many photos are dragged, their list as data, and the paths of the first."""

    photos: int
    listed: bytes
    paths: dict[int, list[str]]


class Dragging(QObject):
    """Fetches the paths of the photos, then starts the drag if the button is still down."""

    def __init__(self, source: QWidget, bridge: Bridge) -> None:
        super().__init__(source)
        self._source = source
        self._bridge = bridge

    def start(self, selected: Selected) -> None:
        """Begin to drag photos, with the files of the first 1,000 of them."""
        library = self._bridge.library
        if not selected.rows:
            return

        self._bridge.read(
            lambda reader: loaded(selected, library, reader=reader), self._on_found, group="drag"
        )

    def _on_found(self, load: Load) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self._source)
            drag.setMimeData(data_of(load))
            drag.setPixmap(counted(load.photos, self._source))
            drag.setHotSpot(QPoint(-12, -8))
            drag.exec(Qt.DropAction.CopyAction)  # never a move: the originals stay


def loaded(selected: Selected, library: Library, *, reader: Reader) -> Load:
    """Return what a drag of photos carries; may run in any thread."""
    ids = selected.photos()
    paths = photos.paths(reader, library, ids[:MOST_DRAGGED])
    in_order = {photo: paths[photo] for photo in ids[:MOST_DRAGGED] if photo in paths}
    return Load(len(ids), _listed(ids, library), in_order)


def data_of(load: Load) -> QMimeData:
    """Return a load as data to drag."""
    data = files_of(load.paths)
    data.setData(MIME, load.listed)
    return data


def _listed(ids: Sequence[int], library: Library) -> bytes:
    return json.dumps({"library": str(library.folder), "photos": list(ids)}).encode()


def has_photos(data: QMimeData) -> bool:
    """Whether photos of some library are dragged."""
    return data.hasFormat(MIME)


def photos_in(data: QMimeData, library: Library) -> tuple[int, ...]:
    """Return the photos that are dragged; none if they are another library's."""
    if not has_photos(data):
        return ()
    words = json.loads(bytes(data.data(MIME).data()))
    return tuple(words["photos"]) if words["library"] == str(library.folder) else ()


def counted(count: int, source: QWidget) -> QPixmap:
    """Return what hangs on the pointer: how many photos are dragged."""
    tokens, font = tokens_of(source.palette()), sized(source.font(), BODY, bold=True)
    words = number(count)
    width = QFontMetrics(font).horizontalAdvance(words) + ICON_SIZE + 3 * GAP
    ratio = source.devicePixelRatioF()
    result = QPixmap(round(width * ratio), round(ROW_HEIGHT * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.accent))
        painter.drawRoundedRect(0, 0, width, ROW_HEIGHT, ROW_HEIGHT / 2, ROW_HEIGHT / 2)
        place = QRect(GAP + 2, (ROW_HEIGHT - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
        icons.draw(painter, place, "images", colour(tokens.on_accent))
        painter.setFont(font)
        painter.setPen(colour(tokens.on_accent))
        left = place.right() + GAP
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, 0, width - left, ROW_HEIGHT), middle, words)
    return result


def files_of(paths: dict[int, list[str]]) -> QMimeData:
    """Return the first file of each photo as data to drag or copy.

    The addresses are made from the names' bytes, so that a name that is no text arrives too.
    """
    addresses = [Path(files[0]).as_uri().encode() for files in paths.values() if files]
    result = QMimeData()
    if addresses:
        result.setUrls([QUrl.fromEncoded(address) for address in addresses])
    return result
