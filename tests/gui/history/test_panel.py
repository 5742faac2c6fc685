"""The history over the photos: what was done, undo up to a step, one step taken back alone."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from gallery.edits.photos import RemovePhotos, SetFavourite, SetRating
from gallery.gui.history import HistoryPanel
from gallery.gui.history.rows import HistoryRows, read_rows
from gallery.gui.main_window import MainWindow
from gallery.library import history, photos
from gallery.library.database import Library
from gallery.library.tables import steps
from gallery.model.history import StepKind


def texts(panel: HistoryPanel) -> list[str]:
    """Return what is listed, days without their steps left out."""
    indexes = [panel.rows.index(row) for row in range(panel.rows.rowCount())]
    return [str(index.data()) for index in indexes if panel.rows.step_at(index) is not None]


def ratings(window: MainWindow, *ids: int) -> list[int]:
    with window.bridge.library.reading() as reader:
        return [card.rating for card in photos.cards(reader, ids)]


def key(window: MainWindow, code: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, code, held)


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> HistoryPanel:
    """The history, open, over three steps: rate 1 and 2, favourite 3, rate 2 again."""
    editor = window.bridge.editor
    editor.apply(SetRating((1, 2), 4))
    editor.apply(SetFavourite((3,), True))
    editor.apply(SetRating((2,), 5))
    key(window, Qt.Key.Key_H, ctrl=True)
    panel = window.doers.history
    qtbot.waitUntil(lambda: texts(panel)[:1] == ["Rate 5 stars"])
    return panel


def choose(qtbot: QtBot, panel: HistoryPanel, place: int) -> None:
    """Choose the step at a place by the arrow keys, and wait until it was looked at."""
    key(panel.window(), Qt.Key.Key_Home)
    for _step in range(place):
        key(panel.window(), Qt.Key.Key_Down)
    listed = texts(panel)
    assert panel.chosen is not None
    assert panel.list.currentIndex().data() == listed[place]
    qtbot.waitUntil(lambda: panel.foot.says() != "")


def test_it_lists_the_steps_newest_first_with_when_and_how_many(panel: HistoryPanel) -> None:
    assert texts(panel)[:3] == ["Rate 5 stars", "Add to favourites", "Rate 4 stars"]
    assert panel.rows.index(0).data() == "Today"
    spoken = panel.rows.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Rate 4 stars, ")
    assert " · 2 photo" in spoken
    assert panel.chosen is not None
    assert panel.chosen.subject == "5", "the newest step is chosen"


def test_one_step_is_reverted_and_the_rest_stays(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    choose(qtbot, panel, 1)
    assert panel.foot.revert_button.isEnabled()
    qtbot.mouseClick(panel.foot.revert_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(panel)[0] == "Revert: Add to favourites")
    with window.bridge.library.reading() as reader:
        assert not photos.cards(reader, [3])[0].favourite
    assert ratings(window, 1, 2) == [4, 5]
    toast = window.toasts.shown[-1]
    assert "Reverted: Add to favourites" in toast.accessibleName() + toast.toolTip() + toast.text
    choose(qtbot, panel, 2)
    assert not panel.foot.revert_button.isEnabled()
    assert "revert that one" in panel.foot.says()


def test_what_stands_in_the_way_is_named_and_marked(qtbot: QtBot, panel: HistoryPanel) -> None:
    choose(qtbot, panel, 2)
    assert not panel.foot.revert_button.isEnabled()
    assert "“Rate 5 stars”" in panel.foot.says()
    assert panel.foot.undo_button.text().startswith("Undo 3 step")
    assert panel.marked() == ["Rate 5 stars"]
    choose(qtbot, panel, 1)
    assert panel.marked() == []


def test_undo_goes_up_to_the_chosen_step_and_redo_back(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    choose(qtbot, panel, 1)
    assert panel.foot.undo_button.text().startswith("Undo 2 step")
    qtbot.mouseClick(panel.foot.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ratings(window, 1, 2) == [4, 4])
    qtbot.waitUntil(lambda: sum(step.undone for step in panel.rows.steps) == 2)

    choose(qtbot, panel, 0)
    assert panel.foot.undo_button.text().startswith("Redo 2 step")
    assert not panel.foot.revert_button.isEnabled()
    qtbot.mouseClick(panel.foot.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ratings(window, 1, 2) == [4, 5])


def test_it_follows_what_is_done_meanwhile(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    window.bridge.editor.apply(RemovePhotos((12,)))
    qtbot.waitUntil(lambda: texts(panel)[0] == "Remove 1 photo")
    key(window, Qt.Key.Key_Z, ctrl=True)
    qtbot.waitUntil(lambda: panel.rows.steps[0].undone)


def test_a_step_on_a_photo_that_was_removed_since_says_what_took_it(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    window.bridge.editor.apply(RemovePhotos((3,)))
    qtbot.waitUntil(lambda: texts(panel)[0] == "Remove 1 photo")
    choose(qtbot, panel, 2)
    assert "“Remove 1 photo”" in panel.foot.says()
    assert not panel.foot.revert_button.isEnabled()


def test_the_filter_narrows_it_and_esc_goes_back_step_by_step(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    panel.filter.setFocus()
    QTest.keyClicks(panel.filter, "favour")
    assert texts(panel) == ["Add to favourites"]
    QTest.keyClicks(panel.filter, "zzz")
    assert texts(panel) == []
    assert not panel.list.isVisible()
    key(window, Qt.Key.Key_Escape)
    assert len(texts(panel)) > 2
    key(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.grid.hasFocus()


def test_the_same_key_closes_it(window: MainWindow, panel: HistoryPanel) -> None:
    key(window, Qt.Key.Key_H, ctrl=True)
    assert not panel.isVisible()


@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_it_stays_inside_the_window(
    window: MainWindow, panel: HistoryPanel, size: tuple[int, int]
) -> None:
    window.resize(*size)
    QTest.qWait(1)
    rect = panel.panel_rect()
    assert window.page.rect().contains(rect)
    assert rect.top() > window.page.top_bar.height()


def test_each_day_has_its_name(library: Library) -> None:
    now = datetime.now(UTC)
    with library.writing() as writer:
        photos.set_values(writer, [1], {"rating": 1})
        history.push(writer, StepKind.IMPORT, "", 20)
        moments = (now - timedelta(days=400), now - timedelta(days=400), now - timedelta(days=1))
        for step_id, at in enumerate(moments, start=1):
            row = {"at": at.isoformat(), "state": "half" if step_id == 1 else "done"}
            writer.connection.execute(update(steps).where(steps.c.id == step_id).values(row))
    rows = HistoryRows()
    with library.reading() as reader:
        rows.replace(read_rows(reader))
    listed = [rows.index(row).data() for row in range(rows.rowCount())]
    assert listed[0] == "Today"
    assert "Yesterday" in listed
    assert [text for text in listed if text[-4:].isdigit()], "days long ago have their date"
    last = rows.index(rows.rowCount() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert last.endswith("partly undone")


def test_known_steps_keep_their_rows(library: Library) -> None:
    with library.reading() as reader:
        rows = read_rows(reader)
        again = read_rows(reader, rows)
    assert rows
    assert all(one is other for one, other in zip(rows, again, strict=True))
