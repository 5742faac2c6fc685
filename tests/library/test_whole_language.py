"""Everything that the table of fields lets people type, in the database and in memory."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from gallery.library import query
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.search import read
from gallery.search.fields import FORMS, TABLE, Field
from gallery.search.match import matches
from tests.library import any_library
from tests.library.known import facts

TODAY = date(2024, 2, 1)
# Values that the random library knows, where the example of the help is of another story.
KNOWN = {
    "person": ("IU", "뷔"),
    "with": ("V,Jin", "IU, Jin"),
    "only": ("IU", "BTS"),
    "scene": ("camera", "sta"),
    "phrase": ('"V with prop"', '"IU in stage"'),
    "near": ("stgae", "camcodrer"),
    "set": ("love", "wins"),
    "era": ("love", "seoul", "wins", "stage"),
    "event": ("love", "seoul", "wins", "stage"),
    "credit": ("kim", "studio"),
    "handle": ("bts_official",),
    "source": ("weverse", "네이버"),
    "caption": ("seoul", "love"),
    "title": ("stage", "출국"),
    "name": ("wins", "jpg", "지민"),
    "path": ("BTS/2024", "bts", "2024/love", "café"),
    "added": ("2024-02", ">=2023"),
    "on": ("01-27", "12-31"),
    "text": ("100%", "café"),
    "w": (">0", "1000", "<=1019"),
    "ratio": ("1", "3:2", ">100", "2:3"),
    "size": ("500kb", "<1MB"),
}

# What free words say besides names and texts.
PLAIN = ["only IU", "V or IU", "without V and IU", "2024 love", "airport", "love V%", "2 people"]


def lines(field: Field) -> Iterator[str]:
    """Yield what can be typed for a field: examples, and every word that it offers."""
    for value in (*field.examples, *KNOWN.get(field.name, ())):
        yield f"{field.name}:{value}"
    for word in field.words:
        yield f'{field.korean}:"{word.spellings[-1]}"'


@pytest.mark.parametrize("seed", range(2))
def test_every_field_and_form_finds_what_memory_finds(library: Library, seed: int) -> None:
    any_library.fill(library, random.Random(seed))
    typed = [form.example for form in FORMS]
    typed += [line for field in TABLE if not field.is_setting for line in lines(field)]
    typed += PLAIN
    typed += ["V IU landscape mp:>8 released:january 2024 missing:caption"]
    finding: set[str] = set()
    with library.reading() as reader:
        known = facts(reader)
        names = LibraryVocabulary(reader)
        for line in typed:
            node = read(line, names, today=TODAY).node
            expected = {photo for photo, each in known.items() if matches(node, each)}
            assert set(query.find(reader, node).ids) == expected, line
            assert query.count(reader, node) == len(expected), line
            assert query.matching(reader, node, known) == expected, line
            if 0 < len(expected) < len(known):
                finding.add(line.partition(":")[0])
    silent = {field.name for field in TABLE if not field.is_setting} - finding
    assert not silent, "a field that finds nothing, or everything, is held against nothing"


@pytest.mark.parametrize("line", ["order:rating", "order:-name", "limit:7", "order:-size limit:5"])
def test_an_order_and_a_limit_change_no_condition(library: Library, line: str) -> None:
    any_library.fill(library, random.Random(3))
    with library.reading() as reader:
        names = LibraryVocabulary(reader)
        plain, asked = read("-missing:people", names), read(f"-missing:people {line}", names)
        assert asked.node == plain.node
        every = query.find(reader, plain.node, order=asked.order, grouping=query.Grouping.NONE)
        some = query.find(
            reader,
            asked.node,
            order=asked.order,
            grouping=query.Grouping.NONE,
            limit=asked.limit,
        )
        assert list(some.ids) == list(every.ids[: asked.limit])
