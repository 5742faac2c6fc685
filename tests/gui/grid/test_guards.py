"""Faults that versions of PySide6 had, so that an upgrade cannot bring them back unseen.

6.12.0 loses a reference to None with every call that returns it, and aborts on Python 3.11
after some thousands of them; 6.10 to 6.12 crash in a list view with overridden geometry as
soon as it is resized.
"""

import sys

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.grid import GridView

CALLS = 200


def test_painting_loses_no_reference_to_none(qtbot: QtBot) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setOpacity(0.5)
        painter.save()
        painter.restore()
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < CALLS // 4


def test_the_grid_survives_resizing_and_scrolling(grid: GridView) -> None:
    bar = grid.verticalScrollBar()
    for step in range(60):
        grid.resize(260 + step * 37 % 1400, 200 + step * 53 % 900)
        grid.set_zoom(96 + step * 71 % 385)
        bar.setValue(bar.maximum() * (step % 5) // 4)
        QApplication.processEvents()
        grid.grab()
    assert len(grid.ids) == 14
