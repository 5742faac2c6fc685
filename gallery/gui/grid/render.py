"""From a thumbnail's JPEG bytes to the image of one cell: decoded, cropped, corners rounded.

Runs on the reader pool: images and values only, no pixmaps. Everything a cell needs is done
here, so that painting is one copy.

Why ``JPEG`` is named wherever bytes are read: Qt would else try every format it knows, SVG
among them, which takes a lock that the GUI thread may hold while it waits for Python's own.
"""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QTransform

# Beyond these a crop would show a piece of wall: panoramas and tall strips are shown whole.
WIDEST_CROPPED, TALLEST_CROPPED = 2.2, 0.5  # width to height
MOST_CROPPED = 1.35  # but not in a cell of nearly their own form
MOST_ENLARGED = 3.0  # a tiny picture is shown small, not as a blur
TURNS = {  # EXIF orientation: x' = a·x + c·y, y' = b·x + d·y
    2: QTransform(-1, 0, 0, 1, 0, 0),
    3: QTransform(-1, 0, 0, -1, 0, 0),
    4: QTransform(1, 0, 0, -1, 0, 0),
    5: QTransform(0, 1, 1, 0, 0, 0),
    6: QTransform(0, 1, -1, 0, 0, 0),
    7: QTransform(0, -1, -1, 0, 0, 0),
    8: QTransform(0, -1, 1, 0, 0, 0),
}
JPEG = "JPG"  # what thumbnails and previews are, as Qt calls it
HEAD_ROOM = 0.22  # of what is cut off a tall photo, this share goes above: faces are high up


@dataclass(frozen=True, slots=True)
class Shape:
    """The picture of a cell in device pixels."""

    width: int
    height: int
    radius: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """The image of one cell; ``covers`` says that nothing of the cell shows beside it."""

    image: QImage
    covers: bool


def image_of(data: bytes | None) -> QImage | None:
    """Return a thumbnail or a preview as it is; None if there is none or it does not decode."""
    # The stubs want bytes here, PySide itself only takes text.
    image = QImage.fromData(data, JPEG) if data else QImage()  # type: ignore[arg-type]
    return None if image.isNull() else image


def render(data: bytes, shape: Shape) -> Rendered | None:
    """Return a thumbnail as it stands in a cell of ``shape``; None if it does not decode."""
    raw = QByteArray(data)
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, JPEG.encode())
    size = reader.size()
    if size.isEmpty():
        return None
    target = placed(size, shape)
    reader.setScaledSize(target.size())  # a JPEG is decoded at half or quarter scale if enough
    image = reader.read()
    return None if image.isNull() else _rounded(image, target, shape)


def render_preview(
    data: bytes, shape: Shape, *, size: tuple[int, int], orientation: int
) -> Rendered | None:
    """Return the preview inside a file as it stands in a cell of ``shape``.

    Args:
        data: the JPEG; cameras give it bars where its form is not the photo's.
        shape: the cell.
        size: width and height of the photo, upright.
        orientation: EXIF 1 to 8, still to be applied to the preview.
    """
    image = upright_preview(data, size=size, orientation=orientation)
    if image is None:
        return None
    target = placed(image.size(), shape)
    smooth = Qt.TransformationMode.SmoothTransformation
    fill = Qt.AspectRatioMode.IgnoreAspectRatio
    return _rounded(image.scaled(target.size(), fill, smooth), target, shape)


def upright_preview(data: bytes, *, size: tuple[int, int], orientation: int) -> QImage | None:
    """Return the preview inside a file as the photo stands, without bars; see above."""
    image = image_of(data)
    if image is None or min(size) < 1:
        return None
    image = image.transformed(TURNS.get(orientation, QTransform()))
    whole = QSize(*size).scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
    bars = image.size() - whole
    return image.copy(QRect(QPoint(bars.width() // 2, bars.height() // 2), whole))


def placed(size: QSize, shape: Shape) -> QRect:
    """Return where a picture of ``size`` is drawn in its cell; what sticks out is cut off."""
    across, down = shape.width / size.width(), shape.height / size.height()
    is_usual = TALLEST_CROPPED <= size.width() / size.height() <= WIDEST_CROPPED
    whole = not is_usual and max(across, down) > MOST_CROPPED * min(across, down)
    scale = min(across, down) if whole else max(across, down)
    if scale > MOST_ENLARGED:
        scale = min(across, down, MOST_ENLARGED)
    width = max(1, round(size.width() * scale))
    height = max(1, round(size.height() * scale))
    spare = shape.height - height
    top = spare // 2 if spare >= 0 else round(spare * HEAD_ROOM)
    return QRect((shape.width - width) // 2, top, width, height)


def _rounded(image: QImage, target: QRect, shape: Shape) -> Rendered:
    result = QImage(shape.width, shape.height, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrushOrigin(target.topLeft())
    painter.setBrush(QBrush(image))
    cell = QRectF(0, 0, shape.width, shape.height)
    covers = target.contains(cell.toRect())
    if covers:
        painter.drawRoundedRect(cell, shape.radius, shape.radius)
    else:
        painter.drawRect(target)
    painter.end()
    return Rendered(result, covers)
