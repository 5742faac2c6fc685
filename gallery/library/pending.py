"""What the analysis has still to do: photos without a thumbnail, or not compared yet."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from gallery.library import photos
from gallery.library.database import Library
from gallery.library.keys import among
from gallery.library.tables import photos as photos_table
from gallery.model.quality import Quality

PAGE = 5000  # photos looked up at once
IDS = """SELECT json_group_array(id)
    FROM (SELECT id FROM photos WHERE id > ? ORDER BY id LIMIT ?)"""


@dataclass(frozen=True, slots=True)
class Pending:
    """A photo to be decoded.

    ``width``, ``height`` and ``frames`` as the header said; ``paths`` absolute (surrogate
    escapes).
    """

    id: int
    import_id: int | None
    digest: str
    width: int
    height: int
    frames: int
    damaged: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparable:
    """A photo to be compared with others: what it is known by, and how good it is."""

    id: int
    digest: str
    quality: Quality


def _ids() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class Todo:
    """Photos (ids, ascending): those without a thumbnail, and those with one not compared.

    ``last`` is the last photo that was looked at.
    """

    last: int = 0
    without_thumbnail: "array[int]" = field(default_factory=_ids)
    uncompared: "array[int]" = field(default_factory=_ids)


def look(library: Library, *, after: int = 0) -> Todo:
    """Return what is to do for the photos behind id ``after``.

    Nearly all of a million photos are compared already, mostly: those are left out by their
    ids, and only the others are looked up.
    """
    todo = Todo(after)
    compared = bytearray()
    while ids := _page(library, todo.last):
        compared = compared or library.thumbnails.compared_photos()
        todo.last = ids[-1]
        known = len(compared)
        _sort(library, [one for one in ids if one >= known or not compared[one]], todo)
    return todo


def _page(library: Library, after: int) -> list[int]:
    with library.reading() as reader:
        ids: list[int] = json.loads(reader.exec_driver_sql(IDS, (after, PAGE)).scalar_one())
    return ids


def _sort(library: Library, ids: Sequence[int], todo: Todo) -> None:
    """Add photos to what is to do, by what the thumbnail store says of them."""
    if not ids:
        return
    with library.reading() as reader:
        digests = photos.digests(reader, ids)
    missing = set(library.thumbnails.missing(list(digests.values())))
    compared = library.thumbnails.compared(list(digests.values()))
    for photo_id, digest in sorted(digests.items()):
        if digest in missing:
            todo.without_thumbnail.append(photo_id)
        elif compared.get(digest) != photo_id:
            todo.uncompared.append(photo_id)


def get(library: Library, ids: Iterable[int]) -> list[Pending]:
    """Return photos by id, in the order of ``ids``; vanished ones are left out."""
    wanted = list(ids)
    columns = ("id", "import_id", "digest", "width", "height", "frames", "damaged")
    question = select(*(photos_table.c[name] for name in columns))
    with library.reading() as reader:
        rows = reader.execute(question.where(among(photos_table.c.id, wanted))).all()
        paths = photos.paths(reader, library, wanted)
    by_id = {row.id: Pending(**row._mapping, paths=tuple(paths.get(row.id, ()))) for row in rows}
    return [by_id[key] for key in wanted if key in by_id]


def comparable(library: Library, ids: Iterable[int]) -> list[Comparable]:
    """Return photos by id, ascending; vanished ones are left out."""
    names = ("id", "digest", "width", "height", "bytes", "format")
    question = select(*(photos_table.c[name] for name in names))
    with library.reading() as reader:
        rows = reader.execute(
            question.where(among(photos_table.c.id, ids)).order_by(photos_table.c.id)
        ).all()
    return [Comparable(row[0], row[1], Quality(*row[2:])) for row in rows]
