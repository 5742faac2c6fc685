"""Thumbnails cut to cells."""

import math

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gallery.gui.grid.render import Shape, image_of, placed, render, render_preview

CELL = Shape(192, 128, 6.0)


def jpeg(width: int, height: int) -> bytes:
    """A picture with a white upper third."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width, height // 3, Qt.GlobalColor.white)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 90)
    return bytes(data.data())


@pytest.mark.parametrize(
    ("size", "covers"),
    [
        ((512, 341), True),
        ((341, 512), True),
        ((512, 512), True),
        ((288, 512), True),  # a phone's 9:16
        ((512, 128), False),  # a panorama
        ((96, 512), False),  # a strip
        ((16, 16), False),  # an icon: not blown up to a blur
    ],
)
def test_photos_fill_the_cell_unless_a_crop_would_say_nothing(
    size: tuple[int, int], covers: bool
) -> None:
    made = render(jpeg(*size), CELL)
    assert made is not None
    assert made.covers is covers
    assert (made.image.width(), made.image.height()) == (192, 128)
    assert made.image.pixelColor(0, 0).alpha() == 0  # a rounded corner, or nothing beside it
    assert made.image.pixelColor(96, 64).alpha() == 255


def test_a_tall_photo_is_cut_near_its_top_where_faces_are() -> None:
    target = placed(QSize(341, 512), CELL)
    above, below = -target.top(), target.bottom() + 1 - CELL.height
    assert 0 < above < below / 2


def test_only_a_jpeg_is_a_thumbnail() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    assert image_of(drawing) is None
    assert render(drawing, Shape(90, 60, 0)) is None
    assert render_preview(drawing, Shape(90, 60, 0), size=(9, 9), orientation=1) is None
    assert image_of(None) is None


def test_a_panorama_is_whole_and_in_the_middle() -> None:
    assert placed(QSize(512, 128), CELL) == QRect(0, 40, 192, 48)


def test_what_does_not_decode_is_no_thumbnail() -> None:
    assert render(b"", CELL) is None
    assert render(b"not a picture", CELL) is None
    assert render(jpeg(512, 341)[:200], CELL) is None


def corners(image: QImage, box: QRect) -> list[str]:
    """Return which of red, green, blue, white is nearest in each corner, clockwise."""
    named = {"r": (255, 0, 0), "g": (0, 255, 0), "b": (0, 0, 255), "w": (255, 255, 255)}
    inner = box.adjusted(12, 12, -12, -12)
    points = (inner.topLeft(), inner.topRight(), inner.bottomRight(), inner.bottomLeft())
    seen = [image.pixelColor(point).getRgb()[:3] for point in points]
    return [min(named, key=lambda name: math.dist(named[name], rgb)) for rgb in seen]


# EXIF 2.32, tag 0x0112: where row 0 and column 0 of the stored picture are in the upright one.
@pytest.mark.parametrize(
    ("orientation", "upright"),
    list(enumerate(("rgbw", "grwb", "bwrg", "wbgr", "rwbg", "wrgb", "bgrw", "gbwr"), start=1)),
)
def test_a_preview_is_turned_upright_and_loses_its_bars(orientation: int, upright: str) -> None:
    stored = QImage(160, 120, QImage.Format.Format_RGB32)
    stored.fill(Qt.GlobalColor.black)  # a 3:2 photo in a 4:3 preview: bars above and below
    painter = QPainter(stored)
    for x, y, ink in ((0, 7, "red"), (80, 7, "lime"), (80, 60, "blue"), (0, 60, "white")):
        painter.fillRect(x, y, 80, 53, QColor(ink))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    stored.save(buffer, "JPG", 95)
    size = (3000, 2000) if orientation < 5 else (2000, 3000)
    cell = Shape(192, 128, 0.0) if orientation < 5 else Shape(128, 192, 0.0)
    made = render_preview(bytes(data.data()), cell, size=size, orientation=orientation)
    assert made is not None
    assert made.covers
    assert "".join(corners(made.image, made.image.rect())) == upright


def test_no_preview_is_no_picture() -> None:
    assert render_preview(b"", CELL, size=(30, 20), orientation=1) is None
    assert render_preview(jpeg(160, 120), CELL, size=(0, 0), orientation=1) is None
