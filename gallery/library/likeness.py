"""Pairs of photos that show the same picture in another quality, marked to be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select, text, union

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.source_tables import same_pictures

SETTLED = "settled"
# Written out: with a parameter SQLite does not use the index of open pairs.
IS_OPEN = text("state = 'open'")


@dataclass(frozen=True, slots=True)
class SamePicture:
    """``photo_id`` came later and shows what ``other_id`` shows.

    ``distance`` is the number of bits in which their fingerprints differ; ``verdict`` how
    ``photo_id`` compares: better, lesser or equal.
    """

    photo_id: int
    other_id: int
    distance: int = 0
    verdict: str = "equal"


def mark(writer: Writer, pairs: Sequence[SamePicture]) -> int:
    """Mark pairs; one that is known, either way round, stays as it is. Return how many are new."""
    rows: dict[frozenset[int], Row] = {}
    for pair in pairs:
        key = frozenset({pair.photo_id, pair.other_id})
        if len(key) > 1:
            row = {"distance": pair.distance, "verdict": pair.verdict}
            rows.setdefault(key, {"photo_id": pair.photo_id, "other_id": pair.other_id} | row)
    turned = [{"photo_id": row["other_id"], "other_id": row["photo_id"]} for row in rows.values()]
    there = writer.rows(same_pictures, [*rows.values(), *turned])
    known = {frozenset({row["photo_id"], row["other_id"]}) for row in there}
    fresh = [row for key, row in rows.items() if key not in known]
    writer.insert(same_pictures, fresh)
    return len(fresh)


def settle(writer: Writer, pairs: Iterable[tuple[int, int]]) -> int:
    """Note that pairs (as marked) were looked at; return how many were open."""
    keys = [{"photo_id": photo_id, "other_id": other_id} for photo_id, other_id in pairs]
    return writer.update(same_pictures, keys, {"state": SETTLED})


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


def count(reader: Reader) -> int:
    """Return how many photos are in an open pair."""
    either = union(
        select(same_pictures.c.photo_id).where(IS_OPEN),
        select(same_pictures.c.other_id).where(IS_OPEN),
    )
    return reader.execute(select(func.count()).select_from(either.subquery())).scalar_one()
