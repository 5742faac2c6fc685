"""A planned picture is looked at large, by keys and mouse, and the plan comes back."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.importing import PlanDialog
from gallery.gui.importing.pictures import Pictures
from gallery.gui.importing.quick_look import QuickLook
from gallery.importing.request import ImportRequest
from tests.gui.importing.acting import LEFT, NONE, Key, Open, click, pictures, press


def look(dialog: PlanDialog) -> QuickLook:
    return dialog.findChild(QuickLook)


def painted(dialog: PlanDialog) -> QImage:
    return look(dialog).grab().toImage()


def has_picture(dialog: PlanDialog) -> bool:
    """Whether something bright stands in the middle of the dark ground."""
    image = painted(dialog)
    return image.pixelColor(image.rect().center()).lightness() > 40


def is_written_below_the_middle(dialog: PlanDialog) -> bool:
    image = painted(dialog)
    middle = image.rect().center()
    band = image.copy(0, middle.y() + 20, image.width(), 80)
    points = ((x, y) for x in range(band.width()) for y in range(band.height()))
    return any(band.pixelColor(*point).lightness() > 80 for point in points)


def begin(dialog: PlanDialog, row: int) -> Pictures:
    view = pictures(dialog)
    click(view, row)
    view.setFocus()
    return view


def test_space_looks_and_arrows_go_on(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    view = begin(dialog, 0)
    press(dialog, Key.Key_Space)
    assert look(dialog).isVisible()
    assert QApplication.focusWidget() is look(dialog)
    assert look(dialog).geometry() == dialog.rect()
    assert is_written_below_the_middle(dialog)  # it takes a moment, and says so
    qtbot.waitUntil(lambda: has_picture(dialog))
    first = painted(dialog)
    press(dialog, Key.Key_Right)
    qtbot.waitUntil(lambda: has_picture(dialog) and painted(dialog) != first)
    press(dialog, Key.Key_End)
    press(dialog, Key.Key_Right)  # there is no further one
    assert look(dialog).accessibleName().startswith("photo_08.jpg")
    press(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert not look(dialog).isVisible()
    assert QApplication.focusWidget() is view
    assert [file.name for file in view.selected] == ["photo_08.jpg"]


def test_enter_and_a_double_click_look_too(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    view = begin(dialog, 1)
    press(dialog, Key.Key_Return)
    assert look(dialog).isVisible()
    press(dialog, Key.Key_Return)
    assert not look(dialog).isVisible()
    QTest.mouseDClick(view.viewport(), LEFT, NONE, view.cell_rect(2).center())
    assert look(dialog).isVisible()
    assert look(dialog).accessibleName().startswith("photo_03.jpg")
    QTest.mouseClick(look(dialog), LEFT)
    assert not look(dialog).isVisible()
    assert dialog.isVisible()


def test_what_cannot_be_shown_says_why(qtbot: QtBot, open_plan: Open, tmp_path: Path) -> None:
    source = tmp_path / "odd"
    source.mkdir()
    (source / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")
    dialog = open_plan(ImportRequest((str(source),)))
    view = pictures(dialog)
    tip = view.model().index(0, 0)
    qtbot.waitUntil(
        lambda: "damaged beyond reading" in (tip.data(Qt.ItemDataRole.ToolTipRole) or "")
    )
    begin(dialog, 0)
    empty = painted(dialog)
    press(dialog, Key.Key_Space)
    qtbot.waitUntil(lambda: painted(dialog) != empty)
    press(dialog, Key.Key_Escape)


def test_small_turns_of_the_wheel_cancel_each_other(
    qtbot: QtBot, open_plan: Open, folder: Path
) -> None:
    view = pictures(open_plan(ImportRequest((str(folder),))))
    before = view.page.cell_width
    for angle in (-60, 60):  # half a notch of a fine wheel, and back
        turn(view, angle)
    assert view.page.cell_width == before
    turn(view, 120)
    assert view.page.cell_width > before


def turn(view: Pictures, angle: int) -> None:
    at = view.cell_rect(0).center()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
