"""A search's tree as SQL: which photos (a select of ids), and whether one photo (a test).

Every node has both forms. ``ids_of`` is what a search starts from: it reads only the photos that
match, from covering indexes. ``holds`` looks at one photo, ``p.id``, by a seek: it narrows what
another part started from. ``starting_point`` picks the part with the fewest photos.

What stands here is the tree; its leaves are read by ``set_conditions`` (sets),
``text_conditions`` (texts) and ``value_conditions`` (a photo's own row).

Why not leave the choice to SQLite: it keeps no statistics here, and a wrong start costs a
hundred times (300 ms instead of 3 at a million photos).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from gallery.library.memory import memory_of
from gallery.library.reach import missing_roots
from gallery.library.refusals import pushed_down
from gallery.library.set_conditions import OWN as OWN_TEXTS
from gallery.library.set_conditions import ids_of_sets, is_about_sets, own_where, sets_where
from gallery.library.sql import FEW, Sql, either, exists, joined, one_of
from gallery.library.text_conditions import (
    either_ids,
    ids_by_reading,
    ids_of_text,
    is_read,
    text_test,
    untitled,
)
from gallery.library.value_conditions import ROW, value_test, value_where, walked_where
from gallery.search import ast

ENOUGH = 20_000  # counting further would not change any plan
SOME = 500  # of thousands of persons or scenes
MANY = 40_000  # rows of photos that can be looked at while all small values are walked through
EVERY_PHOTO = Sql("SELECT id FROM photos")
PHOTOS_WHERE = "SELECT id FROM photos WHERE {}"
NO_PHOTO = Sql("SELECT id FROM photos WHERE 0")
# Whether a phrase binds somebody: asked of one phrase, and looked for.
BOUND = "EXISTS (SELECT 1 FROM phrase_people WHERE phrase_id = phrases.id AND {})"
BOUND_TO = "id IN (SELECT phrase_id FROM phrase_people WHERE {})"
# In a set that is not its first; few are.
AGAIN_IN = """p.id IN (SELECT photo_id FROM set_members INDEXED BY set_members_again
    WHERE is_extra = 1 AND {})"""
# What rows of a photo in another table say of it: the table and the condition on its rows.
MARKS = {
    ast.Flag.REGION: ("regions", "1"),
    ast.Flag.UNCONFIRMED: ("photo_suggestions", "state = 'open'"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How photos are tested, see ``all_hold``."""

    few: bool
    placed: bool


def conjuncts(node: ast.Node) -> tuple[ast.Node, ...]:
    """Return the parts that must all hold; ``Only`` asks for its people as parts too."""
    parts = node.nodes if isinstance(node, ast.And) else (node,)
    people = (ast.HasPerson(ids) for p in parts if isinstance(p, ast.Only) for ids in p.who)
    return tuple(dict.fromkeys((*parts, *people)))


def starting_point(reader: Connection, node: ast.Node) -> tuple[ast.Node, int]:
    """Return the part of ``node`` with the fewest photos, and about how many those are."""
    sizes = [(about(reader, part), part) for part in conjuncts(node)]
    size, part = min(sizes, key=lambda each: each[0])
    return part, size


def about(reader: Connection, node: ast.Node) -> int:
    """Return about how many photos ``node`` starts from; ``ENOUGH`` stands for many."""
    memory = memory_of(reader)
    return memory.recall(("about", node), lambda: _about(reader, node), kind=int)


def _about(reader: Connection, node: ast.Node) -> int:
    match node:
        case ast.Nothing():
            return 0
        case ast.Everything() | ast.Not() | ast.Only() | ast.Is(ast.Flag.TAGGED):
            return ENOUGH + 1  # the last to start from
        case ast.And(nodes):
            return min(about(reader, part) for part in nodes)
        case ast.Or(nodes):
            return _up_to_enough(about(reader, part) for part in nodes)
        case ast.HasPerson(ids):
            return _shown(reader, "persons", ids)
        case ast.HasScene(ids):
            return _shown(reader, "scenes", ids)
        case ast.HasPhrase():
            return _total(reader, "phrases", phrases_where(node))
        case _ if is_read(node):
            return ENOUGH + 1
        case ast.HasText(_, sets) | ast.Says(_, _, sets) if sets:  # a union is only known whole
            parts = (ast.InSet(sets), untitled(node))
            return _up_to_enough(about(reader, part) for part in parts)
        case ast.SetSays(part) if part in OWN_TEXTS:
            own = own_where(reader, node)
            alone = 0 if own is None else _number(reader, own.within(PHOTOS_WHERE), ENOUGH)
            return min(ENOUGH, alone + _total(reader, "sets", sets_where(node, "id")))
        case _ if is_about_sets(node):
            return _total(reader, "sets", sets_where(node, "id"))
        case _:
            return _number(reader, ids_of(reader, node), ENOUGH)


def _up_to_enough(numbers: Iterable[int]) -> int:
    """Return the sum; when it is enough, the numbers behind are not asked for."""
    total = 0
    for number in numbers:
        total += number
        if total >= ENOUGH:
            return ENOUGH
    return total


def _shown(reader: Connection, table: str, ids: frozenset[int]) -> int:
    """Return in about how many photos any of these is; of thousands some are mostly enough."""
    total = _total(reader, table, one_of("id", islice(ids, SOME)))
    if total < ENOUGH and len(ids) > SOME:
        total = _total(reader, table, one_of("id", ids))
    return total


def _total(reader: Connection, table: str, where: Sql) -> int:
    statement = f"SELECT min(coalesce(sum(photo_count), 0), {ENOUGH}) FROM {table} WHERE "
    return int(reader.exec_driver_sql(statement + where.text, where.parameters).scalar_one())


def _number(reader: Connection, rows: Sql, most: int) -> int:
    few = rows.within(f"SELECT count(*) FROM (SELECT 1 FROM ({{}}) LIMIT {most})")
    return int(reader.exec_driver_sql(few.text, few.parameters).scalar_one())


def ids_of(reader: Connection, node: ast.Node) -> Sql:
    """Return a select of the distinct ids of the photos for which ``node`` holds."""
    match node:
        case ast.Everything():
            return EVERY_PHOTO
        case ast.Nothing():
            return NO_PHOTO
        case ast.Or() if is_about_sets(node):
            return ids_of_sets(node)
        case ast.And() | ast.Or() | ast.Not() if (walk := walked(reader, node)) is not None:
            return walk
        case ast.Or(nodes) if short := [part for part in nodes if is_read(part)]:
            others = (loose_ids(reader, part) for part in nodes if part not in short)
            return ids_by_reading(short, others)
        case ast.Or(nodes):
            return joined((_branch(reader, part) for part in nodes), " UNION ")
        case ast.And() | ast.Only():
            return narrowed_ids(reader, node)
        case ast.Not():
            where = holds(reader, node, few=False)
            return where.within("SELECT p.id AS id FROM photos AS p WHERE {}")
        case _:
            return _ids_of_leaf(reader, node)


def walked(reader: Connection, node: ast.Node) -> Sql | None:
    """Return a select of ids that walks through the small values of all photos, if that is best.

    It is, when nothing else is asked and what the parts find by themselves is much: a walk takes
    as long as looking at the rows of ``MANY``.
    """
    where = walked_where(node)
    if where is None:
        return None
    parts = node.nodes if isinstance(node, ast.And | ast.Or) else ()
    wanted = [part for part in parts if not isinstance(part, ast.Not)]
    sizes = [_number(reader, ids_of(reader, part), MANY) for part in wanted]
    if isinstance(node, ast.Or):
        is_best = len(wanted) < len(parts) or sum(sizes) >= MANY
    else:
        is_best = min(sizes, default=MANY) >= MANY
    return where.within(PHOTOS_WHERE) if is_best else None


def narrowed_ids(reader: Connection, node: ast.Node) -> Sql:
    """Return a select of the ids that start from the smallest part and pass all others."""
    start, size = starting_point(reader, node)
    others = [part for part in conjuncts(node) if part != start]
    source = ids_of(reader, start)
    if not others:
        return source
    tests = all_hold(reader, others, few=size < ENOUGH)
    text = f"SELECT p.id AS id FROM ({source.text}) AS p WHERE {tests.text}"
    return Sql(text, source.parameters + tests.parameters)


def _branch(reader: Connection, node: ast.Node) -> Sql:
    return ids_of(reader, node).within("SELECT id FROM ({})")


def _ids_of_leaf(reader: Connection, node: ast.Node) -> Sql:
    match node:
        case ast.HasPerson(ids):
            return _tagged("photo_people", "person_id", ids)
        case ast.HasScene(ids):
            return _tagged("photo_scenes", "scene_id", ids)
        case ast.HasPhrase():
            return _tagged("photo_phrases", "phrase_id", phrase_ids(reader, node))
        case ast.HasText() | ast.Says():
            return ids_of_text(node)
        case ast.OnDay():
            return ids_of_sets(node, value_where(node))
        case ast.SetSays(part) if part in OWN_TEXTS:
            return ids_of_sets(node, own_where(reader, node))
        case ast.Is(flag) if flag in MARKS:
            table, where = MARKS[flag]
            return Sql(f"SELECT DISTINCT photo_id AS id FROM {table} WHERE {where}")
        case ast.Is(ast.Flag.OFFLINE):
            return _ids_out_of_reach(reader)
        case _ if is_about_sets(node):
            return ids_of_sets(node)
        case _:
            return value_where(node).within(PHOTOS_WHERE)


def loose_ids(reader: Connection, node: ast.Node) -> Sql:
    """Return a select of the ids, some perhaps twice: nothing is compared beforehand."""
    match node:
        case ast.HasText() | ast.Says():
            return either_ids(node)
        case ast.HasPerson(ids):
            return one_of("person_id", ids).within("SELECT photo_id FROM photo_people WHERE {}")
        case ast.HasScene(ids):
            return one_of("scene_id", ids).within("SELECT photo_id FROM photo_scenes WHERE {}")
        case _:
            return ids_of(reader, node).within("SELECT id FROM ({})")


def _tagged(table: str, column: str, ids: frozenset[int]) -> Sql:
    distinct = "DISTINCT " if len(ids) > 1 else ""
    return one_of(column, ids).within(f"SELECT {distinct}photo_id AS id FROM {table} WHERE {{}}")


def _ids_out_of_reach(reader: Connection) -> Sql:
    missing = missing_roots(reader)
    if not missing:
        return NO_PHOTO
    gone, there = one_of("root_id", missing), one_of("+root_id", missing)
    text = f"""SELECT DISTINCT photo_id AS id FROM files AS f WHERE {gone.text} AND NOT EXISTS (
        SELECT 1 FROM files WHERE photo_id = f.photo_id AND NOT ({there.text}))"""
    return Sql(text, gone.parameters + there.parameters)


def all_hold(
    reader: Connection, nodes: Iterable[ast.Node], *, few: bool, placed: bool = False
) -> Sql:
    """Return the test that all of ``nodes`` hold for photo ``p.id``.

    Args:
        reader: for looking up phrases.
        nodes: what is asked.
        few: as ``holds`` has it.
        placed: whether ``p`` has the photo's first set, so that few are looked up for theirs.
    """
    return _all_hold(reader, map(pushed_down, nodes), Asked(few, placed))


def _all_hold(reader: Connection, nodes: Iterable[ast.Node], asked: Asked) -> Sql:
    tests = [(isinstance(node, ast.Or), _holds(reader, node, asked)) for node in nodes]
    return joined((test.within("({})") if is_or else test for is_or, test in tests), " AND ")


def holds(reader: Connection, node: ast.Node, *, few: bool) -> Sql:
    """Return the test whether ``node`` holds for photo ``p.id``.

    Args:
        reader: for looking up phrases.
        node: what is asked.
        few: whether only few photos will be tested; then a text is read instead of looked up.
    """
    return _holds(reader, pushed_down(node), Asked(few, placed=False))


def _holds(reader: Connection, node: ast.Node, asked: Asked) -> Sql:
    match node:
        case ast.Everything():
            return Sql("1")
        case ast.Nothing():
            return Sql("0")
        case ast.And(nodes):
            return _all_hold(reader, nodes, asked)
        case ast.Or(nodes):
            return joined((_holds(reader, part, asked) for part in nodes), " OR ")
        case ast.Not(inner):
            return _holds(reader, inner, asked).within("NOT ({})")
        case ast.HasText(_, sets) | ast.Says(_, _, sets):
            found = text_test(untitled(node), few=asked.few)
            return either((_in_sets(ast.InSet(sets), asked), found)) if sets else found
        case ast.Only(who):
            return _only_test(who)
        case _:
            return _leaf_test(reader, node, asked)


def _leaf_test(reader: Connection, node: ast.Node, asked: Asked) -> Sql:
    match node:
        case ast.HasPerson(ids):
            return exists("photo_people", one_of(_sought("person_id", ids), ids))
        case ast.HasScene(ids):
            return exists("photo_scenes", one_of(_sought("scene_id", ids), ids))
        case ast.HasPhrase():
            return exists("photo_phrases", one_of("+phrase_id", phrase_ids(reader, node)))
        case ast.OnDay():
            return either((value_test(node), _in_sets(node, asked)))
        case ast.SetSays(part) if part in OWN_TEXTS:
            own = own_where(reader, node)
            of_itself = [] if own is None else [own.within(ROW)]
            return either((_in_sets(node, asked), *of_itself))
        case ast.Is(flag) if flag in MARKS:
            table, where = MARKS[flag]
            return exists(table, Sql(where))
        case ast.Is(ast.Flag.OFFLINE):
            return _out_of_reach(missing_roots(reader))
        case _ if is_about_sets(node):
            return _in_sets(node, asked)
        case _:
            return value_test(node)


def _sought(column: str, ids: frozenset[int]) -> str:
    """Return the column as ``exists`` is asked for it: the rows of one id stand together."""
    return column if len(ids) == 1 else f"+{column}"


def _in_sets(node: ast.Node, asked: Asked) -> Sql:
    if not asked.placed:
        return exists("set_members", sets_where(node, "+set_id"))
    first = sets_where(node, "coalesce(p.first_set_id, 0)")
    return either((first, sets_where(node, "set_id").within(AGAIN_IN)))


def _out_of_reach(missing: frozenset[int]) -> Sql:
    if not missing:
        return Sql("0")
    gone = exists("files", one_of("+root_id", missing))
    there = exists("files", one_of("+root_id", missing).within("NOT ({})"))
    return joined((gone, there), " AND NOT ")


def _only_test(who: tuple[frozenset[int], ...]) -> Sql:
    anyone = [exists("photo_people", one_of("+person_id", ids)) for ids in who]
    others = one_of("+person_id", frozenset().union(*who))
    stranger = exists("photo_people", others.within("NOT ({})"))
    return joined((*anyone, stranger.within("NOT {}")), " AND ")


def phrase_ids(reader: Connection, node: ast.HasPhrase) -> frozenset[int]:
    """Return the phrases that ``phrases_where`` asks for."""

    def found() -> frozenset[int]:
        asked = phrases_where(node)
        text = f"SELECT json_group_array(id) FROM phrases WHERE {asked.text}"
        return frozenset(json.loads(reader.exec_driver_sql(text, asked.parameters).scalar_one()))

    return memory_of(reader).recall(("phrases", node), found, kind=frozenset)


def phrases_where(node: ast.HasPhrase) -> Sql:
    """Return the condition on phrases that bind those persons, by that link, to those scenes.

    They are looked for by the scenes, or, of many scenes, by the persons.
    """
    by_person = len(node.scenes) > FEW and node.who
    where = [one_of("+scene_id" if by_person else "scene_id", node.scenes)]
    if node.link:
        where.append(Sql("link = ?", (node.link,)))
    for anyone in node.who:
        person = one_of("person_id", anyone)
        where.append(person.within(BOUND_TO if by_person else BOUND))
    return joined(where, " AND ")
