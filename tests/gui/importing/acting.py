"""What someone does in the plan dialog, and what is read there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from gallery.gui.importing import PlanDialog
from gallery.gui.importing.pictures import Pictures
from gallery.gui.importing.sets_model import Column
from gallery.gui.importing.sets_table import SetsTable
from gallery.gui.widgets.elided import ElidedLabel
from gallery.importing.request import ImportRequest

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
Key, TIP = Qt.Key, Qt.ItemDataRole.ToolTipRole

Open = Callable[[ImportRequest], PlanDialog]


def shown(dialog: QDialog) -> set[str]:
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible()]
    return {one.whole if isinstance(one, ElidedLabel) else one.text() for one in labels}


def field(dialog: PlanDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def table(dialog: PlanDialog) -> SetsTable:
    return dialog.findChild(SetsTable)


def pictures(dialog: PlanDialog) -> Pictures:
    return dialog.findChild(Pictures)


def cell(dialog: PlanDialog, row: int, column: Column) -> str:
    return str(table(dialog).rows.index(row, column).data())


def click(view: SetsTable | Pictures, row: int, column: int = 1, *, ctrl: bool = False) -> None:
    """Click the middle of a cell."""
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    at = view.visualRect(view.model().index(row, column if isinstance(view, SetsTable) else 0))
    QTest.mouseClick(view.viewport(), LEFT, keys, at.center())


def press(dialog: PlanDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or dialog, key, modifiers)


def type_over(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
