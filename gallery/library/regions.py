"""Regions: where on a photo a person is; one rectangle a person and photo.

What the user takes off, moves or names anew stays as a row of its own with the origin
``TAKEN_OFF``, invisible, so that the file it came from cannot put it back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from gallery.library import namesakes
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.source_tables import regions
from gallery.library.tables import persons, photos
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import TRUST, Origin
from gallery.model.phrases import BearerKind
from gallery.model.region import Region

TAKEN_OFF = "taken-off"  # where others have an origin: the user's word that it is not there
SIDES = ("x", "y", "width", "height")
IS_THERE = regions.c.origin != TAKEN_OFF


def add(writer: Writer, placed: Mapping[int, Sequence[tuple[int | None, Region]]]) -> None:
    """Add what sources say, by photo: pairs of a person (None: nobody is named) and a rectangle.

    A person has one rectangle on a photo: a new one takes the old one's place, unless that
    came from a stronger source, or the user took it off. A rectangle that is there already is
    not added again.
    """
    there = _rows(writer.connection, among(regions.c.photo_id, placed))
    fresh: list[Row] = []
    for photo_id, pairs in placed.items():
        known = there.get(photo_id, [])
        for person_id, region in pairs:
            row = _row(photo_id, person_id, region)
            same = [old for old in known if _is_same(old, row)]
            strongest = max(same, key=_trust, default=None)
            if strongest is None:
                fresh.append(row)
                known = [*known, row]
            elif "id" in strongest and _trust(row) >= _trust(strongest):
                writer.update(regions, [{"id": strongest["id"]}], row)
    writer.insert(regions, fresh)


def place(writer: Writer, photo_id: int, region: Region, *, person_id: int | None = None) -> int:
    """Mark for the user where a person is, or somebody without a name; return the region's id.

    A person's new rectangle takes the old one's place.

    Raises:
        NotFound: there is no such photo.
        InvalidValue: nobody can be seen on so few pixels.
    """
    sides = _sides_on(writer.connection, photo_id, region)
    rows = _rows(writer.connection, regions.c.photo_id == photo_id).get(photo_id, [])
    for row in rows:
        if person_id is not None and row["person_id"] == person_id and _is_there(row):
            _change(writer, row, sides)
            return int(row["id"])
    row = sides | {"photo_id": photo_id, "person_id": person_id, "origin": str(Origin.USER)}
    (region_id,) = writer.insert(regions, [row])
    return region_id


def move(writer: Writer, region_id: int, region: Region) -> None:
    """Give a rectangle other sides for the user; raises NotFound or InvalidValue."""
    row = _one(writer.connection, region_id)
    _change(writer, row, _sides_on(writer.connection, row["photo_id"], region))


def name(writer: Writer, region_id: int, person_id: int | None) -> None:
    """Say for the user who is in a rectangle; raises NotFound.

    A person is in one place: another rectangle of that person stays, without a name.
    """
    row = _one(writer.connection, region_id)
    others = _rows(
        writer.connection,
        (regions.c.photo_id == row["photo_id"]) & (regions.c.person_id == person_id) & IS_THERE,
    )
    for other in others.get(row["photo_id"], []):
        if other["id"] != region_id:
            _change(writer, other, {"person_id": None})
    _change(writer, row, {"person_id": person_id})


def take_off(writer: Writer, region_ids: Iterable[int]) -> int:
    """Take rectangles off their photos for the user; return how many were there."""
    found = _rows(writer.connection, among(regions.c.id, region_ids) & IS_THERE)
    rows = [row for of_photo in found.values() for row in of_photo]
    own = [row["id"] for row in rows if row["origin"] == Origin.USER]
    others = [{"id": row["id"]} for row in rows if row["origin"] != Origin.USER]
    writer.update(regions, others, {"origin": TAKEN_OFF})
    _delete(writer, own)
    return len(rows)


def get(reader: Reader, region_id: int) -> tuple[int, Region]:
    """Return the photo of a region and the region.

    Raises:
        NotFound: there is none with this id.
    """
    photo_id = _one(reader, region_id)["photo_id"]
    shown = of_photos(reader, [photo_id])[photo_id]
    return photo_id, next(region for region in shown if region.id == region_id)


def of_photos(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[Region, ...]]:
    """Return the regions of photos, named as their persons are shown; photos without left out."""
    asked = among(regions.c.photo_id, photo_ids) & IS_THERE
    question = select(regions).where(asked).order_by(regions.c.photo_id, regions.c.id)
    found: dict[int, tuple[Region, ...]] = {}
    for photo_id, region in _regions(reader, question):
        found[photo_id] = (*found.get(photo_id, ()), region)
    return found


def best(reader: Reader, person_ids: Iterable[int]) -> dict[int, tuple[int, Region]]:
    """Return where each person is seen best: the photo and the rectangle on it.

    That is the rectangle on the cover that the user chose, else the one of most pixels on an
    undamaged photo; on none that stands behind another. Left out: who has none, and whose chosen
    cover has none.
    """
    ids = list(person_ids)
    covered = _cover_of(reader, ids)
    others = [key for key in ids if key not in covered]
    shown = [key for key in covered.values() if key is not None]
    question = select(regions).where(among(regions.c.id, [*shown, *_largest_of(reader, others)]))
    found = _regions(reader, question)
    return {
        region.person_id: (photo_id, region)
        for photo_id, region in found
        if region.person_id is not None
    }


def _cover_of(reader: Reader, person_ids: Iterable[int]) -> dict[int, int | None]:
    """Return the rectangle on the cover of those who have a cover, None where it has none."""
    question = (
        select(persons.c.id, func.min(regions.c.id).filter(IS_THERE))
        .join(photos, (photos.c.id == persons.c.cover_id) & (photos.c.hidden == 0))
        .outerjoin(
            regions,
            (regions.c.photo_id == persons.c.cover_id) & (regions.c.person_id == persons.c.id),
        )
        .where(among(persons.c.id, person_ids))
        .group_by(persons.c.id)
    )
    return {row.id: row[1] for row in reader.execute(question)}


def _largest_of(reader: Reader, person_ids: Iterable[int]) -> list[int]:
    """Return the rectangle of most pixels of each person.

    The id beside a maximum is that of its row, says SQLite; to rank all rows takes four times
    as long (of one person on 50,000 photos 70 against 300 ms).
    """
    pixels = regions.c.width * photos.c.width * regions.c.height * photos.c.height
    question = (
        select(regions.c.id, func.max(pixels))
        .join(photos, photos.c.id == regions.c.photo_id)
        .where(among(regions.c.person_id, person_ids), IS_THERE)
        .where(photos.c.damaged == "", photos.c.hidden == 0)
        .group_by(regions.c.person_id)
    )
    return list(reader.execute(question).scalars())


def persons_on(
    reader: Reader, photo_ids: Iterable[int], person_ids: Iterable[int]
) -> set[tuple[int, int]]:
    """Return pairs of photo and person where one of these persons has a rectangle."""
    question = select(regions.c.photo_id, regions.c.person_id).where(
        among(regions.c.photo_id, photo_ids), among(regions.c.person_id, person_ids)
    )
    return {(row.photo_id, row.person_id) for row in reader.execute(question)}


def remove(writer: Writer, pairs: Iterable[tuple[int, int]]) -> int:
    """Take the rectangles of persons off photos: pairs of photo and person; return how many."""
    wanted = set(pairs)
    photo_ids = {photo_id for photo_id, _ in wanted}
    question = select(regions).where(among(regions.c.photo_id, photo_ids))
    rows = writer.connection.execute(question).all()
    return _delete(writer, [row.id for row in rows if (row.photo_id, row.person_id) in wanted])


def give(
    writer: Writer,
    from_ids: Sequence[int],
    into_id: int,
    *,
    photo_ids: Iterable[int] | None = None,
) -> None:
    """Give persons' rectangles to another one, on all photos or these: one a photo, the surest.

    Of equally sure ones that of who stays is kept.
    """
    about = among(regions.c.person_id, [into_id, *from_ids])
    if photo_ids is not None:
        about &= among(regions.c.photo_id, photo_ids)
    rows: list[Row] = []
    gone: list[int] = []
    for of_photo in _rows(writer.connection, about).values():
        there = [row for row in of_photo if _is_there(row)]
        there.sort(key=lambda row: (_trust(row), row["person_id"] == into_id), reverse=True)
        gone += [row["id"] for row in there[1:]]
        rows += [*there[:1], *(row for row in of_photo if not _is_there(row))]
    _delete(writer, gone)
    writer.update(regions, [{"id": row["id"]} for row in rows], {"person_id": into_id})


def remove_all_of(writer: Writer, person_id: int) -> int:
    """Take the rectangles of a person off all photos (before the person goes)."""
    question = select(regions.c.id).where(regions.c.person_id == person_id)
    return _delete(writer, writer.connection.execute(question).scalars().all())


def _change(writer: Writer, row: Row, values: Row) -> None:
    """Change a row for the user; what another source said is remembered as taken off."""
    if all(row[column] == value for column, value in values.items()):
        return
    if row["origin"] != Origin.USER:
        before = {column: value for column, value in row.items() if column != "id"}
        writer.insert(regions, [before | {"origin": TAKEN_OFF}])
    writer.update(regions, [{"id": row["id"]}], values | {"origin": str(Origin.USER)})


def _delete(writer: Writer, ids: Sequence[int]) -> int:
    return writer.delete(regions, [{"id": key} for key in ids])


def _one(reader: Reader, region_id: int) -> Row:
    found = reader.execute(select(regions).where(regions.c.id == region_id, IS_THERE)).first()
    if found is None:
        raise NotFound("region", str(region_id))
    return dict(found._mapping)


def _rows(reader: Reader, condition: ColumnElement[bool]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in reader.execute(select(regions).where(condition).order_by(regions.c.id)):
        found.setdefault(row.photo_id, []).append(dict(row._mapping))
    return found


def _sides_on(reader: Reader, photo_id: int, region: Region) -> Row:
    """Return the sides of a rectangle, none of it outside the photo."""
    size = select(photos.c.width, photos.c.height).where(photos.c.id == photo_id)
    photo = reader.execute(size).first()
    if photo is None:
        raise NotFound("photo", str(photo_id))
    kept = region.inside()
    if not kept.is_seen(photo.width, photo.height):
        pixels = f"{kept.width * photo.width:.0f} × {kept.height * photo.height:.0f}"
        raise InvalidValue("region", pixels, "too-small")
    return {side: getattr(kept, side) for side in SIDES}


def _row(photo_id: int, person_id: int | None, region: Region) -> Row:
    sides = {side: getattr(region, side) for side in SIDES}
    return {"photo_id": photo_id, "person_id": person_id, "origin": str(region.origin)} | sides


def _regions(reader: Reader, question: Select[Any]) -> Iterator[tuple[int, Region]]:
    """Give rows with their photos; who shares a name with somebody is told apart."""
    rows = reader.execute(question).all()
    people = {row.person_id for row in rows} - {None}
    known = namesakes.shown(reader, BearerKind.PERSON, people)
    for row in rows:
        name = known[row.person_id].shown if row.person_id in known else ""
        said = (name, Origin(row.origin), row.id, row.person_id)
        yield row.photo_id, Region(row.x, row.y, row.width, row.height, *said)


def _is_there(row: Row) -> bool:
    return bool(row["origin"] != TAKEN_OFF)


def _trust(row: Row) -> int:
    return TRUST[Origin.USER if row["origin"] == TAKEN_OFF else Origin(row["origin"])]


def _is_same(old: Row, new: Row) -> bool:
    """Whether two rows are the rectangle of one person, or the same one of nobody."""
    if new["person_id"] is not None:
        return bool(old["person_id"] == new["person_id"])
    return old["person_id"] is None and all(old[side] == new[side] for side in SIDES)
