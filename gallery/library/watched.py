"""Folders in which new pictures are looked for."""

from dataclasses import dataclass

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.files import Places, absolute, root_paths, rows_at
from gallery.library.journal import Writer
from gallery.library.source_tables import watched


@dataclass(frozen=True, slots=True)
class Watched:
    """One folder; ``path`` absolute as on disk, ``dismissed`` what of it was declined."""

    path: str
    dismissed: str = ""


def all_watched(reader: Reader, library: Library) -> list[Watched]:
    """Return the watched folders, first added first."""
    roots = root_paths(reader, library)
    found = reader.execute(select(watched).order_by(watched.c.id))
    return [Watched(absolute(roots[row.root_id], row.path), row.dismissed) for row in found]


def add(writer: Writer, library: Library, path: str) -> bool:
    """Watch a folder; return whether it was not watched before."""
    if _ids(writer.connection, library, path):
        return False
    root_id, relative = Places(library.folder).stored(writer, path)
    writer.insert(watched, [{"root_id": root_id, "path": relative}])
    return True


def remove(writer: Writer, library: Library, path: str) -> bool:
    """Watch a folder no longer; return whether it was watched."""
    return bool(writer.delete(watched, _ids(writer.connection, library, path)))


def dismiss(writer: Writer, library: Library, path: str, *, what: str) -> None:
    """Remember what of a watched folder was declined: any text, as given to ``Watched``."""
    writer.update(watched, _ids(writer.connection, library, path), {"dismissed": what})


def _ids(reader: Reader, library: Library, path: str) -> list[dict[str, int]]:
    return [{"id": row.id} for _path, row in rows_at(reader, library, watched, [path])]
