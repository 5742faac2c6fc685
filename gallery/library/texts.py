"""What can be searched of photos as text, folded, and what follows from the same rows.

Each photo has a row of ``photo_text``: its captions, its title, the names of its files and the
folders they stand in, a line each. The name of its first file by which it sorts and the number
of its captions stand on the photo itself; they are read from the same rows, so they are renewed
here too.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from gallery.library.keys import among
from gallery.library.tables import captions, files, photos
from gallery.library.words import storable
from gallery.model.names import search_text, sort_text

PHOTOS_AT_ONCE = 5_000  # texts in memory together; some megabytes
COLUMNS = ("caption", "title", "name", "folder")
WRITE = """
INSERT INTO photo_text (photo_id, caption, title, name, folder) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (photo_id) DO UPDATE SET (caption, title, name, folder) =
    (excluded.caption, excluded.title, excluded.name, excluded.folder)
WHERE (caption, title, name, folder) IS NOT
    (excluded.caption, excluded.title, excluded.name, excluded.folder)
"""
NOTE = """
UPDATE photos SET caption_count = ?, name_key = ? WHERE id = ? AND (caption_count, name_key) IS NOT
    (?, ?)
"""
HAVE = """
SELECT p.id, t.photo_id, t.caption, t.title, t.name, t.folder, p.caption_count, p.name_key
FROM photos AS p LEFT JOIN photo_text AS t ON t.photo_id = p.id
WHERE p.id > ? ORDER BY p.id LIMIT ?
"""


class Texts(NamedTuple):
    """The texts of one photo as they are kept, then what stands on the photo."""

    caption: str
    title: str
    name: str
    folder: str
    caption_count: int
    name_key: str


@dataclass(slots=True)
class _Pieces:
    """What is said of one photo, as it was written."""

    title: str = ""
    captions: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)


def of(connection: Connection, photo_ids: Sequence[int]) -> dict[int, Texts]:
    """Return the texts of those photos that are there."""
    titles = select(photos.c.id, photos.c.title).where(among(photos.c.id, photo_ids))
    pieces = {key: _Pieces(title) for key, title in connection.execute(titles)}
    said = select(captions.c.photo_id, captions.c.text).where(among(captions.c.photo_id, photo_ids))
    for key, words in connection.execute(said.order_by(captions.c.photo_id, captions.c.language)):
        pieces[key].captions.append(words)
    stand = select(files.c.photo_id, files.c.name, files.c.path)
    found = stand.where(among(files.c.photo_id, photo_ids)).order_by(files.c.id)
    for key, name, path in connection.execute(found):
        pieces[key].names.append(name)
        pieces[key].folders.append(folder_of(path))
    return {key: _texts(each) for key, each in pieces.items()}


def folder_of(path: bytes) -> str:
    """Return the folder of a file's path below its root: ``"/pictures/2024/"``, at least ``"/"``.

    A lone surrogate becomes a sign that a database can hold.
    """
    above, _, _ = storable(os.fsdecode(path)).rpartition("/")
    return f"/{above}/" if above else "/"


def _texts(pieces: _Pieces) -> Texts:
    said = [words for words in pieces.captions if words]
    return Texts(
        caption=_lines(said),
        title=search_text(pieces.title),
        name=_lines(pieces.names),
        folder=_lines(pieces.folders),
        caption_count=len(said),
        name_key=storable(sort_text(pieces.names[0])) if pieces.names else "",
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(search_text(part) for part in parts if part))


def renew(connection: Connection, photo_ids: Iterable[int]) -> None:
    """Bring the texts of photos in step."""
    ids = sorted(photo_ids)
    for start in range(0, len(ids), PHOTOS_AT_ONCE):
        found = of(connection, ids[start : start + PHOTOS_AT_ONCE])
        if found:
            width = len(COLUMNS)
            connection.exec_driver_sql(WRITE, [(key, *each[:width]) for key, each in found.items()])
            notes = [(*each[width:], key, *each[width:]) for key, each in found.items()]
            connection.exec_driver_sql(NOTE, notes)


def rebuild(connection: Connection) -> None:
    """Write the texts of all photos, where they differ."""
    for rows in _pages(connection):
        renew(connection, [key for key, *_ in rows])


def stale(connection: Connection) -> int:
    """Return how many photos have other texts than they should."""
    different = 0
    for rows in _pages(connection):
        wanted = of(connection, [key for key, *_ in rows])
        different += sum(
            there is None or tuple(have) != tuple(wanted[key]) for key, there, *have in rows
        )
    return different


def _pages(connection: Connection) -> Iterator[list[tuple[int, ...]]]:
    last = 0
    while True:
        page = connection.exec_driver_sql(HAVE, (last, PHOTOS_AT_ONCE))
        rows = [tuple(row) for row in page]
        if not rows:
            return
        yield rows
        last = rows[-1][0]
