"""The plan dialog over real files and a real library; nothing is written by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.importing import PlanDialog, ReportDialog
from gallery.gui.importing.set_form import SetForm
from gallery.gui.importing.sets_list import SetsList
from gallery.gui.importing.strip import Strip
from gallery.gui.widgets.elided import ElidedLabel
from gallery.importing.report import Damaged, Report
from gallery.importing.request import ImportRequest, Mode
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind
from gallery.model.reasons import Reason, Refused
from tests.gui import made

Open = Callable[[ImportRequest], PlanDialog]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders with photos that the library does not have."""
    result = tmp_path / "in"
    for number, name in enumerate(("240128 Fansign", "[Weverse] Layover 230908")):
        (result / name).mkdir(parents=True)
        for place in range(1, 9):
            path = result / name / f"photo_{place:02}.jpg"
            path.write_bytes(made.picture(100 + number * 20 + place))
    return result


@pytest.fixture
def open_plan(qtbot: QtBot, bridge: Bridge, stage: QWidget) -> Iterator[Open]:
    dialogs: list[PlanDialog] = []

    def opened(request: ImportRequest) -> PlanDialog:
        dialog = PlanDialog(bridge, request, parent=stage)
        dialogs.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
        return dialog

    yield opened
    for dialog in dialogs:
        dialog.reject()


def shown(dialog: QDialog) -> set[str]:
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible()]
    return {one.whole if isinstance(one, ElidedLabel) else one.text() for one in labels}


def field(dialog: PlanDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def type_over(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_guesses_stand_with_their_reasons(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder / "240128 Fansign"),)))
    assert field(dialog, "Title").text() == "Fansign"
    assert field(dialog, "Released").text() == "2024-01-28"
    assert "from the folder name “240128”" in shown(dialog)
    assert "8 new" in shown(dialog)
    assert dialog.done_button.text().startswith("Import 8 photo")
    assert not dialog.findChild(SetsList).isVisible()
    assert dialog.findChild(QPushButton, "").isEnabled()


def test_what_is_there_already_is_said(open_plan: Open, tmp_path: Path) -> None:
    dialog = open_plan(ImportRequest((str(tmp_path / "240127 Love wins all"),)))
    assert any("12 already there" in text for text in shown(dialog))
    assert not dialog.done_button.isEnabled()


def test_fields_are_changed_and_a_set_left_out(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    rows = dialog.findChild(SetsList)
    assert rows.isVisible()
    titles = [rows.model().index(row).data() for row in range(rows.model().rowCount())]
    assert len(titles) == 2
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0))
    type_over(field(dialog, "Credit"), "EDAM")
    type_over(field(dialog, "Published"), "12")
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    (kept,) = dialog.plan.sets
    assert kept.title.value == titles[0]
    assert kept.credit == Fact("EDAM", Origin.USER)
    assert kept.expected == Fact(12, Origin.USER)


def test_one_value_for_all(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    type_over(field(dialog, "Credit"), "EDAM")
    dialog.findChild(SetForm)._use_for_all("credit")
    assert [one.credit.value for one in dialog.plan.sets] == ["EDAM", "EDAM"]


def test_a_date_that_is_none_stops_the_import(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    type_over(field(dialog, "Released"), "soon")
    assert not dialog.done_button.isEnabled()
    type_over(field(dialog, "Released"), "240129")
    assert dialog.done_button.isEnabled()
    assert dialog.plan.sets[0].released == Fact("2024-01-29", Origin.USER)


def test_keep_copy_or_move(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    boxes = dialog.findChildren(QComboBox)
    mode = next(one for one in boxes if one.findData(Mode.COPY) >= 0)
    mode.setFocus()
    QTest.keyClick(mode, Qt.Key.Key_Down)
    mode.activated.emit(mode.currentIndex())
    assert dialog.plan.request.mode is Mode.COPY


def test_a_kind_is_chosen(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    boxes = dialog.findChildren(QComboBox)
    kind = next(one for one in boxes if one.findData(SetKind.SELCA) >= 0)
    kind.setCurrentIndex(kind.findData(SetKind.SELCA))
    kind.activated.emit(kind.currentIndex())
    assert dialog.plan.sets[0].kind.value is SetKind.SELCA


def test_pictures_appear(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    strip = dialog.findChild(Strip)
    qtbot.waitUntil(lambda: len(strip._images) == 6, timeout=10_000)


def test_enter_imports(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog, "Title"), Qt.Key.Key_Return)


def test_closing_while_it_looks_cancels(
    qtbot: QtBot, bridge: Bridge, stage: QWidget, folder: Path
) -> None:
    dialog = PlanDialog(bridge, ImportRequest((str(folder),)), parent=stage)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not bridge.jobs, timeout=20_000)
    assert dialog.plan is None


def test_nothing_to_import_is_said(open_plan: Open, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    dialog = open_plan(ImportRequest((str(tmp_path / "empty"),)))
    assert "There are no photos here." in shown(dialog)
    assert not dialog.done_button.isEnabled()


def test_the_report_names_each_file_and_can_be_copied(qtbot: QtBot, stage: QWidget) -> None:
    report = Report(
        1,
        refused=(
            Refused("/a/empty.jpg", Reason.EMPTY),
            Refused("/a/b\udcff.jpg", Reason.UNSUPPORTED),
        ),
        damaged=(Damaged(3, "/a/half.jpg", Reason.TRUNCATED),),
    )
    dialog = ReportDialog(report, stage)
    dialog.open()
    copies = [one for one in dialog.findChildren(QPushButton) if one.text() == "Copy the list"]
    QTest.mouseClick(copies[0], Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "/a/empty.jpg\tThe file is empty." in text
    assert len(text.splitlines()) == 2
    dialog.reject()
