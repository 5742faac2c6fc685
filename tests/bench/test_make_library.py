"""The made-up library of the benches: sound, the same each time, and with something of all."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import text

from gallery.library import pending, query
from gallery.library.check import check
from gallery.library.columns import metadata
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.search import parse
from tests.bench import make_library
from tests.bench.made_pictures import Drawings

PHOTOS = 3_000
FOUND = (
    "V IU", "BTS", "V with camcorder", "camcorder", "text:seoul", "rating:5", "is:damaged",
    "is:animated", "is:duplicate", "is:incomplete", "released:2024", "출국", "is:untagged",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library with its thumbnails and files."""
    folder = tmp_path_factory.mktemp("made")
    library = Library.open(folder / "library", cache=folder / "cache")
    make_library.fill(library, PHOTOS)
    drawings = Drawings()
    make_library.put_thumbnails(library, drawings)
    make_library.put_files(library, folder / "pictures", drawings)
    return library


def test_it_is_sound(made: Library) -> None:
    assert check(made) == []


def test_nothing_is_left_to_analyse(made: Library) -> None:
    todo = pending.look(made)
    assert not todo.without_thumbnail
    assert not todo.uncompared


def test_every_row_is_the_same_the_next_time(made: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as again:
        make_library.fill(again, PHOTOS, pictures=made.folder.parent / "pictures")
        assert _digest(again) == _digest(made)


def test_the_number_is_kept_and_the_dice_are_loaded(made: Library) -> None:
    with made.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM photos")).scalar() == PHOTOS
        assert reader.execute(text("SELECT count(*) FROM sets")).scalar() == PHOTOS / 25
        said = reader.execute(text("SELECT count(*) FROM photo_phrases")).scalar_one() / PHOTOS
        captioned = text("SELECT count(DISTINCT photo_id) FROM captions")
        share = reader.execute(captioned).scalar_one() / PHOTOS
    assert 2.2 < said < 2.8
    assert 0.25 < share < 0.4


@pytest.mark.parametrize("line", FOUND)
def test_there_is_something_to_find(made: Library, line: str) -> None:
    with made.reading() as reader:
        found = query.count(reader, parse(line, LibraryVocabulary(reader)))
    assert 0 < found < PHOTOS


def _digest(library: Library) -> str:
    """Return a digest of all rows but those that name the library itself."""
    seen = hashlib.sha256()
    with library.reading() as reader:
        for table in metadata.sorted_tables:
            if table.name != "about":
                rows = reader.execute(table.select().order_by(*table.primary_key.columns))
                seen.update(repr((table.name, rows.all())).encode())
    return seen.hexdigest()
