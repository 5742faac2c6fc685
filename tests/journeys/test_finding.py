"""Somebody looks for a few photos among others by typing what they show, key by key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.people import AddPerson
from gallery.edits.tagging import AddPhrases
from gallery.gui.importing import PlanDialog
from gallery.library import photos
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.names import Name
from gallery.model.phrases import read_phrase
from tests.journeys.test_story_window import User

# "Photos of V and IU, landscape, over 8 megapixels, from January 2024, without caption."
WANTED = "V IU landscape mp:>8 released:2024-01 missing:caption"
WIDE, SMALL, TALL = (4000, 2250), (1200, 800), (2250, 4000)  # px; 9 megapixels, 1, 9

# Folder, size, who, caption; the first two are the ones that are looked for.
PHOTOS = (
    ("240127 Love wins all", WIDE, "V and IU", ""),
    ("240127 Love wins all", WIDE, "V and IU", ""),
    ("240127 Love wins all", WIDE, "V and IU", "Holding hands"),
    ("240127 Love wins all", WIDE, "V", ""),
    ("240127 Love wins all", SMALL, "V and IU", ""),
    ("240127 Love wins all", TALL, "V and IU", ""),
    ("230908 Layover", WIDE, "V and IU", ""),
    ("230908 Layover", WIDE, "V", ""),
)


def draw(place: Path, number: int, size: tuple[int, int]) -> None:
    """Draw a picture that differs from the others."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(number * 40, 120, 160))
    painter = QPainter(image)
    painter.fillRect(QRect(10 * number, 20, 300, 200), QColor("white"))
    painter.end()
    place.parent.mkdir(exist_ok=True, parents=True)
    assert image.save(str(place), "JPG", 60)


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[User]:
    """Someone with two folders of downloads."""
    for number, (folder, size, _who, _caption) in enumerate(PHOTOS, 1):
        draw(tmp_path / "downloads" / folder / f"{number:02}.jpg", number, size)
    someone = User(qtbot, tmp_path)
    someone.start()
    yield someone
    someone.quit()


def fill(user: User) -> None:
    """Import the folders; say who is on the photos."""
    user.drop(user.place / "downloads")
    dialog = user.window.findChild(PlanDialog)
    assert dialog is not None
    user.wait(dialog.done_button.isEnabled)
    dialog.accept()
    user.wait_for_count(len(PHOTOS))
    user.wait_for_quiet()
    bridge = user.window.bridge
    for name in ("V", "IU"):
        bridge.editor.apply(AddPerson((Name(name),)))
    numbers = {int(name): photo for name, photo in names(user).items()}
    for number, (_folder, _size, who, caption) in enumerate(PHOTOS, 1):
        with bridge.library.reading() as reader:
            reading = read_phrase(who, LibraryVocabulary(reader))
        bridge.editor.apply(AddPhrases((numbers[number],), (reading,)))
        if caption:
            bridge.editor.apply(SetCaption((numbers[number],), "en", caption))


def names(user: User) -> dict[str, int]:
    """Return the photos in sight by the names of their files."""
    library = user.window.bridge.library
    with library.reading() as reader:
        found = photos.paths(reader, library, list(user.window.grid.ids))
    return {Path(paths[0]).stem: photo_id for photo_id, paths in found.items()}


def test_the_photos_that_were_meant_are_found_by_typing(user: User) -> None:
    fill(user)
    user.window.grid.setFocus()
    user.type("/")
    for letter in WANTED:
        user.type(letter)
    assert user.window.search.text() == WANTED
    user.wait_for_count(2)
    user.wait(lambda: sorted(names(user)) == ["01", "02"])

    user.press(Qt.Key.Key_Return)
    assert user.window.grid.hasFocus()
    user.click_photo(0)
    user.press(Qt.Key.Key_C)
    user.type("Running")
    user.press(Qt.Key.Key_Return)
    user.wait(lambda: user.window.page.status_bar.counts.endswith("1 no longer matches"))
    assert sorted(names(user)) == ["01", "02"], "nothing moved under the hand"
    user.search(WANTED + " order:-name", 1)
    user.press(Qt.Key.Key_Escape)


def test_the_same_is_found_by_a_sentence_with_and(user: User) -> None:
    fill(user)
    user.search("V and IU landscape mp:>8 released:2024-01 missing:caption", 2)
    user.search("people:2 w:>3000 on:01-27", 3)
    user.search("missing:caption with:V,IU -released:2023", 4)
    user.press(Qt.Key.Key_Escape)
