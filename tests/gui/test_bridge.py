"""The bridge: results arrive here, overtaken ones do not, edits tell everyone, nothing stays."""

import threading
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.edits.sets import EditSet
from gallery.gui import bridge as bridge_module
from gallery.gui.bridge import Bridge
from gallery.gui.work import WorkKind, WorkState
from gallery.library import photos
from gallery.library.database import Library, Reader
from gallery.model.changes import Changes
from gallery.model.errors import InvalidValue
from gallery.model.history import StepKind


def test_a_result_arrives_in_the_gui_thread(bridge: Bridge, qtbot: QtBot) -> None:
    heard: list[tuple[int, bool]] = []
    here = QThread.currentThread()

    def done(count: int) -> None:
        heard.append((count, QThread.currentThread() == here))

    bridge.read(lambda reader: len(photos.cards(reader, [1, 2, 3])), done)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(3, True)]


def test_an_older_question_of_the_group_is_dropped(bridge: Bridge, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[str] = []
    bridge.compute(lambda: gate.wait(5) and "old", heard.append, group="results")
    bridge.compute(lambda: "new", heard.append, group="results")
    bridge.compute(lambda: "other", heard.append, group="other")
    qtbot.waitUntil(lambda: len(heard) == 2)
    gate.set()
    qtbot.wait(60)
    assert sorted(heard) == ["new", "other"]


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_a_newer_question_of_the_group_stops_an_older_reading(bridge: Bridge, qtbot: QtBot) -> None:
    ended, heard = threading.Event(), list[str]()

    def ask_without_end(reader: Reader) -> None:
        try:
            reader.exec_driver_sql(ENDLESS)
        finally:
            ended.set()

    bridge.read(ask_without_end, lambda _none: heard.append("old"), group="results")
    qtbot.wait(30)
    assert not ended.is_set()
    bridge.read(lambda reader: len(photos.cards(reader, [1])), heard.append, group="results")
    qtbot.waitUntil(lambda: ended.is_set() and heard == [1])


def test_a_reading_that_nobody_waits_for_any_more_is_stopped(bridge: Bridge, qtbot: QtBot) -> None:
    ended = threading.Event()

    def ask_without_end(reader: Reader) -> None:
        try:
            reader.exec_driver_sql(ENDLESS)
        finally:
            ended.set()

    bridge.read(ask_without_end, print, group="results")
    qtbot.wait(30)
    bridge.forget("results")
    qtbot.waitUntil(ended.is_set)


class Asker(QLabel):
    """A widget that wants to know, in each of the ways in which one can be told."""

    def show_with(self, prefix: str, text: str) -> None:
        self.setText(prefix + text)

    def ways(self) -> list[Callable[[str], None]]:
        return [self.setText, partial(self.show_with, "> "), lambda text: self.setText(text)]


@pytest.mark.parametrize("way", range(3))
def test_an_answer_to_a_widget_that_is_gone_is_dropped(
    way: int, bridge: Bridge, qtbot: QtBot
) -> None:
    gate = threading.Event()
    asker = Asker()
    done = asker.ways()[way]
    bridge.compute(lambda: gate.wait(30) and "late", done)
    shiboken6.delete(asker)
    gate.set()
    told: list[object] = []
    bridge.compute(lambda: "later", told.append)
    qtbot.waitUntil(lambda: told == ["later"])
    qtbot.wait(60)  # the other reader may be a little behind


@pytest.mark.parametrize("way", range(3))
def test_an_answer_to_a_widget_that_is_there_is_told(
    way: int, bridge: Bridge, qtbot: QtBot
) -> None:
    asker = Asker()
    qtbot.addWidget(asker)
    bridge.compute(lambda: "now", asker.ways()[way])
    qtbot.waitUntil(lambda: asker.text().endswith("now"))


@pytest.mark.parametrize("refuses", [False, True])
def test_whoever_asked_and_went_is_destroyed_in_the_gui_thread(
    refuses: bool, bridge: Bridge, qtbot: QtBot
) -> None:
    gate = threading.Event()
    threads: list[threading.Thread] = []
    heard: list[object] = []

    class Asker(QObject):
        def look(self) -> str:
            gate.wait(5)
            if refuses:
                raise InvalidValue("name", "")
            return "seen"

    asker = Asker()
    weakref.finalize(asker, lambda: threads.append(threading.current_thread()))
    bridge.compute(asker.look, heard.append, failed=heard.append)
    del asker
    gate.set()
    qtbot.waitUntil(lambda: bool(heard) and bool(threads))
    assert threads == [threading.main_thread()]


def test_an_edit_tells_everyone_and_can_be_undone(bridge: Bridge, qtbot: QtBot) -> None:
    heard: list[Changes] = []
    bridge.changed.connect(heard.append)
    with qtbot.waitSignal(bridge.history_changed):
        bridge.apply(SetRating((1, 2), 4))
    assert heard[0].photos == {1, 2}
    assert bridge.undoable is not None
    assert (bridge.undoable.kind, bridge.undoable.photos) == (StepKind.RATE, 2)
    qtbot.waitUntil(lambda: rating(bridge, 1) == 4)
    with qtbot.waitSignal(bridge.history_changed):
        bridge.undo()
    assert rating(bridge, 1) == 0
    assert bridge.redoable is not None


def test_an_error_is_told_and_stops_nothing(qtbot: QtBot, library: Library) -> None:
    bridge = Bridge(library)
    with qtbot.waitSignal(bridge.failed) as told:
        bridge.apply(SetRating((1,), 9))
    assert isinstance(told.args[0], InvalidValue)
    own: list[object] = []

    def fail(reader: Reader) -> None:
        raise InvalidValue("x", "y")

    bridge.read(fail, lambda _: None, failed=own.append)
    qtbot.waitUntil(lambda: bool(own))
    bridge.close()


def test_a_bug_rises(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        bridge.compute(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_another_process_is_seen_within_two_seconds(
    bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    other = Library.open(bridge.library.folder, cache=tmp_path / "cache")
    with qtbot.waitSignal(bridge.changed, timeout=2_500) as told:
        qtbot.wait(50)
        with other.writing() as writer:
            photos.set_values(writer, [1], {"rating": 5})
    other.close()
    assert told.args[0] == Changes(photos=frozenset({1}))


def test_own_edits_are_not_taken_for_another_process(bridge: Bridge, qtbot: QtBot) -> None:
    heard: list[Changes] = []
    bridge.changed.connect(heard.append)
    bridge.apply(SetRating((1,), 3))
    qtbot.wait(1_300)
    assert [changes.everything for changes in heard] == [False]


def test_closing_leaves_no_thread_behind(qtbot: QtBot, library: Library) -> None:
    before = set(threading.enumerate())
    bridge = Bridge(library)
    heard: list[object] = []
    for number in range(20):
        bridge.compute(lambda number=number: number, heard.append)
    bridge.background.analyse()
    bridge.close()
    assert set(threading.enumerate()) <= before
    qtbot.wait(50)
    assert heard == [], "nothing is delivered to a window that is gone"


def test_analysis_shows_itself_and_ends(bridge: Bridge, qtbot: QtBot) -> None:
    bridge.library.thumbnails.remove([digest(bridge, 1)])
    with qtbot.waitSignal(bridge.background.finished, timeout=20_000) as ended:
        work = bridge.background.analyse()
        assert bridge.jobs == [work]
        assert bridge.background.analyse() is None, "one is enough"
    assert ended.args[0].kind is WorkKind.ANALYSE
    assert ended.args[0].state is WorkState.DONE
    assert bridge.jobs == []


def test_work_can_be_cancelled(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.background.finished, timeout=20_000) as ended:
        work = bridge.background.add_sample()
        work.cancel()
    assert ended.args[0].state is WorkState.CANCELLED


def test_an_edit_of_very_many_is_a_work_with_its_cancel(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge_module, "LONG_EDIT", 2)
    heard: list[object] = []
    bridge.apply(SetRating((1, 2, 3), 5), heard.append)
    bridge.apply(SetRating((1, 2, 3), 1), heard.append)
    first, second = bridge.jobs
    assert {first.kind, second.kind} == {WorkKind.EDIT}
    second.cancel()
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert first.state is WorkState.DONE
    assert second.state is WorkState.CANCELLED
    assert len(heard) == 1
    assert rating(bridge, 3) == 5
    qtbot.waitUntil(lambda: bridge.undoable is not None and bridge.undoable.photos == 3)
    bridge.undo(heard.append)
    assert [work.kind for work in bridge.jobs] == [WorkKind.UNDO]
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert len(heard) == 2
    assert rating(bridge, 3) != 5


def test_whatever_is_written_is_shown_when_it_lasts(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows beforehand that it takes long: it names no photos."""
    heard: list[object] = []
    with bridge.library.writing():  # another one is at it, so this one takes its time
        bridge.apply(EditSet(1, {"title": "Winter"}), heard.append)
        assert bridge.jobs == []
        qtbot.waitUntil(lambda: [work.kind for work in bridge.jobs] == [WorkKind.EDIT])
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert len(heard) == 1
    bridge.apply(EditSet(1, {"title": "Summer"}), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert bridge.jobs == []


def test_several_steps_are_taken_back_and_done_again_as_one_work(
    bridge: Bridge, qtbot: QtBot
) -> None:
    steps: list[int] = []
    for stars in (1, 2, 3):
        bridge.apply(SetRating((1,), stars), lambda outcome: steps.append(outcome.step.id))
    qtbot.waitUntil(lambda: len(steps) == 3)
    bridge.undo_to(steps[1])
    qtbot.waitUntil(lambda: rating(bridge, 1) == 1)
    bridge.redo_to(steps[2])
    qtbot.waitUntil(lambda: rating(bridge, 1) == 3)
    bridge.revert(steps[2])
    qtbot.waitUntil(lambda: rating(bridge, 1) == 2)


def test_a_long_edit_that_fails_tells_whoever_asked(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge_module, "LONG_EDIT", 2)
    heard: list[object] = []
    bridge.apply(SetRating((1, 2, 3), 9), failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], InvalidValue)


def rating(bridge: Bridge, photo_id: int) -> int:
    with bridge.library.reading() as reader:
        return photos.cards(reader, [photo_id])[0].rating


def digest(bridge: Bridge, photo_id: int) -> str:
    with bridge.library.reading() as reader:
        return photos.cards(reader, [photo_id])[0].digest
