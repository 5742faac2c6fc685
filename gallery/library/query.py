"""A search's answer: the ids of the photos in their order, and where each section begins.

Several roads lead to the same answer (``roads``). When few photos match, they are found first
and put in order; when many do, all photos are read in their order and the others left out, so
that the first page comes at once and nothing is sorted.

A photo in several sets stands once in the section of each, if sections are sets; otherwise it
stands once. A photo that stands behind another is left out, unless the search asks for such
(``hiding``). When the search itself asks for sets ("set:", "released:"), only sections of those
sets are shown, and a photo stands where they do (``within_sets``).
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from gallery.library import conditions, orders, roads, within_sets
from gallery.library.gathering import count
from gallery.library.results import Grouping, Results, Section, Sections
from gallery.library.roads import Question
from gallery.library.set_conditions import is_about_sets
from gallery.library.shuffle import Shuffle
from gallery.search import ast

__all__ = ["Grouping", "Results", "Section", "Sections", "count", "find", "matching", "total"]

ENOUGH = conditions.ENOUGH  # photos; more are not found first and sorted
PAGE = 5_000  # photos; more are no page


def total(reader: Connection, asked: ast.Search) -> int:
    """Return how many photos a search finds: no more than it is limited to."""
    found = count(reader, asked.node)
    return found if asked.limit is None else min(found, asked.limit)


def matching(reader: Connection, node: ast.Node, ids: Iterable[int]) -> set[int]:
    """Return which of some photos match; it costs as much as those are many."""
    where = conditions.all_hold(reader, conditions.conjuncts(node), few=True)
    text = f"""SELECT p.id FROM json_each(?) AS one CROSS JOIN photos AS p ON p.id = one.value
        WHERE {roads.sight(reader, node).text} AND {where.text}"""
    asked = (json.dumps(sorted(set(ids))), *where.parameters)
    return set(reader.exec_driver_sql(text, asked).scalars())


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
            years with those of time; with others there is one section, and
            ``Results.sections.grouping`` says so.
        limit: stop after so many; a first page comes in a few milliseconds.
        seed: of the random order; the same seed gives the same order.
    """
    order = order or orders.RELEASED
    last = reader.exec_driver_sql("SELECT max(id) FROM photos").scalar() or 0
    shuffle = Shuffle.of(last, seed)
    way = orders.way(order, grouping, shuffled=shuffle.place)
    is_distinct = way.grouping is not Grouping.SET or not roads.has_extras(reader)
    asked = Question(reader, node, way, limit, is_distinct, roads.sight(reader, node))
    in_sections = [part for part in conditions.conjuncts(node) if is_about_sets(part)]
    if in_sections and way.is_by_set:
        if limit is None or limit > PAGE:
            return within_sets.members(asked, in_sections)
        return within_sets.page(asked, in_sections, limit)
    _, size = conditions.starting_point(reader, node)
    if size < ENOUGH:
        return roads.few(asked)
    if limit is None or limit > PAGE:
        return roads.every(asked)
    if order.by is ast.OrderBy.RANDOM:
        return roads.drawn(asked, shuffle, limit, backward=order.reverse)
    return roads.page(asked, limit)
