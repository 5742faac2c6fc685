"""A comparison over a window, on a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.compare import CompareView
from gallery.gui.theme import Theme
from gallery.library import photos
from gallery.library.database import Library
from tests.appearing import appear

SIZE = (1000, 620)  # px of the window


@pytest.fixture
def compare(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Iterator[CompareView]:
    """The comparison, still closed, over a window that is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*SIZE)
    appear(qtbot, window)
    result = CompareView(bridge, window)
    yield result
    window.close()


@pytest.fixture
def files(tmp_path: Path, library: Library) -> list[Path]:
    """The files of the photos, in order."""
    return sorted((tmp_path / "240127 Love wins all").iterdir())


def ready(compare: CompareView, qtbot: QtBot) -> None:
    """Wait until every picture that is compared is sharp or its problem said."""
    qtbot.waitUntil(
        lambda: (
            bool(compare.board.panes)
            and all(pane.is_sharp or pane.label.problem for pane in compare.board.panes)
        )
    )


def draw(library: Library, file: Path, photo: int, size: tuple[int, int]) -> None:
    """Let a photo's file be a plain picture of another size."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(file), "JPG", 70)
    with library.writing() as writer:
        values = {"width": size[0], "height": size[1], "bytes": file.stat().st_size}
        photos.set_values(writer, [photo], values)
