"""Years and months along the scroll bar, and where a press on them leads."""

from array import array
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.gui.grid.geometry import Layout, measure
from gallery.gui.grid.timeline import LABEL_ROOM, Timeline, at
from gallery.library.results import Grouping, Results, Section, Sections
from tests.appearing import appear
from tests.gui.grid.conftest import everything

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
HEIGHT = 900  # px


def months_of(years: range, *, photos: int) -> Sections:
    keys = [year * 100 + month for year in years for month in range(12, 0, -1)]
    parts = [Section(key, place * photos, photos, Grouping.MONTH) for place, key in enumerate(keys)]
    return Sections.of(parts, Grouping.MONTH)


def layout_of(sections: Sections) -> Layout:
    return Layout(sections.counts(), measure(1000, 200))


def test_years_stand_where_they_begin_and_months_between(bridge: Bridge, qtbot: QtBot) -> None:
    timeline = Timeline(bridge)
    sections = months_of(range(2024, 2021, -1), photos=30)
    timeline.show(sections)
    marks = timeline.marks(layout_of(sections), HEIGHT)
    assert [mark.label for mark in marks if mark.label] == ["2024", "2023", "2022"]
    thirds = [0, HEIGHT / 3, HEIGHT * 2 / 3]
    assert [mark.y for mark in marks if mark.label] == pytest.approx(thirds, abs=1)
    assert len(marks) == 36
    assert timeline.words(0) == "December 2024"
    assert timeline.words(35) == "January 2022"
    assert timeline.words(36) == ""
    near = at(marks, HEIGHT // 3 + 5, within=8)
    assert near is not None
    assert near.label == "2023"
    assert at(marks, HEIGHT // 6, within=8) is None


def test_labels_leave_each_other_room(bridge: Bridge, qtbot: QtBot) -> None:
    timeline = Timeline(bridge)
    sections = Sections.of(
        [Section(year, year - 1900, 1, Grouping.YEAR) for year in range(1900, 2030)], Grouping.YEAR
    )
    timeline.show(sections)
    labels = [mark.y for mark in timeline.marks(layout_of(sections), 400) if mark.label]
    assert 10 < len(labels) <= 400 // LABEL_ROOM + 1
    assert all(b - a >= LABEL_ROOM for a, b in pairwise(labels))
    assert timeline.words(0) == "1900"


def test_sets_are_of_the_month_they_were_released_in(
    bridge: Bridge, grid: GridView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(grid.jump_strip.marks))
    assert [mark.label for mark in grid.jump_strip.marks] == ["2024", "2023"]


def test_months_of_sets_are_read_when_somebody_asks(
    bridge: Bridge, grid: GridView, qtbot: QtBot
) -> None:
    timeline = Timeline(bridge)
    timeline.show(everything(bridge.library).sections)
    with qtbot.assertNotEmitted(timeline.changed, wait=100):
        pass
    with qtbot.waitSignal(timeline.changed):
        assert timeline.words(0) == ""
    assert timeline.words(0) == "January 2024"


def test_the_bubble_says_the_month_once_it_is_known(grid: GridView, qtbot: QtBot) -> None:
    strip, bar = grid.jump_strip, grid.verticalScrollBar()
    grid.resize(grid.width(), 160)
    QTest.mouseMove(bar, QPoint(6, 2))
    QTest.mouseMove(bar, QPoint(6, 4))
    qtbot.waitUntil(lambda: "January 2024" in strip.bubble.lines)


def test_without_dates_there_is_nothing_to_jump_to(bridge: Bridge, qtbot: QtBot) -> None:
    timeline = Timeline(bridge)
    for grouping in (Grouping.NONE, Grouping.MONTH):
        sections = Sections.of([Section(0, 0, 500, grouping)], grouping)
        timeline.show(sections)
        assert not [mark for mark in timeline.marks(layout_of(sections), HEIGHT) if mark.label]
        assert timeline.words(0) == ""


@pytest.fixture
def long(grid: GridView, qtbot: QtBot) -> GridView:
    sections = months_of(range(2026, 2020, -1), photos=40)
    ids = array("q", range(1001, 1001 + sections.starts[-1]))
    grid.show_results(Results(ids, sections, len(ids)), keep_place=False)
    qtbot.waitUntil(lambda: len(grid.jump_strip.marks) == 72)
    return grid


def test_other_photos_under_a_resting_pointer_are_told_anew(long: GridView, qtbot: QtBot) -> None:
    strip, bar = long.jump_strip, long.verticalScrollBar()
    for y in (2, 4):
        QTest.mouseMove(bar, QPoint(6, y))
    qtbot.waitUntil(lambda: strip.bubble.lines == ["December 2026"])
    older = months_of(range(2016, 2010, -1), photos=60)
    ids = array("q", range(1, 1 + older.starts[-1]))
    long.show_results(Results(ids, older, len(ids)), keep_place=False)
    qtbot.waitUntil(lambda: strip.bubble.lines == ["December 2016"])
    few = Sections.of([Section(201601, 0, 2, Grouping.MONTH)], Grouping.MONTH)
    long.show_results(Results(array("q", (1, 2)), few, 2), keep_place=False)
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert not strip.bubble.isVisible()


def test_a_press_on_a_year_leads_to_its_beginning(long: GridView, qtbot: QtBot) -> None:
    strip = long.jump_strip
    mark = next(mark for mark in strip.marks if mark.label == "2023")
    appear(qtbot, strip)
    QTest.mouseClick(strip, LEFT, NONE, QPoint(30, mark.y + 4))
    assert long.page.section_at(long.verticalScrollBar().value()) == mark.section
    assert long.verticalScrollBar().value() == long.page.header(mark.section).y
    assert strip.bubble.isVisible()
    assert strip.bubble.lines == ["December 2023"]
    long.grab()


def test_the_pointer_at_the_scroll_bar_brings_the_strip(long: GridView, qtbot: QtBot) -> None:
    strip, bar = long.jump_strip, long.verticalScrollBar()
    assert not strip.isVisible()
    QTest.mouseMove(bar, QPoint(6, bar.height() - 20))
    QTest.mouseMove(bar, QPoint(6, bar.height() - 2))
    qtbot.waitUntil(strip.isVisible)
    assert strip.bubble.lines == ["January 2021"]
    QTest.mouseMove(long.viewport(), QPoint(200, 100))
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert not strip.bubble.isVisible()


def test_a_press_beside_the_slider_leads_there_at_once(long: GridView) -> None:
    bar = long.verticalScrollBar()
    QTest.mouseClick(bar, LEFT, NONE, QPoint(6, bar.height() // 2))
    assert bar.value() == pytest.approx(long.page.height / 2, rel=0.02)


def test_few_photos_need_no_strip(grid: GridView) -> None:
    bar = grid.verticalScrollBar()
    QTest.mouseMove(bar, QPoint(6, 100))
    QTest.mouseMove(bar, QPoint(6, 110))
    assert not grid.jump_strip.isVisible()
