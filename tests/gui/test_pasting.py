"""Pasting and dropping pictures into the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.gui.importing import PlanDialog
from gallery.gui.main_window import MainWindow
from gallery.gui.work import WorkKind
from gallery.importing.request import Mode
from gallery.library import details, photos
from tests.gui import made

MEDIA = "https://pbs.twimg.com/media/EBGbJe_U8AA4Ekb?format=jpg&name=orig"
LEFT = Qt.MouseButton.LeftButton


def copied(*, number: int = 77) -> QMimeData:
    """A picture copied in a browser."""
    data = QMimeData()
    data.setImageData(QImage.fromData(made.picture(number)))
    data.setHtml(f'<img src="{MEDIA.replace("&", "&amp;")}">')
    return data


def paste(window: MainWindow, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def said(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def wait_said(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: text in said(window))


def drop(window: MainWindow, data: QMimeData) -> None:
    """Drag ``data`` into the window and let go; the events Qt would send."""
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 300), copy, data, LEFT, none)
    QApplication.sendEvent(window.page, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(600, 300), copy, data, LEFT, none)
        QApplication.sendEvent(window.page, event)


def test_a_picture_is_pasted_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    paste(window, copied())
    wait_said(qtbot, window, "Picture added to the library")
    qtbot.waitUntil(lambda: len(window.grid.ids) == 13)
    (new,) = set(window.grid.ids) - set(range(1, 13))
    library = window.bridge.library
    with library.reading() as reader:
        ((path,),) = photos.paths(reader, library, [new]).values()
        known = str(details.details(reader, library, new))
    assert Path(path).name.startswith("EBGbJe_U8AA4Ekb")
    assert Path(path).is_relative_to(library.originals)
    assert "pbs.twimg.com" in known
    incoming = library.folder / "incoming"
    qtbot.waitUntil(lambda: list(incoming.iterdir()) == [])
    toast = next(one for one in window.toasts.shown if one.button.text() == "Undo")
    qtbot.waitUntil(lambda: window.bridge.undoable is not None)
    QTest.mouseClick(toast.button, LEFT)
    qtbot.waitUntil(lambda: len(window.grid.ids) == 12)
    qtbot.waitUntil(lambda: not Path(path).exists())


def test_what_is_there_already_is_said(window: MainWindow, qtbot: QtBot) -> None:
    paste(window, copied())
    wait_said(qtbot, window, "Picture added to the library")
    paste(window, copied())
    wait_said(qtbot, window, "This picture is in the library already.")
    library = window.bridge.library
    qtbot.waitUntil(lambda: list((library.folder / "incoming").glob("*.png")) == [])
    assert len(window.grid.ids) == 13


def test_the_offer_to_undo_goes_with_the_next_step(window: MainWindow, qtbot: QtBot) -> None:
    paste(window, copied())
    wait_said(qtbot, window, "Picture added to the library")
    qtbot.waitUntil(lambda: window.intake._offered is not None)
    qtbot.waitUntil(lambda: not window.bridge.jobs)
    window.bridge.apply(SetRating((1,), 3))
    qtbot.waitUntil(lambda: "Picture added to the library" not in said(window))


def test_pasted_files_get_a_plan(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.jpg"
    path.write_bytes(made.picture(90))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    paste(window, data)
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert (dialog.plan.new_files, dialog.plan.request.mode) == (1, Mode.KEEP)
    dialog.done(0)


def test_a_browsers_temporary_file_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    data = copied()
    data.setUrls([QUrl.fromLocalFile("/tmp/photosketch-not-there.jpg")])
    drop(window, data)
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan.request.mode is Mode.COPY
    dialog.done(0)


def test_a_picture_is_dropped_from_a_browser(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData("image/jpeg", made.picture(91))
    data.setUrls([QUrl(MEDIA)])
    drop(window, data)
    wait_said(qtbot, window, "Picture added to the library")


@pytest.mark.parametrize(
    ("format_name", "content", "words"),
    [
        ("text/plain", MEDIA.encode(), "Only the picture’s address came along"),
        ("text/plain", b"V with camcorder", "There is no picture on the clipboard."),
        ("application/octet-stream", b"\xff\xd8\xff nothing more", "The picture was not added."),
    ],
)
def test_what_cannot_be_pasted_is_said(
    window: MainWindow, qtbot: QtBot, format_name: str, content: bytes, words: str
) -> None:
    data = QMimeData()
    data.setData(format_name, content)
    paste(window, data)
    qtbot.waitUntil(lambda: any(words in text for text in said(window)))
    assert len(window.grid.ids) == 12


def test_a_field_keeps_its_own_paste(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("camcorder")
    data.setImageData(QImage(20, 20, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    window.search.setFocus()
    QTest.keyClick(window.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.search.text() == "camcorder"
    asked_for = {work.kind for work in window.bridge.jobs}
    assert asked_for <= {WorkKind.ANALYSE}, "nothing is planned or imported"


def test_a_drag_says_what_becomes_of_it(window: MainWindow, qtbot: QtBot) -> None:
    target, pictures = window.page._target, []
    for data in (copied(), QMimeData()):
        if not data.hasImage():
            data.setUrls([QUrl.fromLocalFile("/tmp/a.jpg")])
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(600, 300), copy, data, LEFT, none)
        QApplication.sendEvent(window.page, enter)
        assert target.isVisible()
        pictures.append(target.grab().toImage())
        target.hide()
    assert pictures[0] != pictures[1]
    assert pictures[0].pixelColor(2, 2) != QColor("white")
