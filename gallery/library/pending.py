"""What the analysis has still to do: photos without a thumbnail, or not compared yet."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from gallery.library import photos
from gallery.library.database import Library
from gallery.library.keys import among
from gallery.library.tables import photos as photos_table
from gallery.model.quality import Quality

PAGE = 5000  # photos looked up at once


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
    """Return what is to do for the photos behind id ``after``."""
    todo = Todo(after)
    columns = photos_table.c.id, photos_table.c.digest
    while True:
        page = select(*columns).where(photos_table.c.id > after)
        with library.reading() as reader:
            rows = reader.execute(page.order_by(photos_table.c.id).limit(PAGE)).all()
        if not rows:
            return todo
        digests = [row.digest for row in rows]
        missing = set(library.thumbnails.missing(digests))
        compared = library.thumbnails.compared(digests)
        for photo_id, digest in rows:
            if digest in missing:
                todo.without_thumbnail.append(photo_id)
            elif compared.get(digest) != photo_id:
                todo.uncompared.append(photo_id)
        after = todo.last = rows[-1].id


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
