"""Files outside of the library that the user lets go to the trash: set aside like the inside ones.

Such a file is brought into the library's trash folder, and its row with it, before the photo is
removed. So the history has both places, and undo brings the file back to where it stood.
"""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from gallery.library import trash
from gallery.library.connections import Reader
from gallery.library.files import absolute
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, in_pieces
from gallery.library.tables import files, roots
from gallery.model.errors import CannotSetAside, OutsideLibrary


@dataclass(frozen=True, slots=True)
class OutsideFile:
    """A file that is not in the library's folder; ``path`` absolute (surrogate escapes)."""

    id: int
    photo_id: int
    path: str
    bytes: int

    @property
    def folder(self) -> str:
        """The folder that it stands in."""
        return str(Path(self.path).parent)


def of_photos(reader: Reader, photo_ids: Iterable[int]) -> list[OutsideFile]:
    """Return the files of photos that are not in the library's folder."""
    question = (
        select(files.c.id, files.c.photo_id, roots.c.path, files.c.path, files.c.bytes)
        .join(roots, roots.c.id == files.c.root_id)
        .where(among(files.c.photo_id, photo_ids), roots.c.inside == 0)
        .order_by(files.c.photo_id, files.c.id)
    )
    return [
        OutsideFile(file_id, photo_id, absolute(root, path), size)
        for file_id, photo_id, root, path, size in reader.execute(question)
    ]


def folders(reader: Reader, photo_ids: Iterable[int]) -> dict[str, int]:
    """Return the folders outside of the library in which photos have files, and how many."""
    found: dict[str, int] = {}
    for file in of_photos(reader, photo_ids):
        found[file.folder] = found.get(file.folder, 0) + 1
    return dict(sorted(found.items()))


def check(writer: Writer, photo_ids: Sequence[int], allowed: Collection[str]) -> None:
    """Make sure that the files of photos may go to the trash, before any of them is taken in.

    Ask for all photos of a step at once: they need room together.

    Args:
        writer: the transaction.
        photo_ids: the photos.
        allowed: the folders outside of the library that the user named.

    Raises:
        OutsideLibrary: there are files in other folders.
        CannotSetAside: nothing may be taken out of a folder, there is no room for it, or the
            library has no trash folder and none can be made.
    """
    if not photo_ids:
        return
    trash.require(writer.folder)
    named = {os.path.normpath(folder) for folder in allowed}
    others: set[str] = set()
    needed = 0
    for some in in_pieces(photo_ids):
        found = of_photos(writer.connection, some)
        folders = {one.folder for one in found}
        others |= {folder for folder in folders if os.path.normpath(folder) not in named}
        if not others:
            needed += _needed(writer, found)
    if others:
        raise OutsideLibrary(sorted(others))
    if needed and shutil.disk_usage(writer.folder).free < needed:
        raise CannotSetAside(str(writer.folder), "disk-full")


def take_in(writer: Writer, photo_ids: Sequence[int]) -> None:
    """Bring the outside files of photos into the trash folder, once this is committed.

    ``check`` them first, and remove the photos in the same transaction.
    """
    inside = trash.inside_root(writer.connection)
    keys: list[Row] = []
    values: list[Row] = []
    for file in of_photos(writer.connection, photo_ids):
        target = trash.folder_of(writer.folder, file.id) / Path(file.path).name
        below = os.fsencode(target.relative_to(writer.folder).as_posix())
        keys.append({"id": file.id})
        values.append({"root_id": inside, "path": below})
        trash.move_later(writer, Path(file.path), target)
    writer.update(files, keys, values)


def _needed(writer: Writer, found: Sequence[OutsideFile]) -> int:
    """Return the bytes that files need on the library's disk; raise CannotSetAside."""
    for folder in {one.folder for one in found}:
        if Path(folder).is_dir() and not os.access(folder, os.W_OK):
            raise CannotSetAside(folder, "no-permission")
    home = writer.folder.stat().st_dev
    needed = 0
    for file in found:
        with contextlib.suppress(OSError):  # it is gone already
            status = Path(file.path).stat()
            needed += status.st_size if status.st_dev != home else 0
    return needed
