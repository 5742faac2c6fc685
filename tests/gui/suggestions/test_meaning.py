"""The dialog that asks who or what a word is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.base import Together
from gallery.edits.suggestions import AcceptSuggestions, NewPerson, NewScene
from gallery.gui.bridge import Bridge
from gallery.gui.suggestions.meaning import LastAnswer, MeaningDialog
from gallery.gui.theme import Theme
from gallery.library import people, suggestions
from gallery.library.suggestions import Suggested
from gallery.model.names import NameKind
from gallery.model.phrases import BearerKind
from gallery.model.scenes import SceneKind
from tests.appearing import appear
from tests.gui.suggestions.acting import seen


@pytest.fixture
def known(bridge: Bridge) -> dict[str, Suggested]:
    with bridge.library.reading() as reader:
        return {one.text: one for one in suggestions.open_words(reader)}


def ask(qtbot: QtBot, bridge: Bridge, *guesses: Suggested, **last) -> MeaningDialog:
    dialog = MeaningDialog(guesses, bridge, last=LastAnswer(**last), parent=None)
    qtbot.addWidget(dialog)
    appear(qtbot, dialog)
    return dialog


def test_a_scene_of_a_kind(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    dialog = ask(qtbot, bridge, known["golden hour"], scene_kind=SceneKind.SHOT)
    assert dialog.scene.isChecked()
    assert not dialog.groups.isEnabled()
    dialog.name.setText("golden light")
    edit = dialog.edit(None)
    assert isinstance(edit, AcceptSuggestions)
    assert isinstance(edit.as_bearer, NewScene)
    assert (edit.as_bearer.names[0].text, edit.as_bearer.scene_kind) == (
        "golden light",
        SceneKind.SHOT,
    )


def test_an_account_is_a_person_who_keeps_it(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    dialog = ask(qtbot, bridge, known["thv"])
    assert dialog.person.isChecked()
    dialog.name.setText("Tae")
    dialog.groups.setText("BTS, Wooga")
    edit = dialog.edit((2,))
    assert isinstance(edit, AcceptSuggestions)
    assert isinstance(edit.as_bearer, NewPerson)
    names = [(name.text, name.kind) for name in edit.as_bearer.names]
    assert names == [("Tae", NameKind.OTHER), ("thv", NameKind.HANDLE)]
    assert (edit.as_bearer.groups, edit.photo_ids) == (("BTS", "Wooga"), (2,))


def test_without_a_name_nothing_is_accepted(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    dialog = ask(qtbot, bridge, known["ootd"])
    dialog.name.setText("  ")
    assert not dialog.done_button.isEnabled()


def test_a_known_name_is_completed_in_any_script_and_remembered(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    dialog = ask(qtbot, bridge, known["thv"])
    QTest.mouseClick(dialog.existing, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert not dialog.done_button.isEnabled()
    assert dialog.focusWidget() is dialog.known
    QTest.keyClicks(dialog.known, "Taehy")
    popup = dialog.known.completer().popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() == 1)
    assert popup.model().index(0, 0).data() == "V (Kim Taehyung) · BTS · 0"
    assert not dialog.done_button.isEnabled(), "a beginning is no name yet"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.done_button.isEnabled)
    assert dialog.known.text() == "V"
    edit = dialog.edit(None)
    assert isinstance(edit, Together)
    bridge.editor.apply(edit)
    assert seen(bridge.library, 2) == {"V"}
    with bridge.library.reading() as reader:
        (v,) = [one for one in people.all_persons(reader) if one.name == "V"]
    assert ("thv", NameKind.HANDLE) in [(name.text, name.kind) for name in v.names]


def test_an_exact_name_needs_no_choosing(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    dialog = ask(qtbot, bridge, known["golden hour"])
    dialog.existing.click()
    QTest.keyClicks(dialog.known, "campfire")
    qtbot.waitUntil(dialog.done_button.isEnabled)
    edit = dialog.edit(None)
    assert isinstance(edit, AcceptSuggestions), "a word is remembered only when that is asked for"
    assert (edit.as_bearer.kind, edit.as_bearer.name) == (BearerKind.SCENE, "campfire")
    QTest.keyClicks(dialog.known, "s")
    assert not dialog.done_button.isEnabled()


def test_what_was_chosen_is_chosen_again(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    last = LastAnswer()
    dialog = MeaningDialog([known["ootd"]], bridge, last=last, parent=None)
    qtbot.addWidget(dialog)
    dialog.person.click()
    dialog.groups.setText("BTS")
    dialog.edit(None)
    assert (last.is_person, last.groups) == (True, "BTS")


def test_strangers_words_are_shown_as_they_are(qtbot: QtBot, theme: Theme, bridge: Bridge) -> None:
    nasty = Suggested(1, known_kind(), "<img src=x>&" + "x" * 150, reason="hashtag", photos=1)
    dialog = ask(qtbot, bridge, nasty)
    assert "<img src=x>&" in dialog.windowTitle()
    assert dialog.width() < 700
    assert "&&" in dialog.remember.text()


def known_kind():
    return suggestions.SuggestionKind.WORD


def test_the_arrows_choose(
    qtbot: QtBot, theme: Theme, bridge: Bridge, known: dict[str, Suggested]
) -> None:
    dialog = ask(qtbot, bridge, known["ootd"])
    dialog.scene.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.scene)
    QTest.keyClick(dialog.scene, Qt.Key.Key_Down)
    assert dialog.person.isChecked()
    assert dialog.groups.isEnabled()
    assert not dialog.kind.isEnabled()
