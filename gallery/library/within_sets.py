"""The answer to a search that asks for sets: their photos, in their sections alone.

A photo that fits only through several sets is shown in each of them. Sets are few compared
with photos, so a first page is looked for in the first of them.
"""

from collections.abc import Sequence

from gallery.library import conditions
from gallery.library.conditions import Sql, joined
from gallery.library.results import Grouping, Results
from gallery.library.roads import EVERY, Question, columns, has_extras, in_order
from gallery.search import ast

FIRST_SETS = 400  # looked at for a page
FEW_TIMES = 4  # so many photos as a page has are looked at first


def members(asked: Question, parts: Sequence[ast.Node]) -> Results:
    """Return the members of the sets that ``parts`` ask for; the other parts are tested."""
    return asked.read([_rows(asked, parts, EVERY)])


def page(asked: Question, parts: Sequence[ast.Node], limit: int) -> Results:
    """Return the first members: of so many of the first sets as are needed."""
    first = _first_sets(asked, parts)
    for enough in (limit * FEW_TIMES, sum(count for _, count in first)):
        ids, there = [], 0
        for set_id, count in first:
            ids.append(set_id)
            there += count
            if there >= enough:
                break
        found = asked.read([_rows(asked, parts, conditions.one_of("m.set_id", ids))])
        if len(found.ids) == limit:
            return found
    return found if len(first) < FIRST_SETS else members(asked, parts)


def _first_sets(asked: Question, parts: Sequence[ast.Node]) -> list[tuple[int, int]]:
    """Return the ids and sizes of the sets that come first, of those any part asks for."""
    where = conditions.sets_where(ast.any_of(*parts), "id")
    turn = "released_on, id DESC" if asked.way.is_turned else "released_on DESC, id"
    text = f"""SELECT id, photo_count FROM sets WHERE photo_count > 0 AND ({where.text})
        ORDER BY released_on = '', {turn} LIMIT {FIRST_SETS}"""
    found = asked.reader.exec_driver_sql(text, where.parameters)
    return [(set_id, count) for set_id, count in found]


def _rows(asked: Question, parts: Sequence[ast.Node], within: Sql) -> Sql:
    section = _section(parts, "m")
    where = [Sql(f"({each.text})", each.parameters) for each in (within, section)]
    if asked.way.grouping is not Grouping.SET and has_extras(asked.reader):
        other = _section(parts, "o")
        text = f"""NOT EXISTS (SELECT 1 FROM set_members AS o WHERE o.photo_id = m.photo_id
            AND o.order_key < m.order_key AND ({other.text}))"""
        where.append(Sql(text, other.parameters))
    asked_of_members, tests = joined(where, " AND "), asked.tests()
    text = f"""SELECT {columns(asked.way)} FROM (
        SELECT m.photo_id AS id, m.set_id AS first_set_id, m.order_key, s.shape
        FROM set_members AS m CROSS JOIN photos AS s ON s.id = m.photo_id
        WHERE {asked_of_members.text}) AS p WHERE {tests.text}"""
    return in_order(Sql(text, asked_of_members.parameters + tests.parameters), asked.way)


def _section(parts: Sequence[ast.Node], member: str) -> Sql:
    """Return the condition that a member's set is asked for by every part.

    A photo that fits only through several sets is shown in each of them.
    """
    column, better = f"{member}.set_id", f"{member}_better"
    every = joined((conditions.sets_where(part, column) for part in parts), " AND ")
    if len(parts) == 1:
        return every
    some = conditions.sets_where(ast.any_of(*parts), column)
    fits = joined((conditions.sets_where(part, f"{better}.set_id") for part in parts), " AND ")
    text = f"""({every.text}) OR (({some.text}) AND NOT EXISTS (
        SELECT 1 FROM set_members AS {better}
        WHERE {better}.photo_id = {member}.photo_id AND {fits.text}))"""
    return Sql(text, every.parameters + some.parameters + fits.parameters)
