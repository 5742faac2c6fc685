"""A library with somebody to show: V in a group and with a box, IU beside him, scenes, two sets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson, JoinGroup
from gallery.edits.sets import MakeSet
from gallery.edits.tagging import AddPhrases
from gallery.gui.main_window import MainWindow
from gallery.library import people, regions
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.names import Name
from gallery.model.phrases import read_phrase
from gallery.model.region import Region
from tests.gui import made

FACE = Region(0.4, 0.2, 0.2, 0.3)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """V is on photos 1 to 5 (in BTS since 2013), IU on 5 and 6, RM on none."""
    return made.library(tmp_path, make=_filled)


def _filled(folder: Path, cache: Path) -> Library:
    library = made.filled(folder, cache)
    editor = Editor(library)

    def do(edit: Edit) -> None:
        editor.apply(edit)

    do(AddPerson((Name("RM"), Name("김남준", script="Hang")), ("BTS",)))
    for text, ids in (
        ("V", (1,)),
        ("V with camcorder", (2, 3)),
        ("V", (4,)),
        ("V and IU running outdoors", (5,)),
        ("IU", (6,)),
    ):
        with library.reading() as reader:
            reading = read_phrase(text, LibraryVocabulary(reader))
        do(AddPhrases(ids, (reading,)))
    do(MakeSet((12, 3), {"title": "Layover", "released_on": "2023-09-08", "era": "Layover"}))
    with library.writing() as writer:
        (v,) = people.persons_named(writer.connection, "V")
        regions.add(writer, {4: [(v, FACE)]})
    with library.reading() as reader:
        (bts,) = people.groups_named(reader, "BTS")
    do(JoinGroup(bts, v, "2013-06-13"))
    return library


Show = Callable[[str], None]


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow) -> Show:
    """Opens a page by the id of its action, and waits for it."""

    def do(action: str) -> None:
        window.commands[action].trigger()
        page = window.page.portraits
        qtbot.waitUntil(lambda: page.isVisible() and page.kind == action)
        qtbot.waitUntil(lambda: bool(page.listing.entries))

    return do
