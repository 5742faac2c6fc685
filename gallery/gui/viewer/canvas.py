"""Draws one photo where its framing says, and lets the mouse move it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import DARK, colour
from gallery.gui.viewer.cutting import Cut, Sides, is_served, place_of
from gallery.gui.viewer.entrance import Entrance
from gallery.gui.viewer.framing import PIXELATED, WHEEL_ZOOM, Framing
from gallery.gui.viewer.painting import paint_image
from gallery.gui.viewer.pictures import Sharp
from gallery.gui.widgets.wheel import notches

PANNED = 0.1  # of the view, at a press of an arrow
A_DRAG = 4  # px; less is a click by an unsteady hand


class Marker(Protocol):
    """What may want the mouse before the photo is moved with it: boxes around people."""

    def press(self, point: QPointF) -> bool:
        """The left button went down; return whether the drag that may follow is its own."""

    def drag(self, point: QPointF) -> None:
        """The mouse moved with the button down."""

    def release(self, point: QPointF) -> None:
        """The button went up after a press of its own."""

    def click(self, point: QPointF) -> None:
        """A press that was not its own ended where it began."""

    def double_click(self, point: QPointF) -> bool:
        """Return whether a double click meant it and not the photo."""

    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the cursor to show, None for the usual one."""


class Canvas(QWidget):
    """A photo on the dark ground of the full view.

    Attributes:
        turns: quarter turns to the right that the view shows the photo with.
        framing: where the photo stands, None before the first one.
        entrance: how it gets there when the view opens.

    Signals:
        framed(): the photo was zoomed or moved.
        poked(): the mouse moved or pressed: somebody is there.
        toggled(QPointF): double click, at a point of the view.
        pointed(QPointF): the pointer is at this point; (-1, -1) once it left.
        covering(bool): nothing behind is seen any more, or it shines through.
    """

    framed = Signal()
    poked = Signal()
    toggled = Signal(QPointF)
    pointed = Signal(QPointF)
    covering = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.framing: Framing | None = None
        self.turns = 0
        self._size = (1, 1)
        self._thumbnail: QImage | None = None
        self._sharp: Sharp | None = None
        self._piece: tuple[Cut, QImage] | None = None
        self._marker: Marker | None = None
        self._marking = False  # whether the drag is the marker's
        self._pressed_at: QPointF | None = None
        self._dragged_from: QPointF | None = None
        self._begins_with: Callable[[Framing], Framing] | None = None
        self._is_entering = False  # whether the photo that grows is not known yet
        self.entrance = Entrance(self)
        self.entrance.moved.connect(self._on_entered)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_photo(self, width: int, height: int, thumbnail: QImage | None) -> None:
        """Show another photo, fitted and unturned; its size is that of the full picture."""
        if self._is_entering:
            self._is_entering = False  # this is the photo that comes in
        else:
            self.entrance.end()
        self._size = (max(width, 1), max(height, 1))
        self._thumbnail = thumbnail
        self._sharp = None
        self._piece = None
        self.turns = 0
        way, self._begins_with = self._begins_with, None
        self._reframe(way)

    def enter(self, cell: QRectF) -> None:
        """Let the photo that is shown next grow out of a cell, in pixels of the canvas."""
        self.entrance.begin(cell)
        self._is_entering = self.entrance.is_running
        # What is behind shines through until the photo has arrived.
        self._cover(on=not self._is_entering)

    def _cover(self, *, on: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on)
        self.covering.emit(on)

    def leave(self) -> None:
        """Let go of the photo: the view is closed, and shows nothing when it opens again."""
        self.entrance.end()
        self._is_entering, self._begins_with = False, None
        self._thumbnail, self._sharp, self._piece = None, None, None

    def begin_with(self, way: Callable[[Framing], Framing]) -> None:
        """Show the next photo not fitted, but framed in this way."""
        self._begins_with = way

    def give_mouse(self, marker: Marker) -> None:
        """Ask ``marker`` first what the mouse means."""
        self._marker = marker

    def set_thumbnail(self, thumbnail: QImage | None) -> None:
        """Show the thumbnail until the sharp picture is here."""
        self._thumbnail = thumbnail
        self.update()

    def set_sharp(self, sharp: Sharp) -> None:
        """Show the sharp picture, in the very place of the thumbnail."""
        if sharp.levels:
            self._sharp = sharp
            self.update()

    @property
    def is_sharp(self) -> bool:
        """Whether more than a thumbnail is shown."""
        return self._sharp is not None

    def set_piece(self, cut: Cut, image: QImage) -> None:
        """Show a piece of the photo over the sharp picture, which has fewer pixels."""
        self._piece = (cut, image)
        self.update()
        self.framed.emit()

    @property
    def is_enlarged(self) -> bool:
        """Whether the photo is shown larger than the picture of all of it that is here."""
        if self.framing is None or self._sharp is None or self._sharp.is_whole:
            return False
        top = self._sharp.levels[0]
        return self._device_width() > top.width() * 1.05  # 5 % more is not seen

    @property
    def wants_more(self) -> bool:
        """Whether more of the photo's pixels could be shown than are here."""
        if self.framing is None or not self.is_enlarged:
            return False
        cut = self._piece[0] if self._piece else None
        return not is_served(self.framing, self.turns, cut)

    def turn(self, quarters: int) -> None:
        """Turn the view of the photo; the file stays as it is."""
        self.entrance.end()
        self.turns = (self.turns + quarters) % 4
        self._reframe()

    def frame(self, framing: Framing) -> None:
        """Show the photo elsewhere or in another size."""
        self.framing = framing
        self.set_hand()
        self.update()
        self.framed.emit()

    def toggle(self, at: QPointF) -> None:
        """Change between all of the photo and 100 % at a point of the view."""
        self.reframe(
            lambda framing: (
                framing.actual(at.x(), at.y()) if framing.is_fitted else framing.fitted()
            )
        )

    def zoom(self, factor: float, at: QPointF) -> None:
        """Enlarge around a point of the view."""
        self.reframe(lambda framing: framing.zoomed(factor, at.x(), at.y()))

    def reframe(self, way: Callable[[Framing], Framing]) -> None:
        """Show the photo in another size."""
        self.entrance.end()
        if self.framing is not None:
            self.frame(way(self.framing))

    def pan(self, across: int, down: int) -> bool:
        """Move an enlarged photo by a part of the view; False where all of it is seen that way.

        Args:
            across: 1 shows what is right of it, -1 what is left.
            down: 1 shows what is below, -1 what is above.
        """
        framing = self.framing
        if framing is None or framing.is_fitted or not framing.is_beyond(across, down):
            return False
        dx, dy = across * framing.view_width * PANNED, down * framing.view_height * PANNED
        self.frame(framing.moved(-dx, -dy))
        return True

    def pointer(self) -> QPointF:
        """Return where the pointer is over the canvas, else its middle."""
        here = QPointF(self.mapFromGlobal(self.cursor().pos()))
        return here if self.underMouse() else QPointF(self.rect().center())

    def _reframe(self, way: Callable[[Framing], Framing] | None = None) -> None:
        width, height = self._size if self.turns % 2 == 0 else self._size[::-1]
        ratio = self.devicePixelRatioF()
        room, down = max(self.width(), 1), max(self.height(), 1)
        framing = Framing(room, down, width, height, ratio=ratio).fitted()
        self.frame(way(framing) if way is not None else framing)

    def _device_width(self) -> float:
        """Return how wide the unturned photo is drawn, in device pixels."""
        if self.framing is None:
            return 0.0
        return self._size[0] * self.framing.scale * self.framing.ratio

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(DARK.background, self.entrance.share))
            if self.framing is not None:
                self._paint_photo(painter, self.framing)

    def _paint_photo(self, painter: QPainter, framing: Framing) -> None:
        # Single pixels are what is asked for, if they are known and large enough to be told apart.
        smooth = framing.scale * framing.ratio < PIXELATED or not self.is_sharp
        image = self._image()
        if image is not None:
            everything = (0.0, 0.0, *self._size)
            paint_image(
                painter, image, self._box(everything, framing), turns=self.turns, smooth=smooth
            )
        if self.is_enlarged and self._piece is not None:
            cut, image = self._piece
            box = self._box((cut.left, cut.top, cut.right, cut.bottom), framing)
            paint_image(painter, image, box, turns=self.turns, smooth=smooth)

    def _box(self, sides: Sides, framing: Framing) -> QRectF:
        left, top, right, bottom = place_of(sides, framing, self.turns)
        return self.entrance.place(QRectF(left, top, right - left, bottom - top))

    def _image(self) -> QImage | None:
        if self._sharp is not None:
            return self._sharp.level_for(self._device_width())
        return self._thumbnail

    def _on_entered(self) -> None:
        if not self.entrance.is_running:
            self._is_entering = False
            self._cover(on=True)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.framing is not None:
            size = event.size()
            ratio = self.devicePixelRatioF()
            self.frame(self.framing.resized(size.width(), size.height(), ratio))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(WHEEL_ZOOM ** notches(event), event.position())
        self.poked.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.poked.emit()
        self.entrance.end()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.position()
        self._marking = self._marker is not None and self._marker.press(event.position())
        if not self._marking:
            self._dragged_from = event.position()
        self.set_hand(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(QPointF(-1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.poked.emit()
        self.pointed.emit(event.position())
        if self._marking and self._marker is not None:
            self._marker.drag(event.position())
        elif self._dragged_from is not None and self.framing is not None:
            by = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self.frame(self.framing.moved(by.x(), by.y()))
        else:
            self.set_hand(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        marking, self._marking = self._marking, False
        self._dragged_from = None
        if self._marker is not None and pressed is not None:
            if marking:
                self._marker.release(event.position())
            elif (event.position() - pressed).manhattanLength() < A_DRAG:
                self._marker.click(event.position())
        self.set_hand(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._marker is None or not self._marker.double_click(event.position()):
            self.toggled.emit(event.position())

    def set_hand(self, point: QPointF | None = None) -> None:
        """Show the cursor that says what the mouse would do at a point."""
        shape = self._marker.cursor_at(point) if self._marker and point else None
        if shape is not None:
            self.setCursor(shape)
        elif self.framing is None or not self.framing.can_move:
            self.unsetCursor()
        elif self._dragged_from is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
