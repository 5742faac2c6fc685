"""Google Photos' Takeout: a JSON beside each picture, and one for an album."""

import math
from collections.abc import Iterator

from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.moments import read_moment, zone_of
from gallery.metadata.downloads.records import Record, at, line, objects, prose
from gallery.metadata.language import language_of
from gallery.model.described import NamedPerson, PhotoFacts, PostFacts
from gallery.model.facts import Fact, Origin

OF_AN_ALBUM = frozenset({"metadata.json", "메타데이터.json"})
MARKS = ("photoTakenTime", "creationTime", "geoData", "imageViews", "photoLastModifiedTime")
LEAST_MARKS = 2
MOST_DEGREES = 1000  # a larger number may be too large to compare


def is_one(record: Record, name: str) -> bool:
    """Whether a record is one of Takeout's."""
    marks = sum(mark in record for mark in MARKS)
    is_album = name.casefold() in OF_AN_ALBUM and "title" in record and "category" not in record
    return marks >= LEAST_MARKS or "albumData" in record or is_album


def read(record: Record, *, name: str, zone: str) -> Iterator[Entry]:
    """Yield what Takeout says of a picture, or the title of an album.

    ``title`` is the name that the picture had: on disk it may be cut off or numbered.
    """
    if "photoTakenTime" not in record and "geoData" not in record:
        title = line(record, "title", "albumData.title")
        if title:
            yield Entry(post=PostFacts(title=Fact(title, Origin.SIDECAR, name)))
        return
    caption = prose(record, "description")
    people = [line(one, "name") for one in objects(record, "people")]
    photo = PhotoFacts(
        taken_at=_taken_at(record, name, zone),
        captions={language_of(caption): Fact(caption, Origin.SIDECAR, name)} if caption else {},
        favourite=Fact(value=True, origin=Origin.SIDECAR, reason=name)
        if record.get("favorited") is True
        else None,
        place=_place(record, name),
        people=tuple(
            NamedPerson(person, Origin.SIDECAR, reason=name)
            for person in dict.fromkeys(people)
            if person
        ),
    )
    yield Entry(media=line(record, "title"), photo=photo)


def _taken_at(record: Record, name: str, zone: str) -> Fact[str] | None:
    moment = read_moment(at(record, "photoTakenTime.timestamp"))
    if moment is None:
        return None
    try:
        local = moment.astimezone(zone_of(zone))
    except OverflowError:
        return None
    return Fact(local.isoformat(timespec="seconds"), Origin.SIDECAR, name)


def _place(record: Record, name: str) -> Fact[tuple[float, float]] | None:
    """Return where it was taken; Takeout writes 0, 0 for "nowhere"."""
    for field in ("geoData", "geoDataExif"):
        north, east = (_degrees(record, f"{field}.{axis}") for axis in ("latitude", "longitude"))
        if (north or east) and abs(north) <= 90 and abs(east) <= 180:
            return Fact((north, east), Origin.SIDECAR, name)
    return None


def _degrees(record: Record, path: str) -> float:
    value = at(record, path)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if abs(value) < MOST_DEGREES and math.isfinite(value) else 0.0
