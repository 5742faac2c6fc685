"""What is in sight stays as it is while the library changes under it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.editor import Editor
from gallery.edits.photos import RemovePhotos, SetFavourite, SetRating
from gallery.edits.sets import MakeSet
from gallery.gui.main_window import MainWindow
from gallery.gui.scope import Scope, ScopeKind
from gallery.library.database import Library
from tests.gui import choosing, made


@pytest.fixture
def elsewhere(window: MainWindow, tmp_path: Path) -> Iterator[Editor]:
    """Another program at work on the same library."""
    library = Library.open(window.bridge.library.folder, cache=tmp_path / "other cache")
    yield Editor(library)
    library.close()


def ask(qtbot: QtBot, window: MainWindow, text: str, count: int) -> None:
    """Search, and wait for all that is found."""
    with qtbot.waitSignal(
        window.browse.answered, check_params_cb=lambda answer: not answer.is_page
    ):
        window.search.setText(text)
    assert len(window.grid.ids) == count


def choose(qtbot: QtBot, window: MainWindow, kind: ScopeKind, count: int) -> None:
    """Choose an entry of the sidebar, and wait for all its photos."""
    with qtbot.waitSignal(
        window.browse.answered, check_params_cb=lambda answer: not answer.is_page
    ):
        window.sidebar.choose(Scope(kind, 0, kind.title()))
    assert len(window.grid.ids) == count


def shows(window: MainWindow, *ids: int) -> bool:
    return list(window.grid.ids) == list(ids)


def dimmed(window: MainWindow) -> frozenset[int]:
    answer = window.browse.answer
    return answer.dimmed if answer is not None else frozenset()


def test_a_photo_that_is_captioned_by_key_stays_among_those_without(
    window: MainWindow, qtbot: QtBot
) -> None:
    ask(qtbot, window, "missing:caption", 12)
    grid = window.grid
    grid.setFocus()
    grid.show_row(4)
    photo = grid.ids[4]
    qtbot.waitUntil(window.commands["caption"].isEnabled)
    QTest.keyClicks(grid, "c")
    QTest.keyClicks(QApplication.focusWidget(), "Running")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dimmed(window) == {photo})
    assert len(grid.ids) == 12
    assert grid.selected_ids() == [photo]
    assert grid.choice.focus() == 4
    qtbot.waitUntil(
        lambda: window.page.status_bar.counts == "1 of 12 photos selected · 1 no longer matches"
    )
    tip = grid.model().data(grid.model().index(4, 0), Qt.ItemDataRole.ToolTipRole)
    assert "no longer matches" in tip
    window.bridge.undo()
    qtbot.waitUntil(lambda: not dimmed(window))


def test_another_program_dims_brings_in_and_takes_away(
    window: MainWindow, qtbot: QtBot, elsewhere: Editor
) -> None:
    window.bridge.editor.apply(SetFavourite((2, 3, 4), True))
    ask(qtbot, window, "is:favourite", 3)
    window.grid.setFocus()
    choosing.choose(window.grid, [4])
    elsewhere.apply(SetFavourite((3,), False))
    qtbot.waitUntil(lambda: dimmed(window) == {3})
    assert shows(window, 2, 3, 4)
    elsewhere.apply(SetFavourite((9,), True))
    qtbot.waitUntil(lambda: shows(window, 2, 3, 4, 9))
    elsewhere.apply(RemovePhotos((2,)))
    qtbot.waitUntil(lambda: shows(window, 3, 4, 9))
    assert window.grid.selected_ids() == [4]
    assert window.grid.current_id() == 4
    assert window.grid.hasFocus()
    assert dimmed(window) == {3}


def test_the_page_does_not_move_under_the_reader(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 620)
    window.grid.set_zoom(400)
    ask(qtbot, window, "rating:0", 12)
    bar = window.grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    window.bridge.apply(SetRating((1, 2), 3))
    qtbot.waitUntil(lambda: dimmed(window) == {1, 2})
    assert bar.value() == 400
    assert len(window.grid.ids) == 12


def test_what_is_dimmed_is_gone_when_the_view_was_left(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, ScopeKind.UNTAGGED, 12)
    made.tag_some(window.bridge)
    qtbot.waitUntil(lambda: dimmed(window) == {2, 3, 5})
    assert len(window.grid.ids) == 12
    choose(qtbot, window, ScopeKind.ALL, 12)
    assert not dimmed(window)
    choose(qtbot, window, ScopeKind.UNTAGGED, 9)


def test_when_everything_is_done_the_photos_stay_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    ask(qtbot, window, "rating:0", 12)
    window.bridge.apply(SetRating(tuple(range(1, 13)), 4))
    qtbot.waitUntil(lambda: len(dimmed(window)) == 12)
    assert len(window.grid.ids) == 12
    assert window.grid.isVisible()
    window.commands["refresh"].trigger()
    qtbot.waitUntil(window.page.empty.isVisible)


def test_the_full_view_goes_on_through_photos_that_no_longer_match(
    window: MainWindow, qtbot: QtBot
) -> None:
    ask(qtbot, window, "rating:0", 12)
    window.sights.open(3)
    QTest.keyClicks(window.viewer, "5")
    qtbot.waitUntil(lambda: len(dimmed(window)) == 1)
    here = window.viewer.current_id()
    QTest.keyClick(window.viewer, Qt.Key.Key_Right)
    QTest.keyClick(window.viewer, Qt.Key.Key_Left)
    assert window.viewer.current_id() == here


def test_a_photo_of_two_sets_is_one_photo_in_two_places(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.apply(MakeSet((5,), {"title": "Best of", "released_on": "2024-02-01"}))
    qtbot.waitUntil(lambda: len(window.grid.ids) == 13)
    qtbot.waitUntil(lambda: window.page.status_bar.counts == "12 photos · 2 sets")
    window.grid.select_all()
    assert window.grid.selected_count() == 12
    assert sorted(window.subject.ids()) == list(range(1, 13))
    assert window.subject.count == 12
    assert len(window.subject.some(2)) == 2
    ask(qtbot, window, "missing:caption", 13)
    window.bridge.apply(SetCaption((5,), "en", "Running"))
    qtbot.waitUntil(lambda: dimmed(window) == {5})
    assert list(window.grid.ids).count(5) == 2
    qtbot.waitUntil(
        lambda: (
            window.page.status_bar.counts == "11 photos · 1 set · 1 no longer matches"
            or "11 photos" in window.page.status_bar.counts
        )
    )
