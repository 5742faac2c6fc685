"""The plan of what a set lacks: what is taken in, what is left out and can be taken in."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.importing.request import ImportRequest
from gallery.library import sets
from tests.gui import made
from tests.gui.importing.acting import Key, Open, click, pictures, press, shown


def found(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "found"
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / name).write_bytes(made.picture(300 + number))
    return folder


def lacking(bridge: Bridge) -> None:
    """Let the set lack its fourth and seventh photo."""
    with bridge.library.writing() as writer:
        sets.remove_members(writer, 1, [4, 7])


def test_strangers_are_shown_as_left_out_and_taken_in_by_hand(
    qtbot: QtBot, bridge: Bridge, open_plan: Open, tmp_path: Path
) -> None:
    lacking(bridge)
    folder = found(tmp_path, "LWA_04.jpg", "LWA_07.jpg", "holiday.jpg")
    dialog = open_plan(ImportRequest((str(folder),), into=1))
    assert dialog.windowTitle() == "Find the missing photos"
    names = [file.name for file in pictures(dialog).files]
    assert sorted(names) == ["LWA_04.jpg", "LWA_07.jpg", "holiday.jpg"]
    assert "2 new" in shown(dialog)
    (planned,) = dialog.plan.sets
    assert [file.position for file in planned.files] == [4, 7]
    click(pictures(dialog), names.index("holiday.jpg"))
    pictures(dialog).setFocus()
    press(dialog, Key.Key_Delete)
    assert "3 new" in shown(dialog)
    assert {file.name for file in dialog.plan.sets[0].files} == set(names)


def test_when_nothing_is_found_it_is_said(bridge: Bridge, open_plan: Open, tmp_path: Path) -> None:
    dialog = open_plan(ImportRequest((str(tmp_path / "240127 Love wins all"),), into=1))
    assert "None of the missing photos is here." in shown(dialog)
    assert not dialog.done_button.isVisible()
