"""A collector cleans in the real window: import twice, decide by keys, undo, by rule, reopen."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.duplicates.page import DuplicatesPage
from gallery.gui.duplicates.rule import RuleDialog
from gallery.gui.importing import PlanDialog
from gallery.library import photos, variants
from tests.journeys.test_story_window import User

PICTURES = ("stage", "airport", "뷔 selca")
LARGE, SMALL = (1200, 800), (480, 320)  # px
PAUSE = 50  # ms between looks for a dialog
Names = frozenset[str]


def drawn(seed: str) -> Image.Image:
    """A picture that is like no other: a soft mosaic under a few hard edges."""
    dice = random.Random(seed)
    image = Image.new("RGB", (24, 16))
    image.putdata([tuple(dice.randrange(30, 226) for _ in range(3)) for _ in range(24 * 16)])
    image = image.resize(LARGE, Image.Resampling.BICUBIC)
    for _ in range(12):
        left, top = dice.randrange(1000), dice.randrange(600)
        ink = tuple(dice.randrange(256) for _ in range(3))
        image.paste(ink, (left, top, left + dice.randrange(60, 200), top + dice.randrange(60, 200)))
    return image


@pytest.fixture
def downloads(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders: what the artist posted, and what came round in other sizes."""
    official, again = tmp_path / "official", tmp_path / "again"
    official.mkdir()
    again.mkdir()
    for name in PICTURES:
        picture = drawn(name)
        picture.save(official / f"{name}.jpg", quality=92)
        picture.resize(SMALL, Image.Resampling.LANCZOS).save(
            again / f"{name} small.jpg", quality=80
        )
    drawn("alone").save(again / "alone.jpg", quality=90)
    return official, again


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[User]:
    """Somebody with a library of their own, whose window is closed in the end."""
    user = User(qtbot, tmp_path)
    user.start()
    yield user
    user.quit()


def bring_in(user: User, folder: Path) -> None:
    """Import a folder through its plan; one that brings nothing new is closed again."""
    user.window.intake.plan([str(folder)])
    user.wait(lambda: user.window.findChild(PlanDialog) is not None)
    dialog = user.window.findChild(PlanDialog)
    user.wait(lambda: dialog.plan is not None)
    if dialog.done_button.isEnabled():
        dialog.accept()
    else:
        dialog.reject()
    user.wait(lambda: not dialog.isVisible())
    user.wait_for_quiet()


def page_of(user: User) -> DuplicatesPage:
    user.window.sights.show_duplicates()
    return user.window.page.duplicates


def groups(page: DuplicatesPage) -> set[Names]:
    return {frozenset(one.name for one in group.candidates) for group in page.groups.rows.groups}


def hidden(user: User) -> set[str]:
    with user.window.bridge.library.reading() as reader:
        ids = variants.kept(reader, range(1, 20))
        return {card.name for card in photos.cards(reader, list(ids))}


def press(page: DuplicatesPage, key: Qt.Key) -> None:
    QTest.keyClick(page.window().focusWidget(), key)


def decide_by_rule(user: User) -> None:
    """Say yes to the rule once it says what it would do."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RuleDialog) and dialog.plan is not None:
            dialog.done_button.click()
        else:
            QTimer.singleShot(PAUSE, look)

    look()
    user.window.page.duplicates.rule_asked.emit()


@pytest.mark.parametrize("order", [(0, 1, 0), (1, 0, 1)])
def test_copies_are_found_in_any_order_and_cleaned_for_good(
    user: User, downloads: tuple[Path, Path], order: Sequence[int]
) -> None:
    for place in order:  # the first folder twice
        bring_in(user, downloads[place])
    page = page_of(user)
    expected = {frozenset({f"{name}.jpg", f"{name} small.jpg"}) for name in PICTURES}
    user.wait(lambda: groups(page) == expected)
    assert all(one.candidates[0].width == LARGE[0] for one in page.groups.rows.groups)
    user.wait(lambda: user.window.focusWidget() is page.stage.cards)
    first = page.stage.plan.group
    small = first.candidates[1].name
    press(page, Qt.Key.Key_Return)
    user.wait(lambda: hidden(user) == {small})
    press(page, Qt.Key.Key_Z)
    user.wait(lambda: groups(page) == expected)
    assert page.stage.plan.group.key == first.key, "what was undone is looked at again"
    assert hidden(user) == set()
    press(page, Qt.Key.Key_N)
    rest = {f"{name} small.jpg" for name in PICTURES} - {small}
    user.wait(lambda: page.note.text.startswith("Not duplicates"))  # it is stored
    assert len(groups(page)) == len(rest)
    decide_by_rule(user)
    user.wait(lambda: hidden(user) == rest)
    user.wait_for_quiet()
    user.quit()
    user.start()
    page = page_of(user)
    user.wait(lambda: page.shown_state == "No picture is there twice")
    user.wait_for_count(len(PICTURES) + 2)  # the large ones, the one told apart, and the lone one
    assert hidden(user) == rest
