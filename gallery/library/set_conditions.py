"""What a search asks of sets, as SQL: which sets, and the photos that are in them.

A text of sets is compared folded (``folded``, which ``connections`` teaches SQLite). Few
different texts stand in many sets: each is folded once, then the sets are found by an index.
"""

from sqlalchemy import Connection

from gallery.library.sql import Sql, either, joined, one_of
from gallery.search import ast

# Limited without a limit: or else SQLite would fold the text of every set.
HOLDING = """SELECT value FROM (SELECT DISTINCT {column} AS value FROM sets LIMIT -1)
    WHERE instr(folded(value), ?) > 0"""
# Goes from value to value by the index, however many photos have each.
OWN_HOLDING = """WITH RECURSIVE each(value) AS (
        SELECT min({column}) FROM photos WHERE {column} != '' UNION ALL
        SELECT (SELECT min({column}) FROM photos WHERE {column} > each.value AND {column} != '')
        FROM each WHERE each.value IS NOT NULL
    ) SELECT value FROM each WHERE instr(folded(value), ?) > 0"""
# A photo stands in its first set, and in few others: nothing has to be compared to be distinct.
ASKED = "WITH asked(id) AS MATERIALIZED (SELECT id FROM sets WHERE {})"
AGAIN = """SELECT photo_id AS id FROM set_members AS m INDEXED BY set_members_again
    WHERE is_extra = 1 AND set_id IN (SELECT id FROM asked)"""
NOT_FIRST = """NOT EXISTS (
    SELECT 1 FROM photos WHERE id = again.id AND +first_set_id IN (SELECT id FROM asked))"""
PHOTOS = f"""SELECT id FROM photos WHERE first_set_id IN (SELECT id FROM asked)
    UNION ALL SELECT DISTINCT id FROM ({AGAIN}) AS again WHERE {NOT_FIRST}"""
OTHERS = """ UNION ALL SELECT id FROM photos WHERE {} AND NOT EXISTS (
    SELECT 1 FROM set_members WHERE photo_id = photos.id AND +set_id IN (SELECT id FROM asked))"""
OWN = frozenset({ast.SetPart.SOURCE, ast.SetPart.CREDIT})  # a photo has these by itself, too


def is_about_sets(node: ast.Node) -> bool:
    """Whether ``node`` asks only in which set a photo is."""
    match node:
        case ast.Or(nodes):
            return all(is_about_sets(part) for part in nodes)
        case ast.InSet() | ast.Released() | ast.OfKind() | ast.Is(ast.Flag.INCOMPLETE):
            return True
        case ast.SetSays(part):
            return part not in OWN
        case _:
            return False


def sets_where(node: ast.Node, column: str) -> Sql:
    """Return the condition that ``column`` is the id of a set that ``node`` asks for."""
    match node:
        case ast.Or(nodes):
            return either(sets_where(part, column) for part in nodes)
        case ast.InSet(ids):
            return one_of(column, ids)
        case ast.Released(days):
            bounds = (days.first.isoformat(), days.last.isoformat())
            return _of_sets(column, Sql("released_on BETWEEN ? AND ?", bounds))
        case ast.OnDay(month, day):
            released = Sql("substr(released_on, 6, 5) = ?", (f"{month:02}-{day:02}",))
            return _of_sets(column, released)
        case ast.OfKind(kinds):
            return _of_sets(column, one_of("kind", kinds))
        case ast.SetSays(part, text):
            holding = HOLDING.format(column=part.value)
            return _of_sets(column, Sql(f"{part.value} IN ({holding})", (text,)))
        case ast.Is(ast.Flag.INCOMPLETE):
            return _of_sets(column, Sql("missing_count > 0"))
        case _:
            raise TypeError(f"does not ask for sets: {node}")


def _of_sets(column: str, where: Sql) -> Sql:
    return where.within(f"{column} IN (SELECT id FROM sets WHERE {{}})")


def ids_of_sets(node: ast.Node, others: Sql | None = None) -> Sql:
    """Return a select of the distinct ids of the photos in the sets ``node`` asks for.

    Args:
        node: asks for sets.
        others: a condition on ``photos``; those for which it holds are there, too.
    """
    found = sets_where(node, "id").within(f"{ASKED} {PHOTOS}")
    return found if others is None else joined((found, others.within(OTHERS)), "")


def own_where(reader: Connection, node: ast.SetSays) -> Sql | None:
    """Return the condition that a photo says so by itself; None when no photo does."""
    column = node.part.value
    asked = OWN_HOLDING.format(column=column)
    values = reader.exec_driver_sql(asked, (node.text,)).scalars().all()
    return one_of(column, values).within(f"{column} != '' AND {{}}") if values else None
