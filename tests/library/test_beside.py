"""Sidecars that were read are known in the version that was read."""

import os
from pathlib import Path

from gallery.library import beside, photos
from gallery.library.database import Library
from tests.library.making import add_photos


def row(path: Path, size: int, modified: int, photo_id: int | None = None) -> dict[str, object]:
    return {"path": str(path), "bytes": size, "modified_ns": modified, "photo_id": photo_id}


def test_a_sidecar_is_known_in_the_version_that_was_read(library: Library, tmp_path: Path) -> None:
    outside, inside = tmp_path / "a.json", library.originals / "b.json"
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/\xff.json"))
    with library.writing() as writer:
        beside.remember(writer, library, [row(outside, 10, 1), row(inside, 20, 2), row(odd, 3, 3)])
        beside.remember(writer, library, [row(outside, 11, 5)])
    asked = [str(path) for path in (outside, inside, odd, tmp_path / "unknown.json")]
    with library.reading() as reader:
        assert beside.known(reader, library, asked) == {
            str(outside): (11, 5),
            str(inside): (20, 2),
            str(odd): (3, 3),
        }


def test_a_sidecar_of_a_photo_that_is_gone_is_read_again(library: Library, tmp_path: Path) -> None:
    own, shared = tmp_path / "a.json", tmp_path / "info.json"
    with library.writing() as writer:
        (one,) = add_photos(writer, 1)
        beside.remember(writer, library, [row(own, 10, 1, one), row(shared, 10, 1)])
        photos.remove(writer, [one])
    with library.reading() as reader:
        assert list(beside.known(reader, library, [str(own), str(shared)])) == [str(shared)]


def test_many_sidecars_at_once(library: Library, tmp_path: Path) -> None:
    rows = [row(tmp_path / f"{n}.json", n, n) for n in range(1500)]
    with library.writing() as writer:
        beside.remember(writer, library, rows)
    with library.reading() as reader:
        assert len(beside.known(reader, library, [str(one["path"]) for one in rows])) == 1500
