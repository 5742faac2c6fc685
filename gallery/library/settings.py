"""What the user set for this library, wherever it is opened."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.tables import about
from gallery.model.errors import InvalidValue
from gallery.model.photoset import KOREAN_TIME

ZONE = "zone"
COMMON_SCENES = "common-scenes"
ON, OFF = "on", "off"
VALUE = "SELECT value FROM about WHERE key = ?"  # as text: asked at every keystroke


def zone(reader: Reader) -> str:
    """Return the IANA zone in which release dates are read, Korean time unless it was set."""
    return _value(reader, ZONE) or KOREAN_TIME


def set_zone(writer: Writer, name: str) -> None:
    """Set the zone in which release dates are read from now on.

    Raises:
        InvalidValue: there is no such zone.
    """
    check_zone(name)
    _set(writer, ZONE, name)


def common_scenes(reader: Reader) -> bool:
    """Whether the starter vocabulary is offered; it is, unless it was switched off."""
    return _value(reader, COMMON_SCENES) != OFF


def set_common_scenes(writer: Writer, *, on: bool) -> None:
    """Offer the starter vocabulary from now on, or not."""
    _set(writer, COMMON_SCENES, ON if on else OFF)


def check_zone(name: str) -> None:
    """Accept the name of a time zone.

    Raises:
        InvalidValue: there is no such zone.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidValue(ZONE, name, "unknown-zone") from error


def _value(reader: Reader, key: str) -> str:
    found: str | None = reader.exec_driver_sql(VALUE, (key,)).scalar()
    return found or ""


def _set(writer: Writer, key: str, value: str) -> None:
    if not writer.update(about, [{"key": key}], {"value": value}) and not writer.rows(
        about, [{"key": key}]
    ):
        writer.insert(about, [{"key": key, "value": value}])
