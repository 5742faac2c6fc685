"""Dates and sizes as the user's language writes them, and dates as users write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QDate, QDateTime, QLocale

from gallery.model.dates import find_date

# Bytes, as file managers count.
UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"))
KILO = 1_000


def shown_locale() -> QLocale:
    """Return the user's locale; English where the system names none."""
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() is QLocale.Language.C else locale


def say_day(iso: str) -> str:
    """Return an ISO date as "27 Jan 2024"; the text itself if it is none."""
    day = QDate.fromString(iso[:10], "yyyy-MM-dd")
    locale = shown_locale()
    if not day.isValid():
        return iso
    if locale.language() is QLocale.Language.English:
        return locale.toString(day, "d MMM yyyy")
    return locale.toString(day, QLocale.FormatType.ShortFormat)


def say_time(year: int, month: int = 0) -> str:
    """Return a month as "January 2024", without one the year, as the language writes them."""
    locale = shown_locale()
    if locale.language() is QLocale.Language.Korean:
        return f"{year}년 {month}월" if month else f"{year}년"
    return f"{locale.standaloneMonthName(month)} {year}" if month else str(year)


def say_weekday(iso: str) -> str:
    """Return the day of the week of an ISO date, "" if it is none."""
    day = QDate.fromString(iso[:10], "yyyy-MM-dd")
    return shown_locale().toString(day, "dddd") if day.isValid() else ""


def say_zone(zone: str, iso: str) -> str:
    """Return the short name of a zone on a day ("KST"), the zone itself if nobody knows."""
    try:
        day = datetime.fromisoformat(iso[:10]).replace(tzinfo=ZoneInfo(zone))
    except (ValueError, ZoneInfoNotFoundError):
        return zone
    return day.tzname() or zone


def say_moment(iso: str) -> str:
    """Return an ISO date with time as "27 Jan 2024, 19:30"."""
    moment = QDateTime.fromString(iso[:19], "yyyy-MM-ddTHH:mm:ss")
    if not moment.isValid():
        return say_day(iso)
    return f"{say_day(iso)}, {shown_locale().toString(moment.time(), 'HH:mm')}"


def say_offset(iso: str) -> str:
    """Return how far a moment is from UTC ("UTC+9", "UTC−3:30"), "" if it does not say."""
    try:
        offset = datetime.fromisoformat(iso).utcoffset()
    except ValueError:
        return ""
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


def say_size(count: int) -> str:
    """Return a number of bytes as "3.4 MB"."""
    locale = shown_locale()
    for size, unit in UNITS:
        if count >= size:
            return f"{locale.toString(round(count / size, 1))} {unit}"
    return f"{locale.toString(max(1, round(count / KILO)))} KB"


def read_day(text: str) -> str | None:
    """Read a day as users write it: 2024-01-27, 240127, 27 Jan 2024.

    Returns:
        The ISO date, "" for an empty text, None for what is no date.
    """
    text = text.strip()
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    locale = shown_locale()
    for form in ("d MMM yyyy", "d MMMM yyyy", locale.dateFormat(QLocale.FormatType.ShortFormat)):
        day = locale.toDate(text, form)
        if day.isValid():
            return day.toString("yyyy-MM-dd")
    found = find_date(text)
    return found[0].isoformat() if found and found[1] == text else None
