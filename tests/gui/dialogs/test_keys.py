"""The list of keys: all there are, each beside what it does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.actions import Actions
from gallery.gui.catalogue import ENTRIES
from gallery.gui.dialogs.about import AboutDialog
from gallery.gui.dialogs.keys import SAID, KeysDialog, KeyWords
from tests.appearing import appear


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions(window)
    window.hide()  # so that the window lives as long as the test


def test_every_action_with_a_key_is_listed_once(actions: Actions) -> None:
    sections = KeyWords().sections(actions.all())
    listed = [text for lines in sections.values() for _keys, text in lines]
    assert len(listed) == len(set(listed))
    assert len(listed) == sum(bool(one.keys) and one.id not in SAID for one in ENTRIES)
    assert {"Search", "People of the set", "Scenes of the set", "Rating"} <= set(listed)


def test_a_key_with_two_names_is_told_once(actions: Actions) -> None:
    lines = [line for section in KeyWords().sections(actions.all()).values() for line in section]
    assert (("Ctrl+Shift+Enter",), "Repeat the last tags") in lines
    assert (("Enter",), "Open") in lines


def test_an_action_is_named_as_in_the_menu_not_as_it_would_undo(actions: Actions) -> None:
    actions.set_words("undo", "Undo Tag “V”")
    dialog = KeysDialog(actions.all(), parent=None)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    dialog.deleteLater()
    assert {"Undo", "Ctrl+Z", "0 – 5", "Rating"} <= texts


def test_what_is_only_read_begins_at_its_button(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog([("Library", tmp_path)], parent=None)
    qtbot.addWidget(dialog)
    appear(qtbot, dialog)
    assert dialog.focusWidget() is dialog.done_button
