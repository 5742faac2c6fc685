"""Regions: where on a photo a person is; one rectangle a person and photo."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.source_tables import regions
from gallery.library.tables import names
from gallery.model.facts import TRUST, Origin
from gallery.model.region import Region


def add(writer: Writer, placed: Mapping[int, Sequence[tuple[int | None, Region]]]) -> None:
    """Add regions by photo: pairs of a person (None: nobody is named) and a rectangle.

    A person has one rectangle on a photo: a new one takes the old one's place, unless that
    came from a stronger source. A rectangle that is there already is not added again.
    """
    there = _rows(writer.connection, placed)
    fresh: list[Row] = []
    for photo_id, pairs in placed.items():
        known = there.get(photo_id, [])
        for person_id, region in pairs:
            row = _row(photo_id, person_id, region)
            same = [old for old in known if _is_same(old, row)]
            if not same:
                fresh.append(row)
                known = [*known, row]
            elif "id" in same[0] and TRUST[region.origin] >= TRUST[Origin(same[0]["origin"])]:
                writer.update(regions, [{"id": same[0]["id"]}], row)
    writer.insert(regions, fresh)


def of_photos(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[Region, ...]]:
    """Return the regions of photos, named as their persons are shown; photos without left out."""
    question = (
        select(regions, names.c.text)
        .outerjoin(names, (names.c.person_id == regions.c.person_id) & (names.c.place == 0))
        .where(among(regions.c.photo_id, photo_ids))
        .order_by(regions.c.photo_id, regions.c.id)
    )
    found: dict[int, tuple[Region, ...]] = {}
    for row in reader.execute(question):
        region = Region(row.x, row.y, row.width, row.height, row.text or "", Origin(row.origin))
        found[row.photo_id] = (*found.get(row.photo_id, ()), region)
    return found


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


def remove_all_of(writer: Writer, person_id: int) -> int:
    """Take the rectangles of a person off all photos (before the person goes)."""
    question = select(regions.c.id).where(regions.c.person_id == person_id)
    return _delete(writer, writer.connection.execute(question).scalars().all())


def _delete(writer: Writer, ids: Sequence[int]) -> int:
    return writer.delete(regions, [{"id": key} for key in ids])


def _rows(reader: Reader, photo_ids: Iterable[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in reader.execute(select(regions).where(among(regions.c.photo_id, photo_ids))):
        found.setdefault(row.photo_id, []).append(dict(row._mapping))
    return found


def _row(photo_id: int, person_id: int | None, region: Region) -> Row:
    return {
        "photo_id": photo_id,
        "person_id": person_id,
        "x": region.x,
        "y": region.y,
        "width": region.width,
        "height": region.height,
        "origin": str(region.origin),
    }


def _is_same(old: Row, new: Row) -> bool:
    """Whether two rows are the rectangle of one person, or the same one of nobody."""
    if new["person_id"] is not None:
        return bool(old["person_id"] == new["person_id"])
    sides = ("x", "y", "width", "height")
    return old["person_id"] is None and all(old[side] == new[side] for side in sides)
