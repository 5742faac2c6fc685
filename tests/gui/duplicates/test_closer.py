"""A closer look at the group at hand: what its pictures tell, without a word of the user lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.duplicates.page import DuplicatesPage
from gallery.library import photos, settings
from gallery.library.database import Library
from tests.gui.duplicates import copies
from tests.images.test_wholeness import picture, thumbnail, written_on


@pytest.fixture
def library(library: Library) -> Library:
    """Photo 6 of the newest group, the larger one, has a watermark, photo 7 has none."""
    with library.reading() as reader:
        digests = photos.digests(reader, [6, 7])
    marked, clean = thumbnail(written_on(picture())), thumbnail(picture())
    library.thumbnails.put_many({digests[6]: marked, digests[7]: clean})
    return library


def marks(page: DuplicatesPage) -> dict[int, bool | None]:
    plan = page.stage.plan
    return {one.photo_id: one.marked for one in plan.group.candidates} if plan else {}


def test_a_watermark_is_told_of_the_group_at_hand(qtbot: QtBot, page: DuplicatesPage) -> None:
    qtbot.waitUntil(lambda: marks(page) == {6: True, 7: False})
    lines = [line for face in page.stage.cards.rows.faces for line in face.lines]
    assert any("Watermark" in str(line) for line in lines)


def test_it_is_told_once_and_stays_when_the_groups_are_read_again(
    qtbot: QtBot, page: DuplicatesPage
) -> None:
    qtbot.waitUntil(lambda: marks(page) == {6: True, 7: False})
    plan = page.stage.plan
    page.refresh()
    qtbot.wait(200)
    assert page.stage.plan is plan


def test_what_the_user_said_stays(qtbot: QtBot, page: DuplicatesPage) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: marks(page) == {6: True, 7: False})
    assert page.stage.plan.best_id == 7


def test_an_order_that_asks_what_is_whole_proposes_the_clean_one(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    assert page.stage.plan.best_id == 6
    with library.writing() as writer:
        settings.set_best_copy_order(writer, ["whole", "pixels"])
    page.groups.step(1)
    page.refresh()
    page.groups.step(-1)
    qtbot.waitUntil(lambda: page.stage.plan.best_id == 7)
    assert len(copies.COPIES) == 10
