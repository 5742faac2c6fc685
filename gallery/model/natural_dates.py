"""Dates as people say them, in English and Korean: "last month", "jan 2024", "since 지난주".

``dates`` reads what is written with digits; here words are added, and all that can be said with
two dates. What counts from now counts by the user's own calendar; weeks begin on Monday
(ISO 8601).
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from gallery.model.dates import DateRange, read_date_range

DAYS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "오늘": 0, "어제": -1, "그저께": -2, "그제": -2,
    "내일": 1, "모레": 2,
}  # fmt: skip
SPANS = {
    "이번주": ("week", 0), "금주": ("week", 0), "지난주": ("week", -1), "저번주": ("week", -1),
    "지지난주": ("week", -2), "다음주": ("week", 1), "이번달": ("month", 0), "이달": ("month", 0),
    "지난달": ("month", -1), "저번달": ("month", -1), "지지난달": ("month", -2),
    "다음달": ("month", 1), "올해": ("year", 0), "금년": ("year", 0), "이번해": ("year", 0),
    "작년": ("year", -1), "지난해": ("year", -1), "재작년": ("year", -2), "내년": ("year", 1),
}  # fmt: skip
UNITS = {
    "day": "day", "days": "day", "일": "day", "week": "week", "weeks": "week", "주": "week",
    "주일": "week", "month": "month", "months": "month", "개월": "month", "달": "month",
    "year": "year", "years": "year", "년": "year",
}  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "일": 1, "한": 1, "두": 2, "세": 3}
STEPS = {"this": 0, "last": -1, "previous": -1, "next": 1}
ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
SHORT_NAME = 3  # letters of a month's name that stand for it
MONTHS = {
    word: number
    for number, name in enumerate(ENGLISH_MONTHS, 1)
    for word in (name, name[:SHORT_NAME])
} | {"sept": 9}
MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
UNIT_NAME = "|".join(sorted(UNITS, key=len, reverse=True))
NAMED_SPAN = re.compile(r"(?:the )?(this|last|previous|next) (week|month|year)")
LASTING = re.compile(
    rf"(?P<begun>(?:the )?(?:last|past) |최근 ?|지난 ?)?"
    rf"(?P<number>\d{{1,4}}|{'|'.join(NUMBERS)})? ?"
    rf"(?P<unit>{UNIT_NAME})(?: ?간)?(?P<ago> ago| ?전)?"
)
MONTH_FIRST = re.compile(
    rf"({MONTH_NAME})\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?)?(?:,? (?:of )?(\d{{4}}))?"
)
YEAR_FIRST = re.compile(rf"(\d{{4}}) ({MONTH_NAME})\.?(?: (\d{{1,2}}))?")
DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH_NAME})\.?(?:,? (\d{{4}}))?")
KOREAN_DAY = re.compile(
    r"(?:(\d{4}|\d{2})년 ?|(올해|작년|재작년|내년) ?)?(?:(\d{1,2})월 ?(?:(\d{1,2})일)?)?"
)
SHORT_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})|(\d{2})(\d{2})", re.ASCII)
SHORT_YEAR = re.compile(r"(\d{2})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)
# Three months from the one in which they begin, as weather people and fans count them.
SEASONS = {
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
    "봄": 3, "여름": 6, "가을": 9, "겨울": 12,
}  # fmt: skip
QUARTERS = {f"q{number}": number * 3 - 2 for number in range(1, 5)}
QUARTER_NAME = "|".join((*SEASONS, *QUARTERS))
QUARTER = re.compile(
    rf"(?P<name>{QUARTER_NAME}) (?:of )?(?P<year>\d{{4}})"
    rf"|(?P<first>\d{{4}})년? ?(?P<last>{QUARTER_NAME})"
)
YEARS = re.compile(r"\b(\d{4})-(\d{4})\b", re.ASCII)
BOTH = re.compile(r"between (.+?) and (.+)")
BETWEEN = re.compile(r"\.\.|…|~|–| to ")
SIGN = re.compile(
    r"(>=|<=|>|<|≥|≤|=|(?:since|from|after|before|until|till|up to)\b) ?(.+)", re.DOTALL
)
ENDING = re.compile(r"(.+?) ?(이후|부터|까지|이전)", re.DOTALL)
LEAP_YEAR = 2000  # has every day that any year has


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day of any year."""

    month: int
    day: int


def read_days(text: str, *, today: date | None = None) -> DateRange | None:
    """Read days however they are written or said; None when it is none.

    Args:
        text: what ``dates.read_date_range`` reads, or "today", "last month", "2 weeks",
            "3 days ago", "January 2024", "27 jan", "2024년 1월", "지난달", "최근 3일"; any two
            of them with "..", "~" or "to" between; with ">", "<=", "since", "before", "이후".
        today: the day from which it is counted; None means the real one.
    """
    return read_date_range(text, today=today) or spoken_days(text, today=today)


def spoken_days(text: str, *, today: date | None = None) -> DateRange | None:
    """Read days as ``read_days`` does, but join no digits over a space ("2024 01")."""
    said = BOTH.sub(r"\1..\2", YEARS.sub(r"\1..\2", _folded(text)))
    return _limited(said, today or _now()) or _range(said, today or _now())


def read_day_of_year(text: str, *, today: date | None = None) -> DayOfYear | None:
    """Read "01-27", "1/27", "0127", "27 january", "1월 27일", "today"; None when it is none."""
    said = _folded(text)
    if match := SHORT_DAY.fullmatch(said):
        month, day = (int(part) for part in match.groups() if part is not None)
        return _any_year(month, day)
    if match := MONTH_FIRST.fullmatch(said):
        name, day_text, year = match.groups()
        return _any_year(MONTHS[name], int(day_text)) if day_text and not year else None
    if match := DAY_FIRST.fullmatch(said):
        return _any_year(MONTHS[match[2]], int(match[1])) if not match[3] else None
    if (match := KOREAN_DAY.fullmatch(said)) and match[4] and not (match[1] or match[2]):
        return _any_year(int(match[3]), int(match[4]))
    found = _moved(today or _now(), "day", DAYS[said]) if said in DAYS else None
    return DayOfYear(found.month, found.day) if found is not None else None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _limited(said: str, today: date) -> DateRange | None:
    """Read what lies on one side of some days: ">2024", "before last month", "2024년 이후"."""
    if match := SIGN.fullmatch(said):
        sign, days = match[1], _range(match[2], today)
    elif match := ENDING.fullmatch(said):
        sign, days = match[2], _range(match[1], today)
    else:
        return None
    if days is None:
        return None
    match sign:
        case ">=" | "≥" | "since" | "from" | "이후" | "부터":
            return DateRange(days.first, date.max)
        case "<=" | "≤" | "until" | "till" | "up to" | "까지" | "이전":
            return DateRange(date.min, days.last)
        case ">" | "after" if days.last < date.max:
            return DateRange(days.last + timedelta(days=1), date.max)
        case "<" | "before" if days.first > date.min:
            return DateRange(date.min, days.first - timedelta(days=1))
        case "=":
            return days
        case _:
            return None


def _range(said: str, today: date) -> DateRange | None:
    parts = BETWEEN.split(said, maxsplit=1)
    if len(parts) == 1:
        return _one(said, today)
    left, right = (part.strip() for part in parts)
    first = _one(left, today) if left else DateRange(date.min, date.min)
    last = _one(right, today) if right else DateRange(date.max, date.max)
    if not (left or right) or first is None or last is None or last.last < first.first:
        return None
    return DateRange(first.first, last.last)


def _one(said: str, today: date) -> DateRange | None:
    """Read one day, week, month, year, or so much time until now."""
    if " " not in said and (written := read_date_range(said, today=today)):
        return written
    if said in DAYS:
        day = _moved(today, "day", DAYS[said])
        return DateRange(day, day) if day is not None else None
    if (named := SPANS.get(said.replace(" ", ""))) is not None:
        return _span(*named, today)
    if match := NAMED_SPAN.fullmatch(said):
        return _span(match[2], STEPS[match[1]], today)
    return _calendar(said, today) or _lasting(said, today)


def _span(unit: str, step: int, today: date) -> DateRange | None:
    """Return the week, month or year that lies ``step`` of them from today."""
    begin = {
        "day": today,
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    first, behind = _moved(begin, unit, step), _moved(begin, unit, step + 1)
    if first is None or behind is None:
        return None
    return DateRange(first, behind - timedelta(days=1))


def _lasting(said: str, today: date) -> DateRange | None:
    """Read "3 days", "past week", "최근 2주": until now; "3 days ago", "2주 전": that one alone."""
    match = LASTING.fullmatch(said)
    if match is None or not (match["number"] or match["begun"]):
        return None
    number = match["number"] or "1"
    count = NUMBERS[number] if number in NUMBERS else int(number)
    unit = UNITS[match["unit"]]
    if match["ago"]:
        return None if match["begun"] else _span(unit, -count, today)
    first = _moved(today, unit, -count)
    return DateRange(first, today) if first is not None else None


def _calendar(said: str, today: date) -> DateRange | None:
    """Read a month or a day by its name; without a year the last that has begun."""
    if match := SHORT_YEAR.fullmatch(said):
        return read_date_range(f"{match[1]}{int(match[3]):02}{int(match[4]):02}", today=today)
    if match := QUARTER.fullmatch(said):
        begun = {**SEASONS, **QUARTERS}[match["name"] or match["last"]]
        return _three_months(int(match["year"] or match["first"]), begun)
    if match := MONTH_FIRST.fullmatch(said):
        return _named(match[3], MONTHS[match[1]], match[2], today)
    if match := YEAR_FIRST.fullmatch(said):
        return _named(match[1], MONTHS[match[2]], match[3], today)
    if match := DAY_FIRST.fullmatch(said):
        return _named(match[3], MONTHS[match[2]], match[1], today)
    if said and (match := KOREAN_DAY.fullmatch(said)):
        return _korean(match, today)
    return None


def _three_months(year: int, month: int) -> DateRange | None:
    first = read_date_range(f"{year:04}-{month:02}-01")
    behind = _moved(first.first, "month", 3) if first is not None else None
    if first is None or behind is None:
        return None
    return DateRange(first.first, behind - timedelta(days=1))


def _korean(match: re.Match[str], today: date) -> DateRange | None:
    year, spoken, month, day = match.groups()
    if spoken:
        year = str(today.year + SPANS[spoken][1])
    elif year and len(year) == 2:
        year = f"{20 if int(year) <= (today.year + 1) % 100 else 19}{year}"
    if month is None:
        return read_date_range(year) if year else None
    return _named(year, int(month), day, today)


def _named(year: str | None, month: int, day: str | None, today: date) -> DateRange | None:
    written = f"{month}" if day is None else f"{month}-{int(day)}"
    if year is not None:
        return read_date_range(f"{int(year):04}-{written}")
    for each in range(today.year, today.year - 8, -1):  # a leap day comes at least so often
        found = read_date_range(f"{each}-{written}")
        if found is not None and found.first <= today:
            return found
    return None


def _moved(day: date, unit: str, step: int) -> date | None:
    """Return the day that many units later; None beyond the calendar."""
    try:
        if unit in {"day", "week"}:
            return day + timedelta(days=step * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + step * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))
    except (ValueError, OverflowError):
        return None


def _any_year(month: int, day: int) -> DayOfYear | None:
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        return None
    return DayOfYear(month, day)


def _now() -> date:
    return date.today()  # noqa: DTZ011 - the user's own calendar
