"""Photos that stand behind another one: the same picture, kept, but not shown beside it.

A photo stands behind one other at most, and what has photos behind it stands behind none: what
is behind a photo that goes behind another goes there, too.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select

from gallery.library import duplicates
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, existing
from gallery.library.source_tables import same_pictures
from gallery.library.tables import photos, variants
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.variants import VariantKind


@dataclass(frozen=True, slots=True)
class Variant:
    """``photo_id`` stands behind ``kept_id``; ``position`` counts those there, from 1."""

    photo_id: int
    kind: VariantKind
    kept_id: int
    position: int = 1


def make(writer: Writer, kept_id: int, kinds: Mapping[int, VariantKind]) -> int:
    """Put photos behind another one, which is shown from now on wherever it stood before.

    What stood behind them goes with them, and pairs among all these are settled: nobody is
    asked again whether they are the same. Photos that are gone are passed over.

    Args:
        writer: the transaction.
        kept_id: the photo that is shown.
        kinds: the photos that go behind it, in order, and what each is of it.

    Returns:
        How many photos stand behind another one, or as another kind, than before.

    Raises:
        NotFound: the photo that is to be shown is not there.
        InvalidValue: it is among those that go behind it.
    """
    return make_all(writer, {kept_id: kinds})


def make_all(writer: Writer, groups: Mapping[int, Mapping[int, VariantKind]]) -> int:
    """Put photos behind others, for many pictures at once; see ``make``.

    Args:
        writer: the transaction.
        groups: what goes behind each photo that is shown; no photo is in two of them.

    Returns:
        As ``make``.

    Raises:
        NotFound: a photo that is to be shown is not there.
        InvalidValue: one is among those that go behind some photo.
    """
    named = {key: kept_id for kept_id, kinds in groups.items() for key in kinds}
    there = existing(writer.connection, photos, [*groups, *named])
    for kept_id in groups:
        if kept_id not in there:
            raise NotFound("photo", str(kept_id))
        if kept_id in named:
            raise InvalidValue("variant", str(kept_id), "of-itself")
    part(writer, groups)
    behind = of(writer.connection, named)
    theirs = (one for some in behind.values() for one in some)
    wanted = {one.photo_id: _Place(named[one.kept_id], one.kind) for one in theirs}
    for kept_id, kinds in groups.items():
        wanted |= {key: _Place(kept_id, kinds[key]) for key in kinds if key in there}
    changed = _put_behind(writer, wanted)
    _settle(writer, {key: place.kept_id for key, place in wanted.items()})
    return changed


def show(writer: Writer, photo_id: int, *, kind: VariantKind = VariantKind.DUPLICATE) -> int:
    """Show a photo in the place of the one that it stands behind, which goes behind it.

    Whatever else stood behind that one stands behind this one from now on.

    Args:
        writer: the transaction.
        photo_id: a photo that stands behind another; any other stays as it is.
        kind: what the one that was shown is of it.

    Returns:
        The photo that was shown until now; ``photo_id`` if that was this one already.

    Raises:
        NotFound: there is no such photo.
    """
    if photo_id not in existing(writer.connection, photos, [photo_id]):
        raise NotFound("photo", str(photo_id))
    before = kept(writer.connection, [photo_id]).get(photo_id, photo_id)
    if before != photo_id:
        make(writer, photo_id, {before: kind})
    return before


def part(writer: Writer, photo_ids: Iterable[int]) -> int:
    """Let photos stand behind no other any more; return how many did."""
    return writer.delete(variants, _keys(photo_ids))


def of(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[Variant, ...]]:
    """Return what stands behind photos, in order; photos with nothing behind them are left out."""
    table = variants.c
    asked = select(variants).where(among(table.kept_id, photo_ids))
    found: dict[int, tuple[Variant, ...]] = {}
    for row in reader.execute(asked.order_by(table.kept_id, table.position, table.photo_id)):
        one = Variant(row.photo_id, VariantKind(row.kind), row.kept_id, row.position)
        found[row.kept_id] = (*found.get(row.kept_id, ()), one)
    return found


def kept(reader: Reader, photo_ids: Iterable[int]) -> dict[int, int]:
    """Return the photo that is shown for each that stands behind it; others are left out."""
    table = variants.c
    asked = select(table.photo_id, table.kept_id).where(among(table.photo_id, photo_ids))
    return {row.photo_id: row.kept_id for row in reader.execute(asked)}


def together(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return by photo all of its picture: the one that is shown first, then those behind it."""
    wanted = list(dict.fromkeys(photo_ids))
    shown = kept(reader, wanted)
    behind = of(reader, {shown.get(key, key) for key in wanted})
    return {
        key: (first, *(one.photo_id for one in behind.get(first, ())))
        for key in wanted
        for first in [shown.get(key, key)]
    }


def in_the_way(reader: Reader, coming: Mapping[int, int], going: Collection[int]) -> set[int]:
    """Return the variants that keep others from standing again where they stood before.

    Args:
        reader: the library.
        coming: photos that come to stand behind another, and behind which.
        going: photos that leave their places at the same time.
    """
    table = variants.c
    chained = or_(among(table.photo_id, coming.values()), among(table.kept_id, coming))
    found = set(reader.execute(select(table.photo_id).where(chained)).scalars())
    return found - {*coming, *going}


@dataclass(frozen=True, slots=True)
class _Place:
    kept_id: int
    kind: VariantKind


def _put_behind(writer: Writer, wanted: Mapping[int, _Place]) -> int:
    known = {row["photo_id"]: row for row in writer.rows(variants, _keys(wanted))}
    there = of(writer.connection, {place.kept_id for place in wanted.values()})
    last = {key: max(one.position for one in some) for key, some in there.items()}
    rows: dict[int, Row] = {}
    for key, place in wanted.items():
        if key in known and known[key]["kept_id"] == place.kept_id:
            position = known[key]["position"]
        else:
            position = last[place.kept_id] = last.get(place.kept_id, 0) + 1
        rows[key] = {"kept_id": place.kept_id, "kind": str(place.kind), "position": position}
    changed = writer.update(variants, _keys(known), [rows[key] for key in known])
    fresh = [{"photo_id": key} | row for key, row in rows.items() if key not in known]
    writer.insert(variants, fresh)
    return changed + len(fresh)


def _settle(writer: Writer, kept_ids: Mapping[int, int]) -> None:
    """Settle the pairs of photos that stand behind the same one, and those with that one."""
    pictures = {**kept_ids, **{key: key for key in kept_ids.values()}}
    table = same_pictures.c
    # By one end alone: asked for both, SQLite looks for each of the one beside each of the other.
    asked = select(table.photo_id, table.other_id).where(among(table.photo_id, pictures))
    pairs = writer.connection.execute(asked).all()
    duplicates.settle(
        writer, [(one, other) for one, other in pairs if pictures[one] == pictures.get(other)]
    )


def _keys(photo_ids: Iterable[int]) -> list[Row]:
    return [{"photo_id": key} for key in photo_ids]
