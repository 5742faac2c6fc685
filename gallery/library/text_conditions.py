"""What a search asks of texts, as SQL: by the full-text index, or by looking into one photo's.

The index knows no text under three letters; those are looked for in every photo. The folders are
not in it: thousands of photos stand in one, so that looking through all folders takes less time
than the index would take room.
"""

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from gallery.library import fulltext
from gallery.library.sql import Sql, either, exists, joined, one_of
from gallery.search import ast

# What a plain text is looked for in, and the column that is not called as its part is.
PLAIN = (ast.TextPart.CAPTION, ast.TextPart.TITLE, ast.TextPart.NAME)
COLUMNS = {ast.TextPart.PATH: "folder"}
# Goes from folder to folder by the index, however many photos stand in each.
FOLDERS = """WITH RECURSIVE each(value) AS (
        SELECT min(folder) FROM photo_text UNION ALL
        SELECT (SELECT min(folder) FROM photo_text WHERE folder > each.value)
        FROM each WHERE each.value IS NOT NULL
    ) SELECT value FROM each WHERE instr(value, ?) > 0"""
Text = ast.HasText | ast.Says


def is_indexed(node: Text) -> bool:
    """Whether an index finds the photos; otherwise all texts have to be read."""
    return _part(node) is ast.TextPart.PATH or len(node.text) >= fulltext.SHORTEST


def is_read(node: ast.Node) -> TypeGuard[Text]:
    """Whether ``node`` asks for a text that no index knows."""
    return isinstance(node, ast.HasText | ast.Says) and not is_indexed(node)


def ids_of_text(node: Text) -> Sql:
    """Return a select of the distinct ids of the photos for which ``node`` holds."""
    return _joined_ids(node, " UNION ")


def either_ids(node: Text) -> Sql:
    """Return the same ids, some perhaps twice: nothing is compared before they are looked up."""
    return _joined_ids(node, " UNION ALL ")


def ids_by_reading(nodes: Iterable[Text], others: Iterable[Sql]) -> Sql:
    """Return a select of the distinct ids of the photos for which any of ``nodes`` holds.

    Args:
        nodes: ask for texts that are not in the index.
        others: selects of ids; these are there, too. All texts are read anyway, so that each
            photo can be looked up among them: nothing has to be compared to be distinct.
    """
    nodes = tuple(nodes)
    among = [*(ids for node in nodes for ids in _titled(node)), *others]
    tests = [*map(_inside, nodes), *(ids.within("+photo_id IN ({})") for ids in among)]
    return either(tests).within("SELECT photo_id AS id FROM photo_text WHERE {}")


def untitled(node: Text) -> Text:
    """Return the same question without the titles of sets."""
    return ast.Says(node.part, node.text) if isinstance(node, ast.Says) else ast.HasText(node.text)


def _joined_ids(node: Text, union: str) -> Sql:
    if not is_indexed(node):
        return ids_by_reading((node,), ())
    return joined((_found(node), *_titled(node)), union)


def _titled(node: Text) -> Iterator[Sql]:
    if node.sets:
        yield one_of("set_id", node.sets).within("SELECT photo_id FROM set_members WHERE {}")


def _part(node: Text) -> ast.TextPart | None:
    return node.part if isinstance(node, ast.Says) else None


def _found(node: Text) -> Sql:
    part = _part(node)
    if part is ast.TextPart.PATH:
        where = f"folder IN ({FOLDERS})"
        return Sql(f"SELECT photo_id AS id FROM photo_text WHERE {where}", (node.text,))
    return Sql(fulltext.MATCHING, (_asked(node),))


def _asked(node: Text) -> str:
    words = fulltext.phrase(node.text)
    part = _part(node)
    return f"{part.value} : {words}" if part is not None else words


def _inside(node: Text) -> Sql:
    """Return the condition on a row of ``photo_text`` that the text is in it."""
    part = _part(node)
    columns = (COLUMNS.get(each, each.value) for each in (PLAIN if part is None else (part,)))
    return either(Sql(f"instr({column}, ?) > 0", (node.text,)) for column in columns)


def text_test(node: Text, *, few: bool) -> Sql:
    """Return the test whether photo ``p.id`` says so itself, whatever its sets are called.

    Args:
        node: what is asked.
        few: whether only few photos will be tested; then a text is read instead of looked up.
    """
    if few or not is_indexed(node):
        return exists("photo_text", _inside(node))
    return _found(node).within("p.id IN ({})")
