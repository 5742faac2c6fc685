"""A library of its own for each test, and pictures that are made in no time."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gallery.importing.pipeline import run
from gallery.importing.plan import Plan
from gallery.importing.planning import make_plan
from gallery.importing.report import Report
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Silent
from gallery.library import photos, sets
from gallery.library.database import Library
from tests import ready
from tests.importing.pictures import write_picture


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield library


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder to import from."""
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


@dataclass(frozen=True)
class Importer:
    """Plans and runs in one go."""

    library: Library

    def plan(self, *paths: Path, **fields: object) -> Plan:
        """Plan the import of ``paths``."""
        given = tuple(os.fspath(path) for path in paths)
        return make_plan(self.library, ImportRequest(given, **fields), Silent())  # type: ignore[arg-type]

    def __call__(self, *paths: Path, **fields: object) -> Report:
        """Import ``paths``."""
        return run(self.library, self.plan(*paths, **fields), Silent())

    def paths(self) -> dict[int, list[str]]:
        """Return the files of all photos, by photo."""
        with self.library.reading() as reader:
            return photos.paths(reader, self.library, range(1, 10_000))

    def places(self, set_id: int) -> list[int]:
        """Return the positions that are taken in a set."""
        with self.library.reading() as reader:
            return [place for _, place in sets.members(reader, set_id)]

    def titles(self) -> dict[str, int]:
        """Return the sets: title to number of photos."""
        with self.library.reading() as reader:
            return {one.title: one.photos for one in sets.all_sets(reader)}


@pytest.fixture
def importer(library: Library) -> Importer:
    """Plans and runs imports into the library."""
    return Importer(library)


@pytest.fixture
def love_wins_all(source: Path) -> Path:
    """A set as a fan keeps it: twelve numbered photos without the seventh."""
    folder = source / "240127 Love wins all_photo sketch"
    for number in (n for n in range(1, 13) if n != 7):
        write_picture(folder / f"240127_LWA_{number:02}.jpg", shade=number)
    return folder
