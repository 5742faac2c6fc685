"""Files inside the library that lost their photo: set aside first, trashed late.

A removed photo's file is moved to ``trash/<file id>/<name>`` in the library folder once the
removal is committed, and back when the removal is undone. It goes to the system's trash when
the removal can no longer be undone. Files outside the library are never touched, unless the
user named their folder: then their rows go into the trash folder before they do (``outside``).

Why not the system's trash at once: nothing brings a file back from there by program on all
three systems, so undo would bring back a photo without its picture.

Moving happens after the commit and may fail (a file is open elsewhere, a disk is gone): then
the file stays where it is, ``check`` lists it, and nothing is lost. What a crash kept from coming
back comes back when the library is opened again (``go_on``).
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among, existing
from gallery.library.originals import flush_folder
from gallery.library.reach import missing_roots
from gallery.library.tables import files, roots
from gallery.model.errors import CannotSetAside

Rows = Iterable[Mapping[str, Any]]
FOLDER = "trash"
FOLDER_BEFORE = os.fsencode(f"{FOLDER}/")  # begins the path of whatever waits


def folder_of(library_folder: Path, file_id: int) -> Path:
    """Return the folder in which a removed file waits."""
    return library_folder / FOLDER / str(file_id)


def require(library_folder: Path) -> None:
    """Make sure that files can be set aside.

    Raises:
        CannotSetAside: they cannot.
    """
    folder = library_folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotSetAside(str(folder), "no-trash") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotSetAside(str(folder), "no-trash")


def set_aside(writer: Writer, rows: Rows) -> None:
    """After the commit, move the inside files of deleted ``files`` rows to the trash folder."""
    for row, path in _inside(writer, rows):
        target = folder_of(writer.folder, row["id"]) / path.name
        move_later(writer, path, target)


def bring_back(writer: Writer, rows: Rows) -> None:
    """After the commit, move the inside files of ``files`` rows back to where they were."""
    for row, path in _inside(writer, rows):
        source = folder_of(writer.folder, row["id"]) / path.name
        move_later(writer, source, path)


def follow(writer: Writer, pairs: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
    """After the commit, move files whose rows went into the trash folder, or came out of it.

    What belongs on a disk that is not there waits: it would land in the folder in which that disk
    is mounted, and be hidden as soon as it is.

    Args:
        writer: the transaction.
        pairs: rows as they were and as they become; those of other columns are passed over.
    """
    root = inside_root(writer.connection)
    moved = [(old, new) for old, new in pairs if _waits(old, root) != _waits(new, root)]
    if moved:
        bases = _bases(writer.connection, writer.folder)
        gone = missing_roots(writer.connection)
        for old, new in moved:
            if new["root_id"] not in gone:
                move_later(writer, _path(bases, old), _path(bases, new))


def let_go(writer: Writer, file_ids: Sequence[int]) -> None:
    """After the commit, hand removed files that no step can bring back to the system's trash."""
    names = {str(key) for key in set(file_ids) - existing(writer.connection, files, file_ids)}
    # Looked for in the folder: of a million photos next to none ever had a file in there.
    folders = [folder for folder in waiting(writer.folder) if folder.name in names]
    if folders:
        writer.after_commit.append(lambda: to_system_trash(folders))


def waiting(library_folder: Path) -> list[Path]:
    """Return the folders of removed files that still wait."""
    trash = library_folder / FOLDER
    return sorted(trash.iterdir()) if trash.is_dir() else []


def go_on(reader: Reader, library_folder: Path) -> None:
    """Bring back files of photos that are there again, where a crash cut that off."""
    names = [folder.name for folder in waiting(library_folder)]
    ids = [int(name) for name in names if name.isascii() and name.isdecimal()]
    if not ids:
        return
    columns = files.c.id, files.c.root_id, files.c.path
    rows = [
        dict(row._mapping) for row in reader.execute(select(*columns).where(among(files.c.id, ids)))
    ]
    bases, gone = _bases(reader, library_folder), missing_roots(reader)
    for row in rows:
        if row["root_id"] not in gone:
            path = _path(bases, row)
            move(folder_of(library_folder, row["id"]) / path.name, path)


def files_waiting(library_folder: Path) -> dict[Path, int]:
    """Return the removed files that still wait, and how many bytes each has."""
    found: dict[Path, int] = {}
    for folder in waiting(library_folder):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            with contextlib.suppress(OSError):  # it is brought back just now
                found[path] = path.stat().st_size
    return found


def empty(writer: Writer) -> None:
    """After the commit, hand all that waits to the system's trash: undo finds no file then.

    The file of a photo that is in the library, and could not be brought back, stays.
    """
    names = [folder.name for folder in waiting(writer.folder)]
    let_go(writer, [int(name) for name in names if name.isascii() and name.isdecimal()])


def to_system_trash(paths: Iterable[Path]) -> list[Path]:
    """Hand files or folders to the system's trash.

    Returns:
        Those that could not be (no trash on that disk); they stay where they are.
    """
    from send2trash import send2trash  # 25 ms that no start needs

    kept = []
    for path in paths:
        if not path.exists():
            continue
        try:
            send2trash(os.fspath(path))
        except OSError:
            kept.append(path)
    return kept


def _inside(writer: Writer, rows: Rows) -> list[tuple[Mapping[str, Any], Path]]:
    root = inside_root(writer.connection)
    return [
        (row, writer.folder / os.fsdecode(row["path"])) for row in rows if row["root_id"] == root
    ]


def inside_root(reader: Reader) -> int:
    """Return the id of the root that is the library folder."""
    return int(reader.execute(select(roots.c.id).where(roots.c.inside == 1)).scalar_one())


def move(source: Path, target: Path, *, tidy: bool = True) -> bool:
    """Move a file, never onto another one; return whether it was moved.

    Args:
        source: the file.
        target: where it is to stand.
        tidy: whether its folder goes if it is empty then.
    """
    try:
        if not source.exists() or target.exists():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _carry(source, target)
    except OSError:
        return False
    if tidy:
        with contextlib.suppress(OSError):
            source.parent.rmdir()  # only an empty folder goes
    return True


def _carry(source: Path, target: Path) -> None:
    """Move a file; on its way to another disk it has another name until all of it is there."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = target.parent / f".moving-{os.getpid()}"
        try:
            shutil.copy2(source, part)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.rename(target)
            flush_folder(target.parent)
            source.unlink()
        except OSError:
            part.unlink(missing_ok=True)
            raise


def move_later(writer: Writer, source: Path, target: Path) -> None:
    """After the commit, ``move`` a file; a folder of the user's own stays, empty as it is."""
    tidy = source.is_relative_to(writer.folder)
    writer.after_commit.append(lambda: move(source, target, tidy=tidy))


def _waits(row: Mapping[str, Any], root: int) -> bool:
    return row.get("root_id") == root and row["path"].startswith(FOLDER_BEFORE)


def _bases(reader: Reader, library_folder: Path) -> dict[int, Path]:
    found = reader.execute(select(roots.c.id, roots.c.inside, roots.c.path))
    return {
        key: library_folder if inside else Path(os.fsdecode(path)) for key, inside, path in found
    }


def _path(bases: Mapping[int, Path], row: Mapping[str, Any]) -> Path:
    return bases[row["root_id"]] / os.fsdecode(row["path"])
