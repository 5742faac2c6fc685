"""The answer to a search that asks for sets: their photos, in their sections alone.

A photo that fits only through several sets is shown in each of them. Sets are few compared
with photos, so a first page is looked for in the first of them.
"""

from collections.abc import Sequence

from gallery.library import conditions
from gallery.library.gathering import gathered
from gallery.library.results import Grouping, Results
from gallery.library.roads import EVERY, Question, columns, has_extras, in_order
from gallery.library.set_conditions import sets_where
from gallery.library.sql import Sql, joined, one_of
from gallery.search import ast

FIRST_SETS = 400  # looked at for a page
MEMBERS = "set_members AS m"
FEW = 5_000  # photos; they are found before their sets are
FEW_TIMES = 4  # so many photos as a page has are looked at first


def members(asked: Question, parts: Sequence[ast.Node]) -> Results:
    """Return the members of the sets that ``parts`` ask for; the other parts are tested."""
    return asked.read([_rows(asked, parts, EVERY)])


def page(asked: Question, parts: Sequence[ast.Node], limit: int) -> Results:
    """Return the first members: of so many of the first sets as are needed."""
    others = [part for part in conditions.conjuncts(asked.node) if part not in parts]
    if others and conditions.starting_point(asked.reader, ast.all_of(*others))[1] < FEW:
        return _of_hits(asked, parts)
    first = _first_sets(asked, parts)
    for enough in (limit * FEW_TIMES, sum(count for _, count in first)):
        ids, there = [], 0
        for set_id, count in first:
            ids.append(set_id)
            there += count
            if there >= enough:
                break
        found = asked.read([_rows(asked, parts, one_of("m.set_id", ids))])
        if len(found.ids) == limit:
            return found
    if len(first) < FIRST_SETS:
        return found
    return _of_hits(asked, parts) if others else members(asked, parts)


def _of_hits(asked: Question, parts: Sequence[ast.Node]) -> Results:
    """Find the photos first, then where they stand in the sets asked for."""
    hits = gathered(asked.reader, asked.node)
    source = "hit CROSS JOIN set_members AS m INDEXED BY set_members_photo ON m.photo_id = hit.id"
    rows = _rows(asked, parts, EVERY, source=source)
    text = f"WITH hit(id) AS MATERIALIZED ({hits.text}) {rows.text}"
    return asked.read([Sql(text, hits.parameters + rows.parameters)])


def _first_sets(asked: Question, parts: Sequence[ast.Node]) -> list[tuple[int, int]]:
    """Return the ids and sizes of the sets that come first, of those any part asks for."""
    where = sets_where(ast.any_of(*parts), "id")
    turned = "released_on = '', released_on, id DESC"
    text = f"""SELECT id, photo_count FROM sets INDEXED BY sets_released
        WHERE {where.text} AND place_count > 0
        ORDER BY {turned if asked.way.is_turned else "released_on DESC, id"}
        LIMIT {FIRST_SETS}"""
    found = asked.reader.exec_driver_sql(text, where.parameters)
    return [(set_id, count) for set_id, count in found]


def _rows(asked: Question, parts: Sequence[ast.Node], within: Sql, *, source: str = MEMBERS) -> Sql:
    # The plus sign keeps SQLite on what limits members most: the first sets, or the hits.
    is_whole = within is EVERY and source is MEMBERS
    section = _section(parts, "m", "" if is_whole else "+")
    where = [Sql(f"({each.text})", each.parameters) for each in (within, section)]
    if asked.way.grouping is not Grouping.SET and has_extras(asked.reader):
        other = _section(parts, "o")
        text = f"""NOT EXISTS (SELECT 1 FROM set_members AS o WHERE o.photo_id = m.photo_id
            AND o.order_key < m.order_key AND ({other.text}))"""
        where.append(Sql(text, other.parameters))
    asked_of_members = joined(where, " AND ")
    tests = _tests(asked, parts) if source is MEMBERS else EVERY
    text = f"""SELECT {columns(asked.way)} FROM (
        SELECT m.photo_id AS id, m.set_id AS first_set_id, m.order_key, s.shape, s.hidden
        FROM {source} CROSS JOIN photos AS s ON s.id = m.photo_id
        WHERE {asked_of_members.text}) AS p WHERE {asked.sight.text} AND {tests.text}"""
    return in_order(Sql(text, asked_of_members.parameters + tests.parameters), asked.way)


def _tests(asked: Question, parts: Sequence[ast.Node]) -> Sql:
    """Return the test of photo ``p.id``: a single question about sets is answered already."""
    if len(parts) > 1:
        return asked.tests()
    others = [part for part in conditions.conjuncts(asked.node) if part not in parts]
    return conditions.all_hold(asked.reader, others, few=True) if others else EVERY


def _section(parts: Sequence[ast.Node], member: str, plus: str = "") -> Sql:
    """Return the condition that a member's set is asked for by every part.

    A photo that fits only through several sets is shown in each of them.
    """
    column, better = f"{plus}{member}.set_id", f"{member}_better"
    every = joined((sets_where(part, column) for part in parts), " AND ")
    if len(parts) == 1:
        return every
    some = sets_where(ast.any_of(*parts), column)
    fits = joined((sets_where(part, f"{better}.set_id") for part in parts), " AND ")
    text = f"""({every.text}) OR (({some.text}) AND NOT EXISTS (
        SELECT 1 FROM set_members AS {better}
        WHERE {better}.photo_id = {member}.photo_id AND {fits.text}))"""
    return Sql(text, every.parameters + some.parameters + fits.parameters)
