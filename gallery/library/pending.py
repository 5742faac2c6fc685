"""What the analysis has still to do: photos without a thumbnail."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from gallery.library import photos
from gallery.library.database import Library
from gallery.library.keys import among
from gallery.library.tables import photos as photos_table

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


def without_thumbnail(library: Library, *, after: int = 0) -> "array[int]":
    """Return the ids, ascending, of the photos behind id ``after`` that have no thumbnail."""
    missing = array("q")
    columns = photos_table.c.id, photos_table.c.digest
    while True:
        page = select(*columns).where(photos_table.c.id > after)
        with library.reading() as reader:
            rows = reader.execute(page.order_by(photos_table.c.id).limit(PAGE)).all()
        if not rows:
            return missing
        wanted = set(library.thumbnails.missing([row.digest for row in rows]))
        missing.extend(row.id for row in rows if row.digest in wanted)
        after = rows[-1].id


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
