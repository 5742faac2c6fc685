"""All ids that match, and how many they are, when they are very many.

``conditions`` starts from the smallest part and tests the others photo by photo. Where even
that part is large, three things are cheaper at a million photos: to gather the ids of a part
that is about as large and look whether they are there (0.3 microseconds each, not 0.8); to read
all that is asked of a photo's own row at once; and for counts to take off those that are
refused instead of testing all others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gallery.library import conditions, hiding
from gallery.library.memory import memory_of
from gallery.library.set_conditions import is_about_sets, sets_where
from gallery.library.sql import Sql, either, joined, one_of
from gallery.library.text_conditions import either_ids, is_read, untitled
from gallery.library.value_conditions import value_tests, value_where
from gallery.search import ast

OF_ITS_ROW = (ast.Taken, ast.Added, ast.Quantity, ast.HasFormat, ast.Lacks)
KEPT = "SELECT coalesce(sum(photo_count), 0) FROM {table} WHERE {where}"
COUNTED = 400_000  # counting further would not change the way that is taken
TAGS_AS_LARGE, AS_LARGE = 1.4, 3.3
LOOKS_A_TEST = 10  # whether so many are hidden is seen in the time of one test


def refused(node: ast.Node) -> ast.Node | None:
    """Return what must not hold, when nothing else is asked."""
    parts = conditions.conjuncts(node)
    if all(isinstance(part, ast.Not) for part in parts):
        return ast.any_of(*(ast.negate(part) for part in parts))
    return None


def count(reader: Connection, node: ast.Node) -> int:
    """Return how many photos match; those that are hidden are left out as they are of a list."""
    is_any = hiding.is_any(reader)
    return _count(reader, node, _Hidden(is_any, is_any and not ast.asks_for_variants(node)))


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Whether any photo is hidden, and whether those are left out of a count."""

    is_any: bool
    left_out: bool


def _count(reader: Connection, node: ast.Node, hidden: _Hidden) -> int:
    unwanted = refused(node)
    if unwanted is not None:
        return _count(reader, ast.Everything(), hidden) - _count(reader, unwanted, hidden)
    if isinstance(node, ast.HasPerson | ast.HasScene) and len(node.ids) == 1:
        is_whole = hidden.left_out or not hidden.is_any  # it is kept of those in sight
        behind = 0 if is_whole else _hidden_among(reader, node)
        return size(reader, node) + behind
    wanted = [part for part in conditions.conjuncts(node) if not isinstance(part, ast.Not)]
    others = [part for part in conditions.conjuncts(node) if isinstance(part, ast.Not)]
    if others and len(wanted) == 1 and isinstance(wanted[0], ast.HasPerson | ast.HasScene):
        both = ast.all_of(*wanted, ast.any_of(*(part.node for part in others)))
        return _count(reader, ast.all_of(*wanted), hidden) - _count(reader, both, hidden)
    if not hidden.left_out:
        return _number(reader, gathered(reader, node))
    if _is_looked_through(reader, node):
        return _number(reader, hiding.in_sight(gathered(reader, node)))
    return _number(reader, gathered(reader, node)) - _hidden_among(reader, node)


def _hidden_among(reader: Connection, node: ast.Node) -> int:
    both = ast.all_of(node, ast.Is(ast.Flag.VARIANT))
    return _number(reader, gathered(reader, both))


def _is_looked_through(reader: Connection, node: ast.Node) -> bool:
    """Whether all that is found is looked through for what is hidden.

    That costs a tenth of a microsecond each; to test all that is hidden, a microsecond each.
    """
    if node == ast.Everything():
        return False
    hidden = hiding.number(reader)
    found = conditions.about(reader, node)
    return hidden >= conditions.ENOUGH or found < min(conditions.ENOUGH, LOOKS_A_TEST * hidden)


def _number(reader: Connection, ids: Sql) -> int:
    counted = reader.exec_driver_sql(f"SELECT count(*) FROM ({ids.text})", ids.parameters)
    return int(counted.scalar_one())


def size(reader: Connection, node: ast.Node) -> int:
    """Return how many photos a part stands for, more or less; for very many only that."""
    memory = memory_of(reader)
    return memory.recall(("size", node), lambda: _size(reader, node), kind=int)


def _size(reader: Connection, node: ast.Node) -> int:
    match node:
        case ast.HasPerson(ids):
            return _kept(reader, "persons", one_of("id", ids))
        case ast.HasScene(ids):
            return _kept(reader, "scenes", one_of("id", ids))
        case ast.HasPhrase():
            return _kept(reader, "phrases", conditions.phrases_where(node))
        case ast.Not() | ast.Only() | ast.Everything() | ast.Is(ast.Flag.TAGGED):
            return COUNTED
        case _ if is_read(node):
            return COUNTED
        case ast.And(nodes):
            return min(size(reader, part) for part in nodes)
        case ast.Or(nodes):
            return min(COUNTED, sum(size(reader, part) for part in nodes))
        case ast.OnDay():
            return conditions.about(reader, node)
        case ast.HasText(_, sets) | ast.Says(_, _, sets) if sets:
            return min(COUNTED, size(reader, ast.InSet(sets)) + size(reader, untitled(node)))
        case _ if is_about_sets(node) or isinstance(node, ast.SetSays):
            return _kept(reader, "sets", sets_where(node, "id"))
        case _:
            some = conditions.ids_of(reader, node)
            text = f"SELECT count(*) FROM (SELECT 1 FROM ({some.text}) LIMIT {COUNTED})"
            return int(reader.exec_driver_sql(text, some.parameters).scalar_one())


def is_counted(node: ast.Node) -> bool:
    """Whether ``size`` knows more than a part of ``node``, or more than that it may be all."""
    return not isinstance(node, ast.And) and not is_read(node)


def _kept(reader: Connection, table: str, where: Sql) -> int:
    asked = KEPT.format(table=table, where=where.text)
    return int(reader.exec_driver_sql(asked, where.parameters).scalar_one())


def gathered(reader: Connection, node: ast.Node) -> Sql:
    """Return a select of the distinct ids that match, quick however many they are."""
    parts = conditions.conjuncts(node)
    if len(parts) == 1 or conditions.starting_point(reader, node)[1] < conditions.ENOUGH:
        return conditions.ids_of(reader, node)
    return gathered_of_many(reader, node)


def gathered_of_many(reader: Connection, node: ast.Node) -> Sql:
    """Return the same select when it is known that every part of ``node`` has many photos."""
    parts = conditions.conjuncts(node)
    if len(parts) == 1:
        return conditions.ids_of(reader, node)
    if (walk := conditions.walked(reader, node)) is not None:  # one index has all of it
        return walk
    sizes = {part: size(reader, _bare(part)) for part in parts}
    passing = {part: COUNTED if isinstance(part, ast.Not) else sizes[part] for part in parts}
    start = min(_asking(parts), key=sizes.__getitem__, default=ast.Everything())
    own = [part for part in parts if isinstance(part, OF_ITS_ROW)]
    others = [part for part in parts if part != start and part not in own]
    others.sort(key=passing.__getitem__)  # what holds for few saves the other tests
    tests = [_test(reader, part, sizes.get(start, COUNTED)) for part in others]
    distinct = ""
    if start in own:
        rows = _of_row(own).within("SELECT id FROM photos WHERE {}")
    else:
        rows = conditions.ids_of(reader, start)
        if isinstance(start, ast.HasText | ast.Says) and tests:
            rows, distinct = either_ids(start), "DISTINCT "  # only those that pass are compared
        if own:
            fewest = min(map(passing.__getitem__, own))
            place = sum(passing[part] < fewest for part in others)
            tests[place:place] = value_tests(own)
    if not tests:
        return rows
    passed = joined((each.within("({})") for each in tests), " AND ")
    text = f"SELECT {distinct}p.id AS id FROM ({rows.text}) AS p WHERE {passed.text}"
    return Sql(text, rows.parameters + passed.parameters)


def _of_row(parts: Sequence[ast.Node]) -> Sql:
    return joined((value_where(part).within("({})") for part in parts), " AND ")


def _bare(part: ast.Node) -> ast.Node:
    return part.node if isinstance(part, ast.Not) else part


def _asking(parts: tuple[ast.Node, ...]) -> list[ast.Node]:
    """Return the parts that can be started from."""
    return [part for part in parts if not isinstance(part, ast.Not | ast.Only)]


def _test(reader: Connection, part: ast.Node, number: int) -> Sql:
    """Return the test of ``number`` photos, in the way that takes least time for so many."""
    match part:
        case ast.Not(inner):
            return _test(reader, inner, number).within("NOT ({})")
        case ast.Or(nodes) if _is_flat(part) and not is_about_sets(part):
            return either(_test(reader, node, number) for node in nodes)
        case _ if size(reader, part) <= number * _as_large(part):
            # The plus sign keeps SQLite from seeking each of those ids.
            return conditions.loose_ids(reader, part).within("+p.id IN ({})")
        case _:
            return conditions.holds(reader, part, few=False)


def _as_large(part: ast.Node) -> float:
    """Return how many times as large ids are still quicker gathered than tested one by one."""
    if not _is_flat(part):
        return 0
    return TAGS_AS_LARGE if isinstance(part, ast.HasPerson | ast.HasScene) else AS_LARGE


def _is_flat(part: ast.Node) -> bool:
    """Whether nothing is inside; SQLite reads no question that goes too deep."""
    parts = part.nodes if isinstance(part, ast.Or) else (part,)
    return not any(isinstance(each, ast.And | ast.Or | ast.Not | ast.Only) for each in parts)
