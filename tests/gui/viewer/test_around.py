"""The film strip under the photo, and the card that says what is known of it."""

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.photos import SetRating
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.viewer import Viewer
from gallery.gui.viewer.info import Fact, InfoCard
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.phrases import Part, PhraseReading
from gallery.model.reasons import Reason
from tests.gui.viewer.conftest import IDS

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


@pytest.fixture
def open_view(qtbot: QtBot, viewer: Viewer) -> Viewer:
    viewer.show_photo(IDS, 4)
    qtbot.waitUntil(lambda: viewer.shown_id == 5 and viewer.canvas.is_sharp)
    return viewer


def facts(viewer: Viewer) -> dict[str, str]:
    return {fact.name: fact.value for fact in viewer.around.info.facts}


def test_the_strip_takes_its_room_from_the_photo(open_view: Viewer) -> None:
    around, height = open_view.around, open_view.height()
    QTest.mouseClick(open_view.overlay.strip_button, Button.LeftButton)
    assert around.strip.isVisible()
    assert around.strip.geometry().bottom() == open_view.rect().bottom()
    assert open_view.canvas.height() == height - around.strip.height()
    assert open_view.canvas.framing.is_fitted
    assert open_view.overlay.strip_button.isChecked()
    QTest.mouseClick(open_view.overlay.strip_button, Button.LeftButton)
    assert open_view.canvas.height() == height


def test_a_click_in_the_strip_goes_there_and_keys_go_on(open_view: Viewer) -> None:
    open_view.around.show_strip(shown=True)
    strip = open_view.around.strip
    QTest.mouseClick(strip, Button.LeftButton, pos=strip.cell_rect(7).center().toPoint())
    assert open_view.current_id() == 8
    QTest.keyClick(open_view, Key.Key_Right)
    assert open_view.current_id() == 9
    assert strip.accessibleName() == "Photo 9 of 12"


def test_a_drag_in_the_strip_moves_nothing(open_view: Viewer) -> None:
    open_view.around.show_strip(shown=True)
    QTest.keyClick(open_view, Key.Key_Z)
    before, strip = open_view.canvas.framing, open_view.around.strip
    QTest.mousePress(strip, Button.LeftButton, Modifier.NoModifier, QPoint(3, 5))
    QTest.mouseMove(strip, QPoint(60, 5))
    QTest.mouseRelease(strip, Button.LeftButton, Modifier.NoModifier, QPoint(2, 5))
    assert open_view.canvas.framing == before
    assert open_view.current_id() == 5


def test_a_strip_of_a_million_shows_the_middle(open_view: Viewer) -> None:
    open_view.around.show_strip(shown=True)
    strip = open_view.around.strip
    strip.show_photos(array("q", range(1_000_000)), 500_000)
    assert abs(strip.cell_rect(500_000).center().x() - strip.width() / 2) <= 1


def test_i_says_what_is_known_and_follows_edits(
    open_view: Viewer, qtbot: QtBot, bridge: Bridge
) -> None:
    QTest.keyClick(open_view, Key.Key_I)
    assert open_view.around.info.isVisible()
    assert facts(open_view)["Set"] == "Love wins all · MV photo sketch · 5"
    assert facts(open_view)["Name"].replace("\u200b", "") == "240127_LWA_05.jpg"
    assert facts(open_view)["Pixels"] == "300 × 200"
    bridge.apply(AddPhrases((5,), (PhraseReading((Part("V"),)),)))
    bridge.apply(SetCaption((5,), "en", "Filming the last afternoon"))
    bridge.apply(SetRating((5,), 4))
    qtbot.waitUntil(lambda: facts(open_view).get("Rating") == "★★★★")
    assert facts(open_view)["People"] == "V"
    assert facts(open_view)["Caption"] == "Filming the last afternoon"
    assert "People: V" in open_view.around.info.accessibleDescription()
    open_view.grab()
    QTest.keyClick(open_view, Key.Key_Right)
    qtbot.waitUntil(lambda: "Rating" not in facts(open_view))
    QTest.keyClick(open_view, Key.Key_I)
    assert not open_view.around.info.isVisible()


def test_damage_is_said_beside_the_title_and_on_the_card(
    viewer: Viewer, qtbot: QtBot, library: Library
) -> None:
    with library.writing() as writer:
        photos.set_values(writer, [5], {"damaged": Reason.TRUNCATED})
    viewer.around.show_info(shown=True)
    viewer.show_photo(IDS, 4)
    qtbot.waitUntil(lambda: viewer.shown_id == 5)
    words = "The end of the picture is missing."
    assert viewer.overlay.said.damage == words
    assert words in viewer.accessibleName()
    assert facts(viewer)["Damage"] == words
    QTest.keyClick(viewer, Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.shown_id == 6)
    assert viewer.overlay.said.damage == ""
    assert "Damage" not in facts(viewer)


def test_the_card_lets_the_mouse_through(open_view: Viewer) -> None:
    open_view.around.show_info(shown=True)
    assert open_view.around.info.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_long_text_is_cut_and_the_card_stays_in_its_room(open_view: Viewer, qtbot: QtBot) -> None:
    open_view.around.show_info(shown=True)
    card: InfoCard = open_view.around.info
    words = "러브 윈스 올 " * 200
    card.show_facts(tuple(Fact(f"Name {n}", words) for n in range(30)))
    assert open_view.canvas.rect().contains(card.geometry())
    open_view.grab()
    card.show_facts((Fact("Name", "one"),))
    assert card.height() < 60


def test_the_inspector_keeps_its_key_in_the_grid_and_the_card_has_it_in_the_view(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    window.grid.setFocus()
    QTest.keyClick(window.grid, Key.Key_Home)
    inspector = window.commands["inspector"].isChecked()
    QTest.keyClick(window.grid, Key.Key_Return)
    qtbot.waitUntil(lambda: window.viewer.shown_id is not None)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_I)
    assert window.viewer.around.info.isVisible()
    assert window.commands["inspector"].isChecked() == inspector
    assert window.commands["photo-info"].isChecked()
    assert preferences.switch("photo-info", "off")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F6)
    assert window.viewer.around.strip.isVisible()
    assert preferences.switch("filmstrip", "off")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    QTest.keyClick(window.grid, Key.Key_I)
    assert window.commands["inspector"].isChecked() != inspector


def test_nothing_is_said_of_a_photo_in_the_tagging_mode(qtbot: QtBot, window: MainWindow) -> None:
    window.grid.setFocus()
    QTest.keyClick(window.grid, Key.Key_Home)
    window.viewer.around.show_info(shown=True)
    window.commands["tagging-mode"].trigger()
    view = window.tagging.viewer
    qtbot.waitUntil(lambda: view.shown_id is not None)
    assert not view.around.info.isVisible()
    assert not view.overlay.info_button.isVisible()
    assert not view.overlay.show_button.isVisible()
