"""A plan is changed in the dialog, by real keys and clicks."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
)
from pytestqt.qtbot import QtBot

from gallery.gui.importing.move_dialog import MoveDialog
from gallery.gui.importing.pictures import MIME
from gallery.gui.importing.set_form import SetForm
from gallery.gui.importing.sets_model import Column
from gallery.importing.request import ImportRequest
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind
from tests.gui.importing.acting import (
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    TIP,
    Key,
    Open,
    cell,
    click,
    field,
    pictures,
    press,
    shown,
    table,
    type_over,
)


def test_the_whole_plan_is_changed_by_keyboard_alone(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    assert QApplication.focusWidget() is table(dialog)
    titles = [cell(dialog, row, Column.TITLE) for row in range(2)]
    press(dialog, Key.Key_Return)  # to the fields
    QTest.keyClicks(QApplication.focusWidget(), "Yeouido")
    press(dialog, Key.Key_Tab)
    press(dialog, Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Time zone"
    press(dialog, Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Source"
    QTest.keyClicks(QApplication.focusWidget(), "a fansite")
    press(dialog, Key.Key_PageDown)  # the next set, the same field
    QTest.keyClick(QApplication.focusWidget(), Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "X")
    press(dialog, Key.Key_Return)  # back to the table
    assert QApplication.focusWidget() is table(dialog)
    press(dialog, Key.Key_Space)
    (kept,) = dialog.plan.sets
    assert titles[0] != "Yeouido"
    assert kept.title == Fact("Yeouido", Origin.USER)
    assert kept.source == Fact("a fansite", Origin.USER)
    assert cell(dialog, 1, Column.STATE) == "Left out"
    assert cell(dialog, 1, Column.SOURCE) == "X"


def test_a_cell_is_written_in_the_table(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    press(dialog, Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "Yeouido")
    press(dialog, Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Released"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "240130")
    press(dialog, Key.Key_Return)
    first = dialog.plan.sets[0]
    assert first.title == Fact("Yeouido", Origin.USER)
    assert first.released == Fact("2024-01-30", Origin.USER)
    assert dialog.isVisible()
    press(dialog, Key.Key_Right)


def test_a_date_that_is_none_is_refused_in_the_table(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    rows = table(dialog)
    before = dialog.plan.sets[0].released
    rows.setCurrentIndex(rows.rows.index(0, Column.RELEASED))
    press(dialog, Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "soon")
    press(dialog, Key.Key_Return)
    assert dialog.plan.sets[0].released == before
    assert "soon" in dialog.message.text()


def test_one_value_for_all_selected_sets(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    press(dialog, Key.Key_A, CTRL)
    assert field(dialog, "Title").placeholderText() == "Mixed"
    assert "2 different" in shown(dialog)
    type_over(field(dialog, "Credit"), "EDAM")
    assert [one.credit.value for one in dialog.plan.sets] == ["EDAM", "EDAM"]
    assert "your word" in shown(dialog)
    titles = {one.title.value for one in dialog.plan.sets}
    assert titles == {"Fansign", "Layover"}


def test_one_value_for_all_sets(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    type_over(field(dialog, "Credit"), "EDAM")
    dialog.findChild(SetForm).use_for_all("credit")
    assert [one.credit.value for one in dialog.plan.sets] == ["EDAM", "EDAM"]


def test_changes_are_taken_back_and_done_again(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    before = dialog.plan
    type_over(field(dialog, "Credit"), "EDAM")
    press(dialog, Key.Key_Z, CTRL)
    assert dialog.plan == before
    assert field(dialog, "Credit").text() == ""
    press(dialog, Key.Key_Z, CTRL | SHIFT)
    assert dialog.plan.sets[0].credit.value == "EDAM"
    assert field(dialog, "Credit").text() == "EDAM"


def test_sets_are_merged_and_come_apart_again(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    press(dialog, Key.Key_A, CTRL)
    press(dialog, Key.Key_M, CTRL)
    (one,) = dialog.plan.sets
    assert len(one.files) == 16
    assert len(one.also_keys) == 1
    assert not table(dialog).isVisible()
    press(dialog, Key.Key_Z, CTRL)
    assert len(dialog.plan.sets) == 2
    assert table(dialog).isVisible()


def test_pictures_make_a_set_of_their_own(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder / "240128 Fansign"),)))
    view = pictures(dialog)
    click(view, 0)
    press(dialog, Key.Key_Right, SHIFT)
    press(dialog, Key.Key_N, CTRL)
    assert [len(one.files) for one in dialog.plan.sets] == [6, 2]
    assert table(dialog).isVisible()
    assert QApplication.focusWidget() is field(dialog, "Title")
    QTest.keyClicks(QApplication.focusWidget(), "Selcas")
    assert dialog.plan.sets[1].title == Fact("Selcas", Origin.USER)


def test_pictures_move_to_another_set_by_its_title(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    titles = [one.title.value for one in dialog.plan.sets]
    view = pictures(dialog)
    click(view, 1)
    click(view, 3, ctrl=True)
    press(dialog, Key.Key_M, CTRL | SHIFT)
    chooser = dialog.findChild(MoveDialog)
    QTest.keyClicks(chooser.line, titles[1][:4])
    assert chooser.list.count() == 1
    QTest.keyClick(chooser.line, Key.Key_Return)
    assert [len(one.files) for one in dialog.plan.sets] == [6, 10]


def test_pictures_are_dropped_on_a_set(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    click(pictures(dialog), 0)
    data = QMimeData()
    data.setData(MIME, b"1")
    rows = table(dialog)
    at = QPointF(rows.visualRect(rows.rows.index(1, Column.TITLE)).center())
    move = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at.toPoint(), move, data, LEFT, NONE)
    QApplication.sendEvent(rows.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(rows.viewport(), QDropEvent(at, move, data, LEFT, NONE))
    assert [len(one.files) for one in dialog.plan.sets] == [7, 9]


def test_pictures_are_left_out_and_taken_in(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder / "240128 Fansign"),)))
    click(pictures(dialog), 2)
    press(dialog, Key.Key_Delete)
    assert dialog.plan.new_files == 7
    assert dialog.done_button.text().startswith("Import 7 photo")
    assert len(pictures(dialog).files) == 8
    assert "Left out" in pictures(dialog).model().index(2, 0).data(TIP)
    press(dialog, Key.Key_Delete)
    assert dialog.plan.new_files == 8


def test_sets_are_found_and_sorted(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    press(dialog, Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "weverse lay")
    assert table(dialog).rows.rowCount() == 1
    assert "1 of 2 sets" in shown(dialog)
    assert dialog.plan.new_files == 16, "what is hidden is still imported"
    press(dialog, Key.Key_Escape)
    assert table(dialog).rows.rowCount() == 2
    press(dialog, Key.Key_Down)
    assert QApplication.focusWidget() is table(dialog)
    header = table(dialog).horizontalHeader()
    x = header.sectionViewportPosition(Column.RELEASED) + 20
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(x, 10))
    assert [cell(dialog, row, Column.TITLE) for row in range(2)] == ["Layover", "Fansign"]
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(x, 10))
    assert [cell(dialog, row, Column.TITLE) for row in range(2)] == ["Fansign", "Layover"]


def test_a_click_on_a_box_leaves_a_set_out_and_the_head_takes_all(
    open_plan: Open, folder: Path
) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    click(table(dialog), 1, Column.TAKE)
    assert len(dialog.plan.sets) == 1
    header = table(dialog).horizontalHeader()
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(16, 15))
    assert len(dialog.plan.sets) == 2
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(16, 15))
    assert dialog.plan.sets == ()
    assert not dialog.done_button.isEnabled()


def test_a_date_that_is_none_stops_the_import(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    type_over(field(dialog, "Released"), "soon")
    assert "2024-01-27 or 240127" in shown(dialog)
    assert not dialog.done_button.isEnabled()
    type_over(field(dialog, "Released"), "240129")
    assert dialog.done_button.isEnabled()
    assert dialog.plan.sets[0].released == Fact("2024-01-29", Origin.USER)


def test_a_kind_is_chosen(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    boxes = dialog.findChildren(QComboBox)
    kind = next(one for one in boxes if one.findData(SetKind.SELCA) >= 0)
    kind.setCurrentIndex(kind.findData(SetKind.SELCA))
    kind.activated.emit(kind.currentIndex())
    assert dialog.plan.sets[0].kind.value is SetKind.SELCA
