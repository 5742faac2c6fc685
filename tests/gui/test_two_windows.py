"""One photo in two windows on one library: both edit it, nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.people import RemovePerson
from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.preferences import Preferences
from gallery.gui.theme import Theme
from gallery.gui.widgets.chip import Chip
from gallery.library import captions, people
from gallery.library.check import ProblemKind, check
from gallery.library.database import Library
from tests.appearing import appear
from tests.gui.quick.test_keys import choose, press, said

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def other(qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A second window with a connection of its own, as another program has."""
    library = Library.open(window.bridge.library.folder, cache=tmp_path / "other cache")
    bridge = Bridge(library)
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    result = MainWindow(bridge, Preferences(settings), theme=theme, log_file=tmp_path / "y.log")
    appear(qtbot, result)
    qtbot.waitUntil(lambda: result.browse.results is not None)
    qtbot.waitUntil(lambda: result.sidebar.facts is not None)
    yield result
    qtbot.waitUntil(lambda: not bridge.jobs)
    result.close()
    bridge.close()
    result.deleteLater()
    QApplication.processEvents()


def to_front(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def chips(window: MainWindow) -> set[str]:
    return {one.words for one in window.page.inspector.findChildren(Chip) if not one.isHidden()}


def test_both_tag_one_photo(
    qtbot: QtBot, window: MainWindow, other: MainWindow, bridge: Bridge
) -> None:
    to_front(qtbot, window)
    choose(window, 6)
    press(window, Qt.Key.Key_T, PLAIN)
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "V with camcorder")
    to_front(qtbot, other)
    choose(other, 6)
    press(other, Qt.Key.Key_T, PLAIN)
    QTest.keyClicks(QApplication.focusWidget(), "IU")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"IU"}])
    to_front(qtbot, window)
    choose(window, 6)
    press(window, Qt.Key.Key_T, PLAIN)
    QTest.keyClicks(QApplication.focusWidget(), "V with camcorder")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"IU", "V with camcorder"}])
    qtbot.waitUntil(lambda: {"IU", "V with camcorder"} <= chips(other))
    other.bridge.undo()  # one history: the last step, whoever made it
    qtbot.waitUntil(lambda: said(bridge, 6) == [{"IU"}])


def test_a_key_pressed_on_what_the_other_removed(
    qtbot: QtBot, window: MainWindow, other: MainWindow, bridge: Bridge
) -> None:
    to_front(qtbot, window)
    choose(window, 6)
    press(window, Qt.Key.Key_T, PLAIN)
    QTest.keyClicks(QApplication.focusWidget(), "IU with camcorder")
    qtbot.waitUntil(lambda: window.photo_commands.tag_bar.is_settled)
    other.bridge.apply(RemovePerson(2))

    def is_gone() -> bool:
        with bridge.library.reading() as reader:
            return not people.persons_named(reader, "IU")

    qtbot.waitUntil(is_gone)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(bridge, 6) in ([{"IU with camcorder"}], [set()]))
    found = [one for one in check(bridge.library) if one.kind is not ProblemKind.MISSING_FILE]
    assert found == []


def test_both_caption_it_and_undo_brings_the_first_back(
    qtbot: QtBot, window: MainWindow, other: MainWindow, bridge: Bridge
) -> None:
    def caption() -> str | None:
        with bridge.library.reading() as reader:
            return captions.shared(reader, [6]).get("en")

    bridge.apply(SetCaption((6,), "en", "here"))
    qtbot.waitUntil(lambda: caption() == "here")
    other.bridge.apply(SetCaption((6,), "en", "there"))
    qtbot.waitUntil(lambda: caption() == "there")
    bridge.undo()
    qtbot.waitUntil(lambda: caption() == "here")


def test_many_presses_in_both(
    qtbot: QtBot, window: MainWindow, other: MainWindow, bridge: Bridge
) -> None:
    for one in (window, other):
        to_front(qtbot, one)
        choose(one, 3, 6)
        press(one, Qt.Key.Key_T, PLAIN)
        name = "V" if one is window else "IU"
        QTest.keyClicks(QApplication.focusWidget(), name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda name=name: name in said(bridge, 6)[0])
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert said(bridge, 3, 6) == [{"V", "IU"}, {"V", "IU"}]
    for _ in range(5):
        for one, place in ((window, 0), (other, 1)):
            one.doers.quick_keys.toggle_person(place)
    qtbot.waitUntil(lambda: said(bridge, 3, 6) == [set(), set()])
    qtbot.waitUntil(lambda: len(bridge.editor.history(50)) >= 12)
    found = [one for one in check(bridge.library) if one.kind is not ProblemKind.MISSING_FILE]
    assert found == []
