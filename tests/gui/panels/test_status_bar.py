"""The status bar and the activity list say what is going on."""

import time

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.panels.activity import Activity
from gallery.gui.panels.status_bar import StatusBar
from gallery.gui.panels.work_words import WorkWords
from gallery.gui.work import Work, WorkKind, WorkState
from gallery.search.ast import Order, OrderBy
from tests.appearing import appear


@pytest.fixture
def bar(qtbot: QtBot, bridge: Bridge, stage: QWidget) -> StatusBar:
    bar = StatusBar(bridge, 96, widest=480, parent=stage)
    bar.resize(900, 30)
    appear(qtbot, bar)
    return bar


def test_counts(bar: StatusBar) -> None:
    bar.show_counts(selected=0, listed=12)
    assert bar.counts == "12 photos"
    bar.show_counts(selected=0, listed=1)
    assert bar.counts == "1 photo"
    bar.show_counts(selected=2, listed=48212)
    assert bar.counts == "2 of 48,212 photos selected"


def test_counts_of_sets_and_of_what_no_longer_matches(bar: StatusBar) -> None:
    bar.show_counts(selected=0, listed=1_000_000, sets=40_000)
    assert bar.counts == "1,000,000 photos · 40,000 sets"
    bar.show_counts(selected=0, listed=12, sets=1)
    assert bar.counts == "12 photos"
    bar.show_counts(selected=3, listed=12, sets=2, dimmed=1)
    assert bar.counts == "3 of 12 photos selected · 1 no longer matches"
    bar.show_counts(selected=0, listed=12, sets=2, dimmed=1200)
    assert bar.counts == "12 photos · 2 sets · 1,200 no longer match"


def test_the_order_is_said_when_it_is_not_the_usual_one(bar: StatusBar) -> None:
    bar.show_order(Order(OrderBy.RELEASED))
    assert bar.order == ""
    bar.show_order(Order(OrderBy.RATING, reverse=True))
    assert bar.order == "by rating, reversed"
    bar.show_order(Order(OrderBy.RELEASED), by_line=True)
    assert bar.order == "by release date, as the search says"
    bar.show_counts(selected=0, listed=2)
    assert "2 photos · by release date, as the search says" in shown(bar)
    bar.show_no_counts()
    assert (bar.counts, bar.order) == ("", "")


@pytest.mark.parametrize("by", list(OrderBy))
def test_every_order_has_its_words(bar: StatusBar, by: OrderBy) -> None:
    bar.show_order(Order(by), by_line=True)
    assert bar.order.endswith(", as the search says")


def shown(bar: StatusBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_the_slider_tells_and_is_told(bar: StatusBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.zoom_wanted) as wanted:
        bar.zoom.setValue(300)
    assert wanted.args == [300]
    heard: list[int] = []
    bar.zoom_wanted.connect(heard.append)
    bar.show_zoom(200)
    assert (bar.zoom.value(), heard) == (200, [])


def test_work_is_said_with_its_time_left() -> None:
    work = Work(WorkKind.ANALYSE)
    assert WorkWords().progress(work) == "Making thumbnails · waiting"
    work.begin()
    work._started = time.monotonic() - 10
    work.progress.report(1204, 1940, "a.jpg")
    assert WorkWords().progress(work).startswith("Making thumbnails · 1,204 of 1,940 · 6 s left")
    work.cancel()
    assert WorkWords().progress(work) == "Making thumbnails · stopping…"


def test_work_shows_and_goes(bar: StatusBar, bridge: Bridge, qtbot: QtBot, stage: QWidget) -> None:
    activity = Activity(bridge, stage)
    assert not bar.work.isVisible()
    with qtbot.waitSignal(bridge.background.finished) as ended:
        bridge.background.add_sample()
        qtbot.waitUntil(bar.work.isVisible)
        bar.work.cancel.click()
    assert ended.args[0].state is WorkState.CANCELLED
    qtbot.waitUntil(lambda: not bridge.jobs)
    assert not bar.work.isVisible()
    assert next(work.kind for work in activity._lines) is WorkKind.SAMPLE
