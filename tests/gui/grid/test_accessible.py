"""What a screen reader hears of the grid."""

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase


def test_each_photo_is_one_named_item(
    grid: GridView, qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    with library.reading() as reader:
        reading = read_phrase("V with camcorder", LibraryVocabulary(reader))
    bridge.apply(AddPhrases((2,), (reading,)))
    heard = QAccessible.queryAccessibleInterface(grid)
    qtbot.waitUntil(lambda: "camcorder" in heard.child(1).text(QAccessible.Text.Name))
    assert heard.role() == QAccessible.Role.List
    assert heard.childCount() == 14
    name = heard.child(1).text(QAccessible.Text.Name)
    assert name.startswith("Photo 2 of 12, V with camcorder, Love wins all · MV photo sketch, 5 ")
    assert name.endswith(", favourite")
    assert heard.child(1).role() == QAccessible.Role.ListItem
    box = heard.child(1).rect()
    assert box.topLeft() == grid.viewport().mapToGlobal(grid.cell_rect(1).topLeft())


def test_a_million_selected_photos_are_no_event_each(grid: GridView) -> None:
    QAccessible.setActive(True)
    try:
        grid.select_all()
        assert grid.selected_count() == 12
    finally:
        QAccessible.setActive(False)
