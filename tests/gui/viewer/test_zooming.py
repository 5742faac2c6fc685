"""The size of the photo in view by the window's own keys, and its way in and out of view."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.gui.theme import DARK
from gallery.gui.viewer import Viewer
from gallery.gui.viewer.entrance import Entrance
from gallery.library import photos
from gallery.library.database import Library

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL = Modifier.ControlModifier
EFFECTS = (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu)


@pytest.fixture
def wide(library: Library, tmp_path: object) -> Library:
    """The library with a first photo that is larger than the window."""
    with library.reading() as reader:
        (details,) = photos.details_many(reader, library, [1])
    image = QImage(5000, 2000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.save(details.files[0].path, "JPG", 70)
    with library.writing() as writer:
        photos.set_values(writer, [1], {"width": 5000, "height": 2000})
    return library


@pytest.fixture
def on_first(wide: Library, window: MainWindow) -> MainWindow:
    """The window with that photo selected."""
    window.grid.setFocus()
    QTest.keyClick(window.grid, Key.Key_Home)
    return window


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def opened(window: MainWindow, qtbot: QtBot) -> Viewer:
    press(window, Key.Key_Return)
    view = window.viewer
    qtbot.waitUntil(lambda: view.shown_id == 1 and view.canvas.is_sharp)
    return view


def test_keys_fit_fill_and_enlarge(qtbot: QtBot, on_first: MainWindow) -> None:
    canvas = opened(on_first, qtbot).canvas
    for key, percent in ((Key.Key_1, 100), (Key.Key_2, 200), (Key.Key_Period, 100)):
        press(on_first, key, CONTROL)
        assert canvas.framing.percent == percent
        qtbot.waitUntil(lambda: not canvas.wants_more)
    press(on_first, Key.Key_9, CONTROL)
    assert canvas.framing.is_filling
    press(on_first, Key.Key_0, CONTROL)
    assert canvas.framing.is_fitted
    press(on_first, Key.Key_Plus, CONTROL)
    assert canvas.framing.scale == pytest.approx(canvas.framing.fit_scale * 1.5)
    press(on_first, Key.Key_Minus, CONTROL)
    assert canvas.framing.is_fitted


def test_in_the_grid_they_open_the_photo_so_large(qtbot: QtBot, on_first: MainWindow) -> None:
    press(on_first, Key.Key_1, CONTROL)
    view = on_first.viewer
    qtbot.waitUntil(lambda: view.shown_id == 1 and view.canvas.is_sharp)
    assert view.canvas.framing.percent == 100
    qtbot.waitUntil(lambda: not view.canvas.wants_more)
    press(on_first, Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.shown_id == 2)
    assert view.canvas.framing.is_fitted  # meant for that one photo alone


def test_without_a_photo_in_view_the_cells_get_larger(qtbot: QtBot, on_first: MainWindow) -> None:
    before = on_first.grid.zoom()
    press(on_first, Key.Key_Plus, CONTROL)
    larger = on_first.grid.zoom()
    assert larger > before
    press(on_first, Key.Key_Minus, CONTROL)
    assert on_first.grid.zoom() < larger


def test_arrows_move_an_enlarged_photo_and_page_keys_go_on(
    qtbot: QtBot, on_first: MainWindow
) -> None:
    view = opened(on_first, qtbot)
    press(on_first, Key.Key_1, CONTROL)
    for key, sign in ((Key.Key_Right, (-1, 0)), (Key.Key_Up, (0, 1)), (Key.Key_Left, (1, 0)),
                      (Key.Key_Down, (0, -1))):  # fmt: skip
        before = view.canvas.framing
        press(on_first, key)
        after = view.canvas.framing
        moved = after.x - before.x, after.y - before.y
        assert (moved[0] * sign[0] > 0) == bool(sign[0])
        assert (moved[1] * sign[1] > 0) == bool(sign[1])
    for _ in range(90):
        press(on_first, Key.Key_Right)
    assert view.index == 0  # the edge is the end
    press(on_first, Key.Key_PageDown)
    assert view.index == 1
    press(on_first, Key.Key_Right)
    assert view.index == 2  # a fitted one has nothing to be moved to


def test_arrows_go_on_where_all_is_seen_that_way(qtbot: QtBot, on_first: MainWindow) -> None:
    view = opened(on_first, qtbot)
    press(on_first, Key.Key_9, CONTROL)  # wider than the view, as high as it
    press(on_first, Key.Key_Right)
    assert view.index == 0
    press(on_first, Key.Key_Down)
    assert view.index == 1


# How it opens


@pytest.fixture
def moving(qapp: QApplication) -> object:
    """The system wants motion."""
    before = [qapp.isEffectEnabled(effect) for effect in EFFECTS]
    for effect in EFFECTS:
        qapp.setEffectEnabled(effect, True)
    yield
    for effect, enabled in zip(EFFECTS, before, strict=True):
        qapp.setEffectEnabled(effect, enabled)


def middle_of(view: Viewer) -> QPoint:
    return view.canvas.rect().center()


def test_the_photo_grows_out_of_its_cell(
    qtbot: QtBot, on_first: MainWindow, moving: object
) -> None:
    view, entrance = on_first.viewer, on_first.viewer.canvas.entrance
    seen: list[QRectF] = []
    entrance.moved.connect(lambda: seen.append(entrance.place(QRectF(0, 0, 1000, 800))))
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen) and not entrance.is_running)
    widths = [box.width() for box in seen]
    assert widths == sorted(widths)
    assert seen[-1] == QRectF(0, 0, 1000, 800)
    qtbot.waitUntil(lambda: view.canvas.is_sharp)
    corner = on_first.page.grab().toImage().pixelColor(4, view.height() - 40)
    assert corner.name().upper() == DARK.background


def test_it_begins_in_the_cell_in_its_own_form(qapp: QApplication, moving: object) -> None:
    entrance = Entrance(qapp)
    box = QRectF(0, 50, 1000, 500)
    assert entrance.place(box) == box
    entrance.begin(QRectF(100, 100, 200, 200))
    assert entrance.place(box) == QRectF(100, 150, 200, 100)
    assert entrance.share == 0
    entrance.end()
    assert entrance.place(box) == box
    entrance.begin(QRectF())  # a cell out of sight
    assert not entrance.is_running


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Z, Key.Key_BracketRight])
def test_a_key_does_not_wait_for_it(
    qtbot: QtBot, on_first: MainWindow, moving: object, key: Qt.Key
) -> None:
    view = opened(on_first, qtbot)
    press(on_first, Key.Key_PageDown)  # so that the second one is ready when it opens again
    press(on_first, Key.Key_Escape)
    entrance = view.canvas.entrance
    press(on_first, Key.Key_Return)
    qtbot.waitUntil(lambda: view.shown_id == view.current_id())
    entrance.begin(QRectF(10, 10, 50, 50))
    press(on_first, key)
    qtbot.waitUntil(lambda: view.shown_id == view.current_id())
    assert not entrance.is_running


def test_where_motion_is_not_wanted_it_is_there_at_once(
    qtbot: QtBot, on_first: MainWindow, qapp: QApplication, moving: object
) -> None:
    qapp.setEffectEnabled(EFFECTS[0], False)
    press(on_first, Key.Key_Return)
    assert not on_first.viewer.canvas.entrance.is_running


def test_a_view_that_opens_again_does_not_show_the_photo_before(
    qtbot: QtBot, on_first: MainWindow
) -> None:
    view = opened(on_first, qtbot)
    press(on_first, Key.Key_Escape)
    assert not view.canvas.is_sharp
    assert not view.overlay.is_shown
    ground = view.canvas.grab().toImage().pixelColor(middle_of(view))
    assert ground.name().upper() == DARK.background
