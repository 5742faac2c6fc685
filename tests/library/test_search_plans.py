"""No search walks through a large table where an index can serve: every field, order, grouping.

SQLite is asked how it would answer every statement that a search leads to.
"""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from gallery.library import facets, query
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.results import Grouping
from gallery.library.vocabulary import LibraryVocabulary
from gallery.search import ast, fields, parse
from tests.library import any_library

# Tables that have rows for every photo.
LARGE = {"photos", "files", "set_members", "photo_phrases", "captions", "photo_people",
         "photo_scenes", "photo_text", "photo_facts", "regions", "photo_suggestions",
         "same_pictures", "variants"}  # fmt: skip
# Indexes of the few rows that are marked; to walk through one is to read just those.
MARKED = {"set_members_extra", "set_members_again", "same_pictures_open", "photo_suggestions_open"}
SCAN = re.compile(r"SCAN (\w+)(?: USING (COVERING )?INDEX (\w+))?")
MADE = re.compile(r"(?:CO-ROUTINE|MATERIALIZE) (\w+)")
NAMED = re.compile(r"\b(\w+) AS (\w+)")
# No line has a text under three letters: those stand in no index, all texts are read for them.
LINES = [line for field in fields.TABLE for line in field.shown]
LINES += [form.example for form in fields.FORMS]
LINES += [f"-{line}" for line in LINES if not line.startswith(("-", "order", "limit"))]
LINES += ["", "is:tagged", "is:offline", "is:region", "is:unconfirmed", "missing:date,source",
          "is:variant", "is:variant V", "is:variant OR V", "-is:variant", "-has:variants V",
          "V is:duplicate", "released:2024 missing:caption rating:>=2", "kind:press OR source:x",
          "landscape mp:>1 -IU", "caption:love title:love", "name:wins path:bts/"]  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with something for every question."""
    folder: Path = tmp_path_factory.mktemp("plans")
    with Library.open(folder / "library", cache=folder / "cache") as library:
        any_library.fill(library, random.Random(5))
        yield library


@contextmanager
def asked_of(reader: Reader) -> Iterator[list[tuple[str, Any]]]:
    """Note every statement that a reader is asked."""
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            asked.append((statement, values))

    event.listen(reader, "before_cursor_execute", note)
    yield asked
    event.remove(reader, "before_cursor_execute", note)


def walks(reader: Reader, statement: str, values: Any) -> list[str]:
    """Return the steps in which SQLite would read a large table from end to end."""
    plan = reader.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    steps = [str(row.detail) for row in plan]
    made = {name for step in steps for name in MADE.findall(step)}
    tables = {alias: table for table, alias in NAMED.findall(statement) if table in LARGE}
    found = []
    for step in steps:
        scan = SCAN.match(step)
        if scan is None or scan[1] in made or tables.get(scan[1], scan[1]) not in LARGE:
            continue
        if not scan[2] and scan[3] not in MARKED:
            found.append(step)
    return found


def slow(reader: Reader, asked: list[tuple[str, Any]]) -> list[tuple[list[str], str]]:
    found = ((walks(reader, *each), each[0]) for each in dict.fromkeys(map(_frozen, asked)))
    return [(steps, statement) for steps, statement in found if steps]


def _frozen(asked: tuple[str, Any]) -> tuple[str, Any]:
    statement, values = asked
    return statement, tuple(values)


@pytest.mark.parametrize("line", LINES)
def test_no_search_walks_through_a_large_table(filled: Library, line: str) -> None:
    with filled.reading() as reader:
        node = parse(line, LibraryVocabulary(reader))
        with asked_of(reader) as asked:
            query.find(reader, node, limit=50)
            query.find(reader, node)
            query.count(reader, node)
            query.matching(reader, node, [1, 2, 3])
            facets.facets(reader, node)
        assert asked
        assert slow(reader, asked) == []


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("by", list(ast.OrderBy))
def test_no_order_walks_through_a_large_table(
    filled: Library, by: ast.OrderBy, reverse: bool, grouping: Grouping
) -> None:
    order = ast.Order(by, reverse)
    with filled.reading() as reader, asked_of(reader) as asked:
        for line in ("", "V", "released:2024", "is:untagged", "love"):
            node = parse(line, LibraryVocabulary(reader))
            query.find(reader, node, order=order, grouping=grouping, limit=50)
            query.find(reader, node, order=order, grouping=grouping)
    with filled.reading() as reader:
        assert slow(reader, asked) == []


def test_a_walk_would_be_seen(filled: Library) -> None:
    with filled.reading() as reader:
        assert walks(reader, "SELECT p.id FROM photos AS p WHERE p.bytes > length(p.title)", ())
        assert walks(reader, "SELECT id FROM photos WHERE title LIKE '%a%'", ())
        assert not walks(reader, "SELECT id FROM photos WHERE width = 1", ())
        assert not walks(reader, "SELECT p.id FROM photos AS p ORDER BY p.rating, p.id", ())
