"""When a photo was taken, from what cameras and programs write for a date."""

import re
from collections.abc import Mapping
from datetime import datetime

from gallery.metadata.fields import TAKEN_AT, Standard
from gallery.metadata.told import Told
from gallery.model.facts import Fact

FIRST_PHOTOGRAPH = 1826  # the year of the view from the window at Le Gras
MOST_FRACTION = 6  # digits that ISO 8601 readers agree on (microseconds)

WRITTEN = re.compile(
    r"""\s*(?P<year>\d{4})[:./-](?P<month>\d{1,2})[:./-](?P<day>\d{1,2})
    (?:[T\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})
    (?:[.,](?P<fraction>\d+))?)?
    \s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?""",
    re.VERBOSE,
)
IPTC_TIME = re.compile(
    r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>[+-]\d{4})?", re.ASCII
)
LONGEST_WRITTEN = 60  # characters
ZONE = re.compile(r"\s*(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})\s*")
FURTHEST_ZONE = 14  # hours; Kiritimati


def taken_at(told: Told) -> Fact[str] | None:
    """Return the capture date as ISO 8601, with fraction and offset where they are known."""
    for place, texts in told.spoken(TAKEN_AT):
        written = texts[0]
        if place.standard is Standard.IPTC:
            written = _of_iptc(written, next(iter(told.iptc.get("TimeCreated", ())), ""))
        date = read_date(written[:LONGEST_WRITTEN])
        if date and place.name == "DateTimeOriginal":
            date = _completed(date, told.exif)
        if date:
            return Fact(date, told.origin, str(place))
    return None


def read_date(written: str) -> str:
    """Return a written date as ISO 8601, "" for blanks, zeros and days that never were.

    >>> read_date("2024:01:27 18:00:05")
    '2024-01-27T18:00:05'
    """
    found = WRITTEN.match(written)
    if not found:
        return ""
    part = found.groupdict()
    day = _day(int(part["year"]), int(part["month"]), int(part["day"]))
    if not day or part["hour"] is None:
        return day
    clock = _clock(int(part["hour"]), int(part["minute"]), int(part["second"] or 0))
    if not clock:
        return day
    fraction = _fraction(part["fraction"] or "")
    return f"{day}T{clock}{fraction}{_zone(part['zone'] or '')}"


def _of_iptc(day: str, time: str) -> str:
    """Put IPTC's "20240127" and "180005+0900" (IIM 4.2 § 2:55, 2:60) into one."""
    if not (len(day) == 8 and day.isascii() and day.isdigit()):
        return day
    written = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    clock = IPTC_TIME.fullmatch(time)
    if not clock:
        return written
    return f"{written}T{clock['hour']}:{clock['minute']}:{clock['second']}{clock['zone'] or ''}"


def _completed(date: str, exif: Mapping[str, str]) -> str:
    """Add what EXIF keeps in tags of their own: fractions of the second, the offset."""
    if "T" not in date:
        return date
    has_zone = date.endswith("Z") or date[-6:-5] in {"+", "-"}
    if "." not in date and not has_zone:
        date += _fraction(exif.get("SubSecTimeOriginal", "").strip())
    return date if has_zone else date + _zone(exif.get("OffsetTimeOriginal", ""))


def _day(year: int, month: int, day: int) -> str:
    try:
        valid = datetime(year, month, day)  # noqa: DTZ001 - a local date without a zone
    except ValueError:
        return ""
    return valid.date().isoformat() if year >= FIRST_PHOTOGRAPH else ""


def _clock(hour: int, minute: int, second: int) -> str:
    if hour > 23 or minute > 59 or second > 60:
        return ""
    return f"{hour:02}:{minute:02}:{min(second, 59):02}"


def _fraction(digits: str) -> str:
    meaningful = digits[:MOST_FRACTION].rstrip("0")
    return f".{meaningful}" if digits.isascii() and digits.isdigit() and meaningful else ""


def _zone(written: str) -> str:
    if written == "Z":
        return "+00:00"
    found = ZONE.fullmatch(written)
    if not found or int(found["hours"]) > FURTHEST_ZONE or int(found["minutes"]) > 59:
        return ""
    return f"{found['sign']}{found['hours']}:{found['minutes']}"
