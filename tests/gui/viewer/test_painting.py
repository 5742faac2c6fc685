"""An image in its box: turned, copied exactly where it fits, seen however thin it is."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gallery.gui.viewer.painting import paint_image

NAMES = ("red", "green", "blue", "white")
TURNED = {0: NAMES, 1: ("blue", "red", "white", "green"), 2: NAMES[::-1],
          3: ("green", "white", "red", "blue")}  # fmt: skip


def quarters(width: int, height: int) -> QImage:
    """Red and green above, blue and white below."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for place, name in enumerate(NAMES):
            x, y = place % 2 * width // 2, place // 2 * height // 2
            painter.fillRect(x, y, width, height, QColor(name))
    return image


def painted(
    image: QImage, box: QRectF, *, turns: int = 0, ratio: float = 1.0, smooth: bool = True
) -> QImage:
    view = QImage(round(300 * ratio), round(300 * ratio), QImage.Format.Format_RGB32)
    view.setDevicePixelRatio(ratio)
    view.fill(Qt.GlobalColor.black)
    with QPainter(view) as painter:
        paint_image(painter, image, box, turns=turns, smooth=smooth)
    view.setDevicePixelRatio(1.0)
    return view


def corners(view: QImage, box: QRectF, ratio: float = 1.0) -> tuple[str, ...]:
    spots = [(x, y) for y in (0.1, 0.9) for x in (0.1, 0.9)]
    found = []
    for x, y in spots:
        at = (box.x() + box.width() * x) * ratio, (box.y() + box.height() * y) * ratio
        colour = view.pixelColor(int(at[0]), int(at[1]))
        found.append(next(name for name in NAMES if QColor(name) == colour))
    return tuple(found)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("size", [(80, 50), (81, 51), (20, 12)])
def test_it_is_turned_to_the_right(size: tuple[int, int], turns: int, ratio: float) -> None:
    across, down = (80, 50) if turns % 2 == 0 else (50, 80)
    box = QRectF(30, 40, across, down)
    view = painted(quarters(*size), box, turns=turns, ratio=ratio)
    assert corners(view, box, ratio) == TURNED[turns]
    assert view.pixelColor(round(29 * ratio), round(60 * ratio)).name() == "#000000"


@pytest.mark.parametrize("turns", range(4))
def test_what_fits_is_copied_pixel_by_pixel(turns: int) -> None:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    for y in range(48):
        for x in range(64):
            image.setPixelColor(x, y, QColor(x * 4, y * 5, (x * y) % 256))
    across, down = (64, 48) if turns % 2 == 0 else (48, 64)
    view = painted(image, QRectF(10.4, 19.6, across - 0.4, down + 0.3), turns=turns)
    seen = view.copy(10, 20, across, down)
    for _ in range(turns):  # one quarter back each time
        back = QImage(seen.height(), seen.width(), QImage.Format.Format_RGB32)
        for y in range(back.height()):
            for x in range(back.width()):
                back.setPixel(x, y, seen.pixel(seen.width() - 1 - y, x))
        seen = back
    assert all(seen.pixel(x, y) == image.pixel(x, y) for y in range(48) for x in range(64))


def test_a_strip_thinner_than_a_pixel_is_seen() -> None:
    image = QImage(1, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    view = painted(image, QRectF(149.98, 0, 0.03, 300))
    assert any(view.pixelColor(x, 150).lightness() > 200 for x in (148, 149, 150, 151))


def test_single_pixels_are_squares_where_they_are_asked_for() -> None:
    image = quarters(2, 2)
    sharp = painted(image, QRectF(0, 0, 200, 200), smooth=False)
    assert sharp.pixelColor(99, 50) == QColor("red")
    assert sharp.pixelColor(101, 50) == QColor("green")
    soft = painted(image, QRectF(0, 0, 200, 200))
    assert soft.pixelColor(99, 50) not in (QColor("red"), QColor("green"))
