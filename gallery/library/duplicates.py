"""Pairs of photos that show the same picture in another quality, marked to be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, exists, func, literal_column, or_, select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, existing
from gallery.library.source_tables import same_pictures
from gallery.library.tables import files, photos

BETTER, LESSER, EQUAL = "better", "lesser", "equal"
TURNED = {BETTER: LESSER, LESSER: BETTER, EQUAL: EQUAL}
SETTLED = "settled"
# Written out: with a parameter SQLite does not use the index of open pairs.
OPEN: ColumnElement[str] = literal_column("'open'", Text)
IS_OPEN = same_pictures.c.state == OPEN


@dataclass(frozen=True, slots=True)
class SamePicture:
    """``photo_id`` came later and shows what ``other_id`` shows.

    ``distance`` is the number of bits in which their fingerprints differ; ``verdict`` how
    ``photo_id`` compares: better, lesser or equal.
    """

    photo_id: int
    other_id: int
    distance: int = 0
    verdict: str = EQUAL


@dataclass(frozen=True, slots=True)
class Twin:
    """A photo that shows what another one shows.

    ``verdict`` says how this one, ``photo_id``, compares with the one that was asked about:
    better, lesser or equal; ``width`` and ``height`` are its own, upright, in pixels; ``name``
    is that of its first file. ``pair`` is what ``settle`` wants to know.
    """

    photo_id: int
    verdict: str
    distance: int
    width: int
    height: int
    name: str
    pair: tuple[int, int]


def mark(writer: Writer, pairs: Sequence[SamePicture]) -> int:
    """Mark pairs; one that is known, either way round, stays as it is.

    Pairs of photos that are gone are left out.

    Returns:
        How many are new.
    """
    named = {photo_id for pair in pairs for photo_id in (pair.photo_id, pair.other_id)}
    there = existing(writer.connection, photos, named)
    rows: dict[frozenset[int], Row] = {}
    for pair in pairs:
        key = frozenset({pair.photo_id, pair.other_id})
        if len(key) > 1 and key <= there:
            row = {"distance": pair.distance, "verdict": pair.verdict}
            rows.setdefault(key, {"photo_id": pair.photo_id, "other_id": pair.other_id} | row)
    marked = writer.rows(same_pictures, _either_way(tuple(sorted(key)) for key in rows))
    known = {frozenset({row["photo_id"], row["other_id"]}) for row in marked}
    fresh = [row for key, row in rows.items() if key not in known]
    writer.insert(same_pictures, fresh)
    return len(fresh)


def settle(writer: Writer, pairs: Iterable[tuple[int, int]]) -> int:
    """Note that pairs, named either way round, were looked at; return how many were open."""
    return writer.update(same_pictures, _either_way(pairs), {"state": SETTLED})


def of_photos(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[SamePicture, ...]]:
    """Return the open pairs that photos are in, by photo; photos in none are left out."""
    wanted = set(photo_ids)
    either = or_(among(same_pictures.c.photo_id, wanted), among(same_pictures.c.other_id, wanted))
    question = select(same_pictures).where(either, IS_OPEN)
    found: dict[int, tuple[SamePicture, ...]] = {}
    for row in reader.execute(
        question.order_by(same_pictures.c.photo_id, same_pictures.c.other_id)
    ):
        pair = SamePicture(row.photo_id, row.other_id, row.distance, row.verdict)
        for photo_id in {row.photo_id, row.other_id} & wanted:
            found[photo_id] = (*found.get(photo_id, ()), pair)
    return found


def twins(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[Twin, ...]]:
    """Return what shows the same as photos, by photo, the largest first; others are left out."""
    pairs = of_photos(reader, photo_ids)
    others = {pair.photo_id for found in pairs.values() for pair in found}
    others |= {pair.other_id for found in pairs.values() for pair in found}
    columns = photos.c.id, photos.c.width, photos.c.height
    sizes = {
        row.id: (row.width, row.height)
        for row in reader.execute(select(*columns).where(among(photos.c.id, others)))
    }
    named = select(files.c.photo_id, files.c.name).where(among(files.c.photo_id, others))
    names = {row.photo_id: row.name for row in reader.execute(named.order_by(files.c.id.desc()))}
    found = {}
    for photo_id, marked in pairs.items():
        made = (_twin(photo_id, pair, sizes, names) for pair in marked)
        found[photo_id] = tuple(sorted(made, key=lambda one: -one.width * one.height))
    return found


def count(reader: Reader) -> int:
    """Return how many photos are in an open pair.

    Read off two indices in their order; a union would sort the photos first.
    """
    later, other = same_pictures.alias(), same_pictures.alias()
    came_later = select(later.c.photo_id).where(later.c.state == OPEN).distinct().subquery()
    others = select(other.c.other_id).where(other.c.state == OPEN).distinct().subquery()
    both = exists().where(later.c.photo_id == others.c.other_id, later.c.state == OPEN)
    question = select(
        select(func.count()).select_from(came_later).scalar_subquery()
        + select(func.count()).select_from(others).where(~both).scalar_subquery()
    )
    return int(reader.execute(question).scalar_one())


def _either_way(pairs: Iterable[tuple[int, ...]]) -> list[Row]:
    keys = [{"photo_id": one, "other_id": other} for one, other in pairs]
    return [*keys, *({"photo_id": k["other_id"], "other_id": k["photo_id"]} for k in keys)]


def _twin(
    photo_id: int,
    pair: SamePicture,
    sizes: dict[int, tuple[int, int]],
    names: dict[int, str],
) -> Twin:
    is_later = pair.photo_id == photo_id
    other = pair.other_id if is_later else pair.photo_id
    verdict = TURNED.get(pair.verdict, EQUAL) if is_later else pair.verdict
    width, height = sizes.get(other, (0, 0))
    place = (pair.photo_id, pair.other_id)
    return Twin(other, verdict, pair.distance, width, height, names.get(other, ""), place)
