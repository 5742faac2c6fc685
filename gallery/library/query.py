"""A search's answer: the ids of the photos in their order, and where each set begins.

Two roads lead to the same answer. When few photos match, they are found first and put in
order; when many do, all photos are read in their order and the others left out, so that the
first page comes at once and nothing is sorted.

A photo in several sets stands once in the section of each, if sections are sets; otherwise it
stands once. When the search itself asks for sets ("set:", "released:"), only sections of those
sets are shown, and a photo stands where those sets do.
"""

import json
import operator
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, compress, islice
from itertools import count as count_from

from sqlalchemy import Connection

from gallery.library import conditions, orders
from gallery.library.conditions import ENOUGH, Sql, joined
from gallery.library.orders import Way
from gallery.library.results import Grouping, Results, Section, Sections
from gallery.search import ast

EXTRAS = "SELECT EXISTS (SELECT 1 FROM set_members WHERE is_extra = 1)"
# An aggregate such as this keeps the order of the rows inside (SQLite's SF_OrderByReqd).
LISTS = """SELECT json_group_array(id), json_group_array(key), json_group_array(shape)
    FROM ({rows})"""
EXTRAS_AS_PHOTOS = """(SELECT m.photo_id AS id, m.set_id AS first_set_id, m.order_key,
    e.width, e.height FROM set_members AS m INDEXED BY set_members_extra
    CROSS JOIN photos AS e ON e.id = m.photo_id WHERE m.is_extra = 1)"""

__all__ = ["Grouping", "Results", "Section", "Sections", "count", "find", "matching"]

LISTED = 16_000  # characters of a list read at once: under 1 ms in which no other thread runs


def count(reader: Connection, node: ast.Node) -> int:
    """Return how many photos match."""
    refused = _refused(node)
    if refused is not None:
        return count(reader, ast.Everything()) - count(reader, refused)
    ids = conditions.ids_of(reader, node)
    counted = reader.exec_driver_sql(f"SELECT count(*) FROM ({ids.text})", ids.parameters)
    return int(counted.scalar_one())


def matching(reader: Connection, node: ast.Node, ids: Iterable[int]) -> set[int]:
    """Return which of some photos match; what is asked costs as much as those are many."""
    where = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    text = f"""SELECT p.id FROM json_each(?) AS one CROSS JOIN photos AS p ON p.id = one.value
        WHERE {where.text}"""
    found = reader.exec_driver_sql(text, (json.dumps(sorted(set(ids))), *where.parameters))
    return set(found.scalars())


def find(
    reader: Connection,
    node: ast.Node,
    *,
    order: ast.Order | None = None,
    grouping: Grouping = Grouping.SET,
    limit: int | None = None,
    seed: int = 0,
) -> Results:
    """Return the photos that match, in order.

    Args:
        reader: a connection to the library.
        node: what is asked (``gallery.search.parse`` makes it from text).
        order: how they are put in order; None: newest release first.
        grouping: what the sections are. Sets only go with the order of release, months and
            years with those of time; with others there is one section, as its ``grouping`` says.
        limit: stop after so many; a first page comes in a few milliseconds.
        seed: of the random order; the same seed gives the same order.
    """
    way = orders.way(order or orders.RELEASED, grouping, seed=seed)
    in_sections = [part for part in conditions.conjuncts(node) if conditions.is_about_sets(part)]
    if in_sections and (order or orders.RELEASED).by is ast.OrderBy.RELEASED:
        rows, is_distinct = _within_sets(reader, node, in_sections, way), False
    else:
        is_distinct = way.grouping is not Grouping.SET or not _has_extras(reader)
        _, size = conditions.starting_point(reader, node)
        if size < ENOUGH:
            rows = _few(reader, node, way, with_extras=not is_distinct)
        else:
            is_page = limit is not None
            rows = _many(reader, node, way, with_extras=not is_distinct, is_page=is_page)
    if limit is not None:
        rows = Sql(f"{rows.text} LIMIT ?", (*rows.parameters, limit))
    return _results(reader, rows, way.grouping, is_distinct=is_distinct)


def _has_extras(reader: Connection) -> bool:
    return bool(reader.exec_driver_sql(EXTRAS).scalar_one())


def _columns(way: Way) -> str:
    terms = (f", {term} AS by{place}" for place, (term, _) in enumerate(way.terms))
    return f"p.id AS id, {way.key} AS key, {orders.SHAPE} AS shape{''.join(terms)}"


def _sorted(rows: Sql, way: Way) -> Sql:
    by = ", ".join(f"{place}{turn}" for place, (_, turn) in enumerate(way.terms, 4))
    return Sql(f"{rows.text} ORDER BY {by}", rows.parameters)


def _within_sets(reader: Connection, node: ast.Node, asked: Sequence[ast.Node], way: Way) -> Sql:
    """Return the members of the sets asked for; the other parts are tested."""
    section = _section(asked)
    tests = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    is_once = way.grouping is not Grouping.SET
    first = "m.photo_id AS id, m.set_id AS first_set_id, m.order_key"
    if is_once:
        first = "m.photo_id AS id, m.set_id AS first_set_id, min(m.order_key) AS order_key"
    text = f"""SELECT {_columns(way)} FROM (
        SELECT q.*, s.width, s.height FROM (
            SELECT {first} FROM set_members AS m WHERE {section.text}
            {"GROUP BY m.photo_id" if is_once else ""}) AS q
        CROSS JOIN photos AS s ON s.id = q.id) AS p WHERE {tests.text}"""
    return _sorted(Sql(text, section.parameters + tests.parameters), way)


def _section(asked: Sequence[ast.Node]) -> Sql:
    """Return the condition that ``m.set_id`` is asked for by every part.

    A photo that fits only through several sets is shown in each of them.
    """
    every = joined((conditions.sets_where(part, "m.set_id") for part in asked), " AND ")
    if len(asked) == 1:
        return every
    some = conditions.sets_where(ast.any_of(*asked), "m.set_id")
    better = joined((conditions.sets_where(part, "b.set_id") for part in asked), " AND ")
    text = f"""({every.text}) OR (({some.text}) AND NOT EXISTS (
        SELECT 1 FROM set_members AS b WHERE b.photo_id = m.photo_id AND {better.text}))"""
    return Sql(text, every.parameters + some.parameters + better.parameters)


def _few(reader: Connection, node: ast.Node, way: Way, *, with_extras: bool) -> Sql:
    """Return the rows of photos found first, then put in order."""
    hits = conditions.ids_of(reader, node)
    text = f"""WITH hit(id) AS MATERIALIZED ({hits.text})
        SELECT {_columns(way)} FROM hit CROSS JOIN photos AS p ON p.id = hit.id"""
    if with_extras:
        text += f""" UNION ALL SELECT {_columns(way)} FROM (
            SELECT m.photo_id AS id, m.set_id AS first_set_id, m.order_key, s.width, s.height
            FROM hit CROSS JOIN set_members AS m ON m.photo_id = hit.id
            CROSS JOIN photos AS s ON s.id = hit.id WHERE m.is_extra = 1) AS p"""
    return _sorted(Sql(text, hits.parameters), way)


def _many(reader: Connection, node: ast.Node, way: Way, *, with_extras: bool, is_page: bool) -> Sql:
    """Return the rows of all photos in order, those left out that do not match.

    A page tests photo by photo until it is full; for all of them it is quicker to gather the
    matching ids first.
    """
    tests = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    where = tests if is_page else _among(reader, node)
    rows = Sql(
        f"SELECT {_columns(way)} FROM photos AS p WHERE {where.text}",
        where.parameters,
    )
    if with_extras:
        text = f"SELECT {_columns(way)} FROM {EXTRAS_AS_PHOTOS} AS p WHERE {tests.text}"
        rows = joined((rows, Sql(text, tests.parameters)), " UNION ALL ")
    return _sorted(rows, way)


def _among(reader: Connection, node: ast.Node) -> Sql:
    if node == ast.Everything():
        return Sql("1")
    refused = _refused(node)
    ids = conditions.ids_of(reader, refused or node)
    return Sql(f"p.id {'NOT ' if refused else ''}IN ({ids.text})", ids.parameters)


def _refused(node: ast.Node) -> ast.Node | None:
    """Return what must not hold, when nothing else is asked."""
    parts = conditions.conjuncts(node)
    if all(isinstance(part, ast.Not) for part in parts):
        return ast.any_of(*(ast.negate(part) for part in parts))
    return None


def _results(reader: Connection, rows: Sql, grouping: Grouping, *, is_distinct: bool) -> Results:
    # Lists as JSON come three times as fast as a row a photo (40 ms, not 130, for 100,000).
    found = reader.exec_driver_sql(LISTS.format(rows=rows.text), rows.parameters).one()
    ids, keys, shapes = (_numbers(text) for text in found)
    photos = len(ids) if is_distinct else len(set(ids))
    return Results(ids, _sections(keys, grouping), photos, array("H", shapes))


def _numbers(text: str) -> "array[int]":
    """Read a list of whole numbers piece by piece, so that the window's thread can go between."""
    numbers: array[int] = array("q")
    begin, end = 1, len(text) - 1
    while begin < end:
        comma = text.find(",", begin + LISTED)
        stop = comma if comma >= 0 else end
        numbers.extend(json.loads(f"[{text[begin:stop]}]"))
        begin = stop + 1
    return numbers


def _sections(keys: "array[int]", grouping: Grouping) -> Sections:
    if not keys:
        return Sections(array("q", [0]), array("q"), grouping)
    changes = map(operator.ne, keys, islice(keys, 1, None))
    starts = array("q", chain((0,), compress(count_from(1), changes)))
    own = array("q", map(keys.__getitem__, starts))
    starts.append(len(keys))
    return Sections(starts, own, grouping)
