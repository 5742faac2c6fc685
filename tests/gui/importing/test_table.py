"""The plan's table at any width, and words that go to many sets at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui.importing.sets_model import Column
from gallery.gui.importing.sets_table import fitting
from gallery.gui.widgets.zone_choice import ZoneChoice
from gallery.importing.request import ImportRequest
from tests.gui.importing.acting import CTRL, LEFT, Key, Open, field, press, shown, table

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("room", [320, 380, 430, 520, 640, 760, 900, 1400])
def test_the_columns_fill_the_room_and_no_more(room: int) -> None:
    widths = fitting(room)
    assert sum(widths.values()) == room
    assert {Column.TAKE, Column.TITLE, Column.RELEASED, Column.PHOTOS} <= set(widths)
    assert widths[Column.TITLE] >= 112


def test_what_is_less_telling_goes_first() -> None:
    assert set(fitting(900)) == set(Column)
    assert Column.CREDIT not in fitting(760)
    assert Column.STATE in fitting(430)


@pytest.mark.parametrize(("width", "height"), [(760, 520), (900, 600), (1320, 860)])
def test_nothing_is_cut_at_the_right(
    open_plan: Open, folder: Path, width: int, height: int
) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    dialog.resize(width, height)
    QApplication.processEvents()
    view = table(dialog)
    ends = [
        view.columnViewportPosition(column) + view.columnWidth(column)
        for column in Column
        if not view.isColumnHidden(column)
    ]
    assert max(ends) <= view.viewport().width()
    bar = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Merge")
    finder = field(dialog, "Find a set")
    assert not bar.geometry().intersects(finder.geometry())


def test_all_sets_are_edited_at_once(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    assert "THIS SET" in shown(dialog)
    link = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Edit all 2 sets")
    QTest.mouseClick(link, LEFT)
    assert "2 SET(S) AT ONCE" in shown(dialog)
    assert not link.isVisible()
    credit = field(dialog, "Credit")
    credit.setFocus()
    QTest.keyClicks(credit, "Cherry Blossom")
    assert [one.credit.value for one in dialog.plan.sets] == ["Cherry Blossom", "Cherry Blossom"]


def test_a_field_is_given_to_all_sets_by_key_and_by_its_mark(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    event = field(dialog, "Event")
    (mark,) = [one for one in event.actions() if one.text() == "Use for all sets"]
    assert not mark.isVisible()
    event.setFocus()
    assert mark.isVisible()
    QTest.keyClicks(event, "MMA")
    QTest.keyClick(event, Key.Key_Return, ALT)
    assert [one.event.value for one in dialog.plan.sets] == ["MMA", "MMA"]
    QTest.keyClick(event, Key.Key_A, CTRL)
    QTest.keyClicks(event, "AAA")
    mark.trigger()
    assert [one.event.value for one in dialog.plan.sets] == ["AAA", "AAA"]


def test_the_zone_of_a_date_is_the_users_to_say(
    qtbot: QtBot, open_plan: Open, folder: Path
) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    zone = dialog.findChild(ZoneChoice)
    assert zone.zone == "Asia/Seoul"
    zone.setFocus()
    zone.lineEdit().selectAll()
    QTest.keyClicks(zone.lineEdit(), "tokyo")
    press(dialog, Key.Key_Return)
    assert [one.zone for one in dialog.plan.sets] == ["Asia/Tokyo", "Asia/Seoul"]
    assert QApplication.focusWidget() is table(dialog)
    QTest.keyClick(table(dialog), Key.Key_Z, CTRL)
    assert dialog.plan.sets[0].zone == "Asia/Seoul"
