"""Pairs of photos that show the same picture in another quality, marked to be looked at.

A pair says how one photo lies in the other. Only the same picture whole is sure; a *maybe* (it
is mirrored, cropped ...) is told to those who ask for it, and calls no photo a duplicate. A pair
that is put off (``later``) is as little asked about as one that is settled, until it is opened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Text, and_, literal_column, or_, select

from gallery.library.connections import Reader
from gallery.library.hiding import HIDDEN
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, existing
from gallery.library.source_tables import same_pictures
from gallery.library.tables import files, photos, variants
from gallery.model.quality import Quality, verdict
from gallery.model.variants import Relation, VariantKind

BETTER, LESSER, EQUAL = "better", "lesser", "equal"
TURNED = {BETTER: LESSER, LESSER: BETTER, EQUAL: EQUAL}
OPEN, LATER, SETTLED = "open", "later", "settled"
# Written out: with a parameter SQLite does not use the index of open pairs.
WRITTEN_OPEN: ColumnElement[str] = literal_column(f"'{OPEN}'", Text)
WRITTEN_SAME: ColumnElement[str] = literal_column(f"'{Relation.SAME}'", Text)
IS_OPEN = same_pictures.c.state == WRITTEN_OPEN
IS_SURE = and_(IS_OPEN, same_pictures.c.relation == WRITTEN_SAME)


# How what is like a variant is like the photo before it; like a plain copy it is the same.
DOUBTS = {
    VariantKind.CROP: Relation.CROPPED,
    VariantKind.EDIT: Relation.MARKED,
    VariantKind.OTHER: Relation.MARKED,
}
PAIR = f"state = '{OPEN}' AND relation = '{Relation.SAME}'"
IS_SHOWN = f"id NOT {HIDDEN}"
COUNT = f"""WITH
    came_later(id) AS (
        SELECT DISTINCT photo_id FROM same_pictures INDEXED BY same_pictures_open WHERE {PAIR}),
    others(id) AS (
        SELECT DISTINCT other_id FROM same_pictures INDEXED BY same_pictures_other WHERE {PAIR})
    SELECT (SELECT count(*) FROM came_later WHERE {IS_SHOWN})
    + (SELECT count(*) FROM others WHERE {IS_SHOWN} AND NOT EXISTS (
        SELECT 1 FROM same_pictures WHERE photo_id = others.id AND {PAIR}))"""


@dataclass(frozen=True, slots=True)
class SamePicture:
    """``photo_id`` came later and shows what ``other_id`` shows.

    ``distance`` is the number of bits in which their fingerprints differ; ``verdict`` how
    ``photo_id`` compares: better, lesser or equal; ``relation`` how one lies in the other.
    """

    photo_id: int
    other_id: int
    distance: int = 0
    verdict: str = EQUAL
    relation: Relation = Relation.SAME

    @property
    def ends(self) -> tuple[int, int]:
        """Both photos."""
        return self.photo_id, self.other_id


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

    Pairs of photos that are gone are left out. In the place of one that stands behind another
    that one is marked: what is out of sight waits for no decision.

    Returns:
        How many are new.
    """
    pairs = _in_sight(writer.connection, pairs)
    named = {photo_id for pair in pairs for photo_id in (pair.photo_id, pair.other_id)}
    there = existing(writer.connection, photos, named)
    rows: dict[frozenset[int], Row] = {}
    for pair in pairs:
        key = frozenset({pair.photo_id, pair.other_id})
        if len(key) > 1 and key <= there:
            row = {
                "distance": pair.distance,
                "verdict": pair.verdict,
                "relation": str(pair.relation),
            }
            rows.setdefault(key, {"photo_id": pair.photo_id, "other_id": pair.other_id} | row)
    marked = writer.rows(same_pictures, _either_way(tuple(sorted(key)) for key in rows))
    known = {frozenset({row["photo_id"], row["other_id"]}) for row in marked}
    fresh = [row for key, row in rows.items() if key not in known]
    writer.insert(same_pictures, fresh)
    return len(fresh)


def compared(reader: Reader, pairs: Iterable[SamePicture]) -> list[SamePicture]:
    """Return pairs with how their photos compare now; those of photos that are gone left out."""
    some = list(pairs)
    ids = {key for pair in some for key in (pair.photo_id, pair.other_id)}
    columns = photos.c.id, photos.c.width, photos.c.height, photos.c.bytes, photos.c.format
    rows = reader.execute(select(*columns).where(among(photos.c.id, ids)))
    known = {row.id: Quality(row.width, row.height, row.bytes, row.format) for row in rows}
    return [
        replace(pair, verdict=str(verdict(known[pair.photo_id], known[pair.other_id])))
        for pair in some
        if pair.photo_id in known and pair.other_id in known
    ]


def settle(writer: Writer, pairs: Iterable[tuple[int, int]]) -> int:
    """Note that pairs, named either way round, were looked at; return how many were open."""
    return writer.update(same_pictures, _either_way(pairs), {"state": SETTLED})


def put_off(writer: Writer, pairs: Iterable[tuple[int, int]]) -> int:
    """Leave open pairs, named either way round, for later; return how many were open."""
    return _let(writer, pairs, OPEN, LATER)


def take_up(writer: Writer, pairs: Iterable[tuple[int, int]]) -> int:
    """Open pairs that were left for later; return how many were."""
    return _let(writer, pairs, LATER, OPEN)


def of_photos(
    reader: Reader, photo_ids: Iterable[int], *, maybe: bool = False
) -> dict[int, tuple[SamePicture, ...]]:
    """Return the open pairs that photos are in, by photo; photos in none are left out.

    Args:
        reader: a reader.
        photo_ids: the photos.
        maybe: also those that are not sure.
    """
    wanted = set(photo_ids)
    either = or_(among(same_pictures.c.photo_id, wanted), among(same_pictures.c.other_id, wanted))
    question = select(same_pictures).where(either, IS_OPEN if maybe else IS_SURE)
    found: dict[int, tuple[SamePicture, ...]] = {}
    for row in reader.execute(
        question.order_by(same_pictures.c.photo_id, same_pictures.c.other_id)
    ):
        pair = SamePicture(
            row.photo_id, row.other_id, row.distance, row.verdict, Relation(row.relation)
        )
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
    """Return how many photos that are shown are in an open pair that is sure.

    Read off two indices in their order; a union would sort the photos first.
    """
    return int(reader.exec_driver_sql(COUNT).scalar_one())


def _in_sight(reader: Reader, pairs: Sequence[SamePicture]) -> list[SamePicture]:
    """Return pairs of photos that stand behind no other, in the place of those that do."""
    named = {key for pair in pairs for key in (pair.photo_id, pair.other_id)}
    table = variants.c
    asked = select(table.photo_id, table.kept_id, table.kind)
    found = reader.execute(asked.where(among(table.photo_id, named))).all()
    if not found:
        return list(pairs)
    kept = {row.photo_id: row.kept_id for row in found}
    doubts = {row.photo_id: DOUBTS.get(VariantKind(row.kind), Relation.SAME) for row in found}
    untouched = [pair for pair in pairs if kept.keys().isdisjoint(pair.ends)]
    moved: list[SamePicture] = []
    for pair in pairs:
        ends = {kept.get(key, key) for key in pair.ends}
        ways = [pair.relation, *(doubts.get(key, Relation.SAME) for key in pair.ends)]
        if len(ends) == 2 and not kept.keys().isdisjoint(pair.ends):
            way = next((one for one in ways if not one.is_sure), Relation.SAME)
            moved.append(SamePicture(max(ends), min(ends), pair.distance, relation=way))
    return untouched + compared(reader, moved)


def _let(writer: Writer, pairs: Iterable[tuple[int, int]], state: str, to: str) -> int:
    keys = _either_way(pairs)
    rows = [row for row in writer.rows(same_pictures, keys) if row["state"] == state]
    return writer.update(same_pictures, rows, {"state": to})


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
