"""Watched folders in the real window: offered, reviewed, declined, added and removed."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui import watching
from gallery.gui.importing import PlanDialog, ReportDialog
from gallery.gui.main_window import MainWindow
from gallery.library import watched
from gallery.library.database import Library
from tests.gui import made

PATIENCE = 30_000  # ms
LEFT = Qt.MouseButton.LeftButton


def arrive(path: Path, number: int, *, age: float = 3600) -> Path:
    """Put a picture there that was written ``age`` seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.picture(number))
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def watch(library: Library, *folders: Path) -> None:
    with library.writing() as writer:
        for folder in folders:
            watched.add(writer, library, str(folder))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with two pictures that the library does not have."""
    folder = tmp_path / "Downloads"
    for number in (1, 2):
        arrive(folder / f"photo_{number}.jpg", 200 + number)
    return folder


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window, once it watches."""
    qtbot.waitUntil(lambda: window.watching._is_begun)
    return window


@pytest.fixture
def offered(qtbot: QtBot, window: MainWindow, inbox: Path) -> MainWindow:
    """The window, with the strip that offers the two pictures."""
    window.watching.add([str(inbox)])
    wait_offer(qtbot, window, "2 new photo(s) in Downloads")
    return window


def wait_offer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    banner = window.page.banner
    qtbot.waitUntil(lambda: banner.isVisible() and banner.text == text)


def wait_said(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(
        lambda: any(text in toast.text for toast in window.toasts.shown), timeout=PATIENCE
    )


def review(qtbot: QtBot, window: MainWindow) -> PlanDialog:
    QTest.mouseClick(window.page.banner.review, LEFT)
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    return dialog


def test_what_waits_is_reviewed_and_imported(offered: MainWindow, qtbot: QtBot) -> None:
    dialog = review(qtbot, offered)
    assert dialog.plan.new_files == 2
    QTest.mouseClick(dialog.done_button, LEFT)
    qtbot.waitUntil(lambda: len(offered.grid.ids) == 14)
    qtbot.waitUntil(offered.page.banner.isHidden)


def test_what_was_copied_in_is_not_offered_again(offered: MainWindow, qtbot: QtBot) -> None:
    offered.preferences.write("import_mode", "copy")
    dialog = review(qtbot, offered)
    QTest.mouseClick(dialog.done_button, LEFT)
    qtbot.waitUntil(lambda: len(offered.grid.ids) == 14)
    qtbot.waitUntil(offered.page.banner.isHidden)
    with qtbot.waitSignal(offered.bridge.background.finished, timeout=PATIENCE, raising=False):
        pass
    seen: list[bool] = []
    offered.watching.look(lambda: seen.append(offered.page.banner.isHidden()))
    qtbot.waitUntil(lambda: seen == [True])


def test_not_now_means_these_and_not_the_next(
    offered: MainWindow, qtbot: QtBot, inbox: Path
) -> None:
    QTest.mouseClick(offered.page.banner.not_now, LEFT)
    assert offered.page.banner.isHidden()
    seen: list[object] = []
    offered.watching.look(lambda: seen.append(offered.watching.news))
    qtbot.waitUntil(lambda: seen == [()])
    arrive(inbox / "photo_3.jpg", 203)
    offered.watching.look()
    wait_offer(qtbot, offered, "1 new photo(s) in Downloads")
    dialog = review(qtbot, offered)
    assert dialog.plan.new_files == 1
    dialog.done(0)
    assert offered.page.banner.isVisible(), "closing the plan is no answer"


def test_the_system_tells_of_new_files(window: MainWindow, qtbot: QtBot, inbox: Path) -> None:
    window.watching._soon.setInterval(100)
    inbox.joinpath("below").mkdir()
    window.watching.add([str(inbox)])
    wait_offer(qtbot, window, "2 new photo(s) in Downloads")
    arrive(inbox / "below" / "photo_3.jpg", 203)
    wait_offer(qtbot, window, "3 new photo(s) in Downloads")


def test_a_file_that_is_still_written_comes_later(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.watching._soon.setInterval(100)
    folder = tmp_path / "slow"
    path = arrive(folder / "1.jpg", 210, age=0)
    window.watching.add([str(folder)])
    qtbot.waitUntil(window.watching._soon.isActive)
    assert window.page.banner.isHidden()
    os.utime(path, (time.time() - 60, time.time() - 60))
    wait_offer(qtbot, window, "1 new photo(s) in slow")


def test_the_focus_brings_a_look(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Library
) -> None:
    other = tmp_path / "elsewhere"
    arrive(other / "1.jpg", 220)
    watch(library, other)  # as the command line does it
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    wait_offer(qtbot, window, "1 new photo(s) in elsewhere")


def test_an_unchanged_folder_is_not_looked_through(
    offered: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered.watching.decline(offered.watching.news)
    qtbot.waitUntil(lambda: not offered.watching._is_looking)
    qtbot.wait(200)
    from gallery.importing import arrivals

    monkeypatch.setattr(arrivals, "survey", None)
    QApplication.sendEvent(offered, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: not offered.watching._is_looking)


def test_several_folders_and_packs_are_counted(
    offered: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    pack = tmp_path / "Packs" / "set.zip"
    pack.parent.mkdir()
    pack.write_bytes(b"PK")
    os.utime(pack, (0, 0))
    offered.watching.add([str(pack.parent)])
    wait_offer(qtbot, offered, "3 new file(s) in 2 watched folders")
    assert f"{pack.parent}: 1" in offered.page.banner.toolTip()


def test_looking_says_when_nothing_is_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.commands["look-watched"].trigger()
    wait_said(qtbot, window, "No folder is watched yet.")
    asked: list[bool] = []
    window.doers.offering.settings_wanted.disconnect()
    window.doers.offering.settings_wanted.connect(lambda: asked.append(True))
    toast = next(one for one in window.toasts.shown if one.button.text() == "Settings…")
    QTest.mouseClick(toast.button, LEFT)
    assert asked == [True]
    empty = tmp_path / "empty"
    empty.mkdir()
    with qtbot.waitSignal(window.watching.folders_changed, timeout=PATIENCE):
        window.watching.add([str(empty)])
    window.commands["look-watched"].trigger()
    wait_said(qtbot, window, "Nothing new in the watched folders.")


def test_an_imported_folder_can_be_watched(
    window: MainWindow, qtbot: QtBot, inbox: Path, library: Library
) -> None:
    window.intake.plan([str(inbox)])
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    QTest.mouseClick(dialog.done_button, LEFT)
    wait_said(qtbot, window, "photo(s) imported")
    buttons = window.findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == "Watch this folder")
    QTest.mouseClick(button, LEFT)
    wait_said(qtbot, window, "“Downloads” is watched")
    with library.reading() as reader:
        assert [one.path for one in watched.all_watched(reader, library)] == [str(inbox)]
    assert window.page.banner.isHidden(), "all of it is in the library"


def test_a_window_that_closes_looks_no_more(offered: MainWindow) -> None:
    offered.watching.look()
    offered.close()
    assert not offered.watching._slow.isActive()
    offered.watching.look()
    assert not offered.watching._is_wanted


def test_names_that_are_no_text_are_shown() -> None:
    assert watching.folder_name("/a/\udcff") == "?"
    assert watching.folder_name("/") == "/"


def test_the_report_of_an_import_offers_it_too(
    window: MainWindow, qtbot: QtBot, inbox: Path, library: Library
) -> None:
    (inbox / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing more")
    window.intake.plan([str(inbox)])
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    QTest.mouseClick(dialog.done_button, LEFT)
    wait_said(qtbot, window, "1 not readable")

    def watch_there() -> None:
        report = window.findChild(ReportDialog)
        assert report is not None
        report.grab()
        buttons = report.findChildren(QPushButton)
        button = next(one for one in buttons if one.text() == "Watch this folder")
        QTest.mouseClick(button, LEFT)

    QTimer.singleShot(300, watch_there)
    toast = next(one for one in window.toasts.shown if one.button.text() == "Details")
    QTest.mouseClick(toast.button, LEFT)
    wait_said(qtbot, window, "“Downloads” is watched")
