"""A picture with rounded corners, as wide as it may be, its shape kept."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery.gui.theme import CELL_RADIUS, DARK, FIELD_RADIUS, colour, tokens_of

TALLEST = 300  # px: a tall strip must not push the facts off the panel
FRAME = 2  # px of a frame around a piece
UNDER_FRAME = 0.45  # opacity of the dark under it, so that it is seen on bright photos too
LOWEST = 72  # px: a panorama must stay visible


class Picture(QWidget):
    """Shows one image; keeps the old one until the next is given.

    Signals:
        opened(): double-clicked.
    """

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._shape = QSize(3, 2)
        self._box: QRectF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shape(self, width: int, height: int) -> None:
        """Reserve room for a picture of this shape (pixels of the original, upright)."""
        shape = QSize(max(width, 1), max(height, 1))
        if shape != self._shape:
            self._shape = shape
            self._take_height()

    def show_image(self, image: QImage | None) -> None:
        """Show ``image``; None shows an empty ground."""
        self._pixmap = QPixmap.fromImage(image) if image is not None else QPixmap()
        self.update()

    def show_box(self, box: QRectF | None) -> None:
        """Frame a piece of the image, given in fractions of it; None frames nothing."""
        self._box = box
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        path = QPainterPath()
        path.addRoundedRect(place, FIELD_RADIUS, FIELD_RADIUS)
        painter.setClipPath(path)
        painter.fillRect(place, colour(tokens.raised))
        if not self._pixmap.isNull():
            painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
        if self._box is not None:
            self._paint_box(painter, place, self._box)

    @staticmethod
    def _paint_box(painter: QPainter, place: QRectF, box: QRectF) -> None:
        size = QSizeF(box.width() * place.width(), box.height() * place.height())
        corner = QPointF(box.x() * place.width(), box.y() * place.height())
        framed = QRectF(place.topLeft() + corner, size)
        for width, ink in (
            (2 * FRAME, colour(DARK.scrim, UNDER_FRAME)),
            (FRAME, QColor(DARK.on_photo)),
        ):
            painter.setPen(QPen(ink, width))
            painter.drawRoundedRect(framed, CELL_RADIUS, CELL_RADIUS)

    def _place(self) -> QRectF:
        size = self._shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(0, 0, max(size.width(), 1), max(size.height(), 1))
        rect.moveCenter(QRectF(self.rect()).center())
        return rect

    def _take_height(self) -> None:
        wanted = round(self.width() * self._shape.height() / self._shape.width())
        self.setFixedHeight(max(LOWEST, min(TALLEST, wanted)))
