"""Dates in searches and in names of files."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.dates import DateRange, find_date, read_date_range

TODAY = date(2026, 11, 23)
JANUARY_27 = date(2024, 1, 27)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-01", (2024, 1, 1), (2024, 1, 31)),
        ("2024.2", (2024, 2, 1), (2024, 2, 29)),
        ("2024-01-27", (2024, 1, 27), (2024, 1, 27)),
        ("2024.01.27", (2024, 1, 27), (2024, 1, 27)),
        ("2024/1/27", (2024, 1, 27), (2024, 1, 27)),
        ("20240127", (2024, 1, 27), (2024, 1, 27)),
        ("240127", (2024, 1, 27), (2024, 1, 27)),
        ("970613", (1997, 6, 13), (1997, 6, 13)),
        ("271231", (2027, 12, 31), (2027, 12, 31)),
        ("280101", (1928, 1, 1), (1928, 1, 1)),
        ("240127..240131", (2024, 1, 27), (2024, 1, 31)),
        ("2024-01..2024-03", (2024, 1, 1), (2024, 3, 31)),
        ("2023 .. 240127", (2023, 1, 1), (2024, 1, 27)),
    ],
)
def test_ranges(text, first, last):
    assert read_date_range(text, today=TODAY) == DateRange(date(*first), date(*last))


def test_open_ends():
    assert read_date_range("240127..") == DateRange(JANUARY_27, date.max)
    assert read_date_range("..240127") == DateRange(date.min, JANUARY_27)
    assert JANUARY_27 in DateRange(JANUARY_27, date.max)
    assert JANUARY_27 not in DateRange(date.min, date(2024, 1, 26))


NO_DAYS = ["", "x", "24", "1899", "2024-13", "2024-02-30", "240230", "2024-01.27", "٢٠٢٤"]
NO_RANGES = ["..", "2024..2023", "..x", "x..2024", "1..2..3", "2024-1-2-3", "99999999"]


@pytest.mark.parametrize("text", [*NO_DAYS, *NO_RANGES])
def test_no_range(text):
    assert read_date_range(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("240127_LWA_01.jpg", "240127"),
        ("[240127] Love wins all photo sketch", "240127"),
        ("240127IU@airport", "240127"),
        ("LWA-20240127-1.jpg", "20240127"),
        ("20240127_193005.jpg", "20240127"),
        ("231225 for 2024-01-27", "2024-01-27"),
        ("[Public] fromis9 2024.01.27 00-00-00", "2024.01.27"),
        ("2024_01_27", "2024_01_27"),
        ("2024.1.27 이담 포토스케치", "2024.1.27"),
        ("a1b2c3d4 240127", "240127"),
        ("2024-13-45 240127", "240127"),
    ],
)
def test_a_date_in_a_name(name, piece):
    assert find_date(name, today=TODAY) == (JANUARY_27, piece)


COUNTS = ["", "IMG_1234567.jpg", "IMG_1234", "1706300000000", "2401270", "123456.jpg", "000000"]
IDENTIFIERS = ["4-223153860", "9f240127-1111-2222-3333-444455556666", "a240127b0c1d2e3f45"]
WRONG_DAYS = ["240231", "241301", "2040-01-27", "20400127"]


@pytest.mark.parametrize("name", [*COUNTS, *IDENTIFIERS, *WRONG_DAYS])
def test_no_date_in_a_name(name):
    assert find_date(name, today=TODAY) is None


def test_the_century_is_the_last_that_is_not_further_than_next_year():
    assert find_date("270101", today=TODAY) == (date(2027, 1, 1), "270101")
    assert find_date("280101", today=TODAY) == (date(1928, 1, 1), "280101")


@given(st.dates(date(1950, 1, 1), date(2026, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day):
    for spelling in ("%Y%m%d", "%Y-%m-%d", "%Y.%m.%d", "%Y_%m_%d"):
        name = f"IU {day.strftime(spelling)} HQ.jpg"
        assert find_date(name, today=TODAY) == (day, day.strftime(spelling))
    assert read_date_range(day.isoformat(), today=TODAY) == DateRange(day, day)


@given(st.text(max_size=30) | st.text("0123456789.-_ /", max_size=20))
def test_any_text_is_read_without_an_error(text):
    read_date_range(text)
    find_date(text)
