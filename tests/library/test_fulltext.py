"""The full-text index: exact substrings, always in step with the text."""

import random

import pytest
from sqlalchemy import text

from gallery.library import fulltext, photos, tables
from gallery.model.names import search_text
from tests import ready
from tests.library.shelf import Shelf

LETTERS = "abc é\"%_*지민출국뷔ㅋ-'😀"


@pytest.fixture
def library(tmp_path):
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield library


def found(reader, piece):
    rows = reader.exec_driver_sql(fulltext.MATCHING, (fulltext.phrase(search_text(piece)),))
    return set(rows.scalars())


def test_two_syllables_are_enough(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        photo = shelf.photo("IMG.jpg")
        shelf.caption(photo, "오늘 지민이 인천공항 출국")
    with library.reading() as reader:
        for piece in ("지민", "출국", "지밍", "민이 인", "인천공항", "img.JPG"):
            assert found(reader, piece) == ({photo} if piece != "지밍" else set())


def test_the_index_follows_every_change(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        photo, other = shelf.photo("one.jpg"), shelf.photo("two.jpg")
        shelf.caption(photo, "before")
    with library.writing() as writer:
        key = {"photo_id": photo, "language": "en"}
        writer.update(tables.captions, [key], {"text": "after"})
    with library.reading() as reader:
        assert (found(reader, "before"), found(reader, "after")) == (set(), {photo})
    with library.writing() as writer:
        photos.remove(writer, [photo])
    with library.reading() as reader:
        assert (found(reader, "after"), found(reader, "two")) == (set(), {other})
    with library.writing() as writer:
        fulltext.verify(writer.connection)


def test_a_rebuilt_index_finds_the_same(library):
    with library.writing() as writer:
        photo = Shelf(writer).photo("lwa.jpg")
    with library.writing() as writer:
        writer.connection.execute(text("INSERT INTO photo_fts(photo_fts) VALUES ('delete-all')"))
        assert found(writer.connection, "lwa") == set()
        fulltext.rebuild(writer.connection)
        assert found(writer.connection, "lwa") == {photo}


def test_any_signs_are_a_substring(library):
    dice = random.Random(7)
    pieces = ["".join(dice.choices(LETTERS, k=12)) for _ in range(60)]
    with library.writing() as writer:
        shelf = Shelf(writer)
        stored = {}
        for n, piece in enumerate(pieces):
            stored[shelf.photo(f"{n}.png", title=piece)] = search_text(piece)
    with library.reading() as reader:
        for piece in pieces:
            start = dice.randrange(8)
            asked = search_text(piece[start : start + dice.randrange(3, 5)])
            if len(asked) >= fulltext.SHORTEST:
                expected = {key for key, words in stored.items() if asked in words}
                assert found(reader, asked) == expected, asked
