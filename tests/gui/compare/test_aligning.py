"""Crops that lie where they were cut out of the picture they are compared with."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.compare import CompareView, Mode
from gallery.library import photos
from gallery.library.database import Library
from tests.gui.compare.conftest import ready

Key = Qt.Key


def drawing() -> QImage:
    """Return a picture of many shapes, like itself neither turned nor mirrored."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGray)
    with QPainter(image) as painter:
        for place in range(24):
            painter.setBrush(QColor.fromHsv(place * 47 % 360, 200, 60 + place * 37 % 190))
            painter.drawEllipse(QPoint(place * 151 % 600, place * 97 % 400), 70, 50)
    return image


def crop_of(library: Library, files: list[Path], whole: int, crop: int) -> None:
    """Let one photo be the middle four fifths of another one."""
    show(library, files, {whole: drawing(), crop: drawing().copy(60, 40, 480, 320)})


def show(library: Library, files: list[Path], images: dict[int, QImage]) -> None:
    """Let photos be these pictures, thumbnails and all."""
    for photo, one in images.items():
        assert one.save(str(files[photo - 1]), "JPG", 90)
        with library.reading() as reader:
            details = photos.details_many(reader, library, [photo])[0]
        library.thumbnails.put_many({details.digest: files[photo - 1].read_bytes()})
        with library.writing() as writer:
            photos.set_values(writer, [photo], {"width": one.width(), "height": one.height()})


def test_a_crop_lies_where_it_was_cut_out(
    compare: CompareView, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    crop_of(library, files, 3, 7)
    compare.show_photos([3, 7], mode=Mode.FLIP)
    ready(compare, qtbot)
    whole, crop = compare.board.panes
    assert crop.place == whole.place
    QTest.keyClick(compare, Key.Key_A)
    qtbot.waitUntil(lambda: crop.place.width() < 0.9 * whole.place.width())
    assert crop.place.width() == pytest.approx(0.8 * whole.place.width(), rel=0.02)
    assert crop.place.center().x() == pytest.approx(whole.place.center().x(), abs=4)
    assert compare.bar.alignment_button.isChecked()
    QTest.keyClick(compare, Key.Key_A)
    assert crop.place == whole.place
    compare.show_photos([7, 3], choosing=True)
    qtbot.waitUntil(lambda: compare.board.panes[0].place.width() < whole_width(compare) * 0.9)
    QTest.keyClick(compare, Key.Key_Z)
    QTest.keyClick(compare, Key.Key_R)
    assert compare.board.panes[0].place.width() < whole_width(compare) * 0.9


def test_turned_and_mirrored_copies_are_turned_as_the_largest_is(
    compare: CompareView, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    image = drawing()
    turned = image.transformed(QTransform().rotate(-90))
    show(library, files, {3: image, 7: turned, 9: image.transformed(QTransform().scale(-1, 1))})
    compare.show_photos([3, 7, 9], choosing=True)
    ready(compare, qtbot)
    panes = compare.board.panes
    facts = [lambda pane=pane: [fact.text for fact in pane.label.facts] for pane in panes]
    qtbot.waitUntil(lambda: "turned to match" in facts[1]())
    assert "mirrored to match" in facts[2]()
    assert "400 × 600" in facts[1]()  # of the file, whatever is seen
    assert len({pane.place.size().toTuple() for pane in panes}) == 1
    QTest.keyClick(compare, Key.Key_D)
    for _ in panes:
        qtbot.waitUntil(lambda: "No difference that can be seen" in compare.accessibleName())
        QTest.keyClick(compare, Key.Key_Tab)
    QTest.keyClick(compare, Key.Key_B)
    QTest.keyClick(compare, Key.Key_A)
    assert "turned to match" not in facts[1]()
    assert panes[1].place.width() < panes[1].place.height()


def whole_width(compare: CompareView) -> float:
    return compare.board.panes[1].place.width()
