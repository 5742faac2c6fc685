"""Dates as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.dates import DateRange
from gallery.model.natural_dates import (
    DayOfYear,
    read_day_of_year,
    read_days,
    spoken_days,
)

TODAY = date(2026, 11, 25)  # a Wednesday

SAID = {
    "today": "2026-11-25",
    "yesterday": "2026-11-24",
    "Tomorrow": "2026-11-26",
    "this week": "2026-11-23 2026-11-29",
    "last week": "2026-11-16 2026-11-22",
    "the last month": "2026-10-01 2026-10-31",
    "next year": "2027-01-01 2027-12-31",
    "3 days": "2026-11-22 2026-11-25",
    "2 weeks": "2026-11-11 2026-11-25",
    "last 6 months": "2026-05-25 2026-11-25",
    "past year": "2025-11-25 2026-11-25",
    "3 days ago": "2026-11-22",
    "a week ago": "2026-11-16 2026-11-22",
    "two months ago": "2026-09-01 2026-09-30",
    "January 2024": "2024-01-01 2024-01-31",
    "JAN 2024": "2024-01-01 2024-01-31",
    "2024 feb": "2024-02-01 2024-02-29",
    "sept 2023": "2023-09-01 2023-09-30",
    "january": "2026-01-01 2026-01-31",
    "december": "2025-12-01 2025-12-31",  # this one has not begun
    "27 jan": "2026-01-27",
    "27th of January 2024": "2024-01-27",
    "January 27, 2024": "2024-01-27",
    "feb 29": "2024-02-29",
    "2022-2023": "2022-01-01 2023-12-31",
    "between jan 2022 and 2023": "2022-01-01 2023-12-31",
    "24.01.27": "2024-01-27",
    "24-1-7": "2024-01-07",
    "summer 2023": "2023-06-01 2023-08-31",
    "winter of 2023": "2023-12-01 2024-02-29",
    "2023년 여름": "2023-06-01 2023-08-31",
    "q1 2024": "2024-01-01 2024-03-31",
    "2024 q4": "2024-10-01 2024-12-31",
    "since 2024": "2024-01-01 9999-12-31",
    "after 2024": "2025-01-01 9999-12-31",
    "before last month": "0001-01-01 2026-09-30",
    "until 240127": "0001-01-01 2024-01-27",
    ">2024-01": "2024-02-01 9999-12-31",
    "<= jan 2024": "0001-01-01 2024-01-31",
    "jan 2024 to mar 2024": "2024-01-01 2024-03-31",
    "jan 2024..": "2024-01-01 9999-12-31",
    "240127 ~ 240131": "2024-01-27 2024-01-31",
    "last week..today": "2026-11-16 2026-11-25",
    "오늘": "2026-11-25",
    "어제": "2026-11-24",
    "그저께": "2026-11-23",
    "이번 주": "2026-11-23 2026-11-29",
    "지난주": "2026-11-16 2026-11-22",
    "지난 달": "2026-10-01 2026-10-31",
    "저번달": "2026-10-01 2026-10-31",
    "올해": "2026-01-01 2026-12-31",
    "작년": "2025-01-01 2025-12-31",
    "작년 1월": "2025-01-01 2025-01-31",
    "2024년": "2024-01-01 2024-12-31",
    "2024년 1월": "2024-01-01 2024-01-31",
    "24년 1월 27일": "2024-01-27",
    "97년 6월": "1997-06-01 1997-06-30",
    "1월 27일": "2026-01-27",
    "최근 3일": "2026-11-22 2026-11-25",
    "3일 전": "2026-11-22",
    "일주일": "2026-11-18 2026-11-25",
    "한 달 전": "2026-10-01 2026-10-31",
    "2024년 이후": "2024-01-01 9999-12-31",
    "작년까지": "0001-01-01 2025-12-31",
}


@pytest.mark.parametrize("text", SAID)
def test_days_are_said(text):
    days = [date.fromisoformat(day) for day in SAID[text].split()]
    assert read_days(text, today=TODAY) == DateRange(days[0], days[-1])


NOTHING = ["", "week", "last", "the", "달", "일", "30 feb", "13월", "9999 years", ">9999", "since"]


@pytest.mark.parametrize("text", [*NOTHING, "2024 to 2023", "..", "x to y", "last 3 days ago"])
def test_no_days(text):
    assert read_days(text, today=TODAY) is None


def test_digits_are_only_joined_over_a_space_when_nothing_else_is_said():
    assert read_days("2024 01 27", today=TODAY) == read_days("20240127", today=TODAY)
    assert spoken_days("2024 01 27", today=TODAY) is None


@pytest.mark.parametrize(
    "text", ["01-27", "1/27", "1.27", "0127", "27 jan", "January 27th", "1월 27일", "1월27일"]
)
def test_a_day_of_any_year(text):
    assert read_day_of_year(text, today=TODAY) == DayOfYear(1, 27)


def test_a_day_of_any_year_from_now():
    assert read_day_of_year("yesterday", today=TODAY) == DayOfYear(11, 24)
    assert read_day_of_year("02-29", today=TODAY) == DayOfYear(2, 29)


@pytest.mark.parametrize("text", ["", "13-01", "02-30", "127", "2024-01-27", "jan", "jan 27 2024"])
def test_no_day_of_any_year(text):
    assert read_day_of_year(text, today=TODAY) is None


WORDS = st.sampled_from(
    [
        "last",
        "this",
        "past",
        "3",
        "0",
        "9999",
        "days",
        "week",
        "month",
        "year",
        "ago",
        "jan",
        "2024",
        "27",
        "..",
        "to",
        ">",
        "since",
        "지난",
        "주",
        "년",
        "월",
        "일",
        "전",
    ]
)
DAYS = st.dates(date(1900, 1, 1), date(9999, 12, 31))


@given(st.text(max_size=30) | st.lists(WORDS, max_size=6).map(" ".join), DAYS)
def test_any_text_is_read_without_an_error(text, today):
    read_day_of_year(text, today=today)
    found = read_days(text, today=today)
    assert found is None or found.first <= found.last
