"""A search's answer: the ids of the photos in their order, and where each set begins.

Two roads lead to the same answer. When few photos match, they are found first and put in
order; when many do, all photos are read in their order and the others left out, so that the
first page comes at once and nothing is sorted.

A photo in several sets stands once in the section of each. When the search itself asks for
sets ("set:", "released:"), only sections of those sets are shown.
"""

import json
import operator
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, islice, pairwise
from itertools import count as count_from

from sqlalchemy import Connection

from gallery.library import conditions
from gallery.library.conditions import ENOUGH, Sql, joined
from gallery.search import ast

EXTRAS = "SELECT EXISTS (SELECT 1 FROM set_members WHERE is_extra = 1)"
# An aggregate such as this keeps the order of the rows inside (SQLite's SF_OrderByReqd).
LISTS = "SELECT json_group_array(id), json_group_array(set_id) FROM ({rows})"
ALL_EXTRAS = """(SELECT photo_id AS id, set_id, order_key
    FROM set_members INDEXED BY set_members_extra WHERE is_extra = 1)"""


@dataclass(frozen=True, slots=True)
class Section:
    """Photos side by side in one set; ``set_id`` None: in no set. ``start`` is an index."""

    set_id: int | None
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        ids: photo ids in order, 8 bytes each; a photo in two sets stands there twice.
        sections: all of ``ids`` without gaps, in order.
        photos: how many different photos there are.
    """

    ids: "array[int]"
    sections: tuple[Section, ...]
    photos: int


def count(reader: Connection, node: ast.Node) -> int:
    """Return how many photos match."""
    refused = _refused(node)
    if refused is not None:
        return count(reader, ast.Everything()) - count(reader, refused)
    ids = conditions.ids_of(reader, node)
    counted = reader.exec_driver_sql(f"SELECT count(*) FROM ({ids.text})", ids.parameters)
    return int(counted.scalar_one())


def find(reader: Connection, node: ast.Node, *, limit: int | None = None) -> Results:
    """Return the photos that match, in order.

    Args:
        reader: a connection to the library.
        node: what is asked (``gallery.search.parse`` makes it from text).
        limit: stop after so many; a first page comes in a few milliseconds.
    """
    in_sections = [part for part in conditions.conjuncts(node) if conditions.is_about_sets(part)]
    if in_sections:
        rows = _within_sets(reader, node, in_sections)
    else:
        has_extras = bool(reader.exec_driver_sql(EXTRAS).scalar_one())
        _, size = conditions.starting_point(reader, node)
        if size < ENOUGH:
            rows = _few(reader, node, has_extras=has_extras)
        else:
            rows = _many(reader, node, has_extras=has_extras, is_page=limit is not None)
    if limit is not None:
        rows = Sql(f"{rows.text} LIMIT ?", (*rows.parameters, limit))
    return _results(reader, rows)


def _within_sets(reader: Connection, node: ast.Node, asked: Sequence[ast.Node]) -> Sql:
    """Return the members of the sets asked for; the other parts are tested."""
    section = _section(asked)
    tests = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    text = f"""SELECT p.id AS id, p.set_id AS set_id FROM (
        SELECT m.photo_id AS id, m.set_id, m.order_key FROM set_members AS m WHERE {section.text}
        ) AS p WHERE {tests.text} ORDER BY p.order_key, p.id"""
    return Sql(text, section.parameters + tests.parameters)


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


def _few(reader: Connection, node: ast.Node, *, has_extras: bool) -> Sql:
    """Return the rows of photos found first, then put in order."""
    hits = conditions.ids_of(reader, node)
    text = f"""WITH hit(id) AS MATERIALIZED ({hits.text})
        SELECT p.id AS id, p.first_set_id AS set_id, p.order_key
        FROM hit CROSS JOIN photos AS p ON p.id = hit.id"""
    if has_extras:
        text += """ UNION ALL SELECT m.photo_id, m.set_id, m.order_key
            FROM hit CROSS JOIN set_members AS m ON m.photo_id = hit.id WHERE m.is_extra = 1"""
    return Sql(f"{text} ORDER BY 3, 1", hits.parameters)


def _many(reader: Connection, node: ast.Node, *, has_extras: bool, is_page: bool) -> Sql:
    """Return the rows of all photos in order, those left out that do not match.

    A page tests photo by photo until it is full; for all of them it is quicker to gather the
    matching ids first.
    """
    tests = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    where = tests if is_page else _among(reader, node)
    text = f"""SELECT p.id AS id, p.first_set_id AS set_id, p.order_key
        FROM photos AS p INDEXED BY photos_order WHERE {where.text}"""
    if not has_extras:
        return Sql(f"{text} ORDER BY p.order_key, p.id", where.parameters)
    text += f" UNION ALL SELECT p.id, p.set_id, p.order_key FROM {ALL_EXTRAS} AS p "
    return Sql(f"{text} WHERE {tests.text} ORDER BY 3, 1", where.parameters + tests.parameters)


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


def _results(reader: Connection, rows: Sql) -> Results:
    # Two lists as JSON come three times as fast as a row a photo (40 ms, not 130, for 100,000).
    found = reader.exec_driver_sql(LISTS.format(rows=rows.text), rows.parameters).one()
    ids, set_ids = array("q", json.loads(found[0])), json.loads(found[1])
    return Results(ids, _sections(set_ids), len(set(ids)))


def _sections(set_ids: Sequence[int | None]) -> tuple[Section, ...]:
    changes = map(operator.ne, set_ids, islice(set_ids, 1, None))
    edges = [0, *compress(count_from(1), changes), len(set_ids)] if set_ids else []
    return tuple(Section(set_ids[start], start, end - start) for start, end in pairwise(edges))
