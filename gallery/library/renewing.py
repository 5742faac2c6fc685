"""An answer brought up to date after some photos changed, without asking about all others.

Those photos are taken out of the rows and looked at again; where they stand now is found by
letting the library sort them among a few hundred of the other rows, then among the rows
between two of these. So an import of a hundred photos into a view of a million costs a
hundredth of asking for the million again.
"""

import json
from array import array
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from gallery.library import conditions, orders, roads
from gallery.library.results import Grouping, Results
from gallery.library.set_conditions import is_about_sets
from gallery.library.splicing import Run, spliced, without
from gallery.library.sql import Sql
from gallery.search import ast

FEW = 2_000  # photos; of more, all is asked for again
COARSE = 1_000  # rows among which the changed ones are sorted first
MOST = 20_000  # rows among which they are sorted then
MEMBERS = "SELECT photo_id FROM set_members WHERE set_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class _Row:
    """A photo where it stands; ``key`` is its section's."""

    photo: int
    key: int
    shape: int


def concerned(reader: Connection, photos: Set[int], sets: Set[int]) -> set[int]:
    """Return the photos that are another answer when these photos and sets changed."""
    members = reader.exec_driver_sql(MEMBERS, (json.dumps(sorted(sets)),)).scalars() if sets else ()
    return {*photos, *members}


def renewed(
    reader: Connection,
    node: ast.Node,
    before: Results,
    changed: Set[int],
    *,
    order: ast.Order,
) -> Results | None:
    """Return what ``query.find`` returns now, None if that has to be asked.

    Args:
        reader: a connection to the library.
        node: what is asked.
        before: all that was found, before some photos changed.
        changed: these, be they among them or not.
        order: the order of ``before``.
    """
    is_by_set = order.by is ast.OrderBy.RELEASED
    in_sections = is_by_set and any(map(is_about_sets, conditions.conjuncts(node)))
    if len(changed) > FEW or in_sections or order.by is ast.OrderBy.RANDOM:
        return None
    way = orders.way(order, before.sections.grouping, shuffled="0")
    is_distinct = way.grouping is not Grouping.SET or not roads.has_extras(reader)
    asked = roads.Question(reader, node, way, None, is_distinct, roads.sight(reader, node))
    rest = without(before, changed)
    tests = asked.tests()
    text = f"""SELECT p.id FROM json_each(?) AS one CROSS JOIN photos AS p ON p.id = one.value
        WHERE {tests.text}"""
    new = _sorted(asked, Sql(text, (json.dumps(sorted(changed)), *tests.parameters)))
    places = _places(asked, rest, new) if new else []
    if places is None:
        return None
    return spliced(rest, _runs(new, places), photos=len({row.photo for row in new}))


def _places(asked: roads.Question, rest: Results, new: Sequence[_Row]) -> list[int] | None:
    """Return before which row of ``rest`` each new row goes, None if that takes too long."""
    step = max(1, len(rest.ids) // COARSE)
    before = _last_before(asked, rest, new, range(0, len(rest.ids), step))
    if before is not None and step > 1:
        begins = [row for row, _ in groupby(before) if row >= 0]
        near = [row for begin in begins for row in range(begin, min(begin + step, len(rest.ids)))]
        before = _last_before(asked, rest, new, near) if len(near) <= MOST else None
    return None if before is None else [row + 1 for row in before]


def _last_before(
    asked: roads.Question, rest: Results, new: Sequence[_Row], rows: Sequence[int]
) -> list[int] | None:
    """Sort new rows among some of ``rest``; return the last of those before each, -1 for none.

    None if these are not in the order they were in.
    """
    sections = rest.sections
    cells = {(rest.ids[row], sections.keys[sections.at(row)]): row for row in rows}
    wanted = {(row.photo, row.key) for row in new}
    photos = sorted({photo for photo, _ in cells.keys() | wanted})
    met = -1
    found: list[int] = []
    seen: list[int] = []
    for row in _sorted(asked, Sql("SELECT value FROM json_each(?)", (json.dumps(photos),))):
        cell = row.photo, row.key
        if cell in wanted:
            found.append(met)
        elif cell in cells:
            met = cells[cell]
            seen.append(met)
    return found if seen == list(rows) and len(found) == len(new) else None


def _sorted(asked: roads.Question, hits: Sql) -> list[_Row]:
    """Return the rows of some photos in order."""
    rows = roads.of_hits(asked, hits)
    return [_Row(*row[:3]) for row in asked.reader.exec_driver_sql(rows.text, rows.parameters)]


def _runs(new: Sequence[_Row], places: Sequence[int]) -> list[Run]:
    """Return new rows as neighbours with the place before which they go."""
    together = groupby(zip(places, new, strict=True), key=lambda one: (one[0], one[1].key))
    return [
        Run(
            at,
            key,
            array("q", [row.photo for row in rows]),
            array("H", [row.shape for row in rows]),
        )
        for (at, key), pairs in together
        for rows in [[row for _, row in pairs]]
    ]
