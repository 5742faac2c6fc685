"""What is held of the pictures that are compared."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.compare.pictures import Pictures
from gallery.library.database import Library
from tests.gui.compare.conftest import draw

MOST = 3_000_000  # pixels
SIZE = (2400, 1600)


@pytest.fixture
def pictures(qtbot: QtBot, bridge: Bridge, library: Library, files: list[Path]) -> Pictures:
    """Pictures that may hold less than one of six photos has."""
    for photo in range(1, 7):
        draw(library, files[photo - 1], photo, SIZE)
    parent = QObject()
    result = Pictures(bridge, parent, most_pixels=MOST)
    parent.setParent(bridge)
    return result


def widths(pictures: Pictures) -> list[int]:
    """Return how wide each of six photos is held, 0 for none."""
    held = [pictures.sharp(photo) for photo in range(1, 7)]
    return [sharp.levels[0].width() if sharp else 0 for sharp in held]


def test_of_many_photos_those_in_sight_are_held_larger(pictures: Pictures, qtbot: QtBot) -> None:
    pictures.want(range(1, 7))
    pictures.want_pixels([1, 2], SIZE[0])
    qtbot.waitUntil(lambda: all(pictures.is_all(photo) for photo in range(1, 7)))
    before = widths(pictures)
    assert min(before[:2]) > 1200
    assert max(before[2:]) < 700
    pictures.want_pixels([4, 5], SIZE[0])
    assert max(widths(pictures)[:2]) < 700  # let go of at once
    qtbot.waitUntil(lambda: all(pictures.is_all(photo) for photo in range(1, 7)))
    assert min(widths(pictures)[3:5]) == before[0]


def test_a_few_photos_share_what_may_be_held(pictures: Pictures, qtbot: QtBot) -> None:
    pictures.want([1, 2])
    pictures.want_pixels([1], SIZE[0])
    qtbot.waitUntil(lambda: pictures.is_all(1) and pictures.is_all(2))
    assert widths(pictures) == [1500, 1500, 0, 0, 0, 0]
