"""Folders in which new pictures are looked for."""

from pathlib import Path

from gallery.library import watched
from gallery.library.database import Library
from gallery.library.watched import Watched


def test_folders_are_watched_until_they_are_not(library: Library, tmp_path: Path) -> None:
    first, second = str(tmp_path / "다운로드"), str(tmp_path / "b")
    with library.writing() as writer:
        assert watched.add(writer, library, first)
        assert watched.add(writer, library, second)
        assert not watched.add(writer, library, first), "once is enough"
        watched.dismiss(writer, library, first, what="3 files")
    with library.reading() as reader:
        assert watched.all_watched(reader, library) == [Watched(first, "3 files"), Watched(second)]
    with library.writing() as writer:
        assert watched.remove(writer, library, first)
        assert not watched.remove(writer, library, first)
    with library.reading() as reader:
        assert watched.all_watched(reader, library) == [Watched(second)]
