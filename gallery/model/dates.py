"""Dates as fans write them: in a search ("2024-01", "240127..240131") and in names of files.

Six digits are YYMMDD, the custom of the field. Their century is read so that no date lies
further ahead than next year: "240127" is 2024, "970613" is 1997.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

OLDEST_YEAR = 1900  # a four-digit number below it is a count or a resolution, never a year
RANGE = ".."
# What only looks like a date: pieces of digests and UUIDs in downloaded files' names.
IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}", re.IGNORECASE)
SEPARATED = re.compile(r"(?<!\d)(\d{4})([-._])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", re.ASCII)
SIX_DIGITS = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
MONTH = re.compile(r"(\d{4})[-./](\d{1,2})", re.ASCII)
DAY = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from ``first`` to ``last``, both inside; ``date.min`` and ``date.max`` are open ends."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def read_date_range(text: str, *, today: date | None = None) -> DateRange | None:
    """Read a day, a month, a year or a range of them; None when it is none of these.

    Args:
        text: "2024", "2024-01", "2024-01-27", "2024.01.27", "20240127", "240127", and two of
            them with ".." between; one side of ".." may be left out.
        today: the day by which the century of six digits is read; None means the real one.
    """
    piece = "".join(text.split())
    if RANGE not in piece:
        return _span(piece, today)
    left, right = piece.split(RANGE, 1)
    first = _span(left, today) if left else DateRange(date.min, date.min)
    last = _span(right, today) if right else DateRange(date.max, date.max)
    if not (left or right) or first is None or last is None or last.last < first.first:
        return None
    return DateRange(first.first, last.last)


def read_partial(text: str, *, today: date | None = None) -> str | None:
    """Return a day, month or year as an ISO date as precise as it was given; None if it is none.

    >>> read_partial("130613"), read_partial("2013.06"), read_partial("2013")
    ('2013-06-13', '2013-06', '2013')
    """
    span = _span("".join(text.split()), today)
    if span is None:
        return None
    if span.first == span.last:
        return span.first.isoformat()
    return f"{span.first:%Y-%m}" if span.first.month == span.last.month else f"{span.first:%Y}"


def find_date(text: str, *, today: date | None = None) -> tuple[date, str] | None:
    """Find the first date inside the name of a file or folder.

    Dates with a four-digit year win over six digits, wherever they stand ("20240127_193005").

    Returns:
        The date and the piece it was read from, or None.
    """
    plain = IDENTIFIER.sub(lambda found: "x" * len(found.group()), text)
    for match in SEPARATED.finditer(plain):
        year, _, month, day = match.groups()
        if (found := _day(int(year), int(month), int(day), today=today)) is not None:
            return found, match.group()
    for match in EIGHT_DIGITS.finditer(plain):
        if (found := _day(*map(int, match.groups()), today=today)) is not None:
            return found, match.group()
    for match in SIX_DIGITS.finditer(plain):
        if (found := _short_day(*map(int, match.groups()), today=today)) is not None:
            return found, match.group()
    return None


def _span(text: str, today: date | None) -> DateRange | None:
    if YEAR.fullmatch(text):
        year = int(text)
        return DateRange(date(year, 1, 1), date(year, 12, 31)) if year >= OLDEST_YEAR else None
    if match := MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    day: date | None = None
    if match := DAY.fullmatch(text):
        day = _valid(int(match[1]), int(match[3]), int(match[4]))
    elif match := EIGHT_DIGITS.fullmatch(text):
        day = _valid(int(match[1]), int(match[2]), int(match[3]))
    elif match := SIX_DIGITS.fullmatch(text):
        day = _short_day(int(match[1]), int(match[2]), int(match[3]), today=today)
    return DateRange(day, day) if day is not None else None


def _month(year: int, month: int) -> DateRange | None:
    if year < OLDEST_YEAR or not 1 <= month <= 12:
        return None
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _short_day(year: int, month: int, day: int, *, today: date | None) -> date | None:
    century = 2000 if 2000 + year <= _next_year(today) else 1900
    return _valid(century + year, month, day)


def _day(year: int, month: int, day: int, *, today: date | None) -> date | None:
    return _valid(year, month, day) if year <= _next_year(today) else None


def _valid(year: int, month: int, day: int) -> date | None:
    if year < OLDEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_year(today: date | None) -> int:
    return (today or date.today()).year + 1  # noqa: DTZ011 - the user's own calendar
