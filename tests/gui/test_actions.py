"""The catalogue: complete, without clashes, and quiet while someone types."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QMainWindow, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.action_words import ActionWords
from gallery.gui.actions import Actions
from gallery.gui.catalogue import CATALOGUE, ENTRIES, ON_PHOTO, Menu, Submenu
from gallery.model.resources import resource
from tests.appearing import appear


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = QWidget()
    layout = QVBoxLayout(page)
    window.field, window.photos = QLineEdit(), QListWidget()
    layout.addWidget(window.field)
    layout.addWidget(window.photos)
    window.setCentralWidget(page)
    window.commands = Actions(window)
    window.commands.fill_menu_bar(window.menuBar())
    window.commands.put_on_photos(window.photos)
    appear(qtbot, window)
    qtbot.waitExposed(window)
    return window


def test_every_entry_has_its_words() -> None:
    words = ActionWords()
    ids = {entry.id for entry in ENTRIES}
    assert set(words.texts()) == set(words.tips()) == ids
    assert all(words.texts().values())
    assert all(words.tips().values())
    assert set(words.menus()) == set(Menu)


def test_no_id_and_no_key_twice() -> None:
    assert max(Counter(entry.id for entry in ENTRIES).values()) == 1
    keys = Counter(key for entry in ENTRIES for key in entry.keys.split())
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_icon_of_the_catalogue_exists() -> None:
    for item in CATALOGUE:
        if item.icon:
            assert resource(f"icons/{item.icon}.svg").exists(), item


def test_every_action_is_in_a_menu_with_a_tip(window: QMainWindow) -> None:
    listed = set()

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            if action.menu():
                walk(action.menu())
            else:
                listed.add(action.objectName())

    for action in window.menuBar().actions():
        walk(action.menu())
    assert {entry.id for entry in ENTRIES} <= listed
    assert all(action.toolTip() and action.statusTip() for action in window.commands.all())
    assert {item.menu for item in CATALOGUE if isinstance(item, Submenu)} <= set(
        window.commands.menus
    )


def test_the_context_menu_has_the_same_actions(window: QMainWindow) -> None:
    menu = window.commands.photo_menu(window)
    shown = [action.objectName() for action in menu.actions() if action.objectName()]
    assert shown == [name for name in ON_PHOTO if isinstance(name, str)]


@pytest.mark.parametrize(("key", "name"), [("t", "tag"), ("3", "rate-3"), ("/", "find")])
def test_a_letter_acts_on_photos_and_is_text_in_a_field(
    window: QMainWindow, qtbot: QtBot, key: str, name: str
) -> None:
    heard = []
    window.commands.connect_all({name: lambda: heard.append(name)})
    window.commands.enable(selection=True, photo_set=True)
    window.field.setFocus()
    QTest.keyClicks(window.field, key)
    assert (heard, window.field.text()) == ([], key)
    window.photos.setFocus()
    QTest.keyClicks(window.photos, key)
    assert heard == [name]


def test_delete_removes_photos_only_where_photos_are(window: QMainWindow) -> None:
    heard = []
    window.commands.connect_all({"remove-photos": lambda: heard.append("removed")})
    window.commands.enable(selection=True, photo_set=False)
    window.field.setText("ab")
    window.field.setFocus()
    QTest.keyClick(window.field, Qt.Key.Key_Delete)
    assert heard == []
    window.photos.setFocus()
    QTest.keyClick(window.photos, Qt.Key.Key_Delete)
    assert heard == ["removed"]


def test_without_a_selection_there_is_nothing_to_tag(window: QMainWindow) -> None:
    window.commands.enable(selection=False, photo_set=False)
    assert not window.commands["tag"].isEnabled()
    assert not window.commands["edit-set"].isEnabled()
    assert window.commands["import-folder"].isEnabled()
