"""Every node of a search as SQL, in both its forms, held against the search in memory."""

import random

import pytest

from gallery.library import conditions, query, tables
from gallery.library.database import Library, Reader
from gallery.library.sql import Sql
from gallery.search import ast
from gallery.search.match import holds, matches
from tests.library import any_library
from tests.library.any_search import Searches
from tests.library.known import facts
from tests.library.shelf import Shelf


def listed(reader: Reader, found: Sql) -> list[int]:
    return list(reader.exec_driver_sql(found.text, found.parameters).scalars())


def holding(reader: Reader, node: ast.Node, *, few: bool) -> set[int]:
    """Return the photos for which the test of one photo holds."""
    where = conditions.holds(reader, node, few=few)
    return set(listed(reader, where.within("SELECT p.id FROM photos AS p WHERE {}")))


@pytest.mark.parametrize("enough", [1, 10, 10_000])
@pytest.mark.parametrize("seed", range(4))
def test_every_search_finds_what_memory_finds(
    library: Library, monkeypatch: pytest.MonkeyPatch, seed: int, enough: int
) -> None:
    monkeypatch.setattr(conditions, "ENOUGH", enough)  # each size takes another road
    monkeypatch.setattr(conditions, "MANY", enough)
    dice = random.Random(seed)
    any_library.fill(library, dice)
    with library.reading() as reader:
        known = facts(reader)
        searches = Searches(reader, dice)
        leaves = searches.leaves()
        trees = [searches.tree() for _ in range(60)]
        trees += [searches.tree(2, Searches.values) for _ in range(40)]
        for node in [*leaves, *map(ast.Not, leaves), *trees]:
            true = {photo for photo, each in known.items() if holds(node, each)}
            ids = listed(reader, conditions.ids_of(reader, node))
            assert len(ids) == len(set(ids)), node
            assert set(ids) == true, node
            assert holding(reader, node, few=True) == true, node
            assert holding(reader, node, few=False) == true, node
            expected = {photo for photo, each in known.items() if matches(node, each)}
            assert set(query.find(reader, node).ids) == expected, node
            assert query.count(reader, node) == len(expected), node


def test_the_random_library_leaves_no_question_without_an_answer(library: Library) -> None:
    any_library.fill(library, random.Random(1))
    with library.reading() as reader:
        known = facts(reader).values()
    for values in (ast.Flag, ast.Lack):
        for value in values:
            asked = ast.Is(value) if isinstance(value, ast.Flag) else ast.Lacks(value)
            hits = sum(matches(asked, each) for each in known)
            assert 0 < hits < len(known), value
    for part in ast.SetPart:
        assert any(each.set_texts[part] for each in known), part
    for text_part in ast.TextPart:
        assert any(any(each.parts[text_part]) for each in known), text_part


def test_what_is_on_a_disk_that_is_not_there_is_offline_until_it_is_back(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    offline = ast.Is(ast.Flag.OFFLINE)
    with library.writing() as writer:
        shelf = Shelf(writer)
        here, both, away = (shelf.photo(f"{n}.jpg") for n in range(3))
        disk = shelf.root(any_library.GONE)
        shelf.file(both, "again.jpg", root=disk)
        shelf.move(away, disk)
    with library.reading() as reader:
        assert list(query.find(reader, offline).ids) == [away]
        assert set(query.find(reader, ast.Not(offline)).ids) == {here, both}
    with library.writing() as writer:
        top = {"path": str(tmp_path_factory.getbasetemp().anchor).encode()}
        writer.update(tables.roots, [{"id": disk}], top)
    with library.reading() as reader:
        assert query.count(reader, offline) == 0
