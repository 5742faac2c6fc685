"""A search's answer: the ids of the photos in their order, and where each set begins.

Two roads lead to the same answer. When few photos match, they are found first and put in
order; when many do, all photos are read in their order and the others left out, so that the
first page comes at once and nothing is sorted.

A photo in several sets stands once in the section of each. When the search itself asks for
sets ("set:", "released:"), only sections of those sets are shown.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from gallery.library import conditions
from gallery.library.conditions import ENOUGH, Sql
from gallery.search import ast

EXTRAS = "SELECT EXISTS (SELECT 1 FROM set_members WHERE is_extra = 1)"
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
    parts = conditions.conjuncts(node)
    if node != ast.Everything() and all(isinstance(part, ast.Not) for part in parts):
        found = ast.any_of(*(ast.negate(part) for part in parts))
        return count(reader, ast.Everything()) - count(reader, found)
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
        road = _few if size < ENOUGH else _many
        rows = road(reader, node, has_extras=has_extras)
    if limit is not None:
        rows = Sql(f"{rows.text} LIMIT ?", (*rows.parameters, limit))
    return _results(reader, rows)


def _within_sets(reader: Connection, node: ast.Node, asked: Iterable[ast.Node]) -> Sql:
    """Return the members of the sets asked for; the other parts are tested."""
    section = conditions.sets_where(ast.any_of(*asked), "m.set_id")
    tests = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    text = f"""SELECT p.id, p.set_id FROM (
        SELECT m.photo_id AS id, m.set_id, m.order_key FROM set_members AS m WHERE {section.text}
        ) AS p WHERE {tests.text} ORDER BY p.order_key, p.id"""
    return Sql(text, section.parameters + tests.parameters)


def _few(reader: Connection, node: ast.Node, *, has_extras: bool) -> Sql:
    """Return the rows of photos found first, then put in order."""
    hits = conditions.ids_of(reader, node)
    text = f"""WITH hit(id) AS MATERIALIZED ({hits.text})
        SELECT p.id, p.first_set_id, p.order_key FROM hit CROSS JOIN photos AS p ON p.id = hit.id"""
    if has_extras:
        text += """ UNION ALL SELECT m.photo_id, m.set_id, m.order_key
            FROM hit CROSS JOIN set_members AS m ON m.photo_id = hit.id WHERE m.is_extra = 1"""
    return Sql(f"{text} ORDER BY 3, 1", hits.parameters)


def _many(reader: Connection, node: ast.Node, *, has_extras: bool) -> Sql:
    """Return the rows of all photos in order, those left out that do not match."""
    tests = conditions.all_hold(reader, conditions.conjuncts(node), few=False)
    text = f"""SELECT p.id, p.first_set_id, p.order_key
        FROM photos AS p INDEXED BY photos_order WHERE {tests.text}"""
    if not has_extras:
        return Sql(f"{text} ORDER BY p.order_key, p.id", tests.parameters)
    text += f" UNION ALL SELECT p.id, p.set_id, p.order_key FROM {ALL_EXTRAS} AS p "
    return Sql(f"{text} WHERE {tests.text} ORDER BY 3, 1", tests.parameters * 2)


def _results(reader: Connection, rows: Sql) -> Results:
    found = reader.exec_driver_sql(rows.text, rows.parameters)
    cursor = found.cursor
    columns = list(zip(*cursor.fetchall(), strict=True)) if cursor is not None else []
    found.close()
    if not columns:
        return Results(array("q"), (), 0)
    ids = array("q", columns[0])
    return Results(ids, _sections(columns[1]), len(set(ids)))


def _sections(set_ids: Sequence[int | None]) -> tuple[Section, ...]:
    sections: list[Section] = []
    start = 0
    for set_id, run in groupby(set_ids):
        length = sum(1 for _ in run)
        sections.append(Section(set_id, start, length))
        start += length
    return tuple(sections)
