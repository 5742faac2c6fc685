"""The film strip: the photos around the one in view, small, under it.

It is drawn by arithmetic like the grid, so that a list of a million photos costs what is in
sight, and its pictures are the thumbnails that the grid shows.
"""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.grid.fetched import Fetched
from gallery.gui.grid.render import Shape
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.gui.theme import (
    CELL_RADIUS,
    DARK,
    GAP,
    LARGE_GAP,
    SMALL_GAP,
    Tokens,
    colour,
    tokens_of,
)
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.widgets.wheel import notches
from gallery.gui.words import number
from gallery.library import photos
from gallery.library.database import Reader
from gallery.model.changes import Changes
from gallery.model.photo import Card

CELL = 56  # px
RING, RING_GAP = 2, 1  # px: the outline of the photo in view, as in the grid
AHEAD = 4  # cells beyond each end whose pictures are fetched, too


class Filmstrip(QWidget):
    """The neighbours of a photo in its list.

    Args:
        cell: the side of a picture, in px.
        foot: the room under the pictures for marks of one's own, in px.
        edge: the room above and below, in px.

    Signals:
        picked(int): go to the photo at this index.
    """

    picked = Signal(int)

    def __init__(
        self,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        cell: int = CELL,
        foot: int = 0,
        edge: int = SMALL_GAP,
    ) -> None:
        super().__init__(parent)
        self._cell = cell
        self._edge = edge
        self._ids: array[int] = array("q")
        self._index = 0
        self._turned = 0.0  # of the wheel, what is not a whole notch yet
        self._cards = Fetched(bridge, _read_cards)
        self._thumbnails = Thumbnails(bridge)
        for part in (self._cards, self._thumbnails):
            part.setParent(self)
        self._cards.arrived.connect(self._want)
        self._thumbnails.arrived.connect(self.update)
        bridge.changed.connect(self._on_changed)
        self.setFixedHeight(cell + foot + 2 * edge)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_photos(self, ids: Sequence[int], index: int) -> None:
        """Show this place of a list of photos."""
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._index = index
        self.setAccessibleName(self.place(index))
        self._want()

    def sizeHint(self) -> QSize:
        return QSize(9 * (self._cell + GAP), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * (self._cell + GAP), self.height())

    def cell_rect(self, index: int) -> QRectF:
        """Return where the photo at an index of the list is drawn."""
        left = self._left() + (index - self._first()) * (self._cell + GAP)
        return QRectF(left, self._edge, self._cell, self._cell)

    def card(self, index: int) -> Card | None:
        """Return what is known of the photo at an index; memory only."""
        return self._cards.get(self._ids[index])

    def words(self, index: int) -> str:
        """Return what is said of the photo at an index under the pointer."""
        card = self.card(index)
        return "\n".join((self.place(index), card.name)) if card else self.place(index)

    def place(self, index: int) -> str:
        """Say where an index is in the list."""
        return self.tr("Photo {0} of {1}").format(number(index + 1), number(len(self._ids)))

    def paint_mark(self, painter: QPainter, tokens: Tokens, index: int) -> None:
        """Paint what marks the photo at an index: here nothing."""

    def tokens(self) -> Tokens:
        """Return the colours to paint with."""
        return tokens_of(self.palette())

    # What is in sight

    def _room(self) -> int:
        """Return how many cells stand side by side: all, or an odd number with a middle."""
        fitting = max(1, (self.width() - 2 * LARGE_GAP + GAP) // (self._cell + GAP))
        return fitting if len(self._ids) <= fitting else (fitting - 1) | 1

    def _first(self) -> int:
        """Return the index of the first cell: the photo in view stands in the middle."""
        last = max(0, len(self._ids) - self._room())
        return min(last, max(0, self._index - self._room() // 2))

    def _left(self) -> float:
        used = min(len(self._ids), self._room()) * (self._cell + GAP) - GAP
        return (self.width() - used) / 2

    def _in_sight(self, beyond: int = 0) -> range:
        first = self._first()
        end = min(len(self._ids), first + self._room() + beyond)
        return range(max(0, first - beyond), end)

    def _want(self) -> None:
        if not self.isVisible():
            return
        near = sorted(self._in_sight(AHEAD), key=lambda place: abs(place - self._index))
        ids = [self._ids[place] for place in near]
        self._cards.want(ids)
        ratio = self.devicePixelRatioF()
        side = round(self._cell * ratio)
        self._thumbnails.set_shape(Shape(side, side, CELL_RADIUS * ratio))
        self._thumbnails.want(card for key in ids if (card := self._cards.get(key)) is not None)
        self.update()

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.arrangement:
            self._cards.stale()
        else:
            self._cards.stale(changes.photos)
        self._want()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else a drag here would move the photo above

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.picked.emit(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += notches(event)
        steps = int(self._turned)  # a touchpad sends one in many small pieces
        self._turned -= steps
        index = min(len(self._ids) - 1, max(0, self._index - steps))
        if index != self._index:
            self.picked.emit(index)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(event.pos().x())
            text = "" if index is None else plain_tip(self.words(index))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _index_at(self, x: float) -> int | None:
        for index in self._in_sight():
            rect = self.cell_rect(index)
            if rect.left() - GAP / 2 <= x < rect.right() + GAP / 2:
                return index
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, tokens)
        for index in self._in_sight():
            self._paint_cell(painter, tokens, index)
            self.paint_mark(painter, tokens, index)
        painter.end()

    def paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint what the pictures stand on: here what lies below."""

    def _paint_cell(self, painter: QPainter, tokens: Tokens, index: int) -> None:
        rect = self.cell_rect(index)
        card = self.card(index)
        picture = self._thumbnails.get(card.digest) if card is not None else None
        if picture is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        else:
            painter.drawPixmap(rect.toRect(), picture.pixmap)
        if index == self._index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), RING))
            grown = RING_GAP + RING / 2
            ring = rect.adjusted(-grown, -grown, grown, grown)
            painter.drawRoundedRect(ring, CELL_RADIUS + grown, CELL_RADIUS + grown)


class DarkFilmstrip(Filmstrip):
    """The strip of the full view: dark in both themes, as all that stands beside the photo."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(bridge, parent, edge=GAP)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def tokens(self) -> Tokens:
        return DARK

    def paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        painter.fillRect(self.rect(), colour(tokens.background))


def _read_cards(reader: Reader, ids: Sequence[int]) -> dict[int, Card]:
    return {card.id: card for card in photos.cards(reader, list(ids))}
