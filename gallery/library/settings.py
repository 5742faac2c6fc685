"""What the user set for this library, wherever it is opened."""

import json
from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.tables import about
from gallery.model.best_copy import check_order
from gallery.model.errors import InvalidValue
from gallery.model.names import clean
from gallery.model.photoset import KOREAN_TIME

ZONE = "zone"
COMMON_SCENES = "common-scenes"
BEST_COPY_ORDER = "best-copy-order"
SOURCE_RANKS = "source-ranks"
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


def best_copy_order(reader: Reader) -> tuple[str, ...]:
    """Return by what the best copy of a picture is found, first the most important.

    Names of reasons; none when it was never set.
    """
    return _list(reader, BEST_COPY_ORDER)


def set_best_copy_order(writer: Writer, reasons: Sequence[str]) -> None:
    """Set by what the best copy is found from now on; nothing brings back the usual order.

    Raises:
        InvalidValue: the order cannot be used.
    """
    _set_list(writer, BEST_COPY_ORDER, check_order(reasons) if reasons else ())


def source_ranks(reader: Reader) -> tuple[str, ...]:
    """Return the sources whose copies are preferred, the best first; none when never set."""
    return _list(reader, SOURCE_RANKS)


def set_source_ranks(writer: Writer, sources: Sequence[str]) -> None:
    """Set the sources whose copies are preferred from now on, each once, without empty ones."""
    named = (clean(source) for source in sources)
    _set_list(writer, SOURCE_RANKS, list(dict.fromkeys(filter(None, named))))


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


def _list(reader: Reader, key: str) -> tuple[str, ...]:
    found = _value(reader, key)
    return tuple(json.loads(found)) if found else ()


def _set_list(writer: Writer, key: str, values: Sequence[str]) -> None:
    _set(writer, key, json.dumps(list(values), ensure_ascii=False) if values else "")


def _set(writer: Writer, key: str, value: str) -> None:
    if not writer.update(about, [{"key": key}], {"value": value}) and not writer.rows(
        about, [{"key": key}]
    ):
        writer.insert(about, [{"key": key, "value": value}])
