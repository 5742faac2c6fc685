"""Places: how a path on disk is kept so that it opens again and a library can be moved.

A path is a root and the bytes below it (``os.fsencode``). Inside the library folder the root
is the library itself; outside it is the mount point (the drive on Windows), so that a moved
disk is one changed row. Text for people is NFC without lone surrogates.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Table, bindparam, select, update

from gallery.library.database import Library, Reader
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.tables import files, roots

PATHS_AT_ONCE = 500  # in one question; well under the 32,766 parameters SQLite takes


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that is in the library; ``bytes`` and ``modified_ns`` as last seen."""

    id: int
    photo_id: int
    bytes: int
    modified_ns: int


def display_name(path: str | bytes) -> str:
    """Return the last part of ``path`` for people: NFC, U+FFFD for what is no text."""
    name = os.path.basename(os.fsdecode(path))
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", whole)


def root_paths(reader: Reader, library: Library) -> dict[int, bytes]:
    """Return the absolute path of each root by id, as bytes."""
    found = reader.execute(select(roots.c.id, roots.c.inside, roots.c.path))
    inside = os.fsencode(library.folder)
    return {key: inside if is_inside else path for key, is_inside, path in found}


def absolute(root: bytes, relative: bytes) -> str:
    """Return the path that opens the file (surrogate escapes for bytes that are no text)."""
    return os.fsdecode(os.path.join(root, relative.replace(b"/", os.fsencode(os.sep))))


def with_file(reader: Reader, folder: Path, photo_ids: Iterable[int]) -> set[int]:
    """Return those photos of which a file is on the disk now.

    Args:
        reader: a reader.
        folder: the library's folder.
        photo_ids: the photos.
    """
    question = (
        select(files.c.photo_id, roots.c.inside, roots.c.path, files.c.path)
        .join(roots, roots.c.id == files.c.root_id)
        .where(among(files.c.photo_id, photo_ids))
    )
    home = os.fsencode(folder)
    found: set[int] = set()
    for photo_id, is_inside, root, path in reader.execute(question):
        if photo_id not in found and os.path.lexists(absolute(home if is_inside else root, path)):
            found.add(photo_id)
    return found


def root_for(writer: Writer, path: str) -> tuple[int, bytes]:
    """Return the root of an absolute path, made if it is new, and the bytes below it."""
    return Places(writer.folder).stored(writer, path)


def add_files(writer: Writer, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Add files to photos.

    Args:
        writer: the transaction.
        rows: a mapping each with ``photo_id``, ``path`` (absolute), ``bytes``,
            ``modified_ns`` and, for an import, ``import_id``. A path the library knew of
            another photo (its content was replaced) is taken from that photo.

    Returns:
        The files' ids, in order.
    """
    places = Places(writer.folder)
    placed = [places.stored(writer, str(row["path"])) for row in rows]
    stale = [{"id": row.id} for row in at(writer.connection, files, placed)]
    writer.delete(files, stale)
    return writer.insert(
        files,
        [
            {name: value for name, value in row.items() if name != "path"}
            | {"root_id": root, "path": relative, "name": display_name(str(row["path"]))}
            for row, (root, relative) in zip(rows, placed, strict=True)
        ],
    )


def known_files(reader: Reader, library: Library, paths: Sequence[str]) -> dict[str, KnownFile]:
    """Return what the library knows of absolute paths; unknown ones are left out."""
    return {
        path: KnownFile(row.id, row.photo_id, row.bytes, row.modified_ns)
        for path, row in rows_at(reader, library, files, paths)
    }


def below(reader: Reader, library: Library, folder: str) -> Iterator[tuple[str, int]]:
    """Give absolute path and photo of each file that the library knows below a folder."""
    for path, row in rows_below(reader, library, files, folder):
        yield path, row.photo_id


def rows_below(
    reader: Reader, library: Library, table: Table, folder: str
) -> Iterator[tuple[str, Row[Any]]]:
    """Give absolute path and row of a table with ``root_id`` and ``path`` below a folder."""
    base, relative = Places(library.folder).parts(os.path.join(folder, "any"))
    start = relative.removesuffix(b"any")
    inside = os.fsencode(library.folder)
    for key, root in root_paths(reader, library).items():
        if root != (inside if base is None else base):
            continue
        question = select(table).where(table.c.root_id == key)
        if start:  # all that begins so: "0" is what comes after "/"
            end = start[:-1] + b"0"
            question = question.where(table.c.path >= start, table.c.path < end)
        for row in reader.execute(question.order_by(table.c.path)):
            yield absolute(root, row.path), row


def rows_at(
    reader: Reader, library: Library, table: Table, paths: Iterable[str]
) -> Iterator[tuple[str, Row[Any]]]:
    """Give the rows of a table with ``root_id`` and ``path`` for absolute paths that have one."""
    by_root = {path: key for key, path in root_paths(reader, library).items()}
    inside = os.fsencode(library.folder)
    split = Places(library.folder)
    places: dict[tuple[int, bytes], str] = {}
    for path in paths:
        base, relative = split.parts(path)
        root = by_root.get(inside if base is None else base)
        if root is not None:
            places[root, relative] = path
    for row in at(reader, table, list(places)):
        yield places[row.root_id, row.path], row


def move(writer: Writer, file_id: int, path: str) -> None:
    """Say that a file stands at the absolute ``path`` now."""
    root, relative = root_for(writer, path)
    values = {"root_id": root, "path": relative, "name": display_name(path)}
    writer.update(files, [{"id": file_id}], values)


def seen(writer: Writer, versions: Mapping[int, tuple[int, int]]) -> None:
    """Note size and time of files whose content is what it was: {file id: (bytes, modified_ns)}.

    That is no choice of anybody: it is not remembered for undo, and nothing follows from it.
    """
    rows = [
        {"file_id": key, "size": size, "moment": moment} for key, (size, moment) in versions.items()
    ]
    if rows:
        change = update(files).where(files.c.id == bindparam("file_id"))
        new = change.values(bytes=bindparam("size"), modified_ns=bindparam("moment"))
        writer.connection.execute(new, rows)


def forget(writer: Writer, library: Library, paths: Sequence[str]) -> int:
    """Say that nothing of the library stands at these absolute paths; return how many did."""
    known = known_files(writer.connection, library, paths)
    return writer.delete(files, [{"id": file.id} for file in known.values()])


def at(reader: Reader, table: Table, places: Iterable[tuple[int, bytes]]) -> Iterator[Row[Any]]:
    """Give the rows at these roots and paths, root by root: pairs of values use no index."""
    below: dict[int, list[bytes]] = {}
    for root, path in places:
        below.setdefault(root, []).append(path)
    for root, paths in below.items():
        for start in range(0, len(paths), PATHS_AT_ONCE):
            condition = table.c.path.in_(paths[start : start + PATHS_AT_ONCE])
            yield from reader.execute(select(table).where(table.c.root_id == root, condition)).all()


class Places:
    """Splits absolute paths; remembers the mount point of each folder and the id of each root."""

    def __init__(self, library_folder: Path) -> None:
        self._inside = os.path.join(os.fsencode(library_folder), b"")
        self._mounts: dict[bytes, bytes] = {}
        self._roots: dict[bytes | None, int] = {}

    def parts(self, path: str) -> tuple[bytes | None, bytes]:
        """Return the root (None: the library folder) and the bytes below it, "/" between."""
        whole = os.fsencode(os.path.abspath(path))
        if whole.startswith(self._inside):
            return None, _slashed(whole[len(self._inside) :])
        folder = os.path.dirname(whole)
        if folder not in self._mounts:
            self._mounts[folder] = _mount_point(folder)
        base = self._mounts[folder]
        return base, _slashed(whole[len(base) :].lstrip(os.fsencode(os.sep)))

    def stored(self, writer: Writer, path: str) -> tuple[int, bytes]:
        """Return the id of the root, made if it is new, and the bytes below it."""
        base, relative = self.parts(path)
        if base not in self._roots:
            self._roots[base] = _root_id(writer, base)
        return self._roots[base], relative


def _root_id(writer: Writer, base: bytes | None) -> int:
    condition = roots.c.inside == 1 if base is None else roots.c.path == base
    known = writer.connection.execute(select(roots.c.id).where(condition)).scalar()
    if known is not None:
        return int(known)
    return writer.insert(roots, [{"inside": 0, "path": base}])[0]


def _mount_point(folder: bytes) -> bytes:
    """Return the mount point of ``folder`` (on Windows its drive); the top if it is gone."""
    drive, _rest = os.path.splitdrive(folder)
    if drive:
        return drive + os.fsencode(os.sep)
    while folder != os.path.dirname(folder) and not os.path.ismount(folder):
        folder = os.path.dirname(folder)
    return folder


def _slashed(relative: bytes) -> bytes:
    return relative.replace(os.fsencode(os.sep), b"/")
