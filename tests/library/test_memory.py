"""What was asked is remembered while the library stays as it is, and no longer."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import event

from gallery.library import query
from gallery.library.database import Library
from gallery.library.memory import ROOM, VERSION, Memory
from gallery.library.news import LAST
from gallery.library.vocabulary import LibraryVocabulary
from gallery.search import parse
from tests import ready
from tests.library.shelf import Shelf

LINE = "winter night"


@pytest.fixture
def library(tmp_path) -> Iterator[Library]:
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        with library.writing() as writer:
            shelf = Shelf(writer)
            night = shelf.photo("night.jpg")
            shelf.set("Winter", (night, 1))
        yield library


def found(library: Library, line: str) -> int:
    with library.reading() as reader:
        return query.count(reader, parse(line, LibraryVocabulary(reader)))


def questions(library: Library, line: str) -> int:
    """Return how many questions SQLite is asked for a line, but for what was written last."""
    asked: list[str] = []

    def note(_c, _cursor, statement, *_rest) -> None:
        asked.append(statement)

    with library.reading() as reader:
        event.listen(reader, "before_cursor_execute", note)
        parse(line, LibraryVocabulary(reader))
        event.remove(reader, "before_cursor_execute", note)
    return sum(statement not in ("BEGIN", VERSION, LAST) for statement in asked)


def test_the_same_line_asks_nothing_again(library):
    assert questions(library, LINE) > 0
    assert questions(library, LINE) == 0


def test_a_word_typed_on_finds_the_same_as_at_once(library):
    with library.writing() as writer:
        Shelf(writer).set("Winner")
    for line in ("win", "winn", "wint", "winte", "winter", "winner"):
        with library.reading() as reader:
            typed = LibraryVocabulary(reader).sets_titled(line)
        with library.writing() as writer:  # remembers nothing
            assert typed == LibraryVocabulary(writer.connection).sets_titled(line)


def test_what_changed_is_found_at_once(library):
    assert found(library, LINE) == 1
    with library.writing() as writer:
        shelf = Shelf(writer)
        shelf.set("Winter nights", (shelf.photo("other.jpg"), 1))
    assert found(library, LINE) == 2


def test_a_writing_sees_what_it_wrote_itself(library):
    with library.writing() as writer:
        assert LibraryVocabulary(writer.connection).sets_titled("spring") == frozenset()
        new = Shelf(writer).set("Spring")
        assert LibraryVocabulary(writer.connection).sets_titled("spring") == {new}


def test_what_was_not_asked_for_longest_is_forgotten():
    memory = Memory().at(0)
    many = frozenset(range(ROOM // 3))
    for question in "abc":
        memory.recall(question, lambda: many, kind=frozenset)
    memory.recall("a", frozenset, kind=frozenset)
    memory.recall("d", lambda: many, kind=frozenset)
    assert [memory.known(each, frozenset) is not None for each in "abcd"] == [1, 0, 1, 1]
    memory.recall("too much", lambda: frozenset(range(ROOM)), kind=frozenset)
    assert memory.known("too much", frozenset) is None


def test_what_was_written_is_forgotten_by_all():
    memory = Memory()
    before = memory.at(0)
    before.recall("who", lambda: frozenset({1}), kind=frozenset)
    assert before.known("who", frozenset) == {1}
    assert memory.at(1).known("who", frozenset) is None
    assert before.known("who", frozenset) is None


def test_what_is_past_is_neither_asked_nor_remembered():
    memory = Memory()
    past, now = memory.at(1), memory.at(2)
    assert now.recall("who", lambda: frozenset({2}), kind=frozenset) == {2}
    assert past.recall("who", lambda: frozenset({1}), kind=frozenset) == {1}
    past.recall("what", lambda: frozenset({1}), kind=frozenset)
    assert now.known("who", frozenset) == {2}
    assert now.known("what", frozenset) is None


def test_readers_of_other_threads_remember_the_same(library):
    assert questions(library, LINE) > 0
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(questions, library, LINE).result() == 0


def test_a_writing_without_a_note_is_seen(library):
    assert found(library, LINE) == 1
    with closing(sqlite3.connect(library.database_path)) as other, other:
        other.execute("UPDATE sets SET title = 'Spring', search_text = 'spring'")
    assert found(library, LINE) == 0


def test_another_program_that_wrote_is_seen(library, tmp_path):
    assert found(library, LINE) == 1
    with (
        Library.open(library.folder, cache=tmp_path / "cache") as other,
        other.writing() as writer,
    ):
        shelf = Shelf(writer)
        shelf.set("Winter nights", (shelf.photo("other.jpg"), 1))
    assert found(library, LINE) == 2
