"""One picture among those compared: drawn where the board says, with its label below."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.compare import label as labels
from gallery.gui.compare.drawing import Drawn
from gallery.gui.compare.label import Label
from gallery.gui.compare.placing import Size
from gallery.gui.theme import BODY, DARK, sized
from gallery.gui.viewer.framing import PIXELATED, WHEEL_ZOOM
from gallery.gui.viewer.pictures import Sharp
from gallery.gui.widgets.wheel import notches
from gallery.model.turn import UPRIGHT, Turn


class Pane(QWidget):
    """A picture and what is said of it.

    Attributes:
        photo: its id.
        turn: how the picture is turned before it is drawn.
        label: what is said below it.

    Signals:
        zoomed(float, QPointF): the wheel asks for so many times the size, at this point.
        moved(QPointF): the picture is dragged by so many pixels.
        toggled(QPointF): double click at a point.
        picked(): it was pressed.
    """

    zoomed = Signal(float, QPointF)
    moved = Signal(QPointF)
    toggled = Signal(QPointF)
    picked = Signal()

    def __init__(self, photo: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.photo = photo
        self.turn: Turn = UPRIGHT
        self._full_size: Size = (1, 1)
        self.label = Label()
        self._thumbnail: QImage | None = None
        self._sharp: Sharp | None = None
        self._over: QImage | None = None
        self._over_place = QRectF()
        self._remark = ""
        self._place = QRectF()
        self._is_active = False
        self._dragged_from: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    @property
    def picture_size(self) -> QSize:
        """What the picture has of the pane, in its pixels."""
        return QSize(self.width(), max(1, self.height() - labels.HEIGHT))

    @property
    def photo_size(self) -> Size:
        """Width and height of the full picture in pixels, as it is turned."""
        wide, high = self._full_size
        return (high, wide) if self.turn.is_sideways else (wide, high)

    @property
    def image(self) -> QImage | None:
        """The smallest image that is large enough for how it is drawn, not yet turned."""
        if self._sharp is not None and self._sharp.levels:
            place = self._place
            wide = place.height() if self.turn.is_sideways else place.width()
            return self._sharp.level_for(wide * self.devicePixelRatioF())
        return self._thumbnail

    @property
    def drawn(self) -> Drawn | None:
        """The picture as it is drawn, None as long as there is none."""
        image = self.image
        return Drawn(image, QRectF(self._place), self.turn) if image is not None else None

    @property
    def is_sharp(self) -> bool:
        """Whether more than a thumbnail is shown."""
        return self._sharp is not None and bool(self._sharp.levels)

    @property
    def place(self) -> QRectF:
        """Where the picture is drawn."""
        return self._place

    def show_picture(self, size: Size, thumbnail: QImage | None, sharp: Sharp | None) -> None:
        """Show what is there of the picture; ``size`` is that of the full one."""
        self._full_size = (max(1, size[0]), max(1, size[1]))
        self._thumbnail, self._sharp = thumbnail, sharp
        self.update()

    def put(self, place: QRectF) -> None:
        """Draw the picture there."""
        self._place = place
        self._show_hand()
        self.update()

    def say(self, label: Label, *, is_active: bool) -> None:
        """Say this below."""
        self.label = label
        self._is_active = is_active
        self.setAccessibleName(label.spoken)
        self.update()

    def lay_over(
        self, image: QImage | None, *, place: QRectF | None = None, remark: str = ""
    ) -> None:
        """Show an image of the whole pane instead of the picture; None shows the picture.

        Args:
            image: what is shown.
            place: where the picture was drawn when the image was made; it moves with it.
            remark: what is said in the middle of it.
        """
        self._over, self._over_place, self._remark = image, place or self._place, remark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = QRect(0, 0, self.width(), self.picture_size.height())
            painter.fillRect(area, QColor(DARK.background))
            painter.setClipRect(area)
            self._paint_picture(painter, area)
            painter.setClipping(False)
            strip = QRect(0, area.bottom() + 1, self.width(), labels.HEIGHT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(sized(self.font(), BODY))
            labels.paint(painter, strip, self.label, is_active=self._is_active)

    def _paint_picture(self, painter: QPainter, area: QRect) -> None:
        if self._over is not None:
            painter.drawImage(self._moved(QRectF(area)), self._over)
            painter.setFont(sized(self.font(), BODY))
            painter.setPen(QColor(DARK.dim))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._remark)
            return
        drawn = self.drawn
        if drawn is None:
            return
        ratio = self.devicePixelRatioF()
        box = drawn.place
        one_to_one = abs(drawn.across - box.width() * ratio) < 1
        if one_to_one:
            box.moveTo(round(box.x()), round(box.y()))
        pixelated = self.is_sharp and box.width() * ratio >= PIXELATED * self.photo_size[0]
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth, not (one_to_one or pixelated))
        drawn.draw(painter)

    def _moved(self, area: QRectF) -> QRectF:
        """Return where an area went with the picture since something was laid over it."""
        now, then = self._place, self._over_place
        if now == then or then.isEmpty():
            return area
        scale = now.width() / then.width()
        corner = now.topLeft() + (area.topLeft() - then.topLeft()) * scale
        return QRectF(corner, area.size() * scale)

    # The mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoomed.emit(WHEEL_ZOOM ** notches(event), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self._show_hand()
            self.picked.emit()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            by = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self.moved.emit(by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged_from = None
        self._show_hand()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggled.emit(event.position())

    def _show_hand(self) -> None:
        room, place = self.picture_size, self._place
        if place.width() <= room.width() + 1 and place.height() <= room.height() + 1:
            self.unsetCursor()
        elif self._dragged_from is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
