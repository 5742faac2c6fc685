"""Paths: kept so that they open again, shown so that people can read them."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from gallery.library import files, photos
from gallery.library.database import Library
from gallery.library.tables import roots
from tests.library.making import add_photos


def add(library: Library, path: Path | str, digest: str = "a") -> int:
    with library.writing() as writer:
        known = photos.by_digest(writer.connection, [digest])
        (photo_id,) = known.values() or photos.add(writer, [{"digest": digest}])
        row = {"photo_id": photo_id, "path": str(path), "bytes": 1, "modified_ns": 2}
        files.add_files(writer, [row])
    return photo_id


def paths_of(library: Library, photo_id: int) -> list[str]:
    with library.reading() as reader:
        return photos.paths(reader, library, [photo_id]).get(photo_id, [])


@pytest.mark.parametrize(
    "name",
    [
        "plain.jpg",
        "뷔 카메라.jpg",
        unicodedata.normalize("NFD", "뷔 é.jpg"),
        "with\nnew line.jpg",
        pytest.param(
            os.fsdecode(b"caf\xe9 \xff.jpg"),
            marks=pytest.mark.skipif(sys.platform != "linux", reason="names are text here"),
        ),
    ],
)
def test_a_path_comes_back_and_opens(library: Library, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"content")
    photo_id = add(library, path)
    (back,) = paths_of(library, photo_id)
    assert back == str(path)
    assert Path(back).read_bytes() == b"content"
    with library.reading() as reader:
        (file,) = photos.details(reader, library, photo_id).files
        known = files.known_files(reader, library, [str(path), str(tmp_path / "other")])
    assert unicodedata.is_normalized("NFC", file.name)
    file.name.encode()  # no lone surrogate
    assert list(known) == [str(path)]
    assert known[str(path)].photo_id == photo_id


def test_what_is_no_text_is_shown_with_a_sign() -> None:
    assert files.display_name(b"/a/caf\xe9.jpg") == "caf\ufffd.jpg"


def test_files_inside_move_with_the_library(library: Library, tmp_path: Path) -> None:
    inside = library.originals / "2024" / "01.jpg"
    outside = tmp_path / "outside.jpg"
    photo_id = add(library, inside)
    add(library, outside)
    library.close()
    moved = library.folder.rename(tmp_path / "moved")
    with Library.open(moved, cache=tmp_path / "cache") as again:
        assert paths_of(again, photo_id) == [str(moved / "originals/2024/01.jpg"), str(outside)]
        with again.reading() as reader:
            shown = photos.details(reader, again, photo_id).files
            inside_now = str(moved / "originals/2024/01.jpg")
            assert files.known_files(reader, again, [inside_now]).keys() == {inside_now}
    assert [file.inside_library for file in shown] == [True, False]


def test_a_moved_disk_is_one_changed_row(library: Library, tmp_path: Path) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3, folder="/somewhere/deep")
    with library.writing() as writer:
        found = writer.connection.execute(roots.select().where(roots.c.inside == 0)).all()
        assert len(found) == 1
        writer.update(roots, [{"id": found[0].id}], {"path": b"/mnt/disk"})
    assert paths_of(library, ids[0]) == ["/mnt/disk/somewhere/deep/0000.jpg"]


def test_a_path_belongs_to_one_photo(library: Library, tmp_path: Path) -> None:
    first = add(library, tmp_path / "x.jpg", "a")
    second = add(library, tmp_path / "x.jpg", "b")
    assert paths_of(library, first) == []
    assert paths_of(library, second) == [str(tmp_path / "x.jpg")]


def test_a_neighbour_of_the_library_is_outside(library: Library) -> None:
    beside = library.folder.with_name(library.folder.name + "2") / "x.jpg"
    photo_id = add(library, beside)
    with library.reading() as reader:
        (file,) = photos.details(reader, library, photo_id).files
    assert (file.path, file.inside_library) == (str(beside), False)


def test_known_files_of_a_large_folder(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 1234)
    with library.reading() as reader:
        paths = [f"/pictures/{n:04d}.jpg" for n in range(2000)]
        assert len(files.known_files(reader, library, paths)) == 1234


def test_a_file_that_moved(library: Library, tmp_path: Path) -> None:
    photo_id = add(library, tmp_path / "old.jpg")
    with library.writing() as writer:
        files.move(writer, 1, str(tmp_path / "뷔.jpg"))
    assert paths_of(library, photo_id) == [str(tmp_path / "뷔.jpg")]
