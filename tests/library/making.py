"""Photos, sets and people for tests, made through the library's own functions."""

from collections.abc import Sequence
from pathlib import Path

from gallery.library import files, photos, sets
from gallery.library.database import Library
from gallery.library.journal import Writer


def add_photos(
    writer: Writer, count: int, *, start: int = 0, folder: str = "/pictures"
) -> list[int]:
    """Add photos with one file each, named 0000.jpg and so on."""
    ids = photos.add(
        writer,
        [
            {
                "digest": f"{number:064x}",
                "width": 1600,
                "height": 1067,
                "format": "JPEG",
                "bytes": 1000 + number,
                "added_at": f"2026-01-01T00:00:{number % 60:02d}+00:00",
            }
            for number in range(start, start + count)
        ],
    )
    rows = [
        {
            "photo_id": photo_id,
            "path": str(Path(folder) / f"{number:04d}.jpg"),
            "bytes": 1000 + number,
            "modified_ns": 1,
        }
        for number, photo_id in enumerate(ids, start)
    ]
    files.add_files(writer, rows)
    return ids


def add_set(writer: Writer, title: str, photo_ids: Sequence[int], released: str = "") -> int:
    """Add a set of photos at positions 1, 2, 3 ..."""
    set_id = sets.create(writer, {"title": title, "released_on": released})
    sets.add_members(writer, set_id, [(key, place) for place, key in enumerate(photo_ids, 1)])
    return set_id


def order(library: Library) -> list[int]:
    """Return all photos as the grid shows them: each at its first place."""
    with library.reading() as reader:
        found = reader.exec_driver_sql("SELECT id FROM photos ORDER BY order_key, id")
        return [row[0] for row in found]
