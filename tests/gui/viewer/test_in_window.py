"""The keys of the grid in the full view of the real window: rate, tag, caption, copy, remove."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.regions import AddRegion
from gallery.gui.main_window import MainWindow
from gallery.gui.tagbar.field import PhraseField
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import Part
from gallery.model.region import Region

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def known(library: Library, photo_id: int) -> PhotoDetails:
    with library.reading() as reader:
        (details,) = photos.details_many(reader, library, [photo_id])
        return details


@pytest.fixture
def open_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with photo 3 in full view."""
    window.grid.setFocus()
    press(window, Key.Key_Home)
    press(window, Key.Key_Right)
    press(window, Key.Key_Right)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: window.viewer.shown_id == 3)
    return window


def test_stars_and_hearts(qtbot: QtBot, open_window: MainWindow, library: Library) -> None:
    press(open_window, Key.Key_4)
    qtbot.waitUntil(lambda: known(library, 3).rating == 4)
    press(open_window, Key.Key_F)
    qtbot.waitUntil(lambda: known(library, 3).favourite)
    press(open_window, Key.Key_Right)
    press(open_window, Key.Key_2)
    qtbot.waitUntil(lambda: known(library, 4).rating == 2)
    press(open_window, Key.Key_Z, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: known(library, 4).rating == 0)
    assert known(library, 3).rating == 4


def test_what_a_key_did_is_shown_though_nobody_moved_the_mouse(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    overlay = open_window.viewer.overlay
    qtbot.waitUntil(lambda: not overlay.is_shown)
    press(open_window, Key.Key_Right)
    qtbot.waitUntil(lambda: open_window.viewer.stage.is_ready)
    assert not overlay.is_shown  # another photo has other stars, but nobody gave them now
    press(open_window, Key.Key_3)
    qtbot.waitUntil(lambda: overlay.is_shown and overlay.said.rating == 3)
    qtbot.waitUntil(lambda: not overlay.is_shown)


def test_the_bars_stand_at_the_foot_of_the_photo(qtbot: QtBot, open_window: MainWindow) -> None:
    view, commands = open_window.viewer, open_window.photo_commands
    for key, bar in ((Key.Key_T, commands.tag_bar), (Key.Key_C, commands.caption_bar)):
        press(open_window, key)
        qtbot.waitUntil(bar.isVisible)
        seen = view.mapFrom(bar.parentWidget(), bar.panel_rect().center())
        assert seen.y() > view.height() / 2
        press(open_window, Key.Key_Escape)


def test_tags_and_captions_and_on_to_the_next(
    qtbot: QtBot, open_window: MainWindow, library: Library
) -> None:
    press(open_window, Key.Key_T)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), PhraseField))
    QTest.keyClicks(QApplication.focusWidget(), "IU")
    press(open_window, Key.Key_Return)
    qtbot.waitUntil(lambda: [name for _, name in known(library, 3).people] == ["IU"])
    press(open_window, Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is open_window.viewer)
    assert open_window.viewer.isVisible()
    press(open_window, Key.Key_C)
    qtbot.waitUntil(open_window.photo_commands.caption_bar.isVisible)
    QTest.keyClicks(QApplication.focusWidget(), "On stage")
    press(open_window, Key.Key_Return)
    qtbot.waitUntil(lambda: "On stage" in known(library, 3).captions.values())


def test_the_file_is_copied(qtbot: QtBot, open_window: MainWindow) -> None:
    press(open_window, Key.Key_C, Modifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: bool(clipboard.mimeData() and clipboard.mimeData().hasUrls()))
    (url,) = clipboard.mimeData().urls()
    assert url.fileName() == "240127_LWA_03.jpg"


def test_a_removed_photo_makes_way_for_the_next(qtbot: QtBot, open_window: MainWindow) -> None:
    press(open_window, Key.Key_Delete)
    view = open_window.viewer
    qtbot.waitUntil(lambda: view.shown_id == 4)
    assert view.count == 11
    press(open_window, Key.Key_Z, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: view.count == 12)
    assert view.current_id() == 4


def test_delete_means_the_box_in_hand_while_there_is_one(
    qtbot: QtBot, open_window: MainWindow, library: Library
) -> None:
    open_window.bridge.editor.apply(AddRegion(3, Region(0.4, 0.2, 0.2, 0.3), Part("V")))
    view = open_window.viewer
    qtbot.waitUntil(lambda: len(view.drawing.marking.regions) == 1)
    press(open_window, Key.Key_Tab)
    press(open_window, Key.Key_Delete)
    qtbot.waitUntil(lambda: not known(library, 3).regions)
    assert view.current_id() == 3


def test_delete_in_the_name_of_a_box_deletes_a_letter(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    press(open_window, Key.Key_R)
    qtbot.waitUntil(lambda: open_window.viewer.drawing.is_busy)
    press(open_window, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), PhraseField))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "IU")
    press(open_window, Key.Key_Home)
    press(open_window, Key.Key_Delete)
    assert field.text() == "U"
    assert (open_window.viewer.current_id(), open_window.viewer.count) == (3, 12)


def test_a_looked_at_photo_that_is_removed_elsewhere_is_passed_over(
    qtbot: QtBot, open_window: MainWindow, library: Library
) -> None:
    press(open_window, Key.Key_Escape)
    open_window.sights.look_at([2, 7, 9], 1)
    view = open_window.viewer
    qtbot.waitUntil(lambda: view.shown_id == 7)
    with library.writing() as writer:
        photos.remove(writer, [7])
    open_window.bridge.tell(writer.changes)
    qtbot.waitUntil(lambda: view.shown_id == 9)
    assert list(view.ids) == [2, 9]


def test_full_screen_and_one_step_back_at_a_time(open_window: MainWindow) -> None:
    press(open_window, Key.Key_F11)
    assert open_window.isFullScreen()
    press(open_window, Key.Key_Escape)
    assert not open_window.isFullScreen()
    assert not open_window.commands["full-screen"].isChecked()
    assert open_window.viewer.isVisible()
    press(open_window, Key.Key_Escape)
    assert not open_window.viewer.isVisible()


def test_a_full_screen_from_before_is_left_last(qtbot: QtBot, open_window: MainWindow) -> None:
    press(open_window, Key.Key_Escape)
    press(open_window, Key.Key_F11)
    press(open_window, Key.Key_Return)
    qtbot.waitUntil(open_window.viewer.isVisible)
    press(open_window, Key.Key_Escape)
    assert not open_window.viewer.isVisible()
    assert open_window.isFullScreen()
    press(open_window, Key.Key_Escape)
    assert open_window.grid.choice.rows() is not None


class Paintings(QObject):
    """Counts what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.mark.parametrize("has_strip", [False, True])
def test_what_the_photo_covers_is_not_painted(
    qtbot: QtBot, open_window: MainWindow, *, has_strip: bool
) -> None:
    view, paintings = open_window.viewer, Paintings()
    view.around.show_strip(shown=has_strip)
    qtbot.waitUntil(lambda: view.canvas.is_sharp)
    qtbot.wait(200)  # until the photo has grown out of its cell
    for part in open_window.page.parts:
        for widget in (part, *part.findChildren(QWidget)):
            widget.installEventFilter(paintings)
    for _ in range(3):
        press(open_window, Key.Key_Right)
        qtbot.wait(100)
    assert view.current_id() == 6
    assert paintings.count == 0
