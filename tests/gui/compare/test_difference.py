"""What two pictures do not share, brightened."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from gallery.gui.compare.difference import difference
from gallery.gui.compare.drawing import Drawn
from gallery.model.turn import Turn

SIZE = QSize(200, 100)
PLACE = QRectF(0, 0, 200, 100)


def plain(level: int, width: int = 200, height: int = 100) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return image


def with_mark(level: int, ink: int) -> QImage:
    image = plain(level)
    with QPainter(image) as painter:
        painter.fillRect(150, 60, 40, 20, QColor(ink, ink, ink))
    return image


def test_the_same_picture_twice_differs_nowhere() -> None:
    found = difference(Drawn(plain(90), PLACE), Drawn(plain(90), PLACE), SIZE)
    assert (found.share, found.times) == (0.0, 1)
    assert found.image.pixelColor(100, 50) == QColor(0, 0, 0)


def test_noise_that_nobody_sees_is_not_brightened() -> None:
    found = difference(Drawn(plain(90), PLACE), Drawn(plain(93), PLACE), SIZE)
    assert (found.share, found.times) == (0.0, 1)
    assert found.image.pixelColor(100, 50).lightness() == 3


def test_what_differs_is_bright_and_the_rest_is_black() -> None:
    found = difference(Drawn(plain(90), PLACE), Drawn(with_mark(90, 100), PLACE), SIZE)
    assert found.times == 16
    assert found.image.pixelColor(170, 70).lightness() == 160
    assert found.image.pixelColor(20, 20) == QColor(0, 0, 0)
    assert found.share == pytest.approx(40 * 20 / (200 * 100), abs=0.01)


def test_a_strong_difference_is_not_brightened() -> None:
    found = difference(Drawn(plain(0), PLACE), Drawn(plain(200), PLACE), SIZE)
    assert (found.times, found.share) == (1, 1.0)
    assert found.image.pixelColor(100, 50).lightness() == 200


def test_a_smaller_copy_in_the_same_frame_is_no_difference() -> None:
    found = difference(Drawn(plain(90), PLACE), Drawn(plain(90, 50, 25), PLACE), SIZE)
    assert found.share == 0.0


def test_only_what_both_show_is_compared() -> None:
    left = QRectF(0, 0, 100, 100)
    found = difference(Drawn(plain(90), PLACE), Drawn(plain(90, 100, 100), left), SIZE)
    assert found.share == 0.0
    outside = found.image.pixelColor(150, 50)
    assert outside != QColor(0, 0, 0)


def test_pictures_that_do_not_meet_share_nothing_to_compare() -> None:
    away = QRectF(300, 0, 100, 100)
    found = difference(Drawn(plain(90), PLACE), Drawn(plain(90), away), SIZE)
    assert (found.share, found.image.isNull()) == (0.0, False)


def test_a_dense_screen_gets_all_its_pixels() -> None:
    found = difference(Drawn(plain(90), PLACE), Drawn(with_mark(90, 100), PLACE), SIZE, ratio=2.0)
    assert (found.image.width(), found.image.devicePixelRatio()) == (400, 2.0)
    assert found.image.pixelColor(340, 140).lightness() == 160
    assert found.image.pixelColor(40, 40) == QColor(0, 0, 0)


def test_a_picture_turned_back_differs_nowhere() -> None:
    one = with_mark(90, 200)
    sideways = QImage(100, 200, QImage.Format.Format_RGB32)
    with QPainter(sideways) as painter:  # a quarter to the left
        painter.translate(0, 200)
        painter.rotate(-90)
        painter.drawImage(0, 0, one)
    turned = Drawn(sideways, PLACE, Turn(1))
    assert turned.across == 200
    assert difference(Drawn(one, PLACE), turned, SIZE).share == 0.0
    mirrored = Drawn(one.transformed(QTransform().scale(-1, 1)), PLACE, Turn(is_mirrored=True))
    assert difference(Drawn(one, PLACE), mirrored, SIZE).share == 0.0
    assert difference(Drawn(one, PLACE), Drawn(mirrored.image, PLACE), SIZE).share > 0.0
