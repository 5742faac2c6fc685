"""Dates and sizes in the words of the user, and back."""

import pytest
from PySide6.QtCore import QLocale

from gallery.gui.dates import (
    read_day,
    say_day,
    say_moment,
    say_offset,
    say_size,
    say_time,
    say_weekday,
    say_zone,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", ""),
        ("  ", ""),
        ("2024-01-27", "2024-01-27"),
        ("240127", "2024-01-27"),
        ("20240127", "2024-01-27"),
        ("2024.01.27", "2024-01-27"),
        ("27 Jan 2024", "2024-01-27"),
        ("27 January 2024", "2024-01-27"),
        ("soon", None),
        ("2024-02-31", None),
        ("240127 or so", None),
    ],
)
def test_read_day(text: str, day: str | None) -> None:
    assert read_day(text) == day


def test_what_is_said_can_be_read_again() -> None:
    assert read_day(say_day("2024-01-27")) == "2024-01-27"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 KB"),
        (43_000, "43 KB"),
        (3_400_000, "3.4 MB"),
        (1_260_000_000, "1.3 GB"),
    ],
)
def test_sizes(count: int, words: str) -> None:
    assert say_size(count) == words


def test_days_and_moments() -> None:
    assert say_day("2024-01-27") == "27 Jan 2024"
    assert say_day("someday") == "someday"
    assert (say_time(2024, 1), say_time(2024)) == ("January 2024", "2024")
    assert say_weekday("2024-01-27") == "Saturday"
    assert say_weekday("") == ""
    assert say_moment("2024-01-27T19:30:05+09:00") == "27 Jan 2024, 19:30"
    assert say_moment("2024-01-27") == "27 Jan 2024"


def test_zones() -> None:
    assert say_zone("Asia/Seoul", "2024-01-27") == "KST"
    assert say_zone("Nowhere/Land", "2024-01-27") == "Nowhere/Land"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-01-27T19:30:00+09:00", "UTC+9"),
        ("2024-01-27T19:30:00-03:30", "UTC−3:30"),
        ("2024-01-27T19:30:00+00:00", "UTC"),
        ("2024-01-27T19:30:00", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_offsets(iso: str, words: str) -> None:
    assert say_offset(iso) == words


def test_korean() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Korean))
    try:
        assert "24" in say_day("2024-01-27")
        assert say_weekday("2024-01-27") == "토요일"
    finally:
        QLocale.setDefault(before)
