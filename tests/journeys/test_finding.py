"""Somebody looks for a few photos among others: by typing, key by key, and by clicks alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.people import AddPerson
from gallery.edits.tagging import AddPhrases
from gallery.gui.filterbar.choices import Group
from gallery.gui.importing import PlanDialog
from gallery.gui.widgets.chip import Chip
from gallery.library import photos
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.names import Name
from gallery.model.phrases import read_phrase
from tests.journeys.test_story_window import LEFT, User

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


def called(line: QAction) -> str:
    """Return what a line of a menu says, without its count."""
    return line.text().split("\t")[0].strip()


class Pointer:
    """The user's hand on the mouse, and nothing else."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.bar = user.window.page.filter_bar

    def click(self, widget: QWidget) -> None:
        """Click where a widget is seen."""
        window = self.user.window
        place = widget.mapTo(window, widget.rect().center())
        assert window.childAt(place) is widget, "something lies over it"
        QTest.mouseClick(widget, LEFT)

    def click_chip(self, words: str) -> None:
        self.click(self.chip(words))

    def chip(self, words: str) -> Chip:
        """Return the chip beside the sorts that is called so, once it is there."""

        def seen() -> list[Chip]:
            return [
                chip
                for chip in self.bar.line.findChildren(Chip)
                if chip.words == words and chip.isVisible()
            ]

        self.user.wait(seen)
        return seen()[0]

    def choose(self, group: Group, *names: str) -> None:
        """Open the menu of a sort, click on lines of it, and click beside it."""
        chip, sort = self.bar.chips[group], self.bar.menus[group]
        if chip.isVisible():
            self.click(chip)
        else:
            self.click(self.bar.sorts.more)
            self.click_line(sort.menuAction().text())
        self.user.wait(sort.isVisible)
        for name in names:
            self.click_line(name)
            self.user.wait(lambda: not self.is_behind)
        while isinstance(popup := QApplication.activePopupWidget(), QMenu):
            popup.close()

    def click_line(self, name: str) -> None:
        """Click on a line of the menu that was opened last."""

        def seen() -> list[QMenu]:
            menus = [QApplication.activePopupWidget(), *self.bar.menus.values()]
            return [
                one
                for one in menus
                if isinstance(one, QMenu)
                and one.isVisible()
                and any(called(line) == name for line in one.actions())
            ]

        self.user.wait(seen)
        menu = seen()[0]
        line = next(one for one in menu.actions() if called(one) == name)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(line).center())

    @property
    def is_behind(self) -> bool:
        """Whether the bar does not tell of the line as it is now."""
        return self.bar.offers.text != self.user.window.search.text()


@pytest.mark.parametrize("width", [1000, 1920])
def test_the_same_is_found_by_clicks_alone(user: User, width: int) -> None:
    fill(user)
    user.window.resize(width, 760)
    pointer = Pointer(user)
    pointer.choose(Group.PEOPLE, "V", "IU")
    pointer.choose(Group.SHAPE, "Landscape")
    pointer.choose(Group.SIZE, "Over 8 megapixels")
    pointer.choose(Group.DATE, "2024", "January 2024")
    pointer.choose(Group.MISSING, "No caption")
    user.wait_for_count(2)
    user.wait(lambda: sorted(names(user)) == ["01", "02"])
    line = "person:V person:IU shape:landscape mp:>8 released:2024-01 missing:caption"
    assert user.window.search.text() == line

    pointer.click_chip("IU")  # beside the sorts: a click takes it out
    user.wait_for_count(3)
    user.wait(lambda: not pointer.is_behind)
    pointer.click(pointer.bar.clear_button)
    user.wait_for_count(len(PHOTOS))
