"""What a set lacks is found from the window: by menu, by palette, from its header."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gallery.edits.sets import EditSet
from gallery.gui.dialogs.missing import MissingDialog
from gallery.gui.importing import PlanDialog
from gallery.gui.main_window import MainWindow
from gallery.gui.scope import ScopeKind
from gallery.importing.pipeline import run
from gallery.importing.planning import make_plan
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Silent
from gallery.library import sets
from gallery.library.database import Library
from gallery.model.photoset import PhotoSet
from tests.gui import made
from tests.gui.choosing import choose

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LACKS = (4, 7, 11)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A set of twelve that lacks three; those are in the folder "found"."""
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    own, found = tmp_path / "240127 Love wins all", tmp_path / "found"
    for place in range(1, 13):
        folder = found if place in LACKS else own
        folder.mkdir(exist_ok=True)
        (folder / f"240127_LWA_{place:02}.jpg").write_bytes(made.picture(place))
    request = ImportRequest((str(own),), expected=12)
    run(library, make_plan(library, request, Silent()), Silent())
    return library


def the_set(window: MainWindow) -> PhotoSet:
    with window.bridge.library.reading() as reader:
        return sets.get(reader, 1)


def when_asked(window: MainWindow, do: Callable[[MissingDialog], None]) -> None:
    """Do something in the dialog as soon as it is open."""

    def look() -> None:
        dialog = window.findChild(MissingDialog)
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(20, look)
        else:
            do(dialog)

    QTimer.singleShot(0, look)


def planned(window: MainWindow, qtbot: QtBot) -> PlanDialog:
    qtbot.waitUntil(lambda: window.findChild(PlanDialog) is not None)
    dialog = window.findChild(PlanDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    return dialog


def button(dialog: MissingDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text())


def test_missing_photos_that_are_dropped_fill_their_places(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def drop(dialog: MissingDialog) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "found"))])
        at, action = QPointF(9, 9), Qt.DropAction.CopyAction
        dialog.dropEvent(QDropEvent(at, action, data, LEFT, NONE))

    when_asked(window, drop)
    choose(window.grid, [1])
    qtbot.waitUntil(window.commands["find-missing"].isEnabled)
    window.commands["find-missing"].trigger()
    dialog = planned(window, qtbot)
    assert [file.position for file in dialog.plan.sets[0].files] == list(LACKS)
    dialog.accept()
    qtbot.waitUntil(lambda: len(window.grid.ids) == 12)
    assert the_set(window).completeness.is_complete
    qtbot.waitUntil(lambda: not window.bridge.jobs)


def test_the_sets_own_folder_is_looked_at_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    name = "240127_LWA_07.jpg"
    shutil.copy(tmp_path / "found" / name, tmp_path / "240127 Love wins all" / name)
    texts: list[str] = []

    def again(dialog: MissingDialog) -> None:
        texts.extend(one.text() for one in dialog.findChildren(QPushButton))
        QTest.mouseClick(button(dialog, "Look again in “240127 Love wins all”"), LEFT)

    when_asked(window, again)
    window.inventory.find_missing(1)
    dialog = planned(window, qtbot)
    assert [file.name for file in dialog.plan.sets[0].files] == [name]
    assert not any("published" in text for text in texts)  # the set has no address
    dialog.done(0)


def test_the_page_where_they_were_published_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.editor.apply(EditSet(1, {"source_url": "https://weverse.io/iu/1"}))
    tips: list[str] = []

    def look(dialog: MissingDialog) -> None:
        tips.append(button(dialog, "Open where they were published").toolTip())
        dialog.reject()

    when_asked(window, look)
    window.inventory.find_missing(1)
    qtbot.waitUntil(lambda: bool(tips))
    assert tips == ["https://weverse.io/iu/1"]


def test_the_header_and_the_sidebar_offer_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.grid.badge(0)[1].badge == "9 of 12 · missing 4, 7, 11")
    QTest.mouseClick(window.grid.viewport(), LEFT, NONE, window.grid.badge(0)[0].center())
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert "Find the missing photos…" in [action.text() for action in menu.actions()]
    menu.close()
    rows = {row.scope.kind: row for row in window.sidebar.view.model().rows if row.scope}
    assert rows[ScopeKind.INCOMPLETE].count == "1"
    assert ScopeKind.DUPLICATES not in rows
