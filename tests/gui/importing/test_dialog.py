"""The plan dialog over real files and a real library; nothing is written by it."""

import hashlib
import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gallery.edits.photos import RemovePhotos
from gallery.gui.bridge import Bridge
from gallery.gui.importing import PlanDialog, ReportDialog
from gallery.gui.importing.glances import Glances
from gallery.gui.importing.sets_model import Column
from gallery.importing.report import Damaged, Report
from gallery.importing.request import ImportRequest, Mode
from gallery.library import photos
from gallery.model.facts import Fact, Origin
from gallery.model.reasons import Reason, Refused
from tests.gui import made
from tests.gui.importing.acting import (
    CTRL,
    LEFT,
    TIP,
    Key,
    Open,
    cell,
    field,
    pictures,
    press,
    shown,
    table,
    type_over,
)


def test_guesses_stand_with_their_reasons(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder / "240128 Fansign"),)))
    assert field(dialog, "Title").text() == "Fansign"
    assert field(dialog, "Released").text() == "2024-01-28"
    assert "from the folder name “240128”" in shown(dialog)
    assert "8 new" in shown(dialog)
    assert dialog.done_button.text().startswith("Import 8 photo")
    assert not table(dialog).isVisible()


def test_what_is_there_already_is_said(open_plan: Open, tmp_path: Path) -> None:
    dialog = open_plan(ImportRequest((str(tmp_path / "240127 Love wins all"),)))
    assert any("12 already there" in text for text in shown(dialog))
    assert not dialog.done_button.isEnabled()


def test_the_table_shows_each_set_and_how_it_is_known(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    rows = {cell(dialog, row, Column.TITLE): row for row in range(2)}
    fansign, layover = rows["Fansign"], rows["Layover"]
    assert cell(dialog, fansign, Column.RELEASED) == "28 Jan 2024"
    assert cell(dialog, layover, Column.SOURCE) == "Weverse"
    assert cell(dialog, layover, Column.PHOTOS) == "8"
    tip = table(dialog).rows.index(fansign, Column.RELEASED).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "28 Jan 2024\nfrom the folder name “240128”"


def test_keep_copy_or_move(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    boxes = dialog.findChildren(QComboBox)
    mode = next(one for one in boxes if one.findData(Mode.COPY) >= 0)
    mode.setFocus()
    QTest.keyClick(mode, Qt.Key.Key_Down)
    mode.activated.emit(mode.currentIndex())
    assert dialog.plan.request.mode is Mode.COPY


def looked_at(dialog: PlanDialog) -> int:
    """Count the pictures that can be seen."""
    glances, view = dialog.findChild(Glances), pictures(dialog)
    seen = [glances.get(file) for file in view.files]
    return sum(one is not None and one.picture is not None for one in seen)


def test_pictures_appear(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    qtbot.waitUntil(lambda: looked_at(dialog) == 8)
    tip = pictures(dialog).model().index(0, 0).data(TIP)
    assert "300 × 200" in tip


def test_pictures_in_archives_and_of_other_formats_appear(
    qtbot: QtBot, open_plan: Open, tmp_path: Path
) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(tmp_path / "1.png"))
    with zipfile.ZipFile(tmp_path / "240130 Pack.zip", "w") as pack:
        pack.write(tmp_path / "1.png", "뷔/1.png")
        pack.writestr("뷔/2.jpg", made.picture(500))
        pack.writestr("뷔/3.jpg", b"\xff\xd8\xff\xe0 this is broken")
    dialog = open_plan(ImportRequest((str(tmp_path / "240130 Pack.zip"),)))
    view = pictures(dialog)
    qtbot.waitUntil(lambda: looked_at(dialog) == 2)
    qtbot.waitUntil(lambda: "damaged" in view.model().index(2, 0).data(TIP))


def test_enter_imports_the_one_set(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder / "240128 Fansign"),)))
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog, "Title"), Qt.Key.Key_Return)


def test_control_enter_imports_several(qtbot: QtBot, open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    QTest.keyClick(field(dialog, "Title"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Key.Key_Return, CTRL)


def test_the_first_escape_keeps_what_was_changed(open_plan: Open, folder: Path) -> None:
    dialog = open_plan(ImportRequest((str(folder),)))
    type_over(field(dialog, "Credit"), "EDAM")
    press(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert "will be lost" in dialog.message.text()
    press(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_while_it_looks_cancels(
    qtbot: QtBot, bridge: Bridge, stage: QWidget, folder: Path
) -> None:
    dialog = PlanDialog(bridge, ImportRequest((str(folder),)), parent=stage)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert dialog.plan is None


def test_nothing_to_import_is_said(open_plan: Open, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    dialog = open_plan(ImportRequest((str(tmp_path / "empty"),)))
    assert "There are no photos here." in shown(dialog)
    assert not dialog.done_button.isEnabled()


def test_files_that_cannot_be_read_are_named(open_plan: Open, folder: Path) -> None:
    archive = folder / "broken.zip"
    archive.write_bytes(b"PK\x03\x04 no archive at all")
    dialog = open_plan(ImportRequest((str(folder),)))
    link = next(one for one in dialog.findChildren(QPushButton) if "not readable" in one.text())
    QTest.mouseClick(link, LEFT)
    problems = next(
        one for one in dialog.findChildren(QListView) if one.accessibleName() == "Files and reasons"
    )
    spoken = problems.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{archive} — The archive is damaged or not whole. Get it again."
    assert not table(dialog).isVisible()
    QTest.mouseClick(link, LEFT)
    assert table(dialog).isVisible()
    QTest.mouseClick(link, LEFT)
    QTest.keyClick(problems, Qt.Key.Key_Escape)  # one step back, not out of the plan
    assert table(dialog).isVisible()
    assert dialog.isVisible()


def test_removed_photos_can_be_taken_in_again_and_changes_stay(
    qtbot: QtBot, bridge: Bridge, open_plan: Open, folder: Path
) -> None:
    gone = folder / "240128 Fansign" / "photo_01.jpg"
    with bridge.library.writing() as writer:
        digest = hashlib.sha256(gone.read_bytes()).hexdigest()
        row = {"digest": digest, "bytes": gone.stat().st_size, "width": 1, "height": 1}
        ids = photos.add(writer, [row | {"format": "JPEG"}])
    bridge.editor.apply(RemovePhotos(tuple(ids)))
    dialog = open_plan(ImportRequest((str(folder),)))
    assert dialog.plan.new_files == 15
    type_over(field(dialog, "Credit"), "EDAM")
    link = next(one for one in dialog.findChildren(QPushButton) if "removed" in one.text())
    QTest.mouseClick(link, LEFT)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan.new_files == 16
    assert dialog.plan.sets[0].credit == Fact("EDAM", Origin.USER)


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


def test_files_that_are_gone_are_named_and_their_photos_stay(
    open_plan: Open, tmp_path: Path
) -> None:
    gone = tmp_path / "240127 Love wins all" / "240127_LWA_02.jpg"
    gone.unlink()
    dialog = open_plan(ImportRequest((str(gone.parent),)))
    assert "Nothing new: 11 photo(s) already in the library." in shown(dialog)
    gone_ones = [one for one in dialog.findChildren(QLabel) if "gone from the disk" in one.text()]
    assert any(one.isVisible() and str(gone) in one.toolTip() for one in gone_ones)
