"""The grid under real keys and a real mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.gui.grid.geometry import GAP, HEADER
from gallery.gui.theme import DARK, LIGHT, palette
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.query import Results, Sections
from gallery.model.changes import Changes
from tests.gui.choosing import choose
from tests.gui.grid.conftest import everything

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
NONE, SHIFT, CTRL = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier


def click(grid: GridView, row: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(grid.viewport(), Button.LeftButton, modifiers, grid.cell_rect(row).center())


def drag(grid: GridView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(grid.viewport(), Button.LeftButton, modifiers, start)
    for share in (0.3, 0.7, 1.0):
        point = QPointF(start + (end - start) * share)
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            grid.viewport().mapToGlobal(point),
            Button.NoButton,
            Button.LeftButton,
            modifiers,
        )
        QApplication.sendEvent(grid.viewport(), moved)


def release(grid: GridView, at: QPoint) -> None:
    QTest.mouseRelease(grid.viewport(), Button.LeftButton, NONE, at)


def test_a_click_chooses_one(grid: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.selection_changed):
        click(grid, 2)
    assert grid.selected_ids() == [3]
    assert grid.current_id() == 3
    click(grid, 4)
    assert grid.selected_ids() == [5]


def test_control_adds_and_takes_away(grid: GridView) -> None:
    click(grid, 2)
    click(grid, 4, CTRL)
    click(grid, 6, CTRL)
    click(grid, 4, CTRL)
    assert grid.selected_ids() == [3, 7]


def test_shift_reaches_from_the_first_click(grid: GridView) -> None:
    click(grid, 2)
    click(grid, 6, SHIFT)
    assert grid.selected_ids() == [3, 4, 5, 6, 7]
    click(grid, 0, SHIFT)
    assert grid.selected_ids() == [1, 2, 3]
    click(grid, 8, CTRL)
    click(grid, 10, SHIFT | CTRL)
    assert grid.selected_ids() == [1, 2, 3, 9, 10, 11]


def test_a_click_beside_the_photos_chooses_none(grid: GridView) -> None:
    click(grid, 2)
    QTest.mouseClick(grid.viewport(), Button.LeftButton, NONE, QPoint(5, 300))
    assert grid.selected_ids() == []
    assert grid.current_id() == 3


def test_a_band_takes_what_it_touches(grid: GridView) -> None:
    start = grid.cell_rect(1).topLeft() - QPoint(GAP // 2, 6)
    end = grid.cell_rect(7).center()
    drag(grid, start, end)
    assert grid.selected_ids() == [2, 3, 7, 8]
    grid.grab()  # the band is painted
    release(grid, end)
    assert grid.selected_ids() == [2, 3, 7, 8]
    drag(grid, QPoint(5, 300), QPoint(6, 301), CTRL)
    release(grid, QPoint(6, 301))
    assert grid.selected_ids() == [2, 3, 7, 8]


def test_arrows_walk_and_keep_their_column(grid: GridView) -> None:
    for key, photo in (
        (Key.Key_Right, 1),
        (Key.Key_Right, 2),
        (Key.Key_Down, 7),
        (Key.Key_Left, 6),
        (Key.Key_Up, 1),
        (Key.Key_Up, 1),
        (Key.Key_End, 2),
        (Key.Key_Home, 1),
        (Key.Key_Left, 1),
    ):
        QTest.keyClick(grid, key)
        assert grid.selected_ids() == [photo]
    assert grid.choice.focus() == 0


def test_shift_and_arrows_extend(grid: GridView) -> None:
    click(grid, 1)
    QTest.keyClick(grid, Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Key.Key_Down, SHIFT)
    assert grid.selected_ids() == [2, 3, 4, 5, 6, 7, 8]
    QTest.keyClick(grid, Key.Key_Up, SHIFT)
    assert grid.selected_ids() == [2, 3]
    QTest.keyClick(grid, Key.Key_End, SHIFT)
    assert grid.selected_ids() == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1]


def test_control_and_arrows_move_the_focus_alone(grid: GridView) -> None:
    click(grid, 1)
    QTest.keyClick(grid, Key.Key_Right, CTRL)
    QTest.keyClick(grid, Key.Key_Right, CTRL)
    assert (grid.selected_ids(), grid.current_id()) == ([2], 4)
    QTest.keyClick(grid, Key.Key_Space, CTRL)
    assert grid.selected_ids() == [2, 4]


def test_page_down_moves_by_what_is_seen(grid: GridView) -> None:
    grid.resize(grid.width(), 420)
    grid.set_zoom(480)
    click(grid, 0)
    QTest.keyClick(grid, Key.Key_PageDown)
    assert grid.choice.focus() == grid.page.measure.columns * grid.lines_a_page()
    QTest.keyClick(grid, Key.Key_PageUp)
    assert grid.choice.focus() == 0


def test_select_all_is_one_range_and_each_photo_once(grid: GridView) -> None:
    QTest.keyClick(grid, Key.Key_A, CTRL)
    assert grid.selected_ids() == list(range(1, 13))
    assert len(grid.choice.rows()) == 14  # two of them stand in two sets
    assert grid.selected_count() == 12
    assert grid.selectionModel().selection().count() == 1
    QTest.keyClick(grid, Key.Key_Escape)
    assert grid.selected_ids() == []


def test_enter_opens_and_space_looks(grid: GridView, qtbot: QtBot) -> None:
    click(grid, 3)
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.keyClick(grid, Key.Key_Return)
    with qtbot.waitSignal(grid.quick_look) as looked:
        QTest.keyClick(grid, Key.Key_Space)
    assert (opened.args, looked.args) == ([3], [3])
    with qtbot.waitSignal(grid.opened) as opened:
        at = grid.cell_rect(5).center()
        QTest.mouseDClick(grid.viewport(), Button.LeftButton, NONE, at)
    assert opened.args == [5]


def test_letters_are_left_to_shortcuts(grid: GridView) -> None:
    click(grid, 3)
    for key in (Key.Key_T, Key.Key_V, Key.Key_5):
        QTest.keyClick(grid, key)
    assert grid.selected_ids() == [4]


def test_keys_without_photos_do_nothing(grid: GridView, library: Library) -> None:
    grid.show_results(Results(grid.ids[:0], Sections.of(()), 0))
    for key in (Key.Key_Down, Key.Key_End, Key.Key_Return, Key.Key_Space, Key.Key_PageDown):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Key.Key_A, CTRL)
    QTest.mouseClick(grid.viewport(), Button.LeftButton, NONE, QPoint(100, 100))
    assert grid.selected_ids() == []
    assert grid.current_id() is None
    grid.grab()


def test_the_right_button_chooses_what_it_is_about(grid: GridView, qtbot: QtBot) -> None:
    menu = QMenu(grid)
    menu.addAction("Open")
    grid.set_menu(lambda: menu)
    click(grid, 1)
    at = grid.cell_rect(4).center()
    QTest.mousePress(grid.viewport(), Button.RightButton, NONE, at)
    where = grid.viewport().mapToGlobal(at)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    with qtbot.waitSignal(grid.menu_wanted) as wanted:
        QApplication.sendEvent(grid.viewport(), asked)
    assert wanted.args == [where]
    assert menu.isVisible()
    assert grid.selected_ids() == [5]
    menu.close()


def wheel(grid: GridView, at: QPoint, angle: int, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(grid.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Button.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid.viewport(), event)


def test_control_and_wheel_zoom_at_the_pointer(grid: GridView, qtbot: QtBot) -> None:
    at = grid.cell_rect(3).center()
    with qtbot.waitSignal(grid.zoom_changed):
        wheel(grid, at, 120, CTRL)
    assert grid.page.measure.columns == 4
    assert grid.cell_rect(3).top() <= at.y() <= grid.cell_rect(3).bottom()
    zoomed = grid.zoom()
    wheel(grid, at, 60, CTRL)  # half a notch of a fine wheel
    assert grid.zoom() == zoomed
    grid.verticalScrollBar().setValue(0)
    wheel(grid, at, -120, NONE)
    assert grid.zoom() == zoomed
    assert grid.verticalScrollBar().value() > 0


def test_the_keyboard_zooms_and_keeps_the_photo_in_place(grid: GridView) -> None:
    grid.resize(grid.width(), 300)
    QTest.keyClick(grid, Key.Key_End)
    before = grid.cell_rect(grid.choice.focus()).center()
    for _ in range(3):
        QTest.keyClick(grid, Key.Key_Plus, CTRL)
        shown = grid.cell_rect(grid.choice.focus())
        assert shown.top() <= before.y() <= shown.bottom()
    for _ in range(20):
        QTest.keyClick(grid, Key.Key_Plus, CTRL)
    assert grid.page.measure.columns == 2
    for _ in range(40):
        QTest.keyClick(grid, Key.Key_Minus, CTRL)
    assert grid.zoom() == 64
    QTest.keyClick(grid, Key.Key_0, CTRL)
    assert grid.zoom() == 200


def test_what_has_the_focus_is_brought_into_sight_below_the_header(grid: GridView) -> None:
    grid.resize(grid.width(), 260)
    QTest.keyClick(grid, Key.Key_End)
    assert grid.viewport().rect().contains(grid.cell_rect(grid.choice.focus()))
    for _ in range(3):
        QTest.keyClick(grid, Key.Key_Up)
        assert grid.cell_rect(grid.choice.focus()).top() >= HEADER
    QTest.keyClick(grid, Key.Key_Home)
    assert grid.verticalScrollBar().value() == 0


def test_nothing_under_the_sticky_header_is_clicked(grid: GridView) -> None:
    grid.resize(grid.width(), 260)
    grid.verticalScrollBar().setValue(60)
    assert grid.row_at(QPoint(60, HEADER - 10)) == -1
    assert grid.row_at(QPoint(60, HEADER + 10)) == 0


def test_a_double_click_on_a_header_chooses_its_section(grid: GridView) -> None:
    grid.resize(grid.width(), 260)
    at = QPoint(60, 20)
    QTest.mouseDClick(grid.viewport(), Button.LeftButton, NONE, at)
    assert grid.selected_ids() == list(range(1, 13))
    grid.verticalScrollBar().setValue(10_000)
    QTest.mouseDClick(grid.viewport(), Button.LeftButton, NONE, at)
    last = grid.page.section_at(grid.verticalScrollBar().value())
    assert grid.choice.rows().ids(grid.ids) == [grid.ids[r] for r in grid.page.section_rows(last)]
    assert grid.header_at(QPoint(60, 70)) in (-1, 1)


def test_a_photo_says_what_it_is_and_why_it_is_damaged(
    grid: GridView, bridge: Bridge, library: Library, qtbot: QtBot
) -> None:
    role = Qt.ItemDataRole.ToolTipRole
    assert "240127_LWA_01.jpg" in grid.model().index(0, 0).data(role)
    assert "300 × 200" in grid.model().index(0, 0).data(role)
    with library.writing() as writer:
        photos.set_values(writer, [1], {"damaged": "truncated"})
    bridge.tell(Changes(photos=frozenset([1])))
    qtbot.waitUntil(lambda: "missing" in grid.model().index(0, 0).data(role))
    grid.grab()


def test_a_refresh_moves_nothing(
    grid: GridView, library: Library, refresh: Callable[[], None]
) -> None:
    grid.resize(grid.width(), 300)
    click(grid, 1)
    click(grid, 3, CTRL)
    grid.verticalScrollBar().setValue(150)
    top = grid.cell_rect(7).top()
    with library.writing() as writer:
        photos.remove(writer, [1, 5])
    refresh()
    assert grid.selected_ids() == [2, 4]
    assert grid.current_id() == 4
    assert len(grid.ids) == 11
    assert grid.ids[5] == 8
    assert abs(grid.cell_rect(5).top() - top) <= grid.page.measure.pitch


def test_another_query_begins_at_the_top(grid: GridView, library: Library) -> None:
    grid.resize(grid.width(), 260)
    QTest.keyClick(grid, Key.Key_End)
    grid.show_results(everything(library), keep_place=False)
    assert grid.verticalScrollBar().value() == 0
    assert grid.selected_ids() == []
    assert grid.current_id() is None


def test_of_the_selected_photos_those_in_sight_surround_what_floats(grid: GridView) -> None:
    grid.resize(grid.width(), 260)
    choose(grid, [2, 9])
    assert grid.selected_ids() == [2, 9]
    assert grid.current_id() == 2
    assert not grid.selection_rect().isEmpty()
    grid.show_row(13)
    assert grid.selected_ids() == [2]
    assert grid.viewport().rect().contains(grid.cell_rect(13))


def test_those_in_sight_are_told_after_a_rest(grid: GridView, qtbot: QtBot) -> None:
    grid.resize(grid.width(), 260)
    with qtbot.waitSignal(grid.visible_changed, timeout=2000) as seen:
        grid.verticalScrollBar().setValue(10_000)
    assert seen.args[0][-1] == 2


def test_pictures_that_gave_way_come_though_nothing_else_did(grid: GridView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: grid.is_sharp)
    grid.set_zoom(grid.zoom() * 2)
    assert not grid.is_sharp
    grid.give_way()
    qtbot.waitUntil(lambda: grid.is_sharp)


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=lambda tokens: tokens.name)
def test_selection_and_focus_are_seen(grid: GridView, tokens: object) -> None:
    grid.setPalette(palette(tokens))  # type: ignore[arg-type]
    plain = grid.grab().toImage()
    click(grid, 2)
    QTest.keyClick(grid, Key.Key_Right, CTRL)
    chosen = grid.grab().toImage()
    edge = grid.cell_rect(2).topLeft() + QPoint(60, -2)
    assert chosen.pixelColor(edge).name().upper() == tokens.accent  # type: ignore[attr-defined]
    assert plain.pixelColor(edge).name().upper() == tokens.background  # type: ignore[attr-defined]
    assert differ(plain, chosen, grid, 3)
    assert not differ(plain, chosen, grid, 4)


def differ(one: QImage, other: QImage, grid: GridView, row: int) -> bool:
    area = grid.cell_rect(row).adjusted(-4, -4, 4, 4)
    return one.copy(area) != other.copy(area)


def test_hover_shows_the_caption_and_leaving_hides_it(grid: GridView) -> None:
    plain = grid.grab().toImage()
    QTest.mouseMove(grid.viewport(), grid.cell_rect(1).center())
    grid.set_hovered(1)
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert not differ(plain, grid.grab().toImage(), grid, 1)
