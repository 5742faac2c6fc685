"""A search's tree as SQL: which photos (a select of ids), and whether one photo (a test).

Every node has both forms. ``ids`` is what a search starts from: it reads only the photos that
match, from covering indexes. ``holds`` looks at one photo, ``p.id``, by a seek: it narrows what
another part started from. ``starting_point`` picks the part with the fewest photos.

Why not leave the choice to SQLite: it keeps no statistics here, and a wrong start costs a
hundred times (300 ms instead of 3 at a million photos).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from gallery.library import fulltext
from gallery.search import ast

FEW_IDS = 40  # written as parameters one by one; more go as one JSON parameter
ENOUGH = 20_000  # counting further would not change any plan


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with its parameters in order."""

    text: str
    parameters: tuple[int | str, ...] = ()


EVERY_PHOTO = Sql("SELECT id FROM photos")
NO_PHOTO = Sql("SELECT id FROM photos WHERE 0")
FLAGS = {
    ast.Flag.FAVOURITE: "favourite = 1",
    ast.Flag.UNTAGGED: "people_count = 0 AND scene_count = 0",
    ast.Flag.DAMAGED: "damaged != ''",
    ast.Flag.RECENT: "import_id = (SELECT max(import_id) FROM photos)",
    ast.Flag.ANIMATED: "frames > 1",
    ast.Flag.DUPLICATE: """id IN (
        SELECT photo_id FROM same_pictures WHERE state = 'open'
        UNION SELECT other_id FROM same_pictures WHERE state = 'open')""",
}
# No text that is asked for holds the end of a line.
ALL_TEXT = "caption || char(10) || title || char(10) || name"
SETS_OF_NODE = (ast.InSet, ast.Released)


def one_of(column: str, ids: Iterable[int]) -> Sql:
    """Return the condition that ``column`` is one of ``ids``."""
    listed = sorted(ids)
    if len(listed) > FEW_IDS:
        return Sql(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(listed),))
    return Sql(f"{column} IN ({', '.join('?' * len(listed))})", tuple(listed))


def joined(parts: Iterable[Sql], between: str) -> Sql:
    """Return ``parts`` with ``between`` between them."""
    parts = tuple(parts)
    parameters = tuple(value for part in parts for value in part.parameters)
    return Sql(between.join(part.text for part in parts), parameters)


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
    match node:
        case ast.Nothing():
            return 0
        case ast.Everything() | ast.Not() | ast.Only():
            return ENOUGH + 1  # the last to start from
        case ast.And(nodes):
            return min(about(reader, part) for part in nodes)
        case ast.Or(nodes):
            return min(ENOUGH, sum(about(reader, part) for part in nodes))
        case ast.HasPerson(ids):
            return _total(reader, "persons", one_of("id", ids))
        case ast.HasScene(ids):
            return _total(reader, "scenes", one_of("id", ids))
        case ast.InSet() | ast.Released() | ast.Is(ast.Flag.INCOMPLETE):
            return _total(reader, "sets", sets_where(node, "id"))
        case ast.HasText(text, sets) if sets:  # apart: a union is only known as a whole
            titled = about(reader, ast.InSet(sets))
            return min(ENOUGH, titled + about(reader, ast.HasText(text)))
        case _:
            few = ids_of(reader, node)
            return _number(
                reader, Sql(f"SELECT 1 FROM ({few.text} LIMIT {ENOUGH})", few.parameters)
            )


def _total(reader: Connection, table: str, where: Sql) -> int:
    statement = f"SELECT min(coalesce(sum(photo_count), 0), {ENOUGH}) FROM {table} WHERE "
    return int(reader.exec_driver_sql(statement + where.text, where.parameters).scalar_one())


def _number(reader: Connection, rows: Sql) -> int:
    found = reader.exec_driver_sql(f"SELECT count(*) FROM ({rows.text})", rows.parameters)
    return int(found.scalar_one())


def ids_of(reader: Connection, node: ast.Node) -> Sql:
    """Return a select of the distinct ids of the photos for which ``node`` holds."""
    match node:
        case ast.Everything():
            return EVERY_PHOTO
        case ast.Nothing():
            return NO_PHOTO
        case ast.Or(nodes):
            return joined((_branch(reader, part) for part in nodes), " UNION ")
        case ast.And() | ast.Only():
            return narrowed_ids(reader, node)
        case ast.Not():
            where = holds(reader, node, few=False)
            return Sql(f"SELECT p.id AS id FROM photos AS p WHERE {where.text}", where.parameters)
        case _:
            return _ids_of_leaf(reader, node)


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
    part = ids_of(reader, node)
    return Sql(f"SELECT id FROM ({part.text})", part.parameters)


def _ids_of_leaf(reader: Connection, node: ast.Node) -> Sql:
    match node:
        case ast.HasPerson(ids):
            return _tagged("photo_people", "person_id", ids)
        case ast.HasScene(ids):
            return _tagged("photo_scenes", "scene_id", ids)
        case ast.HasPhrase():
            return _tagged("photo_phrases", "phrase_id", phrase_ids(reader, node))
        case ast.HasText(text, sets):
            return _ids_of_text(text, sets)
        case ast.InSet() | ast.Released() | ast.Is(ast.Flag.INCOMPLETE):
            where = sets_where(node, "set_id")
            select = "SELECT DISTINCT photo_id AS id FROM set_members WHERE "
            return Sql(select + where.text, where.parameters)
        case _:
            where = _value_test(node)
            return Sql(f"SELECT id FROM photos WHERE {where.text}", where.parameters)


def _tagged(table: str, column: str, ids: frozenset[int]) -> Sql:
    where = one_of(column, ids)
    distinct = "DISTINCT " if len(ids) > 1 else ""
    text = f"SELECT {distinct}photo_id AS id FROM {table} WHERE {where.text}"
    return Sql(text, where.parameters)


def _ids_of_text(text: str, sets: frozenset[int]) -> Sql:
    if len(text) >= fulltext.SHORTEST:
        found = Sql(fulltext.MATCHING, (fulltext.phrase(text),))
    else:
        scan = f"SELECT photo_id AS id FROM photo_text WHERE instr({ALL_TEXT}, ?) > 0"
        found = Sql(scan, (text,))
    if not sets:
        return found
    titled = one_of("set_id", sets)
    members = Sql(f"SELECT photo_id FROM set_members WHERE {titled.text}", titled.parameters)
    return joined((found, members), " UNION ")


def all_hold(reader: Connection, nodes: Iterable[ast.Node], *, few: bool) -> Sql:
    """Return the test that all of ``nodes`` hold for photo ``p.id``."""
    tests = [holds(reader, node, few=few) for node in nodes]
    return joined((Sql(f"({each.text})", each.parameters) for each in tests), " AND ")


def holds(reader: Connection, node: ast.Node, *, few: bool) -> Sql:
    """Return the test whether ``node`` holds for photo ``p.id``.

    Args:
        reader: for looking up phrases.
        node: what is asked.
        few: whether only few photos will be tested; then a text is read instead of looked up.
    """
    match node:
        case ast.Everything():
            return Sql("1")
        case ast.Nothing():
            return Sql("0")
        case ast.And(nodes):
            return all_hold(reader, nodes, few=few)
        case ast.Or(nodes):
            tests = [holds(reader, part, few=few) for part in nodes]
            return joined((Sql(f"({each.text})", each.parameters) for each in tests), " OR ")
        case ast.Not(inner):
            found = holds(reader, inner, few=few)
            return Sql(f"NOT ({found.text})", found.parameters)
        case ast.HasText(text, sets):
            return _text_test(text, sets, few=few)
        case ast.Only(who):
            return _only_test(who)
        case _:
            return _leaf_test(reader, node)


def _leaf_test(reader: Connection, node: ast.Node) -> Sql:
    match node:
        case ast.HasPerson(ids):
            return _exists("photo_people", one_of("+person_id", ids))
        case ast.HasScene(ids):
            return _exists("photo_scenes", one_of("+scene_id", ids))
        case ast.HasPhrase():
            return _exists("photo_phrases", one_of("+phrase_id", phrase_ids(reader, node)))
        case ast.InSet() | ast.Released() | ast.Is(ast.Flag.INCOMPLETE):
            return _exists("set_members", sets_where(node, "+set_id"))
        case _:
            where = _value_test(node)
            text = f"EXISTS (SELECT 1 FROM photos WHERE id = p.id AND ({where.text}))"
            return Sql(text, where.parameters)


def _exists(table: str, where: Sql) -> Sql:
    # The plus sign keeps SQLite on the index that begins with photo_id: one seek a photo.
    text = f"EXISTS (SELECT 1 FROM {table} WHERE photo_id = p.id AND {where.text})"
    return Sql(text, where.parameters)


def _only_test(who: tuple[frozenset[int], ...]) -> Sql:
    anyone = [_exists("photo_people", one_of("+person_id", ids)) for ids in who]
    others = one_of("+person_id", frozenset().union(*who))
    stranger = _exists("photo_people", Sql(f"NOT ({others.text})", others.parameters))
    return joined((*anyone, Sql(f"NOT {stranger.text}", stranger.parameters)), " AND ")


def _text_test(text: str, sets: frozenset[int], *, few: bool) -> Sql:
    if not few and len(text) >= fulltext.SHORTEST:
        found = Sql(f"p.id IN ({fulltext.MATCHING})", (fulltext.phrase(text),))
    else:
        found = _exists("photo_text", Sql(f"instr({ALL_TEXT}, ?) > 0", (text,)))
    if not sets:
        return found
    return joined((found, _exists("set_members", one_of("+set_id", sets))), " OR ")


def _value_test(node: ast.Node) -> Sql:
    match node:
        case ast.Taken(days):
            # "~" sorts behind every time of that day
            bounds = (days.first.isoformat(), days.last.isoformat() + "~")
            return Sql("taken_at >= ? AND taken_at < ?", bounds)
        case ast.Rating(low, high):
            return Sql("rating BETWEEN ? AND ?", (low, high))
        case ast.Is(flag):
            return Sql(FLAGS[flag])
        case _:
            raise TypeError(f"not a value of a photo: {node}")


def is_about_sets(node: ast.Node) -> bool:
    """Whether ``node`` asks only in which set a photo is."""
    if isinstance(node, ast.Or):
        return all(is_about_sets(part) for part in node.nodes)
    return isinstance(node, SETS_OF_NODE) or node == ast.Is(ast.Flag.INCOMPLETE)


def sets_where(node: ast.Node, column: str) -> Sql:
    """Return the condition that ``column`` is the id of a set that ``node`` asks for."""
    match node:
        case ast.Or(nodes):
            either = joined((sets_where(part, column) for part in nodes), " OR ")
            return Sql(f"({either.text})", either.parameters)
        case ast.InSet(ids):
            return one_of(column, ids)
        case ast.Released(days):
            select = "SELECT id FROM sets WHERE released_on BETWEEN ? AND ?"
            bounds = (days.first.isoformat(), days.last.isoformat())
            return Sql(f"{column} IN ({select})", bounds)
        case _:
            return Sql(f"{column} IN (SELECT id FROM sets WHERE missing_count > 0)")


def phrase_ids(reader: Connection, node: ast.HasPhrase) -> frozenset[int]:
    """Return the phrases that bind those persons, by that link, to those scenes."""
    where = [one_of("scene_id", node.scenes)]
    if node.link:
        where.append(Sql("link = ?", (node.link,)))
    for anyone in node.who:
        person = one_of("person_id", anyone)
        text = (
            f"EXISTS (SELECT 1 FROM phrase_people WHERE phrase_id = phrases.id AND {person.text})"
        )
        where.append(Sql(text, person.parameters))
    asked = joined(where, " AND ")
    found = reader.exec_driver_sql(f"SELECT id FROM phrases WHERE {asked.text}", asked.parameters)
    return frozenset(found.scalars())
