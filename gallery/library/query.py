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
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice
from itertools import count as count_from
from typing import overload

from sqlalchemy import Connection

from gallery.library import conditions
from gallery.library.conditions import ENOUGH, Sql, joined
from gallery.search import ast

EXTRAS = "SELECT EXISTS (SELECT 1 FROM set_members WHERE is_extra = 1)"
# An aggregate such as this keeps the order of the rows inside (SQLite's SF_OrderByReqd).
LISTS = "SELECT json_group_array(id), json_group_array(coalesce(set_id, 0)) FROM ({rows})"
ALL_EXTRAS = """(SELECT photo_id AS id, set_id, order_key
    FROM set_members INDEXED BY set_members_extra WHERE is_extra = 1)"""


NO_SET = 0  # no set has this id; the lists below say it, too
LISTED = 16_000  # characters of a list read at once: under 1 ms in which no other thread runs


@dataclass(frozen=True, slots=True)
class Section:
    """Photos side by side in one set; ``set_id`` None: in no set. ``start`` is an index."""

    set_id: int | None
    start: int
    count: int


class Sections(Sequence[Section]):
    """The sections of a page, none empty, kept as numbers: 16 bytes each, not an object.

    They are compared and handed on as a whole while an import goes on, with tens of thousands
    of sets in the window's own thread.

    Attributes:
        starts: where each section begins, and the end of the last one.
        set_ids: the set of each, ``NO_SET`` for photos in none.
    """

    __slots__ = ("set_ids", "starts")

    def __init__(self, starts: "array[int]", set_ids: "array[int]") -> None:
        self.starts = starts
        self.set_ids = set_ids

    @classmethod
    def of(cls, sections: Iterable[Section]) -> "Sections":
        """Return sections as they are kept; those without photos are left out."""
        starts, set_ids = array("q", [0]), array("q")
        for section in sections:
            if section.count:
                starts.append(starts[-1] + section.count)
                set_ids.append(NO_SET if section.set_id is None else section.set_id)
        return cls(starts, set_ids)

    def at(self, row: int) -> int:
        """Return the index of the section that holds a row."""
        return bisect_right(self.starts, row) - 1

    def counts(self, first: int = 0) -> list[int]:
        """Return how many photos each section has, from ``first`` on."""
        return list(map(operator.sub, self.starts[first + 1 :], self.starts[first:]))

    def begin_with(self, others: "Sections") -> bool:
        """Whether these are ``others`` and more; the last of those may have more photos here."""
        last = len(others) - 1
        return (
            last < len(self)
            and self.set_ids[: last + 1] == others.set_ids
            and self.starts[: last + 1] == others.starts[: last + 1]
        )

    def __len__(self) -> int:
        return len(self.set_ids)

    @overload
    def __getitem__(self, place: int) -> Section: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Section, ...]: ...
    def __getitem__(self, place: int | slice) -> Section | tuple[Section, ...]:
        if isinstance(place, slice):
            return tuple(map(self.__getitem__, range(*place.indices(len(self)))))
        set_id, start = self.set_ids[place], self.starts[place % len(self)]
        end = self.starts[place % len(self) + 1]
        return Section(None if set_id == NO_SET else set_id, start, end - start)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Sections):
            return self.starts == other.starts and self.set_ids == other.set_ids
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        ids: photo ids in order, 8 bytes each; a photo in two sets stands there twice.
        sections: all of ``ids`` without gaps, in order.
        photos: how many different photos there are.
    """

    ids: "array[int]"
    sections: Sections
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
        rows, is_distinct = _within_sets(reader, node, in_sections), False
    else:
        has_extras = bool(reader.exec_driver_sql(EXTRAS).scalar_one())
        is_distinct = not has_extras
        _, size = conditions.starting_point(reader, node)
        if size < ENOUGH:
            rows = _few(reader, node, has_extras=has_extras)
        else:
            rows = _many(reader, node, has_extras=has_extras, is_page=limit is not None)
    if limit is not None:
        rows = Sql(f"{rows.text} LIMIT ?", (*rows.parameters, limit))
    return _results(reader, rows, is_distinct=is_distinct)


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


def _results(reader: Connection, rows: Sql, *, is_distinct: bool) -> Results:
    # Two lists as JSON come three times as fast as a row a photo (40 ms, not 130, for 100,000).
    found = reader.exec_driver_sql(LISTS.format(rows=rows.text), rows.parameters).one()
    ids, set_ids = _numbers(found[0]), _numbers(found[1])
    return Results(ids, _sections(set_ids), len(ids) if is_distinct else len(set(ids)))


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


def _sections(set_ids: "array[int]") -> Sections:
    if not set_ids:
        return Sections(array("q", [0]), array("q"))
    changes = map(operator.ne, set_ids, islice(set_ids, 1, None))
    starts = array("q", chain((0,), compress(count_from(1), changes)))
    own = array("q", map(set_ids.__getitem__, starts))
    starts.append(len(set_ids))
    return Sections(starts, own)
