"""The dialogs give edits for what was changed, and nothing for what was not."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.dialogs.sets import MOST_LISTED, ChooseSetDialog, RemoveSetDialog, SetDialog, Title
from gallery.model.names import compare_key
from gallery.model.photoset import PhotoSet, SetKind

LWA = PhotoSet(5, "Love wins all", released_on="2024-01-27", expected=12, photos=12)


def test_a_set_gives_only_what_was_changed(qtbot: QtBot) -> None:
    dialog = SetDialog(LWA)
    qtbot.addWidget(dialog)
    assert dialog.fields() == {}
    dialog.title.setText("Love wins all · photo sketch")
    dialog.kind.setCurrentIndex(list(SetKind).index(SetKind.PHOTO_SKETCH))
    dialog.released.setText("240128")
    dialog.expected.setText("")
    assert dialog.fields() == {
        "title": "Love wins all · photo sketch",
        "kind": "photo sketch",
        "released_on": "2024-01-28",
        "expected": None,
    }


@pytest.mark.parametrize(
    ("field", "text"), [("released", "yesterday"), ("expected", "many"), ("expected", "0")]
)
def test_a_set_says_what_cannot_be(qtbot: QtBot, field: str, text: str) -> None:
    dialog = SetDialog(LWA)
    qtbot.addWidget(dialog)
    getattr(dialog, field).setText(text)
    assert not dialog.done_button.isEnabled()
    assert not dialog.message.isHidden()


def titled(*names: str) -> list[Title]:
    return [Title(number, name, compare_key(name)) for number, name in enumerate(names, start=5)]


def test_choosing_a_set_by_typing(qtbot: QtBot) -> None:
    dialog = ChooseSetDialog(titled("Love wins all", "Layover", "Airport 240120"))
    qtbot.addWidget(dialog)
    assert dialog.set_id == 5
    QTest.keyClicks(dialog.line, "air")
    assert dialog.set_id == 7
    QTest.keyClicks(dialog.line, "xyz")
    assert not dialog.done_button.isEnabled()
    dialog.line.setText("lay")
    assert dialog.set_id == 6


def test_of_very_many_sets_the_first_that_fit_are_listed(qtbot: QtBot) -> None:
    dialog = ChooseSetDialog(titled(*(f"Stage {number}" for number in range(1_000)), "Airport"))
    qtbot.addWidget(dialog)
    assert dialog.list.count() == MOST_LISTED
    assert dialog.set_id == 5
    QTest.keyClicks(dialog.line, "airp")
    assert (dialog.list.count(), dialog.set_id) == (1, 1_005)
    dialog.line.setText("stage 99")
    assert dialog.set_id == 5 + 99
    assert 11 <= dialog.list.count() < MOST_LISTED  # 99, 990 to 999, then those with it inside


def test_removing_a_set_keeps_the_photos_unless_asked(qtbot: QtBot) -> None:
    dialog = RemoveSetDialog(LWA)
    qtbot.addWidget(dialog)
    assert not dialog.with_photos
    dialog.all.setChecked(True)
    assert dialog.with_photos
