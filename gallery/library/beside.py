"""Sidecars that were read, and in which version, so that a rescan reads only new ones.

Pictures in archives are noted likewise: one that came in is not unpacked to be known again.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.files import Places, at, rows_at, rows_below
from gallery.library.journal import Writer
from gallery.library.source_tables import sidecars


def known(reader: Reader, library: Library, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return size in bytes and mtime in ns, as last read, of sidecars by absolute path."""
    return {
        path: (row.bytes, row.modified_ns)
        for path, row in rows_at(reader, library, sidecars, paths)
    }


def entry_path(archive: str, index: int) -> str:
    """Return what ``remember`` knows the entry of an archive by; no such file is on disk."""
    return f"{archive}{os.sep}!{index}"


def entries(reader: Reader, library: Library, archive: str) -> dict[int, tuple[int, int, int]]:
    """Return size in bytes, the archive's mtime in ns, and photo of an archive's known entries.

    By their index in it; those whose photos were taken out are left out.
    """
    begins = entry_path(archive, 0)[:-1]
    return {
        int(index): (row.bytes, row.modified_ns, row.photo_id)
        for path, row in rows_below(reader, library, sidecars, archive)
        if row.photo_id is not None and (index := path.removeprefix(begins)).isdecimal()
    }


def remember(writer: Writer, library: Library, rows: Sequence[Mapping[str, Any]]) -> None:
    """Note sidecars as read.

    Args:
        writer: the transaction.
        library: the library.
        rows: a mapping each with ``path`` (absolute), ``bytes``, ``modified_ns`` and, when it
            speaks of one photo only, ``photo_id``.
    """
    places = Places(library.folder)
    placed = {places.stored(writer, str(row["path"])): row for row in rows}
    there = {(row.root_id, row.path): row.id for row in at(writer.connection, sidecars, placed)}
    values = {
        place: {"bytes": row["bytes"], "modified_ns": row["modified_ns"],
                "photo_id": row.get("photo_id")}
        for place, row in placed.items()
    }  # fmt: skip
    known_places = [place for place in values if place in there]
    writer.update(
        sidecars,
        [{"id": there[place]} for place in known_places],
        [values[place] for place in known_places],
    )
    writer.insert(
        sidecars,
        [
            {"root_id": place[0], "path": place[1]} | value
            for place, value in values.items()
            if place not in there
        ],
    )
