"""The tag bar over two photos of a small library."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import TagBar
from tests.gui.tagbar.typing import NEAR, PHOTOS


@pytest.fixture
def bar(qtbot: QtBot, bridge: Bridge, stage: QWidget) -> Iterator[TagBar]:
    """The bar, open over two photos, with an empty line."""
    result = TagBar(bridge, stage)
    result.open_over(NEAR, PHOTOS)
    qtbot.waitUntil(lambda: result.is_settled)
    yield result
    result.dismiss()
