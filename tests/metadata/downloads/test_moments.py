"""Days out of what sidecars write for a moment."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.downloads.moments import KOREA, day_of, read_moment

SEOUL = "Asia/Seoul"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-01-26 15:10:00", "2024-01-27"),  # ten past midnight in Korea
        ("2024-01-26 14:59:59", "2024-01-26"),
        ("2024-01-26T15:10:00Z", "2024-01-27"),
        ("2024-01-27T00:10:00+09:00", "2024-01-27"),
        ("2024-01-26T15:10:00.000+00:00", "2024-01-27"),
        ("Fri Jan 26 23:10:00 +0800 2024", "2024-01-27"),
        ("Fri, 26 Jan 2024 15:10:00 +0000", "2024-01-27"),
        (1706281800, "2024-01-27"),
        (1706281800.5, "2024-01-27"),
        (1706281800000, "2024-01-27"),
        (1706281800000000, "2024-01-27"),
        ("1706281800", "2024-01-27"),
        ("1706281800000", "2024-01-27"),
        ("2024-01-26", "2024-01-26"),  # a bare day stays as it is
        ("2024.01.26", "2024-01-26"),
        ("2024. 1. 26. 23:50", "2024-01-27"),
        ("20240126", "2024-01-26"),
    ],
)
def test_moments_fall_on_korean_days(written: object, day: str) -> None:
    assert day_of(written, SEOUL) == day


@pytest.mark.parametrize(
    "written",
    [
        "", "yesterday", "0000-00-00", "2024-13-01", "2024-01-26 25:00:00", "1024-01-26",
        "2999-01-26", None, True, [], {}, 0, -1, float("nan"), float("inf"), 10**30,
        "9" * 500, "1706281800\0",
    ],
)  # fmt: skip
def test_what_is_no_moment_has_no_day(written: object) -> None:
    assert day_of(written, SEOUL) == ""


def test_the_collector_s_zone_decides() -> None:
    assert day_of("2024-01-26 15:10:00", "Asia/Seoul") == "2024-01-27"
    assert day_of("2024-01-26 15:10:00", "Europe/Berlin") == "2024-01-26"
    assert day_of("2024-01-26 15:10:00", "no/such zone") == "2024-01-27"  # Korea's


def test_a_clock_may_be_korean() -> None:
    assert day_of("2024-01-27 00:10:00", "Asia/Seoul", written_in=KOREA) == "2024-01-27"
    assert day_of("2024-01-27 00:10:00", "UTC", written_in=KOREA) == "2024-01-26"


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80)


@given(anything, st.sampled_from([SEOUL, "UTC", "", "../../etc/passwd", "\0", "America/New_York"]))
def test_nothing_breaks_the_reader(written: object, zone: str) -> None:
    day = day_of(written, zone)
    assert day == "" or len(day) == 10
    moment = read_moment(written)
    assert moment is None or moment.tzinfo is not None


@given(st.datetimes(datetime(1971, 1, 1), datetime(2026, 1, 1)))  # noqa: DTZ001 - naive ones
def test_every_written_moment_is_read(moment: datetime) -> None:
    read = read_moment(str(moment))
    assert read is not None
    assert read.replace(tzinfo=None) == moment
