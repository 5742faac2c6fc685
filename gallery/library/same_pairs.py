"""What becomes of the pairs of photos that show the same picture when it is decided on them."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from sqlalchemy import or_, select

from gallery.library import duplicates
from gallery.library.connections import Reader
from gallery.library.duplicates import LATER, OPEN, SETTLED, SamePicture
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, in_pieces
from gallery.library.source_tables import same_pictures
from gallery.library.tables import variants
from gallery.model.variants import Relation

Pair = tuple[int, int]


def inherit(writer: Writer, heirs: Mapping[int, int]) -> None:
    """Let photos that are kept be the same as what others, which go, were found to be the same as.

    What is known of two photos stays as it is, and so what was settled once is not asked again.

    Args:
        writer: the transaction.
        heirs: the photo that is kept, for each that goes or goes out of sight.
    """
    known = _known(writer.connection, heirs)
    moved: dict[frozenset[int], SamePicture] = {}
    states: dict[frozenset[int], str] = {}
    for row in known:
        if row["state"] == SETTLED:
            continue
        ends = [heirs.get(row[name], row[name]) for name in ("photo_id", "other_id")]
        if len(set(ends)) == 2:
            key = frozenset(ends)
            relation = _through(known, heirs, row)
            pair = SamePicture(max(ends), min(ends), row["distance"], relation=relation)
            if key not in moved or relation.is_sure:
                moved[key] = pair
            states.setdefault(key, row["state"])
    duplicates.mark(writer, duplicates.compared(writer.connection, moved.values()))
    put_off = [tuple(key) for key in moved if states[key] == LATER]
    duplicates.put_off(writer, [(one, other) for one, other in put_off])
    gone = [row for row in known if row["state"] != SETTLED]
    duplicates.settle(writer, [(row["photo_id"], row["other_id"]) for row in gone])


def inherit_unheard(writer: Writer, photo_ids: Iterable[int]) -> None:
    """Let photos that are kept inherit what is not settled of those that stand behind them again.

    While a decision was undone, more may have been found to be the same as what it hides.
    """
    pairs, behind = same_pictures.c, variants.c
    for some in in_pieces(photo_ids):
        asked = select(behind.photo_id, behind.kept_id).where(among(behind.photo_id, some))
        heirs = {row.photo_id: row.kept_id for row in writer.connection.execute(asked)}
        unheard: set[int] = set()
        for end in (pairs.photo_id, pairs.other_id):
            left = select(end).where(among(end, heirs), pairs.state != SETTLED)
            unheard.update(writer.connection.execute(left).scalars())
        inherit(writer, {key: heirs[key] for key in unheard})


def forget_open(writer: Writer, photo_ids: Iterable[int]) -> None:
    """Forget the pairs of photos which are about to go that nobody spoke of."""
    rows = _known(writer.connection, list(photo_ids))
    writer.delete(same_pictures, [row for row in rows if row["state"] == OPEN])


def set_apart(writer: Writer, photo_ids: Iterable[int], others: Iterable[int]) -> None:
    """Remember that photos show other pictures than these, and each another than the next."""
    apart, family = list(dict.fromkeys(photo_ids)), set(others)
    pairs = [*combinations(apart, 2)]
    pairs += [(one, other) for one in apart for other in sorted(family.difference(apart))]
    duplicates.mark(writer, [SamePicture(max(pair), min(pair)) for pair in pairs])
    duplicates.settle(writer, pairs)


def put_off(writer: Writer, photo_ids: Iterable[int], others: Iterable[int]) -> None:
    """Leave what is open between some photos, and between these and others, for later."""
    waiting = list(dict.fromkeys(photo_ids))
    pairs = [*combinations(waiting, 2), *((one, other) for one in waiting for other in others)]
    duplicates.put_off(writer, pairs)


def _known(reader: Reader, photo_ids: Collection[int]) -> list[Row]:
    either = or_(
        among(same_pictures.c.photo_id, photo_ids), among(same_pictures.c.other_id, photo_ids)
    )
    return [dict(row._mapping) for row in reader.execute(select(same_pictures).where(either))]


def _through(known: Iterable[Row], heirs: Mapping[int, int], row: Row) -> Relation:
    """Return how a pair of those that are kept is related: surely only if every step is."""
    steps = {(end, heirs[end]) for end in (row["photo_id"], row["other_id"]) if end in heirs}
    ways = {(one["photo_id"], one["other_id"]): Relation(one["relation"]) for one in known}
    doubts = [
        relation
        for step in steps
        for relation in (ways.get(step), ways.get(step[::-1]))
        if relation is not None and not relation.is_sure
    ]
    own = Relation(row["relation"])
    return own if not own.is_sure or not doubts else doubts[0]
