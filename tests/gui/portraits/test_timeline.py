"""The strip of bars: months and years, asked by mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery.gui.portraits.timeline import Timeline, bars_of
from gallery.gui.theme import Theme
from gallery.library.profiles import Month
from tests.appearing import appear

MONTHS = (Month("2023-11", 4, ("Layover",)), Month("2024-01", 12, ("Love wins all", "Golden")))


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> Timeline:
    widget = Timeline()
    qtbot.addWidget(widget)
    widget.resize(280, widget.sizeHint().height())
    widget.show_months(MONTHS, about=False)
    appear(qtbot, widget)
    return widget


def test_every_month_between_has_a_bar() -> None:
    assert [(bar.when, bar.photos) for bar in bars_of(MONTHS)] == [
        ("2023-11", 4),
        ("2023-12", 0),
        ("2024-01", 12),
    ]


def test_many_months_are_years() -> None:
    months = (Month("2013-06", 2, ("Debut",)), Month("2013-09", 3), Month("2024-01", 12))
    bars = bars_of(months)
    assert [bar.when for bar in bars] == [str(year) for year in range(2013, 2025)]
    assert (bars[0].photos, bars[0].eras, bars[5].photos) == (5, ("Debut",), 0)


def test_a_year_without_a_month_makes_years() -> None:
    assert [bar.when for bar in bars_of((Month("2023", 1), Month("2024-01", 2)))] == [
        "2023",
        "2024",
    ]


def test_nothing_is_no_bar() -> None:
    assert bars_of(()) == ()


def test_a_click_asks_for_a_month(timeline: Timeline, qtbot: QtBot) -> None:
    rows = {timeline.bar_at(timeline.rect().center() * 0), -1}
    assert rows == {-1}, "beside the bars there is none"
    heard: list[str] = []
    timeline.asked.connect(heard.append)
    for x in range(timeline.width()):
        place = timeline.rect().topLeft()
        place.setX(x)
        place.setY(20)
        if timeline.bar_at(place) == 1:
            QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    assert heard == [], "a month without photos leads nowhere"
    for x in range(timeline.width()):
        place = timeline.rect().topLeft()
        place.setX(x)
        place.setY(20)
        if timeline.bar_at(place) == 2:
            QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
            break
    assert heard == ["2024-01"]


def test_arrows_go_from_bar_to_bar(timeline: Timeline) -> None:
    heard: list[str] = []
    timeline.asked.connect(heard.append)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert heard == ["2023-11", "2024-01", "2023-11"]


def test_screen_readers_hear_the_months(timeline: Timeline) -> None:
    said = timeline.accessibleDescription()
    assert "November 2023 · 4 photo(s) · Layover" in said
    assert "January 2024 · 12 photo(s) · Love wins all, Golden" in said
    timeline.show_months(MONTHS, about=True)
    assert "about 12" in timeline.accessibleDescription()
