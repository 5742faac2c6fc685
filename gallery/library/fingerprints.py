"""Fingerprints of pictures in the thumbnail store, and which of them are near to one.

A fingerprint has 64 bits. Two that differ in at most six bits differ in at most one bit of one
of their four quarters: so each quarter has an index, and a question looks up each quarter as it
is and with each of its bits turned, 68 places in all. The indexes hold the whole fingerprint;
the table itself is only read for what is near indeed.

Beside each stands for which photo it was compared with all others: a photo that comes again
has another id, and is compared again.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

BITS = 64
QUARTER_BITS = 16
FARTHEST = 6  # bits; with seven, two bits of every quarter may differ
MASK = (1 << QUARTER_BITS) - 1
SHIFTS = tuple(range(0, BITS, QUARTER_BITS))
TABLE = """CREATE TABLE IF NOT EXISTS fingerprints (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, bits INTEGER NOT NULL,
    compared INTEGER NOT NULL DEFAULT 0)"""
QUARTER = "((bits >> {shift}) & 65535)"
INDEX = "CREATE INDEX IF NOT EXISTS fingerprints_{shift} ON fingerprints ({quarter}, bits)"
PUT = """INSERT INTO fingerprints (digest, bits) VALUES (?, ?)
    ON CONFLICT (digest) DO UPDATE SET bits = excluded.bits"""
PAGE = 5_000  # fingerprints read at once
COMPARED = """SELECT json_group_array(compared), max(id)
    FROM (SELECT id, compared FROM fingerprints WHERE id > ? ORDER BY id LIMIT ?)"""
AMONG = "digest IN (SELECT value FROM json_each(?))"


def prepare(store: sqlite3.Connection) -> None:
    """Make the table and its indexes where they are missing."""
    store.execute(TABLE)
    for shift in SHIFTS:
        store.execute(INDEX.format(shift=shift, quarter=QUARTER.format(shift=shift)))


def put_many(store: sqlite3.Connection, given: Mapping[str, int]) -> None:
    """Keep fingerprints by digest."""
    store.executemany(PUT, [(digest, _signed(bits)) for digest, bits in given.items()])


def get_many(store: sqlite3.Connection, digests: Sequence[str]) -> dict[str, int]:
    """Return the fingerprints that are known, by digest."""
    question = f"SELECT digest, bits FROM fingerprints WHERE {AMONG}"
    found = store.execute(question, [json.dumps(list(digests))])
    return {digest: _unsigned(bits) for digest, bits in found}


def set_compared(store: sqlite3.Connection, photo_ids: Mapping[str, int]) -> None:
    """Note which photos were compared with all others: ids by digest."""
    rows = [(photo_id, digest) for digest, photo_id in photo_ids.items()]
    store.executemany("UPDATE fingerprints SET compared = ? WHERE digest = ?", rows)


def forget_compared(store: sqlite3.Connection, photo_ids: Iterable[int]) -> None:
    """Note that photos were compared with no others: they are other pictures now."""
    among = "compared IN (SELECT value FROM json_each(?))"
    store.execute(f"UPDATE fingerprints SET compared = 0 WHERE {among}", [json.dumps([*photo_ids])])


def compared(store: sqlite3.Connection, digests: Sequence[str]) -> dict[str, int]:
    """Return for which photo each fingerprint was compared with all others, 0 for none."""
    question = f"SELECT digest, compared FROM fingerprints WHERE {AMONG}"
    return dict(store.execute(question, [json.dumps(list(digests))]).fetchall())


def compared_photos(store: sqlite3.Connection) -> bytearray:
    """Return the photos that were compared with all others, as a mark at each id."""
    marks, last = bytearray(), 0
    while True:
        listed, last = store.execute(COMPARED, [last, PAGE]).fetchone()
        ids: list[int] = json.loads(listed)
        if not ids:
            return marks
        marks.extend(bytes(max(0, max(ids) + 1 - len(marks))))
        for photo in ids:
            marks[photo] = 1


def near(store: sqlite3.Connection, fingerprint: int, distance: int) -> dict[str, int]:
    """Return digests whose fingerprints differ in at most ``distance`` bits, and in how many.

    Raises:
        ValueError: ``distance`` is not 0 to 6.
    """
    if not 0 <= distance <= FARTHEST:
        raise ValueError(f"distance {distance}")
    apart: dict[int, int] = {}
    for shift in SHIFTS:
        for key, bits in store.execute(*question(fingerprint, shift)):
            differing = (fingerprint ^ _unsigned(bits)).bit_count()
            if differing <= distance:
                apart[key] = differing
    named = "SELECT digest, id FROM fingerprints WHERE id IN (SELECT value FROM json_each(?))"
    return {digest: apart[key] for digest, key in store.execute(named, [json.dumps(list(apart))])}


def question(fingerprint: int, shift: int) -> tuple[str, list[str]]:
    """Return what asks the index of one quarter for everything that may be near, with values."""
    quarter = QUARTER.format(shift=shift)
    asked = json.dumps(list(_alike((fingerprint >> shift) & MASK)))
    text = f"""SELECT id, bits FROM fingerprints INDEXED BY fingerprints_{shift}
        WHERE {quarter} IN (SELECT value FROM json_each(?))"""
    return text, [asked]


def _alike(quarter: int) -> Iterator[int]:
    """Give a quarter, and it with each one bit turned."""
    yield quarter
    for bit in range(QUARTER_BITS):
        yield quarter ^ (1 << bit)


def _signed(bits: int) -> int:
    """Return 64 bits as the signed number that SQLite keeps."""
    return bits - (1 << BITS) if bits >> (BITS - 1) else bits


def _unsigned(bits: int) -> int:
    return bits & ((1 << BITS) - 1)
