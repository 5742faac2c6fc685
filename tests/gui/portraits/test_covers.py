"""Photos chosen as portraits and covers, in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.gui.scope import Scope, ScopeKind
from gallery.library import people, portraits, sets
from tests.gui import choosing


def choose(window: MainWindow, qtbot: QtBot, photo_id: int, action: str) -> None:
    choosing.choose(window.grid, [photo_id])
    qtbot.waitUntil(lambda: window.commands[action].isEnabled())
    window.commands[action].trigger()


def cover_of(window: MainWindow, name: str) -> int | None:
    with window.bridge.library.reading() as reader:
        (person_id,) = people.persons_named(reader, name)
        return people.get_person(reader, person_id).cover_id


def told(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def test_the_only_person_on_a_photo(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, 2, "use-as-portrait")
    qtbot.waitUntil(lambda: cover_of(window, "V") == 2)
    qtbot.waitUntil(lambda: told(window) == ["Portrait of “V” chosen"])
    window.toasts.shown[0].button.click()
    qtbot.waitUntil(lambda: cover_of(window, "V") is None)


def test_of_two_persons_the_one_whose_photos_these_are(window: MainWindow, qtbot: QtBot) -> None:
    with window.bridge.library.reading() as reader:
        (iu,) = people.persons_named(reader, "IU")
    window.sidebar.choose(Scope(ScopeKind.PERSON, iu, "IU"))
    qtbot.waitUntil(lambda: list(window.grid.ids) == [5, 6])
    choose(window, qtbot, 5, "use-as-portrait")
    qtbot.waitUntil(lambda: cover_of(window, "IU") == 5)
    assert cover_of(window, "V") is None


def test_of_two_persons_one_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, 5, "use-as-portrait")

    def menu() -> QMenu | None:
        found = [one for one in window.page.findChildren(QMenu) if one.isVisible()]
        return found[0] if found else None

    qtbot.waitUntil(lambda: menu() is not None)
    asked = menu()
    assert asked is not None
    assert {action.text() for action in asked.actions()} == {"V", "IU"}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(asked, key)
    first = asked.actions()[0].text()
    qtbot.waitUntil(lambda: cover_of(window, first) == 5)


def test_nobody_is_on_the_photo(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, 8, "use-as-portrait")
    qtbot.waitUntil(lambda: told(window) == ["Nobody is named on this photo. Press T to say who."])


def test_the_cover_of_the_set_at_hand(window: MainWindow, qtbot: QtBot) -> None:
    library = window.bridge.library

    def cover(set_id: int) -> int:
        with library.reading() as reader:
            return portraits.of_sets(reader, [set_id])[set_id].photo_id

    with library.reading() as reader:
        ids = {one.title: one.id for one in sets.all_sets(reader)}
    first, layover = ids["Love wins all · MV photo sketch"], ids["Layover"]
    choose(window, qtbot, 3, "use-as-cover")
    qtbot.waitUntil(lambda: cover(first) == 3)
    window.sidebar.choose(Scope(ScopeKind.SET, layover, "Layover"))
    qtbot.waitUntil(lambda: list(window.grid.ids) == [12, 3])
    choose(window, qtbot, 3, "use-as-cover")
    qtbot.waitUntil(lambda: cover(layover) == 3)
    qtbot.waitUntil(lambda: "Cover of “Layover” chosen" in told(window))
