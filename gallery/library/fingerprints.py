"""Prints of pictures in the thumbnail store, and which of them are near to those of one.

The 63 bits of a key are dealt out to three bands of 21. Two keys that differ in six bits differ
in at most two of one of their bands: so every band of every kind is listed by its value, and a
question looks up each band as it is and with one or two of its bits turned, 276 places for six
bits. Neighbouring bits lie in different bands: above a white sky half of a million pictures
would stand in one place otherwise.

What is put is listed later, all of a run at once and place by place in their order: one by one
every picture would touch 21 pages of the disk.

Beside each stands for which photo it was compared with all others: a photo that comes again
has another id, and is compared again. All of this is a cache: tables of another ``VERSION``
are left alone until somebody has time to drop them (``drop_older``).
"""

import heapq
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations

from gallery.images.prints import JOINS, NOTHING, VERSION, Join, Kind, Print, Prints

BANDS = 3
BAND_BITS = 21
BITS = BANDS * BAND_BITS
BAND = (1 << BAND_BITS) - 1
FARTHEST = 8  # bits; with nine, three bits of every band may differ
MOST_READ = 2_000  # pictures that one question reads: of ten thousand frames of one film
MOST_NEAR = 500  # pictures that are near enough to be told

LAYOUT = 2  # of these tables
PRINTS, PLACES = f"prints_{LAYOUT}_{VERSION}", f"places_{LAYOUT}_{VERSION}"
FIRST_TABLE = "fingerprints"  # of the first version, which had no number
COLUMNS = tuple(f"{part}_{kind.value}" for kind in Kind for part in ("key", "check"))
NAMED = ", ".join(COLUMNS)
SCHEMA = (
    # An id never comes again: what is listed of a picture that was removed leads nowhere.
    f"""CREATE TABLE IF NOT EXISTS {PRINTS} (
        id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE,
        compared INTEGER NOT NULL DEFAULT 0, listed INTEGER NOT NULL DEFAULT 0,
        {", ".join(f"{name} INTEGER NOT NULL" for name in COLUMNS)})""",
    f"CREATE INDEX IF NOT EXISTS {PRINTS}_compared ON {PRINTS} (compared)",
    f"CREATE INDEX IF NOT EXISTS {PRINTS}_unlisted ON {PRINTS} (id) WHERE listed = 0",
    # With the key: what stands at one place is read in one go, and nearly all of it is far.
    f"""CREATE TABLE IF NOT EXISTS {PLACES} (
        place INTEGER NOT NULL, id INTEGER NOT NULL, key INTEGER NOT NULL,
        PRIMARY KEY (place, id)) WITHOUT ROWID""",
)
PUT = f"""INSERT INTO {PRINTS} (digest, {NAMED}) VALUES (?{", ?" * len(COLUMNS)})
    ON CONFLICT (digest) DO UPDATE SET listed = 0,
    {", ".join(f"{name} = excluded.{name}" for name in COLUMNS)}"""
AMONG = "IN (SELECT value FROM json_each(?))"
PAGE = 5_000  # pictures read at once
COMPARED = f"""SELECT json_group_array(compared), max(compared)
    FROM (SELECT compared FROM {PRINTS} WHERE compared > ? ORDER BY compared LIMIT ?)"""
# In the order asked: the bands as they are come first, should there be too many.
NEAR = f"""SELECT {PLACES}.id, {PLACES}.key FROM json_each(?) AS asked
    CROSS JOIN {PLACES} ON {PLACES}.place = asked.value LIMIT {MOST_READ}"""
CHECKED = f"SELECT id, key_{{kind}}, check_{{kind}} FROM {PRINTS} WHERE id {AMONG}"
LIST = f"""INSERT OR REPLACE INTO {PLACES}
    SELECT ? | ((key_{{kind}} >> ?) & {BAND}), id, key_{{kind}} FROM {PRINTS}
    WHERE listed = 0 AND id <= ? AND key_{{kind}} != {NOTHING} ORDER BY 1, 2"""
LISTED = f"""UPDATE {PRINTS} SET listed = 1 WHERE listed = 0 AND id <= ?
    AND id < (SELECT min(id) FROM {PRINTS} WHERE listed = 0) + ?"""
LISTED_AT_ONCE = 50_000
STEPS = tuple((kind, band) for kind in Kind for band in range(BANDS))


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """How near two pictures are by their prints; the nearest sort first.

    ``only_maybe``: they did not meet by prints of what may be the same picture. ``distance``:
    in how many bits their keys differ.
    """

    only_maybe: bool
    distance: int


def prepare(store: sqlite3.Connection) -> None:
    """Make the tables and their indexes where they are missing."""
    for statement in SCHEMA:
        store.execute(statement)


def drop_older(store: sqlite3.Connection) -> None:
    """Drop the tables of other versions; that of a million pictures takes a second."""
    found = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in found:
        is_ours = name == FIRST_TABLE or name.startswith(("prints_", "places_"))
        if is_ours and name not in (PRINTS, PLACES):
            store.execute(f"DROP TABLE {name}")


def clear(store: sqlite3.Connection) -> None:
    """Forget all prints."""
    store.execute(f"DELETE FROM {PRINTS}")
    store.execute(f"DELETE FROM {PLACES}")


def remove(store: sqlite3.Connection, digests: Sequence[str]) -> None:
    """Forget the prints of some pictures."""
    store.execute(f"DELETE FROM {PRINTS} WHERE digest {AMONG}", [json.dumps(list(digests))])


def put_many(store: sqlite3.Connection, given: Mapping[str, Prints]) -> None:
    """Keep prints by digest; ``near`` finds them when they are listed."""
    store.executemany(PUT, [(digest, *_values(prints)) for digest, prints in given.items()])


def get_many(store: sqlite3.Connection, digests: Sequence[str]) -> dict[str, Prints]:
    """Return the prints that are known, by digest."""
    question = f"SELECT digest, {NAMED} FROM {PRINTS} WHERE digest {AMONG}"
    found = store.execute(question, [json.dumps(list(digests))])
    return {digest: _prints(values) for digest, *values in found}


def known(store: sqlite3.Connection, digests: Sequence[str]) -> dict[str, int]:
    """Return the ids of the prints of some digests; what has none is left out."""
    question = f"SELECT digest, id FROM {PRINTS} WHERE digest {AMONG}"
    return dict(store.execute(question, [json.dumps(list(digests))]).fetchall())


def digests_of(store: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the digests of prints by their ids."""
    question = f"SELECT id, digest FROM {PRINTS} WHERE id {AMONG}"
    return dict(store.execute(question, [json.dumps(list(ids))]).fetchall())


def behind(store: sqlite3.Connection, after: int) -> list[tuple[int, ...]]:
    """Return some thousand prints, those behind id ``after``, by their ids.

    Each is an id, then key and check of each kind; the bits of the keys lie as they are stored.
    """
    question = f"SELECT id, {NAMED} FROM {PRINTS} WHERE id > ? ORDER BY id LIMIT {PAGE}"
    return store.execute(question, [after]).fetchall()


def count(store: sqlite3.Connection) -> int:
    """Return how many pictures have prints."""
    number: int = store.execute(f"SELECT count(*) FROM {PRINTS}").fetchone()[0]
    return number


def set_compared(store: sqlite3.Connection, photo_ids: Mapping[str, int]) -> None:
    """Note which photos were compared with all others: ids by digest."""
    rows = [(photo_id, digest) for digest, photo_id in photo_ids.items()]
    store.executemany(f"UPDATE {PRINTS} SET compared = ? WHERE digest = ?", rows)


def forget_compared(store: sqlite3.Connection, photo_ids: Iterable[int]) -> None:
    """Note that photos were compared with no others: they are other pictures now."""
    question = f"UPDATE {PRINTS} SET compared = 0 WHERE compared {AMONG}"
    store.execute(question, [json.dumps([*photo_ids])])


def compared(store: sqlite3.Connection, digests: Sequence[str]) -> dict[str, int]:
    """Return for which photo each picture was compared with all others, 0 for none."""
    question = f"SELECT digest, compared FROM {PRINTS} WHERE digest {AMONG}"
    return dict(store.execute(question, [json.dumps(list(digests))]).fetchall())


def compared_photos(store: sqlite3.Connection) -> bytearray:
    """Return the photos that were compared with all others, as a mark at each id."""
    marks, last = bytearray(), 0
    while True:
        listed, last = store.execute(COMPARED, [last, PAGE]).fetchone()
        ids: list[int] = json.loads(listed)
        if not ids:
            return marks
        marks.extend(bytes(max(0, ids[-1] + 1 - len(marks))))
        for photo in ids:
            marks[photo] = 1


def last_unlisted(store: sqlite3.Connection) -> int:
    """Return the greatest id of prints that are not listed yet, 0 when all are."""
    question = f"SELECT coalesce(max(id), 0) FROM {PRINTS} WHERE listed = 0"
    last: int = store.execute(question).fetchone()[0]
    return last


def list_one(store: sqlite3.Connection, *, step: tuple[Kind, int], last: int) -> None:
    """List one band of one kind of all that is not listed yet, up to id ``last``."""
    kind, band = step
    base = _place(kind, band, 0)
    store.execute(LIST.format(kind=kind.value), [base, band * BAND_BITS, last])


def set_listed(store: sqlite3.Connection, *, last: int) -> bool:
    """Note of some prints that every band is listed; return whether there were any."""
    return store.execute(LISTED, [last, LISTED_AT_ONCE]).rowcount > 0


def near(
    store: sqlite3.Connection, prints: Prints, *, joins: Iterable[Join] = JOINS
) -> dict[str, Near]:
    """Return digests of listed pictures that may be related to one, and how near they are.

    Of more than ``MOST_NEAR`` the nearest.

    Raises:
        ValueError: a join asks for more than ``FARTHEST`` bits.
    """
    nearest: dict[int, Near] = {}
    for join in joins:
        for one, other in dict.fromkeys(((join.one, join.other), (join.other, join.one))):
            for key, distance in _met(store, prints.each[one], other, join):
                found = Near(not join.sure, distance)
                nearest[key] = min(found, nearest.get(key, found))
    told = heapq.nsmallest(MOST_NEAR, nearest, key=lambda key: (nearest[key], key))
    return {digest: nearest[key] for key, digest in digests_of(store, told).items()}


def question(key: int, kind: Kind, *, distance: int) -> tuple[str, list[str]]:
    """Return what asks for everything whose key of a kind may be near, with its values.

    Raises:
        ValueError: ``distance`` is not 0 to ``FARTHEST``.
    """
    spread = _spread(key)
    as_it_is = [_place(kind, band, (spread >> band * BAND_BITS) & BAND) for band in range(BANDS)]
    places = [as_it_is[band] ^ turned for turned, band in _asked(distance)]
    return NEAR, [json.dumps(places)]


def reaches(distance: int) -> tuple[int, ...]:
    """Return for each band how many of its bits may differ, -1 if it need not be asked.

    Keys that differ by more in every band differ in more than ``distance`` bits.

    Raises:
        ValueError: ``distance`` is not 0 to ``FARTHEST``.
    """
    if not 0 <= distance <= FARTHEST:
        raise ValueError(f"distance {distance}")
    shares, over = divmod(distance + 1, BANDS)
    return tuple(shares - (band >= over) for band in range(BANDS))


def turnings(reach: int) -> Iterator[int]:
    """Yield the bits of a band that are to be turned: none, each one, each two of them."""
    bits = [1 << bit for bit in range(BAND_BITS)]
    yield from (sum(some) for some in chain(*(combinations(bits, n) for n in range(reach + 1))))


@cache
def _asked(distance: int) -> tuple[tuple[int, int], ...]:
    """Return what is turned in which band, the fewest bits first."""
    asked = [
        (turned, band) for band, reach in enumerate(reaches(distance)) for turned in turnings(reach)
    ]
    return tuple(sorted(asked, key=lambda one: one[0].bit_count()))


def _met(
    store: sqlite3.Connection, one: Print, other: Kind, join: Join
) -> Iterator[tuple[int, int]]:
    if one.key == NOTHING:
        return
    spread = _spread(one.key)
    near = [
        number
        for number, key in store.execute(*question(one.key, other, distance=join.keys))
        if (spread ^ key).bit_count() <= join.keys
    ]
    if not near:
        return
    checked = CHECKED.format(kind=other.value)
    for number, key, check in store.execute(checked, [json.dumps(near)]):
        distance = (spread ^ key).bit_count()  # it may have another one since it was listed
        if distance <= join.keys and (one.check ^ check).bit_count() <= join.checks:
            yield number, distance


def _place(kind: Kind, band: int, value: int) -> int:
    return (kind.value * BANDS + band) << BAND_BITS | value


def _values(prints: Prints) -> list[int]:
    return [value for one in prints.each for value in (_spread(one.key), one.check)]


def _prints(values: Sequence[int]) -> Prints:
    pairs = zip(values[::2], values[1::2], strict=True)
    return Prints(tuple(Print(_gathered(key), check) for key, check in pairs))


def _spread(key: int) -> int:
    """Deal the bits of a key out to the bands."""
    bits = f"{key:0{BITS}b}"
    return int("".join(bits[band::BANDS] for band in range(BANDS)), 2)


def _gathered(spread: int) -> int:
    """Return the key that was dealt out."""
    bits = f"{spread:0{BITS}b}"
    bands = (bits[start : start + BAND_BITS] for start in range(0, BITS, BAND_BITS))
    return int("".join(chain(*zip(*bands, strict=True))), 2)
