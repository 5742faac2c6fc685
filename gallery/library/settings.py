"""What the user set for this library, wherever it is opened."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.tables import about
from gallery.model.errors import InvalidValue
from gallery.model.photoset import KOREAN_TIME

ZONE = "zone"


def zone(reader: Reader) -> str:
    """Return the IANA zone in which release dates are read, Korean time unless it was set."""
    found = reader.execute(select(about.c.value).where(about.c.key == ZONE)).scalar()
    return found or KOREAN_TIME


def set_zone(writer: Writer, name: str) -> None:
    """Set the zone in which release dates are read from now on.

    Raises:
        InvalidValue: there is no such zone.
    """
    check_zone(name)
    if not writer.update(about, [{"key": ZONE}], {"value": name}) and not writer.rows(
        about, [{"key": ZONE}]
    ):
        writer.insert(about, [{"key": ZONE, "value": name}])


def check_zone(name: str) -> None:
    """Accept the name of a time zone.

    Raises:
        InvalidValue: there is no such zone.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidValue(ZONE, name, "unknown-zone") from error
