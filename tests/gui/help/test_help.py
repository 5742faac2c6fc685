"""The help page: all of the language, every example to be tried by a click."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.keys import KeysDialog
from gallery.gui.help.dialog import HelpDialog
from gallery.gui.help.entries import Language
from gallery.gui.help.language import LanguagePage
from gallery.gui.main_window import MainWindow
from gallery.gui.theme import Theme
from gallery.search import choices
from gallery.search.fields import FORMS, TABLE
from gallery.search.parser import read
from tests.appearing import appear
from tests.gui import made
from tests.search.words import story

WORDS = story()


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    made.tag_some(bridge)
    return bridge


def test_all_of_the_table_is_listed_and_every_example_reads(theme: Theme) -> None:
    entries = [entry for section in Language().sections() for entry in section.entries]
    assert {entry.name for entry in entries} >= {f"{field.name}:" for field in TABLE}
    searches = {one.search for entry in entries for one in entry.examples}
    assert searches >= {form.example for form in FORMS}
    assert searches >= {f"is:{state.name}" for state in choices.STATES}
    assert searches >= {f"missing:{lack.name}" for lack in choices.LACKS}
    for search in searches:
        read(search, WORDS)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> LanguagePage:
    page = LanguagePage()
    qtbot.addWidget(page)
    page.resize(1300, 800)
    appear(qtbot, page)
    return page


@pytest.mark.parametrize(
    ("typed", "name"),
    [("relea", "released:"), ("발매", "released:"), ("stars", "rating:"), ("포카", "kind:")],
)
def test_a_field_is_found_by_all_that_it_is_called(
    typed: str, name: str, page: LanguagePage
) -> None:
    everything = len(page.shown)
    page.narrow(typed)
    assert name in [entry.name for entry in page.shown]
    assert len(page.shown) < everything / 4
    page.narrow("")
    assert len(page.shown) == everything


def test_a_heading_shows_all_below_it_and_nonsense_nothing(page: LanguagePage) -> None:
    page.narrow("dates")
    assert {entry.name for entry in page.shown} >= {"released:", "taken:", "added:", "on:"}
    page.narrow("qqqq")
    assert page.shown == ()
    labels = page.findChildren(QLabel)
    assert any("called so" in one.text() and one.isVisible() for one in labels)


@pytest.mark.parametrize("width", [320, 700, 1400])
def test_nothing_is_laid_over_anything_else(page: LanguagePage, width: int) -> None:
    page.resize(width, page.layout().heightForWidth(width))
    QApplication.processEvents()
    items = [page.layout().itemAt(at) for at in range(page.layout().count())]
    shown = [item.geometry() for item in items if not item.isEmpty()]
    for at, one in enumerate(shown):
        assert page.rect().contains(one)
        assert not any(one.intersects(other) for other in shown[at + 1 :])


def test_an_example_says_what_it_would_find(bridge: Bridge, qtbot: QtBot, theme: Theme) -> None:
    dialog = HelpDialog(bridge, parent=None)
    qtbot.addWidget(dialog)
    appear(qtbot, dialog)
    usual = dialog.told.text()
    dialog.page.example_pointed.emit("only:V,IU")
    qtbot.waitUntil(lambda: dialog.told.text().startswith("only:V,IU  ·  1 photo"))
    dialog.page.example_pointed.emit("")
    assert dialog.told.text() == usual


@pytest.fixture
def at_help(window: MainWindow) -> Callable[[Callable[[HelpDialog], None]], None]:
    """Press F1 and do something with the help that opens; it is closed in any case."""

    def press(act: Callable[[HelpDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, HelpDialog)
                act(dialog)
            finally:
                if dialog is not None:
                    dialog.close()

        QTimer.singleShot(200, window, look)
        QTest.keyClick(window, Qt.Key.Key_F1)

    return press


def test_f1_leads_there_and_an_example_is_searched_for(
    window: MainWindow, qtbot: QtBot, at_help: Callable[[Callable[[HelpDialog], None]], None]
) -> None:
    def act(dialog: HelpDialog) -> None:
        QTest.keyClicks(dialog.field, "~camco")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        assert dialog.isVisible(), "Enter in the field does not close what it narrows"
        (entry,) = dialog.page.shown
        dialog.page.example_chosen.emit(entry.examples[0].search)

    at_help(act)
    assert window.search.text() == "~camcoder"
    qtbot.waitUntil(lambda: window.browse.results is not None and len(window.grid.ids) == 2)


def test_the_keys_are_a_click_from_there(
    window: MainWindow, qtbot: QtBot, at_help: Callable[[Callable[[HelpDialog], None]], None]
) -> None:
    seen: list[str] = []

    def look_at_keys() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog).__name__)
        if dialog is not None:
            dialog.close()

    def act(dialog: HelpDialog) -> None:
        QTimer.singleShot(200, window, look_at_keys)
        keys = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Keyboard shortcuts")
        keys.click()

    at_help(act)
    qtbot.waitUntil(lambda: seen == [KeysDialog.__name__])
