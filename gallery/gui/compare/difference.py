"""What two pictures do not share, brightened until it is seen; drawn in any thread.

Both are drawn as they are seen, one over the other, so that the difference is that of the part
and the size in view. What they share is black.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gallery.gui.compare.drawing import Drawn
from gallery.gui.theme import DARK

MOST_DOUBLED = 4  # doublings: 16 times as bright
SAMPLE = 96  # px: the strongest difference is looked for in an image of this side
SEEN = 6  # levels of 256: less is the rounding of two decoders
BRIGHT = 255


@dataclass(frozen=True, slots=True)
class Difference:
    """An image of a pane's size; ``times`` is how often it was brightened.

    ``share`` is how much of what both show differs, 0.0 to 1.0.
    """

    image: QImage
    times: int
    share: float


def difference(one: Drawn, other: Drawn, size: QSize, *, ratio: float = 1.0) -> Difference:
    """Return what two pictures do not share.

    Args:
        one: a picture.
        other: the other picture.
        size: of the pane, in its pixels.
        ratio: device pixels per pixel of the pane.
    """
    common = one.place.intersected(other.place).intersected(
        QRectF(0, 0, size.width(), size.height())
    )
    canvas = _canvas(size, ratio)
    with QPainter(canvas) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(common)
        one.draw(painter)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        other.draw(painter)
    strongest, share = _measured(canvas, common, ratio=ratio)
    doubled = 0
    # What is not seen stays unseen: brightened, the noise of two encoders looks like much.
    while share and doubled < MOST_DOUBLED and strongest << (doubled + 1) <= BRIGHT:
        doubled += 1
    for _ in range(doubled):
        _double(canvas)
    return Difference(_on_ground(canvas, common, size, ratio), 2**doubled, share)


def _canvas(size: QSize, ratio: float) -> QImage:
    wide, high = round(size.width() * ratio), round(size.height() * ratio)
    canvas = QImage(max(1, wide), max(1, high), QImage.Format.Format_RGB32)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.black)
    return canvas


def _measured(canvas: QImage, common: QRectF, *, ratio: float) -> tuple[int, float]:
    """Return the strongest difference (0 to 255) and how much of the picture differs."""
    area = QRectF(common.topLeft() * ratio, common.size() * ratio).toAlignedRect()
    part = canvas.copy(area.intersected(canvas.rect()))
    if part.isNull():
        return 0, 0.0
    small = part.scaled(
        SAMPLE,
        SAMPLE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    levels = bytes(small.constBits())
    return max(levels), sum(level >= SEEN for level in levels) / len(levels)


def _double(canvas: QImage) -> None:
    copy = canvas.copy()
    copy.setDevicePixelRatio(1.0)
    ratio = canvas.devicePixelRatio()
    canvas.setDevicePixelRatio(1.0)
    with QPainter(canvas) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.drawImage(0, 0, copy)
    canvas.setDevicePixelRatio(ratio)


def _on_ground(canvas: QImage, common: QRectF, size: QSize, ratio: float) -> QImage:
    """Return the difference on the ground of the view, which begins where a picture ends."""
    result = _canvas(size, ratio)
    with QPainter(result) as painter:
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(DARK.background))
        painter.setClipRect(common)
        painter.drawImage(0, 0, canvas)
    return result
