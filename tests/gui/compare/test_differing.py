"""The difference that follows what is in sight."""

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.compare import CompareView, Mode
from gallery.gui.theme import DARK
from tests.gui.compare.conftest import ready

Key = Qt.Key
SAME, DIFFERS = "No difference that can be seen", "% of it differs"


def mark(file: Path, of: Path) -> None:
    """Let a file be a copy of another one with a white mark in its lower right corner."""
    image = QImage(str(of))
    with QPainter(image) as painter:
        painter.fillRect(image.width() - 60, image.height() - 40, 60, 40, QColor(DARK.on_photo))
    assert image.save(str(file), "JPG", 95)


def test_only_the_part_in_sight_is_compared(
    compare: CompareView, qtbot: QtBot, files: list[Path]
) -> None:
    mark(files[6], files[2])
    compare.show_photos([3, 7], mode=Mode.DIFFERENCE)
    ready(compare, qtbot)
    qtbot.waitUntil(lambda: DIFFERS in compare.accessibleName())
    compare.board.zoom(6.0, QPointF(0, 0))
    qtbot.waitUntil(lambda: SAME in compare.accessibleName())
    QTest.keyClick(compare, Key.Key_R)
    qtbot.waitUntil(lambda: DIFFERS in compare.accessibleName())


def test_what_was_found_moves_with_the_picture_until_it_is_found_anew(
    compare: CompareView, qtbot: QtBot, files: list[Path]
) -> None:
    mark(files[6], files[2])
    compare.show_photos([3, 7], mode=Mode.DIFFERENCE)
    ready(compare, qtbot)
    qtbot.waitUntil(lambda: DIFFERS in compare.accessibleName())
    pane = compare.board.panes[0]

    def lightness(across: float, down: float) -> int:
        """Of what is drawn for a point of the photo, in its pixels."""
        scale = pane.place.width() / pane.photo_size[0]
        at = pane.place.topLeft() + QPointF(across, down) * scale
        return pane.grab().toImage().pixelColor(at.toPoint()).lightness()

    marked, plain = (250.0, 170.0), (225.0, 150.0)
    assert lightness(*marked) > 60
    assert lightness(*plain) < 10
    compare.board.zoom(1.5, pane.place.bottomRight())
    assert lightness(*marked) > 60  # no answer can have come in between
    assert lightness(*plain) < 10


def test_another_pair_is_shown_at_once_without_the_last_difference(
    compare: CompareView, qtbot: QtBot, files: list[Path]
) -> None:
    files[6].write_bytes(files[2].read_bytes())
    compare.show_photos([3, 7, 9], mode=Mode.DIFFERENCE)
    ready(compare, qtbot)
    qtbot.waitUntil(lambda: SAME in compare.accessibleName())
    QTest.keyClick(compare, Key.Key_Tab)
    assert SAME not in compare.accessibleName()
    qtbot.waitUntil(lambda: DIFFERS in compare.accessibleName())
