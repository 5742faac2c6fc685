"""What one program is told of the writings of another on the same library."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.edits.photos import SetFavourite, SetRating
from gallery.edits.searches import SaveSearch
from gallery.edits.sets import MakeSet
from gallery.library.database import Library
from gallery.library.news import KEPT, MOST, News
from gallery.model.changes import EVERYTHING, Changes
from gallery.model.searches import SearchDraft
from tests.library.making import add_photos

PHOTOS = MOST + 10


@pytest.fixture
def other(library: Library, tmp_path: Path) -> Iterator[Library]:
    """The same library, opened once more."""
    with library.writing() as writer:
        add_photos(writer, PHOTOS)
    with Library.open(library.folder, cache=tmp_path / "other cache") as result:
        yield result


def test_nothing_is_told_of_what_one_wrote_oneself(library: Library) -> None:
    before = library.news(News())
    with library.writing() as writer:
        add_photos(writer, 1)
    assert library.news(before).changes is None


def test_each_writing_of_another_is_told_once(library: Library, other: Library) -> None:
    known = library.news(News())
    elsewhere = Editor(other)
    elsewhere.apply(SetFavourite((3, 4), True))
    elsewhere.apply(SetRating((7,), 5))
    Editor(library).apply(SetRating((9,), 5))
    told = library.news(known)
    assert told.changes == Changes(photos=frozenset({3, 4, 7}))
    assert library.news(told).changes is None
    assert library.news(known).changes == told.changes  # an answer that got lost is asked again
    elsewhere.undo()
    assert library.news(told).changes == Changes(photos=frozenset({9}))


def test_sets_and_searches_are_told(library: Library, other: Library) -> None:
    known = library.news(News())
    made = Editor(other).apply(MakeSet((1,), {"title": "Winter"}))
    told = library.news(known)
    assert told.changes == made.changes
    Editor(other).apply(SaveSearch(SearchDraft("Best", query="rating:5")))
    assert library.news(told).changes == Changes(searches=True)


def test_an_edit_that_changes_nothing_is_no_news(library: Library, other: Library) -> None:
    known = library.news(News())
    Editor(other).apply(SetFavourite((3,), False))
    assert library.news(known).changes is None


def test_very_many_photos_are_read_again(library: Library, other: Library) -> None:
    known = library.news(News())
    Editor(other).apply(SetFavourite(range(1, PHOTOS), True))
    assert library.news(known).changes == EVERYTHING


def test_who_comes_too_late_reads_everything_again(library: Library, other: Library) -> None:
    known = library.news(News())
    for photo in range(1, KEPT + 1):
        Editor(other).apply(SetFavourite((photo,), True))
    assert library.news(known).changes == Changes(photos=frozenset(range(1, KEPT + 1)))
    Editor(other).apply(SetFavourite((KEPT + 1,), True))
    assert library.news(known).changes == EVERYTHING


def test_what_is_written_without_a_note_is_read_again(library: Library, other: Library) -> None:
    known = library.news(News())
    with contextlib.closing(sqlite3.connect(other.database_path)) as connection, connection:
        connection.execute("UPDATE photos SET rating = 5 WHERE id = 1")
    assert library.news(known).changes == EVERYTHING


def test_what_failed_is_not_told(library: Library, other: Library) -> None:
    known = library.news(News())
    with contextlib.suppress(RuntimeError), other.writing() as writer:
        add_photos(writer, 1, start=PHOTOS + 1)
        raise RuntimeError
    assert library.news(known).changes is None
