"""Pairs of photos that show the same picture, gathered to stars around the one in the middle.

In the middle is who has most pixels, of equals who came first. Sure pairs are followed for as
long as they lead anywhere; then a star takes from the middle what is near, and what is left
makes stars of its own: so a burst in which each frame is taken for the next one never becomes
one star from end to end. A *maybe* is followed nowhere: each pair belongs to the star around the
larger of its two photos. In the place of a photo that is surely a copy of a larger one stands that
one: ten copies of a picture and a mirrored one make one star, not ten.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from gallery.library.connections import Reader
from gallery.library.hiding import HIDDEN, LISTED
from gallery.library.keys import in_pieces
from gallery.model.variants import Relation

REACH = 2  # pairs between the middle and any other photo of a star
SCANNED_AT_ONCE = 200  # photos that are in a pair

NEWEST = """SELECT DISTINCT photo_id FROM same_pictures INDEXED BY {index}
    WHERE {where} AND photo_id <= ? ORDER BY photo_id DESC LIMIT ?"""
# Its steps go by the indexes of either end; nothing but the pairs of its photos is read.
FAMILY = """WITH RECURSIVE family(id) AS (
    SELECT ? UNION
    SELECT other_id FROM family CROSS JOIN same_pictures INDEXED BY {index}
        ON photo_id = family.id AND {where} UNION
    SELECT photo_id FROM family CROSS JOIN same_pictures INDEXED BY same_pictures_other
        ON other_id = family.id AND {where})
    SELECT id FROM family"""
BY_PHOTO = f"""SELECT photo_id, other_id, relation FROM same_pictures INDEXED BY {{index}}
    WHERE {{where}} AND photo_id {LISTED}"""
BY_OTHER = f"""SELECT photo_id, other_id, relation FROM same_pictures
    INDEXED BY same_pictures_other WHERE {{where}} AND other_id {LISTED}"""
SHOWN = f"SELECT id, pixels FROM photos WHERE id {LISTED} AND hidden = 0"
ALL_PAIRS = f"""SELECT photo_id, other_id FROM same_pictures INDEXED BY {{index}}
    WHERE {{where}} AND photo_id NOT {HIDDEN} AND other_id NOT {HIDDEN}"""


@dataclass(frozen=True, slots=True)
class Star:
    """Photos around one in the middle.

    Attributes:
        newest: the newest photo of its pairs; of stars the one with the greatest comes first.
        number: tells it from others with the same newest photo, greatest first, too.
        relations: how each photo lies in the one in the middle, which comes first.
    """

    newest: int
    number: int
    relations: Mapping[int, Relation]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which pairs are looked at: a condition, the index that holds no others, whether they chain.

    The states and relations are written out: with a parameter SQLite uses no partial index.
    """

    where: str
    index: str
    chain: bool

    def asking(self, question: str) -> str:
        """Return a question about these pairs."""
        return question.format(where=self.where, index=self.index)


_Row = tuple[int, int, Relation]
SURE = Pairs("state = 'open' AND relation = 'same'", "same_pictures_open", chain=True)
# A group that was put off was one group, whatever its pairs were.
PUT_OFF = Pairs("state = 'later'", "same_pictures_later", chain=True)


def unsure(relation: Relation | None = None) -> Pairs:
    """Return the pairs that are only a maybe, all of them or those of one relation."""
    only = "" if relation is None else f" AND relation = '{relation.value}'"
    where = f"state = 'open' AND relation != 'same'{only}"
    return Pairs(where, "same_pictures_maybe", chain=False)


def stars(reader: Reader, pairs: Pairs, *, newest: int | None = None) -> Iterator[Star]:
    """Give stars, those with the newest photos first.

    Args:
        reader: a reader; what is read goes on while stars are taken.
        pairs: which pairs.
        newest: the newest photo of the first star at most, None to begin at the beginning.
    """
    of_newest = _chained if pairs.chain else _around
    seen: set[int] = set()
    for photo_id in _scan(reader, pairs, newest):
        if photo_id not in seen:
            yield from of_newest(reader, pairs, photo_id, seen)


def count(reader: Reader, pairs: Pairs) -> int:
    """Return how many stars there are, but for those that a long chain is cut into.

    All pairs are read for it: half a second for 300,000 of them.
    """
    rows = [(one, other) for one, other in reader.exec_driver_sql(pairs.asking(ALL_PAIRS))]
    if not pairs.chain:
        return _count_middles(reader, rows)
    above: dict[int, int] = {}
    joined = 0
    for one, other in rows:
        top, bottom = _top(above, one), _top(above, other)
        if top != bottom:
            above[bottom] = top
            joined += 1
    return len(above) - joined


def _count_middles(reader: Reader, pairs: Iterable[tuple[int, int]]) -> int:
    middles: set[int] = set()
    for some in in_pieces(pairs):
        rows = [(one, other, Relation.CROPPED) for one, other in some]
        middles.update(_by_middle(rows, _Leaders(reader, _ends(rows))))
    return len(middles)


def relations_among(reader: Reader, photo_ids: Collection[int]) -> dict[frozenset[int], Relation]:
    """Return how photos lie in each other, by pair, as far as it is known, decided or not."""
    question = f"""SELECT photo_id, other_id, relation FROM same_pictures
        WHERE photo_id {LISTED} AND other_id {LISTED}"""
    rows = reader.exec_driver_sql(question, (listed(photo_ids),) * 2)
    return {frozenset((one, other)): Relation(relation) for one, other, relation in rows}


def _scan(reader: Reader, pairs: Pairs, newest: int | None) -> Iterator[int]:
    """Give the photos that came later in a pair, the newest first."""
    last = 2**62 if newest is None else newest
    while True:
        rows = reader.exec_driver_sql(pairs.asking(NEWEST), (last, SCANNED_AT_ONCE))
        found = rows.scalars().all()
        yield from found
        if len(found) < SCANNED_AT_ONCE:
            return
        last = found[-1] - 1


def _chained(reader: Reader, pairs: Pairs, newest: int, seen: set[int]) -> Iterator[Star]:
    """Give the stars of all photos that can be reached from one, if it is the newest of them."""
    family = reader.exec_driver_sql(pairs.asking(FAMILY), (newest,)).scalars().all()
    seen.update(family)
    rows = _read(reader, pairs, BY_PHOTO, family)
    if max(photo_id for photo_id, _, _ in rows) != newest:
        return  # it came with that one
    pixels = _pixels(reader, family)
    near: dict[int, dict[int, Relation]] = {}
    for one, other, relation in rows:
        if one in pixels and other in pixels:
            near.setdefault(one, {})[other] = relation
            near.setdefault(other, {})[one] = relation
    made = (Star(newest, max(found), found) for found in _stars_of(near, pixels))
    yield from sorted(made, key=lambda star: -star.number)


def _stars_of(
    near: Mapping[int, Mapping[int, Relation]], pixels: Mapping[int, int]
) -> Iterator[dict[int, Relation]]:
    """Cut what hangs together into stars; who is left alone waits until its others are decided."""
    left = set(near)
    for middle in sorted(near, key=lambda key: (-pixels[key], key)):
        if middle not in left:
            continue
        star = {middle: Relation.SAME}
        edge = [middle]
        for _ in range(REACH):
            edge = [key for one in edge for key in near[one] if key in left and key not in star]
            star |= {key: _relation(near, middle, key) for key in edge}
        left.difference_update(star)
        if len(star) > 1:
            yield star


def _relation(near: Mapping[int, Mapping[int, Relation]], middle: int, key: int) -> Relation:
    """Return how a photo lies in the middle, or in the one through which it belongs there."""
    through = near[key]
    return through[middle] if middle in through else max(through.values(), key=_doubt)


def _doubt(relation: Relation) -> bool:
    return not relation.is_sure


def _around(reader: Reader, pairs: Pairs, newest: int, seen: set[int]) -> Iterator[Star]:
    """Give the stars of which one photo is the newest, each around the larger of its pairs."""
    del seen  # a photo may be in several
    mine = _read(reader, pairs, BY_PHOTO, [newest])
    for middle in sorted(_by_middle(mine, _Leaders(reader, _ends(mine))), reverse=True):
        copies = _Leaders(reader, [middle]).near[middle]
        rows = _read(reader, pairs, BY_PHOTO, copies) + _read(reader, pairs, BY_OTHER, copies)
        leaders = _Leaders(reader, _ends(rows))
        found = _by_middle(rows, leaders)[middle]
        if max(photo_id for photo_id, _, _ in found) == newest:
            leaves: dict[int, Relation] = {}
            for one, other, how in sorted(found, key=leaders.are_both):
                ends = {leaders.of[one], leaders.of[other]} - {middle}
                leaves |= dict.fromkeys(ends, how)
            yield Star(newest, middle, {middle: Relation.SAME} | dict(sorted(leaves.items())))


class _Leaders:
    """Who stands in the place of photos: the largest that each is surely a copy of, or itself.

    Attributes:
        of: that one, by photo; hidden photos have none.
        near: all that a photo is surely a copy of, or that are of it, with itself.
        pixels: how many they have.
    """

    def __init__(self, reader: Reader, photo_ids: Collection[int]) -> None:
        rows = [
            *_read(reader, SURE, BY_PHOTO, photo_ids),
            *_read(reader, SURE, BY_OTHER, photo_ids),
        ]
        self.pixels = _pixels(reader, {*photo_ids, *_ends(rows)})
        self.near = {key: {key} for key in photo_ids if key in self.pixels}
        for one, other, _ in rows:
            if one in self.pixels and other in self.pixels:
                for key, its in ((one, other), (other, one)):
                    if key in self.near:
                        self.near[key].add(its)
        self.of = {key: min(near, key=self.order) for key, near in self.near.items()}

    def order(self, key: int) -> tuple[int, int]:
        """Sort the largest first, of equals who came first."""
        return -self.pixels[key], key

    def are_both(self, row: _Row) -> bool:
        """Whether both photos of a pair stand for themselves: it tells most about them."""
        one, other, _ = row
        return self.of[one] == one and self.of[other] == other


def _by_middle(rows: Iterable[_Row], leaders: _Leaders) -> dict[int, list[_Row]]:
    """Return pairs by the larger of those who stand for their photos; hidden ones are left out."""
    found: dict[int, list[_Row]] = {}
    for row in rows:
        ends = {leaders.of.get(key) for key in row[:2]} - {None}
        if len(ends) == 2 and all(key in leaders.of for key in row[:2]):
            middle = min((key for key in ends if key is not None), key=leaders.order)
            found.setdefault(middle, []).append(row)
    return found


def _read(reader: Reader, pairs: Pairs, question: str, photo_ids: Collection[int]) -> list[_Row]:
    rows = reader.exec_driver_sql(pairs.asking(question), (listed(photo_ids),))
    return [(one, other, Relation(relation)) for one, other, relation in rows]


def _pixels(reader: Reader, photo_ids: Collection[int]) -> dict[int, int]:
    """Return how many pixels photos have, of those in sight alone."""
    rows = reader.exec_driver_sql(SHOWN, (listed(photo_ids),))
    return {row[0]: row[1] for row in rows}


def _ends(rows: Iterable[_Row]) -> set[int]:
    return {key for one, other, _ in rows for key in (one, other)}


def _top(above: dict[int, int], key: int) -> int:
    """Return who stands for all that hang together with a photo; the way there gets shorter."""
    above.setdefault(key, key)
    while above[key] != key:
        above[key] = above[above[key]]
        key = above[key]
    return key


def listed(photo_ids: Iterable[int]) -> str:
    """Return photos as the parameter of ``LISTED``."""
    return json.dumps(list(photo_ids))
