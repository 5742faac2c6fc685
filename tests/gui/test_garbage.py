"""Garbage is looked for in the window's thread alone."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.garbage import MANY, PATIENCE, THRESHOLDS, GarbageCollector


class Hanging(QWidget):
    """A widget in a cycle, which only the collector can undo."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    """Collect by timer; what the tests had before comes back afterwards."""
    gc.enable()
    result = GarbageCollector(qapp)
    yield result
    result.deleteLater()
    gc.unfreeze()
    gc.disable()


def _make_many() -> list[list[int]]:
    return [[number] for number in range(THRESHOLDS[0] * 2)]


def test_that_a_thread_destroys_no_widget(qtbot: QtBot, collector: GarbageCollector) -> None:
    threads: list[threading.Thread] = []
    widget = Hanging()
    seen = weakref.finalize(widget, lambda: threads.append(threading.current_thread()))
    del widget
    made: list[list[list[int]]] = []
    worker = threading.Thread(target=lambda: made.append(_make_many()))
    worker.start()
    worker.join()
    assert seen.alive
    qtbot.waitUntil(lambda: not seen.alive)
    assert threads == [threading.main_thread()]


def test_that_little_is_left_alone(qtbot: QtBot, collector: GarbageCollector) -> None:
    gc.collect()
    widget = Hanging()
    seen = weakref.finalize(widget, lambda: None)
    del widget
    collector.collect_if_due()
    assert seen.alive
    gc.collect()
    assert not seen.alive


def _hang() -> "weakref.finalize[[], Hanging]":
    return weakref.finalize(Hanging(), lambda: None)


def test_that_what_a_work_has_in_hands_is_not_looked_through(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    gc.collect()
    held = [[number] for number in range(MANY + 1)]
    seen = _hang()
    collector.collect_if_due()
    assert seen.alive
    del held[THRESHOLDS[0] * 2 :]
    collector.collect_if_due()
    assert not seen.alive


def test_that_what_stays_is_looked_through_once(qtbot: QtBot, collector: GarbageCollector) -> None:
    gc.collect()
    held = [[number] for number in range(MANY + 1)]
    seen = _hang()
    for _ in range(PATIENCE):
        collector.collect_if_due()
    assert seen.alive
    collector.collect_if_due()
    assert not seen.alive
    assert held
