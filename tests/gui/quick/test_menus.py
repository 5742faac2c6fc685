"""The menus of the set's people and scenes name whom each digit stands for."""

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.catalogue import Menu
from gallery.gui.main_window import MainWindow
from tests.gui import made
from tests.gui.quick.test_keys import choose


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5."""
    made.tag_some(bridge)
    return bridge


def rows(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible()]


@pytest.mark.parametrize(
    ("place", "names", "others"),
    [
        (Menu.PEOPLE, ["V", "IU"], "Person {0} of the set"),
        (Menu.SCENES, ["V with camcorder", "V and IU running outdoors"], "Scene {0} of the set"),
    ],
)
def test_names_while_it_is_open(
    place: Menu, names: list[str], others: str, qtbot: QtBot, window: MainWindow
) -> None:
    choose(window, 6)
    menu = window.commands.menus[place]
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(lambda: rows(menu) == names)
    menu.hide()
    QApplication.processEvents()
    assert rows(menu) == [others.format(digit) for digit in range(1, 10)]
