"""The rows of an answer read into arrays, quickly and letting other threads go between.

Three lists as JSON come three times as fast as a row a photo, and SQLite writes them while
other threads run; they are read piece by piece, each in less than a millisecond.
"""

import json
import operator
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, compress, islice
from itertools import count as count_from

from sqlalchemy import Connection

from gallery.library.connections import check
from gallery.library.results import Grouping, Results, Sections
from gallery.library.sql import Sql

# An aggregate such as this keeps the order of the rows inside (SQLite's SF_OrderByReqd).
LISTS = """SELECT json_group_array(id), json_group_array(key), json_group_array(shape)
    FROM ({rows})"""
SHARED = """SELECT json_group_array(photo_id)
    FROM set_members INDEXED BY set_members_again WHERE is_extra = 1"""
LISTED = 16_000  # characters of a list read at once: under 1 ms in which no other thread runs
AT_ONCE = 8_000  # numbers looked at at once, likewise


def read(
    reader: Connection,
    runs: Iterable[Sql],
    grouping: Grouping,
    *,
    limit: int | None = None,
    is_distinct: bool,
) -> Results:
    """Return what several questions give one after the other, each with id, key and shape.

    Args:
        reader: a connection to the library.
        runs: the questions; a later one is not asked when the earlier ones gave enough.
        grouping: what the keys are.
        limit: how many rows are enough.
        is_distinct: whether no photo comes twice.

    Raises:
        Cancelled: the reading was stopped.
    """
    ids, keys, shapes = array("q"), array("q"), array("H")
    for rows in runs:
        if limit is not None:
            rows = Sql(f"{rows.text} LIMIT ?", (*rows.parameters, limit - len(ids)))
        found = reader.exec_driver_sql(LISTS.format(rows=rows.text), rows.parameters).one()
        for numbers, text in zip((ids, keys, shapes), found, strict=True):
            for piece in _pieces(text):
                check(reader)
                numbers.extend(piece)
        if len(ids) == limit:
            break
    photos = len(ids) if is_distinct else _different(reader, ids)
    return Results(ids, _sections(keys, grouping), photos, shapes)


def listed(rows: Iterable[tuple[int, int, int]], grouping: Grouping) -> Results:
    """Return few rows of id, key and shape as they are."""
    ids, keys, shapes = array("q"), array("q"), array("H")
    for photo_id, key, shape in rows:
        ids.append(photo_id)
        keys.append(key)
        shapes.append(shape)
    return Results(ids, _sections(keys, grouping), len(set(ids)), shapes)


def _pieces(text: str) -> Iterator[list[int]]:
    begin, end = 1, len(text) - 1
    while begin < end:
        comma = text.find(",", begin + LISTED)
        stop = comma if comma >= 0 else end
        yield json.loads(f"[{text[begin:stop]}]")
        begin = stop + 1


def _different(reader: Connection, ids: "array[int]") -> int:
    """Return how many photos there are, when only those in several sets can come twice."""
    if len(ids) <= AT_ONCE:
        return len(set(ids))
    shared: set[int] = set()
    for piece in _pieces(reader.exec_driver_sql(SHARED).scalar_one()):
        shared.update(piece)
    twice: list[int] = []
    for begin in range(0, len(ids), AT_ONCE):
        twice.extend(filter(shared.__contains__, ids[begin : begin + AT_ONCE]))
    return len(ids) - len(twice) + len(set(twice))


def _sections(keys: "array[int]", grouping: Grouping) -> Sections:
    starts, own = array("q"), array("q")
    if keys:
        starts.append(0)
    for begin in range(0, len(keys), AT_ONCE):
        piece = keys[begin : begin + AT_ONCE + 1]
        changes = map(operator.ne, piece, islice(piece, 1, None))
        starts.extend(compress(count_from(begin + 1), changes))
    own.extend(map(keys.__getitem__, starts))
    return Sections(array("q", chain(starts, (len(keys),))), own, grouping)
