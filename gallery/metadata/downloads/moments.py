"""Moments as sidecars write them, and the day they fall on where the collector counts days."""

import math
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

KOREA = timezone(timedelta(hours=9))  # without summer time since 1988
FIRST_DIGITAL_YEAR = 1970
MILLISECONDS_FROM = 100_000_000_000  # a larger number counts milliseconds: as seconds, year 5138
MICROSECONDS_FROM = MILLISECONDS_FROM * 1000
LONGEST_WRITTEN = 64
BARE_DAY = re.compile(r"(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})\.?", re.ASCII)
NUMBER = re.compile(r"\d{9,16}", re.ASCII)
KOREAN_CLOCK = re.compile(r"(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.? (\d{1,2}):(\d{2})", re.ASCII)
WEEKDAY_FIRST = ("%a %b %d %H:%M:%S %z %Y", "%a, %d %b %Y %H:%M:%S %z")


def zone_of(name: str) -> tzinfo:
    """Return a zone by its IANA name; an unknown one is Korea's."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return KOREA


def day_in(moment: datetime, zone: str) -> str:
    """Return the ISO day of a moment in a zone ("2024-01-27" for 15:10 UTC on the 26th in KST)."""
    try:
        return moment.astimezone(zone_of(zone)).date().isoformat()
    except OverflowError:
        return ""


def day_of(written: object, zone: str, *, written_in: tzinfo = UTC) -> str:
    """Return the ISO day in ``zone`` of a moment as a sidecar writes it, "" if it is none.

    Args:
        written: "2024-01-26 16:11:48", ISO 8601, Unix seconds, milliseconds, microseconds or a
            bare day, which stays as it is.
        zone: IANA name.
        written_in: the zone of a moment that names none.
    """
    if isinstance(written, str) and (bare := BARE_DAY.fullmatch(written.strip())):
        moment = _moment(int(bare[1]), int(bare[3]), int(bare[4]))
        return moment.date().isoformat() if moment and _is_digital(moment) else ""
    moment = read_moment(written, written_in=written_in)
    return day_in(moment, zone) if moment else ""


def read_moment(written: object, *, written_in: tzinfo = UTC) -> datetime | None:
    """Return a moment with its zone out of what a sidecar writes, None if it is none."""
    moment: datetime | None = None
    if isinstance(written, bool):
        return None
    if isinstance(written, int | float):
        moment = _counted(written)
    elif isinstance(written, str) and len(written) <= LONGEST_WRITTEN:
        moment = _read(written.strip())
    if moment is None or not _is_digital(moment):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=written_in)


def _is_digital(moment: datetime) -> bool:
    """Whether something can have been published then."""
    return FIRST_DIGITAL_YEAR <= moment.year <= datetime.now(UTC).year + 1


def _read(written: str) -> datetime | None:
    if NUMBER.fullmatch(written):
        return _counted(int(written))
    if found := KOREAN_CLOCK.fullmatch(written):
        return _moment(*(int(part) for part in found.groups()))
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        pass
    for form in WEEKDAY_FIRST:
        try:
            return datetime.strptime(written, form)  # noqa: DTZ007 - both forms have a zone
        except ValueError:
            continue
    return None


def _counted(number: float) -> datetime | None:
    if not math.isfinite(number) or number <= 0:
        return None
    if number >= MICROSECONDS_FROM:
        number /= 1_000_000
    elif number >= MILLISECONDS_FROM:
        number /= 1000
    try:
        return datetime.fromtimestamp(number, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the caller knows the zone
    except ValueError:
        return None
