"""Boxes around people, as typed."""

from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.edits.people import AddGroup, AddPerson
from gallery.library.database import Library
from gallery.model.names import Name
from tests.cli.conftest import Photosketch

pytestmark = pytest.mark.usefixtures("told")
LEFT, RIGHT = ("0.1", "0.2", "0.3", "0.4"), ("60%", "20%", "30%", "40%")
PLACE = ("30%", "×", "40%", "at", "60%,", "20%")


def boxes(photosketch: Photosketch, photo: int = 1) -> list[tuple[str | None, float]]:
    return [
        (one["person"], one["x"]) for one in photosketch("box", "list", str(photo), "--json").json
    ]


def test_a_box_is_drawn_and_tags(photosketch: Photosketch) -> None:
    answer = photosketch("box", "add", "1", "뷔", *LEFT)
    assert (answer.code, answer.err) == (0, "Box around “뷔”.\n")
    assert boxes(photosketch) == [("V", 0.1)]
    assert photosketch("search", "--count", "V").out == "4\n"
    (shown,) = photosketch("show", "1", "--json").json["regions"]
    assert shown == {"person": "V", "x": 0.1, "y": 0.2, "w": 0.3, "h": 0.4}
    assert "V, 30% × 40% at 10%, 20%" in photosketch("show", "1").out
    photosketch("undo")
    assert boxes(photosketch) == []


def test_a_box_is_named_moved_and_removed(photosketch: Photosketch) -> None:
    assert photosketch("box", "add", "1", "", *LEFT).err == "Draw a box.\n"
    assert boxes(photosketch) == [(None, 0.1)]
    assert photosketch("box", "name", "1", "RM").err == "Name the box “RM”.\n"
    assert photosketch("box", "move", "1", *RIGHT).err == "Move the box of “RM”.\n"
    assert boxes(photosketch) == [("RM", 0.6)]
    assert photosketch("box", "list", "1").lines[0].split() == ["1", "RM", *PLACE]
    assert "already" in photosketch("box", "move", "1", *RIGHT).err
    photosketch("box", "name", "1", "")
    assert boxes(photosketch) == [(None, 0.6)]
    assert photosketch("box", "remove", "1").code == 0
    assert boxes(photosketch) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "99", "V", *LEFT), "99"),
        (("add", "1", "BTS", *LEFT), "names no person"),
        (("add", "1", "V", "0.5", "0.5", "0.001", "0.001"), "so few pixels"),
        (("add", "1", "V", "1.5", "0", "0.1", "0.1"), "no share"),
        (("add", "1", "V", "150%", "0", "0.1", "0.1"), "no share"),
        (("add", "1", "V", "left", "0", "0.1", "0.1"), "no share"),
        (("add", "1", "V", "nan", "0", "0.1", "0.1"), "no share"),
        (("add", "1", "Twin", *LEFT), "Several are called"),
        (("name", "7", "V"), "box"),
        (("move", "7", *LEFT), "box"),
        (("remove", "7"), "box"),
        (("list", "99"), "99"),
    ],
)
def test_wrong_use(
    photosketch: Photosketch, told: Path, arguments: tuple[str, ...], said: str
) -> None:
    with Library.open(told) as library:
        editor = Editor(library)
        editor.apply(AddGroup((Name("BTS"),)))
        for _ in range(2):
            editor.apply(AddPerson((Name("Twin"),)))
    answer = photosketch("box", *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert boxes(photosketch) == []
